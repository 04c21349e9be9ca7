using CaiCach.Law.Calendar;

namespace CaiCach.Law.Dossiers;

/// <summary>The conditions of the transition table, each a function that answers with the reason when it does not hold.</summary>
internal static partial class Guards
{
    private const string OneStop = "NĐ 118/2025/NĐ-CP";
    private const string OneCompleteList = "NĐ 118/2025/NĐ-CP; TT 03/2025/TT-VPCP, Mẫu số 02";
    private const string LateReport = "TT 02/2017/TT-VPCP, Biểu số II.07";
    private const string Apology = "NĐ 118/2025/NĐ-CP; TT 03/2025/TT-VPCP, Mẫu số 04";

    /// <summary>The guards that look at the moment of the act or at what the actor brings along, or that name something to mend first.</summary>
    public static readonly IReadOnlyList<Func<DossierFacts, ActInput, Refusal?>> OnInput =
        [Reason, Basis, Items, ComponentsChecked, ProposalChecked, Number, FeeTaken, FeeNumbered, PostDelivered, EventHappened, EventInTime, IdentityChecked, ResultStored, PapersComplete, PapersCompleteOrNoted, PapersDigitised, FirstSupplement, InFirstPart, IntakeSupplementExpired, NotOverdue, SupplementExpired, Amount, MoneyTimed, BeforeDue, LaterAppointment, Question, Bodies, Task, PartBodies, AnswerGiven, ReplyAwaited, ReplyRecorded, ReplyGiven, ReplyNumbered, SilenceOver, DisagreementReasoned, OpinionsInOrOverdue, OpinionsLapsed, PastDue, CauseChosen, CauseTold, LateCauseGiven, DraftResult, CopyStated, SupplementComplete, SomethingMissing, StageEndTimed, StageEndCorrected, StageEndNumbered, StageTimeKept, MaySupplement, MayWithdraw, MayReceive, RouteTimed, StatusKnown, StatusTimed, ResultTimed];

    public static Refusal? Reason(DossierFacts facts, ActInput input) =>
        string.IsNullOrWhiteSpace(input.Reason) ? new("reason_missing", "Phải ghi rõ lý do.", OneStop) : null;

    public static Refusal? Basis(DossierFacts facts, ActInput input) =>
        string.IsNullOrWhiteSpace(input.LegalBasis) ? new("basis_missing", "Phải nêu căn cứ pháp lý.", OneStop) : null;

    public static Refusal? Items(DossierFacts facts, ActInput input) =>
        input.Items is { Count: > 0 } items && items.All(i => !string.IsNullOrWhiteSpace(i))
            ? null
            : new("items_missing", "Phải liệt kê đầy đủ, một lần, từng nội dung cần bổ sung.", "TT 03/2025/TT-VPCP, Mẫu số 02");

    /// <summary>One complete list: whoever asks for a supplement has gone through every component of the dossier, and says of each that is wrong what is.</summary>
    public static Refusal? ComponentsChecked(DossierFacts facts, ActInput input)
    {
        if (input.Checks is not { } checks)
        {
            return null;
        }

        var left = (facts.Components ?? new Dictionary<string, string>()).Where(c => checks.Count(one => string.Equals(one.Code, c.Key, StringComparison.Ordinal)) != 1).Select(c => c.Value).ToList();
        return left.Count > 0
            ? new("components_unchecked", $"Chưa đối chiếu hết thành phần hồ sơ: {string.Join("; ", left)}. Đánh dấu đủ, thiếu hay chưa đúng cho từng thành phần rồi mới yêu cầu bổ sung, một lần cho đủ.", OneCompleteList)
            : checks.FirstOrDefault(c => c.State == ComponentState.Wrong && string.IsNullOrWhiteSpace(c.Note)) is { } wrong
                ? new("wrong_unexplained", $"Ghi rõ điểm chưa đúng của: {wrong.Name}.", OneCompleteList)
                : null;
    }

