using CaiCach.Law.Dossiers;
using CaiCach.Law.Mails;
using CaiCach.Law.Sms;

namespace CaiCach.Law.Tests.Dossiers;

/// <summary>A code of consent holds ten minutes, five wrong tries and one filing.</summary>
public sealed class ConsentCodesTests
{
    private static readonly DateTime Made = new(2026, 3, 2, 15, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0, 0, false, true)]
    [InlineData(599, 4, false, true)]
    [InlineData(600, 0, false, false)]
    [InlineData(601, 0, false, false)]
    [InlineData(1, 5, false, false)]
    [InlineData(1, 0, true, false)]
    public void It_holds_until_the_last_moment_before_its_end(int seconds, int tries, bool isUsed, bool expected) =>
        Assert.Equal(expected, ConsentCodes.IsOpen(Made + ConsentCodes.Lasts, tries, isUsed, Made.AddSeconds(seconds)));

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(2, 29, true)]
    [InlineData(3, 0, false)]
    [InlineData(0, 30, false)]
    public void A_person_gets_few_and_an_agent_has_few_sent(int ofPerson, int byAgent, bool expected) => Assert.Equal(expected, ConsentCodes.MaySend(ofPerson, byAgent));

    [Theory]
    [InlineData("012345", "012345")]
    [InlineData(" 012 345 ", "012345")]
    [InlineData("012-345", "012345")]
    [InlineData("01234", null)]
    [InlineData("0123456", null)]
    [InlineData("01234a", null)]
    [InlineData("０１２３４５", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void People_type_it_in_groups(string? typed, string? expected) => Assert.Equal(expected, ConsentCodes.Clean(typed));

    [Fact]
    public void Its_message_is_one_part_goes_out_at_night_and_not_after_it_has_ended()
    {
        Assert.Equal(1, SmsRules.Parts(SmsRules.Unaccented(ConsentCodes.Text("012345", "1.014445.000.00.00.H50"))));
        Assert.Equal(Made, SmsRules.NotBefore(MailKind.ConsentCode, Made));
        Assert.True(SmsRules.NotBefore(MailKind.Progress, Made) > Made);
        Assert.False(MailRules.IsTooLate(MailKind.ConsentCode, Made, Made + ConsentCodes.Lasts));
        Assert.True(MailRules.IsTooLate(MailKind.ConsentCode, Made, Made + ConsentCodes.Lasts + TimeSpan.FromSeconds(1)));
        Assert.Equal([MailKind.ConsentCode, MailKind.ResultCode], Enum.GetValues<MailKind>().Where(MailRules.IsAwaited));
    }
}
