namespace CaiCach.Law.Dossiers;

/// <summary>The conditions of the transition table in words, for people who read what has to hold before a step.</summary>
internal static class GuardWords
{
    private static readonly Dictionary<Func<DossierFacts, ActInput, Refusal?>, string> Words = new()
    {
        [Guards.PapersComplete] = "Đủ giấy tờ bắt buộc",
        [Guards.PapersDigitised] = "Giấy tờ thuộc diện phải số hóa đã có tệp quét",
        [Guards.FirstIntakeSupplement] = "Trước tiếp nhận chưa yêu cầu bổ sung lần nào",
        [Guards.IntakeSupplementExpired] = "Đã hết thời hạn bổ sung trước tiếp nhận",
        [Guards.Reason] = "Ghi rõ lý do",
        [Guards.Basis] = "Nêu căn cứ pháp lý",
        [Guards.Items] = "Liệt kê đủ, một lần, từng nội dung",
        [Guards.ClockStarted] = "Đã ghi nhận phí nếu thời hạn tính từ khi nộp phí",
        [Guards.NothingProposed] = "Không có đề xuất nào đang chờ lãnh đạo",
        [Guards.DraftResult] = "Đề xuất giải quyết kèm dự thảo kết quả, nếu kết quả là văn bản",
        [Guards.Proposed] = "Có đề xuất đang chờ lãnh đạo",
        [Guards.HasNextStage] = "Còn giai đoạn tiếp theo",
        [Guards.StageTimeOver] = "Đã hết thời gian của người nộp, bên thứ ba, hoặc ghi căn cứ kết thúc sớm",
        [Guards.NotPart] = "Không phải phần việc liên thông",
        [Guards.NotInternal] = "Không phải thủ tục nội bộ",
        [Guards.IsPart] = "Là phần việc liên thông",
        [Guards.FirstSupplement] = "Chưa yêu cầu bổ sung lần nào, hoặc ghi căn cứ, lý do yêu cầu thêm",
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
        [Guards.Number] = "Ghi số văn bản hoặc số biên lai",
        [Guards.Question] = "Ghi nội dung cần lấy ý kiến",
        [Guards.Bodies] = "Chọn ít nhất một nơi được lấy ý kiến",
        [Guards.Task] = "Ghi nội dung phần việc",
        [Guards.PartBodies] = "Chọn ít nhất một cơ quan nhận phần việc",
        [Guards.OpinionAwaited] = "Ý kiến đang được chờ",
        [Guards.AnswerGiven] = "Chọn đồng ý hoặc không đồng ý",
        [Guards.DisagreementReasoned] = "Không đồng ý thì nêu lý do",
        [Guards.OpinionsInOrOverdue] = "Mọi nơi đã trả lời hoặc đã hết hạn trả lời",
        [Guards.PartsEnded] = "Mọi phần việc liên thông đã kết thúc",
        [Guards.NothingDecided] = "Kết quả chưa được ký",
        [Guards.DueIsNear] = "Còn không quá hai ngày làm việc đến hạn",
        [Guards.FirstForecast] = "Chưa báo lãnh đạo về hạn này",
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
        [Guards.FeeRecorded] = "Đã ghi nhận hoặc miễn phí, lệ phí",
        [Guards.FeePaid] = "Phí, lệ phí đã nộp và chưa hoàn",
        [Guards.NotGranted] = "Hồ sơ đã rút, đã dừng hoặc bị từ chối giải quyết",
        [Guards.IdentityChecked] = "Đã đối chiếu giấy tờ người nhận",
        [Guards.MaySupplement] = "Người đại diện còn quyền bổ sung giấy tờ",
        [Guards.MayWithdraw] = "Người đại diện còn quyền rút hồ sơ",
        [Guards.MayReceive] = "Người đại diện còn quyền nhận kết quả",
        [Guards.OriginalsHere] = "Còn bản chính chưa trả lại",
        [Guards.FirstReopening] = "Chưa mở lại lần nào",
        [Guards.PastDue] = "Hồ sơ quá hạn",
        [Guards.CauseChosen] = "Chọn nguyên nhân quá hạn",
    };

    /// <summary>What has to hold of who signs.</summary>
    public const string NotOwn = "Người ký không phải người thụ lý, đề xuất hồ sơ";

    /// <summary>What has to hold, e.g. "Trước khi hết hạn".</summary>
    public static string Of(Func<DossierFacts, ActInput, Refusal?> guard) => Words[guard];
}
