using CaiCach.Law.Calendar;
using static CaiCach.Law.Tests.Calendar.TheCalendar;

namespace CaiCach.Law.Tests.Calendar;

public sealed class UnitCalendarTests
{
    private static readonly CalendarDecision _decision = new("12/QĐ-SKHCN", Day("2026-11-02"));
    private static readonly WorkingHours _day = new(new(7, 0), new(11, 30), new(13, 30), new(17, 0));
    private static readonly WorkingHours _morning = new(new HoursSpan(new(7, 30), new(11, 30)), null);
    private static readonly WeekHours _sixDays = new([_day, _day, _day, _day, _day, _morning, null]);
    private static readonly UnitCalendar _own = UnitCalendar.None.With(new UnitWeek(Day("2026-11-16"), _sixDays, _decision, "Giờ mùa đông"));
    private static readonly WorkCalendar _unit = _own.Over(Shipped, "unit", "Sở A");

    [Theory]
    [InlineData("2026-11-14", null)] // the Saturday before the first day
    [InlineData("2026-11-15", null)]
    [InlineData("2026-11-13", "08:00–12:00 và 13:00–17:00")]
    [InlineData("2026-11-16", "07:00–11:30 và 13:30–17:00")]
    [InlineData("2026-11-21", "07:30–11:30")]
    [InlineData("2026-11-22", null)]
    [InlineData("2026-11-24", null)] // the national holiday holds for every unit
    public void The_hours_hold_from_their_first_day_on(string day, string? hours) => Assert.Equal(hours, _unit.HoursOn(Day(day))?.ToText());

    [Theory]
    [InlineData("2026-11-20T09:00", 1, LimitUnit.WorkingDay, "2026-11-21T11:30")] // a Saturday ends with its morning
    [InlineData("2026-11-20T09:00", 3, LimitUnit.WorkingDay, "2026-11-25T17:00")] // a day less than with weekends off
    [InlineData("2026-11-20T16:00", 4, LimitUnit.WorkingHour, "2026-11-21T10:30")]
    [InlineData("2026-11-21T11:00", 1, LimitUnit.WorkingHour, "2026-11-23T07:30")]
    [InlineData("2026-11-20T09:00", 1, LimitUnit.CalendarDay, "2026-11-21T11:30")]
    [InlineData("2026-11-21T11:29", 0, LimitUnit.SameDay15h, "2026-11-21T11:30")]
    [InlineData("2026-11-21T11:30", 0, LimitUnit.SameDay15h, "2026-11-23T17:00")] // not due before it came
    [InlineData("2026-11-20T15:00", 0, LimitUnit.SameDay15h, "2026-11-20T17:00")]
    [InlineData("2026-11-20T15:01", 0, LimitUnit.SameDay15h, "2026-11-21T11:30")]
    public void Half_days_count_as_days_and_give_their_own_hours(string start, int value, LimitUnit unit, string due) =>
        Assert.Equal(At(due), DueDates.Compute(_unit, At(start), new(value, unit), []).Due);

    [Fact]
    public void Swaps_are_for_units_whose_weekend_is_off()
    {
        var (off, makeUp) = (Day("2026-08-31"), Day("2026-08-22"));
        var sixDays = UnitCalendar.None.With(new UnitWeek(Day("2026-08-01"), _sixDays, _decision, "Sáu ngày")).Over(Shipped, "six", "Sở A");
        var fiveDays = UnitCalendar.None.With(new UnitWeek(Day("2026-08-01"), WeekHours.MondayToFriday(_day), _decision, "Năm ngày")).Over(Shipped, "five", "Sở B");

        Assert.Equal((true, "07:30–11:30"), (sixDays.IsWorkingDay(off), sixDays.HoursOn(makeUp)!.ToText()));
        Assert.Null(sixDays.Find(off));
        Assert.Equal((false, "07:00–11:30 và 13:30–17:00"), (fiveDays.IsWorkingDay(off), fiveDays.HoursOn(makeUp)!.ToText()));
    }

