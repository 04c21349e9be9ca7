using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Papers;

/// <summary>What the papers of a dossier are called.</summary>
public static class PaperNames
{
    /// <summary>By the component it is, or by what brought it.</summary>
    public static string Of(IStringLocalizer<WorkspaceTexts> t, ProcedureVersion? procedure, DossierPaper paper) => paper.Kind switch
    {
        PaperKind.Result => t["Kết quả"].Value,
        PaperKind.Draft => t["Dự thảo kết quả"].Value,
        PaperKind.DeliveryProof => t["Xác nhận đã nhận kết quả"].Value,
        PaperKind.Reply => t["Văn bản trả lời của cơ quan ngoài hệ thống"].Value,
        PaperKind.Consent => t["Giấy đồng ý nộp hộ"].Value,
        PaperKind.Withdrawal => t["Đơn đề nghị rút hồ sơ"].Value,
        PaperKind.PartResult => t["Kết quả phần việc liên thông"].Value,
        _ when DossierFactsReader.ComponentOf(procedure, paper.ComponentCode) is { } component => component.Name,
        PaperKind.Supplement => t["Giấy tờ bổ sung"].Value,
        _ => t["Giấy tờ khác"].Value,
    };
}
