using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>What another system or the head who ordered a change says, a sentence each.</summary>
public sealed partial record HistoryLine
{
    private static IEnumerable<string> OrderOf(IStringLocalizer<WorkspaceTexts> t, DossierEventData data, IReadOnlyDictionary<Guid, string> names) =>
        data.OrderedBy is { } head && names.TryGetValue(head, out var name) ? [t["Người quyết định mở lại: {0}", name].Value] : [];

    private static IEnumerable<string> SystemOf(IStringLocalizer<WorkspaceTexts> t, DossierEventData data)
    {
        if (data.OfferEnded is { } unanswered)
        {
            yield return t["Không còn chờ {0} trả lời đề nghị chuyển xử lý", unanswered].Value;
        }

        if (data.OtherSystem is not { } other)
        {
            yield break;
        }

        yield return t["Hệ thống: {0}", other.Name].Value;
        if (other.Status is { } status)
        {
            yield return t["Trạng thái: {0}", t[BusinessStates.NationalName(status)].Value].Value;
        }

        if (other.At is { } said)
        {
            yield return t["Lúc, theo hệ thống ấy: {0}", TimeTexts.Moment(said)].Value;
        }

        if ((other.Document ?? other.Text) is { } words)
        {
            yield return words;
        }

        if (other.Older == true)
        {
            yield return t["Cũ hơn trạng thái đang hiện nên không thay"].Value;
        }

        if (other.Refuses == true)
        {
            yield return t["Văn bản từ chối giải quyết"].Value;
        }
    }
}
