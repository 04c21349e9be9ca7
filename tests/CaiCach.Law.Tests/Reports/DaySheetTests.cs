using CaiCach.Law.Reports;

namespace CaiCach.Law.Tests.Reports;

public sealed class DaySheetTests
{
    [Fact]
    public void A_sheet_whose_figures_agree_has_no_broken_identity_and_sums_the_channels()
    {
        var sheet = Sheet();
        Assert.Empty(sheet.Check());
        Assert.Equal(6, sheet.Received);
    }

    [Theory]
    [InlineData(DayFigure.OpenAtEnd, 9, "đầu ngày + tiếp nhận − đã giải quyết = cuối ngày")]
    [InlineData(DayFigure.OpenAtEnd, 11, "đầu ngày + tiếp nhận − đã giải quyết = cuối ngày")]
    [InlineData(DayFigure.ResultsIssued, 5, "có kết quả ≤ đã giải quyết")]
    [InlineData(DayFigure.PastDue, 11, "quá hạn ≤ đang giải quyết cuối ngày")]
    [InlineData(DayFigure.Returned, -1, "số liệu ≥ 0")]
    public void Each_figure_that_contradicts_the_others_breaks_one_identity_and_names_body_and_day(DayFigure figure, int value, string identity)
    {
        var broken = Assert.Single(Sheet((figure, value)).Check());
        Assert.Equal((identity, "SKHCN-QT, ngày 02/03/2026"), (broken.Code, broken.Place));
    }

    [Fact]
    public void What_was_received_for_others_balances_apart_from_the_bodys_own()
    {
        var sheet = Sheet((DayFigure.OthersAtStart, 2), (DayFigure.OthersReceived, 5), (DayFigure.OthersLeft, 4), (DayFigure.OthersAtEnd, 3), (DayFigure.ReceivedElsewhere, 6));
        Assert.Empty(sheet.Check());
        Assert.StartsWith("nhận hộ", Assert.Single(Sheet((DayFigure.OthersReceived, 5), (DayFigure.OthersLeft, 4)).Check()).Code, StringComparison.Ordinal);
        Assert.StartsWith("cơ quan khác nhận hộ", Assert.Single(Sheet((DayFigure.ReceivedElsewhere, 7)).Check()).Code, StringComparison.Ordinal);
    }

    /// <summary>8 open, 6 accepted, 4 finished, 10 left.</summary>
    private static DaySheet Sheet(params (DayFigure Figure, int Value)[] changed)
    {
        var figures = new Dictionary<DayFigure, long>
        {
            [DayFigure.OpenAtStart] = 8,
            [DayFigure.ReceivedOnline] = 3,
            [DayFigure.ReceivedDirect] = 2,
            [DayFigure.ReceivedPost] = 1,
            [DayFigure.SupplementAsked] = 1,
            [DayFigure.NotAccepted] = 1,
            [DayFigure.Accepted] = 6,
            [DayFigure.Finished] = 4,
            [DayFigure.ResultsIssued] = 4,
            [DayFigure.Returned] = 7,
            [DayFigure.OpenAtEnd] = 10,
            [DayFigure.PastDue] = 9,
        };
        foreach (var (figure, value) in changed)
        {
            figures[figure] = value;
        }

        return new("SKHCN-QT", new(2026, 3, 2), figures);
    }
}
