using CaiCach.Law.Queue;

namespace CaiCach.Law.Tests.Queue;

/// <summary>What the queue of a day says.</summary>
public sealed class QueueFiguresTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 3, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Desk = new(1, 2, 3, new byte[8]);

    [Fact]
    public void A_day_without_a_ticket_has_no_average_and_no_longest_wait() => Assert.Equal(new(0, 0, 0, 0, null, null, null), QueueFigures.Of([], Now));

    [Fact]
    public void The_wait_is_that_of_those_called_the_service_that_of_those_served_to_the_end()
    {
        var figures = QueueFigures.Of(
        [
            new(TicketState.Done, Desk, 120, 300, null), new(TicketState.Done, Desk, 60, 240, null), new(TicketState.Serving, Desk, 180, 0, null), new(TicketState.NoShow, Desk, 240, 0, null),
            new(TicketState.Waiting, null, 0, 0, Now.AddMinutes(-7)), new(TicketState.Waiting, null, 0, 0, Now.AddMinutes(-3)), new(TicketState.Lapsed, null, 0, 0, null),
        ], Now);

        Assert.Equal(
            new(2, 1, 2, 1, TimeSpan.FromSeconds((120 + 60 + 180 + 240) / 4.0), TimeSpan.FromSeconds((300 + 240) / 2.0), TimeSpan.FromMinutes(7)), figures);
    }

    [Fact]
    public void Who_was_put_back_waits_on_but_no_wait_of_his_runs() =>
        Assert.Equal((1, (TimeSpan?)null, TimeSpan.FromSeconds(90)), QueueFigures.Of([new(TicketState.Waiting, Desk, 90, 0, null)], Now) is var f ? (f.Waiting, f.LongestWait, f.AverageWait!.Value) : default);
}
