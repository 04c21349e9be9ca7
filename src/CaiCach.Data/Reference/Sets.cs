using CaiCach.Data.Reference;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<CalendarRow> Calendars => Set<CalendarRow>();

    public DbSet<UnitCalendarRow> UnitCalendars => Set<UnitCalendarRow>();

    public DbSet<ReminderLadderRow> ReminderLadders => Set<ReminderLadderRow>();

    public DbSet<ClockRulesRow> ClockRules => Set<ClockRulesRow>();

    public DbSet<Phrase> Phrases => Set<Phrase>();

    public DbSet<Province> Provinces => Set<Province>();

    public DbSet<LetterSetRow> LetterSets => Set<LetterSetRow>();

    public DbSet<ImportRow> Imports => Set<ImportRow>();

    public DbSet<RuleFile> RuleFiles => Set<RuleFile>();
}
