using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Dossiers;

/// <summary>Which papers of earlier dossiers stand for what a filing asks for, at each of its edges.</summary>
public sealed class PaperReuseTests
{
    private const string Owner = "045090999901";
    private const string Procedure = "1.014446";

    private static readonly DateOnly Issued = new(2026, 3, 2);
    private static readonly DateTime Accepted = new(2026, 2, 20, 2, 0, 0, DateTimeKind.Utc);

    private static readonly Component Certificate = new("C2", "Giấy chứng nhận đã cấp", 1, 0, true, null, [], Component.PreviousResult, null, null, Confidence.Invented) { FromResults = ["KQ.1"] };
    private static readonly Component Drawing = new("C3", "Bản vẽ", 0, 1, true, null, [], "law", null, null, Confidence.Invented);

    private static HeldPaper Result(string? validity = null, string type = "KQ.1", bool supersedes = false) => new(Guid.NewGuid(), Guid.NewGuid(), ApplicantKind.Citizen, Owner, "1.014445", Accepted.AddDays(10), Accepted)
    {
        Results = [new(type, "Giấy chứng nhận", true, validity, supersedes, Confidence.Invented)],
        IssuedOn = Issued,
        IsHandedOver = true,
    };

    private static HeldPaper HandedIn(string code = "C3", string name = "Bản vẽ", string procedure = Procedure) =>
        new(Guid.NewGuid(), Guid.NewGuid(), ApplicantKind.Citizen, Owner, procedure, Accepted, Accepted) { ComponentCode = code, ComponentName = name };

    private static string? WhyNot(Component component, HeldPaper paper, DateOnly? today = null, params HeldPaper[] others) =>
        PaperReuse.WhyNot(new(ApplicantKind.Citizen, Owner, Procedure, component), paper, [paper, .. others], today ?? Issued)?.Code;

    [Fact]
    public void A_result_in_force_of_a_named_type_and_a_checked_paper_of_the_same_component_are_reused()
    {
        Assert.Null(WhyNot(Certificate, Result()));
        Assert.Null(WhyNot(Drawing, HandedIn()));
        Assert.Null(WhyNot(Drawing, HandedIn(name: "BẢN VẼ")));
    }

    [Fact]
    public void Nothing_of_another_owner_or_kind_of_owner_is_reused_whatever_the_name()
    {
        Assert.Equal("reuse_other_owner", WhyNot(Certificate, Result() with { OwnerIdNumber = "045090999902" }));
        Assert.Equal("reuse_other_owner", WhyNot(Certificate, Result() with { OwnerKind = ApplicantKind.HouseholdBusiness }));
        Assert.Equal("reuse_other_owner", WhyNot(Drawing, HandedIn() with { OwnerIdNumber = "" }));
        var passport = HandedIn() with { OwnerKind = ApplicantKind.PassportHolder };
        Assert.Equal("reuse_passport", PaperReuse.WhyNot(new(ApplicantKind.PassportHolder, Owner, Procedure, Drawing), passport, [passport], Issued)?.Code);
    }

    [Fact]
    public void A_paper_that_need_not_be_digitised_is_handed_in_anew_and_one_that_was_reused_is_no_source()
    {
        Assert.Equal("reuse_not_digitised", WhyNot(Drawing with { DigitiseClass = null }, HandedIn()));
        Assert.Equal("reuse_of_reused", WhyNot(Drawing, HandedIn() with { IsReused = true }));
    }

    [Fact]
    public void A_paper_of_the_dossier_that_is_supplemented_does_not_supplement_it_and_one_of_another_does()
    {
        var paper = HandedIn();
        var wanted = new WantedPaper(ApplicantKind.Citizen, Owner, Procedure, Drawing) { DossierId = paper.DossierId };
        Assert.Equal("reuse_same_dossier", PaperReuse.WhyNot(wanted, paper, [paper], Issued)?.Code);
        Assert.Null(PaperReuse.WhyNot(wanted with { DossierId = Guid.NewGuid() }, paper, [paper], Issued));
    }

    [Fact]
    public void For_a_passport_holder_and_for_a_paper_that_is_not_digitised_nothing_stands_whatever_is_held()
    {
        var wanted = new WantedPaper(ApplicantKind.Citizen, Owner, Procedure, Drawing);
        Assert.Null(PaperReuse.WhyNothing(wanted));
        Assert.Equal("reuse_passport", PaperReuse.WhyNothing(wanted with { OwnerKind = ApplicantKind.PassportHolder })?.Code);
        Assert.Equal("reuse_not_digitised", PaperReuse.WhyNothing(wanted with { Component = Drawing with { DigitiseClass = null } })?.Code);
    }

