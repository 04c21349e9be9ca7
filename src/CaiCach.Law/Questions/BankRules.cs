using CaiCach.Law.Dossiers;

namespace CaiCach.Law.Questions;

/// <summary>What the law needs to know of an answer of the public bank.</summary>
/// <param name="State">The state.</param>
/// <param name="HasDraft">Whether a text waits for approval.</param>
/// <param name="IsReturned">Whether the head gave that text back.</param>
/// <param name="NeedsReview">Whether the procedure has a newer version than the one it was written for (cần rà soát).</param>
public sealed record BankFacts(BankState State, bool HasDraft = false, bool IsReturned = false, bool NeedsReview = false);

/// <summary>The life of an answer in the public bank of questions and answers.</summary>
public static class BankRules
{
    private const string Basis = "Quy định của hệ thống về hỏi đáp thủ tục hành chính";

    /// <summary>Why an act is not allowed; nothing when it is.</summary>
    public static IReadOnlyList<Refusal> Judge(BankAct act, BankFacts facts, QuestionActor actor, QuestionInput input)
    {
        var isOpen = act switch
        {
            BankAct.Edit or BankAct.Close => facts.State != BankState.Closed,
            BankAct.Confirm => facts is { State: BankState.Published, NeedsReview: true },
            _ => facts is { State: not BankState.Closed, HasDraft: true, IsReturned: false },
        };
        if (!isOpen)
        {
            return [new("not_in_this_state", $"Câu hỏi và trả lời đang ở trạng thái “{facts.State.ToText()}”; bước này không thực hiện được.", Basis)];
        }

        var reasons = new List<Refusal>();
        var byHead = act is BankAct.Approve or BankAct.Return;
        if (byHead ? !actor.IsHead : !actor.IsController)
        {
            reasons.Add(new("not_your_role", $"Bước này do {(byHead ? "lãnh đạo cơ quan" : "cán bộ kiểm soát thủ tục hành chính")} thực hiện.", Basis));
        }

        if (act == BankAct.Approve && actor.WroteDraft)
        {
            reasons.Add(new("own_draft", "Người soạn không tự duyệt trả lời của mình; người khác phải duyệt.", Basis));
        }

        if (act is BankAct.Return or BankAct.Close && string.IsNullOrWhiteSpace(input.Text))
        {
            reasons.Add(new("text_missing", "Phải ghi rõ lý do.", Basis));
        }

        if (act == BankAct.Edit && string.IsNullOrWhiteSpace(input.Public))
        {
            reasons.Add(new("public_missing", "Phải ghi câu hỏi công khai.", Basis));
        }

        if (act == BankAct.Edit && string.IsNullOrWhiteSpace(input.Text))
        {
            reasons.Add(new("text_missing", "Phải ghi nội dung trả lời.", Basis));
        }

        return reasons;
    }

    /// <summary>The acts that this person may start now.</summary>
    public static IReadOnlyList<BankAct> OpenTo(BankFacts facts, QuestionActor actor) =>
        [.. Enum.GetValues<BankAct>().Where(act => Judge(act, facts, actor, new("x", "x", true)).Count == 0)];

    /// <summary>Whether an answer was written for rules that are no longer those a reader goes by.</summary>
    /// <param name="writtenFor">The version of the procedure it was written for or confirmed under.</param>
    /// <param name="inForce">The version a reader goes by.</param>
    public static bool IsOutdated(int writtenFor, int inForce) => writtenFor < inForce;
}
