using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The scan station without scripts: a batch is uploaded, sorted page by page, and stands in the lines of the form it was for.</summary>
public sealed class StationPageTests
{
    [Fact]
    public async Task A_batch_is_sorted_page_by_page_and_stands_in_the_lines_of_the_filing()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        var page = await receiver.ClickAsync("Quét cả xấp giấy tờ ở trạm quét");
        Assert.Contains("mỗi tệp tối đa 20 MB; một xấp nhiều nhất 300 trang", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Chọn ít nhất một tệp.", (await receiver.PressAsync("Tải lên")).ErrorAt("Chosen"));
        Assert.NotNull((await receiver.PressAsync("Tải lên", null, new ChosenFile("Chosen", "la.exe", [1, 2, 3]))).ErrorAt("Chosen"));
        page = await receiver.PressAsync("Tải lên", null, new ChosenFile("Chosen", "xap.pdf", ScanFiles.Pdf("mot", "hai")), new ChosenFile("Chosen", "anh.png", ScanFiles.Png));
        Assert.Equal(3, page.Document.QuerySelectorAll("tbody tr").Length);

        // The second page first, and the picture of nothing yet.
        page = await receiver.PressAsync("Gắn vào giấy tờ", new Dictionary<string, string?> { ["Rows[1].Order"] = "1", ["Rows[1].Choice"] = "C1", ["Rows[1].Turn"] = "90", ["Rows[0].Choice"] = "=" });
        Assert.Equal("Chọn giấy tờ của trang này, hoặc chọn bỏ trang.", page.ErrorAt("Rows[2].Choice"));
        Assert.Equal(("C1", "90", "="), (page.ValueOf("Rows[0].Choice"), page.ValueOf("Rows[0].Turn"), page.ValueOf("Rows[1].Choice")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await receiver.PressAsync("Lưu tạm, xem lại", new Dictionary<string, string?> { ["Rows[2].Order"] = "x" })).Status);
        using (var sheet = await receiver.GetAsync(page.Document.QuerySelector("iframe")!.GetAttribute("src")!.Split('#')[0]))
        {
            Assert.Equal([("hai", 90)], ScanFiles.Read(await sheet.Content.ReadAsByteArrayAsync()));
        }

        page = await receiver.PressAsync("Gắn vào giấy tờ", new Dictionary<string, string?> { ["Rows[2].Choice"] = "-" });
        Assert.Equal("/can-bo/nop-tai-quay/" + World.Procedure, page.Path);
        Assert.False(string.IsNullOrEmpty(page.ValueOf("Input.Papers[0].UploadId")));
        Assert.EndsWith(".pdf", page.ValueOf("Input.Papers[0].UploadName"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await receiver.OpenAsync("/can-bo/tram-quet?thu-tuc=khong-co")).Status);
        page = await receiver.OpenAsync("/can-bo/tram-quet/to-phan-cach/" + World.Procedure);
        Assert.Equal(2, page.Document.QuerySelectorAll("article .cc-qr").Length);
        Assert.Contains("Giấy tờ khác", page.Text("article:last-of-type"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await receiver.OpenAsync("/can-bo/tram-quet/to-phan-cach/khong-co")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Specialist).OpenAsync("/can-bo/tram-quet?thu-tuc=" + World.Procedure)).Status);
    }

    [Fact]
    public async Task What_was_asked_for_is_scanned_at_the_station_too_by_who_may_see_the_dossier()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AskedAsync(5);
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Office.Address(id, "nhan-bo-sung"));
        await receiver.ClickAsync("Quét cả xấp giấy tờ ở trạm quét");
        await receiver.PressAsync("Tải lên", null, new ChosenFile("Chosen", "xap.pdf", ScanFiles.Pdf("mot")));
        var page = await receiver.PressAsync("Gắn vào giấy tờ", new Dictionary<string, string?> { ["Rows[0].Choice"] = "*" });
        Assert.Equal(Office.Address(id, "nhan-bo-sung"), page.Path);
        Assert.Contains("Đã tải lên: xap.pdf", page.Text(), StringComparison.Ordinal);
        using var stranger = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Receiver, "BKHCN"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/can-bo/tram-quet?ho-so={id}&buoc=nhan-bo-sung")).Status);
    }
}
