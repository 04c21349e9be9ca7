using System.Reflection;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Reference;

/// <summary>How long applicants have to add what is missing and to rate (data/rules/applicant-times.json).</summary>
public static class ApplicantTimesBook
{
    /// <summary>The versions that ship.</summary>
    public static IReadOnlyList<ApplicantTimes> Shipped { get; } = Read();

    /// <summary>The times in force on the local day of a moment (UTC).</summary>
    public static ApplicantTimes At(DateTime moment) => ApplicantTimes.On(Shipped, VietnamTime.DayOf(moment));

    private static IReadOnlyList<ApplicantTimes> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("rules/applicant-times.json")!);
        return ApplicantTimes.Parse(reader.ReadToEnd());
    }
}
