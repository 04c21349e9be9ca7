using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

public sealed class RepresentationTests
{
    private static readonly RepresentationInput Letter = new(RepresentationBasis.Authorised, "12/2026", "01/3/2026", "Văn phòng công chứng Minh Họa", "10/3/2026", RepresentedActs.Supplement);

    public static TheoryData<string> Engines => EveryDatabase.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Who_files_for_another_says_by_what_right_and_brings_the_letter(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var request = await office.World.RequestAsync(office.People.Citizen);
        var owner = request.Applicant with { Name = "Trần Thị Thử Hai", IdNumber = "045190999902", BirthDate = "05/02/1990", SubmitterName = "Phạm Văn Thử Một", SubmitterIdNumber = "045090999901" };
        foreach (var (right, field, code) in ((RepresentationInput?, string, string)[])
        [
            (null, "applicant.basis", "basis_missing"),
            (new(null), "applicant.basis", "basis_missing"),
            (new(RepresentationBasis.Parent), "applicant.basis", "owner_of_age"),
            (new(RepresentationBasis.Postal), "applicant.authorityIssuer", "authority_issuer_missing"),
            (Letter with { SignedOn = "03/3/2026" }, "applicant.authorityDate", "authority_date_wrong"),
            (Letter with { Until = "01/3/2026" }, "applicant.authorityUntil", "authority_expired"),
            (Letter with { Until = "mai" }, "applicant.authorityUntil", "authority_until_wrong"),
            (Letter with { SignedOn = "01/3/2025", Until = null }, "applicant.authorityUntil", "authority_expired"),
            (Letter, "papers.dai-dien", "paper_missing"),
        ])
        {
            var faults = Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(office, request with { Applicant = owner with { Representation = right } })).Faults;
            Assert.Contains(faults, f => (f.Field, f.Code) == (field, code));
        }

        var scan = await office.World.UploadAsync(office.People.Citizen, "%PDF-1.4 ủy quyền");
        var alone = Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(office, request with { Papers = [.. request.Papers, new(Representation.Paper.Code, scan.Id)] })).Faults;
        Assert.StartsWith("Giấy này chỉ kèm khi có người nộp thay", Assert.Single(alone).Text, StringComparison.Ordinal);
        var filed = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(office, request with { Applicant = owner with { Representation = Letter }, Papers = [.. request.Papers, new(Representation.Paper.Code, scan.Id)] }));

        var dossier = await office.World.DossierAsync(filed.Id);
        var kept = dossier.Representation!;
        Assert.Equal((RepresentationBasis.Authorised, RepresentedActs.Supplement, new DateOnly(2026, 3, 10), "12/2026", new DateOnly(2026, 3, 1), "Văn phòng công chứng Minh Họa"), (kept.Basis, kept.Acts, kept.Until!.Value, kept.Number, kept.SignedOn!.Value, kept.IssuedBy));
        Assert.Contains(dossier.Papers, p => p.ComponentCode == Representation.Paper.Code && p.Sha256 == scan.Sha256);
        Assert.Equal("Phạm Văn Thử Một (người được ủy quyền, văn bản số 12/2026 ngày 01/03/2026)", LetterWords.SubmitterOf(dossier));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_letter_is_held_against_each_act_and_the_owner_comes_in_person(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.SupplementRequested, ProposalKind.Supplement);
        await RepresentAsync(office, id, new() { Basis = RepresentationBasis.Authorised, Acts = RepresentedActs.Supplement, Until = new(2026, 3, 2) });

        Assert.Equal("representation_out_of_scope", Code(await Withdraw(office.People.Citizen, null)));
        Assert.Equal("who presenter_missing", Fault(await Withdraw(office.People.Receiver, null)));
        Assert.Equal("representation_out_of_scope", Code(await Withdraw(office.People.Receiver, new(PresenterKind.Submitter))));
        Assert.Equal("authorityUntil authority_expired", Fault(await Withdraw(office.People.Receiver, New with { Until = "01/3/2026" })));

        // In time the submitter may supplement; on the next day not any more, and then by a new letter.
        office.World.Clock.SetLocal("2026-03-03T09:00");
        Assert.Equal("representation_ended", Code(await HandInAsync(office.People.Citizen, null)));
        await Office.Done(await HandInAsync(office.People.Receiver, New));
        var presented = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Presented;
        Assert.Equal(new(PresenterKind.Authorised, "Lê Văn Nộp", "045090999903", null, new(2026, 3, 2), "UBND xã Minh Họa", new(2027, 3, 2)), presented);
        await Office.Done(await Withdraw(office.People.Receiver, new(PresenterKind.Owner)));

        Task<ActOutcome> Withdraw(Actor who, Presenter? by) => office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(who), id, v, "Đổi ý", by));
        Task<ActOutcome> HandInAsync(Actor who, Presenter? by) => office.Now<HandInSupplement>(id, async (u, v) => await u.RunAsync(office.By(who), id, v, [new("", await office.FileAsync(who))], by));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_result_goes_to_who_may_receive_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Issued);
        await RepresentAsync(office, id, new() { Basis = RepresentationBasis.Authorised, Acts = RepresentedActs.Supplement | RepresentedActs.Withdraw });

        Assert.Equal("representation_out_of_scope", Code(await office.Now<DeliverResult>(id, (u, v) => u.ElectronicallyAsync(office.By(office.People.Citizen), id, v))));
        Assert.Equal("representation_out_of_scope", Code(await DeliverAsync(new(PresenterKind.Submitter))));
        Assert.Equal("who presenter_missing", Fault(await DeliverAsync(null)));
        await Office.Done(await DeliverAsync(new(PresenterKind.Owner)));
        Assert.Equal(new(PresenterKind.Owner, "Phạm Văn Thử Một"), DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Presented);

        Task<ActOutcome> DeliverAsync(Presenter? by) => office.Now<DeliverResult>(id, (u, v) => u.AtCounterAsync(office.By(office.People.Receiver), id, v, true, "Người nhận", by: by));
    }

    private static Presenter New => new(PresenterKind.Authorised, "Lê Văn Nộp", "045090999903", null, "02/3/2026", "UBND xã Minh Họa");

    private static Task<SubmitDossier.Outcome> SubmitAsync(Office office, SubmitDossier.Request request) =>
        office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.By(office.People.Citizen), request));

    private static async Task RepresentAsync(Office office, Guid id, DossierRepresentation right)
    {
        await using var db = office.World.Database.Open();
        var dossier = await db.Dossiers.FirstAsync(d => d.Id == id);
        (dossier.SubmitterName, dossier.SubmitterIdNumber, dossier.Representation) = ("Lê Văn Nộp", "045090999903", right);
        await db.SaveChangesAsync();
    }

    private static string Code(ActOutcome outcome) => Assert.Single(Assert.IsType<ActOutcome.Refused>(outcome).Reasons).Code;

    private static string Fault(ActOutcome outcome)
    {
        var fault = Assert.Single(Assert.IsType<ActOutcome.Invalid>(outcome).Faults);
        return $"{fault.Field} {fault.Code}";
    }
}
