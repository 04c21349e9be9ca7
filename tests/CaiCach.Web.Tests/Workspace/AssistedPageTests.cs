using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

public sealed class AssistedPageTests
{
    private const string Button = "Nộp và mở hồ sơ";

    [Fact]
    public async Task The_counter_files_online_for_a_citizen_who_agrees_and_all_see_who_helped()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        var page = await receiver.PressAsync(Button, new Dictionary<string, string?>
        {
            ["Input.Channel"] = "Assisted",
            ["Input.Name"] = "Phạm Văn Thử Một",
            ["Input.IdNumber"] = "045090999901",
            ["Input.Phone"] = "0900000001",
            ["Input.Address"] = "Xã Minh Họa, Quảng Trị",
        }, new ChosenFile("Input.Papers[0].File", "to-khai.pdf", Office.Pdf));
        Assert.Equal("Chọn nơi hỗ trợ nộp trực tuyến.", page.ErrorAt("Input.AssistPlace"));
        Assert.StartsWith("Đọc lại nội dung cho công dân nghe", page.ErrorAt("Input.AssistConsent"), StringComparison.Ordinal);
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.AssistPlace"] = "Kiosk", ["Input.AssistConsent"] = "true" });

        var id = Guid.Parse(page.Path.Split('/')[^1]);
        Assert.Contains("có cán bộ hỗ trợ: Tại ki-ốt", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Cơ quan hỗ trợ nộp", page.Text(), StringComparison.Ordinal);
        page = await receiver.OpenAsync("/can-bo/ho-tro-nop-truc-tuyen");
        Assert.Contains("Đã hỗ trợ nộp 1 hồ sơ", page.Text(), StringComparison.Ordinal);
        Assert.Contains((await office.World.DossierAsync(id)).RequestNumber, page.Text(), StringComparison.Ordinal);
        Assert.Contains("chưa hỗ trợ nộp hồ sơ nào", (await receiver.OpenAsync("/can-bo/ho-tro-nop-truc-tuyen?thang=2026-02")).Text(), StringComparison.Ordinal);

        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        page = await citizen.OpenAsync($"/ho-so/{id}");
        Assert.Contains("Cán bộ hỗ trợ nộp", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Tại ki-ốt", page.Text(), StringComparison.Ordinal);
    }
}
