using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Measures;
using CaiCach.Application.Organisation;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Frozen;
using CaiCach.Application.Reports.Register;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Law.Reports;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Organisation;

/// <summary>Two departments below one ministry, their people with the posts they hold on the day, and the ministry's administrator.</summary>
internal sealed class Reorganised
{
    private readonly World world;
    private readonly Dictionary<(string Body, Role Role), Actor> people = [];
    private readonly List<string> bodies = [World.Agency, "BKHCN-SHTT", "BKHCN"];

    private Reorganised(World world, Actor citizen, Actor administrator) => (this.world, Citizen, Administrator) = (world, citizen, administrator);

    public Actor Citizen { get; }

    public Actor Administrator { get; }

    public static async Task<Reorganised> OpenAsync(World world)
    {
        await using (var db = world.Database.Open())
        {
            var other = await db.Units.SingleAsync(u => u.Code == "BKHCN-SHTT");
            db.Offerings.Add(new() { Id = Guid.NewGuid(), AgencyId = other.Id, ProcedureCode = World.Procedure, ValidFrom = new(2023, 1, 1) });
            await db.SaveChangesAsync();
        }

        var office = new Reorganised(world, await world.CitizenAsync(), await world.OfficialAsync(Role.Administrator, "BKHCN-VP-HC"));
        foreach (var (body, reception, division, desk) in new[] { (World.Agency, "SKHCN-QT-MC", "SKHCN-QT-QLCN", "SKHCN-QT-VP"), ("BKHCN-SHTT", "BKHCN-SHTT-MC", "BKHCN-SHTT-NH", "BKHCN-SHTT-VP") })
        {
            foreach (var (role, unit) in new[] { (Role.Receiver, reception), (Role.DivisionHead, division), (Role.Specialist, division), (Role.AgencyHead, body), (Role.Clerk, desk) })
            {
                office.people.Add((body, role), await world.OfficialAsync(role, unit));
            }
        }

        return office;
    }

    /// <summary>Somebody with the posts held today.</summary>
    public Task<Actor> Async(string body, Role role) => TodayAsync(people[(body == "SKHCN-MOI" ? World.Agency : body, role)]);

    /// <summary>The same person with the posts held today.</summary>
    public async Task<Actor> TodayAsync(Actor actor)
    {
        var today = VietnamTime.DayOf(world.Clock.Now);
        var tree = (await world.ReferenceAsync()).Organisation;
        await using var db = world.Database.Open();
        var posts = await db.Posts.Where(p => p.AccountId == actor.Id && p.ValidFrom <= today && (p.ValidTo == null || p.ValidTo >= today)).ToListAsync();
        return actor with { Posts = [.. posts.Select(p => new HeldPost(p.UnitId, tree.Find(p.UnitId)!.AgencyId, p.Role))] };
    }

