using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Requests answered late: a line of the end-of-day sheet that leads to them, and a list that is watched.</summary>
public sealed class IntakeLatePageTests
{
    [Fact]
    public async Task The_line_of_the_day_and_the_watched_list_lead_to_the_same_request()
    {
        await using var office = await Office.OpenAsync();
        var (id, waiting) = (await office.TakenUpAsync(), await office.SubmittedAsync());
        await office.LaterAsync("2026-03-03T09:01");
        await office.Do<AcceptDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v), id);
        var code = (await office.World.DossierAsync(id)).Code!;

        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync("/can-bo/cuoi-ngay");
        var row = page.Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Trả lời việc tiếp nhận sau hạn", StringComparison.Ordinal));
        page = await receiver.OpenAsync(row.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Contains(code, page.Text(), StringComparison.Ordinal);

        page = await office.As(Role.AgencyHead).OpenAsync("/can-bo/theo-doi/tiep-nhan-muon");
        Assert.Contains(code, page.Text("table"), StringComparison.Ordinal);
        Assert.Contains((await office.World.DossierAsync(waiting)).RequestNumber, page.Text("table"), StringComparison.Ordinal);
        Assert.Contains("09:00 03/03/2026", page.Text("table"), StringComparison.Ordinal);
    }
}
