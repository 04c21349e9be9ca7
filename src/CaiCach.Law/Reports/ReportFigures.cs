using System.Text.Json;
using CaiCach.Law.Dossiers;

namespace CaiCach.Law.Reports;

/// <summary>The names of the figures that a column of a form may show, in the order in which reports carry them. A circular may arrange them anew or add some together; a new figure is new counting.</summary>
public static class ReportFigures
{
    private const string Cause = "cause.";

    private static readonly IReadOnlyList<string> Situation =
    [
        "received", "receivedOnline", "receivedDirectOrPost", CarriedOver,
        "finished", "finishedEarly", "finishedOnTime", "finishedLate",
        "open", "openInTime", "openLate",
    ];

    private static readonly IReadOnlyList<string> Lateness =
        ["late", "finishedLate", "openLate", .. LateCauses.All.Select(cause => Cause + JsonNamingPolicy.CamelCase.ConvertName(cause.ToString())), "untold"];

    private static readonly IReadOnlyList<string> Petitions =
    [
        "total", CarriedOver, "receivedNew", "transferredIn", "handled", "handledInTime", "handledLate", "refused", "closed", "transferredOut", "transferredLate", "open", "openInTime", "openLate", "published",
    ];

    private static readonly IReadOnlyList<string> Announcements =
    [
        "announced", "announcedNew", "announcedAmended", "announcedReplaced", "announcedAbolished", "announcedInTime", "announcedLate", "takenBack", "madePublic", "madePublicInTime", "madePublicLate",
    ];

    /// <summary>Of what finished late, what kept the new appointment of an apology: no column of the form, told below its table.</summary>
    public const string KeptAppointment = "finishedByAppointment";

    /// <summary>What was open before the period.</summary>
    public const string CarriedOver = "carriedOver";

    /// <summary>The figures of a form, in the order of <see cref="Ii06aFigures.Columns"/>, <see cref="Ii07Figures.Columns"/> or <see cref="CountedRow.Figures"/>.</summary>
    public static IReadOnlyList<string> Of(ReportForm form) => form switch
    {
        ReportForm.Ii07 => Lateness,
        ReportForm.Ii05 => Petitions,
        ReportForm.Ii03 => Announcements,
        _ => Situation,
    };

    /// <summary>Whether a figure counts those of one cause, so that several make a sum.</summary>
    public static bool IsCause(string figure) => figure.StartsWith(Cause, StringComparison.Ordinal);
}

/// <summary>A column of a form, or a heading over several.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Figures">The figures whose sum it shows; null for a heading over others.</param>
/// <param name="Columns">What stands below the heading; null for a column.</param>
public sealed record ReportColumn(string Name, IReadOnlyList<string>? Figures = null, IReadOnlyList<ReportColumn>? Columns = null)
{
    /// <summary>The columns with figures, from left to right.</summary>
    public IEnumerable<ReportColumn> Leaves => Columns is null ? [this] : Columns.SelectMany(column => column.Leaves);

    /// <summary>How many rows of headings it takes.</summary>
    public int Depth => Columns is null ? 1 : 1 + Columns.Max(column => column.Depth);

    /// <summary>What it shows of a line's figures.</summary>
    /// <param name="names">The names of the figures.</param>
    /// <param name="figures">The figures, in the same order.</param>
    public long Of(IReadOnlyList<string> names, IReadOnlyList<long> figures) => names.Zip(figures).Where(f => Figures!.Contains(f.First)).Sum(f => f.Second);
}
