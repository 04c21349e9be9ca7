using CaiCach.Application.Dossiers;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Workspace;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Portal;

/// <summary>A citizen takes a paper of an earlier dossier instead of a file, takes it out again, and is told where it no longer holds; without scripts.</summary>
public sealed class ReusePageTests
{
    [Fact]
    public async Task An_earlier_result_stands_for_the_paper_until_it_is_taken_out_or_replaced()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        await site.World.ReuseAsync();
        var (world, citizen) = (site.World, await site.World.CitizenAsync());
        var earlier = (await world.SubmitAsync(citizen)).Id;
        await world.IssueAsync(earlier);
        FilingSteps.Done(await world.Do<DeliverResult, ActOutcome>(async u => await u.ElectronicallyAsync(world.By(citizen), earlier, await world.VersionAsync(earlier))));
        var code = (await world.DossierAsync(earlier)).Code!;
        using var visitor = await site.BrowseAsync(citizen);

        // The page of the procedure says it to its owner, in nobody's cache, and to no guest.
        var (address, promise) = ("/thu-tuc/" + World.Procedure, $"Đã có, không phải nộp lại: giay-to.pdf (kết quả số 12/GXN-SKHCN ngày 02/03/2026, từ hồ sơ {code}");
        using (var guest = site.Browse())
        {
            Assert.DoesNotContain("không phải nộp lại", (await guest.OpenAsync(address)).Text(), StringComparison.Ordinal);
        }

        using (var answer = await visitor.GetAsync(address))
        {
            Assert.Equal((true, null), (answer.Headers.CacheControl!.NoStore, answer.Headers.ETag));
        }

        var page = await visitor.OpenAsync(address);
        Assert.Contains(promise, page.Text(), StringComparison.Ordinal);
        await visitor.StartAsync();
        page = await visitor.PressAsync("Lưu và tiếp tục", FilingSteps.Applicant);
        var papers = page.Path;
        Assert.Contains($"kết quả số 12/GXN-SKHCN ngày 02/03/2026, từ hồ sơ {code}", page.Text(), StringComparison.Ordinal);

        page = await visitor.PressAsync("Dùng lại giấy tờ này");
        Assert.Equal(papers, page.Path);
        Assert.Contains($"Dùng lại từ hồ sơ {code}, ngày 02/03/2026", page.Text(".cc-files"), StringComparison.Ordinal);
        page = await visitor.PressAsync("Xóa");
        Assert.Empty(page.Document.QuerySelectorAll(".cc-files"));
        await visitor.PressAsync("Dùng lại giấy tờ này");
        page = await visitor.PressAsync("Tiếp tục");
        Assert.Contains("dùng lại từ kho", page.Text(), StringComparison.Ordinal);