    public async Task<Guid> SubmitAsync(string body, Channel channel = Channel.Online)
    {
        var actor = channel == Channel.Online ? Citizen : await Async(body, Role.Receiver);
        var request = (await world.RequestAsync(actor)) with { Channel = channel, AgencyCode = body };
        return Assert.IsType<SubmitDossier.Outcome.Submitted>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(actor), request))).Id;
    }

    public async Task<Guid> AcceptAsync(string body, Channel channel = Channel.Online)
    {
        var id = await SubmitAsync(body, channel);
        var receiver = await Async(body, Role.Receiver);
        await ActAsync<TakeUpDossier>(id, (u, v) => u.RunAsync(world.By(receiver), id, v));
        await ActAsync<AcceptDossier>(id, (u, v) => u.RunAsync(world.By(receiver), id, v));
        return id;
    }

    /// <summary>To the division of whoever received it.</summary>
    public async Task TransferAsync(Guid id)
    {
        var body = await BodyAsync(id);
        var division = await world.UnitAsync(body == World.Agency ? "SKHCN-QT-QLCN" : "BKHCN-SHTT-NH");
        var (receiver, head, specialist) = (await Async(body, Role.Receiver), await Async(body, Role.DivisionHead), people[(body, Role.Specialist)].Id!.Value);
        await ActAsync<TransferDossier>(id, (u, v) => u.RunAsync(world.By(receiver), id, v, division));
        await ActAsync<AssignDossier>(id, (u, v) => u.RunAsync(world.By(head), id, v, specialist));
    }

    public Task FinishAsync(Guid id) => HandleAsync(id, transfer: true);

    /// <summary>Proposed, signed, issued.</summary>
    public async Task HandleAsync(Guid id, bool transfer)
    {
        if (transfer)
        {
            await TransferAsync(id);
        }

        var body = await BodyAsync(id);
        var (specialist, head, clerk) = (await Async(body, Role.Specialist), await Async(body, Role.AgencyHead), await Async(body, Role.Clerk));
        await ActAsync<ProposeDecision>(id, async (u, v) => await u.RunAsync(world.By(specialist), id, v, new(ProposalKind.Grant, "Hồ sơ đủ điều kiện.", DraftUploadId: await world.ResultDraftAsync(specialist))));
        await ActAsync<DecideDossier>(id, (u, v) => u.GrantAsync(world.By(head), id, v, new(LateCause.Staff)));
        var result = await world.UploadAsync(clerk, "%PDF-1.4 kết quả");
        await ActAsync<IssueResult>(id, (u, v) => u.RunAsync(world.By(clerk), id, v, new("12/GXN", VietnamTime.DayOf(world.Clock.Now), result.Id)));
    }

    public async Task DeliverAsync(Guid id)
    {
        var receiver = await Async(await BodyAsync(id), Role.Receiver);
        await ActAsync<DeliverResult>(id, (u, v) => u.AtCounterAsync(world.By(receiver), id, v, true, "Người nhận"));
    }

    public async Task ActAsync<TUseCase>(Guid id, Func<TUseCase, int, Task<ActOutcome>> act)
        where TUseCase : notnull
    {
        var version = (await world.DossierAsync(id)).Version;
        var outcome = await world.Do<TUseCase, ActOutcome>(u => act(u, version));
        Assert.True(outcome is ActOutcome.Done, $"{typeof(TUseCase).Name}: {Dossiers.Office.Describe(outcome)}");
    }

    public ReorganisationRequest Merge(DateOnly day, params string[] sources) => new(
        ReorganisationKind.Merge, "12/QĐ-BKHCN", new(2026, 3, 12), day, [.. sources.Select(Id)],
        [new(null, "SKHCN-MOI", "H50.999", "Sở Khoa học, Công nghệ và Sở hữu trí tuệ", "Sở KHCN&SHTT")]);

    public Guid Id(string code) => world.UnitAsync(code).GetAwaiter().GetResult();

    public Task<ReorganisationOutcome> RecordAsync(ReorganisationRequest request, Actor? by = null) =>
        world.Do<RecordReorganisation, ReorganisationOutcome>(u => u.RunAsync(world.By(by ?? Administrator), request));

    public async Task<int> CarryOutAsync()
    {
        var moved = await world.Do<CarryOutReorganisations, int>(u => u.RunAsync(new(Actor.System, world.Clock.Now, "background")));
        if ((await world.ReferenceAsync()).Organisation.Find("SKHCN-MOI") is not null && !bodies.Contains("SKHCN-MOI"))
        {
            bodies.Add("SKHCN-MOI");
        }

        return moved;
    }

    public async Task<IReadOnlyList<EventRow>> EventsAsync(Guid id)
    {
        await using var db = world.Database.Open();
        return await db.Events.AsNoTracking().Where(e => e.StreamId == id).OrderBy(e => e.Version).ToListAsync();
    }

    public async Task<Ii06aReport> ReportAsync(DateOnly from, DateOnly to, string unit, Ii06aRowsBy by = Ii06aRowsBy.Field) =>
        await world.Do<ReportIi06a, ReportIi06a.Outcome>(u => u.RunAsync(Actor.System, world.Clock.Now, unit, from, to, by)) switch
        {
            ReportIi06a.Outcome.Made made => made.Report,
            ReportIi06a.Outcome.Broken broken => throw new InvalidOperationException(string.Join("; ", broken.Identities)),
            var other => throw new InvalidOperationException(other.ToString()),
        };

    /// <summary>The columns of a body, by field; the bodies of the ministry, a row each, make its total.</summary>
    public async Task SameAsync(DateOnly from, DateOnly to, string unit, long[] columns)
    {
        Assert.Equal(columns, (await ReportAsync(from, to, unit)).Total.Columns);
        var all = await ReportAsync(from, to, "BKHCN", Ii06aRowsBy.Body);
        Assert.Equal((await ReportAsync(from, to, "BKHCN")).Total, all.Total);
        Assert.Equal(unit == "BKHCN" ? all.Total : all.Rows.Where(r => r.Code == unit).Select(r => r.Figures).DefaultIfEmpty(Ii06aFigures.Zero).Single(), (await ReportAsync(from, to, unit)).Total);
    }

    /// <summary>The figures of the old bodies and of the ministry, as text.</summary>
    public async Task<string> FiguresAsync(DateOnly from, DateOnly to)
    {
        var lines = new List<string>();
        foreach (var unit in bodies.Take(3))
        {
            lines.Add(unit + ": " + string.Join(' ', (await ReportAsync(from, to, unit)).Total.Columns));
        }

        return string.Join('\n', lines);
    }

    /// <summary>The sheets of the old bodies of three past days, as text.</summary>
    public async Task<string> SheetsAsync()
    {
        var lines = new List<string>();
        foreach (var (unit, day) in bodies.Take(2).SelectMany(b => new[] { 4, 11, 12 }.Select(d => (b, new DateOnly(2026, 3, d)))))
        {
            var sheet = await SheetAsync(unit, day);
            lines.Add($"{unit} {day}: " + string.Join(' ', sheet.Figures.OrderBy(f => f.Key).Select(f => f.Value)));
        }

        return string.Join('\n', lines);
    }

    /// <summary>The dossiers of a body's register of a span, page by page; as many as the report of the same span says were received.</summary>
    public async Task<IReadOnlyList<Guid>> RegisterAsync(string unit, DateOnly from, DateOnly to)
    {
        var lines = await LinesAsync(unit, from, to, Actor.System);
        var received = (await ReportAsync(from, to, unit)).Total.Received;
        Assert.Equal(received.Online + received.DirectOrPost, lines.Count);
        return [.. lines.Select(l => l.Id)];
    }

    /// <summary>The register has these dossiers and no others.</summary>
    public async Task RegisterIsAsync(string unit, DateOnly from, DateOnly to, params Guid[] dossiers) => Assert.Equal(dossiers.Order(), (await RegisterAsync(unit, from, to)).Order());

    public async Task<IReadOnlyList<ReadRegister.Line>> LinesAsync(string unit, DateOnly from, DateOnly to, Actor reader)
    {
        var (page, _, faults) = await world.Do<ReadRegister, (ReadRegister.Page?, Data.Organisation.Unit?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(reader, world.Clock.Now, new(unit, from, to)));
        Assert.Empty(faults);
        return page!.Lines;
    }

    /// <summary>The registers of the old bodies of two spans, as text.</summary>
    public async Task<string> RegistersAsync(DateOnly from, DateOnly to, DateOnly from2, DateOnly to2)
    {
        var lines = new List<string>();
        foreach (var unit in bodies.Take(2))
        {
            lines.Add($"{unit}: {string.Join(' ', await RegisterAsync(unit, from, to))}; {string.Join(' ', await RegisterAsync(unit, from2, to2))}");
        }

        return string.Join('\n', lines);
    }

    /// <summary>A report as it is shown, of a period.</summary>
    public async Task<ReadReport.Outcome.Shown> ShownAsync(Actor reader, string unit, ReportForm form, (DateOnly From, DateOnly To) period, string? version = null) =>
        Assert.IsType<ReadReport.Outcome.Shown>(await world.Do<ReadReport, ReadReport.Outcome>(u => u.RunAsync(reader, world.Clock.Now, new(form, unit, period.From, period.To, version))));

    /// <summary>Closes the figures of now; a reader looks at them first, who closes them when left out.</summary>
    public async Task<FreezeReport.Outcome> CloseAsync(Actor who, string unit, ReportForm form, (DateOnly From, DateOnly To) period, Actor? reader = null, string? reason = null)
    {
        var seen = await ShownAsync(reader ?? who, unit, form, period, ReadReport.Live);
        var request = new FreezeReport.Request(
            new(form, unit, period.From, period.To), seen.Versions is [var newest, ..] ? newest.Number : 0, FrozenContent.Of(seen.Report, seen.Unit.Name).Hash, reason);
        return await world.Do<FreezeReport, FreezeReport.Outcome>(u => u.RunAsync(world.By(who), request));
    }

    /// <summary>The sheet of a day.</summary>
    public async Task<DaySheet> SheetAsync(string unit, DateOnly day) =>
        await world.Do<ReportDay, ReportDay.Outcome>(u => u.RunAsync(Actor.System, world.Clock.Now, unit, day)) switch
        {
            ReportDay.Outcome.Made made => made.Sheet,
            ReportDay.Outcome.Broken broken => throw new InvalidOperationException(string.Join("; ", broken.Identities)),
            var other => throw new InvalidOperationException(other.ToString()),
        };

    /// <summary>Every column of every body has as many dossiers behind it as it says.</summary>
    public async Task RowsBehindEveryFigureAsync(DateOnly from, DateOnly to)
    {
        foreach (var unit in bodies)
        {
            var total = (await ReportAsync(from, to, unit)).Total;
            for (var column = 3; column <= 13; column++)
            {
                var page = await world.Do<ListReportRows, MeasureRows.Page?>(u => u.RunAsync(Actor.System, world.Clock.Now, new(unit, from, to, column, null)));
                Assert.Equal((unit, column, total.Columns[column - 3]), (unit, column, page!.Rows.Count));
            }
        }
    }

    /// <summary>A period over the merger agrees with the parts it is made of.</summary>
    public async Task YearAsync()
    {
        (DateOnly From, DateOnly To)[] parts = [(new(2026, 3, 2), new(2026, 3, 9)), (new(2026, 3, 10), new(2026, 3, 31)), (new(2026, 4, 1), new(2026, 4, 30))];
        foreach (var unit in bodies)
        {
            var reports = new List<Ii06aReport>();
            foreach (var (from, to) in parts)
            {
                reports.Add(await ReportAsync(from, to, unit));
            }

            Assert.Empty(Ii06aIdentities.CheckYear(await ReportAsync(parts[0].From, parts[^1].To, unit), reports));
        }
    }

    /// <summary>The old body whose people have a dossier: of its receipt.</summary>
    private async Task<string> BodyAsync(Guid id)
    {
        var receivedBy = (await world.DossierAsync(id)).ReceivedById;
        var body = (await world.ReferenceAsync()).Organisation.Find(receivedBy)!;
        return body.Code.StartsWith("BKHCN-SHTT", StringComparison.Ordinal) ? "BKHCN-SHTT" : World.Agency;
    }
}
