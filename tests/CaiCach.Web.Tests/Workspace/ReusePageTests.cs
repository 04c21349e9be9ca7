using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>At the counter a paper of an earlier dossier of the owner is taken into the form and out again, without scripts; the owner sees who looked.</summary>
public sealed class ReusePageTests
{
    private const string Form = "/can-bo/nop-tai-quay/" + World.Procedure;

    [Fact]
    public async Task The_officer_takes_what_the_owner_has_and_is_told_where_it_is_another_owners()
    {
        await using var office = await Office.OpenAsync();
        await office.World.ReuseAsync();
        var earlier = (await office.World.SubmitAsync(office.Citizen)).Id;
        await office.World.AcceptAsync(earlier, office.Actor(Role.Receiver));
        var code = (await office.World.DossierAsync(earlier)).Code!;
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Form);
        var page = await receiver.PressAsync("Xem hồ sơ của người này", new Dictionary<string, string?> { ["Input.IdNumber"] = "045090999901" });
        Assert.Contains($"đã nộp và được kiểm tra khi tiếp nhận ngày 02/03/2026, từ hồ sơ {code}", page.Text(".cc-person"), StringComparison.Ordinal);

        page = await receiver.PressAsync("Dùng lại giấy tờ này", new Dictionary<string, string?> { ["Input.Name"] = "Phạm Văn Thử Một" });
        Assert.Equal("Phạm Văn Thử Một", page.ValueOf("Input.Name"));
        Assert.Contains("Đã tải lên: giay-to.pdf", page.Text(), StringComparison.Ordinal);
        page = await receiver.PressAsync("Bỏ dùng lại");
        Assert.DoesNotContain("Đã tải lên", page.Text(), StringComparison.Ordinal);
        await receiver.PressAsync("Dùng lại giấy tờ này");

        // For somebody else it is refused at its line, with all that was typed.
        var typed = new Dictionary<string, string?> { ["Input.Phone"] = "0900000001", ["Input.Address"] = "Xã Minh Họa, Quảng Trị" };
        page = await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?>(typed) { ["Input.IdNumber"] = "045190999902" });
        Assert.Contains("không phải của chủ hồ sơ", page.Text(".cc-papers"), StringComparison.Ordinal);
        await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?>(typed) { ["Input.IdNumber"] = "045090999901" });
        page = await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?> { ["Input.Warned"] = "true" });

        Assert.Contains($"Dùng lại từ hồ sơ {code}, ngày 02/03/2026", page.Text(".cc-papers"), StringComparison.Ordinal);
        Assert.Contains($"dùng lại từ hồ sơ {code}", page.Text(".cc-history"), StringComparison.Ordinal);
        Assert.Contains($"tái sử dụng từ hồ sơ {code}", (await receiver.OpenAsync(page.Path + "/bia")).Text(), StringComparison.Ordinal);
        await using var db = office.World.Database.Open();
        Assert.Equal(office.Actor(Role.Receiver).Id, (await db.DossierReads.SingleAsync(r => r.DossierId == earlier)).ReaderId);
        using var owner = await office.Site.BrowseAsync(office.Citizen);
        Assert.Contains("Ai đã xem", (await owner.OpenAsync($"/ho-so/{earlier}")).Text(), StringComparison.Ordinal);
    }
}