    /// <summary>The same of a proposal that asks for a supplement.</summary>
    public static Refusal? ProposalChecked(DossierFacts facts, ActInput input) => input.Proposes == ProposalKind.Supplement ? ComponentsChecked(facts, input) : null;

    public static Refusal? PapersComplete(DossierFacts facts, ActInput input) =>
        facts.MissingPapers is { Count: > 0 } missing
            ? new("papers_missing", $"Còn thiếu giấy tờ bắt buộc: {string.Join("; ", missing)}.", OneStop)
            : null;

    /// <summary>What came in on paper may be entered short of papers that the official names one by one; nobody enters it short by oversight.</summary>
    public static Refusal? PapersCompleteOrNoted(DossierFacts facts, ActInput input) =>
        PapersComplete(facts.MayBeShort ? facts with { MissingPapers = [.. (facts.MissingPapers ?? []).Except(input.Lacking ?? [], StringComparer.Ordinal)] } : facts, input);

    public static Refusal? PapersDigitised(DossierFacts facts, ActInput input) =>
        facts.UndigitisedPapers is { Count: > 0 } missing
            ? new("papers_not_digitised", $"Chưa số hóa giấy tờ thuộc diện phải số hóa: {string.Join("; ", missing)}.", "TT 01/2023/TT-VPCP")
            : null;

    public static Refusal? IntakeSupplementExpired(DossierFacts facts, ActInput input) =>
        facts.IntakeSupplementLimit is { } limit && input.Now > limit
            ? null
            : new("supplement_time_left", "Chưa hết thời hạn bổ sung hồ sơ.", OneStop);

    /// <summary>What came in part has to be looked at: time alone does not refuse it.</summary>
    public static Refusal? NothingBegun(DossierFacts facts, ActInput input) =>
        facts.IntakeSupplementBegun ? new("supplement_begun", "Đã có giấy tờ bổ sung được thêm vào; ghi nhận bổ sung để kiểm tra, rồi tiếp nhận hoặc từ chối tiếp nhận.", OneStop) : null;

    public static Refusal? FirstIntakeSupplement(DossierFacts facts, ActInput input) =>
        facts.IntakeSupplementAsked
            ? new("supplement_already_asked", "Trước khi tiếp nhận chỉ được yêu cầu bổ sung một lần; hãy tiếp nhận hoặc từ chối tiếp nhận.", "NĐ 118/2025/NĐ-CP; TT 03/2025/TT-VPCP, Mẫu số 02")
            : null;

    /// <summary>A second request needs the clause of sector law that allows it, from the procedure, or a reason the head answers for (NĐ 118/2025/NĐ-CP: once).</summary>
    public static Refusal? FirstSupplement(DossierFacts facts, ActInput input) =>
        facts.SupplementRequests == 0 || facts.MoreSupplementsBasis is not null || !string.IsNullOrWhiteSpace(input.Exception)
            ? null
            : new("supplement_already_asked", "Hồ sơ đã được yêu cầu bổ sung một lần; muốn yêu cầu thêm phải ghi rõ căn cứ, lý do.", "NĐ 118/2025/NĐ-CP; TT 03/2025/TT-VPCP, Mẫu số 02");

    /// <summary>A first request late in the time lets the applicant wait for a dossier that nobody looked at early: whoever asks then says why. So does one that sector law allows once more. Any other later one needs its reason anyway, and one past the due date is refused.</summary>
    public static Refusal? InFirstPart(DossierFacts facts, ActInput input) =>
        facts.SupplementBy is { } last && (facts.SupplementRequests == 0 || facts.MoreSupplementsBasis is not null) && input.Now > last && !(input.Now > facts.Due) && string.IsNullOrWhiteSpace(input.Exception)
            ? new("supplement_late", "Đã qua phần đầu của thời hạn giải quyết; yêu cầu bổ sung lúc này phải ghi rõ căn cứ, lý do.", OneCompleteList)
            : null;

