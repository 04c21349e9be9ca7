using System.Globalization;
using System.Text.Json;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Petitions;

/// <summary>How long each step on a petition may take. All are working days and end with the working hours of their last day (rule R2).</summary>
/// <param name="Refuse">To refuse, or to send to the competent body, from the receipt.</param>
/// <param name="AskMore">To ask for more, from the receipt.</param>
/// <param name="Answer">To answer, from the receipt of the complete petition.</param>
/// <param name="Publish">To make the answer public, from the answer.</param>
/// <param name="Supplement">What the petitioner is given to add what is missing; ours.</param>
/// <param name="Rating">How long after the answer it can be rated; ours.</param>
/// <param name="TransferRestarts">Whether the competent body has the whole time to answer from the transfer on; otherwise the time of the receipt runs on. Its time to refuse or send on starts with the transfer either way.</param>
/// <param name="InForceFrom">The first day of receipt it holds for; null for every day before the next one's.</param>
/// <param name="Source">Where the first four come from.</param>
public sealed record PetitionLimits(int Refuse, int AskMore, int Answer, int Publish, int Supplement, int Rating, bool TransferRestarts, DateOnly? InForceFrom, string Source)
{
    /// <summary>The end (local) of so many working days from a local moment; null when the calendar cannot tell.</summary>
    public static DateTime? End(WorkCalendar calendar, DateTime fromLocal, int days)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var due = DueDates.Compute(calendar, fromLocal, new TimeLimit(days, LimitUnit.WorkingDay), []);
        return due.IsAnswered ? due.Due : null;
    }
}

/// <summary>The limits of petitions by the day of receipt: a petition keeps those of the day it was sent, whatever comes into force later.</summary>
public sealed class PetitionLimitBook
{
    private readonly IReadOnlyList<PetitionLimits> versions;

    private PetitionLimitBook(IReadOnlyList<PetitionLimits> versions) => this.versions = versions;

    /// <summary>The limits of petitions sent on a local day; those before the first that has a day go by the earliest.</summary>
    public PetitionLimits On(DateOnly day) => versions.LastOrDefault(v => v.InForceFrom is not { } first || first <= day) ?? versions[0];

    /// <summary>Reads the file of limits: dated rules, or the one rule without a day that earlier versions of the program stored.</summary>
    /// <param name="json">The file.</param>
    /// <param name="fault">What is wrong with it, in Vietnamese; null when nothing is.</param>
    /// <returns>The limits; null when something is wrong.</returns>
    public static PetitionLimitBook? Parse(string json, out string? fault)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            var root = file.RootElement;
            List<PetitionLimits> rules = root.TryGetProperty("rules", out var dated) ? [.. dated.EnumerateArray().Select(Read).OrderBy(r => r.InForceFrom ?? DateOnly.MinValue)] : [Read(root)];
            fault = rules.Count == 0 ? "Chưa có thời hạn nào."
                : rules.Any(r => r.Source.Length == 0) ? "Thiếu nguồn của các thời hạn."
                : rules.Select(r => r.InForceFrom).Distinct().Count() < rules.Count ? "Hai bản thời hạn có cùng ngày hiệu lực."
                : null;
            return fault is null ? new(rules) : null;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            fault = failure is FormatException ? failure.Message : "Không đọc được tệp thời hạn phản ánh, kiến nghị.";
            return null;
        }
    }

    private static PetitionLimits Read(JsonElement rule)
    {
        return new(
            Days("refuse"), Days("askMore"), Days("answer"), Days("publish"), Days("supplement"), Days("rating"), !rule.TryGetProperty("transferRestarts", out var restarts) || restarts.GetBoolean(), FirstDay(),
            rule.GetProperty("source").GetString() ?? "");

        int Days(string name) => rule.GetProperty(name).GetInt32() is var days and >= 1 and <= 365 ? days : throw new FormatException($"Thời hạn “{name}” phải từ 1 đến 365 ngày làm việc.");

        DateOnly? FirstDay() => !rule.TryGetProperty("inForceFrom", out var day) ? null
            : DateOnly.TryParseExact(day.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first
            : throw new FormatException("Ngày hiệu lực “inForceFrom” phải có dạng 2026-01-31.");
    }
}

/// <summary>Codes of what is counted of petitions (blocks 5.2 and 5.3 of QĐ 766/QĐ-TTg stand on them).</summary>
public static class PetitionMeasures
{
    /// <summary>Petitions received.</summary>
    public const string Received = "petition.received";

    /// <summary>Refused or answered within the limit.</summary>
    public const string HandledOnTime = "petition.handled.on_time";

    /// <summary>Refused or answered after it.</summary>
    public const string HandledLate = "petition.handled.late";

    /// <summary>Made public within the limit.</summary>
    public const string PublishedOnTime = "petition.published.on_time";

    /// <summary>Made public after it.</summary>
    public const string PublishedLate = "petition.published.late";

    /// <summary>Rated as satisfied or very satisfied.</summary>
    public const string RatedSatisfied = "petition.rated.satisfied";

    /// <summary>Rated as not satisfied.</summary>
    public const string RatedDissatisfied = "petition.rated.dissatisfied";

    /// <summary>Come from another body that was not competent; the petition was received there.</summary>
    public const string TransferredIn = "petition.transferred.in";

    /// <summary>Sent to the competent body within the limit of a refusal.</summary>
    public const string TransferredOnTime = "petition.transferred.on_time";

    /// <summary>Sent there after it.</summary>
    public const string TransferredLate = "petition.transferred.late";

    /// <summary>Every measure.</summary>
    public static IReadOnlyList<string> All { get; } = [Received, TransferredIn, TransferredOnTime, TransferredLate, HandledOnTime, HandledLate, PublishedOnTime, PublishedLate, RatedSatisfied, RatedDissatisfied];

    /// <summary>What an act counts at the body that did it; null when it counts nothing.</summary>
    /// <param name="act">The act; null for the receipt.</param>
    /// <param name="late">Whether it came after its limit.</param>
    /// <param name="satisfaction">How satisfied the petitioner is.</param>
    public static string? Of(PetitionAct? act, bool late, Satisfaction? satisfaction) => act switch
    {
        null => Received,
        PetitionAct.Refuse or PetitionAct.Answer => late ? HandledLate : HandledOnTime,
        PetitionAct.Transfer => late ? TransferredLate : TransferredOnTime,
        PetitionAct.Publish => late ? PublishedLate : PublishedOnTime,
        PetitionAct.Rate => satisfaction == Satisfaction.Dissatisfied ? RatedDissatisfied : RatedSatisfied,
        _ => null,
    };
}
