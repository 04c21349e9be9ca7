namespace CaiCach.Law.Organisation;

/// <summary>By what right somebody signs for the head (Điều 13 NĐ 30/2020/NĐ-CP).</summary>
public enum DelegationForm
{
    /// <summary>KT. (ký thay): a deputy.</summary>
    ForHead,

    /// <summary>TL. (ký thừa lệnh): by order.</summary>
    ByOrder,

    /// <summary>TUQ. (ký thừa ủy quyền): by written authorisation.</summary>
    ByAuthorisation,

    /// <summary>Q. (quyền): holds the office for the time being.</summary>
    Acting,
}

/// <summary>What a head may let somebody sign.</summary>
public enum SigningKind
{
    /// <summary>Kết quả giải quyết, văn bản từ chối.</summary>
    Results,

    /// <summary>Yêu cầu bổ sung (Mẫu 02).</summary>
    Supplements,

    /// <summary>Dừng giải quyết, trả lời đề nghị rút hồ sơ (Mẫu 05).</summary>
    Stops,

    /// <summary>Tạm dừng và tiếp tục giải quyết.</summary>
    Suspensions,

    /// <summary>Xin lỗi và hẹn lại (Mẫu 04).</summary>
    Apologies,

    /// <summary>Mở lại hồ sơ đã kết thúc.</summary>
    Reopenings,

    /// <summary>Duyệt trả lời câu hỏi về thủ tục hành chính.</summary>
    QuestionAnswers,

    /// <summary>Ký trả lời phản ánh, kiến nghị.</summary>
    PetitionAnswers,
}

/// <summary>What the rules of a delegation ask for.</summary>
/// <param name="Days">Its days.</param>
/// <param name="Today">Today.</param>
/// <param name="Form">By what right.</param>
/// <param name="Kinds">What may be signed.</param>
/// <param name="IsOneself">Whether delegator and delegate are the same person.</param>
/// <param name="DelegatorIsHead">Whether the delegator holds the post of head of the body on all the days: who signs by delegation has none to give.</param>
/// <param name="DelegateMaySign">Whether the delegate holds, on all the days, a post in the body that may sign: a specialist never does.</param>
/// <param name="DelegateHasTitle">Whether the delegate's own office is named.</param>
/// <param name="Others">The other delegations of the delegate in the body that share a kind.</param>
public sealed record DelegationFacts(
    LeaveDays Days, DateOnly Today, DelegationForm Form, IReadOnlyCollection<SigningKind> Kinds, bool IsOneself, bool DelegatorIsHead, bool DelegateMaySign, bool DelegateHasTitle, IReadOnlyList<LeaveDays> Others);

/// <summary>Why a delegation is refused.</summary>
public enum DelegationFault
{
    /// <summary>It ends before it begins.</summary>
    Reversed,

    /// <summary>It is over already.</summary>
    Past,

    /// <summary>More than <see cref="LeaveDays.Most"/> days.</summary>
    TooLong,

    /// <summary>Nothing may be signed.</summary>
    NoKind,

    /// <summary>Nobody delegates to himself or herself.</summary>
    Oneself,

    /// <summary>The delegator is no head of the body on all the days.</summary>
    NotHead,

    /// <summary>The delegate holds no post that may sign.</summary>
    MayNot,

    /// <summary>The delegate's own office is not named.</summary>
    NoTitle,

    /// <summary>The delegate has one already for some of the days and kinds.</summary>
    Overlaps,
}

/// <summary>When a head may let somebody sign.</summary>
public static class DelegationRules
{
    /// <summary>The roles that may sign by delegation: those that lead, and never who handles, receives or numbers.</summary>
    public static IReadOnlyList<Role> Delegates { get; } = [Role.DivisionHead, Role.Leader];

    /// <summary>Everything that is wrong with a delegation; empty when it is fine.</summary>
    public static IReadOnlyList<DelegationFault> Judge(DelegationFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Days.Last < facts.Days.First)
        {
            return [DelegationFault.Reversed];
        }

        return
        [
            .. Fault(facts.Days.Last < facts.Today, DelegationFault.Past),
            .. Fault(facts.Days.Last.DayNumber - facts.Days.First.DayNumber >= LeaveDays.Most, DelegationFault.TooLong),
            .. Fault(facts.Kinds.Count == 0, DelegationFault.NoKind),
            .. Fault(facts.IsOneself, DelegationFault.Oneself),
            .. Fault(!facts.DelegatorIsHead, DelegationFault.NotHead),
            .. Fault(!facts.IsOneself && !facts.DelegateMaySign, DelegationFault.MayNot),
            .. Fault(!facts.DelegateHasTitle && facts.Form != DelegationForm.Acting, DelegationFault.NoTitle),
            .. Fault(facts.Others.Any(facts.Days.Meets), DelegationFault.Overlaps),
        ];
    }

    /// <summary>What to do, in Vietnamese.</summary>
    public static string ToText(this DelegationFault fault) => fault switch
    {
        DelegationFault.Reversed => "Ngày cuối phải từ ngày đầu trở đi.",
        DelegationFault.Past => "Những ngày này đã qua; chỉ ghi ủy quyền còn ít nhất hôm nay.",
        DelegationFault.TooLong => "Một lần ủy quyền dài nhất 366 ngày; ủy quyền phải có thời hạn.",
        DelegationFault.NoKind => "Chọn ít nhất một loại văn bản được ký.",
        DelegationFault.Oneself => "Không ai tự ủy quyền cho mình; chọn người khác.",
        DelegationFault.NotHead => "Người ủy quyền phải là lãnh đạo cơ quan trong tất cả những ngày này; người được ủy quyền không ủy quyền tiếp.",
        DelegationFault.MayNot => "Người ký thay phải giữ vị trí lãnh đạo phòng hoặc lãnh đạo theo dõi của cơ quan trong tất cả những ngày này; người thụ lý không ký kết quả.",
        DelegationFault.NoTitle => "Nhập chức vụ của người ký thay; chỉ “Quyền” (Q.) không cần.",
        DelegationFault.Overlaps => "Người này đã được ủy quyền loại văn bản ấy trong một số ngày này; hãy rút lần ủy quyền kia hoặc đổi ngày.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    /// <summary>How the form is written before the head's office, with what it is called.</summary>
    public static string ToText(this DelegationForm form) => form switch
    {
        DelegationForm.ForHead => "Ký thay (KT.)",
        DelegationForm.ByOrder => "Ký thừa lệnh (TL.)",
        DelegationForm.ByAuthorisation => "Ký thừa ủy quyền (TUQ.)",
        DelegationForm.Acting => "Quyền (Q.)",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
    };

    /// <summary>What a kind is called.</summary>
    public static string ToText(this SigningKind kind) => kind switch
    {
        SigningKind.Results => "Kết quả, văn bản từ chối",
        SigningKind.Supplements => "Yêu cầu bổ sung (Mẫu số 02)",
        SigningKind.Stops => "Dừng giải quyết, trả lời đề nghị rút (Mẫu số 05)",
        SigningKind.Suspensions => "Tạm dừng, tiếp tục giải quyết",
        SigningKind.Apologies => "Xin lỗi và hẹn lại (Mẫu số 04)",
        SigningKind.Reopenings => "Mở lại hồ sơ",
        SigningKind.QuestionAnswers => "Trả lời câu hỏi về thủ tục",
        SigningKind.PetitionAnswers => "Trả lời phản ánh, kiến nghị",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static DelegationFault[] Fault(bool wrong, DelegationFault fault) => wrong ? [fault] : [];
}