    [Fact]
    public void A_result_stands_only_for_a_paper_that_is_a_previous_result_and_names_its_type()
    {
        Assert.Equal("reuse_other_paper", WhyNot(Certificate, Result(type: "KQ.2")));
        Assert.Equal("reuse_other_paper", WhyNot(Certificate with { FromResults = [] }, Result()));
        Assert.Equal("reuse_other_paper", WhyNot(Certificate with { DigitiseClass = "management" }, Result()));

        // A procedure that may end in either of two: which it was is not known.
        var either = Result() with { Results = [.. Result("01 năm").Results, .. Result("02 năm", "KQ.2").Results] };
        Assert.Equal("reuse_other_paper", WhyNot(Certificate, either));
        var both = Certificate with { FromResults = ["KQ.1", "KQ.2"] };
        Assert.Null(WhyNot(both, either, Issued.AddYears(1)));
        Assert.Equal("reuse_expired", WhyNot(both, either, Issued.AddYears(1).AddDays(1)));
    }

    [Fact]
    public void A_result_that_was_not_handed_over_refuses_or_is_in_doubt_is_not_reused()
    {
        Assert.Equal("reuse_not_issued", WhyNot(Certificate, Result() with { IssuedOn = null }));
        Assert.Equal("reuse_not_issued", WhyNot(Certificate, Result() with { IsHandedOver = false }));
        Assert.Equal("reuse_not_issued", WhyNot(Certificate, Result() with { IsRefusal = true }));
        Assert.Equal("reuse_reopened", WhyNot(Certificate, Result() with { IsReopened = true }));
    }

    [Fact]
    public void A_corrected_result_and_one_that_a_later_one_replaces_are_not_reused_and_one_beside_it_is()
    {
        var first = Result();
        Assert.Equal("reuse_replaced", WhyNot(Certificate, first, others: Result() with { DossierId = first.DossierId, AddedAt = first.AddedAt.AddSeconds(1) }));
        var renewed = Result(supersedes: true) with { IssuedOn = Issued.AddDays(1) };
        Assert.Equal("reuse_replaced", WhyNot(Certificate, first, Issued.AddDays(1), renewed));
        Assert.Null(WhyNot(Certificate, renewed, Issued.AddDays(1), first));

        // On one day the later one replaces; not yet issued, refused, of another type or another owner, or replacing nothing, it does not.
        Assert.Equal("reuse_replaced", WhyNot(Certificate, first, others: Result(supersedes: true) with { AddedAt = first.AddedAt.AddSeconds(1) }));
        Assert.Null(WhyNot(Certificate, first, others: Result(supersedes: true) with { AddedAt = first.AddedAt.AddSeconds(-1) }));
        Assert.Null(WhyNot(Certificate, first, others: renewed with { IssuedOn = null }));
        Assert.Null(WhyNot(Certificate, first, others: renewed with { IsRefusal = true }));
        Assert.Null(WhyNot(Certificate, first, others: renewed with { OwnerIdNumber = "045090999902" }));
        Assert.Null(WhyNot(Certificate, first, others: Result(type: "KQ.2", supersedes: true) with { IssuedOn = Issued.AddDays(1) }));
        Assert.Null(WhyNot(Certificate, first, others: Result() with { IssuedOn = Issued.AddDays(1) }));
    }

