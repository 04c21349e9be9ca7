using System.Text;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Processes;
using CaiCach.Data.Processes;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.TestKit;
using Microsoft.AspNetCore.Builder;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The program with an office of people who each have a browser, and dossiers brought to any stage by the use cases.</summary>
internal sealed class Office : IAsyncDisposable
{
    public const string Division = "SKHCN-QT-QLCN";

    private readonly Dictionary<Role, (Actor Actor, Browser Browser)> people = [];

    private Office(TestSite site) => Site = site;

    public TestSite Site { get; }

    public World World => Site.World;

    public Actor Citizen { get; private set; } = null!;

    public static byte[] Pdf { get; } = Encoding.UTF8.GetBytes("%PDF-1.4 kết quả");

    public static async Task<Office> OpenAsync(string engine = "sqlite", string local = "2026-03-02T09:00", Action<WebApplicationBuilder>? configure = null)
    {
        var office = new Office(await TestSite.StartAsync(engine, local, configure: configure));
        office.Citizen = await office.World.CitizenAsync();
        foreach (var (role, unit) in new[]
        {
            (Role.Receiver, "SKHCN-QT-MC"), (Role.DivisionHead, Division), (Role.Specialist, Division), (Role.AgencyHead, World.Agency), (Role.Clerk, "SKHCN-QT-VP"),
        })
        {
            var actor = await office.World.OfficialAsync(role, unit);
            office.people[role] = (actor, await office.Site.BrowseAsync(actor));
        }

        return office;
    }

    public Actor Actor(Role role) => people[role].Actor;

    public Browser As(Role role) => people[role].Browser;

    /// <summary>Moves the clock; everybody signs in anew, since a session ends after an hour.</summary>
    public async Task LaterAsync(string local)
    {
        World.Clock.SetLocal(local);
        foreach (var (role, (actor, old)) in people.ToList())
        {
            old.Dispose();
            people[role] = (actor, await Site.BrowseAsync(actor));
        }
    }

    public static string Address(Guid id, string act = "") => $"/can-bo/ho-so/{id}" + (act.Length > 0 ? "/" + act : "");

    /// <summary>What is typed, with every component of the checklist on the page marked as there and right.</summary>
    public static Dictionary<string, string?> AllThere(Browser browser, Dictionary<string, string?>? typed = null)
    {
        var fields = new Dictionary<string, string?>(typed ?? []);
        foreach (var code in browser.Page.Document.QuerySelectorAll("[name^='Input.Checks'][name$='.Code']"))
        {
            fields[code.GetAttribute("name")!.Replace(".Code", ".State", StringComparison.Ordinal)] = nameof(ComponentState.Enough);
        }

        return fields;
    }

    /// <summary>A dossier submitted online.</summary>
    public async Task<Guid> SubmittedAsync() => (await World.SubmitAsync(Citizen)).Id;

    /// <summary>One that the receiver has taken up.</summary>
    public async Task<Guid> TakenUpAsync()
    {
        var id = await SubmittedAsync();
        await Do<TakeUpDossier>((u, v) => u.RunAsync(World.By(Actor(Role.Receiver)), id, v), id);
        return id;
    }

    /// <summary>One whose applicant was asked, before acceptance, for more within so many working days.</summary>
    public async Task<Guid> AskedAsync(int days)
    {
        var id = await TakenUpAsync();
        await Do<AskIntakeSupplement>((u, v) => u.RunAsync(World.By(Actor(Role.Receiver)), id, v, new(["Bản cam kết"], "Còn thiếu giấy tờ.", null, days)), id);
        return id;
    }

    /// <summary>One that is accepted.</summary>
    public async Task<Guid> AcceptedAsync()
    {
        var id = await TakenUpAsync();
        await Do<AcceptDossier>((u, v) => u.RunAsync(World.By(Actor(Role.Receiver)), id, v), id);
        return id;
    }

