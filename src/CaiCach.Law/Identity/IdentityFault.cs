namespace CaiCach.Law.Identity;

/// <summary>Why a text is not the number, code, name or date it should be.</summary>
public enum IdentityFault
{
    /// <summary>No fault.</summary>
    None,

    /// <summary>Nothing was given.</summary>
    Missing,

    /// <summary>An identity number is not 12 digits.</summary>
    CitizenIdNotTwelveDigits,

    /// <summary>The first three digits of an identity number are no province of the historical list and no country.</summary>
    CitizenIdUnknownPlace,

    /// <summary>The year of birth in an identity number lies in the future.</summary>
    CitizenIdBornInFuture,

    /// <summary>The sex in an identity number is not the one declared.</summary>
    CitizenIdOtherSex,

    /// <summary>The year of birth in an identity number is not the one declared.</summary>
    CitizenIdOtherBirthYear,

    /// <summary>A tax code is not 10, 12 or 10 + 3 digits.</summary>
    TaxCodeWrongShape,

    /// <summary>The check digit of a tax code is wrong.</summary>
    TaxCodeWrongCheckDigit,

    /// <summary>The branch part of a tax code is 000.</summary>
    TaxCodeWrongBranch,

    /// <summary>A 12-digit tax code is no identity number.</summary>
    TaxCodeNotACitizenId,

    /// <summary>A 12-digit tax code, where the owner is no person and no household business.</summary>
    TaxCodeOfPerson,

    /// <summary>The number of a household business is neither 12 digits nor a tax code of 10.</summary>
    NotOfHouseholdBusiness,

    /// <summary>The number of a state body is neither its electronic identifier nor a tax code.</summary>
    NeitherAgencyIdNorTaxCode,

    /// <summary>A passport number is not 5 to 20 letters and digits with at least one digit.</summary>
    PassportWrongShape,

    /// <summary>The number of a Vietnamese passport is not one letter and 7 or 8 digits.</summary>
    PassportVietnameseWrongShape,

    /// <summary>A nationality has no letter, is too long, or holds characters that cannot be seen.</summary>
    NationalityWrong,

    /// <summary>Neither an identity number nor a passport number.</summary>
    NeitherCitizenIdNorPassport,

    /// <summary>A phone number is no Vietnamese mobile or landline number.</summary>
    PhoneWrongShape,

    /// <summary>An agency identifier has the wrong shape.</summary>
    AgencyIdWrongShape,

    /// <summary>A dossier code is longer than 60 characters.</summary>
    DossierCodeTooLong,

    /// <summary>A dossier code holds a character other than letters, digits and <c>. - / _</c>.</summary>
    DossierCodeWrongCharacter,

    /// <summary>A request number has the wrong shape.</summary>
    RequestNumberWrongShape,

    /// <summary>A person's name is longer than 300 characters.</summary>
    NameTooLong,

    /// <summary>A person's name holds control or invisible characters.</summary>
    NameControlCharacter,

    /// <summary>A person's name has no letter.</summary>
    NameWithoutLetter,

    /// <summary>An organisation's name is longer than 500 characters.</summary>
    OrganisationNameTooLong,

    /// <summary>An organisation's name holds control or invisible characters.</summary>
    OrganisationNameControlCharacter,

    /// <summary>An organisation's name has no letter.</summary>
    OrganisationNameWithoutLetter,

    /// <summary>A date of birth is not written as day/month/year, month/year or year.</summary>
    BirthDateWrongShape,

    /// <summary>There is no such day.</summary>
    BirthDateNoSuchDay,

    /// <summary>A date of birth lies in the future.</summary>
    BirthDateInFuture,

    /// <summary>A date of birth lies more than 150 years back.</summary>
    BirthDateTooLongAgo,
}

/// <summary>The stable code and the Vietnamese message of each <see cref="IdentityFault"/>.</summary>
public static class IdentityFaultTexts
{
    /// <summary>The code that programs may rely on, in snake case.</summary>
    public static string Code(this IdentityFault fault) => Text(fault).Code;

    /// <summary>The message for people, to show at the field.</summary>
    public static string Message(this IdentityFault fault) => Text(fault).Message;

