using CaiCach.Application.Measures;
using CaiCach.Law.Dossiers;

namespace CaiCach.Web.Workspace;

/// <summary>The dossiers behind a figure, told apart by the way they came in.</summary>
/// <param name="Counts">How many of each way.</param>
/// <param name="Chosen">The one that is shown; null for all.</param>
/// <param name="AddressOf">The address that shows one way, by its slug; all, by null.</param>
public sealed record WayLinks(IReadOnlyList<MeasureRows.WayCount> Counts, MeasureRows.WayIn? Chosen, Func<string?, string> AddressOf)
{
    /// <summary>The name of the choice in an address.</summary>
    public const string Key = "cach";

    private const string Unknown = "-";

    /// <summary>A way as an address names it.</summary>
    public static string SlugOf(FilingWay? way) => way?.ToString() ?? Unknown;

    /// <summary>What an address names; false for no way there is, and null for none named.</summary>
    public static bool TryParse(string? slug, out MeasureRows.WayIn? chosen)
    {
        var way = Enum.GetValues<FilingWay>().Where(w => string.Equals(w.ToString(), slug, StringComparison.Ordinal)).Select(w => (FilingWay?)w).FirstOrDefault();
        chosen = slug is null || (way is null && slug != Unknown) ? null : new(way);
        return slug is null || chosen is not null;
    }
}
