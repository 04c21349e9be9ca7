namespace CaiCach.Law.Outages;

/// <summary>Whether an outage was planned.</summary>
public enum OutageKind
{
    /// <summary>Bảo trì theo kế hoạch.</summary>
    Planned,

    /// <summary>Sự cố.</summary>
    Incident,

    /// <summary>Tạm dừng chức năng: an administrator switches functions off; while it is under way nobody uses them.</summary>
    Pause,
}

/// <summary>What an outage affects.</summary>
[Flags]
public enum OutageParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Toàn bộ hệ thống.</summary>
    Whole = 1,

    /// <summary>Nộp hồ sơ trực tuyến.</summary>
    OnlineFiling = 2,

    /// <summary>Thanh toán trực tuyến.</summary>
    Payment = 4,

    /// <summary>Các cơ sở dữ liệu dùng để tra cứu.</summary>
    DataSources = 8,

    /// <summary>Thư điện tử và tin nhắn.</summary>
    Messages = 16,

    /// <summary>Gửi phản ánh, kiến nghị trực tuyến.</summary>
    Petitions = 32,

    /// <summary>Đề nghị gọi lại.</summary>
    CallBacks = 64,

    /// <summary>Đánh giá mức độ hài lòng.</summary>
    Ratings = 128,
}

/// <summary>How an announced outage stands.</summary>
public enum OutageState
{
    /// <summary>It has not begun.</summary>
    ToCome,

    /// <summary>It has begun and nobody has said that it is over, whatever was expected.</summary>
    UnderWay,

    /// <summary>It is over.</summary>
    Ended,

    /// <summary>It was withdrawn before it began.</summary>
    Withdrawn,
}

/// <summary>What the law needs to know of an announced outage; moments are UTC, to the minute.</summary>
/// <param name="Kind">Whether it was planned.</param>
/// <param name="Parts">What it affects.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it is expected to end.</param>
/// <param name="Ended">When it ended; null while nobody has said so.</param>
/// <param name="IsWithdrawn">Whether it was withdrawn.</param>
public sealed record OutageFacts(OutageKind Kind, OutageParts Parts, DateTime From, DateTime Until, DateTime? Ended = null, bool IsWithdrawn = false)
{
    /// <summary>How it stands at a moment.</summary>
    public OutageState At(DateTime now) =>
        IsWithdrawn ? OutageState.Withdrawn : Ended is not null ? OutageState.Ended : now < From ? OutageState.ToCome : OutageState.UnderWay;

    /// <summary>Whether a function is switched off at a moment: from its first minute until somebody says that it is over, whatever was expected.</summary>
    /// <param name="part">The function.</param>
    /// <param name="now">The moment (UTC).</param>
    public bool Stops(OutageParts part, DateTime now) => Kind == OutageKind.Pause && Parts.HasFlag(part) && At(now) == OutageState.UnderWay;

    /// <summary>Whether every page tells of it at a moment: from <see cref="OutageRules.Lead"/> before it begins until it ends.</summary>
    public bool IsShownAt(DateTime now) => At(now) is OutageState.UnderWay || (At(now) is OutageState.ToCome && From - now <= OutageRules.Lead);
}

/// <summary>Something that cannot be so.</summary>
/// <param name="Field">The field: "parts", "from", "until", "ended" or "text"; empty for the outage as a whole.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Text">In Vietnamese.</param>
public sealed record OutageFault(string Field, string Code, string Text);

/// <summary>What an administrator may announce of outages (thông báo sự cố, bảo trì), change and take back. The times are ours: no provision sets them.</summary>
public static class OutageRules
{
    /// <summary>The longest text.</summary>
    public const int LongestText = 1000;

    /// <summary>The days that an incident may lie back when it is announced: the system itself may have been away.</summary>
    public const int MostDaysBack = 30;

    /// <summary>The days for which an ended outage stays on the page that tells how the system stands.</summary>
    public const int DaysTold = 90;

    /// <summary>The functions that can be switched off: those that refuse then, and whose page says what to do instead.</summary>
    public const OutageParts Pausable = OutageParts.OnlineFiling | OutageParts.Petitions | OutageParts.CallBacks | OutageParts.Ratings;

