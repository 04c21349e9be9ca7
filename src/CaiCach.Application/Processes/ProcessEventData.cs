namespace CaiCach.Application.Processes;

/// <summary>The facts of a change of a version of an internal process.</summary>
/// <param name="Agency">The body.</param>
/// <param name="Procedure">Code of the procedure.</param>
/// <param name="Number">Number of the version.</param>
/// <param name="What">What was changed, in Vietnamese; null for a decision.</param>
/// <param name="ProcedureVersion">The version of the procedure it was held against, for a decision.</param>
/// <param name="DecisionNumber">Number and sign of the decision.</param>
/// <param name="DecisionDate">Its date.</param>
/// <param name="Signer">Who signed it.</param>
/// <param name="InForceFrom">The first day it holds.</param>
public sealed record ProcessEventData(
    Guid Agency, string Procedure, int Number, string? What = null, int? ProcedureVersion = null, string? DecisionNumber = null, DateOnly? DecisionDate = null, string? Signer = null,
    DateOnly? InForceFrom = null)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "process";

    /// <summary>A draft was begun.</summary>
    public const string Drafted = "process.drafted";

    /// <summary>The draft was changed.</summary>
    public const string Changed = "process.changed";

    /// <summary>The decision that approves it was recorded.</summary>
    public const string Approved = "process.approved";

    /// <summary>The draft was given up.</summary>
    public const string Discarded = "process.discarded";
}
