using System.Globalization;
using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Messages;
using CaiCach.Application.Reports.Register;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Who the owner is was typed wrongly on Monday 02/3/2026 at 09:00.</summary>
public sealed class CorrectOwnerTests
{
    private const string Right = "045090999904";

    public static TheoryData<string> Engines => EveryDatabase.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Before_the_acceptance_the_receiver_corrects_and_the_owner_is_found_by_the_right_number(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, receiver) = (office.World, office.People.Receiver);
        var id = await office.People.SubmitAsync(Channel.Direct);
        var entered = await world.DossierAsync(id);
        var right = CorrectOwner.Request.Of(entered) with { Name = "  Nguyễn Thị Đúng ", IdNumber = "045 090 999 904", BirthDate = "1990" };
        Assert.Equal("refused: not_your_role", Office.Describe(await CorrectAsync(office, office.People.Head, id, right)));
        Assert.Equal("refused: reason_missing", Office.Describe(await CorrectAsync(office, receiver, id, right, " ")));

        await Office.Done(await office.Now<CorrectOwner>(id, (u, v) => u.RunAsync(office.By(receiver), id, v, right, "Gõ nhầm số", " Điều 5 ")));

        var dossier = await world.DossierAsync(id);
        Assert.Equal(("Nguyễn Thị Đúng", Right, "1990", entered.Address, entered.DeskDueAt), (dossier.OwnerName, dossier.OwnerIdNumber, dossier.OwnerBirthDate, dossier.Address, dossier.DeskDueAt));
        Assert.Null(await FollowAsync(world, dossier, "9901"));
        Assert.True((await FollowAsync(world, dossier, "9904"))!.IsOwners(Right));
        Assert.Equal([id], await SearchAsync(office, "nguyen thi dung"));
        Assert.Equal([id], await SearchAsync(office, Right));
        Assert.Empty(await SearchAsync(office, "Phạm Văn Thử Một"));
        Assert.Empty(await SearchAsync(office, entered.OwnerIdNumber));
        var told = (await office.EventsAsync(id))[^1];
        var data = DossierEventData.Parse(told.Data);
        Assert.Equal(("dossier.owner_corrected", "Q3", "Gõ nhầm số", "Điều 5", null, null), (told.Type, data.Rule, told.Reason, data.LegalBasis, data.Letter, data.LetterReplaced));
        Assert.Equal([new("name", "Phạm Văn Thử Một", "Nguyễn Thị Đúng"), new("idNumber", "045090999901", Right), new("birthDate", "17/05/1990", "1990")], data.OwnerCorrected!);
        var open = DossierEventData.Parse(DossierEvents.DataForPrograms(told));
        Assert.Equal((null, "name idNumber birthDate"), (open.OwnerCorrected, string.Join(' ', open.Corrected!)));
        var words = DossierMessages.For(told.Type, dossier, data, await world.ReferenceAsync(), told.At)!;
        Assert.All([words.Subject, words.Text, words.Sms!, DossierNotices.For(told.Type, dossier, data, told.Reason)!], text => Assert.False(text.Contains("Đúng", StringComparison.Ordinal) || text.Contains("Dung", StringComparison.Ordinal) || text.Contains("0459", StringComparison.Ordinal), text));
        await using (var db = world.Database.Open())
        {
            Assert.Empty(await db.Letters.ToListAsync());
            Assert.Single(await db.Mails.Where(m => m.DossierId == id).ToListAsync(), m => m.Subject.Contains("Thông tin chủ hồ sơ", StringComparison.Ordinal));
        }

