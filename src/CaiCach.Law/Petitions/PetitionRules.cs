using CaiCach.Law.Dossiers;
using static CaiCach.Law.Petitions.PetitionState;

namespace CaiCach.Law.Petitions;

/// <summary>Who acts, as far as one petition is concerned.</summary>
/// <param name="IsPetitioner">Whoever sent it.</param>
/// <param name="IsController">A controller of procedures (cán bộ kiểm soát TTHC) of the body it was sent to, or of one above it.</param>
/// <param name="IsHandler">Somebody of the unit it is routed to who may prepare answers.</param>
/// <param name="IsHead">The head of the body whose unit it is routed to, or whom that head lets sign.</param>
/// <param name="LentOwn">Whether the person would sign for the head what he or she drafted.</param>
public sealed record PetitionActor(bool IsPetitioner = false, bool IsController = false, bool IsHandler = false, bool IsHead = false, bool LentOwn = false);

/// <summary>What the law needs to know of a petition.</summary>
/// <param name="State">The state.</param>
/// <param name="SupplementAsked">Whether the petitioner was asked for more already.</param>
/// <param name="SupplementLimit">Last moment (UTC) of a supplement; null when none was asked for.</param>
/// <param name="Rated">Whether the petitioner has said how satisfied he or she is.</param>
/// <param name="RatingLimit">Last moment (UTC) to say so; null before the answer.</param>
public sealed record PetitionFacts(PetitionState State, bool SupplementAsked = false, DateTime? SupplementLimit = null, bool Rated = false, DateTime? RatingLimit = null);

/// <summary>What the actor brings along.</summary>
/// <param name="Now">The moment of the act, UTC.</param>
/// <param name="Text">The reason, the question, the answer: whatever the act has to say.</param>
/// <param name="LegalBasis">The clause.</param>
/// <param name="HasUnit">Whether a unit, or the competent body, is named.</param>
/// <param name="Title">The title under which it is made public.</param>
/// <param name="PublicText">The petition as it is made public.</param>
/// <param name="Satisfaction">How satisfied the petitioner is.</param>
public sealed record PetitionInput(
    DateTime Now, string? Text = null, string? LegalBasis = null, bool HasUnit = false, string? Title = null, string? PublicText = null, Satisfaction? Satisfaction = null);

/// <summary>A row of the table of a petition's life.</summary>
/// <param name="Act">What is done.</param>
/// <param name="From">From which states.</param>
/// <param name="To">Into which; null when it stays.</param>
/// <param name="Who">Who may.</param>
/// <param name="WhoText">The same in Vietnamese.</param>
/// <param name="Guards">What must hold beside.</param>
public sealed record PetitionRule(
    PetitionAct Act, IReadOnlyList<PetitionState> From, PetitionState? To, Func<PetitionActor, bool> Who, string WhoText, IReadOnlyList<Func<PetitionFacts, PetitionInput, Refusal?>> Guards);

/// <summary>What the law says of an act on a petition: allowed into a state, or refused with reasons.</summary>
public abstract record PetitionVerdict
{
    private PetitionVerdict()
    {
    }

    /// <summary>Allowed.</summary>
    public sealed record Allowed(PetitionState To) : PetitionVerdict;

    /// <summary>Refused.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : PetitionVerdict;
}

/// <summary>The table of a petition's life, and the judge that reads it.</summary>
public static class PetitionRules
{
    private const string Decree = "NĐ 20/2008/NĐ-CP; NĐ 92/2017/NĐ-CP";
    private const string Controller = "cán bộ kiểm soát thủ tục hành chính";

    /// <summary>Every row.</summary>
    public static IReadOnlyList<PetitionRule> Table { get; } =
    [
        new(PetitionAct.Refuse, [Received], Refused, a => a.IsController, Controller, [Text("reason_missing", "Phải ghi rõ lý do từ chối."), Basis]),
        new(PetitionAct.AskMore, [Received], AwaitingSupplement, a => a.IsController, Controller, [SupplementOnce, Text("question_missing", "Phải ghi rõ thông tin cần bổ sung.")]),
        new(PetitionAct.Supplement, [AwaitingSupplement], Received, a => a.IsPetitioner, "người gửi phản ánh, kiến nghị", [SupplementInTime, Text("supplement_missing", "Phải ghi thông tin bổ sung.")]),
        new(PetitionAct.Route, [Received, Routed], Routed, a => a.IsController, Controller, [Unit]),
        new(PetitionAct.Transfer, [Received, Routed], Received, a => a.IsController, Controller, [Body, Text("reason_missing", "Phải ghi rõ lý do chuyển.")]),
        new(PetitionAct.Draft, [Routed], Drafted, a => a.IsHandler, "người xử lý của đơn vị được giao", [Text("answer_missing", "Phải ghi nội dung trả lời.")]),
        new(PetitionAct.ReturnDraft, [Drafted], Routed, a => a.IsHead, "lãnh đạo cơ quan được giao", [Text("reason_missing", "Phải ghi rõ lý do trả lại.")]),
        new(PetitionAct.Answer, [Drafted], Answered, a => a.IsHead, "lãnh đạo cơ quan được giao", [Text("answer_missing", "Phải ghi nội dung trả lời.")]),
        new(PetitionAct.Publish, [Answered], Published, a => a.IsController, Controller, [Title, PublicText, Text("answer_missing", "Phải ghi nội dung trả lời để công khai.")]),
        new(PetitionAct.Close, [Answered, AwaitingSupplement], Closed, a => a.IsController, Controller, [SupplementOver, Text("reason_missing", "Phải ghi rõ lý do không công khai.")]),
        new(PetitionAct.Rate, [Answered, Published, Closed], null, a => a.IsPetitioner, "người gửi phản ánh, kiến nghị", [RatedOnce, RatedInTime, Choice]),
    ];