        // The head replaces the result meanwhile: told where the dossier is filed, and at the paper.
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var head = await world.OfficialAsync(Law.Organisation.Role.AgencyHead);
        var right = await world.UploadAsync(head, "%PDF-1.4 kết quả đúng");
        FilingSteps.Done(await world.Do<CorrectResult, ActOutcome>(async u => await u.RunAsync(world.By(head), earlier, await world.VersionAsync(earlier), new("13/GXN-SKHCN", new(2026, 3, 2), right.Id), "Sai tên")));
        FilingSteps.Done(await world.Do<DeliverResult, ActOutcome>(async u => await u.ElectronicallyAsync(world.By(citizen), earlier, await world.VersionAsync(earlier))));
        page = await visitor.PressAsync("Nộp hồ sơ", FilingSteps.Chosen("Declared", "true"));
        Assert.Contains("đã được thay bằng kết quả mới hơn", page.Text(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Contains("không còn dùng lại được", (await visitor.OpenAsync(papers)).Text(".cc-files"), StringComparison.Ordinal);
        Assert.Contains("đã được thay bằng kết quả mới hơn", (await visitor.PressAsync("Tiếp tục")).ErrorAt("tep-1"), StringComparison.Ordinal);

        await visitor.PressAsync("Xóa");
        page = await visitor.PressAsync("Dùng lại giấy tờ này");
        await visitor.PressAsync("Tiếp tục");
        page = await visitor.PressAsync("Nộp hồ sơ", FilingSteps.Chosen("Declared", "true"));
        Assert.Contains($"Dùng lại từ hồ sơ {code}, ngày 02/03/2026", page.Text(), StringComparison.Ordinal);
        Assert.Contains($"Dùng lại từ hồ sơ {code}", (await visitor.OpenAsync($"/ho-so/{page.IdIn()}")).Text(), StringComparison.Ordinal);
        await using var db = world.Database.Open();
        Assert.Equal(code, (await db.DossierPapers.SingleAsync(p => p.DossierId == page.IdIn())).ReusedCode);
    }

    [Fact]
    public async Task A_supplement_is_answered_with_an_earlier_result_as_long_as_that_stands()
    {
        await using var office = await Office.OpenAsync();
        await office.World.ReuseAsync();
        var (world, head) = (office.World, office.Actor(Law.Organisation.Role.AgencyHead));
        var earlier = await office.IssuedAsync();
        await office.Do<DeliverResult>((u, v) => u.ElectronicallyAsync(world.By(office.Citizen), earlier, v), earlier);
        var (id, code) = (await office.AskedAsync(5), (await world.DossierAsync(earlier)).Code!);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        var page = await citizen.OpenAsync($"/ho-so/{id}/bo-sung");
        Assert.Contains($"kết quả số 12/GXN-SKHCN ngày 02/03/2026, từ hồ sơ {code}", page.Text(), StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("button[name=reuse]"));
        page = await citizen.PressAsync("Dùng lại giấy tờ này");
        Assert.Contains($"Dùng lại từ hồ sơ {code}, ngày 02/03/2026", page.Text(".cc-files"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("button[name=reuse]"));

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var right = await world.UploadAsync(head, "%PDF-1.4 kết quả đúng");
        await office.Do<CorrectResult>((u, v) => u.RunAsync(world.By(head), earlier, v, new("13/GXN-SKHCN", new(2026, 3, 2), right.Id), "Sai tên"), earlier);
        await office.Do<DeliverResult>((u, v) => u.ElectronicallyAsync(world.By(office.Citizen), earlier, v), earlier);
        page = await citizen.PressAsync("Gửi bổ sung");
        Assert.Contains("đã được thay bằng kết quả mới hơn", page.Text(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Contains("không còn dùng lại được", page.Text(".cc-files"), StringComparison.Ordinal);
        await citizen.PressAsync("Xóa");
        await citizen.PressAsync("Dùng lại giấy tờ này");
        page = await citizen.PressAsync("Gửi bổ sung");
        Assert.Equal($"/ho-so/{id}", page.Path);
        Assert.Contains($"Dùng lại từ hồ sơ {code}", page.Text(), StringComparison.Ordinal);
        Assert.Contains($"dùng lại từ hồ sơ {code}", (await office.As(Law.Organisation.Role.Receiver).OpenAsync(Office.Address(id))).Text(".cc-history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_names_another_as_the_owner_is_not_offered_what_lies_in_that_persons_account()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        await site.World.ReuseAsync();
        var world = site.World;
        var earlier = (await world.SubmitAsync(await world.CitizenAsync())).Id;
        await world.AcceptAsync(earlier, await world.OfficialAsync(Law.Organisation.Role.Receiver, "SKHCN-QT-MC"));
        using var stranger = await site.BrowseAsync(await world.CitizenAsync("Lê Thị Thử Ba", "045190999903"));
        await stranger.StartAsync("other");
        var page = await stranger.PressAsync("Lưu và tiếp tục", new Dictionary<string, string?>(FilingSteps.Applicant)
        {
            ["Input.Name"] = "Phạm Văn Thử Một",
            ["Input.IdNumber"] = "045090999901",
            ["Input.Basis"] = "Guardian",
        });
        Assert.EndsWith("/giay-to", page.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("Đã có trong kho", page.Text(), StringComparison.Ordinal);
    }
}
