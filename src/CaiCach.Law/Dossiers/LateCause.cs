namespace CaiCach.Law.Dossiers;

/// <summary>Why a dossier is past its due date (nguyên nhân quá hạn): what form II.07/VPCP/KSTT tells by field. The list is ours; the form asks for causes and the provision.</summary>
public enum LateCause
{
    /// <summary>The legal provision is unclear, conflicting or cannot be carried out; which one is named.</summary>
    Provision,

    /// <summary>A body that was asked or that handles a part was late.</summary>
    OtherBody,

    /// <summary>Software, data or the connection failed.</summary>
    System,

    /// <summary>The official's own fault.</summary>
    Official,

    /// <summary>Too few officials for the work.</summary>
    Staff,

    /// <summary>The applicant; mostly a pause that nobody asked for in time.</summary>
    Applicant,

    /// <summary>Another cause, told in words.</summary>
    Other,
}

/// <summary>What goes with each cause.</summary>
public static class LateCauses
{
    /// <summary>Every cause, in the order of the form.</summary>
    public static IReadOnlyList<LateCause> All { get; } = Enum.GetValues<LateCause>();

    /// <summary>Whether words must go with it: the provision, or what else it was.</summary>
    public static bool NeedsWords(LateCause cause) => cause is LateCause.Provision or LateCause.Other;

    /// <summary>The cause in Vietnamese.</summary>
    public static string ToText(this LateCause cause) => cause switch
    {
        LateCause.Provision => "Quy định pháp luật chưa rõ, mâu thuẫn hoặc khó thực hiện",
        LateCause.OtherBody => "Cơ quan, đơn vị phối hợp chậm",
        LateCause.System => "Lỗi phần mềm, dữ liệu, đường truyền",
        LateCause.Official => "Do cán bộ, công chức, viên chức",
        LateCause.Staff => "Thiếu nhân lực",
        LateCause.Applicant => "Do người nộp hồ sơ",
        LateCause.Other => "Nguyên nhân khác",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, null),
    };

    /// <summary>Whether the dossier is past its due date at a moment (UTC).</summary>
    public static bool IsLate(DossierFacts facts, DateTime now) => IsLate(facts.Due, facts.ClockStands, facts.Finished, facts.FinishedLate, now);

    /// <summary>Whether a dossier is past its due date: it ended late, or its clock runs and the due moment is over. The due moment itself is still in time.</summary>
    public static bool IsLate(DateTime? due, bool clockStands, bool finished, bool finishedLate, DateTime now) => finishedLate || (!finished && !clockStands && now > due);

    /// <summary>Whether there is a lateness to explain: a stage ended late, it ended late itself, or its due moment passed while its clock ran.</summary>
    /// <param name="due">The due moment; null for none.</param>
    /// <param name="standsSince">Since when the clock stands; null while it runs.</param>
    /// <param name="finishedLate">Whether it ended late; null while it has not ended.</param>
    /// <param name="lateStages">How many of its stages ended late.</param>
    /// <param name="now">Now.</param>
    public static bool HasLateness(DateTime? due, DateTime? standsSince, bool? finishedLate, int lateStages, DateTime now) => lateStages > 0 || (finishedLate ?? due < (standsSince ?? now));
}
