using CaiCach.Law.Dossiers;
using static CaiCach.Law.Procedures.CatalogueAct;

namespace CaiCach.Law.Procedures;

/// <summary>Who acts, as far as one procedure of the catalogue is concerned.</summary>
/// <param name="IsController">A controller of procedures (cán bộ kiểm soát TTHC) of the body that keeps it, or of one above.</param>
/// <param name="IsHead">The head of the body that keeps it, or of one above.</param>
/// <param name="IsWriter">Has written on the draft.</param>
public sealed record CatalogueActor(bool IsController = false, bool IsHead = false, bool IsWriter = false);

/// <summary>What the law needs to know of a procedure of the catalogue.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Draft">How far the draft beside has come; null where there is none.</param>
/// <param name="IsRevocable">Whether the decision that announced the newest version, or abolished the procedure, can still be taken back: <see cref="CatalogueRules.IsRevocable"/>.</param>
public sealed record CatalogueFacts(CatalogueState State, ProcedureDraftState? Draft, bool IsRevocable = false);

/// <summary>Who may do what with a procedure of the catalogue, and when (NĐ 63/2010; the review by another person is ours).</summary>
public static class CatalogueRules
{
    private const string Decree = "NĐ 63/2010/NĐ-CP; NĐ 92/2017/NĐ-CP";

    /// <summary>Why an act is refused; nothing where it is allowed.</summary>
    /// <param name="act">The act.</param>
    /// <param name="facts">The procedure.</param>
    /// <param name="actor">Who acts.</param>
    public static IReadOnlyList<Refusal> Judge(CatalogueAct act, CatalogueFacts facts, CatalogueActor actor)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(actor);
        return [.. new[] { WrongTime(act, facts), WrongPerson(act, actor) }.OfType<Refusal>()];
    }

    /// <summary>The acts that this person may start now.</summary>
    /// <param name="facts">The procedure.</param>
    /// <param name="actor">Who acts.</param>
    public static IReadOnlyList<CatalogueAct> OpenTo(CatalogueFacts facts, CatalogueActor actor) =>
        [.. Enum.GetValues<CatalogueAct>().Where(act => Judge(act, facts, actor).Count == 0)];

    /// <summary>Whether a decision recorded here can still be taken back: what it announced is not public yet, or its day has not come. Nobody can have filed under it.</summary>
    /// <param name="state">Where the procedure stands.</param>
    /// <param name="from">The first day of force, of an abolition the first day without; null where no decision recorded here says so.</param>
    /// <param name="today">The local day.</param>
    public static bool IsRevocable(CatalogueState state, DateOnly? from, DateOnly today) => from is { } day && (state == CatalogueState.Waiting || today < day);

    private static Refusal? WrongTime(CatalogueAct act, CatalogueFacts facts)
    {
        if (act is Withdraw or Revoke && (act == Revoke) == (facts.State == CatalogueState.Abolished) && !facts.IsRevocable)
        {
            return act == Withdraw
                ? new("not_revocable", "Chỉ rút được công bố ghi tại đây khi chưa công khai hoặc chưa đến ngày có hiệu lực; sau đó hãy sửa đổi hoặc bãi bỏ.", Decree)
                : new("not_revocable", "Chỉ hủy được việc bãi bỏ ghi tại đây trước ngày bãi bỏ; thủ tục bị thay thế thì rút công bố của thủ tục thay thế nó.", Decree);
        }

        var fits = act switch
        {
            Draft => facts.Draft is null && facts.State is not (CatalogueState.Waiting or CatalogueState.Abolished),
            Save or Submit or Discard => facts.Draft == ProcedureDraftState.Draft,
            TakeBack => facts.Draft is ProcedureDraftState.InReview or ProcedureDraftState.Reviewed,
            Approve or Return => facts.Draft == ProcedureDraftState.InReview,
            Publish => facts.Draft == ProcedureDraftState.Reviewed,
            MakePublic => facts.State == CatalogueState.Waiting,
            Abolish => facts is { Draft: null, State: CatalogueState.Public or CatalogueState.PublicAmended },
            Withdraw => facts is { Draft: null, State: not (CatalogueState.Unannounced or CatalogueState.Abolished) },
            Revoke => facts is { Draft: null, State: CatalogueState.Abolished },
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, message: null),
        };
        return fits ? null : new("not_in_this_state", $"Thủ tục đang ở trạng thái “{StateText(facts)}”; bước này không thực hiện được.", Decree);
    }

    private static Refusal? WrongPerson(CatalogueAct act, CatalogueActor actor) => act switch
    {
        Approve when actor.IsWriter => new("review_own_draft", "Người soạn dự thảo không tự rà soát; cần người khác rà soát.", Decree),
        Approve or Return => actor.IsController || actor.IsHead ? null : new("not_your_role", "Bước này do lãnh đạo cơ quan hoặc cán bộ kiểm soát thủ tục hành chính thực hiện.", Decree),
        _ => actor.IsController ? null : new("not_your_role", "Bước này do cán bộ kiểm soát thủ tục hành chính thực hiện.", Decree),
    };

    private static string StateText(CatalogueFacts facts) => facts.Draft is { } draft ? $"{facts.State.ToText()}; {draft.ToText()}" : facts.State.ToText();
}
