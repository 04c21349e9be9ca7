using CaiCach.Application.Accounts;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Mẫu số 06 names who received, whoever that was: by a list, after a change of posts, at another body and back.</summary>
public sealed class ControlSheetPageTests
{
    [Fact]
    public async Task Who_confirmed_a_list_is_named_and_a_dossier_that_nobody_has_waits_in_its_unit()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        var (receiver, specialist) = (office.World.By(office.Actor(Role.Receiver)), office.Actor(Role.Specialist));
        var (unit, version) = (await office.World.UnitAsync(Office.Division), (await office.World.DossierAsync(id)).Version);
        var made = await office.World.Do<HandOverSeveral, HandOverSeveral.Outcome>(u => u.RunAsync(receiver, unit, [new(id, version)]));
        Assert.DoesNotContain("xác nhận lúc", Assert.Single(await BlocksAsync(office, id)), StringComparison.Ordinal);

        await office.World.Do<ReceiveHandover, ReceiveHandover.Outcome>(u => u.RunAsync(office.World.By(specialist), made.ListId!.Value));
        Assert.Contains($"Nhận: Phòng Quản lý công nghệ và Chuyên ngành, {specialist.Name} (xác nhận lúc 09:00 02/03/2026)", Assert.Single(await BlocksAsync(office, id)), StringComparison.Ordinal);
        Assert.Contains($"{specialist.Name} xác nhận lúc 09:00 02/03/2026", (await office.As(Role.AgencyHead).OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);

        await office.Do<AssignDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.DivisionHead)), id, v, specialist.Id!.Value), id);
        var admin = await office.World.OfficialAsync(Role.Administrator, "SKHCN-QT-VP");
        await using (var db = office.World.Database.Open())
        {
            var post = await db.Posts.SingleAsync(p => p.AccountId == specialist.Id);
            Assert.IsType<AccountOutcome.Done>(await office.World.Do<ChangePost, AccountOutcome>(u => u.EndNowAsync(office.World.By(admin), specialist.Id!.Value, 0, post.Id, new(null))));
        }

        var blocks = await BlocksAsync(office, id);
        Assert.Equal(3, blocks.Count);
        Assert.Contains($"Nhận: {specialist.Name}", blocks[1], StringComparison.Ordinal);
        Assert.Contains($"Giao: Phòng Quản lý công nghệ và Chuyên ngành, {specialist.Name}", blocks[2], StringComparison.Ordinal);
        Assert.Contains("Nhận: Phòng Quản lý công nghệ và Chuyên ngành (chờ phân công)", blocks[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_go_to_other_bodies_and_come_back_each_by_its_own_time()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var specialist = office.Actor(Role.Specialist);
        var (property, interior) = (await office.World.UnitAsync("BKHCN-SHTT"), await office.World.UnitAsync("SNV-QT"));
        await office.Do<SendParts>((u, v) => u.RunAsync(office.World.By(specialist), id, v, new("Tra cứu nhãn hiệu", [new(property, 3), new(interior, 2)], [])), id);
        await office.LaterAsync("2026-03-04T17:01");
        Guid given;
        await using (var db = office.World.Database.Open())
        {
            given = (await db.Dossiers.SingleAsync(d => d.PartOfId == id && d.AgencyId == interior)).Id;
        }

        var receiver = await office.World.OfficialAsync(Role.Receiver, "SNV-QT-MC");
        await office.Do<ReturnPart>((u, v) => u.GiveBackAsync(office.World.By(receiver), given, v, "Không thuộc thẩm quyền"), given);
        await office.Do<ReturnPart>((u, v) => u.RecallAsync(office.World.By(specialist), id, v, "Không cần nữa"), id);

        var code = (await office.World.DossierAsync(id)).Code;
        var blocks = await BlocksAsync(office, id);
        Assert.Equal(6, blocks.Count);
        Assert.Contains($"Nhận: Cục Sở hữu trí tuệ (phần việc {code}-LT1)", blocks[2], StringComparison.Ordinal);
        Assert.Contains($"(phần việc {code}-LT2)", blocks[3], StringComparison.Ordinal);
        Assert.Contains($"(phần việc {code}-LT2), {receiver.Name}", blocks[4], StringComparison.Ordinal);
        Assert.Contains($"Nhận: Phòng Quản lý công nghệ và Chuyên ngành, {specialist.Name}", blocks[4], StringComparison.Ordinal);
        Assert.Contains("Quá hạn", blocks[4], StringComparison.Ordinal);
        Assert.Contains("Không thuộc thẩm quyền", blocks[4], StringComparison.Ordinal);
        Assert.Contains($"Giao: Cục Sở hữu trí tuệ (phần việc {code}-LT1)", blocks[5], StringComparison.Ordinal);
        Assert.Contains("Trước hạn", blocks[5], StringComparison.Ordinal);

        using var theirs = await office.Site.BrowseAsync(receiver);
        var part = (await theirs.OpenAsync(Office.Address(given, "mau-06"))).Document.QuerySelectorAll("article .cc-handover").Select(b => b.TextContent).ToList();
        Assert.Equal(2, part.Count);
        Assert.Contains("Giao: Sở Khoa học và Công nghệ tỉnh Quảng Trị", part[0], StringComparison.Ordinal);
        Assert.Contains("Nhận: Sở Khoa học và Công nghệ tỉnh Quảng Trị", part[1], StringComparison.Ordinal);
    }

    private static async Task<List<string>> BlocksAsync(Office office, Guid id) =>
        [.. (await office.As(Role.AgencyHead).OpenAsync(Office.Address(id, "mau-06"))).Document.QuerySelectorAll("article .cc-handover").Select(b => b.TextContent)];
}