    public static Refusal? SupplementHandedIn(DossierFacts facts, ActInput input) =>
        facts.SupplementHandedIn ? null : new("supplement_not_handed_in", "Người nộp chưa gửi giấy tờ bổ sung.", OneStop);

    /// <summary>A pause asked for after the due date would only hide that it was missed.</summary>
    public static Refusal? NotOverdue(DossierFacts facts, ActInput input) =>
        facts.Due is { } due && input.Now > due
            ? new("already_overdue", "Hồ sơ đã quá hạn giải quyết, không thể tạm dừng thời hạn để yêu cầu bổ sung.", OneStop)
            : null;

    public static Refusal? SupplementExpired(DossierFacts facts, ActInput input) =>
        facts.SupplementLimit is { } limit && input.Now > limit
            ? null
            : new("supplement_time_left", "Chưa hết thời hạn bổ sung hồ sơ.", OneStop);

    /// <summary>What was handed in is complete when every item asked for is there; whoever takes it in with less says why.</summary>
    public static Refusal? SupplementComplete(DossierFacts facts, ActInput input) =>
        facts.StillMissing is { Count: > 0 } missing && string.IsNullOrWhiteSpace(input.Exception)
            ? new("items_still_missing", $"Còn thiếu: {string.Join("; ", missing)}. Báo người nộp nộp tiếp, hoặc ghi lý do vẫn tiếp nhận.", "TT 03/2025/TT-VPCP, Mẫu số 02")
            : null;

    public static Refusal? SomethingMissing(DossierFacts facts, ActInput input) =>
        facts.StillMissing is { Count: > 0 } ? null : new("nothing_missing", "Người nộp đã nộp đủ mọi nội dung được yêu cầu; hãy tiếp nhận bổ sung.", "TT 03/2025/TT-VPCP, Mẫu số 02");

    public static Refusal? OriginalsHere(DossierFacts facts, ActInput input) =>
        facts.OriginalsHere ? null : new("no_originals", "Hồ sơ không có bản chính nào phải trả lại.", OneStop);

    /// <summary>What came in time has to be looked at; what came after the limit leaves the decision with the head.</summary>
    public static Refusal? NothingHandedIn(DossierFacts facts, ActInput input) =>
        facts is { SupplementHandedIn: true, HandedInLate: false } ? new("supplement_handed_in", "Người nộp đã gửi giấy tờ bổ sung; phải kiểm tra và tiếp nhận.", OneStop) : null;

    public static Refusal? Amount(DossierFacts facts, ActInput input) =>
        input.Amount > 0 ? null : new("amount_missing", "Phải ghi số tiền phải nộp, lớn hơn 0 đồng.", "Luật Phí và lệ phí 2015");

    public static Refusal? ApologyDrafted(DossierFacts facts, ActInput input) =>
        facts.ApologyDrafted ? null : new("no_apology_drafted", "Không có dự thảo xin lỗi và hẹn lại nào đang chờ ký.", Apology);

    public static Refusal? HasDue(DossierFacts facts, ActInput input) =>
        facts.Due is null ? new("no_due", "Hồ sơ không có thời hạn trả kết quả để gia hạn.", Apology) : null;

    /// <summary>A suspension that stops the clock delays nothing: the due date moves with it.</summary>
    public static Refusal? NotHeld(DossierFacts facts, ActInput input) =>
        facts is { State: BusinessState.Suspended, ClockStands: true } ? new("clock_held", "Thời hạn của hồ sơ đang tạm dừng nên chưa phải xin lỗi, hẹn lại; tiếp tục giải quyết thì hạn được tính lại.", Apology) : null;

    public static Refusal? FirstApology(DossierFacts facts, ActInput input) =>
        facts.Apologised ? new("already_apologised", "Đã xin lỗi và hẹn lại một lần; chỉ được hẹn lại một lần.", Apology) : null;

    public static Refusal? FirstReopening(DossierFacts facts, ActInput input) =>
        facts.Reopened ? new("already_reopened", "Hồ sơ đã được mở lại; xử lý tiếp ở yêu cầu mới.", OneStop) : null;

