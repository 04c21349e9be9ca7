using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures.National;

/// <summary>The facts of one change of what the national database says of a procedure.</summary>
/// <param name="Agency">The body that keeps the procedure.</param>
/// <param name="Code">Its code.</param>
/// <param name="State">Where the differences stand afterwards.</param>
/// <param name="Differences">How many there are.</param>
public sealed record NationalEventData(Guid Agency, string Code, DriftState State, int Differences)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "national_procedure";

    /// <summary>The kind of record of an export that was taken in.</summary>
    public const string SyncStream = "national_sync";

    /// <summary>The national content came in for the first time, or changed.</summary>
    public const string Received = "national_procedure.received";

    /// <summary>Our side changed, and with it the differences.</summary>
    public const string Compared = "national_procedure.compared";

    /// <summary>An export was taken in.</summary>
    public const string Synced = "national_sync.received";

    /// <summary>The types of events of a procedure.</summary>
    public static IEnumerable<string> Types => [Received, Compared, .. Enum.GetValues<DriftAct>().Select(TypeOf)];

    /// <summary>The type of the event of an act.</summary>
    /// <param name="act">The act.</param>
    public static string TypeOf(DriftAct act) => act switch
    {
        DriftAct.Report => "national_procedure.reported",
        DriftAct.Follow => "national_procedure.followed",
        DriftAct.Keep => "national_procedure.kept",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };
}

/// <summary>The facts of an export that was taken in.</summary>
/// <param name="Received">Procedures whose content was taken in.</param>
/// <param name="Changed">Of them, those whose national content is new or changed.</param>
/// <param name="Drifted">Of them, those that differ from what is in use here.</param>
/// <param name="Faulty">Records with faults, left out.</param>
/// <param name="Lacking">Records of procedures that the catalogue lacks, kept; zero in events of earlier versions of the program, which kept none.</param>
public sealed record NationalSyncEventData(int Received, int Changed, int Drifted, int Faulty, int Lacking = 0);
