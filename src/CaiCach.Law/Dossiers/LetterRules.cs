namespace CaiCach.Law.Dossiers;

/// <summary>What a form of the one-stop mechanism is for (biểu mẫu trong giải quyết thủ tục hành chính).</summary>
public enum LetterKind
{
    /// <summary>Giấy tiếp nhận hồ sơ và hẹn trả kết quả.</summary>
    Acceptance,

    /// <summary>Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.</summary>
    Supplement,

    /// <summary>Phiếu từ chối tiếp nhận giải quyết hồ sơ.</summary>
    Refusal,

    /// <summary>Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết.</summary>
    Apology,

    /// <summary>Thông báo dừng giải quyết hồ sơ.</summary>
    Stop,

    /// <summary>Phiếu kiểm soát quá trình giải quyết hồ sơ; not numbered.</summary>
    Control,

    /// <summary>Sổ theo dõi hồ sơ; not numbered.</summary>
    Register,
}

/// <summary>A form of a set.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Number">Its number in the set, e.g. "04".</param>
/// <param name="Title">Its title in the set.</param>
public sealed record LetterForm(LetterKind Kind, string Number, string Title);

/// <summary>The forms that one circular prescribes.</summary>
/// <param name="Code">Our code, e.g. "tt-03-2025".</param>
/// <param name="Document">The circular, e.g. "Thông tư số 03/2025/TT-VPCP".</param>
/// <param name="InForceFrom">The first day it is used, inclusive, until the next set begins; null for the set that has no beginning.</param>
/// <param name="Forms">Its forms.</param>
public sealed record LetterSet(string Code, string Document, DateOnly? InForceFrom, IReadOnlyList<LetterForm> Forms)
{
    /// <summary>The form for a purpose; null when the set has none.</summary>
    public LetterForm? FormOf(LetterKind kind) => Forms.FirstOrDefault(f => f.Kind == kind);
}

/// <summary>Which act makes which letter, who issues it, and which set of forms it follows (TT 03/2025/TT-VPCP; before it TT 01/2018/TT-VPCP).</summary>
public static class LetterRules
{
    /// <summary>The letter that an act makes; null when it makes none. The owner corrected before the acceptance makes none either: there is no receipt yet.</summary>
    public static LetterKind? Of(DossierAct act) => act switch
    {
        DossierAct.Accept or DossierAct.CorrectOwner => LetterKind.Acceptance,
        DossierAct.AskIntakeSupplement or DossierAct.AskSupplement => LetterKind.Supplement,
        DossierAct.RejectIntake or DossierAct.ExpireIntakeSupplement => LetterKind.Refusal,
        DossierAct.Apologise => LetterKind.Apology,
        DossierAct.Stop or DossierAct.ExpireSupplement or DossierAct.ApproveWithdrawal => LetterKind.Stop,
        _ => null,
    };

    /// <summary>Whether the one-stop unit issues the letter of an act; else the competent body does.</summary>
    public static bool IsOfOneStop(DossierAct act) =>
        act is DossierAct.Accept or DossierAct.CorrectOwner or DossierAct.AskIntakeSupplement or DossierAct.RejectIntake or DossierAct.ExpireIntakeSupplement;

    /// <summary>
    /// The local day that decides the set: of acceptance for what is made from then on, of submission for what is made before it. What comes later never
    /// changes the set of a letter that is made.
    /// </summary>
    /// <param name="submitted">The local day of submission.</param>
    /// <param name="accepted">The local moment of acceptance; null before it.</param>
    /// <param name="made">The local moment the letter was made.</param>
    public static DateOnly GoverningDay(DateOnly submitted, DateTime? accepted, DateTime made) =>
        accepted is { } moment && moment <= made ? DateOnly.FromDateTime(moment) : submitted;

    /// <summary>The set in force on a day: of those that have begun, the one that began last; null when none has.</summary>
    public static LetterSet? On(IEnumerable<LetterSet> sets, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return sets.Where(s => (s.InForceFrom ?? DateOnly.MinValue) <= day).MaxBy(s => s.InForceFrom ?? DateOnly.MinValue);
    }

    /// <summary>The title by TT 03/2025/TT-VPCP, for where no set says another.</summary>
    public static string ToText(this LetterKind kind) => kind switch
    {
        LetterKind.Acceptance => "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        LetterKind.Supplement => "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
        LetterKind.Refusal => "Phiếu từ chối tiếp nhận giải quyết hồ sơ",
        LetterKind.Apology => "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết",
        LetterKind.Stop => "Thông báo dừng giải quyết hồ sơ",
        LetterKind.Control => "Phiếu kiểm soát quá trình giải quyết hồ sơ",
        LetterKind.Register => "Sổ theo dõi hồ sơ",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
