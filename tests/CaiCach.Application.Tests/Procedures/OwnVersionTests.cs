using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Procedures;
using CaiCach.Application.Procedures.National;
using CaiCach.Application.Tests.Organisation;
using CaiCach.Data.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Procedures.CatalogueOffice;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>A department keeps a version of its own of a national procedure that the ministry keeps: the same national code, other content, each body its own.</summary>
public sealed class OwnVersionTests
{
    private const string National = "1.999015";
    private const string Own = National + ".H50";
    private const string Bureau = "BKHCN-SHTT";

    private static readonly DateOnly Eve = new(2026, 3, 15);
    private static readonly DateOnly Day = new(2026, 3, 16);
    private static readonly DateOnly End = new(2026, 6, 1);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task It_begins_as_a_copy_takes_the_place_of_the_national_one_at_its_body_and_gives_it_back(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (ministry, office) = await NationalAsync(world, "BKHCN", World.Agency);
        var told = Assert.Single(Assert.IsType<CatalogueOutcome.Invalid>(await StartAsync(office, National)).Faults);
        Assert.Equal(("code", "code_taken"), (told.Field, told.Code));
        Assert.Contains($"nhập mã {Own};", told.Text, StringComparison.Ordinal);
        Assert.Equal(["code code_scope"], Faults(await StartAsync(office, National + ".H38")));
        Assert.Equal(["code code_shape"], Faults(await StartAsync(office, National + ".000.00.00.H50")));
        Done(await StartAsync(office, Own));
        await using (var db = world.Database.Open())
        {
            var copy = DraftDocument.BodyOf(DraftDocument.Read((await db.ProcedureDrafts.AsNoTracking().SingleAsync()).Document)!);
            var published = DraftDocument.BodyOf(DraftDocument.Read((await office.RowAsync(National, 1)).Document)!);
            Assert.Equal((Own, $"Thủ tục {National}", "Sở Khoa học và Công nghệ tỉnh Quảng Trị"), ((string)copy["code"]!, (string)copy["name"]!, (string)copy["agency"]!));
            Assert.All(["means", "components", "results", "legalBasis"], part => Assert.True(JsonNode.DeepEquals(published[part], copy[part]), part));
            Assert.Null(copy["localCodes"]);
        }

        await office.PublicAsync(await office.PublishedAsync(await office.ReviewedAsync(Own, InTwoDays), office.Request("2026-03-16")));
        Assert.Equal((true, false), await OffersAsync(world, World.Agency, Eve));
        Assert.Equal((false, true), await OffersAsync(world, World.Agency, Day));
        Assert.Equal((true, false), await OffersAsync(world, "BKHCN", Day));
        await world.AssertRecountAsync();
        Assert.Equal(["bodies body_has_own"], Faults(await ministry.PublishAsync(await ministry.ReviewedAsync(National), ministry.Request("2026-03-20", "755/QĐ-UBND") with { Bodies = ["BKHCN", World.Agency] })));

        // An amendment of the national one holds at the body until its own begins, also after it was announced anew.
        await ministry.PublishedAsync(await ministry.EntryAsync(National), ministry.Request("2026-03-09", "755/QĐ-BKHCN") with { Bodies = ["BKHCN"] });
        Assert.Equal((false, false), await OffersAsync(world, World.Agency, Eve));
        Done(await ministry.TakeBackAsync(await ministry.EntryAsync(National), CatalogueAct.Withdraw));
        Assert.Equal((true, false), await OffersAsync(world, World.Agency, Eve));
        Assert.Equal((false, true), await OffersAsync(world, World.Agency, Day));
        await ministry.PublicAsync(await ministry.PublishedAsync(await ministry.EntryAsync(National), ministry.Request("2026-03-10", "755/QĐ-BKHCN") with { Bodies = ["BKHCN", World.Agency] }));
        Assert.Equal((true, false), await OffersAsync(world, World.Agency, Eve));
        Assert.Equal((false, true), await OffersAsync(world, World.Agency, Day));
        await world.AssertRecountAsync();

        world.Clock.SetLocal("2026-03-17T09:00");
        var citizen = await world.CitizenAsync();
        Assert.IsType<SubmitDossier.Outcome.Invalid>(await FileAsync(world, citizen, National, World.Agency));
        Assert.IsType<SubmitDossier.Outcome.Invalid>(await FileAsync(world, citizen, Own, "BKHCN"));
        Assert.Equal([2, 5], [await LimitAsync(world, citizen, Own, World.Agency, "SKHCN-QT-MC"), await LimitAsync(world, citizen, National, "BKHCN", "BKHCN-VP-MC")]);
        Assert.Equal([National, Own], FindProcedures.Among(await world.ReferenceAsync(), new(National), Day).Procedures.Select(p => p.Code));
        Assert.Equal([Own], FindProcedures.Among(await world.ReferenceAsync(), new(National, AgencyCode: World.Agency), Day).Procedures.Select(p => p.Code));

        Done(await office.AbolishAsync(await office.EntryAsync(Own), End));
        Assert.Equal((false, true), await OffersAsync(world, World.Agency, End.AddDays(-1)));
        Assert.Equal((true, false), await OffersAsync(world, World.Agency, End));
        await world.AssertRecountAsync();
        Done(await office.TakeBackAsync(await office.EntryAsync(Own), CatalogueAct.Revoke));
        Assert.Equal((false, true), await OffersAsync(world, World.Agency, End));
        await world.AssertRecountAsync();
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(f => Assert.Fail(f.ToString())))).Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Taken_back_before_its_day_the_national_one_goes_on_and_who_takes_the_body_over_receives_one_of_the_two(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (_, office) = await NationalAsync(world, Bureau, World.Agency);
        Done(await StartAsync(office, Own));
        var shown = await office.PublicAsync(await office.PublishedAsync(await office.ReviewedAsync(Own, InTwoDays), office.Request("2026-03-16")));
        Done(await office.TakeBackAsync(shown, CatalogueAct.Withdraw));
        Assert.Equal((true, false), await OffersAsync(world, World.Agency, Day));
        await world.AssertRecountAsync();
        await office.PublicAsync(await office.PublishedAsync(await office.EntryAsync(Own), office.Request("2026-03-16")));

        var merger = await Reorganised.OpenAsync(world);
        world.Clock.SetLocal("2026-03-12T10:00");
        Assert.IsType<Application.Organisation.ReorganisationOutcome.Done>(await merger.RecordAsync(merger.Merge(new(2026, 3, 17), World.Agency, Bureau)));
        world.Clock.SetLocal("2026-03-17T00:30");
        await merger.CarryOutAsync();
        Assert.Equal((false, true), await OffersAsync(world, "SKHCN-MOI", new(2026, 3, 17)));
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task National_records_are_compared_with_it_and_change_it_and_workbooks_begin_it(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (_, office) = await NationalAsync(world, "BKHCN", World.Agency);
        var national = (await world.ReferenceAsync()).ProcedureInForce(National, new(2026, 3, 2))!;
        var sheet = DraftCatalogueFileTests.FileOf([national with { Code = National + ".H38" }]);
        var faulty = Assert.IsType<DraftCatalogueFile.Outcome.Faulty>(await DraftAsync(office, sheet));
        Assert.StartsWith("Bản riêng do Sở Khoa học và Công nghệ tỉnh Quảng Trị giữ phải mang mã 1.999015.H50.", Assert.Single(faulty.Faults).Text, StringComparison.Ordinal);
        Assert.Equal(new DraftCatalogueFile.Outcome.Done(1, 0, 0, 0), await DraftAsync(office, DraftCatalogueFileTests.FileOf([national with { Code = Own }])));
        await office.PublicAsync(await office.PublishedAsync(await office.ReviewedAsync(Own, InTwoDays), office.Request("2026-03-02")));

        // The record of the national code is of the ministry's procedure, and compared with the department's own.
        var received = Assert.IsType<ReceiveNational.Outcome.Done>(await world.Do<ReceiveNational, ReceiveNational.Outcome>(u => u.RunAsync(world.By(office.Controller), Encoding.UTF8.GetBytes(NationalFile.Write([national])))));
        Assert.Equal((1, 1, 1), (received.Received, received.Drifted, received.Others));
        await using var db = world.Database.Open();
        var row = await db.NationalProcedures.AsNoTracking().SingleAsync();
        Assert.Equal((Own, (await office.EntryAsync(Own)).Id), (row.Code, row.EntryId));
        Assert.Contains("từ 2 ngày làm việc lên 5 ngày làm việc", string.Join("; ", NationalComparison.LinesOf(row).Select(l => l.Text)), StringComparison.Ordinal);

        var record = NationalFile.Write([national with { Code = Own, Name = "Tên mới của bản riêng" }], "H50.901");
        Assert.Empty(Assert.IsType<ReceiveNational.Outcome.Done>(await world.Do<ReceiveNational, ReceiveNational.Outcome>(u => u.RunAsync(world.By(office.Controller), Encoding.UTF8.GetBytes(record)))).Unknown);
        Assert.Equal(new DraftCatalogueFile.Outcome.Done(0, 1, 0, 0), await DraftAsync(office, Encoding.UTF8.GetBytes(record.Replace(Own, National + ".000.00.00.H50", StringComparison.Ordinal))));
        Assert.Equal((ProcedureDraftState.Draft, null), ((await office.EntryAsync(Own)).DraftState, (await office.EntryAsync(National)).DraftState));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_bodies_of_a_province_that_begin_one_at_once_one_keeps_it_and_alone_announces_it(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (_, office) = await NationalAsync(world, "BKHCN", World.Agency);
        var other = await world.OfficialAsync(Role.ProcedureController, "SNV-QT-VP");
        Task<CatalogueOutcome> Begin(Actor actor, string body) => world.Do<StartProcedure, CatalogueOutcome>(u => u.RunAsync(world.By(actor), new(body, ProcedureKind.Public, Own, "Bản riêng")));
        var outcomes = await Task.WhenAll(Begin(office.Controller, World.Agency), Begin(other, "SNV-QT"));
        Assert.Single(outcomes, o => o is CatalogueOutcome.Done);
        var told = Assert.Single(Assert.IsType<CatalogueOutcome.Invalid>(Assert.Single(outcomes, o => o is not CatalogueOutcome.Done)).Faults);
        Assert.Equal("code_taken", told.Code);
        Assert.EndsWith(" giữ trong danh mục.", told.Text, StringComparison.Ordinal);

        // Who does not keep it does not see it either, and so announces nothing under its code.
        var entry = await office.EntryAsync(Own);
        var stranger = outcomes[0] is CatalogueOutcome.Done ? other : office.Controller;
        Assert.IsType<CatalogueOutcome.NotFound>(await world.Do<PublishProcedure, CatalogueOutcome>(u => u.RunAsync(world.By(stranger), entry.Id, entry.Version, office.Request("2026-03-16"))));
        Assert.Equal(["code code_taken"], Faults(await Begin(stranger, outcomes[0] is CatalogueOutcome.Done ? "SNV-QT" : World.Agency)));
    }

    /// <summary>Both were announced before either was public, so that neither was refused: several pairs at once, or a lock that is missing might go unnoticed.</summary>
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_national_version_and_a_bodys_own_that_are_made_public_at_the_same_moment_are_not_both_received(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        string[] nationals = ["1.999021", "1.999022", "1.999023", "1.999024"];
        var ministry = new CatalogueOffice(world, await world.OfficialAsync(Role.ProcedureController, "BKHCN-VP-KSTT"), await world.OfficialAsync(Role.AgencyHead, "BKHCN"));
        var office = new CatalogueOffice(world, await world.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"), await world.OfficialAsync(Role.AgencyHead));
        var waiting = new List<Func<Task<CatalogueOutcome>>>();
        foreach (var (national, i) in nationals.Select((code, i) => (code, i)))
        {
            var (begin, amend, own) = ($"75{i}/QĐ-BKHCN", $"76{i}/QĐ-BKHCN", $"77{i}/QĐ-UBND");
            Done(await world.Do<StartProcedure, CatalogueOutcome>(u => u.RunAsync(world.By(ministry.Controller), new("BKHCN", ProcedureKind.Public, national, $"Thủ tục {national}"))));
            await ministry.PublicAsync(await ministry.PublishedAsync(await ministry.ReviewedAsync(national), ministry.Request("2026-03-02", begin) with { Bodies = ["BKHCN"] }));
            Done(await world.Do<StartProcedure, CatalogueOutcome>(u => u.RunAsync(world.By(office.Controller), new(World.Agency, ProcedureKind.Public, national + ".H50", null))));
            var ofBody = await office.PublishedAsync(await office.ReviewedAsync(national + ".H50", InTwoDays), office.Request("2026-03-16", own));
            var ofAll = await ministry.PublishedAsync(await ministry.ReviewedAsync(national), ministry.Request("2026-03-20", amend) with { Bodies = ["BKHCN", World.Agency] });
            waiting.Add(() => office.MakePublicAsync(ofBody));
            waiting.Add(() => ministry.MakePublicAsync(ofAll));
        }

        foreach (var outcome in await Task.WhenAll(waiting.Select(Task.Run)))
        {
            Done(outcome);
        }

        var (reference, body, day) = (await world.ReferenceAsync(), await world.UnitAsync(World.Agency), new DateOnly(2026, 3, 20));
        Assert.All(nationals, national => Assert.Equal((false, true), (reference.Offers(body, national, day), reference.Offers(body, national + ".H50", day))));
        await world.AssertRecountAsync();
    }

    /// <summary>The ministry keeps a national procedure that bodies receive; and the office of the department.</summary>
    private static async Task<(CatalogueOffice Ministry, CatalogueOffice Department)> NationalAsync(World world, params string[] bodies)
    {
        var ministry = new CatalogueOffice(world, await world.OfficialAsync(Role.ProcedureController, "BKHCN-VP-KSTT"), await world.OfficialAsync(Role.AgencyHead, "BKHCN"));
        Done(await world.Do<StartProcedure, CatalogueOutcome>(u => u.RunAsync(world.By(ministry.Controller), new("BKHCN", ProcedureKind.Public, National, "Thủ tục quốc gia"))));
        await ministry.PublicAsync(await ministry.PublishedAsync(await ministry.ReviewedAsync(National), ministry.Request("2026-03-02", "753/QĐ-BKHCN") with { Bodies = bodies }));
        return (ministry, new(world, await world.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"), await world.OfficialAsync(Role.AgencyHead)));
    }

    private static void InTwoDays(JsonObject body)
    {
        foreach (var means in body["means"]!.AsArray())
        {
            means!["limit"]!["value"] = 2;
        }
    }

    private static Task<CatalogueOutcome> StartAsync(CatalogueOffice office, string code) =>
        office.World.Do<StartProcedure, CatalogueOutcome>(u => u.RunAsync(office.World.By(office.Controller), new(World.Agency, ProcedureKind.Public, code, code == Own ? null : "Tên")));

    private static Task<DraftCatalogueFile.Outcome> DraftAsync(CatalogueOffice office, byte[] file) =>
        office.World.Do<DraftCatalogueFile, DraftCatalogueFile.Outcome>(u => u.RunAsync(office.World.By(office.Controller), file, World.Agency));

    private static async Task<(bool National, bool Own)> OffersAsync(World world, string body, DateOnly day)
    {
        var (reference, id) = (await world.ReferenceAsync(), await world.UnitAsync(body));
        return (reference.Offers(id, National, day), reference.Offers(id, Own, day));
    }

    private static async Task<SubmitDossier.Outcome> FileAsync(World world, Actor citizen, string code, string agency)
    {
        var request = await world.RequestAsync(citizen) with { ProcedureCode = code, AgencyCode = agency };
        return await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen, Guid.NewGuid().ToString()), request));
    }

    private static async Task<int?> LimitAsync(World world, Actor citizen, string code, string agency, string counter)
    {
        var filed = Assert.IsType<SubmitDossier.Outcome.Submitted>(await FileAsync(world, citizen, code, agency));
        var receiver = await world.OfficialAsync(Role.Receiver, counter);
        Assert.IsType<ActOutcome.Done>(await world.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), filed.Id, filed.Version)));
        Assert.IsType<ActOutcome.Done>(await world.Do<AcceptDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), filed.Id, filed.Version + 1)));
        return (await world.DossierAsync(filed.Id)).LimitValue;
    }
}
