namespace CaiCach.Law.Dossiers;

/// <summary>Guards of what bodies outside this installation are asked.</summary>
internal static partial class Guards
{
    public static Refusal? OutsideAwaited(DossierFacts facts, ActInput input) =>
        facts.OutsideAwaited > 0 ? null : new("no_outside_awaited", "Hồ sơ không chờ cơ quan ngoài hệ thống nào trả lời.", OneStop);

    /// <summary>Nobody but the officer knows whether its letter lies in the mail: that it does not answer is for the officer to say.</summary>
    public static Refusal? OutsideAnswered(DossierFacts facts, ActInput input) =>
        facts.OutsideAwaited == 0 ? null : new("outside_awaited", $"Còn {facts.OutsideAwaited} cơ quan ngoài hệ thống chưa được ghi nhận trả lời.", OneStop);

    public static Refusal? ReplyAwaited(DossierFacts facts, ActInput input) =>
        facts.ReplyDue is null ? new("reply_not_awaited", "Trả lời của cơ quan này đã được ghi nhận hoặc không cần nữa.", OneStop) : null;

    public static Refusal? ReplyRecorded(DossierFacts facts, ActInput input) =>
        facts.ReplyRecorded ? null : new("reply_not_recorded", "Chưa ghi nhận trả lời của cơ quan này nên không có gì để sửa.", OneStop);

    public static Refusal? ReplyGiven(DossierFacts facts, ActInput input) =>
        input.Answer is OpinionAnswer.Agree or OpinionAnswer.Disagree or OpinionAnswer.None ? null : new("reply_missing", "Phải chọn đồng ý, không đồng ý hoặc không trả lời.", OneStop);

    public static Refusal? ReplyNumbered(DossierFacts facts, ActInput input) =>
        input.Answer == OpinionAnswer.None || !string.IsNullOrWhiteSpace(input.Number) ? null : new("reply_number_missing", "Phải ghi số, ký hiệu văn bản trả lời.", "NĐ 30/2020/NĐ-CP");

    /// <summary>The last minute still belongs to whoever is asked.</summary>
    public static Refusal? SilenceOver(DossierFacts facts, ActInput input) =>
        input.Answer == OpinionAnswer.None && facts.ReplyDue is { } due && input.Now <= due
            ? new("reply_time_left", "Chưa hết thời hạn trả lời; chưa ghi được là không trả lời.", OneStop)
            : null;
}
