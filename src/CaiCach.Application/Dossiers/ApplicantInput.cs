using System.Text;
using System.Text.Json.Serialization;
using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Identity;

namespace CaiCach.Application.Dossiers;

/// <summary>What the applicant says of the owner of a dossier (chủ hồ sơ) and, if another, of the submitter (người nộp).</summary>
/// <param name="Kind">A citizen or an organisation.</param>
/// <param name="Name">Full name, or the organisation's name.</param>
/// <param name="IdNumber">CCCD of a citizen, tax code of an organisation.</param>
/// <param name="BirthDate">dd/MM/yyyy, MM/yyyy or yyyy; of a citizen, may be left out.</param>
/// <param name="Phone">A Vietnamese phone number.</param>
/// <param name="Email">May be left out.</param>
/// <param name="Address">Where the owner lives or has its seat.</param>
/// <param name="SubmitterName">Who submits, when not the owner.</param>
/// <param name="SubmitterIdNumber">CCCD of the submitter.</param>
/// <param name="BySms">Whether text messages are wanted beside e-mails. Who gave no e-mail address is told by text message in any case.</param>
public sealed record ApplicantInput(
    ApplicantKind Kind,
    string? Name,
    string? IdNumber,
    string? BirthDate,
    string? Phone,
    string? Email,
    string? Address,
    string? SubmitterName = null,
    string? SubmitterIdNumber = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool BySms = false)
{
    private const int LongestAddress = 500;

    /// <summary>Faults of each field; names start with "applicant.".</summary>
    public IReadOnlyList<FieldFault> Check(DateOnly today)
    {
        var faults = new List<FieldFault>();
        if (Kind == ApplicantKind.Citizen ? !PersonName.TryParse(Name, out _, out var fault) : !OrganisationName.TryParse(Name, out _, out fault))
        {
            faults.Add(Fault("name", fault, Kind == ApplicantKind.Citizen ? "Nhập họ và tên." : "Nhập tên tổ chức, doanh nghiệp."));
        }

        if (Kind == ApplicantKind.Citizen)
        {
            CheckCitizen(today, faults);
        }
        else if (!TaxCode.TryParse(IdNumber, out _, out fault))
        {
            faults.Add(Fault("idNumber", fault, "Nhập mã số thuế."));
        }

        if (!Law.Identity.Phone.TryParse(Phone, out _, out fault))
        {
            faults.Add(Fault("phone", fault, "Nhập số điện thoại."));
        }

        if (TypedText.CheckEmail("applicant.email", TypedText.Trimmed(Email)) is { } wrong)
        {
            faults.Add(wrong);
        }

        var address = (Address ?? "").Trim();
        if (address.Length == 0)
        {
            faults.Add(new("applicant.address", "address_missing", "Nhập địa chỉ."));
        }
        else if (TypedText.Check("applicant.address", "address", address, LongestAddress) is { } unfit)
        {
            faults.Add(unfit);
        }

        CheckSubmitter(faults);
        return faults;
    }

    /// <summary>Writes the checked values to a dossier.</summary>
    public void WriteTo(Dossier dossier)
    {
        dossier.ApplicantKind = Kind;
        dossier.OwnerName = Kind == ApplicantKind.Citizen ? PersonName.Parse(Name!).Value : OrganisationName.Parse(Name!).Value;
        dossier.OwnerKey = SearchKey.Of(dossier.OwnerName);
        dossier.OwnerIdNumber = Kind == ApplicantKind.Citizen ? CitizenId.Parse(IdNumber!).Value : TaxCode.Parse(IdNumber!).Value;
        dossier.OwnerBirthDate = Kind == ApplicantKind.Citizen && !string.IsNullOrWhiteSpace(BirthDate) ? Text(BirthDate) : null;
        dossier.Phone = Law.Identity.Phone.Parse(Phone!).Value;
        dossier.Email = string.IsNullOrWhiteSpace(Email) ? null : Email.Trim();
        dossier.BySms = BySms;
        dossier.Address = Text(Address);
        if (!string.IsNullOrWhiteSpace(SubmitterName))
        {
            dossier.SubmitterName = PersonName.Parse(SubmitterName).Value;
            dossier.SubmitterIdNumber = CitizenId.Parse(SubmitterIdNumber!).Value;
        }
    }

    private void CheckCitizen(DateOnly today, List<FieldFault> faults)
    {
        BirthDate? born = null;
        if (!string.IsNullOrWhiteSpace(BirthDate) && !Law.Identity.BirthDate.TryParse(BirthDate, today, out born, out var fault))
        {
            faults.Add(Fault("birthDate", fault, "Nhập ngày sinh."));
        }

        if (!CitizenId.TryParse(IdNumber, out var id, out fault))
        {
            faults.Add(Fault("idNumber", fault, "Nhập số định danh cá nhân."));
        }
        else if (id.Check(null, born?.Year, today) is var mismatch and not IdentityFault.None)
        {
            faults.Add(Fault("idNumber", mismatch, "Nhập số định danh cá nhân."));
        }
    }

    private void CheckSubmitter(List<FieldFault> faults)
    {
        if (string.IsNullOrWhiteSpace(SubmitterName) && string.IsNullOrWhiteSpace(SubmitterIdNumber))
        {
            return;
        }

        if (!PersonName.TryParse(SubmitterName, out _, out var fault))
        {
            faults.Add(Fault("submitterName", fault, "Nhập họ tên người nộp thay."));
        }

        if (!CitizenId.TryParse(SubmitterIdNumber, out _, out fault))
        {
            faults.Add(Fault("submitterIdNumber", fault, "Nhập số định danh của người nộp thay."));
        }
    }

    private static FieldFault Fault(string field, IdentityFault fault, string missing) => IdentityFaults.At($"applicant.{field}", fault, missing);

    private static string Text(string? value) => (value ?? "").Trim().Normalize(NormalizationForm.FormC);
}
