using System.Net;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting;
using CaiCach.Web.Tests.Portal;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A wrongly typed owner is corrected on a page that keeps what was typed; afterwards the receipt is printed anew.</summary>
public sealed class CorrectOwnerPageTests
{
    private const string Button = "Sửa thông tin chủ hồ sơ";

    [Fact]
    public async Task The_receiver_corrects_the_owner_before_the_acceptance_and_the_head_prints_a_new_receipt_after_it()
    {
        await using var office = await Office.OpenAsync();
        var (world, receiver, head) = (office.World, office.As(Role.Receiver), office.As(Role.AgencyHead));
        var by = office.Actor(Role.Receiver);
        var request = (await world.RequestAsync(by)) with { Channel = Channel.Direct };
        var id = Assert.IsType<SubmitDossier.Outcome.Submitted>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(by), request))).Id;

        Assert.Contains(Office.Address(id, "sua-chu-ho-so"), (await receiver.OpenAsync(Office.Address(id))).Html, StringComparison.Ordinal);
        Assert.Contains("không làm được bước này", (await head.OpenAsync(Office.Address(id, "sua-chu-ho-so"))).Text(), StringComparison.Ordinal);
        var page = await receiver.OpenAsync(Office.Address(id, "sua-chu-ho-so"));
        Assert.Equal("045090999901", page.ValueOf("Input.Owner.IdNumber"));
        Assert.DoesNotContain("Input.Owner.SubmitterName", page.Html, StringComparison.Ordinal);
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Owner.Name"] = "Nguyễn Thị Đúng", ["Input.Owner.IdNumber"] = "04509099990" });
        Assert.Equal((HttpStatusCode.Conflict, "Nguyễn Thị Đúng"), (page.Status, page.ValueOf("Input.Owner.Name")));
        Assert.NotEmpty(page.ErrorAt("Input.Reason")!);
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Reason"] = "Quầy gõ nhầm." });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "04509099990", "Quầy gõ nhầm."), (page.Status, page.ValueOf("Input.Owner.IdNumber"), page.ValueOf("Input.Reason")));
        Assert.NotEmpty(page.ErrorAt("Input.Owner.IdNumber")!);
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Owner.IdNumber"] = "045090999904" });

        Assert.Contains("Đã sửa thông tin chủ hồ sơ; người nộp được báo.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Tên chủ hồ sơ: Nguyễn Thị Đúng, trước đó Phạm Văn Thử Một", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("/mau-01", page.Html, StringComparison.Ordinal);
        using var visitor = office.Site.Browse();
        await visitor.OpenAsync(Site.FollowOf((await world.DossierAsync(id)).RequestNumber));
        page = await visitor.PressAsync("Tra cứu", FilingSteps.Chosen("Input.LastFour", "9904"));
        Assert.Contains("Cơ quan sửa thông tin chủ hồ sơ, người nộp", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Quầy gõ nhầm", page.Text(), StringComparison.Ordinal);

        foreach (var step in (Func<int, Task<ActOutcome>>[])[v => world.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(world.By(by), id, v)), v => world.Do<AcceptDossier, ActOutcome>(u => u.RunAsync(world.By(by), id, v))])
        {
            Assert.IsType<ActOutcome.Done>(await step((await world.DossierAsync(id)).Version));
        }

        await head.OpenAsync(Office.Address(id, "sua-chu-ho-so"));
        page = await head.PressAsync(Button, new Dictionary<string, string?> { ["Input.Owner.Address"] = "Thôn Đúng, xã Minh Họa", ["Input.Reason"] = "Ghi nhầm thôn." });
        Assert.Contains("Thay giấy số 01/BPTNTKQ", page.Text(), StringComparison.Ordinal);
        page = await head.OpenAsync(Office.Address(id, "mau-01"));
        Assert.Contains("Thôn Đúng, xã Minh Họa", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Cấp lại, thay giấy số 01/BPTNTKQ", page.Text(), StringComparison.Ordinal);
    }
}
