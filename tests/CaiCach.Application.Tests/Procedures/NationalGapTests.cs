using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Procedures;
using CaiCach.Application.Procedures.National;
using CaiCach.Data.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Procedures.CatalogueOffice;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>What the national database has and the catalogue lacks is kept for the body that receives it, until the catalogue has it or it is none of the body's.</summary>
public sealed class NationalGapTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_the_catalogue_lacks_is_kept_once_with_when_and_in_which_file_it_was_seen(string engine)
    {
        await using var office = await OpenAsync(engine);
        Assert.Equal([New], await ReceiveAsync(office, File(Record()), "qg-1.json"));
        var first = await RowAsync(office);
        Assert.Equal(("Cấp phép thử", "LV1", "Lĩnh vực 1", "Sở Khoa học và Công nghệ", "Cấp tỉnh", "qg-1.json", 1), (first.Name, first.FieldCode, first.FieldName, first.Agency, first.Level, first.FileName, first.Version));
        Assert.Equal((first.FirstSeenAt, await office.World.UnitAsync(World.Agency)), (first.LastSeenAt, first.AgencyId));

        // The same record again is the same row: only when and where it was seen last moves.
        office.World.Clock.SetLocal("2026-03-04T09:00");
        await ReceiveAsync(office, File(Record(), new JsonObject { ["MATTHC"] = "1.999002", ["TENTTHC"] = "Khác" }), "qg-2.json");
        var again = await RowAsync(office);
        Assert.Equal((first.Id, 1, first.FirstSeenAt, office.World.Clock.Now, "qg-2.json", 1), (again.Id, again.Version, again.FirstSeenAt, again.LastSeenAt, again.FileName, await EventsAsync(office, again.Id)));
        Assert.NotEqual(first.FileSha256, again.FileSha256);

        // Another content is the same row and one more event, with its file.
        await ReceiveAsync(office, File(Record(r => r["TENTTHC"] = "Cấp phép thử (sửa đổi)")), null);
        var changed = await RowAsync(office);
        Assert.Equal((first.Id, 2, "Cấp phép thử (sửa đổi)", null, 2), (changed.Id, changed.Version, changed.Name, changed.FileName, await EventsAsync(office, changed.Id)));
        await using var db = office.World.Database.Open();
        var events = await db.Events.Where(e => e.StreamId == first.Id).OrderBy(e => e.Version).ToListAsync();
        Assert.All(events, e => Assert.Equal((NationalGapEventData.Received, (Guid?)first.AgencyId), (e.Type, e.UnitId)));
        Assert.Equal(("qg-1.json", first.FileSha256), (RecordEvents.Facts<NationalGapEventData>(events[0]).FileName, RecordEvents.Facts<NationalGapEventData>(events[0]).FileSha256));
        Assert.Equal([1, 1, 2], (await db.Events.Where(e => e.Type == NationalEventData.Synced).ToListAsync()).Select(e => RecordEvents.Facts<NationalSyncEventData>(e).Lacking).Order());
        Assert.Equal(2, await db.NationalGaps.CountAsync());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Files_that_come_in_at_once_leave_one_row(string engine)
    {
        await using var office = await OpenAsync(engine);
        var received = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReceiveAsync(office, File(Record()))));
        Assert.All(received, codes => Assert.Equal([New], codes));
        Assert.Equal(1, await EventsAsync(office, (await RowAsync(office)).Id));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task One_that_is_none_of_the_bodys_leaves_the_list_for_a_reason_and_can_be_put_back(string engine)
    {
        await using var office = await OpenAsync(engine);
        await ReceiveAsync(office, File(Record()));
        var row = await RowAsync(office);
        Assert.Equal(["reason reason_missing"], Faults(await SettleAsync(office, row, NationalGapAct.SetAside, " ")));
        Assert.Equal(["reason reason_too_long"], Faults(await SettleAsync(office, row, NationalGapAct.SetAside, new string('a', 2001))));
        Assert.Equal(["not_set_aside"], Refusals(await SettleAsync(office, row, NationalGapAct.TakeBack, null)));

        Done(await SettleAsync(office, row, NationalGapAct.SetAside, "Thuộc thẩm quyền của bộ"));
        Done(await SettleAsync(office, row, NationalGapAct.SetAside, "Thuộc thẩm quyền của bộ"));
        Assert.IsType<CatalogueOutcome.Stale>(await SettleAsync(office, row, NationalGapAct.SetAside, "Khác", await office.World.OfficialAsync(Role.ProcedureController)));
        var aside = await RowAsync(office);
        Assert.Equal(("Thuộc thẩm quyền của bộ", office.Controller.Name, 2), (aside.SetAsideReason, aside.SetAsideBy, aside.Version));
        Assert.Equal(("", New, 0), (await ListAsync(office, false), await ListAsync(office, true), await CountAsync(office)));
        Assert.Equal(["set_aside"], Refusals(await DraftAsync(office, aside)));

        // The same content, and another name, leave it aside; another agency brings it back.
        await ReceiveAsync(office, File(Record(r => r["TENTTHC"] = "Tên khác")));
        Assert.Equal((New, 3), (await ListAsync(office, true), (await RowAsync(office)).Version));
        await ReceiveAsync(office, File(Record(r => r["COQUANTHUCHIEN"]![0]!["TENDONVI"] = "Sở Nội vụ")));
        Assert.Equal((New, "", null), (await ListAsync(office, false), await ListAsync(office, true), (await RowAsync(office)).SetAsideReason));

        Done(await SettleAsync(office, await RowAsync(office), NationalGapAct.SetAside, "Thuộc Sở Nội vụ"));
        Done(await SettleAsync(office, await RowAsync(office), NationalGapAct.TakeBack, null));
        Assert.Equal((New, 1), (await ListAsync(office, false), await CountAsync(office)));
        await using var db = office.World.Database.Open();
        Assert.Equal(
            ["national_gap.received", "national_gap.set_aside", "national_gap.received", "national_gap.received", "national_gap.set_aside", "national_gap.taken_back"],
            await db.Events.Where(e => e.StreamId == row.Id).OrderBy(e => e.Version).Select(e => e.Type).ToListAsync());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_draft_is_made_from_the_record_once_and_the_line_goes_while_the_catalogue_has_the_procedure(string engine)
    {
        await using var office = await OpenAsync(engine);
        await ReceiveAsync(office, File(Record()));
        var row = await RowAsync(office);
        Assert.Equal(["agency agency_unknown"], Faults(await DraftAsync(office, row, "BKHCN")));
        var entry = Assert.IsType<CatalogueOutcome.Done>(await DraftAsync(office, row));
        Assert.Equal(entry, await DraftAsync(office, row));
        await using var db = office.World.Database.Open();
        var drafted = await db.CatalogueEntries.SingleAsync(e => e.Code == New);
        Assert.Equal((entry.Id, "Cấp phép thử", row.AgencyId, ProcedureDraftState.Draft, 1), (drafted.Id, drafted.Name, drafted.AgencyId, drafted.DraftState, await EventsAsync(office, drafted.Id)));
        Assert.Contains("Lĩnh vực 1", (await db.ProcedureDrafts.SingleAsync(d => d.EntryId == entry.Id)).Document, StringComparison.Ordinal);

        Assert.Equal(("", 0), (await ListAsync(office, false), await CountAsync(office)));
        var view = (await ReadAsync(office, office.Controller, row.Id))!;
        Assert.Equal((true, entry.Id, 0), (view.IsHeld, view.Entry?.Id, view.Acts.Count));
        Assert.Equal(["held_by_now"], Refusals(await SettleAsync(office, row, NationalGapAct.SetAside, "Không")));
        Assert.Empty(await ReceiveAsync(office, File(Record())));

        // What is left of a draft that was given up is only its code.
        Done(await office.ActAsync(office.Controller, await office.EntryAsync(New), CatalogueAct.Discard));
        Assert.Equal(New, await ListAsync(office, false));
        Assert.Equal([New], await ReceiveAsync(office, File(Record())));
        Done(await DraftAsync(office, await RowAsync(office)));
        await office.PublicAsync(await office.PublishedAsync(await office.ReviewedAsync(New)));
        Assert.Equal("", await ListAsync(office, false));
        Assert.Equal(["held_by_now"], Refusals(await DraftAsync(office, await RowAsync(office))));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_version_of_a_bodys_own_is_the_procedure_too(string engine)
    {
        await using var office = await OpenAsync(engine);
        await ReceiveAsync(office, File(Record()));
        Assert.Equal(New, await ListAsync(office, false));
        var own = $"{New}.{LocalCode.ScopeOf((await office.World.ReferenceAsync()).Organisation.Find(World.Agency)!.Identifier)}";
        Done(await office.World.Do<StartProcedure, CatalogueOutcome>(u => u.RunAsync(office.World.By(office.Controller), new(World.Agency, ProcedureKind.Public, own, "Bản riêng"))));
        Assert.Equal("", await ListAsync(office, false));
        Assert.Empty(await ReceiveAsync(office, File(Record())));
        Assert.Equal(["held_by_now"], Refusals(await DraftAsync(office, await RowAsync(office))));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_record_with_faults_is_kept_and_no_draft_is_made_from_it(string engine)
    {
        await using var office = await OpenAsync(engine);
        Assert.Equal([New], await ReceiveAsync(office, File(Record(r => r["MOTADOITUONGTHUCHIEN"] = "Người lạ"))));
        var view = (await ReadAsync(office, office.Controller, (await RowAsync(office)).Id))!;
        Assert.Equal(["$.MOTADOITUONGTHUCHIEN"], view.Faults.Select(f => f.Place));
        Assert.Equal([NationalGapAct.SetAside], view.Acts);
        Assert.Equal(["record_faulty"], Refusals(await DraftAsync(office, view.Gap)));
        await using var db = office.World.Database.Open();
        Assert.False(await db.CatalogueEntries.AnyAsync(e => e.Code == New));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_body_has_its_list_and_only_those_who_keep_its_catalogue_act(string engine)
    {
        await using var office = await OpenAsync(engine);
        await ReceiveAsync(office, File(Record()));
        var row = await RowAsync(office);
        var (ministry, specialist) = (await office.World.OfficialAsync(Role.ProcedureController, "BKHCN-VP-KSTT"), await office.World.OfficialAsync(Role.Specialist));
        Assert.Equal((New, ""), (await ListAsync(office, false, office.Head), await ListAsync(office, false, ministry, "BKHCN")));
        Assert.Equal(New, await ListAsync(office, false, ministry));
        Assert.Null(await ListAsync(office, false, specialist));
        Assert.Equal(0, await CountAsync(office, specialist));
        Assert.Null(await ReadAsync(office, specialist, row.Id));
        Assert.Empty((await ReadAsync(office, office.Head, row.Id))!.Acts);
        Assert.Equal(["not_your_role"], Refusals(await SettleAsync(office, row, NationalGapAct.SetAside, "Không", office.Head)));
        Assert.Equal(["not_your_role"], Refusals(await DraftAsync(office, row, actor: office.Head)));
        Assert.IsType<CatalogueOutcome.NotFound>(await SettleAsync(office, row, NationalGapAct.SetAside, "Không", specialist));
        Assert.IsType<CatalogueOutcome.NotFound>(await DraftAsync(office, row, actor: specialist));

        // What one body sets aside another may still have to see.
        Done(await SettleAsync(office, row, NationalGapAct.SetAside, "Của bộ"));
        Assert.IsType<ReceiveNational.Outcome.Done>(await office.World.Do<ReceiveNational, ReceiveNational.Outcome>(u => u.RunAsync(office.World.By(ministry), File(Record()))));
        Assert.Equal(("", New), (await ListAsync(office, false), await ListAsync(office, false, ministry, "BKHCN")));
        await using var db = office.World.Database.Open();
        var theirs = await db.NationalGaps.SingleAsync(g => g.Id != row.Id);
        Assert.Equal(await office.World.UnitAsync("BKHCN"), theirs.AgencyId);
        Assert.IsType<CatalogueOutcome.NotFound>(await SettleAsync(office, theirs, NationalGapAct.SetAside, "Không"));
        Done(await DraftAsync(office, theirs, actor: ministry));
        Assert.Equal("", await ListAsync(office, false, ministry, "BKHCN"));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_list_goes_on_page_by_page_and_counts_no_more_than_it_says(string engine)
    {
        await using var office = await OpenAsync(engine);
        await ReceiveAsync(office, File([.. Enumerable.Range(0, 120).Select(n => Record(r => r["MATTHC"] = $"1.99{n:0000}"))]));
        var agency = await office.World.UnitAsync(World.Agency);
        var (seen, next) = (new List<string>(), (string?)null);
        do
        {
            var after = next;
            var page = (await office.World.Do<ListNationalGaps, (IReadOnlyList<NationalGap> Rows, string? Next)?>(u => u.RunAsync(office.Controller, agency, false, after)))!.Value;
            Assert.InRange(page.Rows.Count, 1, 25);
            seen.AddRange(page.Rows.Select(g => g.Code));
            next = page.Next;
        }
        while (next is not null);
        Assert.Equal(Enumerable.Range(0, 120).Select(n => $"1.99{n:0000}"), seen);
        Assert.Equal(ListNationalGaps.MostCounted, await CountAsync(office));
    }

    private static JsonObject Record(Action<JsonObject>? change = null)
    {
        var record = JsonNode.Parse($$"""
            {"MATTHC":"{{New}}","TENTTHC":"Cấp phép thử","LINHVUCTHUCHIEN":[{"MALINHVUC":"LV1","TENLINHVUC":"Lĩnh vực 1"}],"COQUANTHUCHIEN":[{"TENDONVI":"Sở Khoa học và Công nghệ"}],"CAPTHUCHIEN":"Cấp tỉnh"}
            """)!.AsObject();
        change?.Invoke(record);
        return record;
    }

    private static byte[] File(params JsonNode[] records) => Encoding.UTF8.GetBytes(new JsonArray(records).ToJsonString());

    private static async Task<IReadOnlyList<string>> ReceiveAsync(CatalogueOffice office, byte[] file, string? name = "qg.json") =>
        Assert.IsType<ReceiveNational.Outcome.Done>(await office.World.Do<ReceiveNational, ReceiveNational.Outcome>(u => u.RunAsync(office.World.By(office.Controller), file, name))).Unknown;

    private static Task<CatalogueOutcome> SettleAsync(CatalogueOffice office, NationalGap gap, NationalGapAct act, string? reason, Actor? actor = null) =>
        office.World.Do<SettleNationalGap, CatalogueOutcome>(u => u.RunAsync(office.World.By(actor ?? office.Controller), gap.Id, gap.Version, act, reason));

    private static Task<CatalogueOutcome> DraftAsync(CatalogueOffice office, NationalGap gap, string? agency = World.Agency, Actor? actor = null) =>
        office.World.Do<SettleNationalGap, CatalogueOutcome>(u => u.DraftAsync(office.World.By(actor ?? office.Controller), gap.Id, gap.Version, agency));

    private static Task<ReadNationalGap.View?> ReadAsync(CatalogueOffice office, Actor actor, Guid id) => office.World.Do<ReadNationalGap, ReadNationalGap.View?>(u => u.RunAsync(actor, id, office.World.Clock.Now));

    private static async Task<string?> ListAsync(CatalogueOffice office, bool setAside, Actor? actor = null, string agency = World.Agency)
    {
        var body = await office.World.UnitAsync(agency);
        var page = await office.World.Do<ListNationalGaps, (IReadOnlyList<NationalGap> Rows, string? Next)?>(u => u.RunAsync(actor ?? office.Controller, body, setAside, null));
        return page is null ? null : string.Join(' ', page.Value.Rows.Select(g => g.Code));
    }

    private static async Task<int> CountAsync(CatalogueOffice office, Actor? actor = null)
    {
        var body = await office.World.UnitAsync(World.Agency);
        return await office.World.Do<ListNationalGaps, int>(u => u.CountAsync(actor ?? office.Controller, body));
    }

    private static IEnumerable<string> Refusals(CatalogueOutcome outcome) => Assert.IsType<CatalogueOutcome.Refused>(outcome).Reasons.Select(r => r.Code);

    private static async Task<NationalGap> RowAsync(CatalogueOffice office)
    {
        await using var db = office.World.Database.Open();
        return await db.NationalGaps.AsNoTracking().SingleAsync(g => g.Code == New);
    }

    private static async Task<int> EventsAsync(CatalogueOffice office, Guid stream)
    {
        await using var db = office.World.Database.Open();
        return await db.Events.CountAsync(e => e.StreamId == stream);
    }
}
