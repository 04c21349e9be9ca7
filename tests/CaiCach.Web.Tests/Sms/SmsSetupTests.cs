using CaiCach.Application.Sms;
using CaiCach.Web.Hosting.Sms;
using Microsoft.Extensions.Configuration;

namespace CaiCach.Web.Tests.Sms;

public sealed class SmsSetupTests
{
    private static readonly Dictionary<string, string?> Whole = new()
    {
        ["CAICACH_SMS_URL"] = "https://tin.example/gui",
        ["CAICACH_SMS_KEY"] = "khoa",
        ["CAICACH_SMS_SENDER"] = "SKHCN-QT",
        ["CAICACH_SMS_RECEIPT_SECRET"] = "bi-mat-0123456789",
        ["public-url"] = "https://dichvu.example/",
    };

    [Fact]
    public void Without_an_address_messages_are_off_and_said_to_be()
    {
        Assert.Equal((SmsSettings.Off, null), Read([]));
        Assert.Equal("tin nhắn SMS/Zalo đang tắt; đặt CAICACH_SMS_URL để gửi.", SmsSetup.Said(SmsSettings.Off));
    }

    [Fact]
    public void Whole_settings_are_read_and_neither_key_nor_secret_is_said()
    {
        var (settings, fault) = Read(new(Whole) { ["CAICACH_SMS_CHANNEL"] = "Zalo" });
        Assert.Null(fault);
        Assert.Equal(new(new Uri("https://tin.example/gui"), "khoa", "SKHCN-QT", "zalo", "bi-mat-0123456789", "https://dichvu.example"), settings);
        Assert.Equal("tin nhắn gửi qua tin.example, kênh zalo, người gửi SKHCN-QT.", SmsSetup.Said(settings));
    }

    [Theory]
    [InlineData("CAICACH_SMS_URL", "tin.example")]
    [InlineData("CAICACH_SMS_URL", "http://tin.example/gui")]
    [InlineData("CAICACH_SMS_SENDER", null)]
    [InlineData("CAICACH_SMS_CHANNEL", "fax")]
    [InlineData("CAICACH_SMS_RECEIPT_SECRET", "ngan")]
    [InlineData("public-url", null)]
    public void A_wrong_setting_is_named(string name, string? value)
    {
        var (settings, fault) = Read(new(Whole) { [name] = value });
        Assert.False(settings.IsOn);
        Assert.StartsWith(name + ": ", fault, StringComparison.Ordinal);
    }

    private static (SmsSettings Settings, string? Fault) Read(Dictionary<string, string?> values) => SmsSetup.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
}
