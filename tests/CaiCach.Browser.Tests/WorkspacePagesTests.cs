using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Mails;
using CaiCach.Application.Petitions;
using CaiCach.Application.Queue;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.Law.Queue;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

public sealed class WorkspacePagesTests(Chromium chromium)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Every_page_of_the_workspace_is_accessible_and_fits_phone_and_desk(int width)
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var world = site.World;
        var citizen = await world.CitizenAsync();
        var receiver = await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        var specialist = await world.OfficialAsync(Role.Specialist, "SKHCN-QT-QLCN");
        var head = await world.OfficialAsync(Role.AgencyHead);
        var waiting = (await world.SubmitAsync(citizen)).Id;
        var id = (await world.SubmitAsync(citizen)).Id;
        await Do<TakeUpDossier>(world, u => u.RunAsync(world.By(receiver), id, 1));
        await using var desk = await Visit.OpenAsync(chromium, site, width, actor: receiver);
        foreach (var path in new[] { "/can-bo", "/can-bo/viec/tiep-nhan", "/can-bo/nop-tai-quay", "/can-bo/nop-tai-quay/" + World.Procedure, $"/can-bo/ho-so/{id}", $"/can-bo/ho-so/{id}/tiep-nhan", $"/can-bo/ho-so/{id}/yeu-cau-bo-sung", $"/can-bo/ho-so/{waiting}" })
        {
            await desk.GoAsync(path);
        }

        await QueueAsync(site, desk, width, receiver);
        await Do<AcceptDossier>(world, u => u.RunAsync(world.By(receiver), id, 2));
        await desk.GoAsync($"/can-bo/ho-so/{id}/mau-01");
        await desk.GoAsync($"/can-bo/ho-so/{id}/chuyen");
        var unit = await world.UnitAsync("SKHCN-QT-QLCN");
        await Do<TransferDossier>(world, u => u.RunAsync(world.By(receiver), id, 3, unit));
        await Do<AssignDossier>(world, u => u.RunAsync(world.By(specialist), id, 4, specialist.Id!.Value));
        await using var handling = await Visit.OpenAsync(chromium, site, width, actor: specialist);
        await handling.GoAsync("/can-bo/viec/xu-ly");
        await handling.GoAsync($"/can-bo/ho-so/{id}/de-xuat");
        await handling.GoAsync($"/can-bo/ho-so/{id}/lay-y-kien");
        await OpinionsAsync(site, handling, width, specialist, id);
        await Do<ProposeDecision>(world, u => u.RunAsync(world.By(specialist), id, 8, new(ProposalKind.Refuse, "Không đủ điều kiện.", "Luật Khoa học và Công nghệ")));
        await NoticesAsync(world, handling);
        await using var signing = await Visit.OpenAsync(chromium, site, width, actor: head);
        await signing.GoAsync("/can-bo/ky");
        await signing.GoAsync($"/can-bo/ho-so/{id}?ky=true");
        await signing.GoAsync("/can-bo/ky");
        await signing.GoAsync($"/can-bo/ho-so/{id}/ky-tu-choi");
        await PetitionsAsync(site, width, signing);
        await using var agent = await Visit.OpenAsync(chromium, site, width, actor: await world.OfficialAsync(Role.PostalAgent, "SKHCN-QT-MC"));
        await agent.GoAsync("/can-bo/dai-ly?tu-khoa=" + World.Procedure);
        await agent.GoAsync("/can-bo/dai-ly/nop/" + World.Procedure);
        await using var stranger = await Visit.OpenAsync(chromium, site, width);
        await stranger.GoAsync("/can-bo/dang-nhap");
        await using var db = world.Database.Open();
        await stranger.GoAsync(MailWords.ChoicePath(await db.Mails.Where(m => m.DossierId == id).Select(m => m.Token).FirstAsync()));
    }

    /// <summary>A number from the kiosk to the desk: the receiver calls and serves it by Enter alone; the wall and the ticket tell it without being loaded again.</summary>
    private async Task QueueAsync(TestSite site, Visit desk, int width, Actor receiver)
    {
        var (world, body) = (site.World, await site.World.UnitAsync(World.Agency));
        var director = await world.OfficialAsync(Role.OneStopDirector, "SKHCN-QT-MC");
        await world.Do<SetUpDesks, QueueOutcome>(u => u.SaveAsync(world.By(director), body, 1, 0, [QueueGroup.File]));
        await using var leading = await Visit.OpenAsync(chromium, site, width, actor: director);
        await leading.GoAsync("/can-bo/hang-cho/quay");
        await using var hall = await Visit.OpenAsync(chromium, site, width);
        await hall.GoAsync(new Uri((await leading.Page.Locator("a.cc-anywhere").GetAttributeAsync("href"))!).AbsolutePath);
        var taken = Assert.IsType<QueueOutcome.Done>(await world.Do<TakeTicket, QueueOutcome>(u => u.ForCitizenAsync(world.By(receiver), body, new(Guid.NewGuid(), QueueGroup.File, true)))).Id;
        await hall.GoAsync($"/so-thu-tu/{taken}");
        await hall.GoAsync("/man-hinh/SKHCN-QT");
        await desk.GoAsync("/can-bo/hang-cho");
        await desk.Page.Keyboard.PressAsync("Enter");
        await hall.Page.Locator(".cc-screen__called").WaitForAsync();
        await hall.GoAsync("/man-hinh/SKHCN-QT");
        await desk.GoAsync("/can-bo/hang-cho");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("#dang-goi")).ToHaveTextAsync("Đang phục vụ");
    }

    /// <summary>The specialist hears of the opinion that came in, goes to the dossier by keyboard from the count in the header, and marks the notice as read.</summary>
    private static async Task NoticesAsync(World world, Visit handling)
    {
        await world.DeliverAsync();

        await handling.GoAsync("/can-bo/viec/xu-ly");
        await handling.FollowAsync(".cc-news");
        Assert.Equal(1, await handling.Page.Locator(".cc-notices__item--new").CountAsync());
        await handling.FollowAsync("main form button");
        Assert.Equal((0, 0), (await handling.Page.Locator(".cc-notices__item--new").CountAsync(), await handling.Page.Locator(".cc-news__count").CountAsync()));
        await handling.FollowAsync(".cc-notices a");
        Assert.Contains("/can-bo/ho-so/", handling.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>A petition that waits for its answer to be signed, as the controller and the head see it.</summary>
    private async Task PetitionsAsync(TestSite site, int width, Visit head)
    {
        var world = site.World;
        var controller = await world.OfficialAsync(Role.ProcedureController);
        var sent = Assert.IsType<PetitionOutcome.Done>(await world.Do<SubmitPetition, PetitionOutcome>(u => u.RunAsync(
            world.By(new(null, "Trần Thị Thử Hai", ActorKind.Applicant, [])), new(Guid.NewGuid(), PetitionKind.Conduct, World.Agency, "Trần Thị Thử Hai", "0900000002", null, null, null, "Hồ sơ bị trả lời chậm."))));
        await using var desk = await Visit.OpenAsync(chromium, site, width, actor: controller);
        foreach (var step in new[] { "", "?buoc=chuyen", "?buoc=tu-choi", "?buoc=yeu-cau-bo-sung" })
        {
            await desk.GoAsync($"/can-bo/phan-anh/{sent.Id}{step}");
        }

        var own = await world.UnitAsync(World.Agency);
        Assert.IsType<PetitionOutcome.Done>(await world.Do<HandlePetition, PetitionOutcome>(u => u.RunAsync(world.By(controller), sent.Id, 1, new(PetitionAct.Route, UnitId: own))));
        await desk.GoAsync("/can-bo/phan-anh/ket-qua");
        await head.GoAsync("/can-bo/phan-anh?viec=tra-loi");
        await head.GoAsync($"/can-bo/phan-anh/{sent.Id}?buoc=soan-tra-loi");
    }

    /// <summary>Asks one body at version 5 and has it answer: the dossier is the specialist's again at version 8.</summary>
    private async Task OpinionsAsync(TestSite site, Visit handling, int width, Actor specialist, Guid id)
    {
        var world = site.World;
        var inspectorate = await world.UnitAsync("SKHCN-QT-TTRA");
        var papers = (await world.DossierAsync(id)).Papers.Select(p => p.Id).ToList();
        await Do<ConsultBodies>(world, u => u.RunAsync(world.By(specialist), id, 5, new("Nội dung đề nghị có phù hợp quy hoạch không?", [new(inspectorate, 3)], papers)));
        await handling.GoAsync("/can-bo/viec/cho-y-kien");
        var inspector = await world.OfficialAsync(Role.Specialist, "SKHCN-QT-TTRA");
        await using var asked = await Visit.OpenAsync(chromium, site, width, actor: inspector);
        await asked.GoAsync("/can-bo");
        await asked.GoAsync("/can-bo/viec/xin-y-kien");
        var opinion = (await world.Do<ListConsultations, ListConsultations.Page>(u => u.RunAsync(inspector, inspectorate))).Rows[0].Id;
        await asked.GoAsync($"/can-bo/viec/xin-y-kien/{opinion}");
        await Do<GiveOpinion>(world, u => u.RunAsync(world.By(inspector), opinion, 6, OpinionAnswer.Disagree, "Trái quy hoạch."));
        await asked.GoAsync($"/can-bo/viec/xin-y-kien/{opinion}");
        await handling.GoAsync($"/can-bo/ho-so/{id}");
    }

    private static async Task Do<T>(World world, Func<T, Task<ActOutcome>> act)
        where T : notnull => Assert.IsType<ActOutcome.Done>(await world.Do(act));
}
