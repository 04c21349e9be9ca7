using System.Net;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Portal;

public sealed class RepresentationPageTests
{
    private static readonly Dictionary<string, string?> Owner = new()
    {
        ["Input.Name"] = "Trần Thị Thử Hai",
        ["Input.IdNumber"] = "045190999902",
        ["Input.Phone"] = "0900000002",
        ["Input.Address"] = "Xã Minh Họa, Quảng Trị",
    };

    [Fact]
    public async Task Who_files_by_a_letter_of_authority_uploads_it_and_may_do_what_it_covers()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        await visitor.StartAsync("other");
        var page = await visitor.PressAsync("Lưu và tiếp tục", new Dictionary<string, string?>(Owner) { ["Input.Basis"] = "Authorised", ["Input.AuthorityDate"] = "9/9/2030" });
        Assert.StartsWith("Nhập ngày của văn bản ủy quyền", page.ErrorAt("Input.AuthorityDate"), StringComparison.Ordinal);
        Assert.NotNull(page.ErrorAt("Input.AuthorityIssuer"));

        page = await visitor.PressAsync("Lưu và tiếp tục", new Dictionary<string, string?> { ["Input.AuthorityDate"] = "01/3/2026", ["Input.AuthorityNumber"] = "12/2026", ["Input.AuthorityIssuer"] = "UBND xã Minh Họa", ["Input.AuthorityActs"] = "Receive" });
        Assert.Contains(Representation.Paper.Name, page.Text(), StringComparison.Ordinal);
        await visitor.PressAsync("Tải lên", null, new ChosenFile("tep-1", "don.pdf", FilingSteps.Pdf("một")));
        page = await visitor.PressAsync("Tiếp tục");
        Assert.StartsWith("Thiếu giấy tờ bắt buộc", page.ErrorAt("tep-2"), StringComparison.Ordinal);
        page = await visitor.PressAsync("Tiếp tục", null, new ChosenFile("tep-2", "uy-quyen.pdf", FilingSteps.Pdf("hai")));
        Assert.Contains("Được giao: nhận kết quả", page.Text(), StringComparison.Ordinal);

        page = await visitor.PressAsync("Nộp hồ sơ", FilingSteps.Chosen("Declared", "true"));
        var id = page.IdIn();
        var right = (await site.World.DossierAsync(id)).Representation!;
        Assert.Equal((RepresentationBasis.Authorised, RepresentedActs.Receive, new DateOnly(2027, 3, 1)), (right.Basis, right.Acts, right.Until!.Value));
        page = await visitor.OpenAsync($"/ho-so/{id}");
        Assert.Contains("Nộp với tư cách", page.Text(), StringComparison.Ordinal);
        Assert.Contains("đến hết ngày 01/03/2027", page.Text(), StringComparison.Ordinal);

        await visitor.OpenAsync($"/ho-so/{id}/rut");
        page = await visitor.PressAsync("Rút hồ sơ");
        Assert.Contains("Văn bản ủy quyền không giao việc rút hồ sơ", page.Text(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal(BusinessState.Submitted, (await site.World.DossierAsync(id)).State);
    }

    [Fact]
    public async Task The_counter_asks_by_what_right_and_for_the_letter_and_later_who_has_come()
    {
        await using var office = await Workspace.Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        var page = await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?>(Owner) { ["Input.Papers[0].Originals"] = "1", ["Input.SubmitterName"] = "Lê Văn Nộp", ["Input.SubmitterIdNumber"] = "045090999903" });
        Assert.Equal("Chọn căn cứ để nộp thay chủ hồ sơ.", page.ErrorAt("Input.Basis"));
        page = await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?> { ["Input.Basis"] = "Authorised", ["Input.AuthorityDate"] = "01/3/2026", ["Input.AuthorityIssuer"] = "UBND xã Minh Họa" });
        Assert.Contains("Thiếu giấy tờ bắt buộc", page.Text(".govuk-error-summary"), StringComparison.Ordinal);
        page = await receiver.PressAsync("Nộp và mở hồ sơ", null, new ChosenFile("Input.Papers[2].File", "uy-quyen.pdf", Workspace.Office.Pdf));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Được giao: chỉ nộp hồ sơ", page.Text(), StringComparison.Ordinal);
        var id = Guid.Parse(page.Path.Split('/')[^1]);

        await receiver.OpenAsync($"{Workspace.Office.Address(id)}/rut");
        page = await receiver.PressAsync("Ghi nhận đề nghị rút hồ sơ", FilingSteps.Chosen("Input.Reason", "Đổi ý"));
        Assert.Equal("Chọn người đến làm thủ tục.", page.ErrorAt("Input.Who"));
        page = await receiver.PressAsync("Ghi nhận đề nghị rút hồ sơ", FilingSteps.Chosen("Input.Who", "nguoi-nop"));
        Assert.StartsWith("Văn bản ủy quyền không giao việc rút hồ sơ", page.ErrorAt("Input.Who"), StringComparison.Ordinal);
        await receiver.PressAsync("Ghi nhận đề nghị rút hồ sơ", FilingSteps.Chosen("Input.Who", "chu-ho-so"));

        Assert.Equal(BusinessState.Withdrawn, await office.StateAsync(id));
        Assert.Contains("Người đến làm: Trần Thị Thử Hai", (await receiver.OpenAsync(Workspace.Office.Address(id))).Text(), StringComparison.Ordinal);
    }
}
