using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Web.Components;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>One line of the form that asks for opinions or hands parts over: who is asked and how long it has; a line without a body is left out.</summary>
public sealed class AskLine
{
    /// <summary>Lines on the form.</summary>
    public const int Lines = 5;

    private const string UsualDays = "5";

    public string? Unit { get; set; }

    public string? Days { get; set; } = UsualDays;

    /// <summary>The name of a body outside this installation, in place of one on the list.</summary>
    public string? Outside { get; set; }

    /// <summary>Whether somebody is asked in it.</summary>
    public bool IsAsked => !string.IsNullOrWhiteSpace(Unit) || !string.IsNullOrWhiteSpace(Outside);

    private int? DaysOrNull => int.TryParse(Days?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;

    /// <summary>As the use case takes it; only after <see cref="Check"/> found no fault.</summary>
    public ConsultBodies.Body ToBody() => string.IsNullOrWhiteSpace(Unit) ? new(Guid.Empty, DaysOrNull!.Value, Outside) : new(Guid.Parse(Unit), DaysOrNull!.Value);

    /// <summary>The lines of a form that nothing was typed in: each with the time of a body that the process calls, the body chosen where it calls just one.</summary>
    /// <param name="allotted">What the process allots.</param>
    /// <param name="may">Who may be asked.</param>
    /// <param name="most">The most days.</param>
    public static List<AskLine> Of(IReadOnlyList<ReadAllotments.Allotment> allotted, IReadOnlyList<Choice> may, int most) => [.. allotted.Take(Lines).Select(a => new AskLine
    {
        Unit = allotted.Count == 1 ? may.FirstOrDefault(choice => choice.Value == a.UnitId?.ToString())?.Value : null,
        Days = Math.Min(a.Days, most).ToString(CultureInfo.InvariantCulture),
    })];

    /// <summary>All lines of the form, with what was typed.</summary>
    public static List<AskLine> For(IReadOnlyList<AskLine> typed) => [.. Enumerable.Range(0, Math.Max(Lines, Math.Min(typed.Count, ConsultBodies.MostBodies))).Select(i => i < typed.Count ? typed[i] : new())];

    /// <summary>The faults of the lines' shape.</summary>
    public static void Check(IReadOnlyList<AskLine> lines, bool parts, ModelStateDictionary state)
    {
        if (!lines.Any(l => l.IsAsked))
        {
            state.AddModelError("Input.Bodies[0].Unit", parts ? "Chọn ít nhất một cơ quan giải quyết phần việc." : "Chọn ít nhất một cơ quan, đơn vị để lấy ý kiến.");
        }

        foreach (var (i, line) in lines.Index().Where(l => l.Item.IsAsked))
        {
            if (!string.IsNullOrWhiteSpace(line.Unit) && !string.IsNullOrWhiteSpace(line.Outside))
            {
                state.AddModelError(string.Create(CultureInfo.InvariantCulture, $"Input.Bodies[{i}].Outside"), "Chọn cơ quan trong danh sách, hoặc ghi tên cơ quan ngoài hệ thống; không cả hai.");
            }
            else if (string.IsNullOrWhiteSpace(line.Outside) && !Guid.TryParse(line.Unit, out _))
            {
                state.AddModelError(string.Create(CultureInfo.InvariantCulture, $"Input.Bodies[{i}].Unit"), "Chọn cơ quan, đơn vị có trong danh sách.");
            }

            if (line.DaysOrNull is null)
            {
                state.AddModelError(string.Create(CultureInfo.InvariantCulture, $"Input.Bodies[{i}].Days"), parts ? "Nhập số ngày làm việc, từ 1 đến 90." : "Nhập số ngày làm việc, từ 1 đến 30.");
            }
        }
    }

    /// <summary>Whether an answer may come after the dossier is due, each by the calendar that counts for whoever is asked. For opinions that take no time of the limit the due date moves along.</summary>
    public static bool EndAfter(IReadOnlyList<AskLine> lines, bool parts, Dossier dossier, ReferenceSnapshot reference, DateTime now) =>
        dossier.DueAt is { } last && lines.Where(l => l.IsAsked && l.DaysOrNull is >= 1 && l.DaysOrNull <= (parts ? SendParts.MostDays : ConsultBodies.MostDays)).Any(l =>
            (Guid.TryParse(l.Unit, out var body) || !string.IsNullOrWhiteSpace(l.Outside))
            && (parts || now > last || !ConsultBodies.IsExcluded(dossier, reference, body))
            && (parts && body != Guid.Empty ? reference.CalendarOfUnit(body) : reference.CalendarOf(dossier.CounterId)) is { } calendar
            && DueDates.Compute(calendar, DossierTimes.ToMinute(now), new TimeLimit(l.DaysOrNull!.Value, LimitUnit.WorkingDay), []) is { IsAnswered: true } end && VietnamTime.ToUtc(end.Due) > last);
}
