namespace CaiCach.Law.Dossiers;

/// <summary>The conditions of the end of a stage (R13).</summary>
internal static partial class Guards
{
    /// <summary>The stage ended between its start and now.</summary>
    public static Refusal? StageEndTimed(DossierFacts facts, ActInput input) => StageEnd.MomentOf(input.Happened, facts.StageEnds, input.Now) switch
    {
        null => new("stage_end_missing", "Phải ghi ngày, giờ giai đoạn thật sự kết thúc.", OneStop),
        { } moment when moment > input.Now => new("stage_end_in_future", "Giai đoạn chưa kết thúc: ngày, giờ không được sau lúc này.", OneStop),
        { } moment when moment < facts.StageStarted => new("stage_end_before_start", "Giai đoạn không được kết thúc trước khi bắt đầu.", OneStop),
        _ => null,
    };

    /// <summary>A stage ended, and the next one is under way: the end of any before it is the start of one that ended, too, and is left as it is.</summary>
    public static Refusal? StageEnded(DossierFacts facts, ActInput input) =>
        facts.EndedStage is null ? new("no_stage_ended", "Chưa có giai đoạn nào kết thúc mà giai đoạn sau đang thực hiện; không có gì để đính chính.", OneStop) : null;

    /// <summary>The right end lies between the start of that stage and now, and is another than the one on record.</summary>
    public static Refusal? StageEndCorrected(DossierFacts facts, ActInput input) => facts.EndedStage is not { } stage ? null : StageEndTimed(facts with { StageStarted = stage.Started, StageEnds = null }, input)
        ?? (input.Happened == stage.Ended ? new("stage_end_unchanged", "Giai đoạn đã ghi kết thúc đúng lúc ấy; chưa có gì để đính chính.", OneStop) : null);

    /// <summary>What ended a stage has a paper that shows it; time that ran out needs none.</summary>
    public static Refusal? StageEndNumbered(DossierFacts facts, ActInput input) => input.Happened is null ? null : Number(facts, input);

    /// <summary>The time that the applicant or third parties have is theirs to the end, and no longer; another end needs a clause or a reason.</summary>
    public static Refusal? StageTimeKept(DossierFacts facts, ActInput input) =>
        facts.StageEnds is not { } end || input.Happened is not { } moment || !string.IsNullOrWhiteSpace(input.Exception) ? null
            : moment < end || input.Now <= end ? new("stage_time_left", "Thời gian dành cho người nộp hoặc bên thứ ba ở giai đoạn này chưa hết; kết thúc sớm phải ghi căn cứ, lý do.", OneStop)
            : moment > end ? new("stage_time_passed", "Thời gian dành cho người nộp hoặc bên thứ ba đã hết trước ngày, giờ ấy; tính muộn hơn phải ghi căn cứ, lý do.", OneStop)
            : null;
}
