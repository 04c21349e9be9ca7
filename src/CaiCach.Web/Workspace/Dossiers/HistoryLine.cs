using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Dossiers;
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
public sealed partial record HistoryLine(string What, string Who, string Unit, DateTime At, string? Reason, IReadOnlyList<string> Details, IReadOnlyList<string> Alarms)
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

    /// <summary>What an event of a dossier is called.</summary>
    internal static string WhatOf(IStringLocalizer<WorkspaceTexts> t, string type) => (type switch
    {
        "dossier.submitted" => t["Nộp hồ sơ"],
        "dossier.taken_up" => t["Nhận kiểm tra hồ sơ"],
        "dossier.intake_supplement_asked" => t["Yêu cầu bổ sung trước khi tiếp nhận"],
        "dossier.resubmitted" => t["Nộp bổ sung trước tiếp nhận"],
        "dossier.paper_added" => t["Thêm giấy tờ nộp sau"],
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
        "dossier.owner_corrected" => t["Sửa thông tin chủ hồ sơ"],
        DossierEvents.MessagesResent => t["Gửi lại thư, tin cho người nộp"],
        "dossier.late_cause_recorded" => t["Ghi nguyên nhân quá hạn"],
        "dossier.apology_drafted" => t["Trình dự thảo xin lỗi và hẹn lại"],
        "dossier.apology_returned" => t["Lãnh đạo trả lại dự thảo xin lỗi, hẹn lại"],
        "dossier.apologised" => t["Ký văn bản xin lỗi và hẹn lại"],
        "dossier.result_corrected" => t["Thay kết quả có sai sót"],
        "dossier.reopened" => t["Mở lại hồ sơ thành yêu cầu mới"],
        "dossier.reopening_ordered" => t["Quyết định mở lại hồ sơ, chờ quản trị hệ thống"],
        "dossier.reopening_withdrawn" => t["Thu hồi quyết định mở lại hồ sơ"],
        "dossier.reopening_refused" => t["Quản trị hệ thống không thực hiện mở lại"],
        "dossier.opened_again" => t["Yêu cầu mở lại từ hồ sơ đã kết thúc"],
        "dossier.consulted" => t["Xin ý kiến phối hợp"],
        "dossier.outside_replied" => t["Ghi nhận trả lời của cơ quan ngoài hệ thống"],
        "dossier.opinion_given" => t["Cho ý kiến phối hợp"],
        "dossier.reply_corrected" => t["Sửa trả lời đã ghi nhận của cơ quan ngoài hệ thống"],
        "dossier.opinions_lapsed" => t["Hết hạn trả lời của nơi được lấy ý kiến"],
        "dossier.consultation_ended" => t["Kết thúc việc lấy ý kiến"],
        "dossier.consultation_recalled" => t["Thu hồi việc lấy ý kiến"],
        "dossier.part_returned" => t["Trả lại phần việc liên thông"],
        DossierEvents.PartGivenBack => t["Cơ quan liên thông trả lại phần việc"],
        "dossier.parts_recalled" => t["Thu hồi phần việc liên thông"],
        "dossier.stage_end_corrected" => t["Đính chính lúc kết thúc giai đoạn"],
        "dossier.stage_ended" => t["Kết thúc giai đoạn, bắt đầu giai đoạn tiếp theo"],
        "dossier.start_recorded" => t["Ghi nhận sự kiện, bắt đầu tính thời hạn"],
        "dossier.filing_corrected" => t["Đính chính hình thức nộp, trường hợp, giờ nhận"],
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
        DossierEvents.MalwareFound => t["Tìm thấy mã độc trong một tệp, đã cách ly"],
        DossierEvents.PapersPlaced => t["Ghi nơi để hồ sơ giấy"],
        DossierEvents.OutsideCoded => t["Ghi mã hồ sơ ở cơ quan phối hợp"],
        "dossier.route_offered" => t["Chuyển hệ thống xử lý, chờ nhận"],
        "dossier.route_accepted" => t["Hệ thống khác nhận xử lý"],
        "dossier.route_refused" => t["Không chuyển hệ thống xử lý"],
        "dossier.back_offered" => t["Hệ thống khác chuyển lại, chờ nhận lại"],
        "dossier.back_accepted" => t["Nhận lại để xử lý ở đây"],
        "dossier.back_refused" => t["Không nhận lại"],
        "dossier.status_reported" => t["Hệ thống khác báo trạng thái"],
        "dossier.result_reported" => t["Hệ thống khác ban hành kết quả, trả về đây"],
        DossierEvents.Urged => t["Đôn đốc"],
        DossierEvents.Archived => t["Chuyển kết quả không ai nhận vào lưu trữ"],
        DossierEvents.UnclaimedTold => t["Nhắc người nộp đến nhận kết quả"],
        "dossier.fee_settled" => t["Ghi nhận khoản phí, lệ phí"],
        "dossier.fee_part_paid" => t["Ghi nhận nộp một phần phí, lệ phí"],
        "dossier.duty_part_paid" => t["Ghi nhận nộp một phần nghĩa vụ tài chính"],
        "dossier.duty_part_reversed" => t["Hủy ghi nhận nghĩa vụ tài chính"],
        "dossier.fee_reversed" => t["Hủy ghi nhận phí, lệ phí"],
        "dossier.fee_refunded" => t["Hoàn phí, lệ phí"],
        "dossier.duty_refunded" => t["Hoàn nghĩa vụ tài chính"],
        "dossier.money_kept" => t["Trả lời không hoàn khoản đã nộp"],
        "dossier.due_recomputed" => t["Tính lại thời hạn theo lịch làm việc mới"],
        DossierEvents.Moved => t["Chuyển sang cơ quan, đơn vị kế thừa; mã, thời hạn giữ nguyên"],
        DossierEvents.HandedOver => t["Người đang giữ hồ sơ thôi giữ vị trí; hồ sơ giao lại"],
        DossierEvents.OpinionMoved => t["Đơn vị kế thừa trả lời thay đơn vị được lấy ý kiến"],
        _ => t["Thay đổi khác"],
    }).Value;

    private static string OwnerWord(IStringLocalizer<WorkspaceTexts> t, string field) => (field switch
    {
        "name" => t["Tên chủ hồ sơ"],
        "idNumber" => t["Số giấy tờ của chủ hồ sơ"],
        "nationality" => t["Quốc tịch"],
        "birthDate" => t["Ngày sinh"],
        "address" => t["Địa chỉ"],
        "communeCode" => t["Mã xã, phường"],
        "submitterName" => t["Họ tên người nộp thay"],
        "submitterIdNumber" => t["Số giấy tờ của người nộp thay"],
        "headName" => t["Người đại diện theo pháp luật"],
        _ => t["Số định danh của người đại diện theo pháp luật"],
    }).Value;

    private static string ContactWord(IStringLocalizer<WorkspaceTexts> t, string field) => (field switch
    {
        "phone" => t["số điện thoại"],
        "email" => t["địa chỉ thư điện tử"],
        "bySms" => t["việc nhận tin nhắn"],
        _ => t["địa chỉ nhận kết quả"],
    }).Value;
}
