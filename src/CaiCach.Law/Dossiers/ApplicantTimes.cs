using System.Globalization;
using System.Text.Json;

namespace CaiCach.Law.Dossiers;

/// <summary>How long applicants have for what is theirs to do, from a day on. What was given once stays as it was given.</summary>
/// <param name="InForceFrom">The first local day it holds for: of a delivery for the rating, of the request for a supplement.</param>
/// <param name="RatingDays">Calendar days after the delivery in which a dossier can be rated: 1 to 365.</param>
/// <param name="IntakeSupplementDays">Working days to answer a request before acceptance, where the officer gives no other number.</param>
/// <param name="SupplementDays">Working days to answer a request after acceptance, where the head gives no other number.</param>
/// <param name="MostSupplementDays">The most working days that may be given for either: 1 to 250.</param>
public sealed record ApplicantTimes(DateOnly InForceFrom, int RatingDays, int IntakeSupplementDays, int SupplementDays, int MostSupplementDays)
{
    /// <summary>The times in force on a day; the earliest for a day before all of them.</summary>
    /// <param name="versions">Every version; at least one.</param>
    /// <param name="day">The local day.</param>
    public static ApplicantTimes On(IReadOnlyList<ApplicantTimes> versions, DateOnly day) =>
        versions.Where(v => v.InForceFrom <= day).MaxBy(v => v.InForceFrom) ?? versions.MinBy(v => v.InForceFrom)!;

    /// <summary>Reads the file of the times.</summary>
    /// <param name="json">The file.</param>
    /// <returns>Every version.</returns>
    /// <exception cref="FormatException">There is none, two begin on one day, or a number is out of its range.</exception>
    public static IReadOnlyList<ApplicantTimes> Parse(string json)
    {
        using var file = JsonDocument.Parse(json);
        List<ApplicantTimes> versions = file.RootElement.TryGetProperty("versions", out var rows) ? [.. rows.EnumerateArray().Select(Read)] : [];
        return versions.Count > 0 && versions.DistinctBy(v => v.InForceFrom).Count() == versions.Count && versions.All(IsSound)
            ? versions
            : throw new FormatException("The times of applicants are missing, begin twice on one day, or are out of range.");
    }

    private static ApplicantTimes Read(JsonElement row)
    {
        return new(
            DateOnly.ParseExact(row.GetProperty("inForceFrom").GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture), Days("ratingDays"), Days("intakeSupplementDays"), Days("supplementDays"), Days("mostSupplementDays"));

        int Days(string name) => row.GetProperty(name).GetInt32();
    }

    private static bool IsSound(ApplicantTimes times) =>
        times is { RatingDays: >= 1 and <= 365, MostSupplementDays: >= 1 and <= 250, IntakeSupplementDays: >= 1, SupplementDays: >= 1 }
        && times.IntakeSupplementDays <= times.MostSupplementDays && times.SupplementDays <= times.MostSupplementDays;
}
