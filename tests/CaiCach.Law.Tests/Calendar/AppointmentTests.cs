using CaiCach.Law.Calendar;
using static CaiCach.Law.Tests.Calendar.TheCalendar;

namespace CaiCach.Law.Tests.Calendar;

/// <summary>The appointment named with an apology after pauses and changes of the calendar; 24/11/2026, a Tuesday, is a day off.</summary>
public sealed class AppointmentTests
{
    [Theory]
    [InlineData("2026-11-20T17:00", "working_day", null, null, "2026-11-18T17:00", "2026-11-20T17:00")] // nothing happened
    [InlineData("2026-11-24T17:00", "working_day", null, null, "2026-11-18T17:00", "2026-11-25T17:00")] // the day became a day off
    [InlineData("2026-11-28T17:00", "working_day", null, null, "2026-11-18T17:00", "2026-11-30T17:00")] // a make-up day taken back: over the weekend
    [InlineData("2026-11-20T17:00", "working_day", "2026-11-16T10:00", "2026-11-16T16:00", "2026-11-18T17:00", "2026-11-20T17:00")] // ended on its day
    [InlineData("2026-11-20T17:00", "working_day", "2026-11-16T10:00", "2026-11-17T07:00", "2026-11-19T17:00", "2026-11-23T17:00")] // one working day, over a weekend
    [InlineData("2026-11-20T17:00", "working_day", "2026-11-13T10:00", "2026-11-15T23:59", "2026-11-18T17:00", "2026-11-20T17:00")] // a weekend is no pause
    [InlineData("2026-11-23T17:00", "working_day", "2026-11-16T10:00", "2026-11-17T07:00", "2026-11-19T17:00", "2026-11-25T17:00")] // over the day off
    [InlineData("2026-11-24T17:00", "working_day", "2026-11-16T10:00", "2026-11-17T07:00", "2026-11-19T17:00", "2026-11-26T17:00")] // first off the holiday, then the pause
    [InlineData("2026-11-20T17:00", "calendar_day", "2026-11-16T10:00", "2026-11-17T07:00", "2026-11-19T17:00", "2026-11-23T17:00")] // 21/11 is a Saturday
    [InlineData("2026-11-20T17:00", "calendar_day", "2026-11-16T10:00", "2026-11-19T07:00", "2026-11-19T17:00", "2026-11-23T17:00")] // three days, rolled once
    [InlineData("2026-11-20T17:00", "month", "2026-11-16T10:00", "2026-11-20T07:00", "2026-11-19T17:00", "2026-11-25T17:00")] // four days: the holiday, then rolled
    [InlineData("2026-11-24T17:00", "calendar_day", "2026-11-16T10:00", "2026-11-17T07:00", "2026-11-19T17:00", "2026-11-25T17:00")] // the unrolled day moves
    [InlineData("2026-11-20T17:00", "working_hour", "2026-11-16T10:00", "2026-11-16T11:00", "2026-11-18T17:00", "2026-11-23T09:00")] // one working hour
    [InlineData("2026-11-20T17:00", "working_day", null, null, "2026-11-26T17:00", "2026-11-26T17:00")] // never before the due date
    public void It_moves_by_the_arithmetic_of_the_due_date_and_never_back(string promised, string unit, string? from, string? to, string due, string expected)
    {
        Pause[] pauses = from is null ? [] : [Paused(from, to!)];
        Assert.Equal(At(expected), Appointments.Compute(Shipped, At(promised), Unit(unit), pauses, At(due)));
    }

    [Fact]
    public void Several_pauses_move_the_day_that_was_promised_and_roll_once()
    {
        Pause[] pauses = [Paused("2026-11-12T08:00", "2026-11-13T08:00"), Paused("2026-11-16T08:00", "2026-11-17T08:00")];
        Assert.Equal(At("2026-11-23T17:00"), Appointments.Compute(Shipped, At("2026-11-20T17:00"), LimitUnit.CalendarDay, pauses, At("2026-11-19T17:00")));
        Assert.Equal(At("2026-11-25T17:00"), Appointments.Compute(Shipped, At("2026-11-20T17:00"), LimitUnit.WorkingDay, pauses, At("2026-11-19T17:00")));
    }

    [Fact]
    public void Outside_the_years_of_the_calendar_nothing_is_told() =>
        Assert.Null(Appointments.Compute(Shipped, At("2040-11-20T17:00"), LimitUnit.WorkingDay, [], At("2026-11-19T17:00")));

    [Fact]
    public void What_moved_it_is_told()
    {
        Pause[] pauses = [Paused("2026-11-16T10:00", "2026-11-17T07:00")];
        Assert.Equal(
            [
                "Cơ quan đã xin lỗi và hẹn lại 17:00 ngày 24/11/2026 (thứ Ba).",
                "Ngày 24/11/2026 (thứ Ba) nghỉ lễ: Ngày Văn hóa Việt Nam — ngày hẹn lại chuyển sang ngày làm việc tiếp theo.",
                "Sau khi hẹn lại, tạm dừng từ 10:00 ngày 16/11/2026 (thứ Hai) đến 07:00 ngày 17/11/2026 (thứ Ba): ngày hẹn lại lùi thêm 1 ngày làm việc.",
                "Ngày hẹn lại nay là 17:00 ngày 26/11/2026 (thứ Năm); việc đúng hạn, quá hạn vẫn tính theo hạn trả kết quả 17:00 ngày 19/11/2026 (thứ Năm).",
            ],
            Appointments.Explain(Shipped, At("2026-11-24T17:00"), LimitUnit.WorkingDay, pauses, At("2026-11-19T17:00"), At("2026-11-26T17:00")).Select(s => s.Text));
        Assert.Contains("không sớm hơn hạn trả kết quả", string.Join(' ', Appointments.Explain(Shipped, At("2026-11-20T17:00"), LimitUnit.WorkingDay, [], At("2026-11-26T17:00"), At("2026-11-26T17:00")).Select(s => s.Text)), StringComparison.Ordinal);
        Assert.Equal(2, Appointments.Explain(Shipped, At("2026-11-20T17:00"), LimitUnit.WorkingDay, [], At("2026-11-19T17:00"), At("2026-11-20T17:00")).Count);
    }
}
