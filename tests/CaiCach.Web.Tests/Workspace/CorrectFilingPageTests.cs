using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The receiver corrects how a dossier was entered, on a page that keeps what was typed.</summary>
public sealed class CorrectFilingPageTests
{
    private const string Button = "Đính chính hình thức nộp, trường hợp, giờ nhận";

    [Fact]
    public async Task The_counter_corrects_a_wrong_channel_and_the_history_keeps_the_old_one()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        var request = (await office.World.RequestAsync(office.Actor(Role.Receiver))) with { Channel = Channel.Direct };
        var filed = Assert.IsType<SubmitDossier.Outcome.Submitted>(await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), request)));

        Assert.Contains("dinh-chinh-nop", (await receiver.OpenAsync(Office.Address(filed.Id))).Html, StringComparison.Ordinal);
        var page = await receiver.OpenAsync(Office.Address(filed.Id, "dinh-chinh-nop"));
        Assert.Equal("Direct", page.ValueOf("Input.Filing.Channel"));
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Filing.Channel"] = "Post", ["Input.Filing.ArrivedOn"] = "31/02/2026", ["Input.Filing.ArrivedTime"] = "14:30", ["Input.Reason"] = "Quầy chọn nhầm." });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Nhập ngày bưu chính giao hồ sơ đến", page.ErrorAt("Input.Filing.ArrivedOn"), StringComparison.Ordinal);
        Assert.Equal("31/02/2026", page.ValueOf("Input.Filing.ArrivedOn"));
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Filing.ArrivedOn"] = "27/02/2026" });

        Assert.Contains("Đã đính chính; thời hạn được tính lại nếu thay đổi.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Hình thức nộp: Bưu chính công ích, trước đó Trực tiếp", page.Text(), StringComparison.Ordinal);
        Assert.Equal(Channel.Post, (await office.World.DossierAsync(filed.Id)).Channel);
        await receiver.OpenAsync(Office.Address(filed.Id, "dinh-chinh-nop"));
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Filing.Channel"] = "Mobile", ["Input.Reason"] = "Nhận ở điểm lưu động." });
        Assert.Contains("Hình thức tiếp nhận chi tiết: Một cửa lưu động, trước đó Bưu chính công ích", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Mobile", (await receiver.OpenAsync(Office.Address(filed.Id, "dinh-chinh-nop"))).ValueOf("Input.Filing.Channel"));
        Assert.Contains("không làm được bước này", (await office.As(Role.AgencyHead).OpenAsync(Office.Address(filed.Id, "dinh-chinh-nop"))).Text(), StringComparison.Ordinal);
    }
}