        Assert.Null(await world.Do<ReadLetter, ReadLetter.Found?>(u => u.RunAsync(receiver, id, LetterKind.Acceptance, null)));
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task After_it_the_head_corrects_the_receipt_is_issued_anew_and_the_parts_follow_but_no_figure_moves(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, head) = (office.World, office.People.Head);
        var id = await office.People.SubmitAsync(Channel.Direct);
        await office.People.Act<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v));
        await office.People.Act<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v));
        await office.People.Act<TransferDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, office.DivisionId));
        await office.People.Act<AssignDossier>(id, (u, v) => u.RunAsync(office.By(office.People.DivisionHead), id, v, office.People.Specialist.Id!.Value));
        var property = await world.UnitAsync("BKHCN-SHTT");
        await Office.Done(await office.Now<SendParts>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, new("Cấp giấy xác nhận", [new(property, 3)], []))));
        var (accepted, part) = (await world.DossierAsync(id), (await PartsTests.PartAsync(office, id, "BKHCN-SHTT")).Id);
        var theirs = await world.OfficialAsync(Role.AgencyHead, "BKHCN-SHTT");
        var figures = await MeasuresAsync(world);
        var right = CorrectOwner.Request.Of(accepted) with { Name = "Nguyễn Thị Đúng", IdNumber = Right };
        Assert.Equal("refused: not_your_role", Office.Describe(await CorrectAsync(office, office.People.Receiver, id, right)));
        Assert.Equal("refused: is_part", Office.Describe(await CorrectAsync(office, theirs, part, right)));

        await Office.Done(await CorrectAsync(office, head, id, right));

        var dossier = await world.DossierAsync(id);
        Assert.Equal(("Nguyễn Thị Đúng", Right, accepted.DueAt, accepted.DeskDueAt, accepted.State, accepted.Code), (dossier.OwnerName, dossier.OwnerIdNumber, dossier.DueAt, dossier.DeskDueAt, dossier.State, dossier.Code));
        var there = await world.DossierAsync(part);
        Assert.Equal((dossier.OwnerName, Right, dossier.OwnerKey), (there.OwnerName, there.OwnerIdNumber, there.OwnerKey));
        var followed = (await office.EventsAsync(part))[^1];
        Assert.Equal(("dossier.owner_corrected", there.Version, null), (followed.Type, followed.Version, DossierEventData.Parse(followed.Data).Letter));
        Assert.Equal(figures, await MeasuresAsync(world));

        // The receipt names the right owner, the receiver of then, the same promise, and the one it replaces.
        var data = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal(("02/BPTNTKQ", "01/BPTNTKQ"), (data.Letter, data.LetterReplaced));
        var letter = (await world.Do<ReadLetter, ReadLetter.Found?>(u => u.RunAsync(head, id, LetterKind.Acceptance, null)))!;
        var said = LetterContent.ToJson(letter.Sheet);
        Assert.Equal(dossier.Version, letter.Version);
        foreach (var text in (string[])["Nguyễn Thị Đúng", "thay giấy số 01/BPTNTKQ", office.People.Receiver.Name, Moment(accepted.DueAt), Moment(accepted.AcceptedAt)])
        {
            Assert.Contains(text, said, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(head.Name, said, StringComparison.Ordinal);
        await using (var db = world.Database.Open())
        {
            var letters = await db.Letters.Where(l => l.DossierId == id).OrderBy(l => l.EventVersion).ToListAsync();
            Assert.Contains("Phạm Văn Thử Một", letters[0].Content, StringComparison.Ordinal);
            Assert.Equal("02/BPTNTKQ", (await world.Do<CheckLetter, CheckLetter.Found?>(u => u.RunAsync(letters[0].Token)))!.ReplacedBy);
            Assert.Null((await world.Do<CheckLetter, CheckLetter.Found?>(u => u.RunAsync(letters[1].Token)))!.ReplacedBy);
        }

        var (register, _, _) = await world.Do<ReadRegister, (ReadRegister.Page? Page, Data.Organisation.Unit?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(office.People.Receiver, world.Clock.Now, new(World.Agency, new(2026, 3, 2), new(2026, 3, 2))));
        Assert.Contains("02/BPTNTKQ", register!.Lines.Single(l => l.Id == id).ToString(), StringComparison.Ordinal);
        Assert.Null(await world.Do<ReadLetter, ReadLetter.Found?>(u => u.RunAsync(theirs, part, LetterKind.Acceptance, null)));
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task What_is_wrong_is_told_at_its_field_and_whose_account_it_is_stays(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, receiver) = (office.World, office.People.Receiver);
        var online = await office.InAsync(BusinessState.Submitted);
        var record = CorrectOwner.Request.Of(await world.DossierAsync(online));
        foreach (var (request, wrong) in new (CorrectOwner.Request, string)[]
        {
            (record, "name owner_same"), (record with { Name = " " }, "name missing"), (record with { IdNumber = "12" }, "idNumber"), (record with { BirthDate = "31/02/1990" }, "birthDate"),
            (record with { BirthDate = "17/05/1991" }, "idNumber"), (record with { Address = "" }, "address address_missing"), (record with { IdNumber = Right }, "idNumber owner_account"), (record with { SubmitterName = "Lê Văn Nộp" }, "name owner_same"),
        })
        {
            Assert.StartsWith("invalid: applicant." + wrong, Office.Describe(await CorrectAsync(office, receiver, online, request)), StringComparison.Ordinal);
        }

        // The name in the account's own dossier may be mended; who comes second sees that somebody was faster.
        var version = await office.VersionAsync(online);
        await Office.Done(await CorrectAsync(office, receiver, online, record with { Name = "Phạm Văn Thử" }));
        Assert.IsType<ActOutcome.Stale>(await office.Do<CorrectOwner>(u => u.RunAsync(office.By(receiver), online, version, record with { Name = "Phạm Thử" }, "Lần nữa")));

        // Somebody filed for another in his own account: the owner's number may be mended, his own may not.
        await WriteAsync(office, online, d => (d.OwnerIdNumber, d.SubmitterName, d.SubmitterIdNumber) = ("045090999903", "Phạm Văn Thử Một", "045090999901"));
        var other = CorrectOwner.Request.Of(await world.DossierAsync(online));
        Assert.Equal("invalid: applicant.submitterIdNumber owner_account", Office.Describe(await CorrectAsync(office, receiver, online, other with { SubmitterIdNumber = Right })));
        Assert.Equal("invalid: applicant.submitterName submitter_missing", Office.Describe(await CorrectAsync(office, receiver, online, other with { SubmitterName = "", SubmitterIdNumber = null })));
        await Office.Done(await CorrectAsync(office, receiver, online, other with { IdNumber = Right, SubmitterName = "Phạm Văn Một" }));
        Assert.Equal([online], await SearchAsync(office, "pham van mot"));

        // What comes from an earlier dossier of the number on record is that person's.
        var counter = await office.People.SubmitAsync(Channel.Direct);
        await using (var db = world.Database.Open())
        {
            Guid? earlier = await db.DossierPapers.Where(p => p.DossierId == online).Select(p => p.Id).FirstAsync();
            await db.DossierPapers.Where(p => p.DossierId == counter).ExecuteUpdateAsync(set => set.SetProperty(p => p.ReusedFromId, earlier));
        }

        Assert.Equal("invalid: applicant.idNumber owner_papers_reused", Office.Describe(await CorrectAsync(office, receiver, counter, record with { IdNumber = Right })));
        var done = await office.People.AcceptAsync(Channel.Direct);
        await WriteAsync(office, done, d => d.State = BusinessState.Done);
        Assert.Equal("refused: not_in_this_state", Office.Describe(await CorrectAsync(office, office.People.Head, done, record with { Name = "Phạm Thử" })));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_representative_is_corrected_with_the_owner_and_the_age_of_a_child_moves_the_right_of_the_parent(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, receiver) = (office.World, office.People.Receiver);
        var id = await office.People.SubmitAsync(Channel.Direct);
        await WriteAsync(office, id, d =>
        {
            (d.ApplicantKind, d.OwnerName, d.OwnerIdNumber, d.OwnerBirthDate, d.SubmitterName, d.SubmitterIdNumber) = (ApplicantKind.Enterprise, "Công ty Minh Hoạ", "0100109106", null, "Lê Văn Nộp", "045090999903");
            d.Representation = new() { Basis = RepresentationBasis.Authorised, SignedOn = new(2026, 3, 1), IssuedBy = "Văn phòng công chứng Minh Họa", HeadName = "Lê Văn Giám", HeadIdNumber = "045090999905", HeadTitle = "Giám đốc" };
        });
        var firm = CorrectOwner.Request.Of(await world.DossierAsync(id));
        Assert.StartsWith("invalid: applicant.headName", Office.Describe(await CorrectAsync(office, receiver, id, firm with { HeadName = "" })), StringComparison.Ordinal);
        Assert.StartsWith("invalid: applicant.headIdNumber", Office.Describe(await CorrectAsync(office, receiver, id, firm with { HeadIdNumber = "1" })), StringComparison.Ordinal);
        await Office.Done(await CorrectAsync(office, receiver, id, firm with { Name = "Công ty Minh Họa", HeadName = "Lê Văn Giám Đốc", HeadIdNumber = "" }));
        var right = (await world.DossierAsync(id)).Representation!;
        Assert.Equal(("Lê Văn Giám Đốc", null, "Giám đốc", RepresentationBasis.Authorised), (right.HeadName, right.HeadIdNumber, right.HeadTitle, right.Basis));

        // The legal representative who came is both.
        await WriteAsync(office, id, d => (d.Representation!.Basis, d.Representation.HeadName, d.Representation.HeadIdNumber) = (RepresentationBasis.LegalRepresentative, "Lê Văn Nộp", "045090999903"));
        await Office.Done(await CorrectAsync(office, receiver, id, firm with { Name = "Công ty Minh Họa", SubmitterName = "Lê Văn Nộp Đơn", HeadName = "Không Ai" }));
        Assert.Equal(("Lê Văn Nộp Đơn", "045090999903"), ((await world.DossierAsync(id)).Representation!.HeadName, (await world.DossierAsync(id)).Representation!.HeadIdNumber));

        await WriteAsync(office, id, d =>
        {
            (d.ApplicantKind, d.OwnerName, d.OwnerIdNumber, d.OwnerBirthDate) = (ApplicantKind.Citizen, "Lê Văn Con", "045215999901", "05/02/2015");
            d.Representation = new() { Basis = RepresentationBasis.Parent, Acts = RepresentedActs.All, Until = new(2033, 2, 4) };
        });
        var child = CorrectOwner.Request.Of(await world.DossierAsync(id));
        Assert.StartsWith("invalid: applicant.birthDate birth_date_missing", Office.Describe(await CorrectAsync(office, receiver, id, child with { BirthDate = null })), StringComparison.Ordinal);
        Assert.StartsWith("invalid: applicant.birthDate owner_of_age", Office.Describe(await CorrectAsync(office, receiver, id, child with { IdNumber = "045208999901", BirthDate = "02/03/2008" })), StringComparison.Ordinal);
        await Office.Done(await CorrectAsync(office, receiver, id, child with { IdNumber = "045208999901", BirthDate = "03/03/2008" }));
        Assert.Equal(new DateOnly(2026, 3, 2), (await world.DossierAsync(id)).Representation!.Until);
    }

    private static Task<ActOutcome> CorrectAsync(Office office, Actor who, Guid id, CorrectOwner.Request request, string reason = "Quầy gõ nhầm.") =>
        office.Now<CorrectOwner>(id, (u, v) => u.RunAsync(office.By(who), id, v, request, reason));

    private static string Moment(DateTime? utc) => VietnamTime.ToLocal(utc!.Value).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static Task<FollowDossier.Found?> FollowAsync(World world, Dossier dossier, string four) => world.Do<FollowDossier, FollowDossier.Found?>(u => u.RunAsync(dossier.RequestNumber, four));

    private static async Task<IEnumerable<Guid>> SearchAsync(Office office, string typed) =>
        (await office.World.Do<SearchDossiers, SearchDossiers.Page>(u => u.RunAsync(office.People.Receiver, typed))).Rows.Select(r => r.Id);

    private static async Task<IReadOnlyList<string>> MeasuresAsync(World world)
    {
        await using var db = world.Database.Open();
        return await db.MeasureEntries.OrderBy(m => m.Id).Select(m => m.Measure + " " + m.Day).ToListAsync();
    }

    private static async Task WriteAsync(Office office, Guid id, Action<Dossier> change)
    {
        await using var db = office.World.Database.Open();
        change(await db.Dossiers.SingleAsync(d => d.Id == id));
        await db.SaveChangesAsync();
    }
}
