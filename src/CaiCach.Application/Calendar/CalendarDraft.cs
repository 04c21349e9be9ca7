using System.Security.Cryptography;
using System.Text;
using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Reference;
using CaiCach.Law.Calendar;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Calendar;

/// <summary>A proposal judged: the calendar it makes, or why it makes none.</summary>
internal abstract record CalendarDraft
{
    private const int MostCharactersOfFile = 500_000;

    private CalendarDraft()
    {
    }

    /// <summary>It may come into force.</summary>
    internal sealed record Ready(CalendarRow Before, CalendarRow Row, WorkCalendar Calendar) : CalendarDraft;

    /// <summary>Something is wrong with it.</summary>
    internal sealed record Invalid(IReadOnlyList<FieldFault> Faults, IReadOnlyList<CalendarFileFault> Lines) : CalendarDraft;

    /// <summary>It was made on a version that is no longer in force.</summary>
    internal sealed record Stale(CalendarRow InForce) : CalendarDraft;

    /// <summary>Judges a proposal of somebody who may change the calendar.</summary>
    internal static async Task<CalendarDraft> OfAsync(CaiCachDb db, ActContext context, CalendarProposal proposal, CancellationToken cancel)
    {
        var newest = await db.Calendars.AsNoTracking().OrderByDescending(c => c.Number).FirstAsync(cancel);
        if (newest.Version != proposal.Seen)
        {
            return new Stale(newest);
        }

        var inForce = CalendarFile.Parse(newest.Document, newest.Version, WorkingHours.Standard).Calendar!;
        var today = VietnamTime.DayOf(context.Now);
        var number = proposal.DecisionNumber?.Trim().Normalize();
        var change = proposal.Change is { } given ? given with { Name = given.Name?.Trim().Normalize() } : null;
        List<FieldFault> faults =
        [
            .. change is null ? [] : CalendarRules.Judge(change, inForce, today).Select(At),
            .. CalendarRules.Judge(number, proposal.DecisionDate, today).Select(At),
            .. TypedText.Check("number", "number", number, CalendarDecision.MostCharacters) is { } bad ? (FieldFault[])[bad] : [],
            .. TypedText.Check("name", "name", change?.Name, CalendarChange.MostCharacters) is { } wrong ? (FieldFault[])[wrong] : [],
        ];
        if (change is null && string.IsNullOrWhiteSpace(proposal.Csv))
        {
            faults.Add(new("file", "file_missing", "Chọn tệp lịch (CSV)."));
        }
        else if (TypedText.Check("file", "file", proposal.Csv, MostCharactersOfFile) is { } unreadable)
        {
            faults.Add(unreadable);
        }

        // A file is looked through even when the document is not said yet: its lines are named at once.
        if ((change is not null && faults.Count > 0) || faults.Exists(f => f.Field == "file"))
        {
            return new Invalid(faults, []);
        }

        var csv = change is null ? proposal.Csv!.ReplaceLineEndings("\n") : CalendarDocument.Apply(newest.Document, change, new(number!, proposal.DecisionDate!.Value));
        var version = $"vn-{HashOf(csv)[..12]}-{newest.Number + 1}";
        var file = CalendarFile.Parse(csv, version, WorkingHours.Standard);
        if (file.Calendar is not { } calendar)
        {
            faults.Add(new("file", "file_faulty", "Tệp có dòng sai, nêu ở dưới; chưa có gì được áp dụng."));
            return new Invalid(faults, file.Faults);
        }

        if (CalendarRules.Judge(calendar, inForce, change is null ? "file" : "day") is { } whole)
        {
            faults.Add(At(whole));
        }

        if (csv == newest.Document)
        {
            faults.Add(new("file", "file_same", "Tệp này giống lịch đang dùng; không có gì để thay."));
        }

        return faults.Count > 0 ? new Invalid(faults, []) : new Ready(newest, RowOf(context, proposal, newest, calendar, csv, number!, change), calendar);
    }

    private static CalendarRow RowOf(ActContext context, CalendarProposal proposal, CalendarRow newest, WorkCalendar calendar, string csv, string number, CalendarChange? change) => new()
    {
        Version = calendar.Version,
        Number = newest.Number + 1,
        Document = csv,
        ImportedAt = context.Now,
        Source = change is null ? CalendarSource.Loaded : CalendarSource.Announced,
        DecisionNumber = number,
        DecisionDate = proposal.DecisionDate,
        Summary = change?.Summary ?? $"Nạp tệp lịch các năm {calendar.FirstYear}–{calendar.LastYear}",
        MadeBy = context.Actor.Name,
    };

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static FieldFault At(CalendarFault fault) => new(fault.Field, "calendar_" + fault.Code, fault.Message);
}
