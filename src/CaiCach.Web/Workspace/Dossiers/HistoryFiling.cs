using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>What a filing was made of and which of its results was issued, a sentence each.</summary>
public sealed partial record HistoryLine
{
    private static IEnumerable<string> FilingOf(IStringLocalizer<WorkspaceTexts> t, DossierEventData data, ReferenceSnapshot reference)
    {
        if (data.FromDraft is true)
        {
            yield return t["Nộp tại quầy từ bản nháp của người dân"].Value;
        }

        foreach (var value in data.OwnerCorrected ?? [])
        {
            yield return t["{0}: {1}, trước đó {2}", OwnerWord(t, value.Field), value.Now ?? t["để trống"].Value, value.Before ?? t["để trống"].Value].Value;
        }

        if (data.LetterReplaced is { } replaced)
        {
            yield return t["Thay giấy số {0}", replaced].Value;
        }

        var procedure = data is { Procedure: { } code, ProcedureVersion: { } version } ? reference.Procedure(code, version) : null;
        if (data.Lacking is { Count: > 0 } lacking)
        {
            yield return t["Ghi nhận khi chưa đủ giấy tờ bắt buộc, còn thiếu: {0}", string.Join("; ", lacking.Select(one => DossierFactsReader.ComponentOf(procedure, one)?.Name ?? one))].Value;
        }

        if (data.ResultTypeCode is { } result)
        {
            yield return t["Loại kết quả: {0}", procedure?.Results.FirstOrDefault(r => r.Code == result)?.Name ?? result].Value;
        }

        if (data.OnPaper is true)
        {
            yield return t["Ghi nhận tại quầy theo đơn có chữ ký; đã đối chiếu giấy tờ của người đề nghị"].Value;
        }

        foreach (var added in data.Added ?? [])
        {
            yield return t["Thêm: {0}, {1} bản chính, {2} bản sao", DossierFactsReader.ComponentOf(procedure, added.Component)?.Name ?? t["Giấy tờ khác"].Value, added.Originals, added.Copies].Value;
        }

        if (data.AddedByPost is true)
        {
            yield return t["Gửi qua bưu chính, chuyển phát"].Value;
        }

        foreach (var paper in data.Reused ?? [])
        {
            yield return t["{0}: dùng lại từ hồ sơ {1}, ngày {2}", DossierFactsReader.ComponentOf(procedure, paper.Component)?.Name ?? paper.Component, paper.Code, TimeTexts.Day(paper.On)].Value;
        }
    }
}
