using CaiCach.Data;
using CaiCach.Law.Identity;
using CaiCach.Law.Index;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Index;

/// <summary>The ministries' table of a year as published, with ranks, mean and gap computed here.</summary>
public sealed class ReadPublishedResults(CaiCachDb db)
{
    private const string Total = "PAR-ministry";
    private const string AppraisedStart = "PAR-ministry-appraised-of-";
    private const string SurveyStart = "PAR-ministry-survey-of-";

    /// <summary>A ministry of the table.</summary>
    public sealed record Row(int Rank, string Name, decimal Score, decimal Appraised, decimal Survey);

    /// <summary>The table.</summary>
    /// <param name="Year">The year.</param>
    /// <param name="Rows">By rank.</param>
    /// <param name="Mean">The mean, unrounded.</param>
    /// <param name="Gap">Highest less lowest.</param>
    /// <param name="Sources">Where the figures are from.</param>
    /// <param name="Confidences">How sure they are.</param>
    public sealed record Table(int Year, IReadOnlyList<Row> Rows, Fraction Mean, Fraction Gap, IReadOnlyList<string> Sources, IReadOnlyList<string> Confidences);

    /// <summary>The years whose whole table is known, newest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel = default) =>
        await db.PublishedResults.Where(r => r.Level.StartsWith(AppraisedStart)).Select(r => r.Year).Distinct().OrderByDescending(y => y).ToListAsync(cancel);

    /// <summary>The table of a year; null when it is not known whole.</summary>
    public async Task<Table?> RunAsync(int year, CancellationToken cancel = default)
    {
        var rows = await db.PublishedResults.AsNoTracking().Where(r => r.Year == year && r.Score != null && (r.Level == Total || r.Level.StartsWith(AppraisedStart) || r.Level.StartsWith(SurveyStart))).ToListAsync(cancel);
        // Where two sources tell one figure, the surer one stands; the names of both are told.
        var chosen = rows.OrderBy(r => SurenessOf(r.Confidence)).ThenBy(r => r.Source, StringComparer.Ordinal).DistinctBy(r => (r.Level, r.Name)).ToList();
        var totals = chosen.Where(r => r.Level == Total).ToList();
        var appraised = chosen.Where(r => r.Level.StartsWith(AppraisedStart, StringComparison.Ordinal)).ToDictionary(r => r.Name, r => r.Score!.Value, StringComparer.Ordinal);
        var survey = chosen.Where(r => r.Level.StartsWith(SurveyStart, StringComparison.Ordinal)).ToDictionary(r => r.Name, r => r.Score!.Value, StringComparer.Ordinal);
        if (totals.Count == 0 || totals.Any(r => !appraised.ContainsKey(r.Name) || !survey.ContainsKey(r.Name)))
        {
            return null;
        }

        var scores = totals.Select(r => (Fraction)r.Score!.Value).ToList();
        return new(
            year,
            [.. Ranking.Competition(totals.OrderBy(r => r.Name, VietnameseOrder.Plain), r => r.Score!.Value).Select(r => new Row(r.Rank, r.Item.Name, r.Item.Score!.Value, appraised[r.Item.Name], survey[r.Item.Name]))],
            Ranking.Mean(scores)!.Value,
            Ranking.Gap(scores)!.Value,
            [.. rows.Select(r => r.Source).Distinct().Order(StringComparer.Ordinal)],
            [.. rows.Select(r => r.Confidence).Distinct().Order(StringComparer.Ordinal)]);
    }

    private static int SurenessOf(string confidence) => ResultsFile.Confidences.TakeWhile(known => !string.Equals(known, confidence, StringComparison.Ordinal)).Count();
}
