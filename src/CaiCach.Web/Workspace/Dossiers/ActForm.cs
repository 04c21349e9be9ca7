using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Letters;
using Microsoft.Extensions.Localization;
using static CaiCach.Web.Workspace.Dossiers.ActFields;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>A step about to be done: everything its use case needs.</summary>
/// <param name="Services">Where the use case is.</param>
/// <param name="Context">Who and when.</param>
/// <param name="Id">The dossier.</param>
/// <param name="Input">What was typed, checked for its shape.</param>
/// <param name="Date">The date, where one is asked for: of the result, or of the new appointment.</param>
/// <param name="Cancel">Stops it.</param>
public sealed record ActWork(IServiceProvider Services, ActContext Context, Guid Id, ActInputs Input, DateOnly Date, CancellationToken Cancel)
{
    /// <summary>The use case.</summary>
    public T Use<T>()
        where T : notnull => Services.GetRequiredService<T>();
}

/// <summary>How a step of the transition table is put to an officer: its address, what it asks, the phrase bank it offers and the use case it runs.</summary>
public sealed record ActForm(DossierAct Act, string Slug, ActFields Fields, string[] Phrases, Func<ActWork, Task<ActOutcome>> Run)
{
    /// <summary>How an added paper came: brought to the counter.</summary>
    public const string ToCounter = "counter";

    /// <summary>How an added paper came: by post.</summary>
    public const string ByPost = "post";

