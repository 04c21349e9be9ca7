using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The inbox taken up in one press, and a handover list confirmed from the desk of the unit that received it.</summary>
public sealed class BulkTakeUpPageTests
{
    [Fact]
    public async Task Ticked_requests_are_taken_up_together_and_what_somebody_else_took_is_named()
    {
        await using var office = await Office.OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            await office.World.SubmitAsync(office.Citizen);
        }

        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync("/can-bo/viec/tiep-nhan");
        var values = page.Document.QuerySelectorAll("input[name=Ticked]").Select(t => t.GetAttribute("value")!).ToList();
        Assert.Equal(3, values.Count);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await receiver.PressAsync("Nhận kiểm tra các hồ sơ đã chọn")).Status);
        var gone = Guid.Parse(values[0].Split(':')[0]);
        await office.World.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), gone, 1));

        using var request = receiver.FormRequest("Nhận kiểm tra các hồ sơ đã chọn", new Dictionary<string, string?>());
        var token = receiver.Page.Document.QuerySelector("#chon input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        request.Content = new FormUrlEncodedContent([.. values.Select(v => new KeyValuePair<string, string>("Ticked", v)), new("__RequestVerificationToken", token)]);
        using var answer = await receiver.SendAsync(request);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Ông/bà đã nhận kiểm tra 2 hồ sơ.", html, StringComparison.Ordinal);
        Assert.Contains("Người khác vừa thay đổi hồ sơ này.", html, StringComparison.Ordinal);
        await using var db = office.World.Database.Open();
        Assert.Equal(3, await db.Dossiers.CountAsync(d => d.State == BusinessState.IntakeReview));
    }

    [Fact]
    public async Task A_specialist_confirms_a_handover_list_from_the_desk()
    {
        await using var office = await Office.OpenAsync();
        var id = (await office.World.SubmitAsync(office.Citizen)).Id;
        var receiver = office.World.By(office.Actor(Role.Receiver));
        await office.World.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(receiver, id, 1));
        await office.World.Do<AcceptDossier, ActOutcome>(u => u.RunAsync(receiver, id, 2));
        var unit = await office.World.UnitAsync(Office.Division);
        await office.World.Do<HandOverSeveral, HandOverSeveral.Outcome>(u => u.RunAsync(receiver, unit, [new(id, 3)]));
        var specialist = office.As(Role.Specialist);
        Assert.Contains("chờ đơn vị xác nhận", (await specialist.OpenAsync("/can-bo/viec/xu-ly?xem=tat-ca")).Text(), StringComparison.Ordinal);
        await specialist.OpenAsync("/can-bo");
        await using var db = office.World.Database.Open();
        await specialist.ClickAsync(await db.HandoverLists.Select(l => l.Symbol).SingleAsync());

        var page = await specialist.PressAsync("Xác nhận đã nhận đủ 1 hồ sơ");

        Assert.Contains(office.Actor(Role.Specialist).Name + " đã xác nhận nhận đủ lúc", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("chờ đơn vị xác nhận", (await specialist.OpenAsync("/can-bo")).Text(), StringComparison.Ordinal);
    }
}
