using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The head of the division reviews a proposal from the worklist; whoever signs sees who agreed.</summary>
public sealed class ReviewPageTests
{
    [Fact]
    public async Task The_division_head_agrees_from_the_worklist_and_the_head_of_the_body_sees_it()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.ProposedAsync(ProposalKind.Grant);
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.ReviewAwaited, true).SetProperty(d => d.Desk, Desk.Review));
        }

        var (leader, head, code) = (office.As(Role.DivisionHead), office.As(Role.AgencyHead), (await office.World.DossierAsync(id)).Code!);
        Assert.Contains("Chờ lãnh đạo phòng duyệt trước khi ký", (await head.OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(code, (await head.OpenAsync("/can-bo/ky")).Text(), StringComparison.Ordinal);
        Assert.Contains("Đề xuất chưa được lãnh đạo phòng duyệt", (await head.OpenAsync(Office.Address(id, "ky-giai-quyet"))).Text(), StringComparison.Ordinal);

        Assert.Contains(code, (await leader.OpenAsync("/can-bo/viec/duyet")).Text(), StringComparison.Ordinal);
        var page = await leader.OpenAsync(Office.Address(id, "duyet-de-xuat"));
        Assert.Contains("Ý kiến thụ lý", page.Text(), StringComparison.Ordinal);
        page = await leader.PressAsync("Duyệt, trình ký", new Dictionary<string, string?> { ["Input.Reason"] = "Hồ sơ đủ điều kiện." });
        Assert.Contains("Đã duyệt đề xuất, trình lãnh đạo ký.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Lãnh đạo phòng duyệt đề xuất, trình ký", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(code, (await leader.OpenAsync("/can-bo/viec/duyet")).Text(), StringComparison.Ordinal);

        var told = $"Lãnh đạo phòng đã duyệt: {office.Actor(Role.DivisionHead).Name}, 09:00 02/03/2026";
        page = await head.OpenAsync(Office.Address(id));
        Assert.Contains(told, page.Text(), StringComparison.Ordinal);
        Assert.Contains("Hồ sơ đủ điều kiện.", page.Text(), StringComparison.Ordinal);
        Assert.Contains(told, (await head.OpenAsync(Office.Address(id, "ky-giai-quyet"))).Text(), StringComparison.Ordinal);
        Assert.Contains(code, (await head.OpenAsync("/can-bo/ky")).Text(), StringComparison.Ordinal);
        Assert.Contains("Nhận: lãnh đạo cơ quan", (await head.OpenAsync(Office.Address(id, "mau-06"))).Document.QuerySelectorAll("article .cc-handover")[^1].TextContent, StringComparison.Ordinal);
        using var owner = await office.Site.BrowseAsync(office.Citizen);
        page = await owner.OpenAsync($"/ho-so/{id}");
        Assert.Contains("Lãnh đạo phòng đã xem xét, trình lãnh đạo cơ quan", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Hồ sơ đủ điều kiện.", page.Text(), StringComparison.Ordinal);
    }
}