    [Fact]
    public void Single_days_stand_over_the_week_and_over_the_national_days()
    {
        var unit = _own
            .With(new UnitDay(Day("2026-11-18"), null, _decision, "Mất điện"))
            .With(new UnitDay(Day("2026-11-22"), _morning, _decision, "Đợt cao điểm"))
            .With(new UnitDay(Day("2026-11-24"), _morning, _decision, "Trực ngày lễ"))
            .With(new UnitDay(Day("2026-11-19"), _morning, _decision, "Họp"))
            .Over(Shipped, "unit", "Sở A");

        Assert.Equal((DayKind.UnitClosed, null), (unit.Find(Day("2026-11-18"))!.Kind, unit.HoursOn(Day("2026-11-18"))));
        Assert.Equal((DayKind.UnitOpen, _morning), (unit.Find(Day("2026-11-22"))!.Kind, unit.HoursOn(Day("2026-11-22"))));
        Assert.Equal((DayKind.UnitOpen, _morning), (unit.Find(Day("2026-11-24"))!.Kind, unit.HoursOn(Day("2026-11-24"))));
        Assert.Equal((DayKind.UnitHours, _morning), (unit.Find(Day("2026-11-19"))!.Kind, unit.HoursOn(Day("2026-11-19"))));
    }

    [Fact]
    public void What_is_stored_reads_back_the_same()
    {
        var own = _own.With(new UnitDay(Day("2026-11-18"), null, _decision, "Mất điện")).With(new UnitDay(Day("2026-11-22"), _morning, _decision, "Cao điểm"));
        var read = UnitCalendarDocument.Read(UnitCalendarDocument.Write(own));

        Assert.Equal(UnitCalendarDocument.Write(own), UnitCalendarDocument.Write(read));
        Assert.Equal(_sixDays, read.WeekOn(Day("2026-11-16")));
        Assert.Equal(own.Days, read.Days);
    }