    public static Refusal? ReopeningOrdered(DossierFacts facts, ActInput input) =>
        facts.ReopeningOrdered ? null : new("no_reopening_ordered", "Không có quyết định mở lại hồ sơ nào đang chờ thực hiện.", OneStop);

    public static Refusal? NoReopeningOrdered(DossierFacts facts, ActInput input) =>
        facts.ReopeningOrdered ? new("reopening_ordered", "Hồ sơ đã có quyết định mở lại đang chờ quản trị hệ thống thực hiện.", OneStop) : null;

    public static Refusal? DueIsNear(DossierFacts facts, ActInput input) =>
        facts.DueIsNear ? null : new("due_not_near", "Chưa gần đến hạn trả kết quả.", Apology);

    public static Refusal? FirstForecast(DossierFacts facts, ActInput input) =>
        facts.DelayForecast ? new("already_forecast", "Đã báo lãnh đạo là hồ sơ sắp đến hạn.", Apology) : null;

    /// <summary>After the due date an apology comes too late: the dossier is overdue and is reported so.</summary>
    public static Refusal? BeforeDue(DossierFacts facts, ActInput input) =>
        facts.Due is { } due && input.Now > due ? new("already_overdue", "Đã quá hạn; văn bản xin lỗi phải được ký trước khi hết hạn.", Apology) : null;

    public static Refusal? LaterAppointment(DossierFacts facts, ActInput input) =>
        input.Appointment is { } moment && moment > (facts.Due ?? input.Now)
            ? null
            : new("appointment_not_later", "Thời điểm hẹn lại phải sau thời hạn trả kết quả đã hẹn.", Apology);

    public static Refusal? NothingProposed(DossierFacts facts, ActInput input) =>
        facts.Proposal is null ? null : new("proposal_waiting", "Đã có ý kiến đề xuất đang chờ lãnh đạo; chỉ đề xuất lại khi được trả lại.", OneStop);

    /// <summary>The head signs a document, not an opinion about one.</summary>
    public static Refusal? DraftResult(DossierFacts facts, ActInput input) =>
        input is { Proposes: ProposalKind.Grant, WithDraft: false } && facts.ResultIsDocument
            ? new("draft_missing", "Đề xuất giải quyết phải kèm dự thảo văn bản kết quả (PDF) để lãnh đạo xem và ký.", "NĐ 118/2025/NĐ-CP; NĐ 30/2020/NĐ-CP")
            : null;

    /// <summary>What is issued is what the head saw; other bytes only as its signed or stamped copy, on the clerk's word.</summary>
    public static Refusal? CopyStated(DossierFacts facts, ActInput input) =>
        facts is { Draft: { } seen, ResultBrought: { } brought } && !string.Equals(seen, brought, StringComparison.Ordinal) && !input.SignedCopy
            ? new("copy_unstated", "Tệp này khác văn bản lãnh đạo đã xem khi ký; phải xác nhận đó là bản đã ký, đóng dấu của chính văn bản ấy.", "NĐ 30/2020/NĐ-CP")
            : null;

    public static Refusal? Question(DossierFacts facts, ActInput input) =>
        string.IsNullOrWhiteSpace(input.Question) ? new("question_missing", "Phải ghi rõ nội dung cần lấy ý kiến.", OneStop) : null;

    public static Refusal? Bodies(DossierFacts facts, ActInput input) =>
        input.Bodies > 0 ? null : new("bodies_missing", "Phải chọn ít nhất một cơ quan, đơn vị để lấy ý kiến.", OneStop);

    /// <summary>The applicant and the statistics know one dossier: what reaches the applicant goes through the body that has the whole.</summary>
    public static Refusal? NotPart(DossierFacts facts, ActInput input) =>
        facts.IsPart ? new("is_part", "Đây là phần việc liên thông; việc này do cơ quan chủ trì hồ sơ thực hiện.", OneStop) : null;

