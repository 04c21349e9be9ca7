using CaiCach.Law.Calls;

namespace CaiCach.Application.Calls;

/// <summary>The facts of one change of a request to be called back. Nothing of who asks, of what for and of what was said: those are deleted in time.</summary>
/// <param name="Agency">The body.</param>
/// <param name="To">The state after.</param>
public sealed record CallEventData(Guid Agency, CallState To)
{
    /// <summary>The kind of record in the ledger.</summary>
    public const string Stream = "call_request";

    /// <summary>It came in.</summary>
    public const string Received = "call_request.received";

    /// <summary>The types of events.</summary>
    public static IEnumerable<string> Types => [Received, .. Enum.GetValues<CallAct>().Select(TypeOf)];

    /// <summary>The type of the event of an act, e.g. "call_request.picked".</summary>
    public static string TypeOf(CallAct act) => act switch
    {
        CallAct.Take => "call_request.picked",
        CallAct.Answer => "call_request.answered",
        CallAct.Close => "call_request.closed",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };
}
