using CaiCach.Law.Dossiers;
using static CaiCach.Law.Questions.QuestionState;

namespace CaiCach.Law.Questions;

/// <summary>Who acts, as far as one question is concerned.</summary>
/// <param name="IsController">A controller of procedures (cán bộ kiểm soát TTHC) of the body it was sent to, or of one above it.</param>
/// <param name="IsOfficer">The officer it is assigned to, or who stands in for that one.</param>
/// <param name="IsHead">The head of the body.</param>
/// <param name="WroteDraft">Whether the answer that waits for approval is this person's.</param>
public sealed record QuestionActor(bool IsController = false, bool IsOfficer = false, bool IsHead = false, bool WroteDraft = false);

/// <summary>What the actor brings along.</summary>
/// <param name="Text">The reason or the answer: whatever the act has to say.</param>
/// <param name="Public">The question as it is made public.</param>
/// <param name="HasOfficer">Whether an officer is named.</param>
public sealed record QuestionInput(string? Text = null, string? Public = null, bool HasOfficer = false);

/// <summary>The life of a question about a procedure (hỏi đáp), from the form to the public bank.</summary>
public static class QuestionRules
{
    private const string Basis = "Quy định của hệ thống về hỏi đáp thủ tục hành chính";

    private static readonly (QuestionAct Act, QuestionState[] From, QuestionState To, Func<QuestionActor, bool> Who, string WhoText)[] Table =
    [
        (QuestionAct.Assign, [New, Assigned], Assigned, a => a.IsController, "cán bộ kiểm soát thủ tục hành chính"),
        (QuestionAct.Draft, [Assigned], Drafted, a => a.IsOfficer, "người được phân công trả lời"),
        (QuestionAct.ReturnDraft, [Drafted], Assigned, a => a.IsHead, "lãnh đạo cơ quan"),
        (QuestionAct.Answer, [Drafted], Answered, a => a.IsHead, "lãnh đạo cơ quan"),
        (QuestionAct.Publish, [Answered], Published, a => a.IsController, "cán bộ kiểm soát thủ tục hành chính"),
        (QuestionAct.Close, [New, Assigned, Answered], Closed, a => a.IsController, "cán bộ kiểm soát thủ tục hành chính"),
    ];

    /// <summary>The state after an act.</summary>
    public static QuestionState After(QuestionAct act) => Table.Single(r => r.Act == act).To;

    /// <summary>Why an act is not allowed; nothing when it is.</summary>
    public static IReadOnlyList<Refusal> Judge(QuestionAct act, QuestionState state, QuestionActor actor, QuestionInput input)
    {
        var rule = Table.Single(r => r.Act == act);
        if (!rule.From.Contains(state))
        {
            return [new("not_in_this_state", $"Câu hỏi đang ở trạng thái “{state.ToText()}”; bước này không thực hiện được.", Basis)];
        }

        var reasons = new List<Refusal>();
        if (!rule.Who(actor))
        {
            reasons.Add(new("not_your_role", $"Bước này do {rule.WhoText} thực hiện.", Basis));
        }

        if (act == QuestionAct.Answer && actor.WroteDraft)
        {
            reasons.Add(new("own_draft", "Người soạn không tự duyệt trả lời của mình; người khác phải duyệt.", Basis));
        }

        if (act == QuestionAct.Assign && !input.HasOfficer)
        {
            reasons.Add(new("officer_missing", "Phải chọn người trả lời.", Basis));
        }

        if (act is QuestionAct.ReturnDraft or QuestionAct.Close && string.IsNullOrWhiteSpace(input.Text))
        {
            reasons.Add(new("text_missing", "Phải ghi rõ lý do.", Basis));
        }

        if (act is QuestionAct.Draft or QuestionAct.Answer or QuestionAct.Publish && string.IsNullOrWhiteSpace(input.Text))
        {
            reasons.Add(new("text_missing", "Phải ghi nội dung trả lời.", Basis));
        }

        if (act == QuestionAct.Publish && string.IsNullOrWhiteSpace(input.Public))
        {
            reasons.Add(new("public_missing", "Phải ghi câu hỏi công khai.", Basis));
        }

        return reasons;
    }

    /// <summary>The acts that this person may start now; what has to be written is judged by <see cref="Judge"/>.</summary>
    public static IReadOnlyList<QuestionAct> OpenTo(QuestionState state, QuestionActor actor) =>
        [.. Enum.GetValues<QuestionAct>().Where(act => Judge(act, state, actor, new("x", "x", true)).Count == 0)];
}
