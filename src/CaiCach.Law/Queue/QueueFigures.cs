namespace CaiCach.Law.Queue;

/// <summary>A ticket of a day, as far as figures are concerned.</summary>
/// <param name="State">The state.</param>
/// <param name="Desk">The desk that called it last; null before.</param>
/// <param name="WaitedSeconds">How long its holder waited until the last call.</param>
/// <param name="ServedSeconds">How long its holder was served.</param>
/// <param name="WaitingSince">Since when its holder waits; null where no wait runs.</param>
public sealed record TicketOfDay(TicketState State, Guid? Desk, int WaitedSeconds, int ServedSeconds, DateTime? WaitingSince);

/// <summary>What the queue of a day says.</summary>
/// <param name="Waiting">Tickets that wait now.</param>
/// <param name="AtDesks">Tickets called or being served now.</param>
/// <param name="Served">Tickets served to the end.</param>
/// <param name="NoShows">Tickets whose holder did not come.</param>
/// <param name="AverageWait">Of those called so far, the average wait; null while none was.</param>
/// <param name="AverageService">Of those served to the end, the average service; null while none was.</param>
/// <param name="LongestWait">How long the one who waits longest has waited by now; null when nobody waits.</param>
public sealed record QueueFigures(int Waiting, int AtDesks, int Served, int NoShows, TimeSpan? AverageWait, TimeSpan? AverageService, TimeSpan? LongestWait)
{
    /// <summary>Counts the tickets of a day.</summary>
    /// <param name="tickets">The tickets, each once.</param>
    /// <param name="now">Now, UTC.</param>
    public static QueueFigures Of(IReadOnlyCollection<TicketOfDay> tickets, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(tickets);
        var served = tickets.Where(t => t.State == TicketState.Done).ToList();
        return new(
            tickets.Count(t => t.State == TicketState.Waiting),
            tickets.Count(t => t.State is TicketState.Called or TicketState.Serving),
            served.Count,
            tickets.Count(t => t.State == TicketState.NoShow),
            Average(tickets.Where(t => t.Desk is not null).Select(t => t.WaitedSeconds)),
            Average(served.Select(t => t.ServedSeconds)),
            tickets.Where(t => t is { State: TicketState.Waiting, WaitingSince: not null }).Select(t => now - t.WaitingSince).Max());
    }

    private static TimeSpan? Average(IEnumerable<int> seconds) => seconds.Select(s => (double?)s).Average() is { } average ? TimeSpan.FromSeconds(average) : null;
}
