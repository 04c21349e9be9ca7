namespace CaiCach.Law.Calendar;

/// <summary>A time during which the limit does not run (rule R7). Local times to the minute, of unspecified kind.</summary>
/// <param name="From">When the pause begins, inclusive; not before the limit's start.</param>
/// <param name="To">When the limit runs again; not before <paramref name="From"/>.</param>
public readonly record struct Pause(DateTime From, DateTime To);

/// <summary>Why a due date cannot be told.</summary>
public enum DueFault
{
    /// <summary>No fault: the due date is told.</summary>
    None,

    /// <summary>The value is below 1.</summary>
    ValueBelowOne,

    /// <summary>The value of a same-day limit is not 0.</summary>
    SameDayValueNotZero,

    /// <summary>The unit is none of the five.</summary>
    UnknownUnit,

    /// <summary>The start lies outside the calendar's years.</summary>
    StartOutsideCalendar,

    /// <summary>A pause begins before the limit's start.</summary>
    PauseBeforeStart,

    /// <summary>A pause ends before it begins.</summary>
    PauseEndsBeforeItBegins,

    /// <summary>A pause reaches outside the calendar's years.</summary>
    PauseOutsideCalendar,

    /// <summary>The due date, before or after pauses, lies outside the calendar's years.</summary>
    DueOutsideCalendar,
}

/// <summary>When a result is due, in local time, or why that cannot be told.</summary>
/// <param name="Due">The due time as if there had been no pause; default when there is a fault.</param>
/// <param name="DueAfterPauses">The due time with the pauses; equals <paramref name="Due"/> when there are none.</param>
/// <param name="Fault">Why there is no answer.</param>
public readonly record struct DueDate(DateTime Due, DateTime DueAfterPauses, DueFault Fault)
{
    /// <summary>Whether the two times are told.</summary>
    public bool IsAnswered => Fault == DueFault.None;
}

/// <summary>One step of the arithmetic of a due date.</summary>
/// <param name="Day">The day it speaks of, or null when it speaks of a rule or a run of days.</param>
/// <param name="Rule">The rule applied, "R1" to "R9", or "R14".</param>
/// <param name="Text">A Vietnamese sentence a citizen can read.</param>
public sealed record DueStep(DateOnly? Day, string Rule, string Text)
{
    /// <summary>That the due date on record stands where no calendar alone puts it.</summary>
    /// <param name="dueLocal">The due date, local.</param>
    public static DueStep OnRecord(DateTime dueLocal) => new(null, "R14", $"Hạn ghi trong hồ sơ là {VietnameseDates.Full(dueLocal)}: đã dời theo lần tạm dừng, đính chính hoặc thay đổi lịch làm việc nêu ở diễn biến.");

    /// <summary>That a step ends with the dossier, whose due date it does not extend.</summary>
    /// <param name="dueLocal">The due date of the dossier, local.</param>
    public static DueStep CutAt(DateTime dueLocal) => new(null, "R2", $"Hạn của bước không kéo dài hạn của hồ sơ, nên dừng ở {VietnameseDates.Full(dueLocal)}.");
}

/// <summary>The stable code and the Vietnamese message of each <see cref="DueFault"/>.</summary>
public static class DueFaultTexts
{
    /// <summary>The code that programs may rely on, in snake case.</summary>
    public static string Code(this DueFault fault) => fault switch
    {
        DueFault.None => "none",
        DueFault.ValueBelowOne => "value_below_one",
        DueFault.SameDayValueNotZero => "same_day_value_not_zero",
        DueFault.UnknownUnit => "unknown_unit",
        DueFault.StartOutsideCalendar => "start_outside_calendar",
        DueFault.PauseBeforeStart => "pause_before_start",
        DueFault.PauseEndsBeforeItBegins => "pause_ends_before_it_begins",
        DueFault.PauseOutsideCalendar => "pause_outside_calendar",
        DueFault.DueOutsideCalendar => "due_outside_calendar",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
    };

    /// <summary>The message for people.</summary>
    public static string Message(this DueFault fault) => fault switch
    {
        DueFault.None => "Không có lỗi.",
        DueFault.ValueBelowOne => "Thời hạn phải là số nguyên từ 1 trở lên.",
        DueFault.SameDayValueNotZero => "Thời hạn trả kết quả trong ngày phải có giá trị 0.",
        DueFault.UnknownUnit => "Đơn vị tính thời hạn không hợp lệ: chỉ nhận ngày làm việc, ngày, tháng, giờ làm việc hoặc trong ngày.",
        DueFault.StartOutsideCalendar => "Thời điểm bắt đầu nằm ngoài các năm đã có lịch làm việc.",
        DueFault.PauseBeforeStart => "Thời gian tạm dừng bắt đầu trước khi thời hạn bắt đầu.",
        DueFault.PauseEndsBeforeItBegins => "Thời gian tạm dừng kết thúc trước khi bắt đầu.",
        DueFault.PauseOutsideCalendar => "Thời gian tạm dừng nằm ngoài các năm đã có lịch làm việc.",
        DueFault.DueOutsideCalendar => "Hạn trả kết quả nằm ngoài các năm đã có lịch làm việc.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
    };
}
