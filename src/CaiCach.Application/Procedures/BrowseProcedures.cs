using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures;

/// <summary>The procedures as officials look them up: every one that was made public, internal and ended ones too, by code.</summary>
public static class BrowseProcedures
{
    private const int PageSize = 50;

    /// <summary>What is looked for.</summary>
    /// <param name="Text">Words of the name, the code or the field, with or without diacritics; null or blank for all.</param>
    /// <param name="AgencyCode">Only what this body receives on the day; null or blank for all.</param>
    /// <param name="After">The last code of the page before; null or blank for the first page.</param>
    public sealed record Query(string? Text = null, string? AgencyCode = null, string? After = null);

    /// <summary>A procedure.</summary>
    /// <param name="Shown">The version in force, else the newest.</param>
    /// <param name="Versions">How many versions there are.</param>
    public sealed record Row(ProcedureVersion Shown, int Versions);

    /// <summary>A page.</summary>
    /// <param name="Rows">By code.</param>
    /// <param name="Next">What the next page is after; null for the last.</param>
    public sealed record Page(IReadOnlyList<Row> Rows, string? Next);

    /// <summary>A page of the procedures that fit.</summary>
    public static Page Of(ReferenceSnapshot reference, Query query, DateOnly day)
    {
        var found = All(reference, query, day).Take(PageSize + 1).ToList();
        return new([.. found.Take(PageSize)], found.Count > PageSize ? found[PageSize - 1].Shown.Code : null);
    }

    /// <summary>The versions in force on the day of all procedures that fit, for a file of them.</summary>
    public static IReadOnlyList<ProcedureVersion> InForce(ReferenceSnapshot reference, Query query, DateOnly day) =>
        [.. All(reference, query with { After = null }, day).Select(row => row.Shown).Where(shown => shown.InForceOn(day))];

    private static IEnumerable<Row> All(ReferenceSnapshot reference, Query query, DateOnly day)
    {
        var words = SearchKey.Of(query.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var agency = string.IsNullOrEmpty(query.AgencyCode) ? null : reference.Organisation.Find(query.AgencyCode);
        if (agency is null && !string.IsNullOrEmpty(query.AgencyCode))
        {
            return [];
        }

        return reference.AllProcedures.Where(p => p.State != PublicationState.NotPublic).GroupBy(p => p.Code, StringComparer.Ordinal)
            .Where(same => string.IsNullOrEmpty(query.After) || string.CompareOrdinal(same.Key, query.After) > 0)
            .Where(same => agency is null || reference.Offers(agency.Id, same.Key, day))
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => new Row(reference.ProcedureInForce(same.Key, day) ?? same.MaxBy(p => p.Version)!, same.Count()))
            .Where(row => words.All(word => reference.SearchKeyOf(row.Shown).Contains(word, StringComparison.Ordinal)));
    }

    /// <summary>The bodies that receive procedures, by name.</summary>
    public static IReadOnlyList<Unit> Agencies(ReferenceSnapshot reference) =>
        [.. reference.Offerings.Select(o => reference.Organisation.Find(o.AgencyId)).OfType<Unit>().DistinctBy(u => u.Id).OrderBy(u => u.Name, VietnameseOrder.Plain)];
}
