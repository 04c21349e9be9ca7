namespace CaiCach.Law.Calendar;

/// <summary>What a limit starts with and what it ends in, as its explanation says it in Vietnamese.</summary>
/// <param name="Start">What happened at the start: "Tiếp nhận".</param>
/// <param name="Day">The day of the start: "Ngày tiếp nhận".</param>
/// <param name="End">What the limit ends in: "hạn trả kết quả".</param>
public sealed record DueWords(string Start, string Day, string End)
{
    /// <summary>The handling: from the acceptance to the result.</summary>
    public static DueWords Acceptance { get; } = new("Tiếp nhận", "Ngày tiếp nhận", "hạn trả kết quả");

    /// <summary>The handling where the clock starts with the payment (R11).</summary>
    public static DueWords Payment { get; } = new("Nộp đủ phí, lệ phí", "Ngày nộp phí, lệ phí", "hạn trả kết quả");

    /// <summary>The handling of a dossier that the post delivered, counted from the delivery (R12).</summary>
    public static DueWords PostalArrival { get; } = new("Bưu chính giao hồ sơ đến", "Ngày bưu chính giao đến", "hạn trả kết quả");

    /// <summary>The handling of a dossier sent by post, counted from the postmark (R12).</summary>
    public static DueWords Postmark { get; } = new("Gửi hồ sơ theo dấu bưu điện", "Ngày theo dấu bưu điện", "hạn trả kết quả") { DayAlone = true };

    /// <summary>The handling of a dossier that the counter received on paper during an outage.</summary>
    public static DueWords PaperReception { get; } = new("Nhận trên giấy do sự cố hệ thống", "Ngày nhận trên giấy", "hạn trả kết quả");

    /// <summary>A stage after the first: from the end of the stage before.</summary>
    public static DueWords NextStage { get; } = new("Giai đoạn trước kết thúc", "Ngày giai đoạn trước kết thúc", "hạn của giai đoạn");

    /// <summary>The first stage, which starts as the handling does.</summary>
    /// <param name="words">What the handling starts with.</param>
    public static DueWords OfStage(DueWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words with { End = NextStage.End };
    }

    /// <summary>Whether only the day of the start is known, not the hour.</summary>
    public bool DayAlone { get; init; }

    /// <summary>The handling where an event in the field starts the clock.</summary>
    /// <param name="happening">The event as the procedure names it.</param>
    public static DueWords Event(string happening)
    {
        ArgumentException.ThrowIfNullOrEmpty(happening);
        return new(char.ToUpper(happening[0], System.Globalization.CultureInfo.InvariantCulture) + happening[1..], "Ngày xảy ra sự kiện", "hạn trả kết quả");
    }

    /// <summary>The intake: from the filing to its answer.</summary>
    public static DueWords Intake { get; } = new("Nộp", "Ngày nộp", "hạn trả lời việc tiếp nhận");

    /// <summary>The intake of what the post delivered.</summary>
    public static DueWords IntakeByPost { get; } = PostalArrival with { End = Intake.End };

    /// <summary>The intake once more, after the applicant completed the request.</summary>
    public static DueWords Resubmission { get; } = new("Người nộp bổ sung", "Ngày bổ sung", Intake.End);

    /// <summary>The handover of an accepted dossier.</summary>
    public static DueWords Transfer { get; } = Acceptance with { End = "hạn chuyển xử lý" };

    /// <summary>The applicant's time to hand in what was asked for.</summary>
    public static DueWords Supplement { get; } = new("Cơ quan yêu cầu bổ sung", "Ngày yêu cầu bổ sung", "hạn người nộp bổ sung");

    /// <summary>The look at what was handed in.</summary>
    public static DueWords SupplementCheck { get; } = new("Người nộp bổ sung", "Ngày bổ sung", "hạn kiểm tra giấy tờ bổ sung");

    /// <summary>A petition, from its receipt.</summary>
    public static DueWords Petition { get; } = new("Nhận phản ánh, kiến nghị", "Ngày nhận", "hạn trả lời");

    /// <summary>A petition that another body sent on.</summary>
    public static DueWords PetitionTransferred { get; } = new("Chuyển đến cơ quan có thẩm quyền", "Ngày chuyển đến", "hạn trả lời");

    /// <summary>A petition that the petitioner completed.</summary>
    public static DueWords PetitionSupplemented { get; } = new("Người gửi bổ sung", "Ngày bổ sung", "hạn trả lời");

    /// <summary>A petition that was answered, until the answer is public.</summary>
    public static DueWords PetitionAnswered { get; } = new("Trả lời", "Ngày trả lời", "hạn công khai");

    /// <summary>A procedure that a decision announced, until it is public.</summary>
    public static DueWords Announcement { get; } = new("Ký quyết định công bố", "Ngày ký", "hạn công khai") { DayAlone = true };

    /// <summary>An opinion that was asked for.</summary>
    public static DueWords Opinion { get; } = new("Hỏi ý kiến", "Ngày hỏi ý kiến", "hạn trả lời ý kiến");

    /// <summary>A part that another body handles.</summary>
    public static DueWords Part { get; } = new("Chuyển giải quyết phần việc", "Ngày chuyển", "hạn của phần việc");

    /// <summary>A step of the internal process.</summary>
    public static DueWords Step { get; } = new("Bước bắt đầu", "Ngày bước bắt đầu", "hạn của bước");
}
