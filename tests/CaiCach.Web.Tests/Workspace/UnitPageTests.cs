using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>An administrator founds a unit and mends the details of another; whoever is none sees neither.</summary>
public sealed class UnitPageTests
{
    [Fact]
    public async Task A_unit_is_founded_its_details_are_mended_and_nothing_typed_is_lost()
    {
        await using var office = await Office.OpenAsync();
        using var admin = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "SKHCN-QT-VP"));
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.AgencyHead).OpenAsync("/can-bo/to-chuc/don-vi")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.OpenAsync("/can-bo/to-chuc/don-vi/BKHCN")).Status);
        await admin.OpenAsync("/can-bo/to-chuc");
        await admin.ClickAsync("Thành lập đơn vị");
        var page = await admin.PressAsync("Ghi đơn vị mới", new Dictionary<string, string?>
        {
            ["Input.Number"] = "7/QĐ-SKHCN",
            ["Input.Date.Day"] = "25",
            ["Input.Date.Month"] = "2",
            ["Input.Date.Year"] = "2026",
            ["Input.Day.Day"] = "31",
            ["Input.Day.Month"] = "2",
            ["Input.Day.Year"] = "2026",
            ["Input.Parent"] = World.Agency,
            ["Input.Kind"] = "Division",
            ["Input.Name"] = "Phòng Mẫu",
            ["Input.Code"] = "SKHCN-QT-MOI",
        });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Phòng Mẫu"), (page.Status, page.ValueOf("Input.Name")));
        Assert.NotNull(page.ErrorAt("Input.Day"));
        page = await admin.PressAsync("Ghi đơn vị mới", new Dictionary<string, string?> { ["Input.Day.Day"] = "1", ["Input.Day.Month"] = "3" });
        Assert.Contains("Đã ghi đơn vị mới Phòng Mẫu.", page.Text(), StringComparison.Ordinal);

        await admin.ClickAsync("Phòng Mẫu");
        page = await admin.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.Address"] = "Số 9 đường Mẫu", ["Input.Phone"] = "không có" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Số 9 đường Mẫu"), (page.Status, page.ValueOf("Input.Address")));
        page = await admin.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.Phone"] = "0233 385 2000", ["Input.Seen"] = "0" });
        Assert.Equal((HttpStatusCode.Conflict, "0233 385 2000"), (page.Status, page.ValueOf("Input.Phone")));
        page = await admin.PressAsync("Lưu");
        Assert.Contains("Đã lưu thông tin của Phòng Mẫu.", page.Text(), StringComparison.Ordinal);
    }
}
