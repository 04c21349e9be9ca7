using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Phrases;

/// <summary>What phrases serve for, in words.</summary>
public static class PhraseWords
{
    public static string Of(IStringLocalizer<WorkspaceTexts> t, string purpose) => (purpose switch
    {
        "supplement" => t["Yêu cầu bổ sung, hoàn thiện hồ sơ"],
        "refuse_intake" => t["Từ chối tiếp nhận hồ sơ"],
        "stop" => t["Dừng giải quyết hồ sơ"],
        "refuse_result" => t["Từ chối giải quyết"],
        "deny_withdrawal" => t["Không đồng ý rút hồ sơ"],
        "return_step" => t["Trả lại bước trước"],
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, null),
    }).Value;
}
