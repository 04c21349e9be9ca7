using System.Text.Json;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Petitions;

/// <summary>How long each step on a petition may take. All are working days and end with the working hours of their last day (rule R2).</summary>
/// <param name="Refuse">To refuse, from the receipt.</param>
/// <param name="AskMore">To ask for more, from the receipt.</param>
/// <param name="Answer">To answer, from the receipt of the complete petition.</param>
/// <param name="Publish">To make the answer public, from the answer.</param>
/// <param name="Supplement">What the petitioner is given to add what is missing; ours.</param>
/// <param name="Rating">How long after the answer it can be rated; ours.</param>
/// <param name="Source">Where the first four come from.</param>
public sealed record PetitionLimits(int Refuse, int AskMore, int Answer, int Publish, int Supplement, int Rating, string Source)
{
    /// <summary>Reads the file of limits.</summary>
    /// <param name="json">The file.</param>
    /// <param name="fault">What is wrong with it, in Vietnamese; null when nothing is.</param>
    /// <returns>The limits; null when something is wrong.</returns>
    public static PetitionLimits? Parse(string json, out string? fault)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            var root = file.RootElement;
            var limits = new PetitionLimits(Days("refuse"), Days("askMore"), Days("answer"), Days("publish"), Days("supplement"), Days("rating"), root.GetProperty("source").GetString() ?? "");
            fault = limits.Source.Length == 0 ? "Thiếu nguồn của các thời hạn." : null;
            return fault is null ? limits : null;

            int Days(string name) => root.GetProperty(name).GetInt32() is var days and >= 1 and <= 365 ? days : throw new FormatException($"Thời hạn “{name}” phải từ 1 đến 365 ngày làm việc.");
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            fault = failure is FormatException ? failure.Message : "Không đọc được tệp thời hạn phản ánh, kiến nghị.";
            return null;
        }
    }

    /// <summary>The end (local) of so many working days from a local moment; null when the calendar cannot tell.</summary>
    public static DateTime? End(WorkCalendar calendar, DateTime fromLocal, int days)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var due = DueDates.Compute(calendar, fromLocal, new TimeLimit(days, LimitUnit.WorkingDay), []);
        return due.IsAnswered ? due.Due : null;
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

    /// <summary>Every measure.</summary>
    public static IReadOnlyList<string> All { get; } = [Received, HandledOnTime, HandledLate, PublishedOnTime, PublishedLate, RatedSatisfied, RatedDissatisfied];

    /// <summary>What an act counts; null when it counts nothing.</summary>
    /// <param name="act">The act; null for the receipt.</param>
    /// <param name="late">Whether it came after its limit.</param>
    /// <param name="satisfaction">How satisfied the petitioner is.</param>
    public static string? Of(PetitionAct? act, bool late, Satisfaction? satisfaction) => act switch
    {
        null => Received,
        PetitionAct.Refuse or PetitionAct.Answer => late ? HandledLate : HandledOnTime,
        PetitionAct.Publish => late ? PublishedLate : PublishedOnTime,
        PetitionAct.Rate => satisfaction == Satisfaction.Dissatisfied ? RatedDissatisfied : RatedSatisfied,
        _ => null,
    };
}
