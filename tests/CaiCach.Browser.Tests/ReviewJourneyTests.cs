using CaiCach.Application.Dossiers;
using CaiCach.Application.Processes;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.TestKit;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>A proposal on its way from the specialist through the head of the division to the signature, as its internal process has it.</summary>
public sealed class ReviewJourneyTests(Chromium chromium)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_division_head_agrees_and_the_head_of_the_body_signs(int width)
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var world = site.World;
        var people = await Journey.InAsync(world);
        await ApproveAsync(world);
        var id = await people.AcceptAsync();
        await people.Act<TransferDossier>(id, async (u, v) => await u.RunAsync(world.By(people.Receiver), id, v, await world.UnitAsync("SKHCN-QT-QLCN")));
        await people.Act<AssignDossier>(id, (u, v) => u.RunAsync(world.By(people.DivisionHead), id, v, people.Specialist.Id!.Value));
        await people.Act<ProposeDecision>(id, async (u, v) => await u.RunAsync(world.By(people.Specialist), id, v, new(ProposalKind.Grant, "Hồ sơ đủ điều kiện.", DraftUploadId: await world.ResultDraftAsync(people.Specialist))));
        var code = (await world.DossierAsync(id)).Code!;

        await using (var leader = await Visit.OpenAsync(chromium, site, width, actor: people.DivisionHead))
        {
            await leader.GoAsync("/can-bo/viec/duyet");
            await leader.PressAsync(leader.Page.GetByRole(AriaRole.Link, new() { Name = code }).First);
            await leader.PressAsync(leader.Page.Locator("a[href$='duyet-de-xuat']").First);
            await leader.Page.Locator("[name='Input.Reason']").FillAsync("Đồng ý với ý kiến thụ lý.");
            await leader.PressAsync(AriaRole.Button, "Duyệt, trình ký");
            await leader.Page.GetByText("Đã duyệt đề xuất, trình lãnh đạo ký.").WaitForAsync();
        }

        await using var head = await Visit.OpenAsync(chromium, site, width, actor: people.Head);
        await head.GoAsync($"/can-bo/ho-so/{id}");
        Assert.Contains("Đồng ý với ý kiến thụ lý.", await head.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await head.GoAsync($"/can-bo/ho-so/{id}/ky-giai-quyet");
        await head.Page.Locator("main form button[data-key=F9]").ClickAsync();
        await head.Page.GetByText("Đang ở").Or(head.Page.Locator(".govuk-notification-banner")).First.WaitForAsync();
        Assert.Equal(BusinessState.DecidedGrant, (await world.DossierAsync(id)).State);
    }

    private static async Task ApproveAsync(World world)
    {
        var controller = await world.OfficialAsync(Role.ProcedureController);
        var draft = Done(await world.Do<StartProcess, ProcessOutcome>(u => u.RunAsync(world.By(controller), World.Agency, World.Procedure)));
        var steps = new[] { ("Tiếp nhận", Role.Receiver), ("Phân công", Role.DivisionHead), ("Thẩm định", Role.Specialist), ("Duyệt", Role.DivisionHead), ("Ký duyệt", Role.AgencyHead), ("Phát hành", Role.Clerk) };
        foreach (var (i, (name, role)) in steps.Index())
        {
            draft = Done(await world.Do<ChangeProcess, ProcessOutcome>(u => u.RunAsync(world.By(controller), new(World.Agency, World.Procedure, draft.Number, draft.Version, new ProcessEdit.AddStep(new(null, i == 0 ? null : $"s{i}"), new(name, role, null, null, new(4, StepUnit.Hour), null))))));
        }

        var today = Law.Calendar.VietnamTime.DayOf(world.Clock.Now);
        Done(await world.Do<ApproveProcess, ProcessOutcome>(u => u.RunAsync(world.By(controller), new(World.Agency, World.Procedure, draft.Number, draft.Version, "837/QĐ-UBND", today, "Chủ tịch UBND tỉnh", today))));
    }

    private static ProcessOutcome.Done Done(ProcessOutcome outcome) => Assert.IsType<ProcessOutcome.Done>(outcome);
}
