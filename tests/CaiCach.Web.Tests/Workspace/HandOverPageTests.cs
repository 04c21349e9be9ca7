using System.Net;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Handing several dossiers over on the page: grouped by where they usually go, one press makes the list to sign.</summary>
public sealed class HandOverPageTests
{
    private const string Href = "/can-bo/ban-giao";
    private const string Button = "Bàn giao và lập danh sách";

    [Fact]
    public async Task Dossiers_stand_under_their_usual_unit_and_one_press_leads_to_the_list_to_sign()
    {
        await using var office = await Office.OpenAsync();
        await office.AssignedAsync();
        var (one, two) = (await office.AcceptedAsync(), await office.AcceptedAsync());
        var receiver = office.As(Role.Receiver);

        var page = await receiver.OpenAsync(Href);
        Assert.Equal("Phòng Quản lý công nghệ và Chuyên ngành", page.Text("main section h2"));
        Assert.Equal(2, page.Document.QuerySelectorAll("[name=Chosen][checked]").Length);
        page = await receiver.PressAsync(Button);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Danh sách bàn giao hồ sơ số 01/BG-BPTNTKQ", page.Text("h1"), StringComparison.Ordinal);
        var sheet = page.Text("article");
        foreach (var id in new[] { one, two })
        {
            Assert.Contains((await office.World.DossierAsync(id)).Code!, sheet, StringComparison.Ordinal);
            Assert.Equal(BusinessState.InProcess, await office.StateAsync(id));
        }

        Assert.Contains("Đơn vị nhận: Phòng Quản lý công nghệ", sheet, StringComparison.Ordinal);
        Assert.Contains(office.Actor(Role.Receiver).Name, sheet, StringComparison.Ordinal);
        Assert.Contains("Danh sách bàn giao số 01/BG-BPTNTKQ", (await receiver.OpenAsync(Office.Address(one))).Text(), StringComparison.Ordinal);
        page = await receiver.OpenAsync(Href);
        Assert.Contains("Không có hồ sơ nào chờ bàn giao.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("01/BG-BPTNTKQ", page.Text("table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_choice_or_a_unit_nothing_is_handed_over_and_what_was_chosen_stays()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync(Href);
        Assert.Equal("Chưa rõ đơn vị nhận", page.Text("main section h2"));
        Assert.Empty(page.Document.QuerySelectorAll("[name=Chosen][checked]"));
        var value = page.Document.QuerySelector("[name=Chosen]")!.GetAttribute("value")!;

        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Chosen"] = value });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Chọn đơn vị nhận hồ sơ.", page.Text("main section"), StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("[name=Chosen][checked]"));
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Chosen"] = null, ["ToUnit"] = (await office.World.UnitAsync(Office.Division)).ToString() });
        Assert.Contains("Chọn ít nhất một hồ sơ để bàn giao.", page.Text("main section"), StringComparison.Ordinal);
        Assert.Equal((await office.World.UnitAsync(Office.Division)).ToString(), page.ValueOf("ToUnit"));
        Assert.Equal(BusinessState.Accepted, await office.StateAsync(id));
    }

    [Fact]
    public async Task One_that_a_colleague_handed_over_meanwhile_is_told_and_the_others_are_on_the_list()
    {
        await using var office = await Office.OpenAsync();
        await office.AssignedAsync();
        var (taken, mine) = (await office.AcceptedAsync(), await office.AcceptedAsync());
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Href);
        var unit = await office.World.UnitAsync(Office.Division);
        await office.Do<Application.Dossiers.TransferDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), taken, v, unit), taken);

        var page = await receiver.PressAsync(Button);

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Hồ sơ vừa thay đổi hoặc đã được bàn giao", page.Text(), StringComparison.Ordinal);
        page = await receiver.ClickAsync("Mở danh sách của các hồ sơ đã bàn giao");
        Assert.Contains((await office.World.DossierAsync(mine)).Code!, page.Text("article"), StringComparison.Ordinal);
        Assert.DoesNotContain((await office.World.DossierAsync(taken)).Code!, page.Text("article"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Specialist).OpenAsync(Href)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await receiver.OpenAsync($"{Href}/{Guid.NewGuid()}")).Status);
    }
}
