using CaiCach.Law.Reports;

namespace CaiCach.Law.Tests.Reports;

/// <summary>Form II.05 told by the events of petitions, and what must hold of the forms that are counted from events.</summary>
public sealed class CountedReportTests
{
    private static readonly Guid Here = new(1, 0, 0, new byte[8]);
    private static readonly Guid There = new(2, 0, 0, new byte[8]);
    private static readonly DateOnly From = new(2026, 3, 1);
    private static readonly DateOnly To = new(2026, 3, 31);
    private static readonly DateTime End = new(2026, 3, 31, 17, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("2026-02-28", "carriedOver total open openInTime")]
    [InlineData("2026-03-01", "receivedNew total open openInTime")]
    [InlineData("2026-03-31", "receivedNew total open openInTime")]
    [InlineData("2026-04-01", "")]
    public void What_comes_in_counts_in_the_period_of_its_day_and_is_carried_over_by_the_next(string received, string figures) =>
        Assert.Equal(figures, Told(Step(received, PetitionHappening.Received)));

    [Theory]
    [InlineData("2026-02-28", "")]
    [InlineData("2026-03-01", "carriedOver total handled handledInTime refused")]
    [InlineData("2026-03-31", "carriedOver total handled handledInTime refused")]
    [InlineData("2026-04-01", "carriedOver total open openInTime")]
    public void What_is_refused_counts_on_the_day_it_is_refused(string refused, string figures) =>
        Assert.Equal(figures, Told(Step("2026-02-10", PetitionHappening.Received), Step(refused, PetitionHappening.Refused)));

    [Fact]
    public void An_answer_counts_late_or_in_time_and_its_publication_on_a_day_of_its_own()
    {
        var received = Step("2026-02-10", PetitionHappening.Received);
        Assert.Equal("carriedOver total handled handledLate", Told(received, Step("2026-03-31", PetitionHappening.Answered) with { Late = true }, Step("2026-04-01", PetitionHappening.Published)));
        Assert.Equal("published", Told(received, Step("2026-02-28", PetitionHappening.Answered), Step("2026-03-01", PetitionHappening.Published)));
        Assert.Equal("carriedOver total closed", Told(received, Step("2026-02-20", PetitionHappening.Asked), Step("2026-03-10", PetitionHappening.Closed)));
        Assert.Equal("", Told(received, Step("2026-02-20", PetitionHappening.Answered), Step("2026-03-10", PetitionHappening.Closed)));
    }

    [Fact]
    public void One_that_moves_between_bodies_is_counted_out_of_one_and_into_the_other_and_stays_one_in_both_together()
    {
        PetitionStep[] story = [Step("2026-02-10", PetitionHappening.Received), new(new(2026, 3, 5), PetitionHappening.Transferred, There, Late: true), new(new(2026, 3, 9), PetitionHappening.Answered, There)];
        Assert.Equal("carriedOver total transferredOut transferredLate", Told(story));
        Assert.Equal("transferredIn total handled handledInTime", string.Join(' ', Ii05.FiguresOf(story, new HashSet<Guid> { There }, From, To, End)));
        Assert.Equal("carriedOver total transferredOut transferredLate transferredIn total handled handledInTime", string.Join(' ', Ii05.FiguresOf(story, new HashSet<Guid> { Here, There }, From, To, End)));
        Assert.Equal("carriedOver total open openInTime", Told(Step("2026-02-10", PetitionHappening.Received), Step("2026-03-05", PetitionHappening.Transferred)));
    }

    [Fact]
    public void One_that_is_open_is_late_after_its_last_moment_unless_its_petitioner_has_to_do_something()
    {
        PetitionStep Received(DateTime due) => Step("2026-03-02", PetitionHappening.Received) with { AnswerDue = due };
        Assert.Equal("receivedNew total open openInTime", Told(Received(End)));
        Assert.Equal("receivedNew total open openLate", Told(Received(End.AddTicks(-1))));
        Assert.Equal("receivedNew total open openInTime", Told(Received(End.AddDays(-9)), Step("2026-03-10", PetitionHappening.Asked)));
        Assert.Equal("receivedNew total open openLate", Told(Received(End.AddDays(-9)), Step("2026-03-10", PetitionHappening.Asked), Step("2026-03-11", PetitionHappening.Supplemented) with { AnswerDue = End.AddDays(-1) }));
        Assert.Equal("receivedNew total open openInTime", Told(Received(End.AddDays(-9)), Step("2026-03-10", PetitionHappening.DueMoved) with { AnswerDue = End }));
        Assert.Equal("receivedNew total open openLate", Told(Received(End.AddDays(-9)), Step("2026-04-01", PetitionHappening.DueMoved) with { AnswerDue = End }));
    }

    [Fact]
    public void Every_identity_is_told_with_its_place_when_it_breaks()
    {
        var sound = CountedReports.Build(ReportForm.Ii05, "X", From, To, Facts("carriedOver receivedNew total total handled handledInTime open openLate"));
        Assert.Equal([2, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0], sound.Total);
        Assert.Empty(CountedReports.Check(sound));
        foreach (var broken in new[] { "total", "carriedOver total", "carriedOver total handled", "carriedOver total open", "carriedOver total open openLate openInTime" })
        {
            Assert.NotEmpty(CountedReports.Check(CountedReports.Build(ReportForm.Ii05, "X", From, To, Facts(broken))));
        }

        Assert.Contains(CountedReports.Check(sound with { Total = sound.Rows[0].Figures, Rows = [] }), b => b.Code.EndsWith("tổng cộng = tổng các dòng", StringComparison.Ordinal));
        Assert.Empty(CountedReports.Check(CountedReports.Build(ReportForm.Ii03, "X", From, To, Facts("announced announcedNew announcedLate takenBack madePublic madePublicInTime"))));
        Assert.Equal(
            ["công bố = mới ban hành + sửa đổi, bổ sung + thay thế + bãi bỏ", "công bố = công bố đúng hạn + công bố chậm"],
            CountedReports.Check(CountedReports.Build(ReportForm.Ii03, "X", From, To, Facts("announced"))).Where(b => b.Place == "Tổng cộng").Select(b => b.Code));
    }

    [Fact]
    public void A_period_carries_over_what_the_one_before_left_open_and_a_year_is_made_of_its_parts()
    {
        var first = CountedReports.Build(ReportForm.Ii05, "X", From, To, Facts("receivedNew total open openLate"));
        var second = CountedReports.Build(ReportForm.Ii05, "X", To.AddDays(1), To.AddDays(30), Facts("carriedOver total handled handledLate"));
        Assert.Empty(CountedReports.CheckPrevious(second, first));
        Assert.Equal(["A", "Tổng cộng"], CountedReports.CheckPrevious(first, first).Select(b => b.Place));
        var whole = CountedReports.Build(ReportForm.Ii05, "X", From, To.AddDays(30), Facts("receivedNew total handled handledLate"));
        Assert.Empty(CountedReports.CheckYear(whole, [first, second], "quý", "tháng"));
        Assert.NotEmpty(CountedReports.CheckYear(whole, [second, first], "quý", "tháng"));
        Assert.NotEmpty(CountedReports.CheckYear(whole, [first, first], "quý", "tháng"));
    }

    private static IEnumerable<CountedFact> Facts(string figures) => figures.Split(' ').Select(figure => new CountedFact("A", "A", figure));

    private static PetitionStep Step(string day, PetitionHappening what) => new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), what, Here);

    private static string Told(params PetitionStep[] steps) => string.Join(' ', Ii05.FiguresOf(steps, new HashSet<Guid> { Here }, From, To, End));
}
