using System.Globalization;

namespace CaiCach.Law.Reports;

/// <summary>A figure of the end-of-day sheet of a body.</summary>
public enum DayFigure
{
    /// <summary>Accepted and not finished when the day began.</summary>
    OpenAtStart,

    /// <summary>Requests submitted online on the day.</summary>
    ReceivedOnline,

    /// <summary>Requests handed in at the counter on the day.</summary>
    ReceivedDirect,

    /// <summary>Requests that came by post on the day.</summary>
    ReceivedPost,

    /// <summary>Asked to supplement on the day, before or after acceptance.</summary>
    SupplementAsked,

    /// <summary>Not accepted on the day: refused, or not supplemented in time.</summary>
    NotAccepted,

    /// <summary>Accepted on the day: the authority's clock started.</summary>
    Accepted,

    /// <summary>Finished on the day: a result issued, or stopped, or withdrawn after acceptance.</summary>
    Finished,

    /// <summary>Results issued on the day.</summary>
    ResultsIssued,

    /// <summary>Results handed over on the day, at the counter or electronically.</summary>
    Returned,

    /// <summary>Accepted and not finished when the day ended.</summary>
    OpenAtEnd,

    /// <summary>Of those open at the end, the ones past their due.</summary>
    PastDue,

    /// <summary>Open dossiers that moved here on the day with a reorganisation.</summary>
    MovedIn,

    /// <summary>Open dossiers that moved to another body on the day.</summary>
    MovedOut,

    /// <summary>Apologies with a new appointment signed on the day.</summary>
    Apologised,

    /// <summary>Of the requests that came in on the day, those that counters of other bodies received for this one.</summary>
    ReceivedElsewhere,

    /// <summary>At this counter when the day began, received for other bodies and not handed over.</summary>
    OthersAtStart,

    /// <summary>Received at this counter for other bodies on the day.</summary>
    OthersReceived,

    /// <summary>Handed over to the competent body on the day, or ended at this counter.</summary>
    OthersLeft,

    /// <summary>At this counter when the day ended, received for other bodies and not handed over.</summary>
    OthersAtEnd,

    /// <summary>Results given on the day of what this counter had received for other bodies.</summary>
    OthersReturned,

    /// <summary>Requests answered on the day after the end of their intake clock.</summary>
    IntakeLate,
}

/// <summary>The end-of-day sheet of a body: what a day did, and what it left open.</summary>
/// <param name="Unit">Code of the body.</param>
/// <param name="Day">The local day.</param>
/// <param name="Figures">Every figure.</param>
public sealed record DaySheet(string Unit, DateOnly Day, IReadOnlyDictionary<DayFigure, long> Figures)
{
    /// <summary>One figure; 0 where nothing was counted.</summary>
    public long this[DayFigure figure] => Figures.GetValueOrDefault(figure);

    /// <summary>All that came in on the day.</summary>
    public long Received => this[DayFigure.ReceivedOnline] + this[DayFigure.ReceivedDirect] + this[DayFigure.ReceivedPost];

    /// <summary>Every identity that does not hold: a sheet with one is not given out.</summary>
    public IReadOnlyList<BrokenIdentity> Check()
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{Unit}, ngày {Day:dd/MM/yyyy}");
        var broken = Figures.Where(f => f.Value < 0).Select(f => new BrokenIdentity("số liệu ≥ 0", place, string.Create(CultureInfo.InvariantCulture, $"{f.Key} bằng {f.Value}"))).ToList();
        var end = this[DayFigure.OpenAtStart] + this[DayFigure.Accepted] + this[DayFigure.MovedIn] - this[DayFigure.MovedOut] - this[DayFigure.Finished];
        if (end != this[DayFigure.OpenAtEnd])
        {
            var moves = this[DayFigure.MovedIn] == 0 && this[DayFigure.MovedOut] == 0 ? "" : " + chuyển đến − chuyển đi";
            broken.Add(new($"đầu ngày + tiếp nhận{moves} − đã giải quyết = cuối ngày", place, string.Create(CultureInfo.InvariantCulture, $"{end} ≠ {this[DayFigure.OpenAtEnd]}")));
        }

        var others = this[DayFigure.OthersAtStart] + this[DayFigure.OthersReceived] - this[DayFigure.OthersLeft];
        if (others != this[DayFigure.OthersAtEnd])
        {
            broken.Add(new("nhận hộ: đầu ngày + tiếp nhận − đã chuyển = cuối ngày", place, string.Create(CultureInfo.InvariantCulture, $"{others} ≠ {this[DayFigure.OthersAtEnd]}")));
        }

        if (this[DayFigure.ReceivedElsewhere] > Received)
        {
            broken.Add(new("cơ quan khác nhận hộ ≤ nộp trong ngày", place, string.Create(CultureInfo.InvariantCulture, $"{this[DayFigure.ReceivedElsewhere]} > {Received}")));
        }

        AtMost(DayFigure.ResultsIssued, DayFigure.Finished, "có kết quả ≤ đã giải quyết");
        AtMost(DayFigure.PastDue, DayFigure.OpenAtEnd, "quá hạn ≤ đang giải quyết cuối ngày");
        return broken;

        void AtMost(DayFigure part, DayFigure whole, string identity)
        {
            if (this[part] > this[whole])
            {
                broken.Add(new(identity, place, string.Create(CultureInfo.InvariantCulture, $"{this[part]} > {this[whole]}")));
            }
        }
    }
}
