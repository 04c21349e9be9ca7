using CaiCach.Law.Dossiers;
using CaiCach.Law.Mails;
using CaiCach.Law.Sms;

namespace CaiCach.Law.Tests.Dossiers;

/// <summary>A code that fetches a result: three in an hour for a dossier, in one text message, by night too.</summary>
public sealed class ResultCodesTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    public void Three_go_out_for_a_dossier(int sent, bool expected) => Assert.Equal(expected, ResultCodes.MaySend(sent));

    [Theory]
    [InlineData("+84900000007", null, true)]
    [InlineData("+842838222222", null, false)]
    [InlineData("+842838222222", " ", false)]
    [InlineData("+842838222222", "chu@mau.example", true)]
    [InlineData(null, null, false)]
    public void It_goes_to_a_mobile_number_or_an_address(string? phone, string? email, bool expected) => Assert.Equal(expected, ResultCodes.Reaches(phone, email));

    [Fact]
    public void Its_message_is_one_part_and_goes_out_at_night()
    {
        var night = new DateTime(2026, 3, 2, 16, 0, 0, DateTimeKind.Utc);
        Assert.Equal(1, SmsRules.Parts(SmsRules.Unaccented(ResultCodes.Text("012345", "000.00.15.H50-260302-0001-LT1"))));
        Assert.Equal(night, SmsRules.NotBefore(MailKind.ResultCode, night));
        Assert.True(MailRules.IsTooLate(MailKind.ResultCode, night, night + ConsentCodes.Lasts + TimeSpan.FromSeconds(1)));
    }
}