    private static (string Code, string Message) Text(IdentityFault fault) => fault switch
    {
        IdentityFault.None => ("none", "Không có lỗi."),
        IdentityFault.Missing => ("missing", "Chưa nhập thông tin này."),
        IdentityFault.CitizenIdNotTwelveDigits => ("citizen_id_not_twelve_digits", "Số định danh cá nhân (số căn cước) phải gồm đúng 12 chữ số."),
        IdentityFault.CitizenIdUnknownPlace =>
            ("citizen_id_unknown_place", "Ba chữ số đầu của số định danh không phải mã tỉnh, thành phố hoặc mã quốc gia nơi đăng ký khai sinh."),
        IdentityFault.CitizenIdBornInFuture => ("citizen_id_born_in_future", "Năm sinh trong số định danh nằm ở tương lai. Hãy kiểm tra lại số đã nhập."),
        IdentityFault.CitizenIdOtherSex => ("citizen_id_other_sex", "Giới tính không khớp với số định danh (chữ số thứ 4)."),
        IdentityFault.CitizenIdOtherBirthYear => ("citizen_id_other_birth_year", "Năm sinh không khớp với số định danh (chữ số thứ 4 đến thứ 6)."),
        IdentityFault.TaxCodeWrongShape =>
            ("tax_code_wrong_shape", "Mã số thuế phải gồm 10 chữ số, 10 chữ số và 3 chữ số của đơn vị phụ thuộc (ví dụ 0100109106-001), hoặc 12 chữ số của cá nhân, hộ kinh doanh."),
        IdentityFault.TaxCodeWrongCheckDigit => ("tax_code_wrong_check_digit", "Mã số thuế không đúng: chữ số kiểm tra (chữ số thứ 10) không khớp."),
        IdentityFault.TaxCodeWrongBranch => ("tax_code_wrong_branch", "Ba chữ số của đơn vị phụ thuộc phải từ 001 đến 999."),
        IdentityFault.TaxCodeNotACitizenId => ("tax_code_not_a_citizen_id", "Mã số thuế 12 chữ số phải là số định danh cá nhân hợp lệ."),
        IdentityFault.TaxCodeOfPerson => ("tax_code_of_person", "Mã số thuế 12 chữ số là của cá nhân, hộ kinh doanh; đối tượng này dùng mã số thuế 10 chữ số, hoặc 10 chữ số và 3 chữ số của đơn vị phụ thuộc."),
        IdentityFault.NotOfHouseholdBusiness => ("not_of_household_business", "Hộ kinh doanh ghi số định danh 12 chữ số của chủ hộ, hoặc mã số thuế 10 chữ số."),
        IdentityFault.NeitherAgencyIdNorTaxCode => ("neither_agency_id_nor_tax_code", "Cơ quan nhà nước ghi mã định danh điện tử (ví dụ G06, H29.143), hoặc mã số thuế."),
        IdentityFault.PassportWrongShape => ("passport_wrong_shape", "Số hộ chiếu phải gồm từ 5 đến 20 chữ cái không dấu và chữ số, có ít nhất một chữ số."),
        IdentityFault.PassportVietnameseWrongShape => ("passport_vietnamese_wrong_shape", "Số hộ chiếu Việt Nam phải gồm một chữ cái và 7 hoặc 8 chữ số, ví dụ C1234567."),
        IdentityFault.NationalityWrong => ("nationality_wrong", "Quốc tịch phải ghi bằng chữ, không dài quá 100 ký tự, ví dụ: Hàn Quốc."),
        IdentityFault.NeitherCitizenIdNorPassport => ("neither_citizen_id_nor_passport", "Nhập số định danh cá nhân gồm 12 chữ số, hoặc số hộ chiếu."),
        IdentityFault.PhoneWrongShape => ("phone_wrong_shape", "Số điện thoại không đúng. Ví dụ: 0912 345 678 hoặc 024 3943 1234."),
        IdentityFault.AgencyIdWrongShape => ("agency_id_wrong_shape", "Mã định danh cơ quan phải có dạng G06, H29.143 hoặc H29.143.05."),
        IdentityFault.DossierCodeTooLong => ("dossier_code_too_long", "Mã hồ sơ không được dài quá 60 ký tự."),
        IdentityFault.DossierCodeWrongCharacter => ("dossier_code_wrong_character", "Mã hồ sơ chỉ gồm chữ cái không dấu, chữ số và các dấu . - / _"),
        IdentityFault.RequestNumberWrongShape => ("request_number_wrong_shape", "Số yêu cầu phải có dạng YC-250715-7K3M9QXA."),
        IdentityFault.NameTooLong => ("name_too_long", "Họ và tên không được dài quá 300 ký tự."),
        IdentityFault.NameControlCharacter => ("name_control_character", "Họ và tên có ký tự không hiển thị được. Hãy xóa và nhập lại."),
        IdentityFault.NameWithoutLetter => ("name_without_letter", "Họ và tên phải có chữ cái."),
        IdentityFault.OrganisationNameTooLong => ("organisation_name_too_long", "Tên tổ chức không được dài quá 500 ký tự."),
        IdentityFault.OrganisationNameControlCharacter => ("organisation_name_control_character", "Tên tổ chức có ký tự không hiển thị được. Hãy xóa và nhập lại."),
        IdentityFault.OrganisationNameWithoutLetter => ("organisation_name_without_letter", "Tên tổ chức phải có chữ cái."),
        IdentityFault.BirthDateWrongShape => ("birth_date_wrong_shape", "Ngày sinh phải có dạng ngày/tháng/năm, ví dụ 05/02/1990; có thể chỉ ghi tháng/năm hoặc năm."),
        IdentityFault.BirthDateNoSuchDay => ("birth_date_no_such_day", "Không có ngày này trong lịch."),
        IdentityFault.BirthDateInFuture => ("birth_date_in_future", "Ngày sinh không được ở tương lai."),
        IdentityFault.BirthDateTooLongAgo => ("birth_date_too_long_ago", "Ngày sinh cách đây hơn 150 năm. Hãy kiểm tra lại."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
    };
}
