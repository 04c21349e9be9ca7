using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Procedures;
using CaiCach.Application.Procedures.Workbooks;
using CaiCach.Data.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Procedures.CatalogueOffice;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>The procedures of a checked file become drafts: all or none, and once.</summary>
public sealed class DraftCatalogueFileTests
{
    private const string Second = "1.999002";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task New_and_changed_procedures_become_drafts_once(string engine)
    {
        await using var office = await OpenAsync(engine);
        var known = await KnownAsync(office);
        var file = FileOf([known with { Sequence = [new("Bước một"), new("Bước hai")] }, known with { Code = New, Name = "Thủ tục mới" }]);

        Assert.Equal(new DraftCatalogueFile.Outcome.Done(1, 1, 0, 0), await RunAsync(office, file));
        var (amended, fresh) = (await office.EntryAsync(), await office.EntryAsync(New));
        Assert.Equal((ProcedureDraftState.Draft, ProcedureDraftState.Draft, CatalogueState.Unannounced), (amended.DraftState, fresh.DraftState, fresh.State));
        Assert.Equal((2, 0), (await BasedOnAsync(office, amended), await BasedOnAsync(office, fresh)));
        Assert.Equal(["Bước một", "Bước hai"], (await DraftAsync(office, amended)).Sequence.Select(step => step.Text));
        Assert.Equal(known.Stages.Count, (await DraftAsync(office, amended)).Stages.Count);
        await using (var db = office.World.Database.Open())
        {
            Assert.Equal((2, "Từ tệp danh mục (XLSX)"), (await db.Events.CountAsync(e => e.Type == "procedure.drafted"), (await db.Events.FirstAsync(e => e.StreamId == fresh.Id)).Reason));
        }

        Assert.Equal(new DraftCatalogueFile.Outcome.Done(0, 0, 0, 2), await RunAsync(office, file));
        Assert.Equal((amended.Version, fresh.Version), ((await office.EntryAsync()).Version, (await office.EntryAsync(New)).Version));

        // On to a version as any other draft, and the same file again changes nothing.
        Done(await office.ActAsync(office.Controller, fresh, CatalogueAct.Submit));
        Done(await office.ActAsync(office.Head, await office.EntryAsync(New), CatalogueAct.Approve));
        await office.PublicAsync(await office.PublishedAsync(await office.EntryAsync(New), office.Request("2026-03-02")));
        Assert.Equal(new DraftCatalogueFile.Outcome.Done(0, 0, 1, 1), await RunAsync(office, file));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task One_that_cannot_be_drafted_is_named_by_its_row_and_nothing_is_made(string engine)
    {
        await using var office = await OpenAsync(engine);
        var known = await KnownAsync(office);
        Done(await office.ActAsync(office.Controller, await office.EntryAsync(), CatalogueAct.Draft));
        await office.PublishedAsync(await office.NewReviewedAsync(Second));
        var file = FileOf([known with { Code = New }, known with { Name = "Tên khác" }, known with { Code = Second, Name = "Tên khác" }, known with { Code = "9.000001" }]);

        var (_, before) = await office.World.Do<DraftCatalogueFile, (CheckCatalogueFile.Answer, IReadOnlyList<SheetFault>)>(u => u.TryAsync(office.World.By(office.Controller), file, World.Agency));
        var faulty = Assert.IsType<DraftCatalogueFile.Outcome.Faulty>(await RunAsync(office, file));

        Assert.Equal(faulty.Faults, before);
        Assert.Equal(["Thủ tục 3 Mã thủ tục", "Thủ tục 4 Mã thủ tục", "Thủ tục 5 Mã thủ tục"], faulty.Faults.Select(f => $"{f.Sheet} {f.Row} {f.Column}"));
        Assert.StartsWith("Thủ tục đang có dự thảo khác tệp", faulty.Faults[0].Text, StringComparison.Ordinal);
        Assert.Contains("chờ công khai", faulty.Faults[1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Nhập mã số quốc gia", faulty.Faults[2].Text, StringComparison.Ordinal);
        await using var db = office.World.Database.Open();
        Assert.False(await db.CatalogueEntries.AnyAsync(e => e.Code == New));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_who_save_the_same_file_at_once_one_makes_the_drafts(string engine)
    {
        await using var office = await OpenAsync(engine);
        var known = await KnownAsync(office);
        var file = FileOf([known with { Name = "Tên khác" }, known with { Code = New }]);
        await office.World.ReferenceAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RunAsync(office, file))));

        Assert.All(outcomes, outcome => Assert.IsType<DraftCatalogueFile.Outcome.Done>(outcome));
        Assert.Equal((1, 1, 6), (outcomes.Cast<DraftCatalogueFile.Outcome.Done>().Sum(o => o.New), outcomes.Cast<DraftCatalogueFile.Outcome.Done>().Sum(o => o.Amended), outcomes.Cast<DraftCatalogueFile.Outcome.Done>().Sum(o => o.Drafted)));
        await using var db = office.World.Database.Open();
        Assert.Equal(2, await db.Events.CountAsync(e => e.Type == "procedure.drafted"));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_may_not_draw_up_makes_no_draft(string engine)
    {
        await using var office = await OpenAsync(engine);
        var known = await KnownAsync(office);
        var file = FileOf([known with { Name = "Tên khác" }]);
        var ministry = await office.World.UnitAsync("BKHCN");
        await using var db = office.World.Database.Open();
        var theirs = (await db.CatalogueEntries.FirstAsync(e => e.AgencyId == ministry && e.Kind == ProcedureKind.Public && e.State == CatalogueState.Public)).Code;
        var foreign = FileOf([(await office.World.ReferenceAsync()).LatestProcedure(theirs)! with { Name = "Tên khác" }]);

        Assert.IsType<DraftCatalogueFile.Outcome.NotFound>(await RunAsync(office, file, office.Head));
        Assert.Contains("ông/bà không soạn thủ tục của cơ quan này", Assert.Single(Assert.IsType<DraftCatalogueFile.Outcome.Faulty>(await RunAsync(office, foreign)).Faults).Text, StringComparison.Ordinal);
        Assert.IsType<DraftCatalogueFile.Outcome.NoBody>(await RunAsync(office, FileOf([known with { Code = New }]), agency: "BKHCN"));
        Assert.Null((await office.EntryAsync()).DraftState);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_exported_in_the_national_fields_comes_back_as_a_draft_equal_to_the_version(string engine)
    {
        await using var office = await OpenAsync(engine);
        var known = await KnownAsync(office);
        Assert.Equal(new DraftCatalogueFile.Outcome.Done(0, 0, 1, 0), await RunAsync(office, Encoding.UTF8.GetBytes(NationalFile.Write([known]))));

        var record = JsonNode.Parse(NationalFile.Write([known]))![0]!.AsObject();
        (record["TENTTHC"], record["GHICHU"]) = ("Tên quốc gia", "không có chỗ");
        var file = Encoding.UTF8.GetBytes(record.ToJsonString());
        Assert.Equal(["$.GHICHU"], CheckCatalogueFile.Of(await office.World.ReferenceAsync(), file, Day).Ignored);
        Assert.Equal(new DraftCatalogueFile.Outcome.Done(0, 1, 0, 0), await RunAsync(office, file));
        Assert.Equal(new DraftCatalogueFile.Outcome.Done(0, 0, 0, 1), await RunAsync(office, file));

        var draft = await DraftAsync(office, await office.EntryAsync());
        Assert.Equivalent(known with { Name = "Tên quốc gia", Version = 3, State = PublicationState.NotPublic, EffectiveTo = null, Sources = draft.Sources }, draft, strict: true);
        record.Remove("TENTTHC");
        var faulty = Assert.IsType<DraftCatalogueFile.Outcome.Faulty>(await RunAsync(office, Encoding.UTF8.GetBytes(record.ToJsonString())));
        Assert.Equal("$.TENTTHC", Assert.Single(faulty.Faults).Column);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_new_procedure_of_the_national_fields_is_drafted_as_far_as_they_tell(string engine)
    {
        await using var office = await OpenAsync(engine);
        var file = Encoding.UTF8.GetBytes("[" + string.Join(",", Enumerable.Range(1, 300).Select(n => $$"""{"MATTHC":"1.99{{n:0000}}","TENTTHC":"Thủ tục {{n}}"}""")) + "]");

        Assert.Equal(new DraftCatalogueFile.Outcome.Done(300, 0, 0, 0), await RunAsync(office, file));
        Assert.Equal(new DraftCatalogueFile.Outcome.Done(0, 0, 0, 300), await RunAsync(office, file));
        Assert.NotEmpty(CatalogueOffice.Faults(await office.ActAsync(office.Controller, await office.EntryAsync("1.990001"), CatalogueAct.Submit)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_new_internal_procedure_and_one_open_here_come_from_the_spreadsheet_and_are_named_where_they_cannot(string engine)
    {
        await using var office = await OpenAsync(engine);
        var known = await KnownAsync(office);
        var inside = known with { Code = "NB.SKHCN-QT.007", Name = "Thủ tục nội bộ", Kind = ProcedureKind.InternalWithinBody, Subjects = [], NotFileableReason = "Nội bộ" };
        var open = known with { Code = New, Name = "Thủ tục mới", NotFileableReason = null, Portal = PortalMode.National, Components = [.. known.Components.Select((c, i) => i == 0 ? c with { DigitiseClass = "management" } : c)] };
        var faulty = Assert.IsType<DraftCatalogueFile.Outcome.Faulty>(await RunAsync(office, FileOf([inside with { Code = "NB.KHAC.001" }, inside with { Code = "NB.SKHCN-QT.1" }, known with { Kind = ProcedureKind.InternalBetweenBodies }])));
        Assert.Contains(faulty.Faults, f => f.Text.StartsWith("Danh mục đã có thủ tục này là", StringComparison.Ordinal));
        faulty = Assert.IsType<DraftCatalogueFile.Outcome.Faulty>(await RunAsync(office, FileOf([inside with { Code = "NB.KHAC.001" }, inside with { Code = "NB.SKHCN-QT.1" }])));
        Assert.All(faulty.Faults, f => Assert.EndsWith("phải có dạng NB.SKHCN-QT.001.", f.Text, StringComparison.Ordinal));
        Assert.Equal(2, faulty.Faults.Count);

        Assert.Equal(new DraftCatalogueFile.Outcome.Done(2, 0, 0, 0), await RunAsync(office, FileOf([inside, open])));
        var (entry, fresh) = (await office.EntryAsync(inside.Code), await DraftAsync(office, await office.EntryAsync(New)));
        Assert.Equal((ProcedureKind.InternalWithinBody, "internal"), (entry.Kind, (await DraftAsync(office, entry)).Level));
        Assert.Equal((null, PortalMode.National, "management"), (fresh.NotFileableReason, fresh.Portal, fresh.Components[0].DigitiseClass));
        Assert.Equal(new DraftCatalogueFile.Outcome.Done(0, 0, 0, 2), await RunAsync(office, FileOf([inside, open])));
        Done(await office.ActAsync(office.Controller, entry, CatalogueAct.Submit));
    }

    private static readonly DateOnly Day = new(2026, 3, 2);

    private static async Task<ProcedureVersion> KnownAsync(CatalogueOffice office) => (await office.World.ReferenceAsync()).ProcedureInForce(World.Procedure, Day)!;

    private static Task<DraftCatalogueFile.Outcome> RunAsync(CatalogueOffice office, byte[] file, Actor? actor = null, string agency = World.Agency) =>
        office.World.Do<DraftCatalogueFile, DraftCatalogueFile.Outcome>(u => u.RunAsync(office.World.By(actor ?? office.Controller), file, agency));

    private static async Task<int> BasedOnAsync(CatalogueOffice office, CatalogueEntry entry)
    {
        await using var db = office.World.Database.Open();
        return (await db.ProcedureDrafts.SingleAsync(d => d.EntryId == entry.Id)).BasedOn;
    }

    private static async Task<ProcedureVersion> DraftAsync(CatalogueOffice office, CatalogueEntry entry)
    {
        await using var db = office.World.Database.Open();
        return ((ProcedureFileResult.Valid)ProcedureFile.Parse((await db.ProcedureDrafts.SingleAsync(d => d.EntryId == entry.Id)).Document)).File.All.Single();
    }

    internal static byte[] FileOf(IReadOnlyList<ProcedureVersion> procedures)
    {
        using var file = new MemoryStream();
        CatalogueXlsx.Write(procedures, file);
        return file.ToArray();
    }
}
