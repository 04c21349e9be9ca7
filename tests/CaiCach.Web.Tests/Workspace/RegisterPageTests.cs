using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The register on the screen, on paper and as files; and the lists that heads keep an eye on.</summary>
public sealed class RegisterPageTests
{
    [Fact]
    public async Task The_register_is_read_on_the_screen_and_taken_out_whole()
    {
        await using var office = await Office.OpenAsync();
        var code = (await office.World.DossierAsync(await office.AcceptedAsync())).Code!;
        var receiver = office.As(Role.Receiver);

        var page = await receiver.OpenAsync("/can-bo/so-theo-doi");
        Assert.Contains("Mẫu số 07", page.Text("h1"), StringComparison.Ordinal);
        Assert.Equal([code], page.Document.QuerySelectorAll("tbody .cc-code").Select(a => a.TextContent));
        page = await receiver.PressAsync("Xem bản in");
        Assert.Contains("SỔ THEO DÕI HỒ SƠ", page.Text(".print-wide"), StringComparison.Ordinal);
        Assert.Equal(15, page.Document.QuerySelectorAll(".print-register thead th").Length);
        Assert.Contains(code, page.Text(".print-register tbody"), StringComparison.Ordinal);
        Assert.Contains("Sổ này có 1 hồ sơ.", page.Text(".print-wide"), StringComparison.Ordinal);
        await receiver.OpenAsync("/can-bo/so-theo-doi");
        using (var file = await receiver.SendAsync(receiver.FormRequest("Tải PDF", new Dictionary<string, string?>())))
        {
            Assert.Equal("application/pdf", file.Content.Headers.ContentType?.MediaType);
            var text = LetterPdfTests.Checked(await file.Content.ReadAsByteArrayAsync());
            Assert.All(new[] { "SỔ THEO DÕI HỒ SƠ", "Mẫu số 07", "NGƯỜI LẬP SỔ", "(15)", "Sổ này có 1 hồ sơ." }, said => Assert.Contains(said, text, StringComparison.Ordinal));
        }

        Assert.Contains("Không có hồ sơ nào được tiếp nhận", (await receiver.OpenAsync("/can-bo/so-theo-doi?tu=1/1/2026&den=31/1/2026")).Text(), StringComparison.Ordinal);
        page = await receiver.OpenAsync("/can-bo/so-theo-doi?tu=31/2/2026&den=1/1/2026");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Nhập ngày như 26/11/2026."), (page.Status, page.ErrorAt("tu")));
        Assert.Equal("Đến ngày không được trước từ ngày.", (await receiver.OpenAsync("/can-bo/so-theo-doi?tu=2/2/2026&den=1/1/2026")).ErrorAt("den"));
        Assert.Equal(HttpStatusCode.NotFound, (await receiver.OpenAsync("/can-bo/so-theo-doi?sau=x")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Specialist).OpenAsync("/can-bo/so-theo-doi")).Status);
    }

    [Fact]
    public async Task Counts_lead_to_lists_and_lists_to_files()
    {
        await using var office = await Office.OpenAsync();
        var code = (await office.World.DossierAsync(await office.AssignedAsync())).Code!;
        await office.LaterAsync("2026-03-20T09:00");
        var head = office.As(Role.AgencyHead);

        Assert.NotNull((await head.OpenAsync("/can-bo")).Document.QuerySelector("a[href='/can-bo/theo-doi']"));
        var page = await head.OpenAsync("/can-bo/theo-doi");
        Assert.StartsWith("Đã quá hạn 1 hồ sơ", page.Text(".cc-cards .cc-card"), StringComparison.Ordinal);
        page = await head.OpenAsync(page.Document.QuerySelector("tbody td a")!.GetAttribute("href")!);
        Assert.Equal([code], page.Document.QuerySelectorAll("tbody .cc-code").Select(a => a.TextContent));
        foreach (var format in new[] { "xlsx", "docx", "csv", "json" })
        {
            using var file = await head.GetAsync(page.Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Single(a => a.EndsWith(format, StringComparison.Ordinal)));
            Assert.Contains(code, DaySheetPageTests.TextOf(format, await file.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        }

        Assert.Contains("Đã quá hạn 1 hồ sơ", (await office.As(Role.DivisionHead).OpenAsync("/can-bo/theo-doi")).Text(), StringComparison.Ordinal);
        foreach (var address in new[] { "/can-bo/theo-doi?don-vi=BKHCN", "/can-bo/theo-doi?nguoi=x", "/can-bo/theo-doi/khong-co", "/can-bo/theo-doi/qua-han?sau=x", "/can-bo/theo-doi/qua-han?dinh-dang=pdf" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await head.OpenAsync(address)).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Receiver).OpenAsync("/can-bo/theo-doi")).Status);
    }
}
