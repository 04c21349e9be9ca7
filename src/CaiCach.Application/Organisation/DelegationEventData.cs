using CaiCach.Law.Organisation;

namespace CaiCach.Application.Organisation;

/// <summary>The facts of a change of a delegation of signing.</summary>
/// <param name="Agency">The body.</param>
/// <param name="Delegator">The head.</param>
/// <param name="Delegate">Who signs.</param>
/// <param name="Form">By what right.</param>
/// <param name="Kinds">What may be signed.</param>
/// <param name="DocumentNumber">The document that delegates.</param>
/// <param name="FirstDay">The first day.</param>
/// <param name="LastDay">The last day, inclusive.</param>
/// <param name="Fields">Only these fields; empty for all.</param>
/// <param name="Procedures">Only these procedures; empty for all.</param>
public sealed record DelegationEventData(
    Guid Agency, Guid Delegator, Guid Delegate, DelegationForm Form, string Kinds, string DocumentNumber, DateOnly FirstDay, DateOnly LastDay, string Fields, string Procedures)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "delegation";

    /// <summary>It was written down.</summary>
    public const string Recorded = "delegation.recorded";

    /// <summary>It was withdrawn.</summary>
    public const string Ended = "delegation.ended";

    internal static DelegationEventData Of(Data.Organisation.Delegation row) =>
        new(row.AgencyId, row.DelegatorId, row.DelegateId, row.Form, row.Kinds, row.DocumentNumber, row.FirstDay, row.LastDay, row.Fields, row.Procedures);
}
