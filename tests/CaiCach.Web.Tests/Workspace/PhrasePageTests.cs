using System.Net;
using CaiCach.Law.Organisation;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The phrase bank as a head of one-stop keeps it and as the counter uses it.</summary>
public sealed class PhrasePageTests
{
    private const string List = "/can-bo/cau-mau";

    [Fact]
    public async Task A_phrase_of_the_body_is_written_offered_at_the_step_and_gone_when_retired_while_the_letter_keeps_it()
    {
        await using var office = await Office.OpenAsync();
        using var head = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.OneStopDirector, "SKHCN-QT-MC"));
        await head.OpenAsync("/can-bo");
        await head.ClickAsync("Câu mẫu của cơ quan");
        await head.ClickAsync("Thêm câu mẫu");
        var page = await head.PressAsync("Lưu câu mẫu", new Dictionary<string, string?> { ["Input.Title"] = "Ảnh thẻ", ["Input.Purpose"] = "supplement" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(("Nhập nội dung câu mẫu.", "Nhập căn cứ pháp lý.", "Ảnh thẻ"), (page.ErrorAt("Input.Text"), page.ErrorAt("Input.LegalBasis"), page.ValueOf("Input.Title")));
        page = await head.PressAsync("Lưu câu mẫu", new Dictionary<string, string?> { ["Input.Text"] = "Bổ sung 02 ảnh thẻ 4x6.", ["Input.LegalBasis"] = "Điều 9 Nghị định số 118/2025/NĐ-CP" });
        Assert.Contains("Đã lưu câu mẫu.", page.Text(), StringComparison.Ordinal);

        var id = await office.TakenUpAsync();
        var receiver = office.As(Role.Receiver);
        page = await receiver.OpenAsync(Office.Address(id, "yeu-cau-bo-sung"));
        var choice = page.Document.QuerySelectorAll("select[name='Input.Phrase'] option").Skip(1).First();
        Assert.Equal("Ảnh thẻ", choice.TextContent.Trim());
        page = await receiver.PressAsync("Chèn câu mẫu", new Dictionary<string, string?> { ["Input.Phrase"] = choice.GetAttribute("value"), ["Input.Reason"] = "Thiếu ảnh." });
        Assert.Equal(("Bổ sung 02 ảnh thẻ 4x6.", "Điều 9 Nghị định số 118/2025/NĐ-CP"), (page.ValueOf("Input.Items"), page.ValueOf("Input.LegalBasis")));
        await receiver.PressAsync("Yêu cầu bổ sung trước tiếp nhận", Office.AllThere(receiver, []));

        await head.OpenAsync(List);
        await head.ClickAsync("Ảnh thẻ");
        page = await head.PressAsync("Ngừng dùng câu mẫu");
        Assert.Contains("Câu mẫu đã ngừng dùng", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Bổ sung 02 ảnh thẻ 4x6.", (await receiver.OpenAsync(Office.Address(id, "mau-02"))).Text("article"), StringComparison.Ordinal);
        var other = await office.TakenUpAsync();
        page = await receiver.OpenAsync(Office.Address(other, "yeu-cau-bo-sung"));
        Assert.DoesNotContain("Ảnh thẻ", page.Text("select[name='Input.Phrase']"), StringComparison.Ordinal);
        page = await receiver.PressAsync("Chèn câu mẫu", new Dictionary<string, string?> { ["Input.Phrase"] = choice.GetAttribute("value") });
        Assert.Equal("Chọn câu mẫu cần chèn.", page.ErrorAt("Input.Phrase"));
    }

    [Fact]
    public async Task Who_comes_second_is_told_keeps_what_was_typed_and_the_bank_is_closed_to_others()
    {
        await using var office = await Office.OpenAsync();
        var account = await office.World.OfficialAsync(Role.ProcedureController);
        using var first = await office.Site.BrowseAsync(account);
        using var second = await office.Site.BrowseAsync(account);
        await first.OpenAsync($"{List}/cau");
        await first.PressAsync("Lưu câu mẫu", new Dictionary<string, string?> { ["Input.Purpose"] = "return_step", ["Input.Title"] = "Thiếu ý kiến", ["Input.Text"] = "Chưa có ý kiến." });
        await first.ClickAsync("Thiếu ý kiến");
        await second.OpenAsync(List);
        await second.ClickAsync("Thiếu ý kiến");
        await first.PressAsync("Lưu câu mẫu", new Dictionary<string, string?> { ["Input.Text"] = "Chưa có ý kiến của phòng." });

        var page = await second.PressAsync("Lưu câu mẫu", new Dictionary<string, string?> { ["Input.Text"] = "Bản thứ hai." });
        Assert.Equal((HttpStatusCode.Conflict, "Bản thứ hai."), (page.Status, page.ValueOf("Input.Text")));
        page = await second.PressAsync("Lưu câu mẫu");
        Assert.Contains("Bản thứ hai.", page.Text(".cc-card"), StringComparison.Ordinal);

        Assert.NotEqual(HttpStatusCode.OK, (await office.As(Role.Receiver).OpenAsync(List)).Status);
        Assert.DoesNotContain("Câu mẫu của cơ quan", (await office.As(Role.Receiver).OpenAsync("/can-bo")).Text(), StringComparison.Ordinal);
    }
}
