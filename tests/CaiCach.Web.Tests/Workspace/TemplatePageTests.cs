using System.IO.Compression;
using System.Net;
using System.Text;
using CaiCach.Application.Files;
using CaiCach.Application.Keeping;
using CaiCach.Application.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A blank form goes with its paper from the draft to whoever downloads it.</summary>
public sealed class TemplatePageTests
{
    private static readonly byte[] Pdf = Encoding.UTF8.GetBytes("%PDF-1.4 mẫu đơn");

    [Fact]
    public async Task A_blank_form_is_uploaded_with_the_draft_kept_and_downloaded_when_it_is_public()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        var person = await world.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP");
        using var keeper = await office.Site.BrowseAsync(person);
        using var citizen = office.Site.Browse();
        await keeper.OpenAsync("/can-bo/danh-muc?tim=" + World.Procedure);
        var entry = (await keeper.ClickAsync(World.Procedure)).Path;
        await keeper.PressAsync("Soạn sửa đổi, bổ sung");
        var page = await keeper.PressAsync("Lưu dự thảo", Fields(("Form.Name", "Tên gõ cùng tệp sai")), new ChosenFile("Form.Papers[0].Template", "mau.exe", Encoding.UTF8.GetBytes("MZ không phải mẫu")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Tên gõ cùng tệp sai"), (page.Status, page.ValueOf("Form.Name")));
        Assert.Equal("Tệp “mau.exe” không đúng loại được nhận. Tệp mẫu PDF, DOCX hoặc XLSX, tối đa 20 MB.", page.ErrorAt("Form.Papers[0].Template"));
        page = await keeper.PressAsync("Thêm kết quả", null, new ChosenFile("Form.Papers[0].Template", "Mẫu số 01.pdf", Pdf));
        Assert.Contains("Tệp mẫu hiện có: Mẫu số 01.pdf", page.Text(), StringComparison.Ordinal);
        await keeper.PressAsync("Lưu dự thảo");
        Assert.Equal(Pdf, await ReadAsync(keeper, entry + "/ban/du-thao?handler=Template&giay-to=C1"));

        // A file of somebody else is none of a blank form, whatever its hash.
        page = await keeper.OpenAsync(entry + "/soan");
        var hash = page.ValueOf("Form.Papers[0].TemplateSha256")!;
        var stolen = (await world.UploadAsync(office.Actor(Role.Receiver), "%PDF-1.4 giấy của người khác")).Sha256;
        page = await keeper.PressAsync("Lưu dự thảo", Fields(("Form.Papers[0].TemplateSha256", stolen)));
        Assert.Equal("Tệp mẫu này không còn được giữ; hãy chọn lại tệp.", page.ErrorAt("Form.Papers[0].Template"));
        page = await keeper.PressAsync("Lưu và gửi rà soát", Fields(("Form.Papers[0].TemplateSha256", hash)));
        Assert.Contains("Đã ghi nhận: Gửi rà soát.", page.Text(), StringComparison.Ordinal);
        var head = office.As(Role.AgencyHead);
        page = await head.OpenAsync(entry + "/ban/du-thao");
        Assert.Contains("“", page.Text("#thay-doi"), StringComparison.Ordinal);
        Assert.Contains("có tệp mẫu để tải", page.Text("#thay-doi"), StringComparison.Ordinal);
        await head.OpenAsync(entry);
        await head.PressAsync("Đồng ý với dự thảo");
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync($"/thu-tuc/{World.Procedure}?handler=Template&giay-to=C1")).Status);

        await keeper.OpenAsync(entry + "/cong-bo");
        await keeper.PressAsync("Ghi công bố", Fields(
            ("Input.Decision.Number", "754/QĐ-UBND"), ("Input.Decision.Day.Day", "1"), ("Input.Decision.Day.Month", "3"), ("Input.Decision.Day.Year", "2026"), ("Input.Decision.Issuer", "UBND tỉnh"), ("Input.Decision.Signer", "Phó Chủ tịch"),
            ("Input.Decision.Title", "Công bố danh mục"), ("Input.EffectiveFrom.Day", "2"), ("Input.EffectiveFrom.Month", "3"), ("Input.EffectiveFrom.Year", "2026")));
        await keeper.ClickAsync("754/QĐ-UBND");
        await keeper.PressAsync("Lưu tệp văn bản", null, new ChosenFile("Scan", "qd-754.pdf", Pdf));
        Assert.DoesNotContain("754/QĐ-UBND", (await citizen.OpenAsync("/thu-tuc/" + World.Procedure)).Text(), StringComparison.Ordinal);
        await keeper.OpenAsync(entry);
        await keeper.PressAsync("Công khai");
        page = await citizen.OpenAsync("/thu-tuc/" + World.Procedure);
        var decision = page.Document.QuerySelector("a[href*='handler=Decision']")!.GetAttribute("href")!;
        Assert.Equal(Pdf, await ReadAsync(citizen, decision));
        Assert.Contains("Tải tệp mẫu Mẫu số 01.pdf", page.Text(), StringComparison.Ordinal);
        Assert.Contains("có tệp mẫu để tải", (await citizen.OpenAsync($"/thu-tuc/{World.Procedure}/phieu-huong-dan")).Text(), StringComparison.Ordinal);

        // Long after the upload is pruned, the file stays.
        await using (var db = world.Database.Open())
        {
            await db.Uploads.Where(u => u.Sha256 == hash).ExecuteDeleteAsync();
        }

        world.Clock.SetLocal("2026-07-01T08:00");
        await world.Do<PruneWorkingData, PruneWorkingData.Pruned>(u => u.RunAsync(world.Clock.Now));
        Assert.Equal(Pdf, await ReadAsync(citizen, $"/thu-tuc/{World.Procedure}?handler=Template&giay-to=C1"));
    }

    [Fact]
    public void A_workbook_and_a_document_are_told_by_what_is_in_them_and_read_from_their_start_again()
    {
        static MemoryStream Zip(params string[] names)
        {
            MemoryStream file = new();
            using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var name in names)
                {
                    using var entry = zip.CreateEntry(name).Open();
                    entry.WriteByte((byte)'x');
                }
            }

            file.Position = 0;
            return file;
        }

        foreach (var (ending, main) in new[] { ("wordprocessingml.document", "word/document.xml"), ("spreadsheetml.sheet", "xl/workbook.xml") })
        {
            using var file = Zip("[Content_Types].xml", main);
            Assert.EndsWith(ending, FileKinds.TemplateTypeOf(file), StringComparison.Ordinal);
            Assert.Equal((0, 'P'), (file.Position, (char)file.ReadByte()));
        }

        using var macros = Zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin");
        Assert.Null(FileKinds.TemplateTypeOf(macros));
        using var other = Zip("a.txt");
        Assert.Null(FileKinds.TemplateTypeOf(other));
    }

    private static async Task<byte[]> ReadAsync(Browser browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