    /// <summary>Every step an official may take, in the order of the table.</summary>
    public static IReadOnlyList<ActForm> All { get; } =
    [
        new(DossierAct.TakeUp, "nhan-kiem-tra", None, [], w => w.Use<TakeUpDossier>().RunAsync(w.Context, w.Id, w.Input.Version, w.Cancel)),
        new(DossierAct.Accept, "tiep-nhan", Taking, [], w => w.Use<AcceptDossier>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.FeeOrNull, w.Input.ToTaking(), w.Input.PayerOrNull, w.Cancel)),
        new(DossierAct.AskIntakeSupplement, "yeu-cau-bo-sung", Items | Checks | Reason | Basis | Days, ["supplement"],
            w => w.Use<AskIntakeSupplement>().RunAsync(w.Context, w.Id, w.Input.Version, new(w.Input.ItemList, w.Input.Reason ?? "", w.Input.LegalBasis, int.Parse(w.Input.Days!.Trim(), CultureInfo.InvariantCulture), w.Input.Checked), w.Cancel)),
        new(DossierAct.RejectIntake, "tu-choi-tiep-nhan", Reason | Basis | Guidance, ["refuse_intake"],
            w => w.Use<RejectIntake>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Input.LegalBasis ?? "", w.Input.Guidance, w.Cancel)),
        new(DossierAct.Resubmit, "nhan-bo-sung", ActFields.Papers, [],
            w => w.Use<ResubmitDossier>().RunAsync(w.Context, w.Id, w.Input.Version, PapersOf(w.Input), w.Input.ToPresenter(), w.Cancel)),
        new(DossierAct.AddPaper, "nhan-them-giay-to", ActFields.Papers, [],
            w => w.Use<AddPaper>().RunAsync(w.Context, w.Id, w.Input.Version, PapersOf(w.Input), w.Input.Way is ByPost, w.Input.ToPresenter(), w.Cancel)),
        new(DossierAct.ExpireIntakeSupplement, "het-han-bo-sung", None, [], w => w.Use<ExpireIntakeSupplement>().RunAsync(w.Context, w.Id, w.Input.Version, w.Cancel)),
        new(DossierAct.Transfer, "chuyen", ActFields.Unit, [], w => w.Use<TransferDossier>().RunAsync(w.Context, w.Id, w.Input.Version, Guid.Parse(w.Input.ToUnit!), w.Input.Course, w.Cancel)),
        new(DossierAct.RecordStart, "ghi-nhan-su-kien", Happened | Number | ActFields.Exception, [],
            w => w.Use<RecordStart>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.HappenedOn(w.Date), w.Input.Number ?? "", w.Input.Exception, w.Cancel)),
        new(DossierAct.CorrectStart, "dinh-chinh-su-kien", Happened | Number | Reason, [],
            w => w.Use<RecordStart>().CorrectAsync(w.Context, w.Id, w.Input.Version, w.Input.HappenedOn(w.Date), w.Input.Number ?? "", w.Input.Reason ?? "", w.Cancel)),
        new(DossierAct.CorrectFiling, "dinh-chinh-nop", ActFields.Filing | Reason, [],
            w => w.Use<CorrectFiling>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.Filing.ToRequest(), w.Input.Reason ?? "", w.Cancel)),
        new(DossierAct.Assign, "phan-cong", Officer, [], w => w.Use<AssignDossier>().RunAsync(w.Context, w.Id, w.Input.Version, Guid.Parse(w.Input.ToOfficer!), w.Input.Course, w.Cancel)),
        new(DossierAct.Propose, "de-xuat", Kind | Items | Checks | Reason | Basis | ActFields.File, ["supplement", "refuse_result", "stop"],
            w => w.Use<ProposeDecision>().RunAsync(w.Context, w.Id, w.Input.Version, new(w.Input.Proposed(), w.Input.Reason ?? "", w.Input.LegalBasis, w.Input.ItemList, w.Input.UploadId, w.Input.Checked, w.Input.DraftText, w.Input.Course), w.Cancel)),
        new(DossierAct.Forward, "chuyen-don-vi", ActFields.Unit | Reason, ["return_step"],
            w => w.Use<ForwardDossier>().RunAsync(w.Context, w.Id, w.Input.Version, Guid.Parse(w.Input.ToUnit!), w.Input.Reason ?? "", w.Input.Course, w.Cancel)),
        new(DossierAct.Grant, "ky-giai-quyet", Cause, [], w => w.Use<DecideDossier>().GrantAsync(w.Context, w.Id, w.Input.Version, w.Input.Late, w.Input.Course, w.Cancel)),
        new(DossierAct.Refuse, "ky-tu-choi", Reason | Basis | Cause, ["refuse_result"],
            w => w.Use<DecideDossier>().RefuseAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Input.LegalBasis ?? "", w.Input.Late, w.Input.Course, w.Cancel)),
        new(DossierAct.AskSupplement, "ky-yeu-cau-bo-sung", Items | Reason | Basis | Days | ActFields.Exception, ["supplement"],
            w => w.Use<AskSupplement>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.ItemList, w.Input.Reason, w.Input.LegalBasis, int.Parse(w.Input.Days!.Trim(), CultureInfo.InvariantCulture), w.Input.Exception, w.Cancel)),
        new(DossierAct.ExpireSupplement, "dung-vi-qua-han-bo-sung", Basis, [],
            w => w.Use<ExpireSupplement>().StopAsync(w.Context, w.Id, w.Input.Version, w.Input.LegalBasis ?? "", w.Cancel)),
        new(DossierAct.Consult, "lay-y-kien", ActFields.Opinions, [], w => w.Use<ConsultBodies>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.ToConsultation(), w.Cancel)),
        new(DossierAct.RecallConsultation, "thu-hoi-lay-y-kien", Reason, [], w => w.Use<RecallConsultation>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Cancel)),
        new(DossierAct.RecallParts, "thu-hoi-lien-thong", Reason, [], w => w.Use<ReturnPart>().RecallAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Cancel)),
        new(DossierAct.ReturnPart, "tra-lai-phan-viec", Reason, [], w => w.Use<ReturnPart>().GiveBackAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Cancel)),
        new(DossierAct.CorrectStageEnd, "dinh-chinh-ket-thuc-giai-doan", Happened | Reason, [],
            w => w.Use<CorrectStageEnd>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.HappenedOn(w.Date), w.Input.Reason ?? "", w.Cancel)),
        new(DossierAct.EndStage, "ket-thuc-giai-doan", Happened | Number | Reason | ActFields.Exception, [],
            w => w.Use<EndStage>().RunAsync(w.Context, w.Id, w.Input.Version, new(w.Input.Reason ?? "", w.Input.HappenedOn(w.Date), w.Input.Number, w.Input.Exception), w.Cancel)),
        new(DossierAct.SendParts, "chuyen-lien-thong", ActFields.Opinions | ActFields.Parts, [], w => w.Use<SendParts>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.ToParts(), w.Cancel)),
        new(DossierAct.DetermineDuty, "nghia-vu-tai-chinh", Amount | Reason, [],
            w => w.Use<ImposeFinancialDuty>().DetermineAsync(w.Context, w.Id, w.Input.Version, w.Input.AmountOrNull, w.Input.Reason ?? "", w.Cancel)),
        new(DossierAct.SettleDuty, "ghi-nhan-nghia-vu-tai-chinh", Way | Amount | ActFields.Method | Number | Reason, [],
            w => w.Use<ImposeFinancialDuty>().SettleAsync(w.Context, w.Id, w.Input.Version, w.Input.Number ?? "", w.Input.Way is "exempt" ? w.Input.Reason : null, w.Input.Paid, ActInputs.InstalmentOf(w.Input.Amount), w.Input.PaidAt, w.Cancel)),
        new(DossierAct.Suspend, "tam-dung", Reason | Basis | Clock, [],
            w => w.Use<SuspendDossier>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Input.LegalBasis ?? "", w.Input.Clock is "stops", w.Cancel)),
        new(DossierAct.Resume, "tiep-tuc", Reason, [], w => w.Use<SuspendDossier>().ResumeAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Cancel)),
        new(DossierAct.Apologise, "xin-loi-hen-lai", NewAppointment | Reason | Fault, [],
            w => w.Use<ApologiseForDelay>().RunAsync(w.Context, w.Id, w.Input.Version, w.Date, w.Input.Reason ?? "", w.Input.FaultUnit ?? Guid.Empty, w.Cancel)),
        new(DossierAct.DraftApology, "soan-xin-loi", NewAppointment | Reason | Fault, [],
            w => w.Use<DraftApology>().RunAsync(w.Context, w.Id, w.Input.Version, w.Date, w.Input.Reason ?? "", w.Input.FaultUnit, w.Cancel)),
        new(DossierAct.ReturnApology, "tra-lai-xin-loi", Reason, [], w => w.Use<DraftApology>().ReturnAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Cancel)),
        new(DossierAct.AgreeReview, "duyet-de-xuat", Reason, [], w => w.Use<ReviewProposal>().AgreeAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason, w.Input.Course, w.Cancel)),
        new(DossierAct.ReturnStep, "tra-lai", Reason, ["return_step"], w => w.Use<ReturnStep>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Cancel)),
        new(DossierAct.Stop, "dung", Reason | Basis, ["stop"],
            w => w.Use<StopDossier>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Input.LegalBasis ?? "", w.Cancel)),
        new(DossierAct.HandInSupplement, "nhan-giay-to-bo-sung", ActFields.Papers, [],
            w => w.Use<HandInSupplement>().RunAsync(w.Context, w.Id, w.Input.Version, PapersOf(w.Input), w.Input.ToPresenter(), w.Cancel)),
        new(DossierAct.ReceiveSupplement, "tiep-nhan-bo-sung", There | ActFields.Exception, [],
            w => w.Use<ReceiveSupplement>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.ThereIndexes, w.Input.Exception, w.Input.FeeOrNull, w.Cancel)),
        new(DossierAct.ReturnSupplement, "bo-sung-con-thieu", There, [],
            w => w.Use<ReceiveSupplement>().ReturnAsync(w.Context, w.Id, w.Input.Version, w.Input.ThereIndexes, w.Cancel)),
        new(DossierAct.RequestWithdrawal, "rut", Reason | ActFields.File, [], w => w.Use<RequestWithdrawal>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason, w.Input.ToPresenter(), new(w.Input.IdentityChecked, w.Input.UploadId), w.Cancel)),
        new(DossierAct.CancelWithdrawal, "thoi-rut", None, [], w => w.Use<AnswerWithdrawal>().CancelAsync(w.Context, w.Id, w.Input.Version, w.Cancel)),
        new(DossierAct.ApproveWithdrawal, "dong-y-rut", None, [], w => w.Use<AnswerWithdrawal>().ApproveAsync(w.Context, w.Id, w.Input.Version, w.Cancel)),
        new(DossierAct.DenyWithdrawal, "khong-dong-y-rut", Reason, ["deny_withdrawal"],
            w => w.Use<AnswerWithdrawal>().DenyAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Cancel)),
        new(DossierAct.Issue, "phat-hanh", Number | Date | ActFields.File | SignedCopy, [],
            w => w.Use<IssueResult>().RunAsync(w.Context, w.Id, w.Input.Version, new(w.Input.Number ?? "", w.Date, w.Input.UploadId, w.Input.SignedCopy, w.Input.ResultCode), w.Cancel)),
        new(DossierAct.Deliver, "tra-ket-qua", Identity | ReceivedBy, [],
            w => w.Use<DeliverResult>().AtCounterAsync(w.Context, w.Id, w.Input.Version, w.Input.IdentityChecked, w.Input.ReceivedBy, by: w.Input.ToPresenter(), cancel: w.Cancel)),
        new(DossierAct.ConfirmPosted, "buu-chinh-da-giao", Happened, [], w => w.Use<FollowPosting>().DeliveredAsync(w.Context, w.Id, w.Input.Version, w.Input.HappenedOn(w.Date), w.Cancel)),
        new(DossierAct.ReturnUndelivered, "buu-chinh-tra-ve", Reason, [], w => w.Use<FollowPosting>().ReturnedAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Cancel)),
        new(DossierAct.CorrectResult, "dinh-chinh-ket-qua", Reason | Number | Date | ActFields.File, [],
            w => w.Use<CorrectResult>().RunAsync(w.Context, w.Id, w.Input.Version, new(w.Input.Number ?? "", w.Date, w.Input.UploadId, ResultCode: w.Input.ResultCode), w.Input.Reason ?? "", w.Cancel)),
        new(DossierAct.OrderReopening, "mo-lai", Reason | Basis | Number, [],
            w => w.Use<ReopenDossier>().OrderAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Input.LegalBasis ?? "", w.Input.Number ?? "", w.Cancel)),
        new(DossierAct.WithdrawReopening, "thu-hoi-mo-lai", Reason, [], w => w.Use<ReopenDossier>().WithdrawAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Cancel)),
        new(DossierAct.RecordLateCause, "nguyen-nhan-qua-han", Cause, [],
            w => w.Use<RecordLateCause>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.Late, w.Cancel)),
        new(DossierAct.CorrectContact, "sua-lien-lac", ActFields.Contact, [], w => w.Use<CorrectContact>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.ToContact(), w.Cancel)),
        new(DossierAct.CorrectOwner, "sua-chu-ho-so", Reason | Basis, [],
            w => w.Use<CorrectOwner>().RunAsync(w.Context, w.Id, w.Input.Version, w.Input.Owner.ToRequest(), w.Input.Reason ?? "", w.Input.LegalBasis, w.Cancel)),
        new(DossierAct.SettleFee, "thu-phi", Way | Amount | ActFields.Method | Number | Reason, [], w => w.Input.Way is "exempt"
            ? w.Use<SettleFee>().ExemptAsync(w.Context, w.Id, w.Input.Version, w.Input.Number ?? "", w.Input.Reason ?? "", w.Input.PaidAt, w.Cancel)
            : w.Use<SettleFee>().PaidAsync(w.Context, w.Id, w.Input.Version, w.Input.Number ?? "", w.Input.Paid, ActInputs.InstalmentOf(w.Input.Amount), w.Input.PaidAt, w.Cancel)),
        new(DossierAct.ReverseDutyPart, "huy-ghi-nhan-nghia-vu-tai-chinh", Reason, [], w => w.Use<GiveFeeBack>().ReverseDutyAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Cancel)),
        new(DossierAct.ReverseFee, "huy-ghi-nhan-phi", Reason, [], w => w.Use<GiveFeeBack>().ReverseAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Cancel)),
        new(DossierAct.RefundFee, "hoan-phi", ActFields.Method | Number | Reason | Basis, [],
            w => w.Use<GiveFeeBack>().RefundAsync(w.Context, w.Id, w.Input.Version, w.Input.Paid, w.Input.Number ?? "", w.Input.Reason ?? "", w.Input.LegalBasis ?? "", w.Cancel)),
        new(DossierAct.RefundDuty, "hoan-nghia-vu-tai-chinh", ActFields.Method | Number | Reason | Basis, [],
            w => w.Use<GiveFeeBack>().RefundDutyAsync(w.Context, w.Id, w.Input.Version, w.Input.Paid, w.Input.Number ?? "", w.Input.Reason ?? "", w.Input.LegalBasis ?? "", w.Cancel)),
        new(DossierAct.KeepMoney, "khong-hoan", Reason | Basis, [], w => w.Use<GiveFeeBack>().KeepAsync(w.Context, w.Id, w.Input.Version, w.Input.Reason ?? "", w.Input.LegalBasis ?? "", w.Cancel)),
    ];

    /// <summary>The step at an address; null when there is none.</summary>
    public static ActForm? Find(string? slug) => All.FirstOrDefault(f => string.Equals(f.Slug, slug, StringComparison.Ordinal));

    /// <summary>Whether it is one press, without a page of questions.</summary>
    public bool IsOnePress => Act is DossierAct.TakeUp;

    /// <summary>What the officer does.</summary>
    public string Title(IStringLocalizer<WorkspaceTexts> t) => (Act switch
    {
        DossierAct.TakeUp => t["Nhận kiểm tra"],
        DossierAct.Accept => t["Tiếp nhận hồ sơ"],
        DossierAct.AskIntakeSupplement => t["Yêu cầu bổ sung trước tiếp nhận"],
        DossierAct.RejectIntake => t["Từ chối tiếp nhận"],
        DossierAct.Resubmit => t["Ghi nhận bổ sung nộp tại quầy"],
        DossierAct.AddPaper => t["Thêm giấy tờ"],
        DossierAct.ExpireIntakeSupplement => t["Kết thúc vì quá hạn bổ sung"],
        DossierAct.Transfer => t["Chuyển đơn vị xử lý"],
        DossierAct.Assign => t["Phân công người xử lý"],
        DossierAct.Propose => t["Trình đề xuất"],
        DossierAct.Forward => t["Chuyển đơn vị khác"],
        DossierAct.Grant => t["Ký giải quyết"],
        DossierAct.Refuse => t["Ký từ chối giải quyết"],
        DossierAct.AskSupplement => t["Ký yêu cầu bổ sung"],
        DossierAct.ExpireSupplement => t["Dừng giải quyết vì quá hạn bổ sung"],
        DossierAct.Consult => t["Lấy ý kiến phối hợp"],
        DossierAct.RecallConsultation => t["Thu hồi việc lấy ý kiến"],
        DossierAct.RecallParts => t["Thu hồi phần việc liên thông"],
        DossierAct.ReturnPart => t["Trả lại phần việc liên thông"],
        DossierAct.EndStage => t["Kết thúc giai đoạn"],
        DossierAct.CorrectStageEnd => t["Đính chính lúc kết thúc giai đoạn"],
        DossierAct.RecordStart => t["Ghi nhận sự kiện bắt đầu tính thời hạn"],
        DossierAct.CorrectStart => t["Đính chính sự kiện bắt đầu tính thời hạn"],
        DossierAct.SendParts => t["Chuyển giải quyết liên thông"],
        DossierAct.DetermineDuty => t["Yêu cầu thực hiện nghĩa vụ tài chính"],
        DossierAct.SettleDuty => t["Ghi nhận nghĩa vụ tài chính"],
        DossierAct.Suspend => t["Tạm dừng giải quyết"],
        DossierAct.Resume => t["Tiếp tục giải quyết"],
        DossierAct.Apologise => t["Xin lỗi và hẹn lại"],
        DossierAct.DraftApology => t["Soạn dự thảo xin lỗi và hẹn lại"],
        DossierAct.ReturnApology => t["Trả lại dự thảo xin lỗi, hẹn lại"],
        DossierAct.CorrectResult => t["Thay kết quả có sai sót"],
        DossierAct.OrderReopening => t["Quyết định mở lại hồ sơ"],
        DossierAct.WithdrawReopening => t["Thu hồi quyết định mở lại"],
        DossierAct.AgreeReview => t["Duyệt, trình ký"],
        DossierAct.ReturnStep => t["Trả lại người thụ lý"],
        DossierAct.Stop => t["Dừng giải quyết"],
        DossierAct.HandInSupplement => t["Ghi nhận giấy tờ bổ sung tại quầy"],
        DossierAct.ReceiveSupplement => t["Tiếp nhận bổ sung"],
        DossierAct.ReturnSupplement => t["Báo còn thiếu, chờ nộp tiếp"],
        DossierAct.RequestWithdrawal => t["Ghi nhận đề nghị rút hồ sơ"],
        DossierAct.CancelWithdrawal => t["Ghi nhận người nộp thôi rút hồ sơ"],
        DossierAct.ApproveWithdrawal => t["Đồng ý cho rút hồ sơ"],
        DossierAct.DenyWithdrawal => t["Không đồng ý cho rút"],
        DossierAct.Issue => t["Vào số, phát hành kết quả"],
        DossierAct.Deliver => t["Trả kết quả tại quầy"],
        DossierAct.ConfirmPosted => t["Ghi nhận bưu chính đã giao kết quả"],
        DossierAct.ReturnUndelivered => t["Ghi nhận bưu chính không phát được, trả về"],
        DossierAct.RecordLateCause => t["Ghi nguyên nhân quá hạn"],
        DossierAct.CorrectFiling => t["Đính chính hình thức nộp, trường hợp, giờ nhận"],
        DossierAct.CorrectContact => t["Sửa thông tin liên lạc của hồ sơ"],
        DossierAct.CorrectOwner => t["Sửa thông tin chủ hồ sơ"],
        DossierAct.SettleFee => t["Ghi nhận phí, lệ phí"],
        DossierAct.ReverseDutyPart => t["Hủy ghi nhận nghĩa vụ tài chính"],
        DossierAct.ReverseFee => t["Hủy ghi nhận phí, lệ phí"],
        DossierAct.RefundFee => t["Hoàn phí, lệ phí"],
        DossierAct.RefundDuty => t["Hoàn nghĩa vụ tài chính"],
        DossierAct.KeepMoney => t["Trả lời không hoàn khoản đã nộp"],
        _ => throw new InvalidOperationException($"No title for {Act}."),
    }).Value;

    /// <summary>What has been done, told afterwards.</summary>
    public string Done(IStringLocalizer<WorkspaceTexts> t) => (Act switch
    {
        DossierAct.TakeUp => t["Ông/bà đã nhận kiểm tra hồ sơ."],
        DossierAct.Accept => t["Đã tiếp nhận hồ sơ."],
        DossierAct.AskIntakeSupplement or DossierAct.AskSupplement => t["Đã gửi yêu cầu bổ sung."],
        DossierAct.RejectIntake => t["Đã từ chối tiếp nhận hồ sơ."],
        DossierAct.Resubmit or DossierAct.HandInSupplement => t["Đã ghi nhận giấy tờ bổ sung."],
        DossierAct.AddPaper => t["Đã thêm giấy tờ vào hồ sơ."],
        DossierAct.ExpireIntakeSupplement => t["Đã kết thúc hồ sơ vì quá hạn bổ sung."],
        DossierAct.Transfer or DossierAct.Forward => t["Đã chuyển hồ sơ."],
        DossierAct.Assign => t["Đã phân công người xử lý."],
        DossierAct.Propose => t["Đã trình đề xuất."],
        DossierAct.Grant => t["Đã ký giải quyết."],
        DossierAct.Refuse => t["Đã ký từ chối giải quyết."],
        DossierAct.Consult => t["Đã gửi xin ý kiến."],
        DossierAct.RecallConsultation => t["Đã thu hồi việc lấy ý kiến."],
        DossierAct.RecallParts => t["Đã thu hồi phần việc liên thông."],
        DossierAct.ReturnPart => t["Đã trả lại phần việc cho cơ quan chủ trì."],
        DossierAct.CorrectStageEnd => t["Đã đính chính; giai đoạn này được tính lại."],
        DossierAct.EndStage => t["Đã kết thúc giai đoạn; giai đoạn tiếp theo bắt đầu."],
        DossierAct.RecordStart => t["Đã ghi nhận sự kiện; thời hạn được tính từ đó."],
        DossierAct.CorrectStart => t["Đã đính chính; thời hạn được tính lại."],
        DossierAct.SendParts => t["Đã chuyển phần việc đến cơ quan liên thông; thời hạn vẫn tính."],
        DossierAct.DetermineDuty => t["Đã yêu cầu thực hiện nghĩa vụ tài chính; thời hạn tạm dừng."],
        DossierAct.SettleDuty => t["Đã ghi nhận nghĩa vụ tài chính, thời hạn tiếp tục được tính."],
        DossierAct.Suspend => t["Đã tạm dừng giải quyết hồ sơ."],
        DossierAct.Resume => t["Đã tiếp tục giải quyết hồ sơ."],
        DossierAct.Apologise => t["Đã ký văn bản xin lỗi và hẹn lại."],
        DossierAct.DraftApology => t["Đã trình dự thảo xin lỗi và hẹn lại."],
        DossierAct.ReturnApology => t["Đã trả lại dự thảo xin lỗi, hẹn lại."],
        DossierAct.CorrectResult => t["Đã thay kết quả."],
        DossierAct.OrderReopening => t["Đã ghi quyết định mở lại; chờ quản trị hệ thống thực hiện."],
        DossierAct.WithdrawReopening => t["Đã thu hồi quyết định mở lại; hồ sơ giữ nguyên."],
        DossierAct.AgreeReview => t["Đã duyệt đề xuất, trình lãnh đạo ký."],
        DossierAct.ReturnStep => t["Đã trả lại người thụ lý."],
        DossierAct.Stop or DossierAct.ExpireSupplement => t["Đã dừng giải quyết hồ sơ."],
        DossierAct.ReturnSupplement => t["Đã báo người nộp nội dung còn thiếu."],
        DossierAct.ReceiveSupplement => t["Đã tiếp nhận bổ sung, thời hạn tiếp tục được tính."],
        DossierAct.RequestWithdrawal => t["Đã ghi nhận đề nghị rút hồ sơ."],
        DossierAct.CancelWithdrawal => t["Đã ghi nhận người nộp thôi rút hồ sơ."],
        DossierAct.ApproveWithdrawal => t["Đã đồng ý cho rút hồ sơ."],
        DossierAct.DenyWithdrawal => t["Đã trả lời không đồng ý cho rút."],
        DossierAct.Issue => t["Đã phát hành kết quả."],
        DossierAct.Deliver => t["Đã trả kết quả."],
        DossierAct.ConfirmPosted => t["Đã ghi nhận bưu chính giao kết quả."],
        DossierAct.ReturnUndelivered => t["Đã ghi nhận; kết quả chờ ở bàn trả kết quả, người nộp được báo."],
        DossierAct.RecordLateCause => t["Đã ghi nguyên nhân quá hạn."],
        DossierAct.CorrectFiling => t["Đã đính chính; thời hạn được tính lại nếu thay đổi."],
        DossierAct.CorrectContact => t["Đã sửa thông tin liên lạc."],
        DossierAct.CorrectOwner => t["Đã sửa thông tin chủ hồ sơ; người nộp được báo."],
        DossierAct.SettleFee => t["Đã ghi nhận phí, lệ phí."],
        DossierAct.ReverseDutyPart => t["Đã hủy ghi nhận; khoản ấy lại phải nộp."],
        DossierAct.ReverseFee => t["Đã hủy ghi nhận; phí, lệ phí lại phải nộp."],
        DossierAct.RefundFee => t["Đã ghi nhận việc hoàn phí, lệ phí."],
        DossierAct.RefundDuty => t["Đã ghi nhận việc hoàn nghĩa vụ tài chính."],
        DossierAct.KeepMoney => t["Đã trả lời không hoàn khoản đã nộp."],
        _ => throw new InvalidOperationException($"Nothing to tell of {Act}."),
    }).Value;

    /// <summary>The letter that comes with the step; null when there is none.</summary>
    public string? Letter => LetterPage.All.FirstOrDefault(page => page.Kind == LetterRules.Of(Act))?.Slug;

    /// <summary>The proposal that the step signs; null for a step that signs none.</summary>
    public ProposalKind? Signs => Act switch
    {
        DossierAct.Grant => ProposalKind.Grant,
        DossierAct.Refuse => ProposalKind.Refuse,
        DossierAct.AskSupplement => ProposalKind.Supplement,
        DossierAct.Stop => ProposalKind.Stop,
        _ => null,
    };

    /// <summary>Whether it asks who came to the counter, of a dossier that somebody filed for its owner.</summary>
    public bool AsksPresenter => Act is DossierAct.Resubmit or DossierAct.AddPaper or DossierAct.HandInSupplement or DossierAct.RequestWithdrawal or DossierAct.Deliver;

    /// <summary>Whether it asks for something.</summary>
    public bool Asks(ActFields field) => Fields.HasFlag(field);

    private static List<PaperInput> PapersOf(ActInputs input) => [.. input.Papers.Where(p => p.IsBrought).Select(p => p.ToInput())];
}