    [Theory]
    [InlineData("03 năm", "2029-03-02")]
    [InlineData("10 năm, được gia hạn", "2036-03-02")]
    [InlineData("6 tháng", "2026-09-02")]
    [InlineData("30 ngày", "2026-04-01")]
    [InlineData("Có thời hạn 5 năm", "2031-03-02")]
    [InlineData("Không quá 03 năm.", "2029-03-02")]
    [InlineData("12 (mười hai) tháng", "2027-03-02")]
    [InlineData("05 NĂM, được gia hạn; báo cáo trong 30 ngày", "2026-04-01")]
    [InlineData("Đến hết ngày 31/12/2026", "2026-12-31")]
    [InlineData("10 năm, không quá ngày 31/12/2020 của quy hoạch, đến 5.1.2030", "2030-01-05")]
    [InlineData("Từ ngày 01/01/2026 đến ngày 31 tháng 12 năm 2027", "2027-12-31")]
    [InlineData("Từ ngày 01 tháng 01 năm 2026 đến 31/12/2027", "2027-12-31")]
    [InlineData("Không thời hạn, đổi sau 20 năm", "2046-03-02")]
    public void A_result_is_reused_until_the_last_day_of_its_validity(string validity, string last)
    {
        var until = DateOnly.ParseExact(last, "yyyy-MM-dd", null);
        Assert.True(PaperReuse.TryReadLastDay(validity, Issued, out var read));
        Assert.Equal(until, read);
        Assert.Null(WhyNot(Certificate, Result(validity), until));
        Assert.Equal("reuse_expired", WhyNot(Certificate, Result(validity), until.AddDays(1)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Không thời hạn")]
    [InlineData("Giấy vô thời hạn")]
    [InlineData("Không xác định thời hạn")]
    public void A_validity_that_says_nothing_or_that_it_does_not_end_ends_on_no_day(string? validity)
    {
        Assert.True(PaperReuse.TryReadLastDay(validity, Issued, out var last));
        Assert.Null(last);
        Assert.Null(WhyNot(Certificate, Result(validity), Issued.AddYears(900)));
    }

    [Theory]
    [InlineData("0 năm")]
    [InlineData("năm")]
    [InlineData("5 lần")]
    [InlineData("1,5 năm")]
    [InlineData("1000 năm")]
    [InlineData("3-5 năm")]
    [InlineData("Đến hết ngày 31/02/2027")]
    [InlineData("Ban hành ngày 01/01/2026")]
    [InlineData("Theo quy định của pháp luật")]
    public void A_result_whose_validity_cannot_be_read_is_not_reused(string validity)
    {
        Assert.False(PaperReuse.TryReadLastDay(validity, Issued, out _));
        Assert.Equal("reuse_validity_unread", WhyNot(Certificate, Result(validity)));
    }

    [Fact]
    public void A_paper_that_was_handed_in_stands_for_the_same_component_and_name_of_its_procedure_once_an_officer_accepted_it()
    {
        Assert.Equal("reuse_other_paper", WhyNot(Drawing, HandedIn(code: "C4")));
        Assert.Equal("reuse_other_paper", WhyNot(Drawing, HandedIn(name: "Bản vẽ mặt bằng")));
        Assert.Equal("reuse_other_paper", WhyNot(Drawing, HandedIn() with { ComponentName = null }));
        Assert.Equal("reuse_other_paper", WhyNot(Drawing, HandedIn(procedure: "1.014445")));
        Assert.Equal("reuse_not_checked", WhyNot(Drawing, HandedIn() with { AcceptedAt = null }));
        Assert.Equal("reuse_not_checked", WhyNot(Drawing, HandedIn() with { AddedAt = Accepted.AddSeconds(1) }));
        Assert.Equal("reuse_other_paper", WhyNot(Certificate, HandedIn()));
        Assert.Equal("reuse_source_failed", WhyNot(Drawing, HandedIn() with { IsRefusal = true }));
        Assert.Equal("reuse_source_failed", WhyNot(Drawing, HandedIn() with { IsReopened = true }));
        Assert.Equal("reuse_supplemented", WhyNot(Drawing, HandedIn() with { IsSupplemented = true }));
    }

    [Fact]
    public void A_paper_of_a_national_procedure_and_of_a_bodys_own_version_of_it_is_one_paper()
    {
        Assert.Null(WhyNot(Drawing, HandedIn(procedure: Procedure + ".H50")));
        Assert.Equal("reuse_other_paper", WhyNot(Drawing, HandedIn(procedure: "1.014445.H50")));
        Assert.Equal("reuse_other_paper", WhyNot(Drawing, HandedIn(procedure: Procedure + ".H50", name: "Bản vẽ mặt bằng")));
        HeldPaper national = HandedIn(), own = HandedIn(procedure: Procedure + ".H50") with { AcceptedAt = Accepted.AddDays(5) };
        var wanted = new WantedPaper(ApplicantKind.Citizen, Owner, Procedure + ".H50", Drawing);
        Assert.Null(PaperReuse.WhyNot(wanted, national, [national], Issued));
        Assert.Equal("reuse_older", PaperReuse.WhyNot(wanted, national, [national, own], Issued)?.Code);
    }

    [Fact]
    public void Once_a_newer_dossier_holds_the_paper_an_older_one_is_not_reused_whether_the_newer_one_stands_or_not()
    {
        HeldPaper old = HandedIn(), newer = HandedIn() with { AcceptedAt = Accepted.AddDays(5) };
        Assert.Null(WhyNot(Drawing, newer, others: old));
        foreach (var other in new[] { newer, newer with { IsRefusal = true }, newer with { IsSupplemented = true }, newer with { IsReopened = true }, newer with { AcceptedAt = null, AddedAt = Accepted.AddDays(1), IsRefusal = true } })
        {
            Assert.Equal("reuse_older", WhyNot(Drawing, old, others: other));
            Assert.DoesNotContain(old, PaperReuse.Offers(new(ApplicantKind.Citizen, Owner, Procedure, Drawing), [old, other], [old, other], Issued));
        }

        // Another paper, one of another owner, one that was reused itself, one out of sight and one of the dossier that is supplemented hide nothing.
        Assert.Null(WhyNot(Drawing, old, null, newer with { ComponentCode = "C4" }, newer with { OwnerIdNumber = "045090999902" }, newer with { IsReused = true }, newer with { IsOutOfSight = true }, Result()));
        Assert.Null(PaperReuse.WhyNot(new(ApplicantKind.Citizen, Owner, Procedure, Drawing) { DossierId = newer.DossierId }, old, [old, newer], Issued));
    }

    [Fact]
    public void A_firm_is_the_same_owner_under_whichever_kind_it_was_filed_and_a_person_only_under_the_own()
    {
        var old = Result() with { OwnerKind = ApplicantKind.Organisation, OwnerIdNumber = "0101234567" };
        var renewed = Result(supersedes: true) with { OwnerKind = ApplicantKind.Enterprise, OwnerIdNumber = "0101234567", IssuedOn = Issued.AddDays(1) };
        var wanted = new WantedPaper(ApplicantKind.Enterprise, "0101234567", Procedure, Certificate);
        Assert.Null(PaperReuse.WhyNot(wanted, old, [old], Issued));
        Assert.Equal("reuse_replaced", PaperReuse.WhyNot(wanted, old, [old, renewed], Issued)?.Code);
        Assert.Equal("reuse_other_owner", PaperReuse.WhyNot(wanted with { OwnerKind = ApplicantKind.Citizen }, old, [old], Issued)?.Code);
        Assert.False(PaperReuse.MayBeOne(ApplicantKind.Citizen, ApplicantKind.PassportHolder));
    }

    [Theory]
    [InlineData("C1", true)]
    [InlineData("C12", true)]
    [InlineData("C", false)]
    [InlineData("C1a", false)]
    [InlineData("KQ.G15.000012", false)]
    [InlineData("", false)]
    public void A_national_code_means_the_same_paper_in_every_procedure(string code, bool own)
    {
        Assert.Equal(own, PaperReuse.IsOwnCode(code));
        Assert.Equal(own ? "reuse_other_paper" : code.Length == 0 ? "reuse_other_paper" : null, WhyNot(Drawing with { Code = code }, HandedIn(code: code, procedure: "1.014445")));
    }

    [Fact]
    public void The_newest_is_offered_first_and_of_what_was_handed_in_the_newest_dossier_alone()
    {
        HeldPaper old = HandedIn(), page = HandedIn() with { AcceptedAt = Accepted.AddDays(5) };
        var other = page with { Id = Guid.NewGuid() };
        Assert.Equal(new[] { page.Id, other.Id }.Order(), PaperReuse.Offers(new(ApplicantKind.Citizen, Owner, Procedure, Drawing), [old, page, other], [old, page, other], Issued).Select(p => p.Id).Order());

        // What the person may not take hides nothing that he may.
        Assert.Equal([old.Id], PaperReuse.Offers(new(ApplicantKind.Citizen, Owner, Procedure, Drawing), [old], [old, page with { IsOutOfSight = true }, other with { IsOutOfSight = true }], Issued).Select(p => p.Id));

        HeldPaper first = Result(), second = Result() with { IssuedOn = Issued.AddDays(1) };
        Assert.Equal([second.Id, first.Id], PaperReuse.Offers(new(ApplicantKind.Citizen, Owner, Procedure, Certificate), [first, second, old], [first, second, old], Issued.AddDays(1)).Select(p => p.Id));
        Assert.Empty(PaperReuse.Offers(new(ApplicantKind.Citizen, "", Procedure, Certificate), [first, second, old], [first, second, old], Issued));
    }
}
