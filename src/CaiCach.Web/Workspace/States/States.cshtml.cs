using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Dossiers;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.States;

/// <summary>The states of a dossier and the steps between them, told from the very table that judges every act.</summary>
public sealed class StatesModel(IStringLocalizer<WorkspaceTexts> t, IStringLocalizer<FaultTexts> roles) : PageModel
{
    /// <summary>Every state a dossier can be in after it was submitted, in the order of its life.</summary>
    public static IReadOnlyList<BusinessState> All { get; } = [.. Enum.GetValues<BusinessState>().Where(s => s != BusinessState.Draft)];

    /// <summary>The rows of the table that start from a state.</summary>
    public static IEnumerable<TransitionRule> From(BusinessState state) => DossierRules.Table.Where(rule => rule.From.Contains(state));

    /// <summary>The step of a row.</summary>
    public string StepOf(TransitionRule rule) => HistoryLine.WhatOf(t, rule.Act);

    /// <summary>Who may take it.</summary>
    public string WhoOf(TransitionRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        List<string> names = [.. rule.Who.Names.Select(name => roles[name].Value)];
        if (rule.Who.System)
        {
            names.Insert(0, t["hệ thống, khi đến thời điểm"].Value);
        }

        return string.Join("; ", names);
    }

    /// <summary>The state after it.</summary>
    public string ToOf(TransitionRule rule) =>
        rule.Back ? t["Trạng thái trước khi đề nghị rút"].Value : rule.To is { } to ? Names.Of(t, to) : t["Giữ nguyên"].Value;

    /// <summary>What has to hold.</summary>
    public IEnumerable<string> ConditionsOf(TransitionRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Conditions.Select(condition => roles[condition].Value);
    }

    /// <summary>The four dimensions beside the state: what each tells, and its values.</summary>
    public IReadOnlyList<(string Name, string Meaning, IReadOnlyList<string> Values)> Dimensions =>
    [
        (t["Thanh toán"].Value, t["Phí, lệ phí đã nộp hay chưa. Còn nợ thì chưa trả được kết quả; thời hạn tính từ khi nộp chỉ ở thủ tục quy định như vậy."].Value, [.. Enum.GetValues<PaymentState>().Select(v => Names.Of(t, v))]),
        (t["Trả kết quả"].Value, t["Kết quả đã đến tay người nộp chưa: phát hành xong mới là sẵn sàng, trả rồi mới là đã trả."].Value, [.. Enum.GetValues<DeliveryState>().Select(v => Names.Of(t, v))]),
        (t["Đồng bộ"].Value, t["Có hệ thống khác, như hệ thống của bộ hay Cổng Dịch vụ công quốc gia, cùng theo hồ sơ không và đã báo gì; không ảnh hưởng thời hạn."].Value, [.. Enum.GetValues<SyncState>().Select(v => Names.Of(t, v))]),
        (t["Số hóa"].Value, t["Từng giấy tờ và kết quả có tệp đến mức nào. Chỉ kết quả có chữ ký số mới tính là kết quả điện tử."].Value, [.. Enum.GetValues<DigitisationState>().Select(v => Names.Of(t, v))]),
    ];

    /// <summary>The letter that comes with it; null when there is none.</summary>
    public string? LetterOf(TransitionRule rule) =>
        ActForm.All.FirstOrDefault(form => form.Act == rule.Act)?.Letter is { } letter ? t["Mẫu số {0}", letter[^2..]].Value : null;

    /// <summary>What a state means.</summary>
    public string MeaningOf(BusinessState state) => (state switch
    {
        BusinessState.Submitted => t["Người nộp đã gửi hồ sơ; chưa có cán bộ nào nhận kiểm tra."],
        BusinessState.IntakeReview => t["Một cán bộ của Bộ phận Một cửa đang kiểm tra để tiếp nhận, yêu cầu bổ sung hoặc từ chối."],
        BusinessState.IntakeSupplement => t["Hồ sơ chưa đủ để tiếp nhận; người nộp được yêu cầu bổ sung một lần, trong thời hạn ghi trên phiếu."],
        BusinessState.RejectedIntake => t["Hồ sơ không được tiếp nhận, có lý do và căn cứ bằng văn bản."],
        BusinessState.Accepted => t["Hồ sơ đã có mã và ngày hẹn trả; chờ chuyển đến đơn vị xử lý."],
        BusinessState.InProcess => t["Đơn vị chuyên môn đang thụ lý, trình đề xuất; lãnh đạo ký."],
        BusinessState.SupplementRequested => t["Lãnh đạo đã ký yêu cầu bổ sung sau khi tiếp nhận; chờ người nộp."],
        BusinessState.FinancialDuty => t["Người nộp phải nộp khoản tiền theo thông báo trước khi hồ sơ được giải quyết tiếp."],
        BusinessState.Consulting => t["Đơn vị chuyên môn đang lấy ý kiến cơ quan, đơn vị khác; mỗi nơi có thời hạn trả lời riêng."],
        BusinessState.Interlinked => t["Các cơ quan khác đang giải quyết phần việc của mình, mỗi nơi có thời hạn riêng; người nộp chỉ có một hồ sơ, một hẹn trả."],
        BusinessState.Suspended => t["Việc giải quyết tạm dừng theo căn cứ pháp lý; lãnh đạo quyết định khi nào tiếp tục."],
        BusinessState.StopRequested => t["Người nộp đề nghị rút hồ sơ; chờ lãnh đạo trả lời."],
        BusinessState.Stopped => t["Cơ quan dừng giải quyết, có thông báo nêu lý do và căn cứ."],
        BusinessState.Withdrawn => t["Hồ sơ đã được rút theo đề nghị của người nộp."],
        BusinessState.DecidedGrant => t["Lãnh đạo đã ký kết quả; chờ văn thư vào số, phát hành."],
        BusinessState.DecidedRefuse => t["Lãnh đạo đã ký văn bản từ chối; chờ văn thư vào số, phát hành."],
        BusinessState.Issued => t["Kết quả đã phát hành; chờ người nộp nhận."],
        BusinessState.Done => t["Người nộp đã nhận kết quả."],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    }).Value;

    /// <summary>What the authority's clock does in a state.</summary>
    public string ClockOf(BusinessState state) => (state switch
    {
        BusinessState.Submitted or BusinessState.IntakeReview => t["Tính thời gian trả lời việc tiếp nhận"],
        BusinessState.IntakeSupplement => t["Dừng, chờ người nộp bổ sung"],
        BusinessState.RejectedIntake => t["Không tính"],
        BusinessState.SupplementRequested => t["Tạm dừng"],
        BusinessState.FinancialDuty => t["Tạm dừng; hồ sơ đã quá hạn từ trước thì vẫn tính"],
        BusinessState.Suspended => t["Tạm dừng hoặc vẫn tính, theo căn cứ pháp lý"],
        BusinessState.StopRequested => t["Như trước khi đề nghị rút"],
        _ => state.IsFinished() ? t["Đã dừng"] : t["Đang tính"],
    }).Value;
}
