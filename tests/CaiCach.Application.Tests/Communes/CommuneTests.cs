using System.Text;
using CaiCach.Application.Acting;
using CaiCach.Application.Communes;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Drafts;
using CaiCach.Application.Ledger;
using CaiCach.Application.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Communes;

/// <summary>The register of communes is loaded whole or not at all, and the address of a dossier keeps the commune that was picked.</summary>
public sealed class CommuneTests
{
    private const string Head = "Mã,Tên,Loại,Mã tỉnh,Từ ngày,Đến ngày,Đơn vị cũ\n";
    private const string Two = Head + "90001,Đông Thử,phường,44,01/07/2025,,phường Một; thành phố Thử; tỉnh Quảng Trị\n90002,Cam Thử,xã,44,01/07/2025,,xã Chia; huyện Thử; tỉnh Quảng Trị\n";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_file_is_in_use_at_once_the_same_again_changes_nothing_and_what_it_lacks_stays(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var admin = await world.OfficialAsync(Role.Administrator, "BKHCN");
        Assert.Empty((await world.ReferenceAsync()).Communes.All);
        Assert.Equal(new ImportCommunes.Outcome.Done(2, 0, 0), await LoadAsync(world, admin, Two));
        var register = (await world.ReferenceAsync()).Communes;
        Assert.Equal("90001", Assert.Single(register.Search("phuong mot thu", "44", new(2026, 3, 2))).Commune.Code);
        Assert.Equal("xã Cam Thử, tỉnh Quảng Trị (trước đây: xã Chia, huyện Thử, tỉnh Quảng Trị)", register.FullTitleOf(register.Find("90002", new(2026, 3, 2))!));
        Assert.Equal(new ImportCommunes.Outcome.Done(0, 0, 2), await LoadAsync(world, admin, Two));

        // The commune ends and another name takes its code; old names come and go; the other row stays.
        Assert.Equal(new ImportCommunes.Outcome.Done(1, 1, 0), await LoadAsync(world, admin, Head + "90002,Cam Thử,xã,44,01/07/2025,28/02/2026,xã Khác; huyện Thử; tỉnh Quảng Trị\n90002,Cam Mới,phường,44,01/03/2026,,xã Cam Thử;;tỉnh Quảng Trị\n"));
        Assert.Equal(new ImportCommunes.Outcome.Done(0, 1, 0), await LoadAsync(world, admin, Head + "90001,Đông Thử,phường,44,01/07/2025,,\n"));
        register = (await world.ReferenceAsync()).Communes;
        Assert.Equal(["90001 Đông Thử ", "90002 Cam Thử xã Khác", "90002 Cam Mới xã Cam Thử"], register.All.Select(c => $"{c.Code} {c.Name} {string.Join(' ', c.OldNames.Select(o => o.Name))}"));
        Assert.Equal(("Cam Thử", "Cam Mới"), (register.Find("90002", new(2026, 2, 28))!.Name, register.Find("90002", new(2026, 3, 1))!.Name));

        foreach (var format in CommuneTables.Formats)
        {
            Assert.Equal(new ImportCommunes.Outcome.Done(0, 0, 3), await world.Do<ImportCommunes, ImportCommunes.Outcome>(u => u.RunAsync(world.By(admin), CommuneTables.Write(register.All, format), "lai." + format)));
        }

        var versions = await world.Do<ReadCommuneVersions, IReadOnlyList<ReadCommuneVersions.Row>>(u => u.RunAsync());
        Assert.Equal(["3 0 1", "2 1 1", "1 2 0"], versions.Select(v => $"{v.Facts.Number} {v.Facts.New} {v.Facts.Changed}"));
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(f => Assert.Fail(f.ToString())))).Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task One_fault_leaves_nothing_only_the_topmost_administrator_loads_and_of_two_both_are_judged(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var admin = await world.OfficialAsync(Role.Administrator, "BKHCN");
        foreach (var other in new[] { await world.OfficialAsync(Role.Administrator, "SKHCN-QT-VP"), await world.OfficialAsync(Role.AgencyHead, "BKHCN") })
        {
            Assert.IsType<ImportCommunes.Outcome.NotAllowed>(await LoadAsync(world, other, Two));
        }

        var faulty = Assert.IsType<ImportCommunes.Outcome.Faulty>(await LoadAsync(world, admin, Two + "9,A,làng,99,x,,y\n"));
        Assert.Equal(["4 Loại", "4 Mã", "4 Mã tỉnh", "4 Từ ngày", "4 Đơn vị cũ"], faulty.Faults.Select(f => $"{f.Row} {f.Column}").Order(StringComparer.Ordinal));
        Assert.Equal("Tệp CSV phải có bảng mã UTF-8; hãy lưu lại dạng CSV UTF-8, hoặc .xlsx.", Assert.Single(Assert.IsType<ImportCommunes.Outcome.Faulty>(await world.Do<ImportCommunes, ImportCommunes.Outcome>(u => u.RunAsync(world.By(admin), [0xC3, 0x28, (byte)'\n'], "x.csv"))).Faults).Text);
        Assert.Single(Assert.IsType<ImportCommunes.Outcome.Faulty>(await LoadAsync(world, admin, Head)).Faults);
        await using (var db = world.Database.Open())
        {
            Assert.Equal((0, 0), (await db.Communes.CountAsync(), await db.Events.CountAsync(e => e.Type == CommuneEventData.Imported)));
        }

        // Of two names for one code at once, one is taken and the other is told.
        var answers = await Task.WhenAll(LoadAsync(world, admin, Head + "90001,Một,xã,44,01/07/2025,,\n"), LoadAsync(world, admin, Head + "90001,Hai,xã,44,01/07/2025,,\n"));
        Assert.Single(answers.OfType<ImportCommunes.Outcome.Done>());
        Assert.Equal("Tên", Assert.Single(Assert.Single(answers.OfType<ImportCommunes.Outcome.Faulty>()).Faults).Column);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_dossier_keeps_the_commune_beside_the_text_and_the_next_draft_begins_with_it(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await LoadAsync(world, await world.OfficialAsync(Role.Administrator, "BKHCN"), Two + "90003,Hết Thử,xã,44,01/07/2025,28/02/2026,\n");
        var citizen = await world.CitizenAsync();
        var request = await world.RequestAsync(citizen);

        foreach (var code in new[] { "99999", "90003" })
        {
            var fault = Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(request with { Applicant = request.Applicant with { CommuneCode = code } })).Faults);
            Assert.Equal(("applicant.commune.code", "commune_unknown"), (fault.Field, fault.Code));
        }

        var longest = Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(request with { Applicant = request.Applicant with { CommuneCode = "90001", Address = new('a', 490) } })).Faults);
        Assert.Equal("applicant.address", longest.Field);

        var done = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(request with { Applicant = request.Applicant with { CommuneCode = "90001", Address = "Số 1" } }));
        var dossier = await world.DossierAsync(done.Id);
        Assert.Equal(("90001", "Số 1, phường Đông Thử, tỉnh Quảng Trị"), (dossier.CommuneCode, dossier.Address));

        var draft = (await world.Do<StartDraft, StartDraft.Outcome>(u => u.RunAsync(world.By(citizen), World.Procedure, new(World.Agency, null, DraftFields.Self)))).DraftId!.Value;
        await using (var db = world.Database.Open())
        {
            var answers = DraftAnswers.Parse((await db.Drafts.SingleAsync(d => d.Id == draft)).Answers);
            Assert.Equal(("90001", "Số 1"), (answers[DraftFields.Commune], answers["Address"]));
        }

        // What was filed without a commune is as it was.
        var plain = await world.DossierAsync((await world.SubmitAsync(citizen)).Id);
        Assert.Equal((null, "Thôn Minh Họa 1, xã Minh Họa, Quảng Trị"), (plain.CommuneCode, plain.Address));

        Task<SubmitDossier.Outcome> SubmitAsync(SubmitDossier.Request filing) => world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen), filing));
    }

    [Fact]
    public async Task An_old_name_leads_to_the_bodies_of_the_communes_it_has_become()
    {
        await using var world = await World.CreateAsync("sqlite");
        await using (var db = world.Database.Open())
        {
            var province = db.Units.Single(u => u.Code == "UBND-QT");
            foreach (var (code, name) in new[] { ("XA-A", "Ủy ban nhân dân xã Cam Thử"), ("XA-B", "Ủy ban nhân dân phường Đông Thử") })
            {
                var id = Guid.NewGuid();
                db.Units.Add(new() { Id = id, AgencyId = id, Code = code, Name = name, ShortName = name, Kind = Data.Organisation.UnitKind.PeopleCommittee, ParentId = province.Id, Path = $"{province.Path}{id:n}/", ValidFrom = new(2025, 7, 1) });
            }

            await db.SaveChangesAsync();
        }

        await LoadAsync(world, await world.OfficialAsync(Role.Administrator, "BKHCN"), Two.Replace("phường Một; thành phố Thử; tỉnh Quảng Trị\n", "\"phường Một; thành phố Thử; tỉnh Quảng Trị\nxã Chia; huyện Thử; tỉnh Quảng Trị\"\n", StringComparison.Ordinal));
        var reference = await world.ReferenceAsync();
        var bodies = new[] { "XA-A", "XA-B", "SKHCN-QT" }.Select(code => reference.Organisation.Find(code)!).ToList();
        foreach (var (residence, expected) in new[] { ("phường Một, thành phố Thử, tỉnh Quảng Trị", "XA-B"), ("xa chia, huyen thu, quang tri", "XA-A XA-B"), ("xã Cam Thử", "XA-A") })
        {
            var found = BodiesNearby.Of(reference, bodies, reference.Communes.Named(residence, new(2026, 3, 2)), isBoundaryFree: false);
            Assert.Equal(expected, string.Join(' ', found.Select(b => b.Code).Order(StringComparer.Ordinal)));
        }
    }

    private static Task<ImportCommunes.Outcome> LoadAsync(World world, Actor actor, string csv) =>
        world.Do<ImportCommunes, ImportCommunes.Outcome>(u => u.RunAsync(world.By(actor), Encoding.UTF8.GetBytes(csv), "xa.csv"));
}
