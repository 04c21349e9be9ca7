using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Opinions;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>What else is known of a change, a sentence each.</summary>
public sealed partial record HistoryLine
{
    private static IEnumerable<string> DetailsOf(IStringLocalizer<WorkspaceTexts> t, DossierEventData data, ReferenceSnapshot reference, IReadOnlyDictionary<Guid, string> names)
    {
        if (data.Code is { } code)
        {
            yield return t["Mã hồ sơ: {0}", code].Value;
        }

        if (data.Due is { } due)
        {
            yield return t["Hẹn trả: {0}", TimeTexts.Moment(due)].Value;
        }

        if (data.Place is { } shelf)
        {
            yield return t["Nơi để: {0}", shelf].Value;
        }

        if (data.PlaceBefore is { } shelfBefore)
        {
            yield return t["Trước đó: {0}", shelfBefore].Value;
        }

        foreach (var said in SystemOf(t, data).Concat(FilingOf(t, data, reference)).Concat(WayInOf(t, data)).Concat(OrderOf(t, data, names)).Concat(CourseOf(t, data)))
        {
            yield return said;
        }

        if (data.CaseCode is { } right)
        {
            yield return t["Trường hợp: {0}, trước đó {1}", CaseName(right), CaseName(data.CaseCodeBefore)].Value;
        }

        if (data is { Rule: "8d", DueBefore: { } dueBefore } && data.Due != dueBefore)
        {
            yield return t["Hẹn trả trước khi đính chính: {0}", TimeTexts.Moment(dueBefore)].Value;
        }

        if (data.ArrivedBefore is { } was)
        {
            yield return t["Giờ bưu chính giao đến ghi trước đó: {0}", TimeTexts.Moment(was)].Value;
        }

        if (data.PostmarkedBefore is { } marked)
        {
            yield return t["Dấu bưu điện ghi trước đó: ngày {0}", TimeTexts.Day(marked)].Value;
        }

        if (data.ConsentCode is not null || data.Consent is not null)
        {
            yield return (data.ConsentCode is null ? t["Công dân đồng ý bằng giấy có chữ ký"] : data.Consent is null ? t["Công dân đồng ý bằng mã gửi đến tài khoản của mình"] : t["Công dân đồng ý bằng giấy có chữ ký và mã gửi đến tài khoản của mình"]).Value;
        }

        if (data.ResultCode is not null)
        {
            yield return t["Người nộp không có tài khoản, tải bản điện tử bằng mã dùng một lần gửi đến thông tin liên lạc của hồ sơ"].Value;
        }

        if (data.Arrived is { } arrived)
        {
            yield return t["Bưu chính giao đến lúc {0}", TimeTexts.Moment(arrived)].Value;
        }

        if (data.LateEntry is { } paper)
        {
            yield return t["Nhập bù do sự cố hệ thống: nhận trên giấy lúc {0}, số phiếu giấy {1}", TimeTexts.Moment(paper.Received), paper.Slip].Value;
        }

        if (data.Postmarked is { } sent)
        {
            yield return t["Dấu bưu điện ngày {0}", TimeTexts.Day(sent)].Value;
        }

        if (data.Happened is { } happened)
        {
            yield return (data.Payment switch { null => data.StageEnded is null ? t["Sự kiện xảy ra lúc {0}", TimeTexts.Moment(happened)] : t["Giai đoạn kết thúc lúc {0}", TimeTexts.Moment(happened)], PaymentState.Exempt => t["Được miễn từ {0}", TimeTexts.Moment(happened)], _ => t["Tiền đến lúc {0}", TimeTexts.Moment(happened)] }).Value;
        }

        if (data.DeskDue is { } deskDue)
        {
            yield return t["Hạn của bước: {0}", TimeTexts.Moment(deskDue)].Value;
        }

        if (data.Appointment is { } appointment)
        {
            yield return data.AppointmentBefore is { } before
                ? t["Ngày hẹn lại chuyển từ {0} thành {1}", TimeTexts.Moment(before), TimeTexts.Moment(appointment)].Value
                : t["Hẹn lại: {0}", TimeTexts.Moment(appointment)].Value;
        }

        if (data.Corrected is { Count: > 0 } corrected)
        {
            yield return t["Đã sửa: {0}", string.Join(", ", corrected.Select(field => ContactWord(t, field)))].Value;
        }

        if (data.Resent is { } resent)
        {
            yield return t["Số thư, tin gửi lại: {0}", resent].Value;
        }

        if (data.FaultUnit is { } fault)
        {
            yield return t["Đơn vị gây chậm: {0}", reference.Organisation.NameOf(fault)].Value;
        }

        if (data.Guidance is { } place)
        {
            yield return t["Nơi có thẩm quyền giải quyết: {0}", place].Value;
        }

        if (data.Presented is { } by)
        {
            yield return by.SignedOn is { } signed
                ? t["Người đến làm: {0}, văn bản ủy quyền {1} ngày {2}, {3}", by.Name, by.Number ?? "", TimeTexts.Day(signed), by.IssuedBy ?? ""].Value
                : t["Người đến làm: {0}", by.Name].Value;
        }

        if (data.PostDelivered is { } gone)
        {
            yield return t["Giao lúc {0}", TimeTexts.Moment(gone)].Value;
        }

        if (data.Carrier is { } carrier)
        {
            yield return t["Bưu chính: {0}", carrier].Value;
        }

        if (data.Payer is { } payer)
        {
            yield return t["Đối tượng miễn, giảm phí: {0}", payer].Value;
        }

        if (data.Method is { } method)
        {
            yield return t["Hình thức thanh toán: {0}", Names.Of(t, method)].Value;
        }

        if (data.MovedFrom is { } old)
        {
            yield return t["Từ: {0}", reference.Organisation.NameOf(old)].Value;
        }

        if (data.ToUnit is { } unit)
        {
            yield return t["Đến: {0}", reference.Organisation.NameOf(unit)].Value;
        }

        if (data.ToOfficer is { } officer && names.TryGetValue(officer, out var name))
        {
            yield return t["Giao cho: {0}", name].Value;
        }

        if (data.InsteadOf is { } away && names.TryGetValue(away, out var absent))
        {
            yield return t["Làm thay {0}, đang vắng mặt", absent].Value;
        }

        if (data.Signing is { } signing)
        {
            yield return Names.Of(t, signing);
        }

        if (data.Proposal is { } proposal)
        {
            yield return Names.Of(t, proposal);
        }

        if (data.Draft is { } draft)
        {
            yield return t["Văn bản lãnh đạo xem (SHA-256): {0}", draft].Value;
            if (data.Files is [var issued] && issued != draft)
            {
                yield return t["Tệp phát hành là bản đã ký, đóng dấu, theo xác nhận của văn thư (SHA-256): {0}", issued].Value;
            }
        }

        if (data.Electronic is { } electronic)
        {
            yield return electronic ? t["Kết quả điện tử, có chữ ký số"].Value : t["Bản số hóa của kết quả giấy"].Value;
        }

        foreach (var item in data.Items ?? [])
        {
            yield return "– " + item;
        }

        foreach (var item in data.Missing ?? [])
        {
            yield return t["Còn thiếu: {0}", item].Value;
        }

        if (data.AfterLimit == true)
        {
            yield return t["Nộp sau hạn bổ sung"].Value;
        }

        if (data.LegalBasis is { Length: > 0 } basis)
        {
            yield return t["Căn cứ: {0}", basis].Value;
        }

        if (data.AllowedBy is { } allowed)
        {
            yield return t["Được yêu cầu bổ sung thêm lần nữa theo: {0}", allowed].Value;
        }

        if (data.Exception is { Length: > 0 } exception)
        {
            yield return t["Ngoại lệ vì: {0}", exception].Value;
        }

        if (data.Number is { Length: > 0 } number)
        {
            yield return t["Số: {0}", number].Value;
        }

        if (data.Letter is { } letter)
        {
            yield return t["Giấy số: {0}", letter].Value;
        }

        if (data.HandoverList is { } list)
        {
            yield return t["Danh sách bàn giao số {0}", list].Value;
        }

        if (data.Amount is { } amount)
        {
            yield return t["Số tiền: {0}", ProcedureTexts.Money(amount)].Value;
        }

        if (data.Payment is { } payment && data.Amount is not null)
        {
            yield return Names.Of(t, payment);
        }

        if (data.Owed is { } owed)
        {
            yield return t["Còn phải nộp {0}", ProcedureTexts.Money(owed)].Value;
        }

        if (data.Cause is { } cause)
        {
            yield return t["Nguyên nhân quá hạn: {0}", t[cause.ToText()].Value].Value;
            if (data.CauseWords is { } words)
            {
                yield return words;
            }
        }

        foreach (var told in StagesOf(t, data))
        {
            yield return told;
        }

        if (data.OriginalsReturned is { Count: > 0 } originals)
        {
            yield return t["Đã trả lại bản chính của {0} giấy tờ", originals.Count].Value;
        }

        if (data.Question is { } question)
        {
            yield return question;
        }

        if (data.ClockStands == true)
        {
            yield return t["Thời hạn tạm dừng trong thời gian lấy ý kiến, theo pháp luật chuyên ngành nêu trong thủ tục"].Value;
        }

        foreach (var asked in data.Consulted ?? [])
        {
            yield return t["Hỏi: {0}, hạn {1}", OpinionDesk.NameOf(reference.Organisation, asked.Unit), TimeTexts.Moment(asked.Due)].Value;
        }

        foreach (var moved in data.MovedOpinions ?? [])
        {
            yield return t["Hạn cho ý kiến của {0}: {1}, trước đó {2}", moved.Outside ?? OpinionDesk.NameOf(reference.Organisation, moved.Unit), TimeTexts.Moment(moved.Due), TimeTexts.Moment(moved.Before)].Value;
        }

        foreach (var movedStep in data.MovedSteps ?? (data.MovedStep is { } one ? [one] : []))
        {
            yield return t["Hạn bước “{0}”: {1}, trước đó {2}", movedStep.Name, TimeTexts.Moment(movedStep.Due), TimeTexts.Moment(movedStep.Before)].Value;
        }

        if (data.MovedStage is { } over)
        {
            yield return t["Thời gian của người nộp, bên thứ ba: đến {0}, trước đó {1}", TimeTexts.Moment(over.Due), TimeTexts.Moment(over.Before)].Value;
        }

        foreach (var part in data.Parts ?? [])
        {
            yield return t["{0}, hạn {1}", reference.Organisation.NameOf(part.Agency), TimeTexts.Moment(part.Due)].Value;
        }

        foreach (var outside in data.Outside ?? [])
        {
            yield return t["Cơ quan ngoài hệ thống: {0}, hạn {1}", outside.Name, TimeTexts.Moment(outside.Due)].Value;
        }

        if (data.CodedBy is { } coded)
        {
            yield return data.OutsideCode is { } theirs ? t["Mã hồ sơ ở {0}: {1}", coded, theirs].Value : t["Bỏ mã hồ sơ ở {0}", coded].Value;
            if (data.OutsideCodeBefore is { } codeBefore)
            {
                yield return t["Trước đó: {0}", codeBefore].Value;
            }
        }

        if (data.RepliedOn is { } replied)
        {
            yield return t["Ngày văn bản: {0}", TimeTexts.Day(replied)].Value;
        }

        if (data.Answer is { } answer)
        {
            yield return OpinionDesk.Of(t, answer);
        }

        if (data.Opinion is { } opinion)
        {
            yield return opinion;
        }

        if (data.AnswerBefore is { } answerBefore)
        {
            var document = data is { NumberBefore: { } numberBefore, RepliedOnBefore: { } dayBefore } ? t["Văn bản số {0} ngày {1}", numberBefore, TimeTexts.Day(dayBefore)].Value : null;
            yield return t["Trước khi sửa: {0}", string.Join("; ", new[] { OpinionDesk.Of(t, answerBefore), document, data.OpinionBefore }.OfType<string>())].Value;
        }

        if (data.Timeliness is { } timeliness)
        {
            yield return Names.Of(t, timeliness);
        }

        string CaseName(string? code) => code is null ? "" : (data is { Procedure: { } procedure, ProcedureVersion: { } version } ? reference.Procedure(procedure, version)?.CaseOf(code)?.Name : null) ?? code;
    }
}