    /// <summary>Judges an act.</summary>
    public static PetitionVerdict Judge(PetitionAct act, PetitionFacts facts, PetitionActor actor, PetitionInput input)
    {
        var rule = Table.FirstOrDefault(r => r.Act == act && r.From.Contains(facts.State));
        if (rule is null)
        {
            return new PetitionVerdict.Refused([new("not_in_this_state", $"Phản ánh, kiến nghị đang ở trạng thái “{facts.State.ToText()}”; bước này không thực hiện được.", Decree)]);
        }

        List<Refusal> reasons = rule.Who(actor) ? [] : [new("not_your_role", $"Bước này do {rule.WhoText} thực hiện.", Decree)];
        if (act == PetitionAct.Answer && actor.LentOwn)
        {
            reasons.Add(new("own_draft", "Người soạn không ký thay lãnh đạo trả lời của mình; lãnh đạo hoặc người được ủy quyền khác ký.", Decree));
        }

        reasons.AddRange(rule.Guards.Select(guard => guard(facts, input)).OfType<Refusal>());
        return reasons.Count > 0 ? new PetitionVerdict.Refused(reasons) : new PetitionVerdict.Allowed(rule.To ?? facts.State);
    }

    /// <summary>The acts that this person may start now; what has to be written is judged by <see cref="Judge"/>.</summary>
    public static IReadOnlyList<PetitionAct> OpenTo(PetitionFacts facts, PetitionActor actor, DateTime now)
    {
        var written = new PetitionInput(now, "x", "x", true, "x", "x", Satisfaction.Satisfied);
        return [.. Enum.GetValues<PetitionAct>().Where(act => Judge(act, facts, actor, written) is PetitionVerdict.Allowed)];
    }

    private static Func<PetitionFacts, PetitionInput, Refusal?> Text(string code, string text) => (_, input) => string.IsNullOrWhiteSpace(input.Text) ? new(code, text, Decree) : null;

    private static Refusal? Basis(PetitionFacts facts, PetitionInput input) =>
        string.IsNullOrWhiteSpace(input.LegalBasis) ? new("basis_missing", "Phải nêu căn cứ pháp lý.", Decree) : null;

    private static Refusal? Unit(PetitionFacts facts, PetitionInput input) => input.HasUnit ? null : new("unit_missing", "Phải chọn đơn vị xử lý.", Decree);

    private static Refusal? Body(PetitionFacts facts, PetitionInput input) => input.HasUnit ? null : new("body_missing", "Phải chọn cơ quan có thẩm quyền.", Decree);

    private static Refusal? SupplementOnce(PetitionFacts facts, PetitionInput input) =>
        facts.SupplementAsked ? new("supplement_already_asked", "Đã yêu cầu bổ sung một lần; hãy chuyển xử lý hoặc từ chối.", Decree) : null;

    private static Refusal? SupplementInTime(PetitionFacts facts, PetitionInput input) =>
        input.Now <= facts.SupplementLimit ? null : new("supplement_too_late", "Đã hết thời hạn bổ sung thông tin.", Decree);

    /// <summary>One that waits for the petitioner ends only after the petitioner's time.</summary>
    private static Refusal? SupplementOver(PetitionFacts facts, PetitionInput input) =>
        facts.State == AwaitingSupplement && input.Now <= facts.SupplementLimit ? new("supplement_time_left", "Chưa hết thời hạn bổ sung thông tin.", Decree) : null;

    private static Refusal? Title(PetitionFacts facts, PetitionInput input) =>
        string.IsNullOrWhiteSpace(input.Title) ? new("title_missing", "Phải ghi tiêu đề công khai.", Decree) : null;

    private static Refusal? PublicText(PetitionFacts facts, PetitionInput input) =>
        string.IsNullOrWhiteSpace(input.PublicText) ? new("content_missing", "Phải ghi nội dung công khai.", Decree) : null;

    private static Refusal? RatedOnce(PetitionFacts facts, PetitionInput input) =>
        facts.Rated ? new("already_rated", "Ông/bà đã đánh giá việc trả lời này.", Decree) : null;

    private static Refusal? RatedInTime(PetitionFacts facts, PetitionInput input) =>
        input.Now <= facts.RatingLimit ? null : new("rating_too_late", "Đã hết thời gian đánh giá việc trả lời.", Decree);

    private static Refusal? Choice(PetitionFacts facts, PetitionInput input) =>
        input.Satisfaction is null ? new("satisfaction_missing", "Chọn mức độ hài lòng.", Decree) : null;
}
