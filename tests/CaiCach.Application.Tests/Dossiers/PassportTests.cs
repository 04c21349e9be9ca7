using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Reports.Register;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Owners without a personal identity number: foreigners and Vietnamese who live abroad, by passport and nationality.</summary>
public sealed class PassportTests
{
    private const string ForForeigners = "SAMPLE.KD";
    private const string Body = "BKHCN-SHTT";

    private static readonly ApplicantInput Owner = new(ApplicantKind.PassportHolder, "Kim Mẫu", "m12345678", "1985", "0900000009", null, "Phường Minh Họa, Hà Nội", Nationality: "Hàn Quốc");

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_foreigner_is_followed_searched_and_named_in_the_letter_and_the_register_by_passport(string engine)
    {
        await using var world = await World.CreateAsync(engine, "2026-11-25T09:00");
        var receiver = await world.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC");
        var id = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(world, receiver, Owner)).Id;
        var dossier = await world.DossierAsync(id);
        Assert.Equal((ApplicantKind.PassportHolder, "M12345678", "Hàn Quốc", "1985"), (dossier.ApplicantKind, dossier.OwnerIdNumber, dossier.OwnerNationality, dossier.OwnerBirthDate));

        Assert.IsType<ActOutcome.Done>(await world.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), id, 1)));
        Assert.IsType<ActOutcome.Done>(await world.Do<AcceptDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), id, 2, 970_000, AcceptDossier.Taking.Paid("BL-01", PaymentMethod.Cash))));

        Assert.NotNull(await world.Do<FollowDossier, FollowDossier.Found?>(u => u.RunAsync(dossier.RequestNumber, "5678")));
        Assert.Equal(id, Assert.Single((await world.Do<SearchDossiers, SearchDossiers.Page>(u => u.RunAsync(receiver, "M12345678"))).Rows).Id);
        var reference = await world.ReferenceAsync();
        dossier = await world.DossierAsync(id);
        Assert.Contains("hộ chiếu số M12345678", LetterWords.OwnerOf(dossier.OwnerName, dossier.OwnerNationality, dossier.OwnerIdNumber), StringComparison.Ordinal);
        var today = new DateOnly(2026, 11, 25);
        var head = await world.OfficialAsync(Role.AgencyHead, Body);
        var (page, _, faults) = await world.Do<ReadRegister, (ReadRegister.Page?, Data.Organisation.Unit?, IReadOnlyList<FieldFault>)>(
            u => u.RunAsync(head, world.Clock.Now, new(Body, today, today)));
        Assert.Empty(faults);
        Assert.Equal("Kim Mẫu (quốc tịch Hàn Quốc, hộ chiếu số M12345678)", Assert.Single(page!.Lines).OwnerName);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_wrong_passport_and_a_procedure_that_is_not_for_foreigners_are_told_at_the_field(string engine)
    {
        await using var world = await World.CreateAsync(engine, "2026-11-25T09:00");
        var receiver = await world.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC");
        foreach (var (owner, field, code) in ((ApplicantInput, string, string)[])
        [
            (Owner with { IdNumber = "??" }, "applicant.idNumber", "passport_wrong_shape"),
            (Owner with { IdNumber = "AB123456", Nationality = "Việt Nam" }, "applicant.idNumber", "passport_vietnamese_wrong_shape"),
            (Owner with { Nationality = " " }, "applicant.nationality", "missing"),
            (Owner with { Nationality = "007" }, "applicant.nationality", "nationality_wrong"),
            (Owner with { BirthDate = "31/02/1985" }, "applicant.birthDate", "birth_date_no_such_day"),
            (Owner with { SubmitterName = "Nguyễn Văn Nộp", SubmitterIdNumber = "123", Representation = new(RepresentationBasis.Guardian) }, "applicant.submitterIdNumber", "neither_citizen_id_nor_passport"),
        ])
        {
            var fault = Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(world, receiver, owner)).Faults);
            Assert.Equal((field, code), (fault.Field, fault.Code));
        }

        var other = await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        var request = await world.RequestAsync(other) with { Channel = Channel.Direct, Applicant = Owner };
        var outcome = await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(other), request));
        Assert.Equal("passport_not_admitted", Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(outcome).Faults).Code);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_foreign_representative_files_for_a_firm(string engine)
    {
        await using var world = await World.CreateAsync(engine, "2026-11-25T09:00");
        var receiver = await world.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC");
        var firm = Owner with { Kind = ApplicantKind.Organisation, Name = "Công ty Minh Họa", IdNumber = "0100109106", BirthDate = null, Nationality = null, SubmitterName = "Kim Mẫu", SubmitterIdNumber = "m12345678", Representation = new(RepresentationBasis.LegalRepresentative, HeadTitle: "Giám đốc") };
        var dossier = await world.DossierAsync(Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(world, receiver, firm)).Id);
        Assert.Equal(("M12345678", null), (dossier.SubmitterIdNumber, dossier.OwnerNationality));
    }

    private static async Task<SubmitDossier.Outcome> SubmitAsync(World world, Actor receiver, ApplicantInput owner)
    {
        var procedure = (await world.ReferenceAsync()).ProcedureInForce(ForForeigners, new(2026, 11, 25))!;
        List<PaperInput> papers = [.. procedure.Components.Where(c => c.Mandatory).Select(c => new PaperInput(c.Code, null, 1))];
        return await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(receiver), new(ForForeigners, Body, null, Channel.Direct, owner, null, papers)));
    }
}
