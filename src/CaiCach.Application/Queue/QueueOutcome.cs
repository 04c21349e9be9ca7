using CaiCach.Application.Acting;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Queue;

/// <summary>What came of a step at the queue: a closed set.</summary>
public abstract record QueueOutcome
{
    private QueueOutcome()
    {
    }

    /// <summary>Done, with what: the ticket or the desk.</summary>
    public sealed record Done(Guid Id) : QueueOutcome;

    /// <summary>Nobody waits.</summary>
    public sealed record NobodyWaits : QueueOutcome;

    /// <summary>The rules refuse.</summary>
    public sealed record Refused(Refusal Reason) : QueueOutcome;

    /// <summary>What was chosen or typed has faults.</summary>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : QueueOutcome;

    /// <summary>Somebody else changed it since.</summary>
    public sealed record Stale : QueueOutcome;

    /// <summary>People wait for what no desk would serve any more; nothing was stored. Whoever has read that may do it all the same.</summary>
    /// <param name="Groups">How many, by purpose.</param>
    public sealed record LeavesWaiting(IReadOnlyDictionary<Law.Queue.QueueGroup, int> Groups) : QueueOutcome;

    /// <summary>No such ticket, desk or kiosk in this person's sight.</summary>
    public sealed record NotFound : QueueOutcome;
}
