using CaiCach.Law.Mails;

namespace CaiCach.Law.Tests.Mails;

public sealed class MailRulesTests
{
    private static readonly DateTime Made = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void What_the_law_demands_is_sent_even_to_who_wants_no_mail() =>
        Assert.Equal(
            [MailKind.FeeOwed, MailKind.Supplement, MailKind.NotAccepted, MailKind.Stopped, MailKind.Delay, MailKind.ResultReady],
            Enum.GetValues<MailKind>().Where(MailRules.IsLegal));

    [Theory]
    [InlineData(MailKind.Accepted, -1, false)]
    [InlineData(MailKind.Accepted, 0, false)]
    [InlineData(MailKind.Accepted, 1, true)]
    [InlineData(MailKind.Supplement, 1, false)]
    public void After_three_days_a_mail_that_was_never_tried_is_no_news_but_the_law_demands_what_it_demands(MailKind kind, int seconds, bool tooLate) =>
        Assert.Equal(tooLate, MailRules.IsTooLate(kind, Made, Made.AddDays(3).AddSeconds(seconds)));
}
