using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The counter follows what it posted: the list of a day, delivered, or brought back.</summary>
public sealed class PostingsPageTests
{
    [Fact]
    public async Task The_list_of_a_day_is_printed_with_bar_codes_and_leads_to_what_the_post_tells()
    {
        await using var office = await Office.OpenAsync();
        var (delivered, returned) = (await PostedAsync(office), await PostedAsync(office));
        var receiver = office.As(Role.Receiver);

        var page = await receiver.OpenAsync("/can-bo/bang-ke-buu-gui");
        Assert.Contains("BẢNG KÊ BƯU GỬI", page.Text(), StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("article svg.cc-barcode").Length);
        Assert.Contains("Bưu điện (2)", page.Text(), StringComparison.Ordinal);
        page = await receiver.OpenAsync("/can-bo/bang-ke-buu-gui?ngay=1/13/2026");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await receiver.OpenAsync("/can-bo/bang-ke-buu-gui?don-vi=BKHCN")).Status);

        await receiver.OpenAsync(Office.Address(delivered, "buu-chinh-da-giao"));
        page = await receiver.PressAsync("Ghi nhận bưu chính đã giao kết quả", new Dictionary<string, string?> { ["Input.Date.Day"] = "3", ["Input.Time"] = "10:00" });
        Assert.Contains("Ngày, giờ giao không được sau lúc này.", page.ErrorAt("Input.Date"), StringComparison.Ordinal);
        page = await receiver.PressAsync("Ghi nhận bưu chính đã giao kết quả", new Dictionary<string, string?> { ["Input.Date.Day"] = "2", ["Input.Time"] = "09:00" });
        Assert.Contains("Đã ghi nhận bưu chính giao kết quả.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Giao lúc 09:00", page.Text(), StringComparison.Ordinal);

        await receiver.OpenAsync(Office.Address(returned, "buu-chinh-tra-ve"));
        page = await receiver.PressAsync("Ghi nhận bưu chính không phát được, trả về", new Dictionary<string, string?> { ["Input.Reason"] = "Không có người nhận." });
        Assert.Contains("kết quả chờ ở bàn trả kết quả", page.Text(), StringComparison.Ordinal);
        page = await receiver.OpenAsync("/can-bo/bang-ke-buu-gui");
        Assert.Contains("Đã giao 09:00 02/03/2026", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Không phát được, trả về", page.Text(), StringComparison.Ordinal);
        var sheet = (await receiver.OpenAsync(Office.Address(returned, "mau-06"))).Text();
        Assert.Contains("Không có người nhận.", sheet, StringComparison.Ordinal);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        Assert.Contains("Không phát được, đã trả về; kết quả ở Bộ phận Một cửa.", (await citizen.OpenAsync($"/ho-so/{returned}")).Text(), StringComparison.Ordinal);
    }

    private static async Task<Guid> PostedAsync(Office office)
    {
        var id = await office.IssuedAsync();
        await office.Do<DeliverResult>((u, v) => u.ByPostAsync(office.World.By(office.Actor(Role.Receiver)), id, v, new("Bưu điện", "VD123", VietnamTime.DayOf(office.World.Clock.Now))), id);
        return id;
    }
}
