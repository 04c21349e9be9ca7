namespace CaiCach.Law.Organisation;

/// <summary>The days somebody is away, both inclusive.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
public sealed record LeaveDays(DateOnly First, DateOnly Last)
{
    /// <summary>The most days of one leave; a longer one is a change of post.</summary>
    public const int Most = 366;

    /// <summary>Whether a day is one of them.</summary>
    public bool Covers(DateOnly day) => First <= day && day <= Last;

    /// <summary>Whether the two have a day in common.</summary>
    public bool Meets(LeaveDays other) => First <= other.Last && other.First <= Last;
}

/// <summary>What the rules of a leave ask for.</summary>
/// <param name="Days">The days.</param>
/// <param name="Today">Today.</param>
/// <param name="Substitute">What is known of the substitute; null when there is none.</param>
/// <param name="OwnOther">The other leaves of who is away.</param>
/// <param name="StandsIn">The leaves of others in which who is away is the substitute.</param>
public sealed record LeaveFacts(LeaveDays Days, DateOnly Today, SubstituteFacts? Substitute, IReadOnlyList<LeaveDays> OwnOther, IReadOnlyList<LeaveDays> StandsIn);

/// <summary>What the rules of a leave ask of a substitute.</summary>
/// <param name="IsOneself">The same person as who is away.</param>
/// <param name="SharesPost">Holds, on all the days, a role of who is away in the same body, of those a substitute takes over.</param>
/// <param name="Away">The leaves of the substitute.</param>
/// <param name="OnlySigns">Whether who is away holds the post of head of a body and no other: signing goes by delegation, never by substitution.</param>
public sealed record SubstituteFacts(bool IsOneself, bool SharesPost, IReadOnlyList<LeaveDays> Away, bool OnlySigns = false);

/// <summary>Which posts of somebody who is away a substitute takes over.</summary>
public static class Substitution
{
    /// <summary>
    /// Whether a post is taken over by who holds some posts of his or her own: the same role in the same body, in whatever unit. Never that of a head, whose
    /// signature needs a delegation (KT., TL., TUQ., Q.: Điều 13 NĐ 30/2020/NĐ-CP).
    /// </summary>
    /// <param name="role">The role of who is away.</param>
    /// <param name="body">The body it is held in.</param>
    /// <param name="own">What the substitute holds.</param>
    public static bool TakesOver(Role role, Guid body, IEnumerable<(Role Role, Guid Body)> own) => role != Role.AgencyHead && own.Contains((role, body));
}

/// <summary>Why a leave is refused.</summary>
public enum LeaveFault
{
    /// <summary>It ends before it begins.</summary>
    Reversed,

    /// <summary>It is over already.</summary>
    Past,

    /// <summary>More than <see cref="LeaveDays.Most"/> days.</summary>
    TooLong,

    /// <summary>A day of it is in another leave of the same person.</summary>
    Overlaps,

    /// <summary>The person is a substitute on a day of it: substitution is never two levels deep.</summary>
    StandsIn,

    /// <summary>Nobody is his or her own substitute.</summary>
    Oneself,

    /// <summary>The substitute holds no role of who is away in the same body on all the days.</summary>
    MayNot,

    /// <summary>Who is away signs as head and does nothing else: that needs a delegation.</summary>
    NeedsDelegation,

    /// <summary>The substitute is away on a day of it.</summary>
    SubstituteAway,
}

/// <summary>When somebody may be away, and who may stand in.</summary>
public static class LeaveRules
{
    /// <summary>Everything that is wrong with a leave; empty when it is fine.</summary>
    public static IReadOnlyList<LeaveFault> Judge(LeaveFacts facts)
    {
        var days = facts.Days;
        if (days.Last < days.First)
        {
            return [LeaveFault.Reversed];
        }

        var faults = new List<LeaveFault>();
        if (days.Last < facts.Today)
        {
            faults.Add(LeaveFault.Past);
        }

        if (days.Last.DayNumber - days.First.DayNumber >= LeaveDays.Most)
        {
            faults.Add(LeaveFault.TooLong);
        }

        if (facts.OwnOther.Any(days.Meets))
        {
            faults.Add(LeaveFault.Overlaps);
        }

        if (facts.StandsIn.Any(days.Meets))
        {
            faults.Add(LeaveFault.StandsIn);
        }

        switch (facts.Substitute)
        {
            case { IsOneself: true }:
                faults.Add(LeaveFault.Oneself);
                break;
            case { OnlySigns: true }:
                faults.Add(LeaveFault.NeedsDelegation);
                break;
            case { SharesPost: false }:
                faults.Add(LeaveFault.MayNot);
                break;
            case { } substitute when substitute.Away.Any(days.Meets):
                faults.Add(LeaveFault.SubstituteAway);
                break;
        }

        return faults;
    }

    /// <summary>What to do, in Vietnamese.</summary>
    public static string ToText(this LeaveFault fault) => fault switch
    {
        LeaveFault.Reversed => "Ngày cuối phải từ ngày đầu trở đi.",
        LeaveFault.Past => "Những ngày này đã qua; chỉ ghi kỳ vắng mặt còn ít nhất hôm nay.",
        LeaveFault.TooLong => "Một kỳ vắng mặt dài nhất 366 ngày.",
        LeaveFault.Overlaps => "Đã có kỳ vắng mặt trùng với những ngày này.",
        LeaveFault.StandsIn => "Trong những ngày này người vắng mặt đang là người thay của người khác; hãy kết thúc kỳ vắng mặt ấy rồi ghi lại với người thay khác.",
        LeaveFault.Oneself => "Không ai tự thay mình; chọn người khác.",
        LeaveFault.MayNot => "Người thay phải giữ cùng vai trò, trong cùng cơ quan với người vắng mặt, trong tất cả những ngày này.",
        LeaveFault.NeedsDelegation => "Lãnh đạo cơ quan không cử người thay ở đây: để trống ô này và ghi ủy quyền ký (KT., TL., TUQ., Q.) ở trang Ủy quyền ký.",
        LeaveFault.SubstituteAway => "Người thay cũng vắng mặt trong những ngày này; chọn người khác.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };
}
