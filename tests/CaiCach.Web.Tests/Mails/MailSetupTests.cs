using CaiCach.Application.Mails;
using CaiCach.Web.Commands;
using CaiCach.Web.Hosting.Mails;
using Microsoft.Extensions.Configuration;

namespace CaiCach.Web.Tests.Mails;

public sealed class MailSetupTests
{
    private static readonly Dictionary<string, string?> Whole = new()
    {
        ["CAICACH_MAIL_HOST"] = "thu.example",
        ["CAICACH_MAIL_FROM"] = "mot-cua@coquan.example",
        ["CAICACH_MAIL_USER"] = "mot-cua",
        ["CAICACH_MAIL_PASSWORD"] = "bi mat",
        ["public-url"] = "https://dichvu.example/",
    };

    [Fact]
    public void Without_a_host_mail_is_off_and_said_to_be()
    {
        var (settings, fault) = Read([]);
        Assert.Equal((MailSettings.Off, null), (settings, fault));
        Assert.Equal("thư điện tử đang tắt; đặt CAICACH_MAIL_HOST để gửi thư.", MailSetup.Said(settings));
    }

    [Theory]
    [InlineData(null, MailSecurity.StartTls, 587)]
    [InlineData("tls", MailSecurity.Tls, 465)]
    public void The_port_follows_from_how_the_server_is_spoken_to_and_no_password_is_said(string? security, MailSecurity way, int port)
    {
        var (settings, fault) = Read(new(Whole) { ["CAICACH_MAIL_SECURITY"] = security });
        Assert.Null(fault);
        Assert.Equal(new("thu.example", port, way, "mot-cua", "bi mat", "mot-cua@coquan.example", "https://dichvu.example"), settings);
        Assert.Equal($"thư điện tử gửi qua thu.example:{port}, người gửi mot-cua@coquan.example.", MailSetup.Said(settings));
    }

    [Theory]
    [InlineData("CAICACH_MAIL_PORT", "0")]
    [InlineData("CAICACH_MAIL_PORT", "hai lăm")]
    [InlineData("CAICACH_MAIL_SECURITY", "ssl")]
    [InlineData("CAICACH_MAIL_SECURITY", "none")]
    [InlineData("CAICACH_MAIL_FROM", null)]
    [InlineData("CAICACH_MAIL_FROM", "không phải địa chỉ")]
    [InlineData("public-url", null)]
    public void A_wrong_setting_is_named(string name, string? value)
    {
        var (settings, fault) = Read(new(Whole) { [name] = value });
        Assert.False(settings.IsOn);
        Assert.StartsWith(name + ": ", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start_with_wrong_usage() =>
        Assert.Equal(2, await ServeCommand.Serve(["--CAICACH_MAIL_HOST", "thu.example", "--database", "khong-co.db"]));

    private static (MailSettings Settings, string? Fault) Read(Dictionary<string, string?> values) =>
        MailSetup.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
}
