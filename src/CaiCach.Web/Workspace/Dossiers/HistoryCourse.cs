using CaiCach.Application.Dossiers;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>What was said of the way through the internal process.</summary>
public sealed partial record HistoryLine
{
    private static IEnumerable<string> CourseOf(IStringLocalizer<WorkspaceTexts> t, DossierEventData data)
    {
        foreach (var branch in data.Branches ?? [])
        {
            yield return t["Chọn nhánh của quy trình: {0}", branch].Value;
        }

        if (data.Skipped is { Count: > 0 } skipped)
        {
            yield return t["Bỏ qua bước của quy trình: {0}", string.Join("; ", skipped)].Value;
            yield return t["Lý do bỏ qua: {0}", data.SkipReason ?? ""].Value;
        }
    }
}
