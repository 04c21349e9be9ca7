using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace;

/// <summary>Moments as officials read them: local, 24 hours, dd/MM/yyyy.</summary>
public static class TimeTexts
{
    /// <summary>What the time to answer a filing is called, with how long it is under the rules it was filed under.</summary>
    public static string IntakeLabel(IStringLocalizer<WorkspaceTexts> t, ReferenceSnapshot reference, Dossier dossier) =>
        DossierTimes.IntakeOf(reference.ClockRules.Of(dossier.ClockRules), dossier.Channel) is { Unit: LimitUnit.WorkingHour } limit
            ? t["Hạn trả lời tiếp nhận ({0} giờ làm việc)", limit.Value].Value : t["Hạn trả lời tiếp nhận (trong ngày làm việc)"].Value;

    /// <summary>Within this time of its end, a dossier is marked as due soon.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromHours(24);

    /// <summary>For example "09:00 02/03/2026".</summary>
    public static string Moment(DateTime utc) => VietnamTime.ToLocal(utc).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment, or a dash where there is none.</summary>
    public static string Moment(DateTime? utc) => utc is { } known && known < DossierWork.NoDue ? Moment(known) : "–";

    /// <summary>For example "02/03/2026".</summary>
    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The same of a clock that counts working hours: half a working day.</summary>
    public static readonly TimeSpan SoonAtWork = TimeSpan.FromHours(4);

    private static readonly TimeSpan LongestCounted = TimeSpan.FromDays(60);

    /// <summary>How a due time stands: a class for its colour and the words that say the same.</summary>
    /// <param name="t">The texts.</param>
    /// <param name="due">The due time, UTC.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="working">The calendar of a clock that counts working hours; null for one that counts days.</param>
    public static DueMark Due(IStringLocalizer<WorkspaceTexts> t, DateTime due, DateTime now, WorkCalendar? working = null)
    {
        if (due >= DossierWork.NoDue)
        {
            return new(null, "", false);
        }

        var left = due - now;
        if (working is not null && left >= TimeSpan.Zero && left <= LongestCounted)
        {
            var atWork = WorkingTime(working, VietnamTime.ToLocal(now), VietnamTime.ToLocal(due));
            return new(atWork <= SoonAtWork ? "cc-due--soon" : null, t["Còn {0} làm việc", Hours(t, atWork)].Value, false);
        }

        return left < TimeSpan.Zero ? new("cc-due--late", t["Quá hạn {0}", Span(t, -left)].Value, true)
            : left <= Soon ? new("cc-due--soon", t["Còn {0}", Span(t, left)].Value, false)
            : new(null, t["Còn {0}", Span(t, left)].Value, false);
    }

    /// <summary>The working time between two local moments of the calendar's years; days outside them count nothing.</summary>
    public static TimeSpan WorkingTime(WorkCalendar calendar, DateTime from, DateTime to)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var (first, last) = (DateOnly.FromDateTime(from), DateOnly.FromDateTime(to));
        var minutes = 0;
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (calendar.Covers(day) && calendar.HoursOn(day) is { } hours)
            {
                minutes += (day == last ? hours.MinutesBefore(TimeOnly.FromDateTime(to)) : hours.MinutesADay)
                    - (day == first ? hours.MinutesBefore(TimeOnly.FromDateTime(from)) : 0);
            }
        }

        return TimeSpan.FromMinutes(Math.Max(0, minutes));
    }

    private static string Hours(IStringLocalizer<WorkspaceTexts> t, TimeSpan span) => span.TotalHours >= 1
        ? t["{0} giờ", (int)span.TotalHours].Value
        : t["{0} phút", Math.Max(1, (int)span.TotalMinutes)].Value;

    private static string Span(IStringLocalizer<WorkspaceTexts> t, TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => t["{0} ngày", (int)span.TotalDays].Value,
        { TotalHours: >= 1 } => t["{0} giờ", (int)span.TotalHours].Value,
        _ => t["{0} phút", Math.Max(1, (int)span.TotalMinutes)].Value,
    };
}

/// <summary>How a due time stands.</summary>
/// <param name="Class">The class of its colour; null for none.</param>
/// <param name="Text">The same in words; empty without a due time.</param>
/// <param name="Late">Whether it has passed.</param>
public sealed record DueMark(string? Class, string Text, bool Late);
