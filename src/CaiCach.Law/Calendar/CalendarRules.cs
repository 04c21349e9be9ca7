namespace CaiCach.Law.Calendar;

/// <summary>Which changes of the working calendar may be announced, and which calendars may come into force (rules R8, R9 and R14).</summary>
public static class CalendarRules
{
    /// <summary>Everything that is wrong with a change; empty when it may be announced.</summary>
    /// <param name="change">The change.</param>
    /// <param name="calendar">The calendar in force.</param>
    /// <param name="today">Today: what has passed is not changed by an announcement.</param>
    public static IReadOnlyList<CalendarFault> Judge(CalendarChange change, WorkCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(calendar);
        if (change.Kind == CalendarChangeKind.ConfirmYear)
        {
            return calendar.ProvisionalDays.Any(d => d.Date.Year == change.Year)
                ? []
                : [new("year", "nothing_to_confirm", "Năm này không có ngày nghỉ dự kiến nào; chọn năm khác.")];
        }

        var faults = new List<CalendarFault>();
        if (DayFault("day", change.Day, calendar, today) is { } fault)
        {
            faults.Add(fault);
        }
        else if (StateFault(change.Kind, change.Day!.Value, calendar) is { } state)
        {
            faults.Add(state);
        }

        if (change.Kind == CalendarChangeKind.Swap && MakeUpFault(change.MakeUp, calendar, today) is { } makeUp)
        {
            faults.Add(makeUp);
        }

        if (change.Kind == CalendarChangeKind.DayOff && string.IsNullOrWhiteSpace(change.Name))
        {
            faults.Add(new("name", "name_missing", "Nhập tên ngày nghỉ, ví dụ: Nghỉ phòng, chống bão."));
        }

        return faults;
    }

    /// <summary>What is wrong with the document that decides; empty when it is said in full and not of the future.</summary>
    public static IReadOnlyList<CalendarFault> Judge(string? number, DateOnly? date, DateOnly today)
    {
        var faults = new List<CalendarFault>();
        if (string.IsNullOrWhiteSpace(number))
        {
            faults.Add(new("number", "number_missing", "Nhập số, ký hiệu văn bản quyết định."));
        }

        if (date is not { } day)
        {
            faults.Add(new("date", "date_missing", "Nhập ngày của văn bản quyết định."));
        }
        else if (day > today)
        {
            faults.Add(new("date", "date_future", "Ngày của văn bản không được sau hôm nay."));
        }

        return faults;
    }

    /// <summary>
    /// Why a whole calendar cannot take the place of another; null when it can. It has to tell of every year the other tells of, and a month in which nobody
    /// works is a slip: no due date could be met in it.
    /// </summary>
    /// <param name="candidate">The new calendar.</param>
    /// <param name="inForce">The calendar in force; null for none.</param>
    /// <param name="field">The field the answer stands at.</param>
    public static CalendarFault? Judge(WorkCalendar candidate, WorkCalendar? inForce, string field)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        if (inForce is not null && (candidate.FirstYear > inForce.FirstYear || candidate.LastYear < inForce.LastYear))
        {
            return new(field, "years_missing", $"Lịch mới phải có đủ các năm từ {inForce.FirstYear} đến {inForce.LastYear} như lịch đang dùng; nếu thiếu, hồ sơ đang xử lý không tính được hạn.");
        }

        for (var month = new DateOnly(candidate.FirstYear, 1, 1); month.Year <= candidate.LastYear; month = month.AddMonths(1))
        {
            if (candidate.WorkingDaysBetween(month, month.AddMonths(1).AddDays(-1)) == 0 && !candidate.IsWorkingDay(month))
            {
                return new(field, "no_working_day", $"Theo lịch này tháng {month.Month}/{month.Year} không còn ngày làm việc nào; kiểm tra lại các ngày nghỉ.");
            }
        }

        return null;
    }

    private static CalendarFault? DayFault(string field, DateOnly? day, WorkCalendar calendar, DateOnly today) => day switch
    {
        null => new(field, "day_missing", field == "makeUp" ? "Nhập ngày làm bù." : "Nhập ngày cần thay đổi."),
        { } given when given < today => new(field, "day_past", "Ngày phải từ hôm nay trở đi; ngày đã qua chỉ sửa bằng cách nạp tệp lịch."),
        { } given when !calendar.Covers(given) => new(field, "day_outside", $"Lịch đang dùng mới có đến hết năm {calendar.LastYear}; hãy nạp tệp lịch có năm này trước."),
        _ => null,
    };

    private static CalendarFault? StateFault(CalendarChangeKind kind, DateOnly day, WorkCalendar calendar) => kind switch
    {
        CalendarChangeKind.WorkingDay when calendar.IsWorkingDay(day) => new("day", "already_worked", "Ngày này đã là ngày làm việc."),
        CalendarChangeKind.WorkingDay when IsWeekend(day) && calendar.Find(day) is not null => new("day", "holiday_at_weekend", "Ngày này là ngày lễ rơi vào cuối tuần, không làm bù được; chọn ngày khác."),
        CalendarChangeKind.WorkingDay => null,
        _ when !calendar.IsWorkingDay(day) => new("day", "already_off", "Ngày này đã là ngày nghỉ."),
        CalendarChangeKind.Swap when IsWeekend(day) => new("day", "swap_at_weekend", "Ngày nghỉ hoán đổi phải là ngày từ thứ Hai đến thứ Sáu."),
        _ => null,
    };

    private static CalendarFault? MakeUpFault(DateOnly? makeUp, WorkCalendar calendar, DateOnly today) =>
        DayFault("makeUp", makeUp, calendar, today) is { } fault ? fault
        : !IsWeekend(makeUp!.Value) ? new("makeUp", "make_up_on_weekday", "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.")
        : calendar.IsWorkingDay(makeUp.Value) ? new("makeUp", "already_worked", "Ngày này đã là ngày làm việc.")
        : calendar.Find(makeUp.Value) is not null ? new("makeUp", "holiday_at_weekend", "Ngày này là ngày lễ rơi vào cuối tuần, không làm bù được; chọn ngày khác.")
        : null;

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
