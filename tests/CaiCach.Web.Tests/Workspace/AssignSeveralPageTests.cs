using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Portal;

namespace CaiCach.Web.Tests.Workspace;

public sealed class AssignSeveralPageTests
{
    private const string Button = "Giao các hồ sơ đã chọn";

    [Fact]
    public async Task A_division_head_gives_ticked_dossiers_to_one_officer_and_reads_the_verdict_of_each()
    {
        await using var office = await Office.OpenAsync();
        var (receiver, leader) = (office.World.By(office.Actor(Role.Receiver)), office.World.By(office.Actor(Role.DivisionHead)));
        var unit = await office.World.UnitAsync(Office.Division);
        for (var i = 0; i < 3; i++)
        {
            var id = (await office.World.SubmitAsync(office.Citizen)).Id;
            await office.Do<TakeUpDossier>((u, v) => u.RunAsync(receiver, id, v), id);
            await office.Do<AcceptDossier>((u, v) => u.RunAsync(receiver, id, v), id);
            await office.Do<TransferDossier>((u, v) => u.RunAsync(receiver, id, v, unit), id);
        }

        var specialist = office.Actor(Role.Specialist).Id!.Value;
        var head = office.As(Role.DivisionHead);
        var page = await head.OpenAsync("/can-bo/viec/xu-ly?xem=tat-ca");
        var values = page.Document.QuerySelectorAll("input[name=Ticked]").Select(t => t.GetAttribute("value")!).ToList();
        Assert.Equal(3, values.Count);
        page = await head.PressAsync(Button);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Chọn người nhận hồ sơ.", page.ErrorAt("ToOfficer"));
        var gone = Guid.Parse(values[0].Split(':')[0]);
        await office.Do<AssignDossier>((u, v) => u.RunAsync(leader, gone, v, specialist), gone);

        using var request = head.FormRequest(Button, new Dictionary<string, string?>());
        var token = head.Page.Document.QuerySelector("#chon input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        request.Content = new FormUrlEncodedContent([.. values.Take(2).Select(v => new KeyValuePair<string, string>("Ticked", v)), new("ToOfficer", specialist.ToString()), new("__RequestVerificationToken", token)]);
        using var answer = await head.SendAsync(request);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Đã giao 1 hồ sơ.", html, StringComparison.Ordinal);
        Assert.Contains("Người khác vừa thay đổi hồ sơ này.", html, StringComparison.Ordinal);
        Assert.Equal(specialist, (await office.World.DossierAsync(Guid.Parse(values[1].Split(':')[0]))).AssigneeId);
        Assert.Null((await office.World.DossierAsync(Guid.Parse(values[2].Split(':')[0]))).AssigneeId);
    }

    [Fact]
    public async Task A_specialist_may_give_to_nobody_but_himself()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.World.By(office.Actor(Role.Receiver));
        var id = (await office.World.SubmitAsync(office.Citizen)).Id;
        await office.World.OfficialAsync(Role.Specialist, Office.Division);
        await office.Do<TakeUpDossier>((u, v) => u.RunAsync(receiver, id, v), id);
        await office.Do<AcceptDossier>((u, v) => u.RunAsync(receiver, id, v), id);
        var unit = await office.World.UnitAsync(Office.Division);
        await office.Do<TransferDossier>((u, v) => u.RunAsync(receiver, id, v, unit), id);

        var page = await office.As(Role.Specialist).OpenAsync("/can-bo/viec/xu-ly?xem=tat-ca");

        Assert.Equal(["", office.Actor(Role.Specialist).Id.ToString()!], page.Document.QuerySelectorAll("select[name=ToOfficer] option").Select(o => o.GetAttribute("value") ?? ""));
    }
}
