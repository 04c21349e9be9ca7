using System.Text;
using System.Text.Json.Serialization;
using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Communes;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>What the applicant says of the owner of a dossier (chủ hồ sơ) and, if another, of the submitter (người nộp).</summary>
/// <param name="Kind">What the owner is.</param>
/// <param name="Name">Full name, or the organisation's name.</param>
/// <param name="IdNumber">The number the kind is known by: CCCD, passport number, tax code, identifier of a state body.</param>
/// <param name="BirthDate">dd/MM/yyyy, MM/yyyy or yyyy; of a person, may be left out.</param>
/// <param name="Phone">A Vietnamese phone number.</param>
/// <param name="Email">May be left out.</param>
/// <param name="Address">Where the owner lives or has its seat.</param>
/// <param name="SubmitterName">Who submits, when not the owner.</param>
/// <param name="SubmitterIdNumber">CCCD or passport number of the submitter.</param>
/// <param name="BySms">Whether text messages are wanted beside e-mails. Who gave no e-mail address is told by text message in any case.</param>
/// <param name="Nationality">The nationality in the passport of a <see cref="ApplicantKind.PassportHolder"/>; left out for others.</param>
/// <param name="ReturnWay">How the result is wanted.</param>
/// <param name="ReturnAddress">Where a posted result goes; left out for the address.</param>
/// <param name="Representation">By what right the submitter stands for the owner; null where it is not asked for.</param>
/// <param name="CommuneCode">The commune of the address, picked from the register; left out for none, as abroad.</param>
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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool BySms = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? Nationality = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ReturnWay ReturnWay = ReturnWay.AtCounter,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? ReturnAddress = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] RepresentationInput? Representation = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? CommuneCode = null)
{
    /// <summary>The longest address, in characters.</summary>
    public const int LongestAddress = 500;

    /// <summary>Whether the paper that shows the right to stand for the owner has to come with the others.</summary>
    public bool NeedsAuthority => Submits && Law.Dossiers.Representation.NeedsPaper(Representation?.Basis);

    /// <summary>Whether somebody else than the owner submits.</summary>
    public bool Submits => !string.IsNullOrWhiteSpace(SubmitterName) || !string.IsNullOrWhiteSpace(SubmitterIdNumber);

    private bool IsPerson => Kind.IsPerson();

    /// <summary>Faults of each field; names start with "applicant.".</summary>
    /// <param name="today">The local date.</param>
    /// <param name="procedure">The procedure it is filed under, which says whether a passport will do; null when it is not known.</param>
    public IReadOnlyList<FieldFault> Check(DateOnly today, ProcedureVersion? procedure)
    {
        var faults = new List<FieldFault>();
        if (IsPerson ? !PersonName.TryParse(Name, out _, out var fault) : !OrganisationName.TryParse(Name, out _, out fault))
        {
            faults.Add(Fault("name", fault, IsPerson ? "Nhập họ và tên." : "Nhập tên tổ chức, doanh nghiệp."));
        }

        var born = IsPerson ? CheckBirthDate(today, faults) : null;
        if (Kind == ApplicantKind.Citizen)
        {
            CheckCitizen(born, today, faults);
        }
        else if (Kind == ApplicantKind.PassportHolder)
        {
            CheckPassport(procedure, faults);
        }
        else if (!Kind.TryParseNumber(IdNumber, out _, out fault))
        {
            faults.Add(Fault("idNumber", fault, Kind switch { ApplicantKind.HouseholdBusiness => "Nhập mã số thuế, hoặc số định danh của chủ hộ kinh doanh.", ApplicantKind.StateBody => "Nhập mã định danh điện tử, hoặc mã số thuế của cơ quan.", _ => "Nhập mã số thuế." }));
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

        if (ReturnWay == ReturnWay.Post && TypedText.Check("applicant.returnAddress", "return_address", ReturnAddress, LongestAddress) is { } odd)
        {
            faults.Add(odd);
        }

        CheckSubmitter(faults);
        if (Submits)
        {
            faults.AddRange(Representation?.Check(IsPerson, born, today) ?? []);
        }

        return faults;
    }

    /// <summary>
    /// An electronic result is taken from the page of an account, or by a one-time code that goes to the contact of the dossier: whoever files at a counter without an account leaves one that
    /// the code can go to, or picks another way. Programs have ways of their own.
    /// </summary>
    /// <param name="actor">Who files.</param>
    /// <param name="account">The account that the dossier goes into; null for none.</param>
    internal IEnumerable<FieldFault> CheckReturn(Actor actor, Guid? account)
    {
        if (ReturnWay == ReturnWay.Electronic && account is null && actor.Kind is (ActorKind.Official or ActorKind.Agent)
            && Law.Identity.Phone.TryParse(Phone, out var known, out _) && !ResultCodes.Reaches(known.Value, Email?.Trim()))
        {
            yield return new("applicant.returnWay", "return_way_without_contact", "Người nộp không có tài khoản nhận bản điện tử bằng mã gửi đến số di động hoặc thư điện tử; hồ sơ này chưa ghi số di động, thư điện tử nào. Ghi thêm, hoặc chọn nhận tại Bộ phận Một cửa, qua bưu chính.");
        }
    }

    /// <summary>The commune that was picked; null for none, and with the fault noted for one that there is not.</summary>
    internal Commune? CommuneIn(CommuneRegister communes, DateOnly today, List<FieldFault> faults)
    {
        if (string.IsNullOrEmpty(CommuneCode))
        {
            return null;
        }

        if (communes.Find(CommuneCode, today) is not { } commune || !commune.IsInForce(today))
        {
            faults.Add(new("applicant.commune.code", "commune_unknown", "Xã, phường đã chọn không có trong danh mục hiện hành; hãy tìm và chọn lại."));
            return null;
        }

        if (!string.IsNullOrWhiteSpace(Address) && TypedText.Check("applicant.address", "address", communes.AddressIn(Text(Address), commune), LongestAddress) is { } unfit && faults.TrueForAll(f => f.Field != unfit.Field))
        {
            faults.Add(unfit);
        }

        return commune;
    }

    /// <summary>Writes the checked values to a dossier.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="communes">The register.</param>
    /// <param name="today">The local day.</param>
    public void WriteTo(Dossier dossier, CommuneRegister communes, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(communes);
        WriteNamesTo(dossier);
        dossier.Phone = Law.Identity.Phone.Parse(Phone!).Value;
        dossier.Email = string.IsNullOrWhiteSpace(Email) ? null : Email.Trim();
        dossier.BySms = BySms;
        var commune = CommuneIn(communes, today, []);
        dossier.Address = commune is null ? Text(Address) : communes.AddressIn(Text(Address), commune);
        dossier.CommuneCode = commune?.Code;
        dossier.ReturnWay = ReturnWay;
        dossier.ReturnAddress = ReturnWay == ReturnWay.Post && !string.IsNullOrWhiteSpace(ReturnAddress) ? Text(ReturnAddress) : null;
        if (dossier.SubmitterName is { } submitter)
        {
            var born = Law.Identity.BirthDate.TryParse(dossier.OwnerBirthDate, VietnamTime.DayOf(dossier.SubmittedAt), out var date, out _) ? date : null;
            dossier.Representation = Representation?.ToRow((submitter, dossier.SubmitterIdNumber), IsPerson, born);
        }
    }

    /// <summary>Writes of the checked values who the owner is and who submits, with what they are found by.</summary>
    internal void WriteNamesTo(Dossier dossier)
    {
        dossier.ApplicantKind = Kind;
        dossier.OwnerName = IsPerson ? PersonName.Parse(Name!).Value : OrganisationName.Parse(Name!).Value;
        (dossier.OwnerIdNumber, dossier.OwnerNationality) = Kind switch
        {
            ApplicantKind.PassportHolder when Passport.Parse(IdNumber!, Nationality!) is var passport => (passport.Number, passport.Nationality),
            _ => Kind.TryParseNumber(IdNumber, out var number, out var wrong) ? (number, (string?)null) : throw new FormatException(wrong.Code()),
        };
        dossier.OwnerBirthDate = IsPerson && !string.IsNullOrWhiteSpace(BirthDate) ? Text(BirthDate) : null;
        if (!string.IsNullOrWhiteSpace(SubmitterName))
        {
            dossier.SubmitterName = PersonName.Parse(SubmitterName).Value;
            dossier.SubmitterIdNumber = CitizenId.TryParse(SubmitterIdNumber, out var id, out _) ? id.Value : Passport.TryParseNumber(SubmitterIdNumber, out var passport, out _) ? passport : "";
        }

        // Found by either name; what is cut off are words of a name that nobody types whole.
        var key = SearchKey.Of($"{dossier.OwnerName} {dossier.SubmitterName}");
        dossier.OwnerKey = key.Length <= OrganisationName.MaxLength ? key : key[..OrganisationName.MaxLength];
    }

    private BirthDate? CheckBirthDate(DateOnly today, List<FieldFault> faults)
    {
        BirthDate? born = null;
        if (!string.IsNullOrWhiteSpace(BirthDate) && !Law.Identity.BirthDate.TryParse(BirthDate, today, out born, out var fault))
        {
            faults.Add(Fault("birthDate", fault, "Nhập ngày sinh."));
        }

        return born;
    }

    private void CheckPassport(ProcedureVersion? procedure, List<FieldFault> faults)
    {
        if (procedure is { AdmitsPassports: false })
        {
            faults.Add(new("applicant.idNumber", "passport_not_admitted", "Đối tượng thực hiện của thủ tục này không gồm người nước ngoài, người Việt Nam định cư ở nước ngoài: phải khai số định danh cá nhân, không dùng hộ chiếu."));
        }
        else if (!Passport.TryParse(IdNumber, Nationality, out _, out var fault))
        {
            faults.Add(Fault("idNumber", fault, "Nhập số hộ chiếu."));
        }

        if (!Passport.TryParseNationality(Nationality, out _, out var wrong))
        {
            faults.Add(Fault("nationality", wrong, "Nhập quốc tịch ghi trên hộ chiếu."));
        }
    }

    private void CheckCitizen(BirthDate? born, DateOnly today, List<FieldFault> faults)
    {
        if (!CitizenId.TryParse(IdNumber, out var id, out var fault))
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
        if (!Submits)
        {
            return;
        }

        if (!PersonName.TryParse(SubmitterName, out _, out var fault))
        {
            faults.Add(Fault("submitterName", fault, "Nhập họ tên người nộp thay."));
        }

        if (!CitizenId.TryParse(SubmitterIdNumber, out _, out fault) && !IsPassportNumber(SubmitterIdNumber))
        {
            fault = fault == IdentityFault.CitizenIdNotTwelveDigits ? IdentityFault.NeitherCitizenIdNorPassport : fault;
            faults.Add(Fault("submitterIdNumber", fault, "Nhập số định danh của người nộp thay."));
        }
    }

    // Twelve digits are an identity number, right or wrong; so are other digits alone more often than a passport of a state that writes no letter.
    private static bool IsPassportNumber(string? text) => Passport.TryParseNumber(text, out var number, out _) && number.Any(char.IsAsciiLetter);

    private static FieldFault Fault(string field, IdentityFault fault, string missing) => IdentityFaults.At($"applicant.{field}", fault, missing);

    private static string Text(string? value) => (value ?? "").Trim().Normalize(NormalizationForm.FormC);
}
