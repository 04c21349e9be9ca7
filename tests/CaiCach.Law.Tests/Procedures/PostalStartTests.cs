using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Law.Tests.Calendar;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>R12: what was sent by post, counted from the post: sent on Friday 27/02/2026, delivered on Monday 02/3/2026 at 16:59.</summary>
public sealed class PostalStartTests
{
    private static readonly DateTime Arrived = new(2026, 3, 2, 16, 59, 0, DateTimeKind.Unspecified);
    private static readonly DateOnly Postmarked = new(2026, 2, 27);

    [Theory]
    [InlineData(StartRule.Acceptance, Channel.Post, false, null)]
    [InlineData(StartRule.AcceptanceAndPayment, Channel.Post, false, null)]
    [InlineData(StartRule.FieldEvent, Channel.Post, false, null)]
    [InlineData(StartRule.PostalArrival, Channel.Post, false, "2026-03-02T16:59")]
    [InlineData(StartRule.Postmark, Channel.Post, false, "2026-02-27T00:00")]
    [InlineData(StartRule.PostalArrival, Channel.Post, true, null)]
    [InlineData(StartRule.Postmark, Channel.Post, true, null)]
    [InlineData(StartRule.PostalArrival, Channel.Direct, false, null)]
    [InlineData(StartRule.Postmark, Channel.Online, false, null)]
    public void The_limit_starts_with_the_post_where_the_procedure_says_so_and_what_came_was_complete(StartRule rule, Channel channel, bool supplemented, string? start) =>
        Assert.Equal(start, PostalStart.Of(rule, channel, Arrived, Postmarked, supplemented)?.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Without_the_day_on_record_it_starts_with_the_acceptance()
    {
        Assert.Null(PostalStart.Of(StartRule.PostalArrival, Channel.Post, null, Postmarked, supplemented: false));
        Assert.Null(PostalStart.Of(StartRule.Postmark, Channel.Post, Arrived, null, supplemented: false));
    }

    [Fact]
    public void The_day_of_the_start_is_not_counted_and_is_told_in_words()
    {
        // Five working days: from Tuesday 03/3 to Monday 09/3; from the postmark on Friday, Monday 02/3 to Friday 06/3.
        Assert.Equal(("2026-03-09", "Bưu chính giao hồ sơ đến lúc 16:59"), Told(StartRule.PostalArrival));
        Assert.Equal(("2026-03-06", "Gửi hồ sơ theo dấu bưu điện ngày"), Told(StartRule.Postmark));
    }

    private static (string Due, string First) Told(StartRule rule)
    {
        var start = PostalStart.Of(rule, Channel.Post, Arrived, Postmarked, supplemented: false)!.Value;
        var (calendar, limit) = (TheCalendar.Shipped, new TimeLimit(5, LimitUnit.WorkingDay));
        var first = DueDates.Explain(calendar, start, limit, [], PostalStart.WordsOf(rule))[0].Text;
        Assert.Contains("không tính; thời hạn tính từ ngày", first, StringComparison.Ordinal);
        return (DueDates.Compute(calendar, start, limit, []).Due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), first[..(rule == StartRule.Postmark ? 32 : 34)]);
    }
}
