using CaiCach.Law.Procedures;
using CaiCach.Law.Tests.Calendar;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>Whether a procedure is announced and made public in time: counted in working days, to the day.</summary>
public sealed class PublicationRulesTests
{
    private static readonly string Json = System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "rules", "publication.json"));

    private static PublicationLimits Shipped { get; } = PublicationLimits.Parse(Json, out _)!;

    [Theory]
    [InlineData("ministry", 20, 10)]
    [InlineData("province", 5, 5)]
    [InlineData("commune", 5, 5)]
    public void The_limits_that_ship_are_those_of_the_criteria_set(string level, int before, int within)
    {
        var limit = Shipped.For(level, new(2026, 3, 2))!;
        Assert.Equal((before, within), (limit.DecideBefore, limit.PublishWithin));
        Assert.Null(Shipped.For("internal", new(2026, 3, 2)));
    }

    [Theory]
    [InlineData("ministry", "2026-07-01", "2026-06-03")]
    [InlineData("province", "2026-07-01", "2026-06-24")]
    [InlineData("province", "2026-06-28", "2026-06-22")] // a Sunday: the five days end on the Friday before
    [InlineData("province", "2026-11-27", "2026-11-19")] // 24/11 is a holiday
    public void The_decision_leaves_so_many_whole_working_days_before_the_law_takes_effect(string level, string effect, string last) =>
        Assert.Equal(TheCalendar.Day(last), PublicationRules.DecideBy(TheCalendar.Shipped, TheCalendar.Day(effect), Shipped.For(level, TheCalendar.Day(last))!));

    [Theory]
    [InlineData("ministry", "2026-03-04", "2026-03-18")]
    [InlineData("province", "2026-03-04", "2026-03-11")]
    [InlineData("province", "2026-11-20", "2026-11-30")]
    public void It_is_made_public_so_many_working_days_after_the_decision(string level, string decided, string last) =>
        Assert.Equal(TheCalendar.Day(last), PublicationRules.PublishBy(TheCalendar.Shipped, TheCalendar.Day(decided), Shipped.For(level, TheCalendar.Day(decided))!));

    [Fact]
    public void Both_days_tell_how_they_came_about()
    {
        var limit = Shipped.For("province", new(2026, 11, 19))!;
        Assert.Equal(
            [
                "Văn bản pháp luật có hiệu lực ngày 27/11/2026 (thứ Sáu); ngày ấy không tính, đếm ngược từ ngày 26/11/2026 (thứ Năm).",
                "Phải còn đủ 5 ngày làm việc: hạn công bố là ngày 19/11/2026 (thứ Năm).",
            ],
            PublicationRules.ExplainDecideBy(TheCalendar.Shipped, new(2026, 11, 27), limit).Select(s => s.Text).Where(text => !text.EndsWith("không tính.", StringComparison.Ordinal)));
        Assert.Equal([new(2026, 11, 24), new(2026, 11, 22), new DateOnly(2026, 11, 21)], PublicationRules.ExplainDecideBy(TheCalendar.Shipped, new(2026, 11, 27), limit).Where(s => s.Text.EndsWith("không tính.", StringComparison.Ordinal)).Select(s => s.Day!.Value));
        Assert.StartsWith("Hết 5 ngày làm việc: hạn công khai là 17:00 ngày 30/11/2026", PublicationRules.ExplainPublishBy(TheCalendar.Shipped, new(2026, 11, 20), limit)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_calendar_does_not_reach_there_is_no_day()
    {
        var limit = Shipped.For("ministry", new(2026, 3, 2))!;
        Assert.Null(PublicationRules.DecideBy(TheCalendar.Shipped, new(TheCalendar.Shipped.FirstYear, 1, 10), limit));
        Assert.Null(PublicationRules.DecideBy(TheCalendar.Shipped, new(TheCalendar.Shipped.LastYear + 2, 1, 10), limit));
        Assert.Null(PublicationRules.PublishBy(TheCalendar.Shipped, new(TheCalendar.Shipped.LastYear, 12, 31), limit));
    }

    [Theory]
    [InlineData("2026-03-10", "2026-03-10", false)]
    [InlineData("2026-03-11", "2026-03-20", false)]
    [InlineData("2026-03-12", "2026-03-20", true)]
    [InlineData(null, "2026-03-11", false)]
    [InlineData(null, "2026-03-12", true)]
    public void It_is_late_from_the_day_after_the_last_whether_it_came_or_not(string? on, string today, bool late) =>
        Assert.Equal(late, PublicationRules.IsPublishedLate(TheCalendar.Day("2026-03-11"), on is null ? null : TheCalendar.Day(on), TheCalendar.Day(today)));

    [Fact]
    public void Without_a_limit_nothing_is_late() => Assert.False(PublicationRules.IsPublishedLate(null, null, new(2026, 3, 12)));

    [Fact]
    public void A_procedure_in_several_decisions_counts_once_and_is_late_where_any_is()
    {
        DateOnly due = new(2026, 3, 11);
        Publication[] all =
        [
            new("A", DecidedLate: false, due, new(2026, 3, 11)), new("A", DecidedLate: true, due, new(2026, 3, 10)), new("A", DecidedLate: false, due, new(2026, 3, 12)),
            new("B", DecidedLate: false, due, new(2026, 3, 9)), new("B", DecidedLate: false, null, null),
            new("C", DecidedLate: false, due, null),
        ];
        Assert.Equal(new PublicationFigures(3, 1, 1, 2), PublicationRules.Count(all, new(2026, 3, 11)));
        Assert.Equal(new PublicationFigures(3, 1, 2, 2), PublicationRules.Count(all, new(2026, 3, 12)));
    }

    [Fact]
    public void The_rule_of_the_latest_first_day_holds_from_that_day()
    {
        var limits = PublicationLimits.Parse("""{"rules":[{"from":null,"levels":{"province":{"decideBefore":5,"publishWithin":5}}},{"from":"2027-01-01","levels":{"province":{"decideBefore":7,"publishWithin":3}}}],"source":"Thử"}""", out var fault)!;
        Assert.Null(fault);
        Assert.Equal((5, 7, 7), (limits.For("province", new(2026, 12, 31))!.DecideBefore, limits.For("province", new(2027, 1, 1))!.DecideBefore, limits.For("province", new(2027, 1, 2))!.DecideBefore));
    }

    [Theory]
    [InlineData("{", "Không đọc được tệp thời hạn công bố, công khai thủ tục.")]
    [InlineData("""{"rules":[],"source":"x"}""", "Phải có ít nhất một thời hạn công bố, công khai thủ tục.")]
    [InlineData("""{"rules":[{"from":null,"levels":{"huyen":{"decideBefore":5,"publishWithin":5}}}],"source":"x"}""", "Thời hạn công bố, công khai thủ tục có cấp không xác định.")]
    [InlineData("""{"rules":[{"from":null,"levels":{"province":{"decideBefore":0,"publishWithin":5}}}],"source":"x"}""", "Thời hạn công bố, công khai thủ tục phải từ 1 đến 250 ngày làm việc.")]
    [InlineData("""{"rules":[{"from":null,"levels":{"province":{"decideBefore":5,"publishWithin":5}}},{"from":null,"levels":{"province":{"decideBefore":5,"publishWithin":5}}}],"source":"x"}""", "Thời hạn công bố, công khai thủ tục bị trùng cấp và ngày.")]
    [InlineData("""{"rules":[{"from":null,"levels":{"province":{"decideBefore":5,"publishWithin":5}}}],"source":""}""", "Thiếu nguồn của thời hạn công bố, công khai thủ tục.")]
    [InlineData("""{"rules":[{"from":"31/12/2026","levels":{"province":{"decideBefore":5,"publishWithin":5}}}],"source":"x"}""", "Không đọc được tệp thời hạn công bố, công khai thủ tục.")]
    public void A_file_that_is_wrong_says_why(string json, string text)
    {
        Assert.Null(PublicationLimits.Parse(json, out var fault));
        Assert.Equal(text, fault);
    }
}
