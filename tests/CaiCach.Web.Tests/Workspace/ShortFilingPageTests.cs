using System.Net;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The counter enters what is not complete when it says so, asks for exactly that or refuses it, and accepts it once it is there.</summary>
public sealed class ShortFilingPageTests
{
    private const string Button = "Nộp và mở hồ sơ";
    private const string Paper = "Phiếu khai báo thiết bị X-quang chẩn đoán y tế";

    [Fact]
    public async Task What_lacks_a_paper_is_told_at_its_line_and_entered_on_purpose_and_the_paper_is_asked_for_then_taken()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        Assert.Empty(page.Document.QuerySelectorAll("[name='Input.Lacking']"));

        page = await receiver.PressAsync(Button, new Dictionary<string, string?>
        {
            ["Input.Channel"] = "Post",
            ["Input.Name"] = "Trần Thị Thử Hai",
            ["Input.IdNumber"] = "045190999902",
            ["Input.Phone"] = "12",
            ["Input.Address"] = "Xã Minh Họa, Quảng Trị",
            ["Input.Content"] = "Khai báo máy",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Thiếu giấy tờ bắt buộc", page.Text("#Input_Papers_0_"), StringComparison.Ordinal);
        Assert.Contains("Thiếu: " + Paper, page.Text("main"), StringComparison.Ordinal);
        Assert.False(Tick(page)!.HasAttribute("checked"));

        // Said once, it is not asked again beside another fault, and nothing typed is lost.
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Lacking"] = "C1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.ErrorAt("Input.Phone"));
        Assert.DoesNotContain("Thiếu giấy tờ bắt buộc", page.Text(), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("#Input_Papers_0_ .govuk-tag--red"));
        Assert.True(Tick(page)!.HasAttribute("checked"));
        Assert.Equal(("Trần Thị Thử Hai", "Khai báo máy"), (page.ValueOf("Input.Name"), page.ValueOf("Input.Content")));

        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Phone"] = "0900000002" });
        var id = Guid.Parse(page.Path.Split('/')[^1]);
        Assert.Equal((Channel.Post, BusinessState.Submitted, 0), await office.World.DossierAsync(id) is { } d ? (d.Channel, d.State, d.Papers.Count) : default);
        Assert.Contains("Hồ sơ chưa đủ giấy tờ bắt buộc", page.Text("#chua-du"), StringComparison.Ordinal);
        Assert.Contains(Paper, page.Text("#chua-du"), StringComparison.Ordinal);
        Assert.Contains("Ghi nhận khi chưa đủ giấy tờ bắt buộc, còn thiếu: " + Paper, page.Text(), StringComparison.Ordinal);
        await receiver.PressAsync("Nhận kiểm tra");

        page = await receiver.OpenAsync(Office.Address(id, "tiep-nhan"));
        Assert.Equal([Office.Address(id, "nhan-them-giay-to"), Office.Address(id, "yeu-cau-bo-sung"), Office.Address(id, "tu-choi-tiep-nhan")], page.Document.QuerySelectorAll("#chua-du a").Select(a => a.GetAttribute("href")));
        page = await receiver.PressAsync("Tiếp nhận hồ sơ");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Còn thiếu giấy tờ bắt buộc: " + Paper, page.Text(), StringComparison.Ordinal);
        page = await receiver.OpenAsync(Office.Address(id, "tu-choi-tiep-nhan"));
        Assert.StartsWith($"Hồ sơ còn thiếu: {Paper} (1 bản chính). Đề nghị", page.ValueOf("Input.Reason"), StringComparison.Ordinal);
        Assert.NotEqual("", page.ValueOf("Input.LegalBasis"));

        page = await receiver.OpenAsync(Office.Address(id, "yeu-cau-bo-sung"));
        Assert.True(page.Document.QuerySelector("[name='Input.Checks[0].State'][value=Missing]")!.HasAttribute("checked"));
        Assert.Equal("supplement.01", page.ValueOf("Input.Phrase"));
        Assert.Equal($"Hồ sơ còn thiếu: {Paper} (1 bản chính). Đề nghị Ông/Bà bổ sung theo đúng thành phần hồ sơ đã công bố.", page.ValueOf("Input.Reason"));
        page = await receiver.PressAsync("Yêu cầu bổ sung trước tiếp nhận");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("#chua-du"));
        var letter = await receiver.OpenAsync(Office.Address(id, "mau-02"));
        Assert.Equal([Paper + ": còn thiếu"], letter.Document.QuerySelectorAll("article ol li").Select(li => li.TextContent.Trim()));

