using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Procedures;
using CaiCach.Application.Procedures.National;
using CaiCach.Data.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Procedures.CatalogueOffice;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>What the national database says of each procedure is kept, compared, and settled; what is new comes back.</summary>
public sealed class NationalDriftTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Differences_are_listed_with_their_day_and_new_ones_bring_a_settled_procedure_back(string engine)
    {
        await using var office = await OpenAsync(engine);
        async Task<IEnumerable<string>> MissingAsync() => (await office.World.Do<ListNationalDrift, (IReadOnlyList<CatalogueEntry> Rows, string? Next)?>(async u => await u.MissingAsync(office.Controller, (await office.EntryAsync()).AgencyId, null)))!.Value.Rows.Select(e => e.Code);
        Assert.Contains(World.Procedure, await MissingAsync());
        Assert.Equal((1, 1, 0), Counts(await ReceiveAsync(office, await FileAsync(office))));
        Assert.Equal(DriftState.None, (await RowAsync(office)).State);
        Assert.DoesNotContain(World.Procedure, await MissingAsync());

        office.World.Clock.SetLocal("2026-03-03T09:00");
        Assert.Equal((1, 1, 1), Counts(await ReceiveAsync(office, await FileAsync(office, Shorter))));
        var row = await RowAsync(office);
        Assert.Equal((DriftState.Open, new DateOnly(2026, 3, 3)), (row.State, row.DriftedSince));
        var part = Assert.Single((await ReadAsync(office, row)).Parts);
        Assert.Equal((ProcedurePart.TimeLimit, "Trực tiếp: 5 ngày làm việc", "Trực tiếp: 3 ngày làm việc", new DateOnly(2026, 3, 3)), (part.Part, part.Ours.Single(), part.National.Single(), part.Since));

        // The same content again only says when it was received last.
        office.World.Clock.SetLocal("2026-03-04T09:00");
        Assert.Equal((1, 0, 1), Counts(await ReceiveAsync(office, await FileAsync(office, Shorter))));
        var again = await RowAsync(office);
        Assert.Equal((row.Version, row.ChangedAt, true), (again.Version, again.ChangedAt, again.SyncedAt > row.SyncedAt));

        Assert.Equal(["note note_missing"], Faults(await SettleAsync(office, again, DriftAct.Keep, " ")));
        Done(await SettleAsync(office, again, DriftAct.Keep, "Theo nghị quyết của tỉnh"));
        Done(await SettleAsync(office, again, DriftAct.Keep, "Theo nghị quyết của tỉnh"));
        Assert.Equal((DriftState.Kept, "Theo nghị quyết của tỉnh", 1), ((await RowAsync(office)).State, (await RowAsync(office)).Note, await EventsAsync(office, "national_procedure.kept")));
        Assert.IsType<CatalogueOutcome.Stale>(await SettleAsync(office, again, DriftAct.Report, null));
        await ReceiveAsync(office, await FileAsync(office, Shorter));
        Assert.Equal(DriftState.Kept, (await RowAsync(office)).State);

        office.World.Clock.SetLocal("2026-03-05T09:00");
        await ReceiveAsync(office, await FileAsync(office, record =>
        {
            Shorter(record);
            record["TENTTHC"] = "Tên quốc gia";
        }));
        row = await RowAsync(office);
        Assert.Equal((DriftState.Open, null, new DateOnly(2026, 3, 3)), (row.State, row.Note, row.DriftedSince));
        Assert.Equal([new DateOnly(2026, 3, 5), new(2026, 3, 3)], (await ReadAsync(office, row)).Parts.Select(p => p.Since));

        await ReceiveAsync(office, await FileAsync(office));
        Assert.Equal((DriftState.None, null), ((await RowAsync(office)).State, (await RowAsync(office)).DriftedSince));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Following_opens_an_amendment_with_the_national_content_and_it_agrees_once_that_is_in_force(string engine)
    {
        await using var office = await OpenAsync(engine);
        await ReceiveAsync(office, await FileAsync(office, Shorter));

        Done(await SettleAsync(office, await RowAsync(office), DriftAct.Follow, null));
        Assert.Equal((DriftState.Following, ProcedureDraftState.Draft), ((await RowAsync(office)).State, (await office.EntryAsync()).DraftState));
        Assert.Equal(["not_in_this_state"], Assert.IsType<CatalogueOutcome.Refused>(await SettleAsync(office, await RowAsync(office), DriftAct.Follow, null)).Reasons.Select(r => r.Code));

        Done(await office.ActAsync(office.Controller, await office.EntryAsync(), CatalogueAct.Submit));
        Done(await office.ActAsync(office.Head, await office.EntryAsync(), CatalogueAct.Approve));
        await office.PublicAsync(await office.PublishedAsync(await office.EntryAsync()));
        Assert.Equal(0, await CompareAsync(office));
        office.World.Clock.SetLocal("2026-03-16T09:00");
        Assert.Equal(1, await CompareAsync(office));
        Assert.Equal((DriftState.None, "3", 0), ((await RowAsync(office)).State, (await RowAsync(office)).Compared, await CompareAsync(office)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_change_of_ours_alone_and_an_abolition_are_seen_without_a_new_export(string engine)
    {
        await using var office = await OpenAsync(engine);
        await ReceiveAsync(office, await FileAsync(office));
        await office.PublicAsync(await office.PublishedAsync(await office.ReviewedAsync(change: body => body["name"] = "Tên mới của cơ quan")));
        office.World.Clock.SetLocal("2026-03-16T09:00");
        Assert.Equal(1, await CompareAsync(office));
        Assert.Equal(DriftState.Open, (await RowAsync(office)).State);

        Done(await office.AbolishAsync(await office.EntryAsync(), new(2026, 3, 20)));
        office.World.Clock.SetLocal("2026-03-19T09:00");
        Assert.Equal(0, await CompareAsync(office));
        office.World.Clock.SetLocal("2026-03-20T09:00");
        Assert.Equal(1, await CompareAsync(office));
        Assert.Contains(NationalComparison.LinesOf(await RowAsync(office)), line => line.Part == ProcedurePart.Filing);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_wrong_unknown_or_another_body_s_is_left_out_and_told(string engine)
    {
        await using var office = await OpenAsync(engine);
        var ministry = await office.World.UnitAsync("BKHCN");
        await using var db = office.World.Database.Open();
        var theirs = (await db.CatalogueEntries.FirstAsync(e => e.AgencyId == ministry && e.State == CatalogueState.Public)).Code;
        var ours = JsonNode.Parse(Encoding.UTF8.GetString(await FileAsync(office)))!.AsObject();
        var file = new JsonArray(ours, Record("1.999001", "Chưa có"), Record("1.999002", null), Record(theirs, "Của bộ"));

        var done = await ReceiveAsync(office, Encoding.UTF8.GetBytes(file.ToJsonString()));

        Assert.Equal((1, 1, 0), Counts(done));
        Assert.Equal(["$[2].TENTTHC"], done.Faults.Select(f => f.Place));
        Assert.Equal(["1.999001"], done.Unknown);
        Assert.Equal(1, done.Others);
        Assert.Equal((1, 1), (await db.NationalProcedures.CountAsync(), await EventsAsync(office, "national_sync.received")));
        Assert.IsType<ReceiveNational.Outcome.NotFound>(await office.World.Do<ReceiveNational, ReceiveNational.Outcome>(u => u.RunAsync(office.World.By(office.Head), Encoding.UTF8.GetBytes(file.ToJsonString()))));
        Assert.IsType<ReceiveNational.Outcome.Unreadable>(await office.World.Do<ReceiveNational, ReceiveNational.Outcome>(u => u.RunAsync(office.World.By(office.Controller), "{"u8.ToArray())));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_worklist_is_the_body_s_and_others_see_nothing(string engine)
    {
        await using var office = await OpenAsync(engine);
        await ReceiveAsync(office, await FileAsync(office, Shorter));
        var agency = await office.World.UnitAsync(World.Agency);
        var specialist = await office.World.OfficialAsync(Role.Specialist);
        async Task<ListNationalDrift.Page?> ListAsync(Actor actor, DriftState? state) => await office.World.Do<ListNationalDrift, ListNationalDrift.Page?>(u => u.RunAsync(actor, agency, state, null));

        Assert.Equal([World.Procedure], (await ListAsync(office.Head, DriftState.Open))!.Rows.Select(r => r.National.Code));
        Assert.Equal((1, 0), ((await ListAsync(office.Head, null))!.Rows.Count, (await ListAsync(office.Head, DriftState.Kept))!.Rows.Count));
        Assert.Null(await ListAsync(specialist, null));
        var row = await RowAsync(office);
        Assert.Null(await office.World.Do<ReadNationalDrift, ReadNationalDrift.View?>(u => u.RunAsync(specialist, row.Id, office.World.Clock.Now)));
        Assert.IsType<CatalogueOutcome.NotFound>(await SettleAsync(office, row, DriftAct.Report, null, specialist));
        Assert.Equal(["not_your_role"], Assert.IsType<CatalogueOutcome.Refused>(await SettleAsync(office, row, DriftAct.Report, null, office.Head)).Reasons.Select(r => r.Code));
        Assert.NotNull(await office.World.Do<ReadNationalDrift, DateTime?>(u => u.SyncedAtAsync(World.Procedure)));
    }

    private static void Shorter(JsonObject record) => record["CACHTHUCTHUCHIEN"]![0]!["THOIGIAN"]![0]!["THOIGIANGIAIQUYET"] = "3";

    private static JsonObject Record(string code, string? name) => name is null ? new() { ["MATTHC"] = code } : new() { ["MATTHC"] = code, ["TENTTHC"] = name };

    private static async Task<byte[]> FileAsync(CatalogueOffice office, Action<JsonObject>? change = null)
    {
        var record = JsonNode.Parse(NationalFile.Write([(await office.World.ReferenceAsync()).ProcedureInForce(World.Procedure, Day)!]))![0]!.DeepClone().AsObject();
        change?.Invoke(record);
        return Encoding.UTF8.GetBytes(record.ToJsonString());
    }

    private static async Task<ReceiveNational.Outcome.Done> ReceiveAsync(CatalogueOffice office, byte[] file) =>
        Assert.IsType<ReceiveNational.Outcome.Done>(await office.World.Do<ReceiveNational, ReceiveNational.Outcome>(u => u.RunAsync(office.World.By(office.Controller), file)));

    private static (int Received, int Changed, int Drifted) Counts(ReceiveNational.Outcome.Done done) => (done.Received, done.Changed, done.Drifted);

    private static Task<CatalogueOutcome> SettleAsync(CatalogueOffice office, NationalProcedure row, DriftAct act, string? note, Actor? actor = null) =>
        office.World.Do<SettleNationalDrift, CatalogueOutcome>(u => u.RunAsync(office.World.By(actor ?? office.Controller), row.Id, row.Version, act, note));

    private static Task<int> CompareAsync(CatalogueOffice office) => office.World.Do<CompareNational, int>(u => u.RunAsync(office.World.By(Actor.System), 100));

    private static async Task<ReadNationalDrift.View> ReadAsync(CatalogueOffice office, NationalProcedure row) =>
        (await office.World.Do<ReadNationalDrift, ReadNationalDrift.View?>(u => u.RunAsync(office.Controller, row.Id, office.World.Clock.Now)))!;

    private static async Task<NationalProcedure> RowAsync(CatalogueOffice office)
    {
        await using var db = office.World.Database.Open();
        return await db.NationalProcedures.AsNoTracking().SingleAsync();
    }

    private static async Task<int> EventsAsync(CatalogueOffice office, string type)
    {
        await using var db = office.World.Database.Open();
        return await db.Events.CountAsync(e => e.Type == type);
    }
}
