using System.Net;
using CaiCach.Application.Procedures;
using CaiCach.Application.Procedures.Workbooks;
using CaiCach.Data.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using CaiCach.Web.Workspace.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Several procedures are ticked in the catalogue and go one step at once, without JavaScript.</summary>
public sealed class SeveralProceduresPageTests
{
    private static readonly string[] Codes = ["1.999001", "1.999002"];

    [Fact]
    public async Task Ticked_procedures_go_from_draft_to_public_with_the_decision_typed_once()
    {
        await using var office = await Office.OpenAsync();
        var writer = await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP");
        var known = (await office.World.ReferenceAsync()).LatestProcedure(World.Procedure)!;
        using var file = new MemoryStream();
        CatalogueXlsx.Write([.. Codes.Select(code => known with { Code = code, Name = $"Thủ tục {code}" })], file);
        Assert.Equal(new DraftCatalogueFile.Outcome.Done(2, 0, 0, 0), await office.World.Do<DraftCatalogueFile, DraftCatalogueFile.Outcome>(u => u.RunAsync(office.World.By(writer), file.ToArray(), World.Agency)));

        using var controller = await office.Site.BrowseAsync(writer);
        var page = await controller.OpenAsync("/can-bo/danh-muc?xem=du-thao");
        Assert.Equal(2, page.Document.QuerySelectorAll("input[name=muc]").Length);
        Assert.Contains("Gửi rà soát các thủ tục đã chọn", page.Text("#chon"), StringComparison.Ordinal);
        Assert.Contains("Chưa chọn thủ tục nào.", (await controller.OpenAsync(SeveralModel.Href + "?viec=gui")).Text(), StringComparison.Ordinal);
        page = await controller.OpenAsync(await AddressAsync(office, "gui"));
        page = await controller.PressAsync("Thực hiện với 2 thủ tục");
        Assert.Contains("Đã thực hiện với 2 thủ tục.", page.Text(), StringComparison.Ordinal);

        var head = office.As(Role.AgencyHead);
        page = await head.OpenAsync("/can-bo/danh-muc?xem=ra-soat");
        Assert.Contains("Đồng ý các dự thảo đã chọn", page.Text("#chon"), StringComparison.Ordinal);
        await head.OpenAsync(await AddressAsync(office, "dong-y"));
        Assert.Contains("Đã thực hiện với 2 thủ tục.", (await head.PressAsync("Thực hiện với 2 thủ tục")).Text(), StringComparison.Ordinal);

        await controller.OpenAsync(await AddressAsync(office, "cong-bo"));
        page = await controller.PressAsync("Thực hiện với 2 thủ tục", new Dictionary<string, string?> { ["Input.Decision.Number"] = "754/QĐ-UBND" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Nhập cơ quan ban hành.", "754/QĐ-UBND"), (page.Status, page.ErrorAt("Input.Decision.Issuer"), page.ValueOf("Input.Decision.Number")));
        page = await controller.PressAsync("Thực hiện với 2 thủ tục", new Dictionary<string, string?>
        {
            ["Input.Decision.Day.Day"] = "2",
            ["Input.Decision.Day.Month"] = "3",
            ["Input.Decision.Day.Year"] = "2026",
            ["Input.Decision.Issuer"] = "UBND tỉnh",
            ["Input.Decision.Signer"] = "Phó Chủ tịch",
            ["Input.Decision.Title"] = "Công bố danh mục",
            ["Input.EffectiveFrom.Day"] = "2",
            ["Input.EffectiveFrom.Month"] = "3",
            ["Input.EffectiveFrom.Year"] = "2026",
            ["Input.Bodies"] = World.Agency,
        });
        Assert.Contains("Đã thực hiện với 2 thủ tục.", page.Text(), StringComparison.Ordinal);

        // Of two one is made public by somebody else meanwhile: it is named, the other is done.
        var address = await AddressAsync(office, "cong-khai");
        await controller.OpenAsync(address);
        var first = await EntryAsync(office, Codes[0]);
        var other = await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP");
        Assert.IsType<CatalogueOutcome.Done>(await office.World.Do<MakeProcedurePublic, CatalogueOutcome>(u => u.RunAsync(office.World.By(other), first.Id, first.Version)));
        page = await controller.PressAsync("Thực hiện với 2 thủ tục");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Đã thực hiện với 1 thủ tục.", page.Text(), StringComparison.Ordinal);
        Assert.Contains($"{Codes[0]} Người khác vừa thay đổi thủ tục này", page.Text("[role]"), StringComparison.Ordinal);
        Assert.Equal([CatalogueState.Public, CatalogueState.Public], new[] { (await EntryAsync(office, Codes[0])).State, (await EntryAsync(office, Codes[1])).State });
        using var citizen = office.Site.Browse();
        Assert.Equal(HttpStatusCode.OK, (await citizen.OpenAsync("/thu-tuc/" + Codes[1])).Status);
    }

    [Fact]
    public async Task Who_only_reads_the_catalogue_ticks_nothing()
    {
        await using var office = await Office.OpenAsync();
        using var leader = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Leader));
        Assert.Empty((await leader.OpenAsync("/can-bo/danh-muc")).Document.QuerySelectorAll("input[name=muc]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.GetAsync(SeveralModel.Href + "?viec=gui")).StatusCode);
        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"));
        Assert.Equal(HttpStatusCode.NotFound, (await controller.GetAsync(SeveralModel.Href + "?viec=bai-bo")).StatusCode);
    }

    private static async Task<CatalogueEntry> EntryAsync(Office office, string code)
    {
        await using var db = office.World.Database.Open();
        return await db.CatalogueEntries.AsNoTracking().SingleAsync(e => e.Code == code);
    }

    private static async Task<string> AddressAsync(Office office, string step)
    {
        var items = new List<string>();
        foreach (var code in Codes)
        {
            items.Add("muc=" + SeveralModel.ValueOf(await EntryAsync(office, code)));
        }

        return $"{SeveralModel.Href}?viec={step}&{string.Join('&', items)}";
    }
}