    public static Refusal? NotInternal(DossierFacts facts, ActInput input) =>
        facts.IsInternal ? new("is_internal", "Hồ sơ của thủ tục nội bộ không thu tiền.", "QĐ 1085/QĐ-TTg") : null;

    public static Refusal? IsPart(DossierFacts facts, ActInput input) =>
        facts.IsPart ? null : new("not_a_part", "Hồ sơ này không phải là phần việc liên thông.", OneStop);

    public static Refusal? PartsEnded(DossierFacts facts, ActInput input) =>
        facts.OpenParts == 0 ? null : new("parts_open", $"Còn {facts.OpenParts} phần việc liên thông chưa kết thúc.", OneStop);

    public static Refusal? HasNextStage(DossierFacts facts, ActInput input) =>
        facts.StagesLeft > 0 ? null : new("no_next_stage", "Hồ sơ không còn giai đoạn nào tiếp theo.", OneStop);

    /// <summary>What grants comes at the end of the last stage; a refusal may come in any.</summary>
    public static Refusal? LastStage(DossierFacts facts, ActInput input) =>
        facts.StagesLeft == 0 ? null : new("stages_left", $"Còn {facts.StagesLeft} giai đoạn của thủ tục chưa thực hiện.", OneStop);

    public static Refusal? Task(DossierFacts facts, ActInput input) =>
        string.IsNullOrWhiteSpace(input.Question) ? new("question_missing", "Phải ghi rõ nội dung đề nghị giải quyết.", OneStop) : null;

    public static Refusal? PartBodies(DossierFacts facts, ActInput input) =>
        input.Bodies > 0 ? null : new("bodies_missing", "Phải chọn ít nhất một cơ quan giải quyết phần việc.", OneStop);

    /// <summary>An opinion is given once, and only while it is awaited.</summary>
    public static Refusal? OpinionAwaited(DossierFacts facts, ActInput input) =>
        facts.OpinionAwaited ? null : new("opinion_not_awaited", "Ý kiến này đã được trả lời hoặc việc lấy ý kiến đã kết thúc.", OneStop);

    public static Refusal? AnswerGiven(DossierFacts facts, ActInput input) =>
        input.Answer is OpinionAnswer.Agree or OpinionAnswer.Disagree ? null : new("answer_missing", "Phải trả lời đồng ý hoặc không đồng ý.", OneStop);

    public static Refusal? DisagreementReasoned(DossierFacts facts, ActInput input) =>
        input.Answer == OpinionAnswer.Disagree && string.IsNullOrWhiteSpace(input.Opinion) ? new("opinion_missing", "Không đồng ý thì phải nêu lý do.", OneStop) : null;

    /// <summary>The last minute still belongs to whoever is asked.</summary>
    public static Refusal? OpinionsInOrOverdue(DossierFacts facts, ActInput input) =>
        facts.OpinionsDue is { } due && input.Now <= due
            ? new("opinions_awaited", "Còn cơ quan, đơn vị chưa trả lời và chưa hết thời hạn.", OneStop)
            : null;

    /// <summary>The last minute still belongs to whoever is asked; who has answered does not lapse.</summary>
    public static Refusal? OpinionsLapsed(DossierFacts facts, ActInput input) =>
        facts.OpinionsDue is { } due && due < input.Now ? null : new("opinions_not_lapsed", "Không có cơ quan, đơn vị nào chưa trả lời mà đã hết thời hạn.", OneStop);

    public static Refusal? NothingDecided(DossierFacts facts, ActInput input) =>
        facts.State is BusinessState.DecidedGrant or BusinessState.DecidedRefuse
            ? new("already_decided", "Kết quả đã được ký, không thể rút hồ sơ.", OneStop)
            : null;

    public static Refusal? PastDue(DossierFacts facts, ActInput input) =>
        LateCauses.IsLate(facts, input.Now) ? null : new("not_past_due", "Hồ sơ không quá hạn nên không có nguyên nhân quá hạn để ghi.", LateReport);

