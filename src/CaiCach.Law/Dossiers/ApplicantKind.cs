using System.Diagnostics.CodeAnalysis;
using CaiCach.Law.Identity;

namespace CaiCach.Law.Dossiers;

/// <summary>What the owner of a dossier is (đối tượng).</summary>
public enum ApplicantKind
{
    /// <summary>Công dân.</summary>
    Citizen,

    /// <summary>Tổ chức khác; until the kinds of organisations were told apart, any of them.</summary>
    Organisation,

    /// <summary>Người nước ngoài, người Việt Nam định cư ở nước ngoài who shows a passport (hộ chiếu), having no personal identity number.</summary>
    PassportHolder,

    /// <summary>Doanh nghiệp.</summary>
    Enterprise,

    /// <summary>Hộ kinh doanh.</summary>
    HouseholdBusiness,

    /// <summary>Hợp tác xã.</summary>
    Cooperative,

    /// <summary>Cơ quan nhà nước.</summary>
    StateBody,
}

/// <summary>Which owners a procedure is for, and the number each is known by.</summary>
public static class ApplicantKinds
{
    private static readonly (ApplicantKind Kind, string[] Subjects)[] Order =
    [
        (ApplicantKind.Citizen, ["citizen", "official", "overseas_vietnamese"]),
        (ApplicantKind.PassportHolder, ["foreigner", "overseas_vietnamese"]),
        (ApplicantKind.Enterprise, ["enterprise", "organisation"]),
        (ApplicantKind.HouseholdBusiness, ["enterprise", "citizen", "organisation"]),
        (ApplicantKind.Cooperative, ["cooperative", "organisation"]),
        (ApplicantKind.StateBody, ["state_body", "organisation"]),
        (ApplicantKind.Organisation, ["organisation"]),
    ];

    /// <summary>The kinds to choose from, in their order; all where no subjects are named. "Tổ chức" is often published for every organisation, and is taken so.</summary>
    /// <param name="subjects">Codes of <see cref="Procedures.ProcedureNames.Subjects"/>.</param>
    public static IReadOnlyList<ApplicantKind> For(IReadOnlyList<string> subjects) =>
        [.. Order.Where(one => subjects.Count == 0 || one.Subjects.Any(subjects.Contains)).Select(one => one.Kind)];

    /// <summary>Whether such an owner may choose the procedure on the portal. "Tổ chức" says no more than that it is no person, and is taken for any of them. Counters and programs are not held to it.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="subjects">Codes of <see cref="Procedures.ProcedureNames.Subjects"/>.</param>
    public static bool IsFor(this ApplicantKind kind, IReadOnlyList<string> subjects) =>
        For(subjects) is var kinds && (kinds.Contains(kind) || (kind == ApplicantKind.Organisation && kinds.Any(k => !k.IsPerson())));

    /// <summary>Whether the owner is a person, with a date of birth, who comes and signs in person.</summary>
    public static bool IsPerson(this ApplicantKind kind) => kind is ApplicantKind.Citizen or ApplicantKind.PassportHolder;

    /// <summary>The Vietnamese name.</summary>
    public static string ToText(this ApplicantKind kind) => kind switch
    {
        ApplicantKind.Citizen => "Công dân",
        ApplicantKind.Organisation => "Tổ chức",
        ApplicantKind.PassportHolder => "Người dùng hộ chiếu",
        ApplicantKind.Enterprise => "Doanh nghiệp",
        ApplicantKind.HouseholdBusiness => "Hộ kinh doanh",
        ApplicantKind.Cooperative => "Hợp tác xã",
        ApplicantKind.StateBody => "Cơ quan nhà nước",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>What the number is called when it is asked for.</summary>
    public static string NumberName(this ApplicantKind kind) => kind switch
    {
        ApplicantKind.Citizen => "Số định danh cá nhân",
        ApplicantKind.PassportHolder => "Số hộ chiếu",
        ApplicantKind.HouseholdBusiness => "Mã số thuế, hoặc số định danh của chủ hộ",
        ApplicantKind.StateBody => "Mã định danh điện tử, hoặc mã số thuế",
        _ => "Mã số thuế",
    };

    /// <summary>What a number that was given is called.</summary>
    /// <param name="kind">The kind of the owner.</param>
    /// <param name="number">The number as it is kept.</param>
    public static string NumberName(this ApplicantKind kind, string number) => kind switch
    {
        ApplicantKind.HouseholdBusiness => number.Length == 12 ? "Số định danh của chủ hộ" : "Mã số thuế",
        ApplicantKind.StateBody => AgencyId.TryParse(number, out _, out _) ? "Mã định danh điện tử" : "Mã số thuế",
        _ => kind.NumberName(),
    };

    /// <summary>Reads the number of any kind but a passport, which has a nationality beside it.</summary>
    /// <param name="kind">The kind of the owner.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="number">The number as it is kept.</param>
    /// <param name="fault">What is wrong.</param>
    public static bool TryParseNumber(this ApplicantKind kind, string? text, [NotNullWhen(true)] out string? number, out IdentityFault fault)
    {
        number = null;
        if (kind == ApplicantKind.Citizen)
        {
            number = CitizenId.TryParse(text, out var id, out fault) ? id.Value : null;
        }
        else if (kind == ApplicantKind.StateBody && AgencyId.TryParse(text, out var agency, out fault))
        {
            number = agency.Value;
        }
        else if (TaxCode.TryParse(text, out var code, out fault))
        {
            fault = (kind, code.Kind) switch
            {
                (ApplicantKind.HouseholdBusiness, TaxCodeKind.Branch) => IdentityFault.NotOfHouseholdBusiness,
                (ApplicantKind.Enterprise or ApplicantKind.Cooperative or ApplicantKind.StateBody, TaxCodeKind.Person) => IdentityFault.TaxCodeOfPerson,
                _ => IdentityFault.None,
            };
            number = fault == IdentityFault.None ? code.Value : null;
        }
        else if (fault == IdentityFault.TaxCodeWrongShape)
        {
            fault = kind switch
            {
                ApplicantKind.StateBody => IdentityFault.NeitherAgencyIdNorTaxCode,
                ApplicantKind.HouseholdBusiness => IdentityFault.NotOfHouseholdBusiness,
                _ => fault,
            };
        }

        return number is not null;
    }
}
