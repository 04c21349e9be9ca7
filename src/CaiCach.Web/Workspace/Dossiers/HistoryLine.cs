using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Opinions;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>One change of a dossier in plain words.</summary>
/// <param name="What">What was done.</param>
/// <param name="Who">Who did it.</param>
/// <param name="Unit">For which unit; empty for applicants and the system.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Reason">The reason written; null for none.</param>
/// <param name="Details">What else is known of it, a sentence each.</param>
/// <param name="Alarms">What should not have been, a sentence each, shown in red.</param>
public sealed record HistoryLine(string What, string Who, string Unit, DateTime At, string? Reason, IReadOnlyList<string> Details, IReadOnlyList<string> Alarms)
{
    /// <summary>The line of an event.</summary>
    public static HistoryLine Of(IStringLocalizer<WorkspaceTexts> t, EventRow row, ReferenceSnapshot reference, IReadOnlyDictionary<Guid, string> names)
    {
        var data = DossierEventData.Parse(row.Data);
        return new(WhatOf(t, row.Type), row.ActorName, reference.Organisation.NameOf(row.UnitId), row.At, row.Reason, [.. DetailsOf(t, data, reference, names)],
            [.. (data.Silent ?? []).Select(unit => t["Không trả lời: {0}", OpinionDesk.NameOf(reference.Organisation, unit)].Value)]);
    }

    /// <summary>The line of an internal note.</summary>
    public static HistoryLine Of(IStringLocalizer<WorkspaceTexts> t, DossierNote note, ReferenceSnapshot reference)
    {
        ArgumentNullException.ThrowIfNull(note);
        return new(t["Ghi chú nội bộ"].Value, note.AuthorName, reference.Organisation.NameOf(note.UnitId), note.At, note.Text, [], []);
    }

    /// <summary>What a step of the transition table is called.</summary>
    public static string WhatOf(IStringLocalizer<WorkspaceTexts> t, DossierAct act) => WhatOf(t, DossierEvents.TypeOf(act));

    private static string WhatOf(IStringLocalizer<WorkspaceTexts> t, string type) => (type switch
    {
        "dossier.submitted" => t["Nộp hồ sơ"],
        "dossier.taken_up" => t["Nhận kiểm tra hồ sơ"],
        "dossier.intake_supplement_asked" => t["Yêu cầu bổ sung trước khi tiếp nhận"],
        "dossier.resubmitted" => t["Nộp bổ sung trước tiếp nhận"],
        "dossier.intake_supplement_expired" => t["Không tiếp nhận vì quá hạn bổ sung"],
        "dossier.intake_rejected" => t["Từ chối tiếp nhận hồ sơ"],
        "dossier.accepted" => t["Tiếp nhận hồ sơ, hẹn trả kết quả"],
        "dossier.transferred" => t["Chuyển hồ sơ đến đơn vị xử lý"],
        "dossier.assigned" => t["Phân công người xử lý hồ sơ"],
        "dossier.forwarded" => t["Chuyển hồ sơ sang đơn vị khác"],
        "dossier.proposed" => t["Trình đề xuất lên lãnh đạo"],
        "dossier.reviewed" => t["Lãnh đạo phòng duyệt đề xuất, trình ký"],
        "dossier.step_returned" => t["Lãnh đạo trả lại đề xuất"],
        "dossier.supplement_asked" => t["Ký yêu cầu bổ sung, tạm dừng thời hạn"],
        "dossier.supplement_handed_in" => t["Gửi giấy tờ bổ sung"],
        "dossier.supplement_received" => t["Tiếp nhận bổ sung, tính tiếp thời hạn"],
        "dossier.supplement_returned" => t["Giấy tờ bổ sung còn thiếu, chờ nộp tiếp"],
        "dossier.originals_returned" => t["Trả lại bản chính giấy tờ"],
        "dossier.supplement_overdue" => t["Quá hạn bổ sung, trình lãnh đạo"],
        "dossier.supplement_expired" => t["Dừng giải quyết vì quá hạn bổ sung"],
        "dossier.duty_determined" => t["Yêu cầu thực hiện nghĩa vụ tài chính, tạm dừng thời hạn"],
        "dossier.duty_settled" => t["Ghi nhận nghĩa vụ tài chính, tính tiếp thời hạn"],
        "dossier.suspended" => t["Tạm dừng giải quyết"],
        "dossier.resumed" => t["Tiếp tục giải quyết"],
        "dossier.delay_forecast" => t["Báo lãnh đạo: hồ sơ sắp đến hạn"],
        "dossier.contact_corrected" => t["Sửa thông tin liên lạc của hồ sơ"],
        DossierEvents.MessagesResent => t["Gửi lại thư, tin cho người nộp"],
        "dossier.late_cause_recorded" => t["Ghi nguyên nhân quá hạn"],
        "dossier.apology_drafted" => t["Trình dự thảo xin lỗi và hẹn lại"],
        "dossier.apology_returned" => t["Lãnh đạo trả lại dự thảo xin lỗi, hẹn lại"],
        "dossier.apologised" => t["Ký văn bản xin lỗi và hẹn lại"],
        "dossier.result_corrected" => t["Thay kết quả có sai sót"],
        "dossier.reopened" => t["Mở lại hồ sơ thành yêu cầu mới"],
        "dossier.opened_again" => t["Yêu cầu mở lại từ hồ sơ đã kết thúc"],
        "dossier.consulted" => t["Xin ý kiến phối hợp"],
        "dossier.opinion_given" => t["Cho ý kiến phối hợp"],
        "dossier.consultation_ended" => t["Kết thúc việc lấy ý kiến"],
        "dossier.consultation_recalled" => t["Thu hồi việc lấy ý kiến"],
        "dossier.part_returned" => t["Trả lại phần việc liên thông"],
        DossierEvents.PartGivenBack => t["Cơ quan liên thông trả lại phần việc"],
        "dossier.parts_recalled" => t["Thu hồi phần việc liên thông"],
        "dossier.stage_ended" => t["Kết thúc giai đoạn, bắt đầu giai đoạn tiếp theo"],
        "dossier.start_recorded" => t["Ghi nhận sự kiện, bắt đầu tính thời hạn"],
        "dossier.start_corrected" => t["Đính chính sự kiện, tính lại thời hạn"],
        "dossier.parts_sent" => t["Chuyển phần việc đến cơ quan liên thông, thời hạn vẫn tính"],
        "dossier.part_received" => t["Nhận phần việc liên thông"],
        "dossier.parts_ended" => t["Các phần việc liên thông đã kết thúc"],
        "dossier.part_stopped" => t["Phần việc kết thúc cùng hồ sơ"],
        "dossier.withdrawal_requested" => t["Đề nghị rút hồ sơ"],
        "dossier.withdrawn" => t["Đồng ý cho rút hồ sơ"],
        "dossier.withdrawal_denied" => t["Không đồng ý cho rút hồ sơ"],
        "dossier.withdrawal_cancelled" => t["Người nộp thôi đề nghị rút hồ sơ"],
        "dossier.stopped" => t["Dừng giải quyết hồ sơ"],
        "dossier.granted" => t["Ký kết quả giải quyết"],
        "dossier.refused" => t["Ký văn bản từ chối giải quyết"],
        "dossier.issued" => t["Vào số và phát hành kết quả"],
        "dossier.delivered" => t["Trả kết quả cho người nộp"],
        "dossier.post_delivered" => t["Bưu chính đã giao kết quả"],
        "dossier.post_returned" => t["Bưu chính không phát được kết quả, trả về quầy"],
        DossierEvents.Urged => t["Đôn đốc"],
        DossierEvents.UnclaimedTold => t["Nhắc người nộp đến nhận kết quả"],
        "dossier.fee_settled" => t["Ghi nhận khoản phí, lệ phí"],
        "dossier.fee_reversed" => t["Hủy ghi nhận phí, lệ phí"],
        "dossier.fee_refunded" => t["Hoàn phí, lệ phí"],
        "dossier.due_recomputed" => t["Tính lại thời hạn theo lịch làm việc mới"],
        DossierEvents.Moved => t["Chuyển sang cơ quan, đơn vị kế thừa; mã, thời hạn giữ nguyên"],
        DossierEvents.HandedOver => t["Người đang giữ hồ sơ thôi giữ vị trí; hồ sơ giao lại"],
        DossierEvents.OpinionMoved => t["Đơn vị kế thừa trả lời thay đơn vị được lấy ý kiến"],
        _ => t["Thay đổi khác"],
    }).Value;