    public static Refusal? CauseChosen(DossierFacts facts, ActInput input) =>
        input.Cause is { } cause && Enum.IsDefined(cause) ? null : new("cause_missing", "Phải chọn nguyên nhân quá hạn.", LateReport);

    public static Refusal? CauseTold(DossierFacts facts, ActInput input) => input.Cause is { } cause && LateCauses.NeedsWords(cause) && string.IsNullOrWhiteSpace(input.CauseWords)
        ? new("cause_untold", cause == LateCause.Provision ? "Phải nêu điều, khoản, văn bản chưa rõ hoặc khó thực hiện." : "Phải nêu rõ nguyên nhân.", LateReport)
        : null;

    /// <summary>The cause is asked for while whoever knows it has the dossier before him: no late result is signed without it.</summary>
    public static Refusal? LateCauseGiven(DossierFacts facts, ActInput input) => facts.LateCause is null && input.Cause is null && LateCauses.IsLate(facts, input.Now)
        ? new("late_cause_missing", "Hồ sơ đã quá hạn: phải ghi nguyên nhân quá hạn thì mới ký được kết quả.", LateReport)
        : null;

    public static Refusal? MaySupplement(DossierFacts facts, ActInput input) => WhyNotRepresented(facts, RepresentedActs.Supplement, input.Now);

    public static Refusal? MayWithdraw(DossierFacts facts, ActInput input) => WhyNotRepresented(facts, RepresentedActs.Withdraw, input.Now);

    public static Refusal? MayReceive(DossierFacts facts, ActInput input) => WhyNotRepresented(facts, RepresentedActs.Receive, input.Now);

    private static Refusal? WhyNotRepresented(DossierFacts facts, RepresentedActs act, DateTime now) => facts.Representation?.WhyNot(act, VietnamTime.DayOf(now));

    /// <summary>Where the process of the dossier has the division head review what is proposed, nobody signs before that.</summary>
    public static Refusal? Reviewed(DossierFacts facts, ActInput input) =>
        facts.ReviewAwaited ? new("review_awaited", "Đề xuất chưa được lãnh đạo phòng duyệt theo quy trình nội bộ; duyệt xong mới ký.", OneStop) : null;

    public static Refusal? ReviewAsked(DossierFacts facts, ActInput input) =>
        facts.ReviewAwaited ? null : new("no_review_awaited", "Không có đề xuất nào đang chờ lãnh đạo phòng duyệt.", OneStop);

    public static Refusal? Proposed(DossierFacts facts, ActInput input) =>
        facts.Proposal is null ? new("proposal_missing", "Chưa có ý kiến đề xuất của chuyên viên thụ lý.", OneStop) : null;

    public static readonly Func<DossierFacts, ActInput, Refusal?> SupplementProposed = ProposedAs(ProposalKind.Supplement, "Chuyên viên chưa đề xuất yêu cầu bổ sung hồ sơ.");

    public static readonly Func<DossierFacts, ActInput, Refusal?> GrantProposed = ProposedAs(ProposalKind.Grant, "Chuyên viên chưa đề xuất giải quyết; ý kiến thụ lý chưa đầy đủ.");

    public static readonly Func<DossierFacts, ActInput, Refusal?> RefusalProposed = ProposedAs(ProposalKind.Refuse, "Chuyên viên chưa đề xuất từ chối giải quyết.");

    private static Func<DossierFacts, ActInput, Refusal?> ProposedAs(ProposalKind kind, string text) => (facts, _) =>
        facts.Proposal == kind ? null : new("proposal_other", text, OneStop);

    public static Refusal? Number(DossierFacts facts, ActInput input) =>
        string.IsNullOrWhiteSpace(input.Number) ? new("number_missing", "Phải có số, ký hiệu văn bản.", "NĐ 30/2020/NĐ-CP") : null;

    public static Refusal? ResultStored(DossierFacts facts, ActInput input) =>
        facts.HasResultFile ? null : new("result_missing", "Chưa có tệp kết quả điện tử (PDF).", "NĐ 118/2025/NĐ-CP; TT 01/2023/TT-VPCP");

