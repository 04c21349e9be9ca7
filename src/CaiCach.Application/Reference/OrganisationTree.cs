using CaiCach.Application.Acting;
using CaiCach.Data.Organisation;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Reference;

/// <summary>The units as a tree.</summary>
public sealed class OrganisationTree
{
    private readonly Dictionary<Guid, Unit> byId;
    private readonly Dictionary<string, Unit> byCode;
    private readonly ILookup<Guid?, Unit> children;
    private readonly ILookup<Guid, Guid> successors;
    private readonly ILookup<Guid, Guid> predecessors;
    private readonly Lazy<IReadOnlyList<(Unit Unit, string Key)>> named;

    internal OrganisationTree(IReadOnlyList<Unit> units, IReadOnlyList<UnitSuccession>? successions = null)
    {
        successors = (successions ?? []).ToLookup(s => s.PredecessorId, s => s.SuccessorId);
        predecessors = (successions ?? []).ToLookup(s => s.SuccessorId, s => s.PredecessorId);
        byId = units.ToDictionary(u => u.Id);
        byCode = units.ToDictionary(u => u.Code, StringComparer.Ordinal);
        children = units.ToLookup(u => u.ParentId);
        named = new(() =>
        [
            .. units.SelectMany(u => new[] { u.ShortName, u.Code, u.Name }.Select(SearchKey.Of).Where(key => key.Length > 3).Select(key => (Unit: u, Key: $" {key} ")))
                .OrderByDescending(n => n.Key.Length).ThenBy(n => n.Unit.Path, StringComparer.Ordinal),
        ]);
    }

    /// <summary>All units, ended ones too.</summary>
    public IEnumerable<Unit> All => byId.Values;

    /// <summary>The bodies that answer for dossiers.</summary>
    public IEnumerable<Unit> Agencies => byId.Values.Where(u => u.AgencyId == u.Id);

    /// <summary>The unit with this id; null when unknown.</summary>
    public Unit? Find(Guid? id) => id is { } key && byId.TryGetValue(key, out var unit) ? unit : null;

    /// <summary>The unit with this code; null when unknown.</summary>
    public Unit? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>Whether a person administers a body that has none above it, and with it what holds for the whole installation.</summary>
    public bool IsAdministeredWholeBy(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Posts.Any(p => p.Role == Role.Administrator && Find(p.AgencyId) is { ParentId: null });
    }

    /// <summary>The unit that some words name, by its name, short name or code of more than three letters, and the key that did, a space on either side; the longest match first, null for none.</summary>
    public (Unit Unit, string Key)? NamedIn(IReadOnlyList<string> words)
    {
        var typed = $" {string.Join(' ', words)} ";
        foreach (var name in named.Value)
        {
            if (typed.Contains(name.Key, StringComparison.Ordinal))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>The name of a unit; empty when unknown.</summary>
    public string NameOf(Guid? id) => Find(id)?.Name ?? "";

    /// <summary>The name of a unit and, where it is not one itself, of its body; empty when unknown.</summary>
    public string NameWithBody(Guid? id) => Find(id) is not { } unit ? "" : unit.AgencyId == unit.Id ? unit.Name : $"{unit.Name} – {NameOf(unit.AgencyId)}";

    /// <summary>The province a unit signs at: the last part of its address without what kind of province it is; empty when it has none.</summary>
    public static string PlaceOf(Unit unit) =>
        (unit.Address ?? "").Split(',')[^1].Replace("thành phố ", "", StringComparison.Ordinal).Replace("tỉnh ", "", StringComparison.Ordinal).Trim();

    /// <summary>Ids of a body and of those above it, the nearest first.</summary>
    public IReadOnlyList<Guid> UpFrom(Guid agencyId)
    {
        var bodies = new List<Guid>();
        for (var unit = Find(agencyId); unit is not null && !bodies.Contains(unit.Id); unit = Find(unit.ParentId))
        {
            bodies.Add(unit.Id);
        }

        return bodies;
    }

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

    /// <summary>Those that took over, at once or in the end, what an ended unit had, and have not ended themselves; none for a unit that has not ended.</summary>
    public IReadOnlySet<Guid> HeirsOf(Guid id) => Follow(id, successors).Where(u => !HasEnded(u)).ToHashSet();

    /// <summary>Those that took over something of a unit, at once or in the end, ended ones too.</summary>
    public IReadOnlySet<Guid> SuccessorsOf(Guid id) => Follow(id, successors);

    /// <summary>The ended units whose place a unit has taken, at once or in the end: it keeps their closed dossiers.</summary>
    public IReadOnlySet<Guid> LegaciesOf(Guid id) => predecessors.Contains(id) ? Follow(id, predecessors).Where(HasEnded).ToHashSet() : new HashSet<Guid>();

    /// <summary>A unit, and the ended ones whose place it has taken.</summary>
    public IEnumerable<Guid> WithLegacies(Guid id) => LegaciesOf(id).Prepend(id);

    /// <summary>The agencies in a unit's subtree, and the ended ones whose place they have taken.</summary>
    public IReadOnlySet<Guid> AgenciesAndLegaciesIn(Guid id) => AgenciesIn(id).SelectMany(WithLegacies).ToHashSet();

    /// <summary>Code of the unit of a body that does what the unit of a code did, itself where it has not ended; null unless there is exactly one.</summary>
    public string? PlaceAt(string code, Guid body) =>
        Find(code) is { } unit && (HasEnded(unit.Id) ? HeirsOf(unit.Id) : new HashSet<Guid> { unit.Id }).Where(id => byId[id].AgencyId == body).ToList() is [var only] ? byId[only].Code : null;

    /// <summary>Whether a reorganisation took something from the unit or gave it something.</summary>
    public bool IsReorganised(Guid id) => successors.Contains(id) || predecessors.Contains(id);

    /// <summary>Whether a reorganisation ended the unit.</summary>
    public bool HasEnded(Guid id) => Find(id) is { EndedById: not null };

    private HashSet<Guid> Follow(Guid id, ILookup<Guid, Guid> steps)
    {
        var found = new HashSet<Guid>();
        var left = new Stack<Guid>([id]);
        while (left.TryPop(out var unit))
        {
            // Beyond a unit that goes on, what it had stays with it.
            foreach (var next in unit == id || HasEnded(unit) ? steps[unit].Where(found.Add) : [])
            {
                left.Push(next);
            }
        }

        found.Remove(id);
        return found;
    }

    /// <summary>The unit where an agency's dossiers are received: its one-stop unit that has not been given an end (else the one that lasts longest), or the agency itself.</summary>
    public Unit ReceptionOf(Guid agencyId) =>
        byId.Values.Where(u => u.AgencyId == agencyId && u is { Kind: UnitKind.OneStop, EndedById: null }).MaxBy(u => u.ValidTo ?? DateOnly.MaxValue) ?? byId[agencyId];

    /// <summary>The units of an agency that process dossiers, by code; the agency itself when it has no others.</summary>
    public IReadOnlyList<Unit> ProcessingUnitsOf(Guid agencyId)
    {
        var divisions = byId.Values.Where(u => u.AgencyId == agencyId && u.Id != agencyId && u.Kind != UnitKind.OneStop && u.EndedById is null).OrderBy(u => u.Code, StringComparer.Ordinal).ToList();
        return divisions.Count > 0 ? divisions : [byId[agencyId]];
    }
}
