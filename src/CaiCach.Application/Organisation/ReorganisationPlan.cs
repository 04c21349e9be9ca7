using System.Text.Json;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Organisation;

namespace CaiCach.Application.Organisation;

/// <summary>Which units a decision names, and what goes where. What it does not name follows its unit, to the first of those taking over.</summary>
/// <param name="Sources">The units that end, are divided, renamed or closed.</param>
/// <param name="Targets">The units that take over, in the order of the decision.</param>
/// <param name="Units">Units below a source: the target each goes under, or the unit it is merged into.</param>
/// <param name="Posts">Posts: the unit each goes to; null for one that ends.</param>
/// <param name="Procedures">Procedures, by code: the target that handles them from now on.</param>
/// <param name="NewName">The new name; of a change of name alone.</param>
/// <param name="NewShortName">The new short name; of a change of name alone.</param>
public sealed record ReorganisationPlan(
    IReadOnlyList<Guid> Sources,
    IReadOnlyList<ReorganisationPlan.Target> Targets,
    IReadOnlyDictionary<Guid, Guid> Units,
    IReadOnlyDictionary<Guid, Guid?> Posts,
    IReadOnlyDictionary<string, Guid> Procedures,
    string? NewName = null,
    string? NewShortName = null)
{
    /// <summary>A unit that takes over.</summary>
    /// <param name="Id">The unit; of a new one, the id it will have.</param>
    /// <param name="New">What it is; null for one that is there.</param>
    public sealed record Target(Guid Id, NewUnit? New = null);

    /// <summary>A unit to be made.</summary>
    public sealed record NewUnit(string Code, string? Identifier, string Name, string ShortName, UnitKind Kind, Guid? ParentId, string? Address, string? Phone);

    /// <summary>Every unit the decision names.</summary>
    public IEnumerable<Guid> Named => Sources.Concat(Targets.Select(t => t.Id)).Distinct();

    /// <summary>The target that handles a procedure.</summary>
    public Guid TargetFor(string procedure) => Procedures.TryGetValue(procedure, out var target) ? target : Targets[0].Id;

    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DossierEventData.Json);

    /// <summary>From JSON.</summary>
    public static ReorganisationPlan Parse(string json) => JsonSerializer.Deserialize<ReorganisationPlan>(json, DossierEventData.Json)!;
}
