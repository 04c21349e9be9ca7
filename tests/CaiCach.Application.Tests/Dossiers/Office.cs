using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>A world with everybody of one office in it, who take a dossier to where a test begins.</summary>
internal sealed class Office : IAsyncDisposable
{
    public const string Division = "SKHCN-QT-QLCN";

    private Office(World world, Journey people, Guid division)
    {
        World = world;
        People = people;
        DivisionId = division;
    }

    public World World { get; }

    public Journey People { get; }

    public Guid DivisionId { get; }

    /// <summary>The specialist of SKHCN-QT-TTRA, once called.</summary>
    public Actor Consulted { get; private set; } = null!;

    /// <summary>The office of another body in the same world, with the same citizen and the same consulted specialist.</summary>
    public async Task<Office> BesideAsync(string agency, string counter, string division, string clerks) =>
        new(World, await Journey.InAsync(World, People.Citizen, agency, counter, division, clerks), await World.UnitAsync(division)) { Consulted = Consulted };

    /// <summary>The cashier, once called.</summary>
    public Actor Cashier { get; private set; } = null!;

    public async Task CallCashierAsync(string counter) => Cashier = await World.OfficialAsync(Role.Cashier, counter);

    /// <summary>The administrator, once called.</summary>
    public Actor Administrator { get; private set; } = null!;

    public async Task CallAdministratorAsync(string agency) => Administrator = await World.OfficialAsync(Role.Administrator, agency);

    public async Task CallConsultedAsync() => Consulted = await World.OfficialAsync(Role.Specialist, "SKHCN-QT-TTRA");

    public static async Task<Office> OpenAsync(string engine, string begin = "2026-03-02T09:00")
    {
        var world = await World.CreateAsync(engine, begin);
        return new(world, await Journey.InAsync(world), await world.UnitAsync(Division));
    }

    /// <summary>A dossier in a state, on the shortest way there; every step is tested by the way.</summary>
    public async Task<Guid> InAsync(BusinessState state, ProposalKind? proposed = null, string? caseCode = null)
    {
        var id = await People.SubmitAsync(caseCode: caseCode);
        foreach (var step in WayTo(state, proposed))
        {
            await Done(await step(id, await VersionAsync(id)));
        }

        Assert.Equal(state, (await World.DossierAsync(id)).State);
        return id;
    }

    public Task<ActOutcome> Do<TUseCase>(Func<TUseCase, Task<ActOutcome>> act)
        where TUseCase : notnull => World.Do(act);

    public ActContext By(Actor actor) => World.By(actor);

    public async Task<int> VersionAsync(Guid id) => (await World.DossierAsync(id)).Version;

    /// <summary>Does an act on the dossier as it stands.</summary>
    public async Task<ActOutcome> Now<TUseCase>(Guid id, Func<TUseCase, int, Task<ActOutcome>> act)
        where TUseCase : notnull
    {
        var version = await VersionAsync(id);
        return await World.Do<TUseCase, ActOutcome>(u => act(u, version));
    }

    public static Task Done(ActOutcome outcome)
    {
        Assert.True(outcome is ActOutcome.Done, Describe(outcome));
        return Task.CompletedTask;
    }

    public static string Describe(ActOutcome outcome) => outcome switch
    {
        ActOutcome.Refused refused => "refused: " + string.Join(", ", refused.Reasons.Select(r => r.Code)),
        ActOutcome.Invalid invalid => "invalid: " + string.Join(", ", invalid.Faults.Select(f => $"{f.Field} {f.Code}")),
        _ => outcome.ToString(),
    };

    public async Task<IReadOnlyList<EventRow>> EventsAsync(Guid id)
    {
        await using var db = World.Database.Open();
        return await db.Events.AsNoTracking().Where(e => e.StreamId == id).OrderBy(e => e.Version).ToListAsync();
    }

    public async Task<Guid> FileAsync(Actor actor) => (await World.UploadAsync(actor)).Id;

