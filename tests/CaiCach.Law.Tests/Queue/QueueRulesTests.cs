using CaiCach.Law.Queue;
using static CaiCach.Law.Queue.TicketState;

namespace CaiCach.Law.Tests.Queue;

/// <summary>The life of a queue ticket, and whose turn it is.</summary>
public sealed class QueueRulesTests
{
    private static readonly DateTime Morning = new(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Every_act_leads_from_the_states_of_the_table_and_from_no_other()
    {
        var allowed = (from act in Enum.GetValues<TicketAct>()
                       from state in Enum.GetValues<TicketState>()
                       let verdict = QueueRules.Judge(act, new(state, false))
                       where verdict.To is not null
                       select $"{act}: {state} → {verdict.To}").ToList();

        Assert.Equal(
        [
            "Call: Waiting → Called", "CallAgain: Called → Called", "PutBack: Called → Waiting", "Start: Called → Serving", "Transfer: Called → Waiting", "Transfer: Serving → Waiting",
            "Finish: Called → Done", "Finish: Serving → Done", "NoShow: Called → NoShow", "Lapse: Waiting → Lapsed", "Lapse: Called → Lapsed", "Lapse: Serving → Lapsed",
        ],
        allowed);
    }

    [Fact]
    public void Who_does_not_come_goes_back_to_the_queue_once_and_the_refusal_says_what_to_do()
    {
        Assert.Equal(Waiting, QueueRules.Judge(TicketAct.PutBack, new(Called, false)).To);
        Assert.Equal("put_back_once", QueueRules.Judge(TicketAct.PutBack, new(Called, true)).Refusal?.Code);
        Assert.Equal([TicketAct.CallAgain, TicketAct.PutBack, TicketAct.Start, TicketAct.Transfer, TicketAct.Finish, TicketAct.NoShow], QueueRules.OpenAtDesk(new(Called, false)));
        Assert.Equal([TicketAct.CallAgain, TicketAct.Start, TicketAct.Transfer, TicketAct.Finish, TicketAct.NoShow], QueueRules.OpenAtDesk(new(Called, true)));
        Assert.Equal([TicketAct.Transfer, TicketAct.Finish], QueueRules.OpenAtDesk(new(Serving, false)));
        Assert.Empty(QueueRules.OpenAtDesk(new(Done, false)));
    }

    [Fact]
    public void Priority_comes_first_but_after_two_in_a_row_one_without_it()
    {
        // Ordinary 1 to 4 came first, then five with priority.
        Assert.Equal([5, 6, 1, 7, 8, 2, 9, 3, 4], Order(9, number => number > 4));
    }

    [Fact]
    public void Where_only_one_kind_waits_the_place_in_the_queue_decides_and_then_the_number()
    {
        Assert.Equal([1, 2, 3], Order(3, _ => false));
        Assert.Equal([1, 2, 3, 4], Order(4, _ => true));
        var together = new[] { One(8, false, 0), One(7, false, 0), One(9, false, -1) };
        Assert.Equal(9, QueueRules.Next(together, [])?.Number);
        Assert.Equal(7, QueueRules.Next(together[..2], [])?.Number);
        Assert.Null(QueueRules.Next([], [true, true]));
    }

    [Fact]
    public void Nobody_starves_whoever_comes_with_priority_all_day_long()
    {
        // One with priority comes before each call; ten without it wait from the beginning.
        var waiting = Enumerable.Range(1, 10).Select(n => One(n, false, n)).ToList();
        var calls = new List<InQueue>();
        for (var number = 11; waiting.Exists(w => !w.HasPriority); number++)
        {
            waiting.Add(One(number, true, number));
            var next = QueueRules.Next(waiting, Enumerable.Reverse(calls).Select(c => c.HasPriority))!;
            waiting.Remove(next);
            calls.Add(next);
        }

        Assert.Equal(10 * (QueueRules.MostPriorityInARow + 1), calls.Count);
        Assert.Equal(Enumerable.Range(1, 10), calls.Where(c => !c.HasPriority).Select(c => c.Number));
    }

    private static List<int> Order(int count, Func<int, bool> hasPriority)
    {
        var waiting = Enumerable.Range(1, count).Select(n => One(n, hasPriority(n), n)).ToList();
        var calls = new List<InQueue>();
        while (QueueRules.Next(waiting, Enumerable.Reverse(calls).Select(c => c.HasPriority)) is { } next)
        {
            waiting.Remove(next);
            calls.Add(next);
        }

        return [.. calls.Select(c => c.Number)];
    }

    private static InQueue One(int number, bool hasPriority, int minute) => new(Guid.NewGuid(), hasPriority, Morning.AddMinutes(minute), number);
}
