namespace CaiCach.Law.Petitions;

/// <summary>Where a petition about administrative procedures stands (phản ánh, kiến nghị; NĐ 20/2008/NĐ-CP, NĐ 92/2017/NĐ-CP).</summary>
public enum PetitionState
{
    /// <summary>Mới tiếp nhận: the controller has to refuse it, ask for more, or route it.</summary>
    Received,

    /// <summary>Chờ bổ sung: the petitioner was asked for more; the time to answer stands still.</summary>
    AwaitingSupplement,

    /// <summary>Từ chối tiếp nhận; final.</summary>
    Refused,

    /// <summary>Đang xử lý: a unit prepares the answer.</summary>
    Routed,

    /// <summary>Chờ ký trả lời: the answer is before the head.</summary>
    Drafted,

    /// <summary>Đã trả lời: the petitioner has the answer; the controller decides on making it public.</summary>
    Answered,

    /// <summary>Đã công khai; final.</summary>
    Published,

    /// <summary>Kết thúc, không công khai; final.</summary>
    Closed,
}

/// <summary>What is done to a petition.</summary>
public enum PetitionAct
{
    /// <summary>Refuses it, with reason.</summary>
    Refuse,

    /// <summary>Asks the petitioner for more, once.</summary>
    AskMore,

    /// <summary>The petitioner hands in what was asked for.</summary>
    Supplement,

    /// <summary>Routes it to the unit that prepares the answer; a routed one may be routed on.</summary>
    Route,

    /// <summary>The unit puts its answer before the head.</summary>
    Draft,

    /// <summary>The head gives the draft back.</summary>
    ReturnDraft,

    /// <summary>The head signs the answer; the petitioner has it.</summary>
    Answer,

    /// <summary>Makes petition and answer public, without personal data.</summary>
    Publish,

    /// <summary>Ends it without making it public, with reason.</summary>
    Close,

    /// <summary>The petitioner says how satisfied he or she is, once.</summary>
    Rate,

    /// <summary>Sends it to the body that is competent, with reason; it is received there.</summary>
    Transfer,
}

/// <summary>What a petition is about (NĐ 20/2008/NĐ-CP).</summary>
public enum PetitionKind
{
    /// <summary>Hành vi hành chính: delay, harassment, papers asked for beyond the rules.</summary>
    Conduct,

    /// <summary>Quy định hành chính: a rule that does not fit, conflicts, or is missing.</summary>
    Regulation,

    /// <summary>Sáng kiến, phương án đơn giản hóa.</summary>
    Proposal,
}

/// <summary>How satisfied the petitioner is with the answer.</summary>
public enum Satisfaction
{
    /// <summary>Rất hài lòng.</summary>
    VerySatisfied,

    /// <summary>Hài lòng.</summary>
    Satisfied,

    /// <summary>Không hài lòng.</summary>
    Dissatisfied,
}

/// <summary>The Vietnamese names.</summary>
public static class PetitionTexts
{
    /// <summary>The name of a state.</summary>
    public static string ToText(this PetitionState state) => state switch
    {
        PetitionState.Received => "Mới tiếp nhận",
        PetitionState.AwaitingSupplement => "Chờ bổ sung thông tin",
        PetitionState.Refused => "Từ chối tiếp nhận",
        PetitionState.Routed => "Đang xử lý",
        PetitionState.Drafted => "Chờ ký trả lời",
        PetitionState.Answered => "Đã trả lời",
        PetitionState.Published => "Đã công khai",
        PetitionState.Closed => "Kết thúc, không công khai",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>The name of a kind.</summary>
    public static string ToText(this PetitionKind kind) => kind switch
    {
        PetitionKind.Conduct => "Hành vi của cán bộ, cơ quan",
        PetitionKind.Regulation => "Quy định về thủ tục hành chính",
        PetitionKind.Proposal => "Sáng kiến, đề xuất đơn giản hóa",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The name of a level of satisfaction.</summary>
    public static string ToText(this Satisfaction satisfaction) => satisfaction switch
    {
        Satisfaction.VerySatisfied => "Rất hài lòng",
        Satisfaction.Satisfied => "Hài lòng",
        Satisfaction.Dissatisfied => "Không hài lòng",
        _ => throw new ArgumentOutOfRangeException(nameof(satisfaction), satisfaction, null),
    };

    /// <summary>Whether nothing is left to do.</summary>
    public static bool IsFinal(this PetitionState state) => state is PetitionState.Refused or PetitionState.Published or PetitionState.Closed;
}
