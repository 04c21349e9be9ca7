using CaiCach.Application.Acting;
using CaiCach.Application.Calendar;
using CaiCach.Application.Ledger;
using CaiCach.Application.Letters;
using CaiCach.Application.Messages;
using CaiCach.Application.Processes;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Letters;
using CaiCach.Data.Messages;
using CaiCach.Data.Organisation;
using CaiCach.Data.Processes;
using CaiCach.Data.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>
/// What bodies have decided for themselves, led on to those that take over (<see cref="Continuations"/>): internal processes, each where its procedure goes; calendars, reminders and texts of letters and messages
/// where the body is new, since one that is there already goes on as it is. What goes on is a version of the body's own from the day on; the old ones stay where they are.
/// </summary>
internal sealed class Inheritance
{
    private readonly CaiCachDb _db;
    private readonly ReorganisationPlan _plan;
    private readonly DateOnly _day;
    private readonly Dictionary<Guid, string> _names;
    private readonly List<Guid> _sources;
    private readonly List<(Inherited What, Guid Target, Held First)> _lines = [];
    private readonly Dictionary<(Guid Body, string Procedure), int> _numbers = [];

    private Inheritance(CaiCachDb db, ReorganisationPlan plan, DateOnly day, IEnumerable<Unit> units)
    {
        (_db, _plan, _day) = (db, plan, day);
        var known = units.ToList();
        _names = known.ToDictionary(u => u.Id, u => u.Name);
        foreach (var target in plan.Targets.Where(t => t.New is not null))
        {
            _names[target.Id] = target.New!.Name;
        }

        _sources = [.. known.Where(u => u.AgencyId == u.Id && plan.Sources.Contains(u.Id)).OrderBy(u => plan.Sources.ToList().IndexOf(u.Id)).Select(u => u.Id)];
    }

    /// <summary>What one body has: the rows that hold now and later, and their content as one text.</summary>
    private sealed record Held(Guid Body, string Content, IReadOnlyList<object> Rows);

    /// <summary>What becomes of each thing.</summary>
    public IReadOnlyList<Inherited> Lines => [.. _lines.Select(l => l.What)];

    /// <summary>Judges what bodies have decided for themselves on the day of a plan; nothing for units inside a body.</summary>
    public static async Task<Inheritance> JudgeAsync(CaiCachDb db, ReorganisationPlan plan, DateOnly day, IEnumerable<Unit> units, CancellationToken cancel)
    {
        var inheritance = new Inheritance(db, plan, day, units);
        if (inheritance._sources.Count > 0 && plan.Targets.Count > 0)
        {
            await inheritance.ProcessesAsync(cancel);
            await inheritance.CalendarsAsync(cancel);
            await inheritance.RemindersAsync(cancel);
            await inheritance.LetterTextsAsync(cancel);
            await inheritance.MessageTextsAsync(cancel);
        }

        return inheritance;
    }

    /// <summary>Adds what goes on to the bodies that take over; the caller saves.</summary>
    /// <param name="context">Who, when.</param>
    /// <param name="row">The decision.</param>
    /// <param name="tree">The units as they are from the day on.</param>
    public void Carry(ActContext context, Reorganisation row, OrganisationTree tree)
    {
        foreach (var (what, target, first) in _lines.Where(l => l.What.Outcome == Continuation.GoesOn))
        {
            var why = $"Tiếp tục của {_names[first.Body]} theo Quyết định số {row.DecisionNumber} ngày {row.DecisionDate:dd/MM/yyyy}.";
            var (number, series) = (0, Ids.New(context.Now));
            foreach (var held in first.Rows)
            {
                switch (held)
                {
                    case ProcessVersion process:
                        Add(context, process, target, tree, why);
                        break;
                    case UnitCalendarRow calendar:
                        Add(context, calendar, target, row, why);
                        break;
                    case ReminderLadderRow reminders:
                        _db.ReminderLadders.Add(new() { AgencyId = target, Number = 1, Document = reminders.Document, MadeAt = context.Now, MadeBy = context.Actor.Name });
                        _db.Record(context, ReminderEventData.Stream, ReminderEventData.StreamOf(target), 1, ReminderEventData.Saved, new ReminderEventData(target, 1, reminders.Document), why, target);
                        break;
                    case LetterTemplateRow text:
                        Add(context, text, target, series, ++number, why);
                        break;
                    case MessageTextRow text:
                        Add(context, text, target, series, ++number, why);
                        break;
                    default:
                        throw new System.Diagnostics.UnreachableException($"Nothing is known of a {held.GetType().Name}.");
                }
            }
        }
    }

    private void Judge(Guid target, InheritedKind kind, string? key, bool own, IReadOnlyList<Guid> sources, IReadOnlyList<Held> held, bool draft = false)
    {
        var verdict = Continuations.Judge(own, [.. sources.Select(s => held.FirstOrDefault(h => h.Body == s)?.Content)], kind == InheritedKind.Calendar);
        if (verdict is { } outcome)
        {
            // A draft of the body itself is the next word; nothing is put past it.
            outcome = draft && outcome == Continuation.GoesOn ? Continuation.ToDecide : outcome;
            var from = held.Where(h => sources.Contains(h.Body)).ToList();
            _lines.Add((new(_names[target], kind, key, outcome, [.. from.Select(h => _names[h.Body])]), target, from[0]));
        }
    }