    public static string Local(DateTime? utc) => VietnamTime.ToLocal(utc!.Value).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private IEnumerable<Func<Guid, int, Task<ActOutcome>>> WayTo(BusinessState state, ProposalKind? proposed)
    {
        Func<Guid, int, Task<ActOutcome>> takeUp = (id, v) => Do<TakeUpDossier>(u => u.RunAsync(By(People.Receiver), id, v));
        Func<Guid, int, Task<ActOutcome>> accept = (id, v) => Do<AcceptDossier>(u => u.RunAsync(By(People.Receiver), id, v));
        Func<Guid, int, Task<ActOutcome>> transfer = (id, v) => Do<TransferDossier>(u => u.RunAsync(By(People.Receiver), id, v, DivisionId));
        Func<Guid, int, Task<ActOutcome>> assign = (id, v) => Do<AssignDossier>(u => u.RunAsync(By(People.DivisionHead), id, v, People.Specialist.Id!.Value));
        Func<Guid, int, Task<ActOutcome>> withdraw = (id, v) => Do<RequestWithdrawal>(u => u.RunAsync(By(People.Citizen), id, v, "Đổi ý"));
        Func<Guid, int, Task<ActOutcome>>[] inProcess = [takeUp, accept, transfer, assign];
        return state switch
        {
            BusinessState.Submitted => [],
            BusinessState.IntakeReview => [takeUp],
            BusinessState.IntakeSupplement => [takeUp, (id, v) => Do<AskIntakeSupplement>(u => u.RunAsync(By(People.Receiver), id, v, new(["Đơn có chữ ký"], "Thiếu chữ ký", null)))],
            BusinessState.Accepted => [takeUp, accept],
            BusinessState.InProcess when proposed is { } kind => [.. inProcess, Propose(kind)],
            BusinessState.InProcess => inProcess,
            BusinessState.SupplementRequested => [.. inProcess, Propose(ProposalKind.Supplement), (id, v) => Do<AskSupplement>(u => u.RunAsync(By(People.Head), id, v, ["Bản vẽ"], "Thiếu bản vẽ", null))],
            BusinessState.FinancialDuty => [.. inProcess, (id, v) => Do<ImposeFinancialDuty>(u => u.DetermineAsync(By(People.Specialist), id, v, 200_000, "Phí thẩm định"))],
            BusinessState.Suspended => [.. inProcess, (id, v) => Do<SuspendDossier>(u => u.RunAsync(By(People.Head), id, v, "Tòa án yêu cầu", "Điều 6", stopsClock: true))],
            BusinessState.Consulting => [.. inProcess, (id, v) => ConsultAsync(id, v, ("SKHCN-QT-TTRA", 5), ("BKHCN-PC", 7))],
            BusinessState.StopRequested => [.. inProcess, withdraw],
            BusinessState.DecidedGrant => [.. inProcess, Propose(ProposalKind.Grant), (id, v) => Do<DecideDossier>(u => u.GrantAsync(By(People.Head), id, v))],
            BusinessState.Stopped => [.. inProcess, (id, v) => Do<StopDossier>(u => u.RunAsync(By(People.Head), id, v, "Không đủ điều kiện", "Điều 3"))],
            BusinessState.Issued => [.. WayTo(BusinessState.DecidedGrant, null), async (id, v) => await IssueAsync(id, v)],
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
    }

    public Func<Guid, int, Task<ActOutcome>> Propose(ProposalKind kind) => (id, v) => Do<ProposeDecision>(async u => await u.RunAsync(By(People.Specialist), id, v, new(kind, "Ý kiến", "Điều 1", ["Bản vẽ"], await FileAsync(People.Specialist))));

    /// <summary>The specialist asks these units, by code and working days to answer; no papers are shared.</summary>
    public async Task<ActOutcome> ConsultAsync(Guid id, int version, params (string Unit, int Days)[] asked)
    {
        var bodies = new List<ConsultBodies.Body>();
        foreach (var (unit, days) in asked)
        {
            bodies.Add(new(await World.UnitAsync(unit), days));
        }

        return await Do<ConsultBodies>(u => u.RunAsync(By(People.Specialist), id, version, new("Có phù hợp quy hoạch không?", bodies, [])));
    }

    /// <summary>What a unit was asked last about a dossier.</summary>
    public async Task<Consultation> AskedAsync(Guid id, string unit)
    {
        var unitId = await World.UnitAsync(unit);
        await using var db = World.Database.Open();
        return await db.Consultations.AsNoTracking().Where(c => c.DossierId == id && c.UnitId == unitId).OrderByDescending(c => c.AskedAtVersion).FirstAsync();
    }

    public async Task<ActOutcome> IssueAsync(Guid id, int version)
    {
        var file = await FileAsync(People.Clerk);
        return await Do<IssueResult>(u => u.RunAsync(By(People.Clerk), id, version, new("12/GXN", VietnamTime.DayOf(World.Clock.Now), file)));
    }

    /// <summary>A dossier of the procedure with a fee of 500,000 đồng.</summary>
    public async Task<Guid> WithFeeAsync()
    {
        var request = (await World.RequestAsync(People.Citizen)) with { ProcedureCode = "PAUSE.SAMPLE" };
        var outcome = await World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(By(People.Citizen), request));
        var id = Assert.IsType<SubmitDossier.Outcome.Submitted>(outcome).Id;
        foreach (var step in WayTo(BusinessState.DecidedGrant, null))
        {
            await Done(await step(id, await VersionAsync(id)));
        }

        return id;
    }
}
