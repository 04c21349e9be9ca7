using CaiCach.Law.Procedures;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>The words of the law for states and actions, as a page says them.</summary>
internal static class CatalogueWords
{
    /// <summary>A word with a capital, in the language of the page.</summary>
    public static string Of(IStringLocalizer<WorkspaceTexts> t, string word) => t[char.ToUpperInvariant(word[0]) + word[1..]].Value;

    /// <summary>What was done, in words.</summary>
    public static string Of(IStringLocalizer<WorkspaceTexts> t, CatalogueAct act) => (act switch
    {
        CatalogueAct.Draft => t["Lập dự thảo"],
        CatalogueAct.Save => t["Lưu dự thảo"],
        CatalogueAct.Submit => t["Gửi rà soát"],
        CatalogueAct.TakeBack => t["Lấy lại dự thảo để sửa"],
        CatalogueAct.Approve => t["Rà soát xong, đồng ý"],
        CatalogueAct.Return => t["Rà soát, trả lại"],
        CatalogueAct.Discard => t["Hủy dự thảo"],
        CatalogueAct.Publish => t["Công bố"],
        CatalogueAct.MakePublic => t["Công khai"],
        CatalogueAct.Withdraw => t["Rút công bố"],
        CatalogueAct.Revoke => t["Hủy việc bãi bỏ"],
        _ => t["Bãi bỏ"],
    }).Value;
}
