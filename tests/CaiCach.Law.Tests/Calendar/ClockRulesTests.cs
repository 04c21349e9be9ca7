using CaiCach.Law.Calendar;
using static CaiCach.Law.Tests.Calendar.TheCalendar;

namespace CaiCach.Law.Tests.Calendar;

/// <summary>The hours to answer and the last hour of the day as data with a date.</summary>
public sealed class ClockRulesTests
{
    private static readonly ClockRules Later = new("own-1", new(2026, 11, 20), 4, new(14, 0), new(14, 30), "Quyết định mẫu");
    private static readonly ClockRuleBook Book = new(
        ClockRuleBook.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "rules", "clock.json")), out _)!, [Later]);

    [Theory]
    [InlineData("2018-01-01", "nd-61-2018")]
    [InlineData("2025-06-30", "nd-61-2018")]
    [InlineData("2025-07-01", "nd-118-2025")]
    [InlineData("2026-11-19", "nd-118-2025")]
    [InlineData("2026-11-20", "own-1")]
    [InlineData("2026-11-21", "own-1")]
    public void A_filing_has_the_rules_of_its_day(string day, string id) =>
        Assert.Equal(id, Book.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Id);

    [Fact]
    public void A_dossier_keeps_the_rules_it_names_and_one_that_names_none_has_the_first()
    {
        Assert.Equal((Later, "nd-61-2018", 8), (Book.Of("own-1"), Book.Of(null).Id, Book.Of(null).IntakeHours));
        var corrected = Later with { Id = "own-2", IntakeHours = 6 };
        Assert.Equal("own-2", new ClockRuleBook([], [Later, corrected]).On(Later.From).Id);
        Assert.Equal(ClockRules.First, new ClockRuleBook([], []).On(Later.From));

        // Rules that begin later are not those of before, though none that ship are there yet.
        Assert.Equal(ClockRules.First, new ClockRuleBook([], [Later]).On(Later.From.AddDays(-1)));
        Assert.Equal(ClockRules.First, new ClockRuleBook([], [Later]).Of(null));
    }

    [Theory]
    [InlineData("2026-11-20T14:29", "2026-11-20T17:00")]
    [InlineData("2026-11-20T14:30", "2026-11-20T17:00")]
    [InlineData("2026-11-20T14:31", "2026-11-23T17:00")]
    public void The_last_hour_of_the_day_is_inclusive(string start, string due)
    {
        var limit = Later.Of(new(0, LimitUnit.SameDay15h));
        Assert.Equal(At(due), DueDates.Compute(Shipped, At(start), limit, []).Due);
        Assert.Contains("14 giờ 30", limit.ToText(), StringComparison.Ordinal);
        Assert.Contains("14 giờ 30", string.Concat(DueDates.Explain(Shipped, At(start), limit, []).Select(s => s.Text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-20T14:59", "2026-11-20T17:00")]
    [InlineData("2026-11-20T15:00", "2026-11-20T17:00")]
    [InlineData("2026-11-20T15:01", "2026-11-23T17:00")]
    public void Where_nothing_else_is_said_the_day_turns_at_15_00(string start, string due)
    {
        Assert.Equal(At(due), DueDates.Compute(Shipped, At(start), ClockRules.First.Transfer, []).Due);
        Assert.Equal(new TimeLimit(0, LimitUnit.SameDay15h), ClockRules.First.Transfer);
        Assert.Equal(new TimeLimit(5, LimitUnit.WorkingDay), Later.Of(new(5, LimitUnit.WorkingDay)));
    }

    [Theory]
    [InlineData("2026-11-20T16:59", "2026-11-20T17:00")]
    [InlineData("2026-11-20T17:00", "2026-11-23T17:00")]
    public void At_the_counter_the_answer_is_due_the_same_working_day(string start, string due)
    {
        Assert.Equal(At(due), DueDates.Compute(Shipped, At(start), ClockRules.AtCounter, []).Due);
        Assert.DoesNotContain("trả kết quả", string.Concat(DueDates.Explain(Shipped, At(start), ClockRules.AtCounter, [], DueWords.Intake).Select(s => s.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_in_force_is_named_at_its_field()
    {
        Assert.Empty(Later.Faults());
        Assert.Equal(["intakeHours", "transferUntil", "source"], (Later with { IntakeHours = 0, TransferUntil = default, Source = " " }).Faults().Select(f => f.Field));
        Assert.Equal(["intakeHours"], (Later with { IntakeHours = 81 }).Faults().Select(f => f.Field));
        Assert.Null(ClockRuleBook.Parse("""{"rules":[]}""", out var none));
        Assert.Null(ClockRuleBook.Parse("""{"rules":[{"id":"a","from":"2025"}]}""", out var broken));
        Assert.NotNull(none);
        Assert.NotNull(broken);
    }
}
