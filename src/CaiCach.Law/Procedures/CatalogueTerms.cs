namespace CaiCach.Law.Procedures;

/// <summary>Where a procedure of the catalogue stands, whatever is being drawn up beside.</summary>
public enum CatalogueState
{
    /// <summary>Nothing of it was announced yet.</summary>
    Unannounced,

    /// <summary>Its newest version is announced and waits to be made public (chờ công khai).</summary>
    Waiting,

    /// <summary>Made public (đang công khai).</summary>
    Public,

    /// <summary>Made public with its changes (đang công khai, sửa đổi, bổ sung).</summary>
    PublicAmended,

    /// <summary>Abolished (bãi bỏ); in force until its last day.</summary>
    Abolished,
}

/// <summary>How far the version that is being drawn up has come.</summary>
public enum ProcedureDraftState
{
    /// <summary>Being written (dự thảo).</summary>
    Draft,

    /// <summary>Somebody else reads it (đang rà soát).</summary>
    InReview,

    /// <summary>Agreed to; the decision is awaited.</summary>
    Reviewed,
}

/// <summary>What is done to a procedure of the catalogue.</summary>
public enum CatalogueAct
{
    /// <summary>A draft is begun: the first version, or the next one as a copy of the newest.</summary>
    Draft,

    /// <summary>The draft is saved.</summary>
    Save,

    /// <summary>The draft is given to review.</summary>
    Submit,

    /// <summary>The draft is taken back to be written on.</summary>
    TakeBack,

    /// <summary>The reviewer agrees.</summary>
    Approve,

    /// <summary>The reviewer gives it back with a reason.</summary>
    Return,

    /// <summary>The draft is given up.</summary>
    Discard,

    /// <summary>A decision announces the version.</summary>
    Publish,

    /// <summary>The announced version is made public.</summary>
    MakePublic,

    /// <summary>A decision abolishes the procedure.</summary>
    Abolish,

    /// <summary>What a decision announced is taken back before it is public or in force; the version is a reviewed draft again.</summary>
    Withdraw,

    /// <summary>An abolition is taken back before its day.</summary>
    Revoke,
}

/// <summary>The kinds of decisions that the control of procedures keeps.</summary>
public enum CatalogueDecisionKind
{
    /// <summary>Kế hoạch rà soát thủ tục hành chính.</summary>
    ReviewPlan,

    /// <summary>Quyết định công bố danh mục thủ tục hành chính.</summary>
    Announcement,

    /// <summary>Quyết định phê duyệt quy trình nội bộ.</summary>
    InternalProcess,

    /// <summary>Quyết định về danh mục đủ điều kiện thực hiện toàn trình.</summary>
    FullyOnline,
}

/// <summary>What an announcing decision does with a procedure.</summary>
public enum AnnouncementAction
{
    /// <summary>Mới ban hành.</summary>
    New,

    /// <summary>Sửa đổi, bổ sung.</summary>
    Amend,

    /// <summary>Thay thế: others end, this one begins.</summary>
    Replace,

    /// <summary>Bãi bỏ.</summary>
    Abolish,

    /// <summary>Phân cấp, điều chỉnh thẩm quyền (QĐ 1015/QĐ-TTg): another level or agency handles it under the same code; dossiers that run stay where they were accepted.</summary>
    Rescope,
}

/// <summary>Vietnamese words for the terms of the catalogue.</summary>
public static class CatalogueTexts
{
    /// <summary>A state.</summary>
    /// <param name="state">The state.</param>
    public static string ToText(this CatalogueState state) => state switch
    {
        CatalogueState.Unannounced => "chưa công bố",
        CatalogueState.Waiting => "chờ công khai",
        CatalogueState.Public => "đang công khai",
        CatalogueState.PublicAmended => "đang công khai (sửa đổi, bổ sung)",
        CatalogueState.Abolished => "bãi bỏ",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
    };

    /// <summary>A state of a draft.</summary>
    /// <param name="state">The state.</param>
    public static string ToText(this ProcedureDraftState state) => state switch
    {
        ProcedureDraftState.Draft => "dự thảo",
        ProcedureDraftState.InReview => "đang rà soát",
        ProcedureDraftState.Reviewed => "đã rà soát, chờ công bố",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
    };

    /// <summary>A kind of decision.</summary>
    /// <param name="kind">The kind.</param>
    public static string ToText(this CatalogueDecisionKind kind) => kind switch
    {
        CatalogueDecisionKind.ReviewPlan => "Kế hoạch rà soát thủ tục hành chính",
        CatalogueDecisionKind.Announcement => "Công bố danh mục thủ tục hành chính",
        CatalogueDecisionKind.InternalProcess => "Phê duyệt quy trình nội bộ",
        CatalogueDecisionKind.FullyOnline => "Danh mục đủ điều kiện thực hiện toàn trình",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>What a decision does.</summary>
    /// <param name="action">The action.</param>
    public static string ToText(this AnnouncementAction action) => action switch
    {
        AnnouncementAction.New => "mới ban hành",
        AnnouncementAction.Amend => "sửa đổi, bổ sung",
        AnnouncementAction.Replace => "thay thế",
        AnnouncementAction.Abolish => "bãi bỏ",
        AnnouncementAction.Rescope => "phân cấp, điều chỉnh thẩm quyền",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, message: null),
    };
}
