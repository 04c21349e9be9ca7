using CaiCach.Law.Dossiers;

namespace CaiCach.Law.Letters;

/// <summary>In whose place somebody signs (Điều 13 NĐ 30/2020/NĐ-CP).</summary>
public enum SigningForm
{
    /// <summary>In one's own right.</summary>
    Own,

    /// <summary>KT.: a deputy signs for the head.</summary>
    ForHead,

    /// <summary>TL.: by order of the head.</summary>
    ByOrder,

    /// <summary>TUQ.: by authorisation of the head.</summary>
    ByAuthorisation,

    /// <summary>Q.: holds the office for the time being.</summary>
    Acting,
}

/// <summary>Who signs a letter, and by what right.</summary>
/// <param name="Name">The name of the signer; empty when nobody's act made the letter.</param>
/// <param name="HeadTitle">The office of the head, e.g. "Giám đốc"; null when it is not known.</param>
/// <param name="Form">By what right.</param>
/// <param name="OwnTitle">The signer's own office where it is not the head's, e.g. "Phó Giám đốc"; null for none.</param>
public sealed record SigningFacts(string Name, string? HeadTitle = null, SigningForm Form = SigningForm.Own, string? OwnTitle = null);

/// <summary>The one place where the lines of a signature are computed.</summary>
public static class LetterSigning
{
    private const string Hint = "(Ký và ghi rõ họ tên)";

    /// <summary>The lines over a signature: the head's office, or the form with it and the signer's own office below.</summary>
    /// <param name="facts">Who signs.</param>
    /// <param name="role">What stands there when no office is known.</param>
    public static LetterSignature Of(SigningFacts facts, string role)
    {
        ArgumentNullException.ThrowIfNull(facts);
        IReadOnlyList<string> lines = facts switch
        {
            { HeadTitle: null } => [role.ToUpperInvariant()],
            { Form: SigningForm.Own } => [facts.HeadTitle.ToUpperInvariant()],
            { Form: SigningForm.Acting } => [$"Q. {facts.HeadTitle}".ToUpperInvariant()],
            { OwnTitle: { } own } => [$"{Mark(facts.Form)} {facts.HeadTitle}".ToUpperInvariant(), own.ToUpperInvariant()],
            _ => [$"{Mark(facts.Form)} {facts.HeadTitle}".ToUpperInvariant()],
        };
        return new(lines, Hint, facts.Name);
    }

    /// <summary>The signatures of a letter, from left to right.</summary>
    /// <param name="kind">Which letter.</param>
    /// <param name="ofOneStop">Whether the one-stop unit issues it.</param>
    /// <param name="facts">Who signs for the unit that issues it.</param>
    /// <param name="submitter">Who hands the dossier in.</param>
    public static IReadOnlyList<LetterSignature> For(LetterKind kind, bool ofOneStop, SigningFacts facts, string submitter) => kind switch
    {
        LetterKind.Acceptance => [new(["NGƯỜI NỘP HỒ SƠ"], Hint, submitter), Of(facts, "Người tiếp nhận hồ sơ")],
        LetterKind.Apology => [Of(facts, "Thủ trưởng cơ quan")],
        _ => [Of(facts, ofOneStop ? "Người tiếp nhận hồ sơ" : "Người có thẩm quyền")],
    };

    private static string Mark(SigningForm form) => form switch
    {
        SigningForm.ForHead => "KT.",
        SigningForm.ByOrder => "TL.",
        SigningForm.ByAuthorisation => "TUQ.",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
    };
}
