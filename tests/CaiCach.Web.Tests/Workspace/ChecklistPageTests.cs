using System.Net;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Whoever asks for a supplement has gone through every component: the letter is one complete list.</summary>
public sealed class ChecklistPageTests
{
    private const string Ask = "Yêu cầu bổ sung trước tiếp nhận";

    [Fact]
    public async Task A_request_without_all_components_looked_at_is_refused_at_the_field_and_then_its_letter_lists_what_was_found()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.TakenUpAsync();
        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync(Office.Address(id, "yeu-cau-bo-sung"));
        var names = page.Document.QuerySelectorAll("#doi-chieu fieldset legend").Select(l => l.TextContent.Trim()).ToList();
        Assert.NotEmpty(names);

        page = await receiver.PressAsync(Ask, new Dictionary<string, string?> { ["Input.Items"] = "Bản cam kết", ["Input.Reason"] = "Còn thiếu." });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Đánh dấu đủ, thiếu hay chưa đúng", page.ErrorAt("Input.Checks[0].State"), StringComparison.Ordinal);
        Assert.Equal("Bản cam kết", page.ValueOf("Input.Items"));

        page = await receiver.PressAsync(Ask, With(receiver, ("Input.Checks[0].State", "Wrong")));
        Assert.Null(page.ErrorAt("Input.Checks[0].State"));
        Assert.Equal("Ghi rõ điểm chưa đúng để người nộp biết mà sửa.", page.ErrorAt("Input.Checks[0].Note"));
        Assert.True(page.Document.QuerySelector("[name='Input.Checks[0].State'][value=Wrong]")!.HasAttribute("checked"));
        Assert.Equal(BusinessState.IntakeReview, await office.StateAsync(id));

        page = await receiver.PressAsync(Ask, With(receiver, ("Input.Checks[0].State", "Wrong"), ("Input.Checks[0].Note", "chưa ký"), ("Input.Items", "Bản cam kết")));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var letter = await receiver.OpenAsync(Office.Address(id, "mau-02"));
        Assert.Equal([$"{names[0]}: chưa ký", "Bản cam kết"], letter.Document.QuerySelectorAll("article ol li").Select(li => li.TextContent.Trim()));
    }

    [Fact]
    public async Task The_head_signs_the_list_that_the_specialist_made_and_a_second_request_shows_what_the_first_said()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var specialist = office.As(Role.Specialist);
        var page = await specialist.OpenAsync(Office.Address(id, "de-xuat"));
        var first = page.Document.QuerySelector("#doi-chieu fieldset legend")!.TextContent.Trim();
        Assert.False(page.Document.QuerySelector("details[data-opens-with]")!.HasAttribute("open"));
        page = await specialist.PressAsync("Trình đề xuất", new Dictionary<string, string?> { ["Input.Kind"] = "Supplement", ["Input.Items"] = "Bản vẽ", ["Input.Reason"] = "Còn thiếu." });
        Assert.True(page.Document.QuerySelector("details[data-opens-with]")!.HasAttribute("open"));
        Assert.NotNull(page.ErrorAt("Input.Checks[0].State"));
        await specialist.PressAsync("Trình đề xuất", With(specialist, ("Input.Kind", "Supplement"), ("Input.Checks[0].State", "Wrong"), ("Input.Checks[0].Note", "mờ, không đọc được")));

        var head = office.As(Role.AgencyHead);
        page = await head.OpenAsync(Office.Address(id, "ky-yeu-cau-bo-sung"));
        Assert.Equal($"{first}: mờ, không đọc được\nBản vẽ", page.ValueOf("Input.Items")?.ReplaceLineEndings("\n"));
        await head.PressAsync("Ký yêu cầu bổ sung");
        Assert.Equal(BusinessState.SupplementRequested, await office.StateAsync(id));

        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Office.Address(id, "nhan-giay-to-bo-sung"));
        await receiver.PressAsync("Ghi nhận giấy tờ bổ sung tại quầy", new Dictionary<string, string?> { ["Input.Papers[1].Originals"] = "1" });
        await receiver.OpenAsync(Office.Address(id, "tiep-nhan-bo-sung"));
        await receiver.PressAsync("Tiếp nhận bổ sung", new Dictionary<string, string?> { ["Input.There"] = "0", ["Input.Exception"] = "Bản vẽ đã có ở cơ quan" });

        page = await specialist.OpenAsync(Office.Address(id, "de-xuat"));
        Assert.Contains("Đã yêu cầu bổ sung lúc 09:00 02/03/2026", page.Text(), StringComparison.Ordinal);
        Assert.Contains($"Lần trước: {first}: mờ, không đọc được", page.Text("#doi-chieu"), StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> With(TestKit.Browser browser, params (string Field, string Value)[] typed)
    {
        var fields = Office.AllThere(browser, new() { ["Input.Reason"] = "Còn thiếu." });
        foreach (var (field, value) in typed)
        {
            fields[field] = value;
        }

        return fields;
    }
}
