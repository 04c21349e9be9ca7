using CaiCach.Application.Dossiers;
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
        var typed = new Dictionary<string, string?> { ["Input.Phone"] = "0900000001", ["Input.Address"] = "Xã Minh Họa, Quảng Trị" };

        // What is filed without being shown the owner's papers is no reading of them.
        await receiver.OpenAsync(Form);
        var page = await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?>(typed) { ["Input.IdNumber"] = "045090999901", ["Input.Name"] = "Phạm Văn Thử Một", ["Input.Papers[0].Originals"] = "1" }, new ChosenFile("Input.Papers[0].File", "ban-quet.pdf", FilingSteps.Pdf("quét")));
        Assert.Contains("đánh dấu rồi bấm nộp lần nữa", page.Text(), StringComparison.Ordinal);
        Assert.Equal(1, await ReadsAsync(office, earlier));
        await using (var db = office.World.Database.Open())
        {
            await db.DossierReads.ExecuteDeleteAsync();
        }

        page = await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?> { ["Input.Warned"] = "true" });
        Assert.StartsWith("/can-bo/ho-so/", page.Path, StringComparison.Ordinal);
        Assert.Equal(0, await ReadsAsync(office, earlier));

        await receiver.OpenAsync(Form);
        page = await receiver.PressAsync("Xem hồ sơ của người này", new Dictionary<string, string?> { ["Input.IdNumber"] = "045090999901" });
        Assert.Contains($"đã nộp và được kiểm tra khi tiếp nhận ngày 02/03/2026, từ hồ sơ {code}", page.Text(".cc-person"), StringComparison.Ordinal);

        page = await receiver.PressAsync("Dùng lại giấy tờ này", new Dictionary<string, string?> { ["Input.Name"] = "Phạm Văn Thử Một" });
        Assert.Equal("Phạm Văn Thử Một", page.ValueOf("Input.Name"));
        Assert.Contains("Đã tải lên: giay-to.pdf", page.Text(), StringComparison.Ordinal);
        page = await receiver.PressAsync("Bỏ dùng lại");
        Assert.DoesNotContain("Đã tải lên", page.Text(), StringComparison.Ordinal);

        // A scan in the line goes only when that is said.
        page = await receiver.PressAsync("Dùng lại giấy tờ này", null, new ChosenFile("Input.Papers[0].File", "ban-quet.pdf", FilingSteps.Pdf("quét")));
        Assert.Contains("Giấy tờ này đã có tệp quét “ban-quet.pdf”.", page.Text(".cc-papers"), StringComparison.Ordinal);
        Assert.Contains("Đã tải lên: ban-quet.pdf", page.Text(), StringComparison.Ordinal);
        page = await receiver.PressAsync("Bỏ bản đã quét, dùng lại");
        Assert.Contains("Đã tải lên: giay-to.pdf", page.Text(), StringComparison.Ordinal);

        // For somebody else it is refused at its line, with all that was typed.
        page = await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?>(typed) { ["Input.IdNumber"] = "045190999902" });
        Assert.Contains("không phải của chủ hồ sơ", page.Text(".cc-papers"), StringComparison.Ordinal);
        await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?>(typed) { ["Input.IdNumber"] = "045090999901" });
        page = await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?> { ["Input.Warned"] = "true" });

        Assert.Contains($"Dùng lại từ hồ sơ {code}, ngày 02/03/2026", page.Text(".cc-papers"), StringComparison.Ordinal);
        Assert.Contains($"dùng lại từ hồ sơ {code}", page.Text(".cc-history"), StringComparison.Ordinal);
        Assert.Contains($"tái sử dụng từ hồ sơ {code}", (await receiver.OpenAsync(page.Path + "/bia")).Text(), StringComparison.Ordinal);
        Assert.Equal(1, await ReadsAsync(office, earlier));
        using var owner = await office.Site.BrowseAsync(office.Citizen);
        Assert.Contains("Ai đã xem", (await owner.OpenAsync($"/ho-so/{earlier}")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supplement_at_the_counter_is_answered_with_what_the_owner_has()
    {
        await using var office = await Office.OpenAsync();
        await office.World.ReuseAsync();
        var earlier = await office.IssuedAsync();
        await office.Do<DeliverResult>((u, v) => u.ElectronicallyAsync(office.World.By(office.Citizen), earlier, v), earlier);
        var (id, code) = (await office.AskedAsync(5), (await office.World.DossierAsync(earlier)).Code!);
        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync(Office.Address(id, "nhan-bo-sung"));
        Assert.Contains($"kết quả số 12/GXN-SKHCN ngày 02/03/2026, từ hồ sơ {code}", page.Text(), StringComparison.Ordinal);
        Assert.Equal(1, await ReadsAsync(office, earlier));
        page = await receiver.PressAsync("Dùng lại giấy tờ này", new Dictionary<string, string?> { ["Input.Papers[0].Copies"] = "2" });
        Assert.Contains("Đã tải lên: giay-to.pdf", page.Text(".cc-papers"), StringComparison.Ordinal);
        Assert.Equal("2", page.ValueOf("Input.Papers[0].Copies"));
        await receiver.PressAsync("Bỏ dùng lại");
        await receiver.PressAsync("Dùng lại giấy tờ này");
        page = await receiver.PressAsync("Ghi nhận bổ sung nộp tại quầy");
        Assert.Equal(Office.Address(id), page.Path);
        Assert.Contains($"Dùng lại từ hồ sơ {code}, ngày 02/03/2026", page.Text(".cc-papers"), StringComparison.Ordinal);
        Assert.Contains($"dùng lại từ hồ sơ {code}", page.Text(".cc-history"), StringComparison.Ordinal);
    }

    private static async Task<int> ReadsAsync(Office office, Guid id)
    {
        var reader = office.Actor(Role.Receiver).Id;
        await using var db = office.World.Database.Open();
        return await db.DossierReads.CountAsync(r => r.DossierId == id && r.ReaderId == reader);
    }
}
