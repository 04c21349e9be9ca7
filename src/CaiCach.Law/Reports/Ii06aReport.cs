namespace CaiCach.Law.Reports;

/// <summary>Columns (3) to (6) of form II.06a: received. Unit: dossiers.</summary>
/// <param name="Total">(3) Tổng số.</param>
/// <param name="Online">(4) Trực tuyến: accepted in the period, filed online.</param>
/// <param name="DirectOrPost">(5) Trực tiếp, bưu chính: accepted in the period, filed at the counter or by post.</param>
/// <param name="CarriedOver">(6) Từ kỳ trước: accepted before the period and not finished at its start.</param>
public sealed record Ii06aReceived(long Total, long Online, long DirectOrPost, long CarriedOver);

/// <summary>Columns (7) to (10) of form II.06a: finished in the period. Unit: dossiers.</summary>
/// <param name="Total">(7) Tổng số.</param>
/// <param name="Early">(8) Trước hạn.</param>
/// <param name="OnTime">(9) Đúng hạn.</param>
/// <param name="Late">(10) Quá hạn.</param>
public sealed record Ii06aFinished(long Total, long Early, long OnTime, long Late);

/// <summary>Columns (11) to (13) of form II.06a: in progress at the end of the period, also those waiting for a supplement. Unit: dossiers.</summary>
/// <param name="Total">(11) Tổng số.</param>
/// <param name="InTime">(12) Trong hạn.</param>
/// <param name="Late">(13) Quá hạn.</param>
public sealed record Ii06aInProgress(long Total, long InTime, long Late);

/// <summary>The figures of one row or total of form II.06a.</summary>
/// <param name="Received">Columns (3) to (6).</param>
/// <param name="Finished">Columns (7) to (10).</param>
/// <param name="InProgress">Columns (11) to (13).</param>
public sealed record Ii06aFigures(Ii06aReceived Received, Ii06aFinished Finished, Ii06aInProgress InProgress)
{
    /// <summary>All nought.</summary>
    public static Ii06aFigures Zero { get; } = new(new(0, 0, 0, 0), new(0, 0, 0, 0), new(0, 0, 0));

    /// <summary>Columns (3) to (13) in order.</summary>
    public IReadOnlyList<long> Columns =>
    [
        Received.Total, Received.Online, Received.DirectOrPost, Received.CarriedOver,
        Finished.Total, Finished.Early, Finished.OnTime, Finished.Late,
        InProgress.Total, InProgress.InTime, InProgress.Late,
    ];

    /// <summary>Adds column by column.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sums.</returns>
    public static Ii06aFigures operator +(Ii06aFigures left, Ii06aFigures right) => new(
        new(
            left.Received.Total + right.Received.Total,
            left.Received.Online + right.Received.Online,
            left.Received.DirectOrPost + right.Received.DirectOrPost,
            left.Received.CarriedOver + right.Received.CarriedOver),
        new(
            left.Finished.Total + right.Finished.Total,
            left.Finished.Early + right.Finished.Early,
            left.Finished.OnTime + right.Finished.OnTime,
            left.Finished.Late + right.Finished.Late),
        new(
            left.InProgress.Total + right.InProgress.Total,
            left.InProgress.InTime + right.InProgress.InTime,
            left.InProgress.Late + right.InProgress.Late));
}

/// <summary>The transfer line of form II.06a: open dossiers that moved to another body within the period, with a reorganisation. Unit: dossiers.</summary>
/// <param name="CarriedOverIn">Moved here, accepted before the period: they are in column (6) here, no longer where they came from.</param>
/// <param name="CarriedOverOut">Moved away, accepted before the period.</param>
/// <param name="ReceivedIn">Moved here, accepted in the period: they are in columns (4) and (5) here.</param>
/// <param name="ReceivedOut">Moved away, accepted in the period.</param>
public sealed record Ii06aMoves(long CarriedOverIn, long CarriedOverOut, long ReceivedIn, long ReceivedOut)
{
    /// <summary>Nothing moved.</summary>
    public static Ii06aMoves None { get; } = new(0, 0, 0, 0);

    /// <summary>All that moved here.</summary>
    public long In => CarriedOverIn + ReceivedIn;

    /// <summary>All that moved away.</summary>
    public long Out => CarriedOverOut + ReceivedOut;

    /// <summary>What the moves added to column (6).</summary>
    public long CarriedOver => CarriedOverIn - CarriedOverOut;

    /// <summary>Adds line by line.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sums.</returns>
    public static Ii06aMoves operator +(Ii06aMoves left, Ii06aMoves right) =>
        new(left.CarriedOverIn + right.CarriedOverIn, left.CarriedOverOut + right.CarriedOverOut, left.ReceivedIn + right.ReceivedIn, left.ReceivedOut + right.ReceivedOut);
}

/// <summary>What a row of the form stands for.</summary>
public enum Ii06aRowsBy
{
    /// <summary>A field of procedures (lĩnh vực): form II.06a.</summary>
    Field,

    /// <summary>A body that answers for dossiers: the aggregate of a unit with bodies below it. A dossier counts at its competent body alone.</summary>
    Body,
}

/// <summary>A row of the form: a field, or a body.</summary>
/// <param name="Code">The field's or the body's code, unique in a report.</param>
/// <param name="Name">Column (2), in Vietnamese.</param>
/// <param name="Figures">Columns (3) to (13).</param>
/// <param name="Moves">What moved here or away within the period; null for nothing.</param>
/// <param name="KeptAppointment">Of column (10), those that finished by the new appointment of an apology; null for none.</param>
public sealed record Ii06aRow(string Code, string Name, Ii06aFigures Figures, Ii06aMoves? Moves = null, long? KeptAppointment = null)
{
    /// <summary>The same, never null.</summary>
    public Ii06aMoves Moved => Moves ?? Ii06aMoves.None;
}

/// <summary>Form II.06a (TT 01/2020/TT-VPCP): the situation and results of resolving procedures, of one unit in one period.</summary>
/// <param name="Unit">The unit's code.</param>
/// <param name="From">The first day, inclusive.</param>
/// <param name="To">The last day, inclusive.</param>
/// <param name="Rows">A row a field or a body, ordered by code.</param>
/// <param name="Total">The unit's total.</param>
/// <param name="By">What its rows stand for.</param>
public sealed record Ii06aReport(string Unit, DateOnly From, DateOnly To, IReadOnlyList<Ii06aRow> Rows, Ii06aFigures Total, Ii06aRowsBy By = Ii06aRowsBy.Field)
{
    /// <summary>What moved into the unit and out of it; between bodies below it, both.</summary>
    public Ii06aMoves Moved => Rows.Aggregate(Ii06aMoves.None, (sum, row) => sum + row.Moved);

    /// <summary>Of column (10) of the total, those that finished by the new appointment of an apology.</summary>
    public long KeptAppointment => Rows.Sum(row => row.KeptAppointment ?? 0);
}
