using System.Text;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Data.Files;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Portal;

/// <summary>Steps that several journeys take.</summary>
internal static class FilingSteps
{
    public static readonly Dictionary<string, string?> Applicant = new()
    {
        ["Input.BirthDate"] = "17/5/1990",
        ["Input.Phone"] = "0912 345 678",
        ["Input.Address"] = "Thôn Minh Họa 1, xã Minh Họa, tỉnh Quảng Trị",
    };

    public static byte[] Pdf(string text) => Encoding.UTF8.GetBytes("%PDF-1.4 " + text);

    public static Dictionary<string, string?> Chosen(string key, string value) => new() { [key] = value };

    /// <summary>Starts a draft and comes to the page of the applicant.</summary>
    public static async Task<Page> StartAsync(this Browser visitor, string whom = "self", string procedure = World.Procedure)
    {
        await visitor.OpenAsync("/nop-ho-so/" + procedure);
        return await visitor.PressAsync("Bắt đầu", Chosen("Input.For", whom));
    }

    /// <summary>Fills a draft for oneself and comes to the page to check.</summary>
    public static async Task<Page> FillAsync(this Browser visitor)
    {
        await visitor.StartAsync();
        await visitor.PressAsync("Lưu và tiếp tục", Applicant);
        await visitor.PressAsync("Tải lên", null, new ChosenFile("tep-1", "phiếu khai báo.pdf", Pdf("một")));
        return await visitor.PressAsync("Tiếp tục");
    }

    /// <summary>The officers handle a dossier until its result is issued.</summary>
    public static async Task IssueAsync(this World world, Guid id)
    {
        var receiver = await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        var specialist = await world.OfficialAsync(Role.Specialist, "SKHCN-QT-QLCN");
        var head = await world.OfficialAsync(Role.AgencyHead);
        var clerk = await world.OfficialAsync(Role.Clerk, "SKHCN-QT-VP");
        await world.AcceptAsync(id, receiver);
        Done(await world.Do<TransferDossier, ActOutcome>(async u => await u.RunAsync(world.By(receiver), id, await world.VersionAsync(id), await world.UnitAsync("SKHCN-QT-QLCN"))));
        Done(await world.Do<AssignDossier, ActOutcome>(async u => await u.RunAsync(world.By(specialist), id, await world.VersionAsync(id), specialist.Id!.Value)));
        Done(await world.Do<ProposeDecision, ActOutcome>(async u => await u.RunAsync(world.By(specialist), id, await world.VersionAsync(id), new(Law.Dossiers.ProposalKind.Grant, "Đủ điều kiện", null, [], await world.ResultDraftAsync(specialist)))));
        Done(await world.Do<DecideDossier, ActOutcome>(async u => await u.GrantAsync(world.By(head), id, await world.VersionAsync(id))));
        var file = await world.UploadAsync(clerk, "%PDF-1.4 kết quả");
        Done(await world.Do<IssueResult, ActOutcome>(async u => await u.RunAsync(world.By(clerk), id, await world.VersionAsync(id), new("12/GXN-SKHCN", new(2026, 3, 2), file.Id))));
    }

    public static async Task AcceptAsync(this World world, Guid id, Application.Acting.Actor receiver)
    {
        Done(await world.Do<TakeUpDossier, ActOutcome>(async u => await u.RunAsync(world.By(receiver), id, await world.VersionAsync(id))));
        Done(await world.Do<AcceptDossier, ActOutcome>(async u => await u.RunAsync(world.By(receiver), id, await world.VersionAsync(id))));
    }

    public static async Task<int> VersionAsync(this World world, Guid id) => (await world.DossierAsync(id)).Version;

    public static void Done(ActOutcome outcome) => Assert.IsType<ActOutcome.Done>(outcome);

    /// <summary>The id in an address like /ho-so/{id}/….</summary>
    public static Guid IdIn(this Page page) => Guid.Parse(page.Path.Split('/')[2]);
}