    /// <summary>One that the specialist has.</summary>
    public async Task<Guid> AssignedAsync()
    {
        var id = await AcceptedAsync();
        var unit = await World.UnitAsync(Division);
        await Do<TransferDossier>((u, v) => u.RunAsync(World.By(Actor(Role.Receiver)), id, v, unit), id);
        await Do<AssignDossier>((u, v) => u.RunAsync(World.By(Actor(Role.DivisionHead)), id, v, Actor(Role.Specialist).Id!.Value), id);
        return id;
    }

    /// <summary>The specialist asks units, by their codes, within so many working days, and shares papers.</summary>
    public async Task ConsultAsync(Guid id, int days, IReadOnlyList<Guid> papers, params string[] units)
    {
        var bodies = new List<ConsultBodies.Body>();
        foreach (var unit in units)
        {
            bodies.Add(new(await World.UnitAsync(unit), days));
        }

        await Do<ConsultBodies>((u, v) => u.RunAsync(World.By(Actor(Role.Specialist)), id, v, new("Có phù hợp quy hoạch không?", bodies, papers)), id);
    }

    /// <summary>One with a proposal before the head.</summary>
    public async Task<Guid> ProposedAsync(ProposalKind kind)
    {
        var id = await AssignedAsync();
        await Do<ProposeDecision>(async (u, v) => await u.RunAsync(World.By(Actor(Role.Specialist)), id, v, new(kind, "Ý kiến thụ lý", "Nghị định số 142/2020/NĐ-CP, Điều 5", ["Bản cam kết"], await World.ResultDraftAsync(Actor(Role.Specialist)))), id);
        return id;
    }

    /// <summary>One that the head has granted.</summary>
    public async Task<Guid> GrantedAsync()
    {
        var id = await ProposedAsync(ProposalKind.Grant);
        await Do<DecideDossier>((u, v) => u.GrantAsync(World.By(Actor(Role.AgencyHead)), id, v), id);
        return id;
    }

    /// <summary>One whose result is numbered and issued.</summary>
    public async Task<Guid> IssuedAsync()
    {
        var id = await GrantedAsync();
        var result = await World.UploadAsync(Actor(Role.Clerk), "%PDF-1.4 kết quả");
        await Do<IssueResult>((u, v) => u.RunAsync(World.By(Actor(Role.Clerk)), id, v, new("12/GXN-SKHCN", VietnamTime.DayOf(World.Clock.Now), result.Id)), id);
        return id;
    }

    /// <summary>Runs a use case on the dossier's present version; it must be done.</summary>
    public async Task Do<T>(Func<T, int, Task<ActOutcome>> act, Guid id)
        where T : notnull
    {
        var version = (await World.DossierAsync(id)).Version;
        Assert.IsType<ActOutcome.Done>(await World.Do<T, ActOutcome>(u => act(u, version)));
    }

    public async Task<BusinessState> StateAsync(Guid id) => (await World.DossierAsync(id)).State;

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, browser) in people.Values)
        {
            browser.Dispose();
        }

        await Site.DisposeAsync();
    }

    /// <summary>A process of the body in force from long ago, for the procedure used where any will do.</summary>
    public async Task ApproveProcessAsync(params IReadOnlyList<ProcessNode> nodes)
    {
        var agency = await World.UnitAsync(TestKit.World.Agency);
        await using var db = World.Database.Open();
        db.ProcessVersions.Add(new ProcessVersion
        {
            Id = Guid.NewGuid(),
            Version = 1,
            AgencyId = agency,
            ProcedureCode = TestKit.World.Procedure,
            Number = 1,
            State = ProcessState.Approved,
            Document = ProcessDocument.Write(new(nodes)),
            ChangedAt = World.Clock.Now,
            ChangedBy = "Người soạn",
            DecisionNumber = "837/QĐ-UBND",
            DecisionDate = new(2026, 1, 5),
            Signer = "Chủ tịch",
            InForceFrom = new(2026, 1, 5),
        });
        await db.SaveChangesAsync();
    }
}
