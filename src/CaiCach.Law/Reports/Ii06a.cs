namespace CaiCach.Law.Reports;

/// <summary>
/// Counters of one field or body that add up over procedures and units. Accepted and finished are what they were counted
/// as on their day; a correction is a line of the period it is made in.
/// </summary>
/// <param name="Code">The field's or the body's code.</param>
/// <param name="Name">Its name, in Vietnamese.</param>
/// <param name="AcceptedBefore">Accepted before the first day of the period.</param>
/// <param name="FinishedBefore">Finished before the first day of the period.</param>
/// <param name="AcceptedOnline">Accepted in the period, filed online.</param>
/// <param name="AcceptedDirectOrPost">Accepted in the period, filed at the counter or by post.</param>
/// <param name="FinishedEarly">Finished in the period before the due time's day.</param>
/// <param name="FinishedOnTime">Finished in the period when due.</param>
/// <param name="FinishedLate">Finished in the period after the due time.</param>
/// <param name="LateOpenAtEnd">In progress and past the due time at the end of the last day.</param>
/// <param name="Moves">What moved here or away within the period with a reorganisation; null for nothing. A dossier counts where it ends up: those accepted in the period are in or out of the two counters above already.</param>
/// <param name="KeptAppointment">Of those finished late, the ones that kept the new appointment of an apology.</param>
public sealed record Ii06aFact(
    string Code,
    string Name,
    long AcceptedBefore,
    long FinishedBefore,
    long AcceptedOnline,
    long AcceptedDirectOrPost,
    long FinishedEarly,
    long FinishedOnTime,
    long FinishedLate,
    long LateOpenAtEnd,
    Ii06aMoves? Moves = null,
    long KeptAppointment = 0);

/// <summary>Builds form II.06a from counters.</summary>
public static class Ii06a
{
    /// <summary>
    /// Sums the facts by field or body and fills the columns: (6) = accepted before less finished before, with what was carried over and moved within the period, (11) = (3) less (7), (12) = (11) less (13).
    /// Facts that contradict each other give figures below 0, which <see cref="Ii06aIdentities"/> names.
    /// </summary>
    /// <param name="unit">The unit's code.</param>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive, not before the first.</param>
    /// <param name="facts">The facts; several of one code are added, its name is the first given.</param>
    /// <param name="by">What the codes of the facts stand for.</param>
    /// <returns>The report; fields or bodies in which nothing was open, received, finished or moved have no row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The last day is before the first.</exception>
    public static Ii06aReport Build(string unit, DateOnly from, DateOnly to, IEnumerable<Ii06aFact> facts, Ii06aRowsBy by = Ii06aRowsBy.Field)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        List<Ii06aRow> rows =
        [
            .. facts.GroupBy(fact => fact.Code, StringComparer.Ordinal)
                .OrderBy(row => row.Key, StringComparer.Ordinal)
                .Select(row => new Ii06aRow(
                    row.Key,
                    row.First().Name,
                    row.Aggregate(Ii06aFigures.Zero, (sum, fact) => sum + Figures(fact)),
                    row.Aggregate((Ii06aMoves?)null, (sum, fact) => fact.Moves is null || fact.Moves == Ii06aMoves.None ? sum : (sum ?? Ii06aMoves.None) + fact.Moves),
                    row.Sum(fact => fact.KeptAppointment) is > 0 and var kept ? kept : null))
                .Where(row => row.Figures != Ii06aFigures.Zero || row.Moved != Ii06aMoves.None),
        ];
        return new Ii06aReport(unit, from, to, rows, rows.Aggregate(Ii06aFigures.Zero, (sum, row) => sum + row.Figures), by);
    }

    private static Ii06aFigures Figures(Ii06aFact fact)
    {
        var moves = fact.Moves ?? Ii06aMoves.None;
        var carriedOver = fact.AcceptedBefore - fact.FinishedBefore + moves.CarriedOverIn - moves.CarriedOverOut;
        var received = fact.AcceptedOnline + fact.AcceptedDirectOrPost + carriedOver;
        var finished = fact.FinishedEarly + fact.FinishedOnTime + fact.FinishedLate;
        var open = received - finished;
        return new Ii06aFigures(
            new(received, fact.AcceptedOnline, fact.AcceptedDirectOrPost, carriedOver),
            new(finished, fact.FinishedEarly, fact.FinishedOnTime, fact.FinishedLate),
            new(open, open - fact.LateOpenAtEnd, fact.LateOpenAtEnd));
    }
}
