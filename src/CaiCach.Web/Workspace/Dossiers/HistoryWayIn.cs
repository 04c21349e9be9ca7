using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>How it came in, at filing and where that was corrected.</summary>
public sealed partial record HistoryLine
{
    private static IEnumerable<string> WayInOf(IStringLocalizer<WorkspaceTexts> t, DossierEventData data)
    {
        if (data.ChannelBefore is { } entered)
        {
            yield return t["Hình thức nộp: {0}, trước đó {1}", Names.Of(t, data.Channel!.Value), Names.Of(t, entered)].Value;
        }

        if (data.Way is { } way)
        {
            yield return data.WayBefore is { } before
                ? t["Hình thức tiếp nhận chi tiết: {0}, trước đó {1}", t[way.ToText()].Value, t[before.ToText()].Value].Value
                : t["Hình thức tiếp nhận chi tiết: {0}", t[way.ToText()].Value].Value;
        }
    }
}