    [Fact]
    public void The_explanation_names_the_unit_its_hours_and_its_days()
    {
        var unit = _own.With(new UnitDay(Day("2026-11-19"), null, _decision, "Mất điện")).With(new UnitDay(Day("2026-11-22"), _morning, _decision, "Đợt cao điểm")).Over(Shipped, "unit", "Sở A");

        Assert.Equal(
            [
                "R9 Giờ làm việc của Sở A: 07:00–11:30 và 13:30–17:00 từ thứ Hai đến thứ Sáu; 07:30–11:30 thứ Bảy.",
                "R1 Tiếp nhận lúc 09:00 ngày 18/11/2026 (thứ Tư). Ngày tiếp nhận không tính; thời hạn tính từ ngày 19/11/2026 (thứ Năm).",
                "R2 Ngày 19/11/2026 (thứ Năm) đơn vị nghỉ: Mất điện — không tính.",
                "R2 Ngày 20/11/2026 (thứ Sáu) — ngày làm việc thứ 1.",
                "R2 Ngày 21/11/2026 (thứ Bảy) — ngày làm việc thứ 2.",
                "R9 Ngày 22/11/2026 (Chủ nhật) làm việc 07:30–11:30: Đợt cao điểm — ngày làm việc thứ 3.",
                "R2 Hết 3 ngày làm việc: hạn trả kết quả là 11:30 ngày 22/11/2026 (Chủ nhật), khi hết giờ làm việc.",
            ],
            DueDates.Explain(unit, At("2026-11-18T09:00"), new(3, LimitUnit.WorkingDay), []).Select(s => $"{s.Rule} {s.Text}"));
        Assert.Contains("Từ ngày 16/11/2026 (thứ Hai), giờ làm việc: 07:00–11:30", DueDates.Explain(unit, At("2026-11-13T09:00"), new(16, LimitUnit.WorkingHour), [])[1].Text, StringComparison.Ordinal);
        Assert.Contains("đã hết giờ làm việc", DueDates.Explain(unit, At("2026-11-21T12:00"), new(0, LimitUnit.SameDay15h), [])[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnitChangeKind.Week, "2026-11-20", "")]
    [InlineData(UnitChangeKind.Week, "2026-11-19", "day day_past")]
    [InlineData(UnitChangeKind.Week, null, "day day_missing")]
    [InlineData(UnitChangeKind.Week, "2028-01-01", "day day_outside")]
    [InlineData(UnitChangeKind.Closed, "2026-11-20", "")]
    [InlineData(UnitChangeKind.Closed, "2026-11-22", "day already_off")]
    [InlineData(UnitChangeKind.Open, "2026-11-22", "")]
    [InlineData(UnitChangeKind.Open, "2026-11-20", "day already_worked")]
    [InlineData(UnitChangeKind.Hours, "2026-11-20", "")]
    [InlineData(UnitChangeKind.Hours, "2026-11-24", "day not_worked")]
    public void A_change_is_of_a_day_to_come_that_is_not_so_already(UnitChangeKind kind, string? day, string fault) =>
        Assert.Equal(fault, Faults(new(kind, day is null ? null : Day(day), kind == UnitChangeKind.Week ? [.. Enumerable.Repeat(TypedHours.Of(_morning), 7)] : Times(_morning), "Lý do")));

    [Theory]
    [InlineData("08:00", "07:00", "", "", "times[0].morning time_backward")]
    [InlineData("08:00", "08:00", "", "", "times[0].morning time_backward")]
    [InlineData("08:00", "12:00", "11:59", "17:00", "times[0].afternoon halves_overlap")]
    [InlineData("08:00", "12:00", "12:00", "17:00", "")]
    [InlineData("08:00", "", "", "", "times[0].morning time_missing")]
    [InlineData("", "", "", "17:00", "times[0].afternoon time_missing")]
    [InlineData("", "", "13:00", "17:00", "")]
    [InlineData("", "", "", "", "times[0].morning hours_missing")]
    public void Hours_that_overlap_run_backward_or_are_half_said_are_refused_at_the_field(string a, string b, string c, string d, string fault) =>
        Assert.Equal(fault, Faults(new(UnitChangeKind.Hours, Day("2026-11-20"), [new(Time(a), Time(b), Time(c), Time(d))], "Lý do")));

    [Fact]
    public void A_week_without_work_the_same_week_and_no_reason_are_refused()
    {
        Assert.Equal("week no_working_day", Faults(new(UnitChangeKind.Week, Day("2026-12-01"), [.. Enumerable.Repeat(default(TypedHours), 7)], "Lý do")));
        Assert.Equal("week week_same", Faults(new(UnitChangeKind.Week, Day("2026-12-01"), [.. _sixDays.Days.Select(TypedHours.Of)], "Lý do")));
        Assert.Equal("reason reason_missing", Faults(new(UnitChangeKind.Closed, Day("2026-11-20"), [], " ")));
    }

    [Fact]
    public void A_unit_that_closes_a_whole_month_leaves_no_working_day()
    {
        var own = Enumerable.Range(1, 30).Aggregate(UnitCalendar.None, (c, d) => c.With(new UnitDay(new(2026, 11, d), null, _decision, "Đóng cửa")));

        Assert.Equal("no_working_day", CalendarRules.Judge(own.Over(Shipped, "shut", "Sở A"), Shipped, "day")!.Code);
        Assert.Null(CalendarRules.Judge(own.With(new UnitDay(new(2026, 11, 30), _morning, _decision, "Mở")).Over(Shipped, "open", "Sở A"), Shipped, "day"));
    }

    private static string Faults(UnitChange change) =>
        string.Join(';', UnitCalendarRules.Judge(change, _own, _unit, _decision, Day("2026-11-20")).Faults.Select(f => $"{f.Field} {f.Code}"));

    private static TypedHours[] Times(WorkingHours hours) => [TypedHours.Of(hours)];

    private static TimeOnly? Time(string text) => text.Length == 0 ? null : TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