        await receiver.OpenAsync(Office.Address(id, "nhan-bo-sung"));
        page = await receiver.PressAsync("Ghi nhận bổ sung nộp tại quầy", new Dictionary<string, string?> { ["Input.Papers[0].Originals"] = "1" });
        Assert.Empty(page.Document.QuerySelectorAll("#chua-du"));
        await receiver.OpenAsync(Office.Address(id, "tiep-nhan"));
        await receiver.PressAsync("Tiếp nhận hồ sơ");
        Assert.Equal(BusinessState.Accepted, await office.StateAsync(id));
    }

    [Fact]
    public async Task What_is_brought_later_is_added_and_the_dossier_accepted_without_a_request()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        await receiver.PressAsync(Button, new Dictionary<string, string?>
        {
            ["Input.Channel"] = "Direct",
            ["Input.Name"] = "Trần Thị Thử Hai",
            ["Input.IdNumber"] = "045190999902",
            ["Input.Phone"] = "0900000002",
            ["Input.Address"] = "Xã Minh Họa, Quảng Trị",
        });
        var page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Lacking"] = "C1" });
        var id = Guid.Parse(page.Path.Split('/')[^1]);
        await receiver.PressAsync("Nhận kiểm tra");

        page = await receiver.OpenAsync(Office.Address(id, "nhan-them-giay-to"));
        Assert.NotNull(page.Document.QuerySelector("#Input_Papers_0_ .govuk-tag--red"));
        Assert.True(page.Document.QuerySelector("[name='Input.Way'][value=counter]")!.HasAttribute("checked"));
        page = await receiver.PressAsync("Thêm giấy tờ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("của ít nhất một giấy tờ", page.Text("#Input_Papers_0_"), StringComparison.Ordinal);
        page = await receiver.PressAsync("Thêm giấy tờ", new Dictionary<string, string?> { ["Input.Papers[0].Originals"] = "1", ["Input.Way"] = "post" });
        Assert.Contains("Đã thêm giấy tờ vào hồ sơ.", page.Text(), StringComparison.Ordinal);
        Assert.Contains($"Thêm: {Paper}, 1 bản chính, 0 bản sao", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Gửi qua bưu chính, chuyển phát", page.Text(), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("#chua-du"));
        await receiver.OpenAsync(Office.Address(id, "tiep-nhan"));
        await receiver.PressAsync("Tiếp nhận hồ sơ");
        Assert.Equal(BusinessState.Accepted, await office.StateAsync(id));
    }

    [Fact]
    public async Task What_is_complete_offers_no_way_round_and_what_is_filed_online_at_the_counter_has_none()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);

        var page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Channel"] = "Assisted" });
        Assert.Contains("Thiếu giấy tờ bắt buộc", page.Text("#Input_Papers_0_"), StringComparison.Ordinal);
        Assert.Null(Tick(page));
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Channel"] = "Direct", ["Input.Papers[0].Originals"] = "1" });
        Assert.Null(Tick(page));
        page = await receiver.OpenAsync(Office.Address(await office.TakenUpAsync(), "yeu-cau-bo-sung"));
        Assert.Empty(page.Document.QuerySelectorAll("#doi-chieu [checked]"));
        Assert.Equal("", page.ValueOf("Input.Reason") ?? "");
    }

    private static AngleSharp.Dom.IElement? Tick(Page page) => page.Document.QuerySelector("[type=checkbox][name='Input.Lacking']");
}