    private async Task ProcessesAsync(CancellationToken cancel)
    {
        var bodies = _sources.Concat(_plan.Targets.Select(t => t.Id)).Distinct().ToList();
        var all = await _db.ProcessVersions.AsNoTracking().Where(p => bodies.Contains(p.AgencyId) && p.State != ProcessState.Discarded).ToListAsync(cancel);
        foreach (var last in await _db.ProcessVersions.Where(p => bodies.Contains(p.AgencyId)).GroupBy(p => new { p.AgencyId, p.ProcedureCode }).Select(g => new { g.Key, Number = g.Max(p => p.Number) }).ToListAsync(cancel))
        {
            _numbers[(last.Key.AgencyId, last.Key.ProcedureCode)] = last.Number;
        }

        var handled = (await _db.Offerings.Where(o => _sources.Contains(o.AgencyId) && (o.ValidTo == null || o.ValidTo >= _day)).Select(o => o.ProcedureCode).Distinct().ToListAsync(cancel))
            .Union(await ReorganisationDraft.Open(_db).Where(d => _sources.Contains(d.AgencyId) && d.AcceptedAt == null).Select(d => d.ProcedureCode).Distinct().ToListAsync(cancel), StringComparer.Ordinal);
        foreach (var code in handled.Order(StringComparer.Ordinal))
        {
            var target = _plan.TargetFor(code);
            var sources = _sources.Where(s => s != target).ToList();
            var held = sources.Select(s => HeldProcess(s, code, all)).OfType<Held>().ToList();
            var there = all.Where(p => p.AgencyId == target && p.ProcedureCode == code).ToList();
            Judge(target, InheritedKind.Process, code, there.Any(p => p.State == ProcessState.Approved), sources, held, there.Count > 0);
        }
    }

    private Held? HeldProcess(Guid body, string code, List<ProcessVersion> all)
    {
        var approved = all.Where(p => p.AgencyId == body && p.ProcedureCode == code && p.State == ProcessState.Approved).OrderBy(p => p.Number).ToList();
        var first = approved.FindLastIndex(p => p.InForceFrom <= _day);
        var rows = approved.Skip(Math.Max(0, first)).ToList();
        return rows.Count == 0 ? null : new(body, string.Join('\n', rows.Select(p => $"{(p.InForceFrom > _day ? p.InForceFrom : null):O} {p.Document}")), rows);
    }

    private async Task CalendarsAsync(CancellationToken cancel)
    {
        var rows = await _db.UnitCalendars.AsNoTracking().Where(c => _sources.Contains(c.UnitId)).ToListAsync(cancel);
        Each(InheritedKind.Calendar, null, [.. rows.GroupBy(c => c.UnitId).Select(g => g.MaxBy(c => c.Number)!).Select(c => new Held(c.UnitId, c.Document, [c]))]);
    }

    private async Task RemindersAsync(CancellationToken cancel)
    {
        var rows = await _db.ReminderLadders.AsNoTracking().Where(r => _sources.Contains(r.AgencyId)).ToListAsync(cancel);
        Each(InheritedKind.Reminders, null, [.. rows.GroupBy(r => r.AgencyId).Select(g => g.MaxBy(r => r.Number)!).Select(r => new Held(r.AgencyId, r.Document, [r]))]);
    }

    private async Task LetterTextsAsync(CancellationToken cancel)
    {
        var rows = await _db.LetterTemplates.AsNoTracking().Where(t => _sources.Contains(t.AgencyId)).ToListAsync(cancel);
        foreach (var text in rows.GroupBy(t => (t.SetCode, t.Kind)).OrderByDescending(g => g.Key.SetCode, StringComparer.Ordinal).ThenBy(g => g.Key.Kind))
        {
            Each(InheritedKind.LetterText, $"{text.Key.SetCode}/{text.Key.Kind}", [.. text.GroupBy(t => t.AgencyId).Select(g => HeldText(g.Key, [.. g.OrderBy(t => t.InForceFrom).ThenBy(t => t.Version)]))]);
        }
    }

    private Held HeldText(Guid body, List<LetterTemplateRow> versions)
    {
        var rows = versions.Skip(Math.Max(0, versions.FindLastIndex(t => t.InForceFrom <= _day))).ToList();
        return new(body, string.Join('\n', rows.Select(t => $"{(t.InForceFrom > _day ? t.InForceFrom : null):O} {t.Opening}\0{t.Body}\0{t.Closing}\0{t.Notes}")), rows);
    }

