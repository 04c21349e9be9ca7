namespace CaiCach.Law.Dossiers;

/// <summary>The conditions of the transition table in words, for people who read what has to hold before a step.</summary>
internal static class GuardWords
{
    private static readonly Dictionary<Func<DossierFacts, ActInput, Refusal?>, string> Words = new()
    {
        [Guards.PapersComplete] = "Đủ giấy tờ bắt buộc",
        [Guards.PapersCompleteOrNoted] = "Đủ giấy tờ bắt buộc; nộp trực tiếp, qua bưu chính mà chưa đủ thì người nhận ghi rõ từng giấy tờ thiếu",
        [Guards.PapersDigitised] = "Giấy tờ thuộc diện phải số hóa đã có tệp quét",
        [Guards.FeeTaken] = "Phí, lệ phí thu khi nộp hồ sơ đã nộp, được miễn có lý do, hoặc ghi lý do chưa thu",
        [Guards.FeeNumbered] = "Có số biên lai, chứng từ hoặc số văn bản miễn, nếu đã nộp hoặc được miễn",
        [Guards.FirstIntakeSupplement] = "Trước tiếp nhận chưa yêu cầu bổ sung lần nào",
        [Guards.IntakeSupplementExpired] = "Đã hết thời hạn bổ sung trước tiếp nhận",
        [Guards.NothingBegun] = "Chưa có giấy tờ bổ sung nào được thêm vào",
        [Guards.Reason] = "Ghi rõ lý do",
        [Guards.Basis] = "Nêu căn cứ pháp lý",
        [Guards.Items] = "Liệt kê đủ, một lần, từng nội dung",
        [Guards.ComponentsChecked] = "Đã đối chiếu từng thành phần hồ sơ, ghi rõ điểm chưa đúng",
        [Guards.ProposalChecked] = "Đề xuất yêu cầu bổ sung thì đã đối chiếu từng thành phần hồ sơ, ghi rõ điểm chưa đúng",
        [Guards.ClockStarted] = "Đã ghi nhận phí nếu thời hạn tính từ khi nộp phí",
        [Guards.EventAwaited] = "Hồ sơ chờ sự kiện bắt đầu tính thời hạn",
        [Guards.EventRecorded] = "Đã ghi nhận sự kiện bắt đầu tính thời hạn",
        [Guards.EventNotAwaited] = "Đã ghi nhận sự kiện, nếu thời hạn tính từ sự kiện",
        [Guards.EventHappened] = "Sự kiện từ lúc tiếp nhận đến lúc này",
        [Guards.EventInTime] = "Ghi nhận trong ngày làm việc tiếp theo của sự kiện, hoặc nêu lý do ghi muộn",
        [Guards.Running] = "Thời hạn đang chạy",
        [Guards.NothingProposed] = "Không có đề xuất nào đang chờ lãnh đạo",
        [Guards.DraftResult] = "Đề xuất giải quyết kèm dự thảo kết quả, nếu kết quả là văn bản",
        [Guards.Reviewed] = "Lãnh đạo phòng đã duyệt, nếu quy trình nội bộ có bước duyệt",
        [Guards.ReviewAsked] = "Có đề xuất đang chờ lãnh đạo phòng duyệt",
        [Guards.Proposed] = "Có đề xuất đang chờ lãnh đạo",
        [Guards.HasNextStage] = "Còn giai đoạn tiếp theo",
        [Guards.StageEndTimed] = "Giai đoạn đã kết thúc: ghi ngày, giờ từ lúc giai đoạn bắt đầu đến lúc này, hoặc thời gian của người nộp, bên thứ ba đã hết",
        [Guards.StageEnded] = "Có giai đoạn đã kết thúc, giai đoạn sau đang thực hiện",
        [Guards.StageEndCorrected] = "Ghi ngày, giờ khác lúc đã ghi, từ lúc giai đoạn ấy bắt đầu đến lúc này",
        [Guards.StageEndNumbered] = "Có số văn bản của việc kết thúc giai đoạn, trừ khi thời gian của người nộp, bên thứ ba đã hết",
        [Guards.StageTimeKept] = "Thời gian của người nộp, bên thứ ba tính đủ, hoặc ghi căn cứ, lý do tính khác",
        [Guards.NotPart] = "Không phải phần việc liên thông",
        [Guards.NotInternal] = "Không phải thủ tục nội bộ",
        [Guards.IsPart] = "Là phần việc liên thông",
        [Guards.FirstSupplement] = "Chưa yêu cầu bổ sung lần nào, hoặc thủ tục nêu pháp luật chuyên ngành cho yêu cầu thêm, hoặc ghi căn cứ, lý do yêu cầu thêm",
        [Guards.InFirstPart] = "Trong phần đầu của thời hạn giải quyết, hoặc ghi căn cứ, lý do yêu cầu muộn",
        [Guards.NotOverdue] = "Chưa quá hạn trả kết quả",
        [Guards.SupplementProposed] = "Chuyên viên đã đề xuất yêu cầu bổ sung",
        [Guards.GrantProposed] = "Chuyên viên đã đề xuất giải quyết",
        [Guards.RefusalProposed] = "Chuyên viên đã đề xuất từ chối",
        [Guards.SupplementHandedIn] = "Người nộp đã gửi giấy tờ bổ sung",
        [Guards.SupplementComplete] = "Đủ mọi nội dung được yêu cầu, hoặc ghi lý do vẫn tiếp nhận",
        [Guards.SomethingMissing] = "Còn nội dung được yêu cầu chưa nộp",
        [Guards.SupplementExpired] = "Đã hết thời hạn bổ sung sau tiếp nhận",
        [Guards.NothingHandedIn] = "Người nộp chưa gửi bổ sung trong thời hạn",
        [Guards.Amount] = "Ghi số tiền phải nộp",
        [Guards.MoneyTimed] = "Ngày, giờ nhận tiền, nếu ghi, từ lúc phải nộp đến lúc này",
        [Guards.Number] = "Ghi số văn bản hoặc số biên lai",
        [Guards.Question] = "Ghi nội dung cần lấy ý kiến",
        [Guards.Bodies] = "Chọn ít nhất một nơi được lấy ý kiến",
        [Guards.Task] = "Ghi nội dung phần việc",
        [Guards.PartBodies] = "Chọn ít nhất một cơ quan nhận phần việc",
        [Guards.OpinionAwaited] = "Ý kiến đang được chờ",
        [Guards.AnswerGiven] = "Chọn đồng ý hoặc không đồng ý",
        [Guards.OutsideAwaited] = "Có cơ quan ngoài hệ thống chưa trả lời",
        [Guards.OutsideAnswered] = "Mọi cơ quan ngoài hệ thống đã được ghi nhận trả lời",
        [Guards.ReplyAwaited] = "Trả lời của cơ quan này đang được chờ",
        [Guards.ReplyRecorded] = "Đã ghi nhận trả lời của cơ quan này",
        [Guards.ReplyGiven] = "Chọn đồng ý, không đồng ý hoặc không trả lời",
        [Guards.ReplyNumbered] = "Có trả lời thì ghi số văn bản",
        [Guards.SilenceOver] = "Chỉ ghi không trả lời khi đã hết hạn trả lời",
        [Guards.DisagreementReasoned] = "Không đồng ý thì nêu lý do",
        [Guards.OpinionsInOrOverdue] = "Mọi nơi đã trả lời hoặc đã hết hạn trả lời",
        [Guards.OpinionsLapsed] = "Nơi chưa trả lời trong hệ thống đều đã hết hạn trả lời",
        [Guards.PartsEnded] = "Mọi phần việc liên thông đã kết thúc",
        [Guards.NothingDecided] = "Kết quả chưa được ký",
        [Guards.DueIsNear] = "Còn không quá hai ngày làm việc đến hạn",
        [Guards.FirstForecast] = "Chưa báo lãnh đạo về hạn này",
        [Guards.NotHeld] = "Đang tạm dừng giải quyết thì thời hạn vẫn tính",
        [Guards.FirstApology] = "Chưa xin lỗi và hẹn lại lần nào",
        [Guards.ApologyDrafted] = "Có dự thảo xin lỗi, hẹn lại đang chờ ký",
        [Guards.HasDue] = "Hồ sơ có hạn trả kết quả",
        [Guards.BeforeDue] = "Trước khi hết hạn",
        [Guards.LaterAppointment] = "Ngày hẹn lại sau hạn đã hẹn",
        [Guards.LastStage] = "Đang ở giai đoạn cuối, nếu thủ tục có giai đoạn",
        [Guards.LateCauseGiven] = "Hồ sơ quá hạn thì đã ghi nguyên nhân",
        [Guards.CauseTold] = "Diễn giải nguyên nhân khi phải nêu điều khoản hoặc nguyên nhân khác",
        [Guards.ResultStored] = "Có tệp kết quả (PDF)",
        [Guards.CopyStated] = "Tệp khác văn bản lãnh đạo đã xem thì văn thư xác nhận là bản ký",
        [Guards.FeeSettled] = "Không còn nợ phí, lệ phí",
        [Guards.FeeOwed] = "Còn khoản phí, lệ phí phải nộp",
        [Guards.DutyPartPaid] = "Đã ghi nhận một phần nghĩa vụ tài chính",
        [Guards.FeeRecorded] = "Đã ghi nhận, kể cả một phần, hoặc miễn phí, lệ phí",
        [Guards.FeePaid] = "Phí, lệ phí đã nộp, kể cả một phần, và chưa hoàn",
        [Guards.DutyPaid] = "Nghĩa vụ tài chính đã nộp và chưa hoàn",
        [Guards.OwedBack] = "Có khoản đã nộp chờ hoàn",
        [Guards.NotGranted] = "Hồ sơ đã rút, đã dừng hoặc bị từ chối giải quyết",
        [Guards.IdentityChecked] = "Đã đối chiếu giấy tờ người nhận",
        [Guards.MaySupplement] = "Người đại diện còn quyền bổ sung giấy tờ",
        [Guards.MayWithdraw] = "Người đại diện còn quyền rút hồ sơ",
        [Guards.MayReceive] = "Người đại diện còn quyền nhận kết quả",
        [Guards.OriginalsHere] = "Còn bản chính chưa trả lại",
        [Guards.OnItsWay] = "Kết quả đã gửi bưu chính, chưa có báo phát",
        [Guards.PostDelivered] = "Ghi ngày, giờ bưu chính giao, từ ngày gửi đến lúc này",
        [Guards.FirstReopening] = "Chưa mở lại lần nào",
        [Guards.ReopeningOrdered] = "Có quyết định mở lại đang chờ thực hiện",
        [Guards.NoReopeningOrdered] = "Không có quyết định mở lại nào đang chờ thực hiện",
        [Guards.PastDue] = "Hồ sơ quá hạn",
        [Guards.RouteNamed] = "Thủ tục đặt hệ thống khác xử lý: trước tiếp nhận là Cổng Dịch vụ công quốc gia, sau tiếp nhận là hệ thống của bộ chủ quản",
        [Guards.MasteredElsewhere] = "Hồ sơ do hệ thống khác xử lý",
        [Guards.NoRouteAwaited] = "Không có lần chuyển hệ thống nào chờ trả lời",
        [Guards.RouteAwaited] = "Có lần chuyển hệ thống đang chờ trả lời",
        [Guards.RouteTimed] = "Ghi ngày, giờ hệ thống kia nhận, từ lúc chuyển đến lúc này",
        [Guards.StatusKnown] = "Chọn một trong mười trạng thái của Cổng Dịch vụ công quốc gia",
        [Guards.StatusTimed] = "Ghi ngày, giờ của trạng thái, không sau lúc này",
        [Guards.ResultTimed] = "Ghi ngày, giờ ban hành kết quả, từ lúc hệ thống kia nhận đến lúc này",
        [Guards.CauseChosen] = "Chọn nguyên nhân quá hạn",
    };

    /// <summary>What has to hold of who acts in the unit that has the dossier.</summary>
    public const string InUnit = "Người làm thuộc đơn vị đang giữ hồ sơ; lãnh đạo cơ quan thì không cần";

    /// <summary>What has to hold of whose dossier it is.</summary>
    public const string AsAssignee = "Người làm được giao hồ sơ này, hoặc làm thay người ấy; lãnh đạo thì không cần";

    /// <summary>What has to hold of who takes it over from a colleague.</summary>
    public const string NotAssignee = "Hồ sơ đang do người khác giữ";

    /// <summary>What has to hold of who signs.</summary>
    public const string NotOwn = "Người ký không phải người thụ lý, đề xuất hồ sơ";

    /// <summary>What has to hold of who takes an order back.</summary>
    public const string Orderer = "Là người đã quyết định mở lại";

    /// <summary>What has to hold of who carries an order out, or refuses to.</summary>
    public const string NotOrderer = "Không phải người đã quyết định mở lại";

    /// <summary>What has to hold, e.g. "Trước khi hết hạn".</summary>
    public static string Of(Func<DossierFacts, ActInput, Refusal?> guard) => Words[guard];
}
