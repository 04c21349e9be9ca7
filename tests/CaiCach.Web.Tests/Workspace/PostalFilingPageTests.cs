using System.Net;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The counter enters what was sent by post: the envelope says when the time to answer began.</summary>
public sealed class PostalFilingPageTests
{
    private const string Button = "Nộp và mở hồ sơ";

    [Fact]
    public async Task A_wrong_day_is_told_at_its_field_and_the_dossier_tells_what_the_envelope_said()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        Assert.Equal(("02/03/2026", "09:00"), (page.ValueOf("Input.ArrivedOn"), page.ValueOf("Input.ArrivedTime")));

        page = await receiver.PressAsync(Button, new Dictionary<string, string?>
        {
            ["Input.Channel"] = "Post",
            ["Input.Name"] = "Trần Thị Thử Hai",
            ["Input.IdNumber"] = "045190999902",
            ["Input.Phone"] = "0900000002",
            ["Input.Address"] = "Xã Minh Họa, Quảng Trị",
            ["Input.ArrivedOn"] = "03/3/2026",
            ["Input.PostmarkedOn"] = "04/3/2026",
        }, new ChosenFile("Input.Papers[0].File", "to-khai.pdf", Office.Pdf));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Nhập ngày bưu chính giao hồ sơ đến, không sau hôm nay", page.ErrorAt("Input.ArrivedOn"), StringComparison.Ordinal);
        Assert.StartsWith("Nhập ngày gửi theo dấu bưu điện", page.ErrorAt("Input.PostmarkedOn"), StringComparison.Ordinal);
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.ArrivedOn"] = "27/2/2026", ["Input.ArrivedTime"] = "14:30", ["Input.PostmarkedOn"] = "26/2/2026" });

        var dossier = await office.World.DossierAsync(Guid.Parse(page.Path.Split('/')[^1]));
        Assert.Equal(new DateTime(2026, 2, 27, 14, 30, 0, DateTimeKind.Unspecified), VietnamTime.ToLocal(dossier.ArrivedAt!.Value));
        Assert.Contains("Bưu chính giao đến lúc 14:30", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Dấu bưu điện ngày 26/02/2026", page.Text(), StringComparison.Ordinal);

        // What the mobile one-stop takes in is direct, and says so.
        await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        page = await receiver.PressAsync(Button, new Dictionary<string, string?>
        {
            ["Input.Channel"] = "Mobile",
            ["Input.Name"] = "Trần Thị Thử Ba",
            ["Input.IdNumber"] = "045190999903",
            ["Input.Phone"] = "0900000002",
            ["Input.Address"] = "Xã Minh Họa, Quảng Trị",
        }, new ChosenFile("Input.Papers[0].File", "to-khai.pdf", Office.Pdf));
        dossier = await office.World.DossierAsync(Guid.Parse(page.Path.Split('/')[^1]));
        Assert.Equal((Channel.Direct, FilingWay.Mobile), (dossier.Channel, dossier.Way));
        Assert.Contains("Một cửa lưu động", page.Text(), StringComparison.Ordinal);
    }
}
