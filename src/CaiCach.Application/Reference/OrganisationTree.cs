using CaiCach.Data.Organisation;

namespace CaiCach.Application.Reference;

/// <summary>The units as a tree.</summary>
public sealed class OrganisationTree
{
    private readonly Dictionary<Guid, Unit> byId;
    private readonly Dictionary<string, Unit> byCode;
    private readonly ILookup<Guid?, Unit> children;

    internal OrganisationTree(IReadOnlyList<Unit> units)
    {
        byId = units.ToDictionary(u => u.Id);
        byCode = units.ToDictionary(u => u.Code, StringComparer.Ordinal);
        children = units.ToLookup(u => u.ParentId);
    }

    /// <summary>All units, ended ones too.</summary>
    public IEnumerable<Unit> All => byId.Values;

    /// <summary>The bodies that answer for dossiers.</summary>
    public IEnumerable<Unit> Agencies => byId.Values.Where(u => u.AgencyId == u.Id);

    /// <summary>The unit with this id; null when unknown.</summary>
    public Unit? Find(Guid? id) => id is { } key && byId.TryGetValue(key, out var unit) ? unit : null;

    /// <summary>The unit with this code; null when unknown.</summary>
    public Unit? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The name of a unit; empty when unknown.</summary>
    public string NameOf(Guid? id) => Find(id)?.Name ?? "";

    /// <summary>The province a unit signs at: the last part of its address without what kind of province it is; empty when it has none.</summary>
    public static string PlaceOf(Unit unit) =>
        (unit.Address ?? "").Split(',')[^1].Replace("thành phố ", "", StringComparison.Ordinal).Replace("tỉnh ", "", StringComparison.Ordinal).Trim();

    /// <summary>Direct children, by code.</summary>
    public IEnumerable<Unit> ChildrenOf(Guid? id) => children[id].OrderBy(u => u.Code, StringComparer.Ordinal);

    /// <summary>Ids of a unit and everything below it.</summary>
    public IReadOnlySet<Guid> Subtree(Guid id)
    {
        var root = byId[id].Path;
        return byId.Values.Where(u => u.Path.StartsWith(root, StringComparison.Ordinal)).Select(u => u.Id).ToHashSet();
    }

    /// <summary>Ids of the agencies in a unit's subtree.</summary>
    public IReadOnlySet<Guid> AgenciesIn(Guid id) => Subtree(id).Where(u => byId[u].AgencyId == u).ToHashSet();

    /// <summary>The unit where an agency's dossiers are received: its one-stop unit that has not been given an end (else the one that lasts longest), or the agency itself.</summary>
    public Unit ReceptionOf(Guid agencyId) =>
        byId.Values.Where(u => u.AgencyId == agencyId && u.Kind == UnitKind.OneStop).MaxBy(u => u.ValidTo ?? DateOnly.MaxValue) ?? byId[agencyId];

    /// <summary>The units of an agency that process dossiers, by code; the agency itself when it has no others.</summary>
    public IReadOnlyList<Unit> ProcessingUnitsOf(Guid agencyId)
    {
        var divisions = byId.Values.Where(u => u.AgencyId == agencyId && u.Id != agencyId && u.Kind != UnitKind.OneStop).OrderBy(u => u.Code, StringComparer.Ordinal).ToList();
        return divisions.Count > 0 ? divisions : [byId[agencyId]];
    }
}
