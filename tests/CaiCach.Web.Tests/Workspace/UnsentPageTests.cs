using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Mails;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Messages that did not arrive, and contact details that were wrong.</summary>
public sealed class UnsentPageTests
{
    [Fact]
    public async Task The_receiver_finds_a_mail_that_did_not_arrive_corrects_the_address_and_sends_it_again()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.SubmittedAsync();
        await using (var db = office.World.Database.Open())
        {
            await db.Mails.Where(m => m.DossierId == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.SetAside).SetProperty(m => m.Trouble, "550 No such user"));
        }

        var receiver = office.As(Role.Receiver);
        Assert.Contains("1 thư, tin chưa đến người nộp", (await receiver.OpenAsync("/can-bo")).Text(), StringComparison.Ordinal);
        var list = await receiver.OpenAsync("/can-bo/thu-tin-chua-gui-duoc");
        Assert.Contains("550 No such user", list.Text("tbody"), StringComparison.Ordinal);
        await receiver.OpenAsync(list.Document.QuerySelector("tbody a")!.GetAttribute("href")!.Split('#')[0]);

        var page = await receiver.OpenAsync(Office.Address(id, "sua-lien-lac"));
        Assert.Equal("0900000001", page.Document.QuerySelector("[name='Input.Phone']")!.GetAttribute("value"));
        page = await receiver.PressAsync("Sửa thông tin liên lạc của hồ sơ", new Dictionary<string, string?> { ["Input.Phone"] = "12", ["Input.Email"] = "dung@mau.example" });
        Assert.NotNull(page.ErrorAt("Input.Phone"));
        Assert.Equal("dung@mau.example", page.Document.QuerySelector("[name='Input.Email']")!.GetAttribute("value"));
        page = await receiver.PressAsync("Sửa thông tin liên lạc của hồ sơ", new Dictionary<string, string?> { ["Input.Phone"] = "0900000002", ["Input.Email"] = "dung@mau.example" });
        Assert.Contains("Đã sửa: số điện thoại, địa chỉ thư điện tử", page.Text(), StringComparison.Ordinal);

        page = await receiver.PressAsync("Gửi lại");
        Assert.Contains("Đã gửi lại thư, tin cho người nộp.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Số thư, tin gửi lại: 1", page.Text(), StringComparison.Ordinal);
        Assert.Equal("dung@mau.example", (await office.World.DossierAsync(id)).Email);
        Assert.Contains("Mọi thư, tin đều đã gửi được", (await receiver.OpenAsync("/can-bo/thu-tin-chua-gui-duoc")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_citizen_corrects_the_contact_details_of_a_dossier_and_reads_that_it_was_done()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.SubmittedAsync();
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        await citizen.OpenAsync($"/ho-so/{id}/lien-lac");
        var page = await citizen.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.Email"] = "sai" });
        Assert.Equal("Địa chỉ thư điện tử không đúng, ví dụ đúng: ten@vidu.vn.", page.ErrorAt("Input.Email"));
        page = await citizen.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.Email"] = "moi@mau.example", ["Input.BySms"] = "true" });
        Assert.Contains("Thông tin liên lạc của hồ sơ đã được sửa", page.Text(), StringComparison.Ordinal);
        Assert.Equal(("moi@mau.example", true), ((await office.World.DossierAsync(id)).Email, (await office.World.DossierAsync(id)).BySms));
    }

    [Fact]
    public async Task Who_routes_petitions_sees_on_its_page_that_a_message_did_not_arrive_and_sends_it_again()
    {
        await using var office = await Office.OpenAsync();
        using var citizen = office.Site.Browse();
        await citizen.OpenAsync("/phan-anh-kien-nghi");
        await citizen.PressAsync("Gửi", new Dictionary<string, string?>
        {
            ["Input.Kind"] = "Conduct",
            ["Input.Agency"] = TestKit.World.Agency,
            ["Input.Content"] = "Hồ sơ bị trả lời chậm.",
            ["Input.Name"] = "Phạm Văn Thử Một",
            ["Input.Phone"] = "0900000001",
        });
        await using var db = office.World.Database.Open();
        await db.SmsMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, Data.Sms.SmsState.SetAside));
        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController));

        var list = await controller.OpenAsync("/can-bo/thu-tin-chua-gui-duoc");
        var page = await controller.OpenAsync(list.Document.QuerySelector("tbody a")!.GetAttribute("href")!.Split('#')[0]);
        Assert.Contains("1 thư, tin chưa đến người gửi", page.Text("#thu-tin"), StringComparison.Ordinal);
        page = await controller.PressAsync("Gửi lại");
        Assert.Contains("Đã ghi nhận.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Gửi lại thư, tin chưa đến người gửi", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("1 thư, tin chưa đến người gửi", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_counter_and_its_director_see_the_list()
    {
        await using var office = await Office.OpenAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Specialist).OpenAsync("/can-bo/thu-tin-chua-gui-duoc")).Status);
        Assert.Equal(BusinessState.Submitted, await office.StateAsync(await office.SubmittedAsync()));
    }
}