    private async Task MessageTextsAsync(CancellationToken cancel)
    {
        var rows = await _db.MessageTexts.AsNoTracking().Where(t => _sources.Contains(t.AgencyId)).ToListAsync(cancel);
        foreach (var text in rows.GroupBy(t => t.Kind).OrderBy(g => g.Key))
        {
            Each(InheritedKind.MessageText, text.Key.ToString(), [.. text.GroupBy(t => t.AgencyId).Select(g => HeldText(g.Key, [.. g.OrderBy(t => t.InForceFrom).ThenBy(t => t.Version)]))]);
        }
    }

    private Held HeldText(Guid body, List<MessageTextRow> versions)
    {
        var rows = versions.Skip(Math.Max(0, versions.FindLastIndex(t => t.InForceFrom <= _day))).ToList();
        return new(body, string.Join('\n', rows.Select(t => $"{(t.InForceFrom > _day ? t.InForceFrom : null):O} {t.Subject}\0{t.Mail}\0{t.Sms}")), rows);
    }

    /// <summary>At each body that takes over: a new one has none of its own, any other goes on as it is.</summary>
    private void Each(InheritedKind kind, string? key, IReadOnlyList<Held> held)
    {
        var inOrder = held.OrderBy(h => _sources.IndexOf(h.Body)).ToList();
        foreach (var target in _plan.Targets.Where(t => !_sources.Contains(t.Id)))
        {
            Judge(target.Id, kind, key, target.New is null, _sources, inOrder);
        }
    }

    private void Add(ActContext context, ProcessVersion from, Guid target, OrganisationTree tree, string why)
    {
        var process = new ProcessVersion
        {
            Id = Ids.New(context.Now),
            Version = 1,
            AgencyId = target,
            ProcedureCode = from.ProcedureCode,
            Number = NextOf(target, from.ProcedureCode),
            State = ProcessState.Approved,
            Document = ProcessDocument.Write(ProcessDocument.Read(from.Document).With(s => s.Unit is { } code ? s with { Unit = tree.PlaceAt(code, target) } : s)),
            ChangedAt = context.Now,
            ChangedBy = context.Actor.Name,
            ProcedureVersion = from.ProcedureVersion,
            DecisionId = from.DecisionId,
            DecisionNumber = from.DecisionNumber,
            DecisionDate = from.DecisionDate,
            Signer = from.Signer,
            InForceFrom = from.InForceFrom > _day ? from.InForceFrom : _day,
        };
        _db.ProcessVersions.Add(process);
        _db.Record(
            context, ProcessEventData.Stream, process.Id, 1, ProcessEventData.Approved,
            new ProcessEventData(target, process.ProcedureCode, process.Number, why, process.ProcedureVersion, process.DecisionNumber, process.DecisionDate, process.Signer, process.InForceFrom), why, target);
    }

    private int NextOf(Guid target, string code) => _numbers[(target, code)] = _numbers.GetValueOrDefault((target, code)) + 1;

    private void Add(ActContext context, UnitCalendarRow from, Guid target, Reorganisation row, string why)
    {
        var calendar = UnitCalendarVersion.RowOf(context, target, 1, from.Document, new(row.DecisionNumber, row.DecisionDate), why[..Math.Min(why.Length, 800)]);
        _db.UnitCalendars.Add(calendar);
        _db.Record(
            context, CalendarEventData.Stream, UnitCalendarEventData.StreamOf(target), 1, UnitCalendarEventData.Announced,
            new UnitCalendarEventData(target, calendar.Version, calendar.DecisionNumber, calendar.DecisionDate, calendar.Summary), why, target);
    }

    private void Add(ActContext context, LetterTemplateRow from, Guid target, Guid series, int version, string why)
    {
        var day = from.InForceFrom > _day ? from.InForceFrom : _day;
        _db.LetterTemplates.Add(new()
        {
            Id = version == 1 ? series : Ids.New(context.Now),
            SeriesId = series,
            AgencyId = target,
            SetCode = from.SetCode,
            Kind = from.Kind,
            Version = version,
            InForceFrom = day,
            Opening = from.Opening,
            Body = from.Body,
            Closing = from.Closing,
            Notes = from.Notes,
            SavedAt = context.Now,
            SavedBy = context.Actor.Name,
        });
        _db.Record(context, LetterTextEventData.Stream, series, version, LetterTextEventData.Saved, new LetterTextEventData(target, from.SetCode, from.Kind, day), why, target);
    }

    private void Add(ActContext context, MessageTextRow from, Guid target, Guid series, int version, string why)
    {
        var day = from.InForceFrom > _day ? from.InForceFrom : _day;
        _db.MessageTexts.Add(new()
        {
            Id = version == 1 ? series : Ids.New(context.Now),
            SeriesId = series,
            AgencyId = target,
            Kind = from.Kind,
            Version = version,
            InForceFrom = day,
            Subject = from.Subject,
            Mail = from.Mail,
            Sms = from.Sms,
            Notice = from.Notice,
            SavedAt = context.Now,
            SavedBy = context.Actor.Name,
        });
        _db.Record(context, MessageTextEventData.Stream, series, version, MessageTextEventData.Saved, new MessageTextEventData(target, from.Kind, day), why, target);
    }
}
