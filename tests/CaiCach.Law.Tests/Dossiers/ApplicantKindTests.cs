using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;

namespace CaiCach.Law.Tests.Dossiers;

/// <summary>Which owners a procedure is for, and the number of each.</summary>
public sealed class ApplicantKindTests
{
    [Theory]
    [InlineData("", "Citizen PassportHolder Enterprise HouseholdBusiness Cooperative StateBody Organisation")]
    [InlineData("citizen", "Citizen HouseholdBusiness")]
    [InlineData("official", "Citizen")]
    [InlineData("foreigner", "PassportHolder")]
    [InlineData("overseas_vietnamese", "Citizen PassportHolder")]
    [InlineData("enterprise", "Enterprise HouseholdBusiness")]
    [InlineData("cooperative", "Cooperative")]
    [InlineData("state_body", "StateBody")]
    [InlineData("organisation", "Enterprise HouseholdBusiness Cooperative StateBody Organisation")]
    [InlineData("organisation enterprise citizen", "Citizen Enterprise HouseholdBusiness Cooperative StateBody Organisation")]
    public void Only_the_kinds_that_the_subjects_allow_are_offered(string subjects, string kinds) =>
        Assert.Equal(kinds, string.Join(' ', ApplicantKinds.For(subjects.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    [Theory]
    [InlineData(ApplicantKind.Organisation, "enterprise", true)]
    [InlineData(ApplicantKind.Organisation, "cooperative", true)]
    [InlineData(ApplicantKind.Organisation, "official", false)]
    [InlineData(ApplicantKind.Organisation, "foreigner", false)]
    [InlineData(ApplicantKind.Enterprise, "organisation", true)]
    [InlineData(ApplicantKind.Enterprise, "cooperative", false)]
    [InlineData(ApplicantKind.Citizen, "organisation", false)]
    [InlineData(ApplicantKind.Enterprise, "enterprise", true)]
    public void An_organisation_of_a_kind_not_told_is_taken_wherever_some_organisation_is(ApplicantKind kind, string subject, bool taken) =>
        Assert.Equal(taken, kind.IsFor([subject]));

    [Theory]
    [InlineData(ApplicantKind.Citizen, "045 090 999 901", "045090999901", "Số định danh cá nhân")]
    [InlineData(ApplicantKind.Enterprise, "0100109106", "0100109106", "Mã số thuế")]
    [InlineData(ApplicantKind.Cooperative, "0100109106001", "0100109106-001", "Mã số thuế")]
    [InlineData(ApplicantKind.HouseholdBusiness, "045090999901", "045090999901", "Số định danh của chủ hộ")]
    [InlineData(ApplicantKind.HouseholdBusiness, "0100109106", "0100109106", "Mã số thuế")]
    [InlineData(ApplicantKind.StateBody, "h29.143", "H29.143", "Mã định danh điện tử")]
    [InlineData(ApplicantKind.StateBody, "G06", "G06", "Mã định danh điện tử")]
    [InlineData(ApplicantKind.StateBody, "0100109106-001", "0100109106-001", "Mã số thuế")]
    [InlineData(ApplicantKind.Organisation, "045090999901", "045090999901", "Mã số thuế")]
    public void Each_kind_has_numbers_of_its_own(ApplicantKind kind, string typed, string kept, string name)
    {
        Assert.True(kind.TryParseNumber(typed, out var number, out var fault));
        Assert.Equal((kept, name, IdentityFault.None), (number, kind.NumberName(number), fault));
    }

    [Theory]
    [InlineData(ApplicantKind.Citizen, "0100109106", IdentityFault.CitizenIdNotTwelveDigits)]
    [InlineData(ApplicantKind.Enterprise, "045090999901", IdentityFault.TaxCodeOfPerson)]
    [InlineData(ApplicantKind.Cooperative, "0100109105", IdentityFault.TaxCodeWrongCheckDigit)]
    [InlineData(ApplicantKind.Enterprise, "H29.143", IdentityFault.TaxCodeWrongShape)]
    [InlineData(ApplicantKind.HouseholdBusiness, "0100109106-001", IdentityFault.NotOfHouseholdBusiness)]
    [InlineData(ApplicantKind.HouseholdBusiness, "123", IdentityFault.NotOfHouseholdBusiness)]
    [InlineData(ApplicantKind.HouseholdBusiness, "999090999901", IdentityFault.TaxCodeNotACitizenId)]
    [InlineData(ApplicantKind.StateBody, "X29", IdentityFault.NeitherAgencyIdNorTaxCode)]
    [InlineData(ApplicantKind.StateBody, "045090999901", IdentityFault.TaxCodeOfPerson)]
    [InlineData(ApplicantKind.StateBody, " ", IdentityFault.Missing)]
    public void A_wrong_number_has_its_reason(ApplicantKind kind, string typed, IdentityFault expected)
    {
        Assert.False(kind.TryParseNumber(typed, out var number, out var fault));
        Assert.Equal((null, expected), (number, fault));
    }
}
