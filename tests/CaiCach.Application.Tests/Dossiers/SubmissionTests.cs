using System.Text;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

public sealed class SubmissionTests
{
    private static readonly (Func<SubmitDossier.Request, SubmitDossier.Request> Spoil, string Field, string Code)[] Faults =
    [
        (r => r with { ProcedureCode = "9.999999" }, "procedureCode", "procedure_unknown"),
        (r => r with { ProcedureCode = "" }, "procedureCode", "procedure_unknown"),
        (r => r with { AgencyCode = "BKHCN-SHTT" }, "agencyCode", "agency_not_competent"),
        (r => r with { AgencyCode = "KHONG-CO" }, "agencyCode", "agency_not_competent"),
        (r => r with { CaseCode = "khong-co" }, "caseCode", "case_unknown"),
        (r => r with { Papers = [] }, "papers.C1", "paper_missing"),
        (r => r with { Papers = [.. r.Papers, new("C99", r.Papers[0].UploadId)] }, "papers[1].componentCode", "component_unknown"),
        (r => r with { Papers = [r.Papers[0] with { UploadId = null }] }, "papers[0].uploadId", "file_missing"),
        (r => r with { Papers = [r.Papers[0] with { UploadId = Guid.NewGuid() }] }, "papers[0].uploadId", "upload_unknown"),
        (r => r with { Papers = [r.Papers[0] with { Originals = -1 }] }, "papers[0].originals", "count_out_of_range"),
        (r => r with { Papers = [.. Enumerable.Repeat(r.Papers[0], 101)] }, "papers", "too_many_papers"),
        (r => r with { Content = new string('a', 4001) }, "content", "content_too_long"),
        (r => r with { Content = "một\0hai" }, "content", "content_unreadable"),
        (r => r with { Content = "một\ud800hai" }, "content", "content_unreadable"),
        (r => r with { Applicant = r.Applicant with { IdNumber = "04509099990" } }, "applicant.idNumber", "citizen_id_not_twelve_digits"),
        (r => r with { Applicant = r.Applicant with { BirthDate = "31/02/1990" } }, "applicant.birthDate", "birth_date_no_such_day"),
        (r => r with { Applicant = r.Applicant with { BirthDate = "17/05/2090" } }, "applicant.birthDate", "birth_date_in_future"),
        (r => r with { Applicant = r.Applicant with { Phone = "123" } }, "applicant.phone", "phone_wrong_shape"),
        (r => r with { Applicant = r.Applicant with { Email = "khong phai thu" } }, "applicant.email", "email_wrong"),
        (r => r with { Applicant = r.Applicant with { Email = "Tên <ten@vidu.vn>" } }, "applicant.email", "email_wrong"),
        (r => r with { Applicant = r.Applicant with { Address = " " } }, "applicant.address", "address_missing"),
        (r => r with { Applicant = r.Applicant with { Address = new string('x', 501) } }, "applicant.address", "address_too_long"),
        (r => r with { Applicant = r.Applicant with { Address = "a\0b" } }, "applicant.address", "address_unreadable"),
        (r => r with { Applicant = r.Applicant with { Name = "" } }, "applicant.name", "missing"),
        (r => r with { Applicant = r.Applicant with { SubmitterName = "Nguyễn Văn Nộp" } }, "applicant.submitterIdNumber", "missing"),
        (r => r with { Applicant = r.Applicant with { Kind = ApplicantKind.Organisation, IdNumber = "0100109107" } }, "applicant.idNumber", "tax_code_wrong_check_digit"),
        (r => r with { Applicant = r.Applicant with { Kind = ApplicantKind.Enterprise } }, "applicant.idNumber", "tax_code_of_person"),
        (r => r with { Applicant = r.Applicant with { Kind = ApplicantKind.HouseholdBusiness, IdNumber = "0100109106-001" } }, "applicant.idNumber", "not_of_household_business"),
        (r => r with { Applicant = r.Applicant with { Kind = ApplicantKind.StateBody, IdNumber = "X29" } }, "applicant.idNumber", "neither_agency_id_nor_tax_code"),
    ];

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Bad_input_is_named_at_its_field_and_nothing_is_stored(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var citizen = await world.CitizenAsync();
        var request = await world.RequestAsync(citizen);
        var wrong = new StringBuilder();
        foreach (var (spoil, field, code) in Faults)
        {
            var outcome = await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen, "k"), spoil(request)));
            var faults = outcome is SubmitDossier.Outcome.Invalid invalid ? invalid.Faults : [];
            if (!faults.Any(f => f.Field == field && f.Code == code && f.Text.Length > 0))
            {
                wrong.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{field} {code}: {outcome} {string.Join("; ", faults.Select(f => $"{f.Field} {f.Code}"))}");
            }
        }

        Assert.Equal("", wrong.ToString());
        await using var db = world.Database.Open();
        Assert.Equal((0, 0, 0), (await db.Dossiers.CountAsync(), await db.Outbox.CountAsync(), await db.IdempotencyKeys.CountAsync()));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Every_kind_of_organisation_is_kept_with_its_number_and_found_by_it(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var receiver = await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        var request = await world.RequestAsync(receiver) with { Channel = Channel.Direct };
        foreach (var (kind, typed, kept) in ((ApplicantKind, string, string)[])[(ApplicantKind.Enterprise, "0100109106", "0100109106"), (ApplicantKind.HouseholdBusiness, "045 090 999 901", "045090999901"), (ApplicantKind.StateBody, "h29.143", "H29.143"), (ApplicantKind.Organisation, "0301464830", "0301464830")])
        {
            var owner = request.Applicant with { Kind = kind, Name = "Đơn vị Minh Họa", IdNumber = typed, BirthDate = "17/05/1990" };
            var outcome = await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(receiver), request with { Applicant = owner }));
            var dossier = await world.DossierAsync(Assert.IsType<SubmitDossier.Outcome.Submitted>(outcome).Id);
            Assert.Equal((kind, kept, (string?)null), (dossier.ApplicantKind, dossier.OwnerIdNumber, dossier.OwnerBirthDate));
            var found = await world.Do<SearchDossiers, SearchDossiers.Page>(u => u.RunAsync(receiver, kept));
            Assert.Equal(dossier.Id, Assert.Single(found.Rows).Id);
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task All_faults_are_named_at_once(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var citizen = await world.CitizenAsync();
        var request = (await world.RequestAsync(citizen)) with { AgencyCode = "X", Papers = [], Content = "\0" };
        var outcome = await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen), request with { Applicant = request.Applicant with { IdNumber = "1", Phone = "1", Name = "" } }));
        Assert.Equal(6, Assert.IsType<SubmitDossier.Outcome.Invalid>(outcome).Faults.Select(f => f.Field).Distinct().Count());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_name_typed_in_pieces_is_kept_composed_and_a_very_long_one_is_refused_or_kept_whole(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var citizen = await world.CitizenAsync();
        var request = await world.RequestAsync(citizen);
        var decomposed = "Nguyễn Thị Ước".Normalize(NormalizationForm.FormD);
        var outcome = await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen), request with { Applicant = request.Applicant with { Name = decomposed } }));
        var id = Assert.IsType<SubmitDossier.Outcome.Submitted>(outcome).Id;
        Assert.Equal("Nguyễn Thị Ước", (await world.DossierAsync(id)).OwnerName);
        foreach (var length in (int[])[300, 5000])
        {
            var name = string.Join(' ', Enumerable.Repeat("Nguyễn", length / 7 + 1))[..length].Trim();
            var answer = await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen), request with { Applicant = request.Applicant with { Name = name } }));
            Assert.True(answer is SubmitDossier.Outcome.Submitted or SubmitDossier.Outcome.Invalid { Faults: [{ Field: "applicant.name" }] }, answer.ToString());
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_name_as_long_as_allowed_is_kept_whole_and_one_character_more_is_refused(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var citizen = await world.CitizenAsync();
        var request = await world.RequestAsync(citizen);
        var person = request.Applicant;
        var organisation = person with { Kind = ApplicantKind.Organisation, IdNumber = "0100109106", BirthDate = null };
        foreach (var (applicant, most, code) in ((ApplicantInput, int, string)[])[(person, 300, "name_too_long"), (organisation, 500, "organisation_name_too_long")])
        {
            foreach (var letter in (string[])["ễ", "한"])
            {
                var longest = string.Concat(Enumerable.Repeat(letter, most)).Normalize(NormalizationForm.FormD);
                var kept = await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen), request with { Applicant = applicant with { Name = longest } }));
                Assert.Equal(longest.Normalize(), (await world.DossierAsync(Assert.IsType<SubmitDossier.Outcome.Submitted>(kept).Id)).OwnerName);
                var refused = await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen), request with { Applicant = applicant with { Name = longest + "a" } }));
                var fault = Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(refused).Faults);
                Assert.Equal(("applicant.name", code), (fault.Field, fault.Code));
            }
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Nobody_attaches_what_somebody_else_handed_in(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var theirs = await world.RequestAsync(await world.CitizenAsync());
        var thief = await world.CitizenAsync("Trần Thị Thử Hai", "045190999902");
        var outcome = await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(thief), theirs));
        Assert.Equal("upload_unknown", Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(outcome).Faults).Code);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_applicant_files_online_only_and_an_official_for_the_own_office_only(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var citizen = await world.CitizenAsync();
        var atCounter = (await world.RequestAsync(citizen)) with { Channel = Channel.Direct };
        Assert.IsType<SubmitDossier.Outcome.NotAllowed>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen), atCounter)));
        var other = await world.OfficialAsync(Law.Organisation.Role.Receiver, "BKHCN-SHTT-MC");
        var foreign = (await world.RequestAsync(other)) with { Channel = Channel.Direct };
        Assert.IsType<SubmitDossier.Outcome.NotAllowed>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(other), foreign)));
    }
}
