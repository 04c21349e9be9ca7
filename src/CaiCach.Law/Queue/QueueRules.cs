using CaiCach.Law.Dossiers;
using static CaiCach.Law.Queue.TicketState;

namespace CaiCach.Law.Queue;

/// <summary>What the rules need to know of a ticket.</summary>
/// <param name="State">The state.</param>
/// <param name="WasPutBack">Whether it went back to the queue once because nobody came.</param>
public sealed record TicketFacts(TicketState State, bool WasPutBack);

/// <summary>What the rules say of an act on a ticket: the state it comes to, or why not.</summary>
/// <param name="To">The state after it; null when it is refused.</param>
/// <param name="Refusal">Why it is refused; null when it is not.</param>
public sealed record TicketVerdict(TicketState? To, Refusal? Refusal);

/// <summary>One who waits, as far as the turn is concerned.</summary>
/// <param name="Id">The ticket.</param>
/// <param name="HasPriority">Whether its holder is old, disabled or pregnant.</param>
/// <param name="Place">Since when it stands where it stands in the queue.</param>
/// <param name="Number">Its number; decides between two of one moment.</param>
public sealed record InQueue(Guid Id, bool HasPriority, DateTime Place, int Number);

/// <summary>The life of a queue ticket and whose turn it is. The rules are ours: no legal text rules the queue of a one-stop unit.</summary>
public static class QueueRules
{
    /// <summary>How many with priority are called in a row while somebody without it waits.</summary>
    public const int MostPriorityInARow = 2;

    private const string House = "Quy tắc hàng chờ của Bộ phận Một cửa";

    /// <summary>Judges an act.</summary>
    public static TicketVerdict Judge(TicketAct act, TicketFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return (act, facts.State) switch
        {
            (TicketAct.Call, Waiting) => To(Called),
            (TicketAct.CallAgain, Called) => To(Called),
            (TicketAct.PutBack, Called) when facts.WasPutBack => new(null, new("put_back_once", "Số này đã được gọi lại một lần; nếu vẫn vắng, ghi là không đến.", House)),
            (TicketAct.PutBack, Called) => To(Waiting),
            (TicketAct.Start, Called) => To(Serving),
            (TicketAct.Transfer, Called or Serving) => To(Waiting),
            (TicketAct.Finish, Called or Serving) => To(Done),
            (TicketAct.NoShow, Called) => To(NoShow),
            (TicketAct.Lapse, Waiting or Called or Serving) => To(Lapsed),
            _ => new(null, new("not_in_this_state", $"Số này {facts.State.ToText()}; bước vừa bấm không thực hiện được.", House)),
        };
    }

    /// <summary>The acts open to the desk that called a ticket, in the order of work.</summary>
    public static IReadOnlyList<TicketAct> OpenAtDesk(TicketFacts facts) =>
        [.. Enum.GetValues<TicketAct>().Where(act => act is not (TicketAct.Call or TicketAct.Lapse) && Judge(act, facts).To is not null)];

    /// <summary>
    /// Whose turn it is: who has priority comes first, but after <see cref="MostPriorityInARow"/> of them in a row one who has none. So nobody waits for more
    /// than two with priority for each one ahead. Among equals the place in the queue decides.
    /// </summary>
    /// <param name="waiting">Who waits for this desk.</param>
    /// <param name="lastCalls">Whether each of the last calls was of one with priority, the newest first.</param>
    /// <returns>The ticket to call; null when nobody waits.</returns>
    public static InQueue? Next(IEnumerable<InQueue> waiting, IEnumerable<bool> lastCalls)
    {
        var inOrder = waiting.OrderBy(w => w.Place).ThenBy(w => w.Number).ToList();
        var (first, ordinary) = (inOrder.Find(w => w.HasPriority), inOrder.Find(w => !w.HasPriority));
        var isOrdinaryTurn = lastCalls.TakeWhile(hadPriority => hadPriority).Count() >= MostPriorityInARow;
        return isOrdinaryTurn ? ordinary ?? first : first ?? ordinary;
    }

    private static TicketVerdict To(TicketState state) => new(state, null);
}
