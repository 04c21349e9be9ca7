using CaiCach.Law.Calendar;
using CaiCach.Law.Mails;
using CaiCach.Law.Sms;

namespace CaiCach.Law.Tests.Sms;

/// <summary>When text messages go out, and how long they are.</summary>
public sealed class SmsRulesTests
{
    [Theory]
    [InlineData("2026-03-02T06:59:59", "2026-03-02T07:00")]
    [InlineData("2026-03-02T07:00", "2026-03-02T07:00")]
    [InlineData("2026-03-02T20:59:59", "2026-03-02T20:59:59")]
    [InlineData("2026-03-02T21:00", "2026-03-03T07:00")]
    [InlineData("2026-03-02T23:59:59", "2026-03-03T07:00")]
    [InlineData("2026-03-03T00:00", "2026-03-03T07:00")]
    public void Nobody_is_woken_by_what_can_wait(string now, string sent)
    {
        Assert.Equal(Utc(sent), SmsRules.NotBefore(MailKind.Accepted, Utc(now)));
        Assert.Equal(Utc(now), SmsRules.NotBefore(MailKind.Supplement, Utc(now)));
    }

    [Fact]
    public void Diacritics_go_and_letters_stay()
    {
        Assert.Equal("Ho so da duoc tiep nhan, DAU DO", SmsRules.Unaccented("Hồ sơ đã được tiếp nhận, DẤU ĐỎ"));
        Assert.Equal("a-b \"c\"", SmsRules.Unaccented("a–b “c”"));
    }

    [Theory]
    [InlineData('a', 1, 1)]
    [InlineData('a', 160, 1)]
    [InlineData('a', 161, 2)]
    [InlineData('a', 306, 2)]
    [InlineData('a', 307, 3)]
    [InlineData('[', 80, 1)]
    [InlineData('[', 81, 2)]
    [InlineData('ă', 70, 1)]
    [InlineData('ă', 71, 2)]
    [InlineData('ă', 134, 2)]
    [InlineData('ă', 135, 3)]
    public void Parts_are_counted_as_operators_count_them(char c, int length, int parts) => Assert.Equal(parts, SmsRules.Parts(new string(c, length)));

    [Theory]
    [InlineData("+84900000001", true)]
    [InlineData("+842333852529", false)]
    [InlineData("+8490000000", false)]
    [InlineData("+84900000001x", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_mobile_phones_get_messages(string? phone, bool does) => Assert.Equal(does, SmsRules.IsMobile(phone));

    private static DateTime Utc(string local) => VietnamTime.ToUtc(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));
}
