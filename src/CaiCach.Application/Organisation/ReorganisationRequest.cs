using CaiCach.Law.Organisation;

namespace CaiCach.Application.Organisation;

/// <summary>What an administrator writes down of a decision.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="DecisionNumber">Number and sign.</param>
/// <param name="DecisionDate">Its date.</param>
/// <param name="EffectiveDay">The first day of the new order.</param>
/// <param name="Sources">The units that end, are divided, renamed or closed.</param>
/// <param name="Targets">The units that take over.</param>
/// <param name="NewName">The new name, of a change of name.</param>
/// <param name="NewShortName">The new short name, of a change of name.</param>
/// <param name="Units">Units below a source: the number of the target each goes under ("0", "1"), or the id of the unit it is merged into. What is left out follows by itself.</param>
/// <param name="Posts">Posts: the number of the target each goes to, or <see cref="Ends"/>. What is left out follows its unit.</param>
/// <param name="Procedures">Procedures, by code: the number of the target. What is left out goes to the first.</param>
public sealed record ReorganisationRequest(
    ReorganisationKind Kind,
    string? DecisionNumber,
    DateOnly? DecisionDate,
    DateOnly? EffectiveDay,
    IReadOnlyList<Guid> Sources,
    IReadOnlyList<ReorganisationRequest.Target> Targets,
    string? NewName = null,
    string? NewShortName = null,
    IReadOnlyDictionary<Guid, string>? Units = null,
    IReadOnlyDictionary<Guid, string>? Posts = null,
    IReadOnlyDictionary<string, string>? Procedures = null)
{
    /// <summary>A post that ends.</summary>
    public const string Ends = "het";

    /// <summary>A unit that takes over: one that is there, or a new one.</summary>
    /// <param name="Existing">The unit; null for a new one.</param>
    /// <param name="Code">Code of the new one.</param>
    /// <param name="Identifier">Electronic identifier of the new one; needed where it answers for dossiers.</param>
    /// <param name="Name">Name of the new one.</param>
    /// <param name="ShortName">Short name of the new one.</param>
    /// <param name="Address">Address of the new one; null for the one of the first source.</param>
    /// <param name="Phone">Telephone of the new one; null for the one of the first source.</param>
    public sealed record Target(Guid? Existing, string? Code = null, string? Identifier = null, string? Name = null, string? ShortName = null, string? Address = null, string? Phone = null);
}
