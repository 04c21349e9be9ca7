using System.Globalization;
using System.Text.Json;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Outages;

/// <summary>
/// Which dossiers that a counter received on paper while the system was away may be entered afterwards (nhập bù): those received within an announced outage of the
/// whole system or of online filing, for some working days after it ended.
/// </summary>
/// <param name="WorkingDays">The working days after the end of the outage: on the last of them, until work ends, one may still be entered.</param>
/// <param name="Source">Where the number comes from.</param>
public sealed record LateEntryRules(int WorkingDays, string Source)
{
    private const int MostDays = 60;

    /// <summary>What counts where no rule is loaded: as the file that ships says.</summary>
    public static LateEntryRules First { get; } = new(5, "Do dự án đặt.");

    /// <summary>Reads the file of the rule.</summary>
    /// <param name="json">The file.</param>
    /// <param name="fault">What is wrong with it, in Vietnamese; null when nothing is.</param>
    /// <returns>The rule; null when something is wrong.</returns>
    public static LateEntryRules? Parse(string json, out string? fault)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            var rules = new LateEntryRules(file.RootElement.GetProperty("workingDays").GetInt32(), file.RootElement.GetProperty("source").GetString() ?? "");
            fault = rules.WorkingDays is < 1 or > MostDays ? "Số ngày làm việc được nhập bù sau sự cố phải từ 1 đến 60."
                : rules.Source.Length == 0 ? "Thiếu nguồn của số ngày được nhập bù." : null;
            return fault is null ? rules : null;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            fault = "Không đọc được tệp quy tắc nhập bù hồ sơ.";
            return null;
        }
    }

    /// <summary>Whether a dossier was received on paper within an outage that lets it be entered afterwards: from its first minute to its last.</summary>
    /// <param name="outage">The outage.</param>
    /// <param name="received">When it was received on paper (UTC, to the minute).</param>
    /// <param name="now">Now (UTC).</param>
    public static bool Covers(OutageFacts outage, DateTime received, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(outage);
        return LetsEnter(outage, now) && outage.From <= received && received <= (outage.Ended ?? now);
    }

    /// <summary>Whether what was received on paper within an outage may be entered at a moment: while it goes on, and for the days after it.</summary>
    /// <param name="outage">The outage.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="calendar">The calendar of the counter.</param>
    public bool IsOpen(OutageFacts outage, DateTime now, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(outage);
        return LetsEnter(outage, now) && (outage.Ended is null || VietnamTime.ToLocal(now) <= LastMoment(outage, calendar));
    }

    private static bool LetsEnter(OutageFacts outage, DateTime now) =>
        outage.Kind != OutageKind.Pause && outage.At(now) is OutageState.UnderWay or OutageState.Ended && (outage.Parts & (OutageParts.Whole | OutageParts.OnlineFiling)) != OutageParts.None;

    /// <summary>The last moment (local) to enter what was received within an outage; null while it goes on, and where the calendar cannot tell.</summary>
    /// <param name="outage">The outage.</param>
    /// <param name="calendar">The calendar of the counter.</param>
    public DateTime? LastMoment(OutageFacts outage, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(outage);
        return outage.Ended is { } ended && DueDates.Compute(calendar, VietnamTime.ToLocal(ended), new(WorkingDays, LimitUnit.WorkingDay), []) is { IsAnswered: true } last ? last.Due : null;
    }

    /// <summary>Of some outages the one by which a dossier may be entered; and why it may not, null when it may.</summary>
    /// <param name="outages">Those announced, with what the law needs to know of each.</param>
    /// <param name="received">When it was received on paper (UTC, to the minute).</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="calendar">The calendar of the counter.</param>
    /// <typeparam name="T">What stands for an outage.</typeparam>
    public (T? Outage, OutageFault? Fault) Judge<T>(IEnumerable<(T Outage, OutageFacts Facts)> outages, DateTime received, DateTime now, WorkCalendar calendar)
        where T : class
    {
        if (received > now)
        {
            return (null, new("lateReceivedTime", "late_in_future", "Giờ nhận trên giấy không được sau lúc này."));
        }

        var covering = outages.Where(o => Covers(o.Facts, received, now)).ToList();
        if (covering.Count == 0)
        {
            return (null, new("lateReceivedOn", "late_outside_outage", "Lúc nhận trên giấy không nằm trong sự cố, bảo trì nào đã thông báo của toàn bộ hệ thống hoặc của việc nộp trực tuyến."));
        }

        var open = covering.Where(o => IsOpen(o.Facts, now, calendar)).Select(o => o.Outage).FirstOrDefault();
        return open is not null ? (open, null)
            : (null, new("lateReceivedOn", "late_too_late", covering.Max(o => LastMoment(o.Facts, calendar)) is { } last
                ? string.Create(CultureInfo.InvariantCulture, $"Đã hết thời gian nhập bù sau sự cố này: chỉ nhập được đến {last:HH:mm dd/MM/yyyy}.")
                : "Chưa có lịch làm việc để biết còn được nhập bù hay không."));
    }
}
