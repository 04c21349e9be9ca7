namespace CaiCach.Law.Calendar;

/// <summary>What is wrong with rules of the office's clocks.</summary>
/// <param name="Field">Which field: "from", "intakeHours", "transferUntil", "sameDayUntil" or "source".</param>
/// <param name="Message">In Vietnamese.</param>
public sealed record ClockRulesFault(string Field, string Message);

/// <summary>
/// How long the office has to answer a filing, and until when of a day what comes is still for that day (sections 2.3 and R6). A dossier keeps the rules of the
/// day it was filed on.
/// </summary>
/// <param name="Id">Its name, which dossiers keep.</param>
/// <param name="From">The first day of filing it holds for.</param>
/// <param name="IntakeHours">Working hours to answer what was filed online or came by post, and to look at a supplement: 1 to 80. At the counter the answer is given at once: on the working day of the filing.</param>
/// <param name="TransferUntil">What is accepted until this time, inclusive, goes to the processing unit the same day; what comes later the next working day.</param>
/// <param name="SameDayUntil">What is accepted until this time, inclusive, has its result the same day where the limit is the day itself; what comes later the next working day.</param>
/// <param name="Source">The provision.</param>
public sealed record ClockRules(string Id, DateOnly From, int IntakeHours, TimeOnly TransferUntil, TimeOnly SameDayUntil, string Source)
{
    private const int MostHours = 80;
    private const int LongestSource = 300;

    /// <summary>What counts where nothing else is loaded (NĐ 61/2018/NĐ-CP).</summary>
    public static ClockRules First { get; } = new("nd-61-2018", new(2018, 6, 21), 8, new(15, 0), new(15, 0), "Nghị định 61/2018/NĐ-CP, Điều 17");

    /// <summary>The time to answer what came in online or by post, and to look at a supplement.</summary>
    public TimeLimit Intake => new(IntakeHours, LimitUnit.WorkingHour);

    /// <summary>The time to answer what was handed in at the counter: the same working day.</summary>
    public static TimeLimit AtCounter { get; } = new(0, LimitUnit.SameDay15h) { Until = new(23, 59) };

    /// <summary>The time to hand an accepted dossier to the processing unit.</summary>
    public TimeLimit Transfer => new(0, LimitUnit.SameDay15h) { Until = TransferUntil };

    /// <summary>A limit of a procedure, with the last time of the day where the limit is the day itself.</summary>
    public TimeLimit Of(TimeLimit limit) => limit.Unit == LimitUnit.SameDay15h ? limit with { Until = SameDayUntil } : limit;

    /// <summary>What is wrong with it; nothing when it can be in force.</summary>
    public IEnumerable<ClockRulesFault> Faults()
    {
        if (IntakeHours is < 1 or > MostHours)
        {
            yield return new("intakeHours", "Thời hạn trả lời việc tiếp nhận phải từ 1 đến 80 giờ làm việc.");
        }

        foreach (var (field, until) in new[] { ("transferUntil", TransferUntil), ("sameDayUntil", SameDayUntil) })
        {
            if (until.Ticks % TimeSpan.TicksPerMinute != 0 || until == TimeOnly.MinValue)
            {
                yield return new(field, "Giờ chốt trong ngày phải từ 00:01 đến 23:59.");
            }
        }

        if (string.IsNullOrWhiteSpace(Source) || Source.Length > LongestSource)
        {
            yield return new("source", "Nhập văn bản quy định, không quá 300 ký tự.");
        }
    }
}