    /// <summary>How far back a pause may begin: the minutes it takes to write it. Before it is announced nothing was switched off.</summary>
    public static TimeSpan PauseBack { get; } = TimeSpan.FromMinutes(15);

    /// <summary>How long before it begins a planned outage is told on every page.</summary>
    public static TimeSpan Lead { get; } = TimeSpan.FromDays(1);

    /// <summary>What is wrong with an outage that is to be announced.</summary>
    /// <param name="outage">It; not ended, not withdrawn.</param>
    /// <param name="text">What people are told.</param>
    /// <param name="now">Now (UTC).</param>
    public static IEnumerable<OutageFault> CheckNew(OutageFacts outage, string? text, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(outage);
        if (outage.Parts == OutageParts.None)
        {
            yield return new("parts", "parts_missing", "Chọn ít nhất một phần của hệ thống bị ảnh hưởng.");
        }

        if (outage.Kind == OutageKind.Planned && outage.From <= now)
        {
            yield return new("from", "planned_not_to_come", "Bảo trì theo kế hoạch phải bắt đầu sau lúc này; việc đã xảy ra thì thông báo là sự cố.");
        }

        if (outage.Kind == OutageKind.Incident && outage.From > now)
        {
            yield return new("from", "incident_to_come", "Sự cố phải bắt đầu không sau lúc này; việc sắp làm thì thông báo là bảo trì theo kế hoạch.");
        }

        if (outage.Kind == OutageKind.Incident && outage.From < now.AddDays(-MostDaysBack))
        {
            yield return new("from", "incident_long_ago", "Sự cố bắt đầu quá 30 ngày trước thì không thông báo được nữa.");
        }

        if (outage.Kind == OutageKind.Pause && (outage.Parts & ~Pausable) != OutageParts.None)
        {
            yield return new("parts", "parts_not_pausable", "Chỉ tạm dừng được: nộp hồ sơ trực tuyến, gửi phản ánh, kiến nghị, đề nghị gọi lại, đánh giá mức độ hài lòng.");
        }

        if (outage.Kind == OutageKind.Pause && outage.From < now - PauseBack)
        {
            yield return new("from", "pause_past", "Việc tạm dừng phải bắt đầu từ lúc này trở đi.");
        }

        if (outage.Until <= outage.From)
        {
            yield return new("until", "until_before_from", "Lúc dự kiến xong phải sau lúc bắt đầu.");
        }

        if (string.IsNullOrWhiteSpace(text) || text.Trim().Length > LongestText)
        {
            yield return new("text", "text_wrong", "Nhập nội dung báo cho người dân và cán bộ, không quá 1000 ký tự.");
        }
    }

    /// <summary>Why the expected end cannot be moved; null when it can.</summary>
    public static OutageFault? CheckUntil(OutageFacts outage, DateTime until, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(outage);
        return outage.At(now) is not (OutageState.ToCome or OutageState.UnderWay) ? Over
            : until <= outage.From || until <= now ? new("until", "until_passed", "Lúc dự kiến xong phải sau lúc bắt đầu và sau lúc này.") : null;
    }

    /// <summary>Why it cannot have ended at a moment; null when it can.</summary>
    public static OutageFault? CheckEnd(OutageFacts outage, DateTime ended, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(outage);
        return outage.At(now) switch
        {
            OutageState.ToCome => new("", "not_begun", "Việc này chưa bắt đầu; nếu không làm nữa thì rút thông báo."),
            OutageState.UnderWay => ended <= outage.From || ended > now ? new("ended", "ended_wrong", "Lúc kết thúc phải sau lúc bắt đầu và không sau lúc này.") : null,
            _ => Over,
        };
    }

    /// <summary>Why it cannot be withdrawn; null when it can: before it begins.</summary>
    public static OutageFault? CheckWithdrawal(OutageFacts outage, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(outage);
        return outage.At(now) switch
        {
            OutageState.ToCome => null,
            OutageState.UnderWay => new("", "begun", "Việc này đã bắt đầu nên không rút được; hãy ghi lúc kết thúc."),
            _ => Over,
        };
    }

    private static OutageFault Over => new("", "over", "Thông báo này đã kết thúc hoặc đã rút.");
}
