using CaiCach.Application.Index;

namespace CaiCach.Web.Api.Index;

/// <summary>A ministry of the published table.</summary>
internal sealed record PublishedRow(int Rank, string Name, decimal Score, decimal Appraised, decimal Survey);

/// <summary>The published table of a year, by rank; the API and the portal's file give the same. Mean and gap are not rounded.</summary>
internal sealed record PublishedAnswer(int Year, decimal Mean, decimal Gap, IReadOnlyList<PublishedRow> Rows, IReadOnlyList<string> Sources, IReadOnlyList<string> Confidences)
{
    public static PublishedAnswer Of(ReadPublishedResults.Table table) => new(
        table.Year, table.Mean.ToDecimal(), table.Gap.ToDecimal(),
        [.. table.Rows.Select(r => new PublishedRow(r.Rank, r.Name, r.Score, r.Appraised, r.Survey))], table.Sources, table.Confidences);
}
