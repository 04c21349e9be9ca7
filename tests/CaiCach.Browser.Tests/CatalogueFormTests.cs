using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>The form of a draft with its stages and fee tables serves phone and desk and those who hear it.</summary>
public sealed class CatalogueFormTests(Chromium chromium)
{
    [Theory]
    [InlineData(360, false)]
    [InlineData(1280, true)]
    public async Task Stages_and_fee_tables_are_accessible_with_their_lines_open(int width, bool javaScript)
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        await using var db = site.World.Database.Open();
        var id = await db.CatalogueEntries.Where(e => e.Code == World.Procedure).Select(e => e.Id).SingleAsync();
        await using var visit = await Visit.OpenAsync(chromium, site, width, javaScript, await site.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"));
        await visit.GoAsync($"/can-bo/danh-muc/{id}");
        await visit.PressAsync(AriaRole.Button, "Soạn sửa đổi, bổ sung");
        await visit.PressAsync(AriaRole.Button, "Thêm giai đoạn");
        await visit.PressAsync(AriaRole.Button, "Thêm bảng mức thu");
        await visit.PressAsync(AriaRole.Button, "Thêm bậc (Bảng 1)");
        await visit.Page.GetByLabel("Tên giai đoạn").FillAsync("Thẩm định hình thức");
        await visit.PressAsync(AriaRole.Button, "Thêm mức (Bảng 1)");
        Assert.Equal("Thẩm định hình thức", await visit.Page.GetByLabel("Tên giai đoạn").InputValueAsync());
    }
}
