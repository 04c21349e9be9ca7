using CaiCach.Law.Dossiers;

namespace CaiCach.Data.Dossiers;

/// <summary>Which system holds the business status, and what it last reported.</summary>
public sealed partial class Dossier
{
    /// <summary>The longest name or address of a system.</summary>
    public const int LongestSystem = 500;

    /// <summary>The longest text of a reported status.</summary>
    public const int LongestReport = 2000;

    /// <summary>How this system and the other one stand.</summary>
    public SyncState Sync => (MasterSystem, RouteAskedAt, ReportedStatus) switch
    {
        (MasterSystem.Own, null, _) => SyncState.Alone,
        (MasterSystem.Own, _, _) => SyncState.Offered,
        (_, not null, _) => SyncState.ComingBack,
        (_, _, null) => SyncState.HeldElsewhere,
        _ => SyncState.Reported,
    };

    /// <summary>Which system holds the status.</summary>
    public MasterSystem MasterSystem { get; set; }

    /// <summary>Its name; null for this system.</summary>
    public string? MasterName { get; set; }

    /// <summary>Its https address; null for this system.</summary>
    public string? MasterAddress { get; set; }

    /// <summary>Since when (UTC) it does; null for a dossier this system has had all along.</summary>
    public DateTime? MasteredAt { get; set; }

    /// <summary>Since when (UTC) a handover awaits its answer: to the system of <see cref="RouteName"/>, or back from the one that holds the status. Null when none does.</summary>
    public DateTime? RouteAskedAt { get; set; }

    /// <summary>Which kind of system it is offered to; null for none, and where it is to come back.</summary>
    public MasterSystem? RouteTo { get; set; }

    /// <summary>The name of that system.</summary>
    public string? RouteName { get; set; }

    /// <summary>The address of that system.</summary>
    public string? RouteAddress { get; set; }

    /// <summary>The status that the other system reported with the latest time, 1 to 10; null while it has reported none, and where this system holds the status.</summary>
    public int? ReportedStatus { get; set; }

    /// <summary>When (UTC) it came to be so there.</summary>
    public DateTime? ReportedAt { get; set; }

    /// <summary>What was said beside it; null for nothing.</summary>
    public string? ReportedText { get; set; }

    /// <summary>When (UTC) the other system reported last, also what did not change what is shown; null while it has not.</summary>
    public DateTime? ReportReceivedAt { get; set; }
}
