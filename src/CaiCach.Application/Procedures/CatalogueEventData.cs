using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures;

/// <summary>The facts of one act on a procedure of the catalogue.</summary>
/// <param name="Agency">The body that keeps it.</param>
/// <param name="Code">Its code.</param>
/// <param name="ProcedureVersion">The version it is about; null where the number is not given yet.</param>
/// <param name="DecisionNumber">Number and sign of the decision.</param>
/// <param name="DecisionDate">The date of the decision.</param>
/// <param name="Action">What the decision does.</param>
/// <param name="EffectiveFrom">The first day of force, of an abolition the first day without.</param>
/// <param name="Other">The procedures it takes the place of, or the one that takes its place.</param>
/// <param name="Due">The last day the act was to be done by.</param>
/// <param name="Late">Whether it was later.</param>
/// <param name="Bodies">The bodies that receive it.</param>
/// <param name="EndBefore">The last day that the version which the decision ended had before; null where it was open.</param>
/// <param name="Templates">The hashes of the blank forms that a saved draft has; a file that an event names is kept.</param>
/// <param name="Field">The code of the field of the version, of an announcement and an abolition; null in events of earlier versions of the program.</param>
public sealed record CatalogueEventData(
    Guid Agency,
    string Code,
    int? ProcedureVersion = null,
    string? DecisionNumber = null,
    DateOnly? DecisionDate = null,
    AnnouncementAction? Action = null,
    DateOnly? EffectiveFrom = null,
    string? Other = null,
    DateOnly? Due = null,
    bool? Late = null,
    IReadOnlyList<Guid>? Bodies = null,
    DateOnly? EndBefore = null,
    IReadOnlyList<string>? Templates = null,
    string? Field = null)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "procedure";

    /// <summary>The kind of record of a decision that announces nothing.</summary>
    public const string DecisionStream = "catalogue_decision";

    /// <summary>The file of a decision was attached.</summary>
    public const string DecisionFileAttached = "catalogue_decision.file_attached";

    /// <summary>A decision was recorded, or told again about more procedures.</summary>
    public const string DecisionRecorded = "catalogue_decision.recorded";

    /// <summary>The types of events.</summary>
    public static IEnumerable<string> Types => Enum.GetValues<CatalogueAct>().Select(TypeOf);

    /// <summary>The type of the event of an act, e.g. "procedure.announced".</summary>
    /// <param name="act">The act.</param>
    public static string TypeOf(CatalogueAct act) => act switch
    {
        CatalogueAct.Draft => "procedure.drafted",
        CatalogueAct.Save => "procedure.draft_saved",
        CatalogueAct.Submit => "procedure.submitted",
        CatalogueAct.TakeBack => "procedure.taken_back",
        CatalogueAct.Approve => "procedure.approved",
        CatalogueAct.Return => "procedure.returned",
        CatalogueAct.Discard => "procedure.discarded",
        CatalogueAct.Publish => "procedure.announced",
        CatalogueAct.MakePublic => "procedure.made_public",
        CatalogueAct.Abolish => "procedure.abolished",
        CatalogueAct.Withdraw => "procedure.announcement_withdrawn",
        CatalogueAct.Revoke => "procedure.abolition_revoked",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };

    /// <summary>The act of a type of event; null for a type that is none.</summary>
    /// <param name="type">The type.</param>
    public static CatalogueAct? ActOf(string type) => Enum.GetValues<CatalogueAct>().Cast<CatalogueAct?>().FirstOrDefault(act => TypeOf(act!.Value) == type);
}

/// <summary>The facts of a decision that was recorded.</summary>
/// <param name="Agency">The body.</param>
/// <param name="Kind">Which kind.</param>
/// <param name="Number">Number and sign.</param>
/// <param name="Day">Its date.</param>
/// <param name="Codes">The procedures it is about.</param>
public sealed record CatalogueDecisionEventData(Guid Agency, CatalogueDecisionKind Kind, string Number, DateOnly Day, IReadOnlyList<string> Codes);

/// <summary>The file of a decision; a file that an event names is kept.</summary>
/// <param name="Agency">The body.</param>
/// <param name="Number">Number and sign of the decision.</param>
/// <param name="Day">Its date.</param>
/// <param name="FileName">The name of the file.</param>
/// <param name="Sha256">The hash of its content.</param>
public sealed record CatalogueDecisionFileEventData(Guid Agency, string Number, DateOnly Day, string FileName, string Sha256);
