namespace CaiCach.Web.Printing.Pdf;

/// <summary>How a letter looks on a paper, in points.</summary>
/// <param name="Width">The width of the paper.</param>
/// <param name="Height">Its height; null for a roll, which is cut where the letter ends.</param>
/// <param name="Top">Its margin at the top.</param>
/// <param name="Right">At the right.</param>
/// <param name="Bottom">At the bottom.</param>
/// <param name="Left">At the left.</param>
/// <param name="Size">The size of the type.</param>
internal sealed record PaperLook(double Width, double? Height, double Top, double Right, double Bottom, double Left, double Size)
{
    private const double Millimetre = 72 / 25.4;

    /// <summary>The width between the margins.</summary>
    public double Inner => Width - Left - Right;

    /// <summary>The look of a paper: margins of official papers on A4 (NĐ 30/2020/NĐ-CP), narrower ones on smaller papers.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="share">How large the type is against its usual size.</param>
    public static PaperLook Of(LetterPaper paper, double share = 1) => paper switch
    {
        LetterPaper.A5 => In(148, 210, 12, 12, 12, 16, 11 * share),
        LetterPaper.A4 => In(210, 297, 20, 15, 20, 30, 13 * share),
        LetterPaper.Ticket => In(80, null, 4, 4, 8, 4, 9 * share),
        _ => throw new ArgumentOutOfRangeException(nameof(paper), paper, null),
    };

    /// <summary>A4 across, for the many columns of a report.</summary>
    public static PaperLook Across { get; } = In(297, 210, 20, 15, 20, 20, 10.5);

    /// <summary>A4 across in small type, for a list with words in many columns.</summary>
    public static PaperLook AcrossSmall { get; } = In(297, 210, 15, 12, 15, 15, 8);

    private static PaperLook In(double width, double? height, double top, double right, double bottom, double left, double size) =>
        new(width * Millimetre, height * Millimetre, top * Millimetre, right * Millimetre, bottom * Millimetre, left * Millimetre, size);
}
