using CaiCach.Application.Dossiers;
using CaiCach.Data.Accounts;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Drafts;

/// <summary>The questions of a draft and how their answers become an applicant.</summary>
public static class DraftFields
{
    /// <summary>For whom: <see cref="Self"/>, or a word of <see cref="Words"/>.</summary>
    public const string For = "For";

    /// <summary>The case of the procedure.</summary>
    public const string Case = "Case";

    /// <summary>The account's holder is the owner.</summary>
    public const string Self = "self";

    /// <summary>Another person is.</summary>
    public const string Other = "other";

    /// <summary>Somebody who shows a passport, having no identity number, is.</summary>
    public const string Passport = "passport";

    /// <summary>An organisation is.</summary>
    public const string Organisation = "organisation";

    /// <summary>The word for each kind of owner other than the account's holder.</summary>
    public static readonly IReadOnlyDictionary<ApplicantKind, string> Words = new Dictionary<ApplicantKind, string>
    {
        [ApplicantKind.Citizen] = Other,
        [ApplicantKind.PassportHolder] = Passport,
        [ApplicantKind.Enterprise] = "enterprise",
        [ApplicantKind.HouseholdBusiness] = "household_business",
        [ApplicantKind.Cooperative] = "cooperative",
        [ApplicantKind.StateBody] = "state_body",
        [ApplicantKind.Organisation] = Organisation,
    };

    /// <summary>The kind of owner that an answer to <see cref="For"/> says; null for one that is no answer.</summary>
    public static ApplicantKind? KindOf(string? whom) => whom == Self ? ApplicantKind.Citizen : Words.Where(w => w.Value == whom).Select(w => (ApplicantKind?)w.Key).FirstOrDefault();

    /// <summary>How the applicant is told: <see cref="Both"/>, else by e-mail where there is an address and by text message where there is none.</summary>
    public const string Notify = "Notify";

    /// <summary>The code of the commune of the address.</summary>
    public const string Commune = "Commune.Code";

    /// <summary>By e-mail and by text message.</summary>
    public const string Both = "both";

    private const string DeclaredPrefix = "Declared.";

    /// <summary>The question of a field of a paper's electronic declaration.</summary>
    public static string Declared(string componentCode, string key) => $"{DeclaredPrefix}{componentCode}.{key}";

    /// <summary>Whether a question is one of an electronic declaration.</summary>
    public static bool IsDeclared(string question) => question.StartsWith(DeclaredPrefix, StringComparison.Ordinal);

    /// <summary>By what right the account's holder stands for the owner: the questions of who does not file for oneself.</summary>
    private static readonly string[] Right = ["Basis", "AuthorityNumber", "AuthorityDate", "AuthorityIssuer", "AuthorityUntil", "AuthorityActs", "HeadName", "HeadIdNumber", "HeadTitle"];

    /// <summary>Names of the questions of the applicant's page.</summary>
    public static readonly string[] Applicant = ["Name", "IdNumber", "Nationality", "BirthDate", "Phone", "Email", Notify, "Address", Commune, "ReturnWay", "ReturnAddress", "Content", .. Right];

    /// <summary>All questions but those of declarations; nothing else is kept.</summary>
    public static readonly string[] All = [For, Case, .. Applicant];

    /// <summary>The applicant of the answers. For oneself, name and identity number are the account's.</summary>
    public static ApplicantInput ToApplicant(DraftAnswers answers, Account account)
    {
        var whom = answers[For];
        var isSelf = whom is Self or "";
        var kind = KindOf(whom) ?? ApplicantKind.Citizen;
        return new(
            kind,
            isSelf ? account.FullName : answers["Name"],
            isSelf ? account.CitizenId : answers["IdNumber"],
            kind.IsPerson() ? answers["BirthDate"] : null,
            answers["Phone"],
            answers["Email"],
            answers["Address"],
            isSelf ? null : account.FullName,
            isSelf ? null : account.CitizenId,
            answers[Notify] == Both,
            kind == ApplicantKind.PassportHolder ? answers["Nationality"] : null,
            Enum.GetValues<ReturnWay>().FirstOrDefault(w => w.ToString() == answers["ReturnWay"]),
            answers["ReturnAddress"] is { Length: > 0 } elsewhere ? elsewhere : null,
            isSelf ? null : ToRepresentation(answers),
            answers[Commune] is { Length: > 0 } commune ? commune : null);
    }

    private static RepresentationInput ToRepresentation(DraftAnswers answers) => new(
        Enum.GetValues<RepresentationBasis>().Where(b => b.ToString() == answers["Basis"]).Select(b => (RepresentationBasis?)b).FirstOrDefault(),
        answers["AuthorityNumber"],
        answers["AuthorityDate"],
        answers["AuthorityIssuer"],
        answers["AuthorityUntil"],
        ActsOf(answers["AuthorityActs"].Split(',')),
        answers["HeadName"],
        answers["HeadIdNumber"],
        answers["HeadTitle"]);

    /// <summary>What a letter of authority covers, from the names that were ticked; what is no name is left out.</summary>
    public static RepresentedActs ActsOf(IEnumerable<string> names) =>
        names.Select(n => Enum.GetValues<RepresentedActs>().FirstOrDefault(a => a is not RepresentedActs.All && a.ToString() == n.Trim())).Aggregate(RepresentedActs.None, (all, one) => all | one);

    /// <summary>The question behind a fault of the applicant, e.g. "applicant.idNumber" to "IdNumber"; null when it has none here.</summary>
    public static string? QuestionOf(string fault)
    {
        var name = fault.StartsWith("applicant.", StringComparison.Ordinal) ? fault["applicant.".Length..] : fault;
        return Applicant.FirstOrDefault(f => string.Equals(f, name, StringComparison.OrdinalIgnoreCase));
    }
}
