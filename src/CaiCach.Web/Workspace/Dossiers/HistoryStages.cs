using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>What is told of stages and of a lateness that was none.</summary>
public sealed partial record HistoryLine
{
    private static IEnumerable<string> StagesOf(IStringLocalizer<WorkspaceTexts> t, DossierEventData data)
    {
        if (data.HappenedBefore is { } before)
        {
            yield return t["Lúc kết thúc ghi trước đó: {0}", TimeTexts.Moment(before)].Value;
        }

        if (data.StageTimeliness is { } stage)
        {
            yield return t["Giai đoạn vừa kết thúc: {0}", Names.Of(t, stage)].Value;
        }

        if (data.NothingLate == true)
        {
            yield return (data.CauseCleared is { } cause ? t["Không còn quá hạn: bỏ nguyên nhân đã ghi “{0}”", t[cause.ToText()].Value] : t["Không còn quá hạn: không phải ghi nguyên nhân"]).Value;
        }
    }
}