    private static string ContactWord(IStringLocalizer<WorkspaceTexts> t, string field) => (field switch
    {
        "phone" => t["số điện thoại"],
        "email" => t["địa chỉ thư điện tử"],
        "bySms" => t["việc nhận tin nhắn"],
        _ => t["địa chỉ nhận kết quả"],
    }).Value;

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

        if (data.Arrived is { } arrived)
        {
            yield return t["Bưu chính giao đến lúc {0}", TimeTexts.Moment(arrived)].Value;
        }

        if (data.Postmarked is { } sent)
        {
            yield return t["Dấu bưu điện ngày {0}", TimeTexts.Day(sent)].Value;
        }

        if (data.Happened is { } happened)
        {
            yield return t["Sự kiện xảy ra lúc {0}", TimeTexts.Moment(happened)].Value;
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

        if (data.Cause is { } cause)
        {
            yield return t["Nguyên nhân quá hạn: {0}", t[cause.ToText()].Value].Value;
            if (data.CauseWords is { } words)
            {
                yield return words;
            }
        }

        if (data.StageTimeliness is { } stage)
        {
            yield return t["Giai đoạn vừa kết thúc: {0}", Names.Of(t, stage)].Value;
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
            yield return t["Hạn cho ý kiến của {0}: {1}, trước đó {2}", OpinionDesk.NameOf(reference.Organisation, moved.Unit), TimeTexts.Moment(moved.Due), TimeTexts.Moment(moved.Before)].Value;
        }

        foreach (var movedStep in data.MovedSteps ?? (data.MovedStep is { } one ? [one] : []))
        {
            yield return t["Hạn bước “{0}”: {1}, trước đó {2}", movedStep.Name, TimeTexts.Moment(movedStep.Due), TimeTexts.Moment(movedStep.Before)].Value;
        }

        foreach (var part in data.Parts ?? [])
        {
            yield return t["{0}, hạn {1}", reference.Organisation.NameOf(part.Agency), TimeTexts.Moment(part.Due)].Value;
        }

        if (data.Answer is { } answer)
        {
            yield return OpinionDesk.Of(t, answer);
        }

        if (data.Opinion is { } opinion)
        {
            yield return opinion;
        }

        if (data.Timeliness is { } timeliness)
        {
            yield return Names.Of(t, timeliness);
        }
    }
}