    /// <summary>Where the limit is counted from the payment (R11), handling begins with it.</summary>
    public static Refusal? ClockStarted(DossierFacts facts, ActInput input) =>
        facts.AwaitsPayment ? new("payment_awaited", "Thời hạn của thủ tục tính từ khi nộp đủ phí, lệ phí; chỉ chuyển xử lý sau khi ghi nhận phí.", "Luật Phí và lệ phí 2015") : null;

    public static Refusal? EventAwaited(DossierFacts facts, ActInput input) =>
        facts.AwaitsEvent ? null : new("event_not_awaited", "Hồ sơ không chờ sự kiện bắt đầu tính thời hạn, hoặc sự kiện đã được ghi nhận.", OneStop);

    public static Refusal? EventRecorded(DossierFacts facts, ActInput input) =>
        facts.StartRecorded ? null : new("event_not_recorded", "Chưa ghi nhận sự kiện bắt đầu tính thời hạn nên không có gì để đính chính.", OneStop);

    /// <summary>Without it the time would never run: no result is granted before the event that starts the clock is on record.</summary>
    public static Refusal? EventNotAwaited(DossierFacts facts, ActInput input) =>
        facts.AwaitsEvent ? new("event_awaited", "Chưa ghi nhận sự kiện bắt đầu tính thời hạn; ghi nhận rồi mới ký giải quyết.", OneStop) : null;

    public static Refusal? Running(DossierFacts facts, ActInput input) =>
        facts.ClockStands || facts.Finished ? new("clock_stands", "Thời hạn đang tạm dừng hoặc đã kết thúc, không sửa được lúc bắt đầu.", OneStop) : null;

    /// <summary>The event lies between the acceptance and now.</summary>
    public static Refusal? EventHappened(DossierFacts facts, ActInput input) => input.Happened switch
    {
        null => new("event_time_missing", "Phải ghi ngày, giờ xảy ra sự kiện.", OneStop),
        { } moment when moment > input.Now => new("event_in_future", "Sự kiện chưa xảy ra: ngày, giờ không được sau lúc này.", OneStop),
        { } moment when moment < facts.AcceptedAt => new("event_before_acceptance", "Sự kiện không được trước lúc tiếp nhận hồ sơ.", OneStop),
        _ => null,
    };

    public static Refusal? OnItsWay(DossierFacts facts, ActInput input) =>
        facts.Delivery == DeliveryState.Posted ? null : new("not_on_its_way", "Kết quả không ở trên đường bưu chính: chưa gửi, đã có báo phát, hoặc đã trả về.", OneStop);

    /// <summary>What the post delivered lies between the posting and now.</summary>
    public static Refusal? PostDelivered(DossierFacts facts, ActInput input) => input.Happened switch
    {
        null => new("delivery_time_missing", "Phải ghi ngày, giờ bưu chính giao kết quả.", OneStop),
        { } moment when moment > input.Now => new("delivery_in_future", "Ngày, giờ giao không được sau lúc này.", OneStop),
        { } moment when moment < facts.PostedFrom => new("delivery_before_posting", "Ngày giao không được trước ngày gửi.", OneStop),
        _ => null,
    };

    /// <summary>A late record takes time from nobody but hides it: whoever records late answers for it in writing.</summary>
    public static Refusal? EventInTime(DossierFacts facts, ActInput input) =>
        input.RecordBy is { } last && input.Now > last && string.IsNullOrWhiteSpace(input.Exception)
            ? new("event_recorded_late", "Ghi nhận muộn, sau ngày làm việc tiếp theo của sự kiện: phải nêu lý do.", OneStop)
            : null;

    public static Refusal? IdentityChecked(DossierFacts facts, ActInput input) =>
        input.IdentityChecked ? null : new("identity_unchecked", "Phải đối chiếu giấy tờ của người nhận kết quả.", OneStop);
}
