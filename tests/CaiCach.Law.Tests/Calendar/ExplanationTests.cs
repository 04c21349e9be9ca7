using CaiCach.Law.Calendar;
using static CaiCach.Law.Tests.Calendar.TheCalendar;

namespace CaiCach.Law.Tests.Calendar;

public sealed class ExplanationTests
{
    [Fact]
    public void A_short_limit_has_a_line_a_day() => Assert.Equal(
        [
            "R1 Tiếp nhận lúc 09:00 ngày 20/11/2026 (thứ Sáu). Ngày tiếp nhận không tính; thời hạn tính từ ngày 21/11/2026 (thứ Bảy).",
            "R2 Ngày 21/11/2026 (thứ Bảy) nghỉ cuối tuần — không tính.",
            "R2 Ngày 22/11/2026 (Chủ nhật) nghỉ cuối tuần — không tính.",
            "R2 Ngày 23/11/2026 (thứ Hai) — ngày làm việc thứ 1.",
            "R2 Ngày 24/11/2026 (thứ Ba) nghỉ lễ: Ngày Văn hóa Việt Nam — không tính.",
            "R2 Ngày 25/11/2026 (thứ Tư) — ngày làm việc thứ 2.",
            "R2 Ngày 26/11/2026 (thứ Năm) — ngày làm việc thứ 3.",
            "R2 Hết 3 ngày làm việc: hạn trả kết quả là 17:00 ngày 26/11/2026 (thứ Năm), khi hết giờ làm việc.",
        ],
        Lines("2026-11-20T09:00", 3, LimitUnit.WorkingDay));

    [Fact]
    public void A_long_limit_names_the_run_and_only_the_days_that_differ_from_their_weekday() => Assert.Equal(
        [
            "R1 Tiếp nhận lúc 09:00 ngày 03/08/2026 (thứ Hai). Ngày tiếp nhận không tính; thời hạn tính từ ngày 04/08/2026 (thứ Ba).",
            "R2 Từ ngày 04/08/2026 (thứ Ba) đến ngày 28/09/2026 (thứ Hai) có 38 ngày làm việc; thứ Bảy, Chủ nhật không tính.",
            "R8 Ngày 22/08/2026 (thứ Bảy) là ngày làm việc: Làm bù cho 31/8/2026 (thứ Bảy là ngày làm việc) — có tính.",
            "R2 Ngày 31/08/2026 (thứ Hai) được nghỉ: Hoán đổi: nghỉ, làm bù 22/8/2026 — không tính.",
            "R2 Ngày 01/09/2026 (thứ Ba) nghỉ lễ: Quốc khánh (ngày liền kề trước) — không tính.",
            "R2 Ngày 02/09/2026 (thứ Tư) nghỉ lễ: Quốc khánh — không tính.",
            "R2 Hết 38 ngày làm việc: hạn trả kết quả là 17:00 ngày 28/09/2026 (thứ Hai), khi hết giờ làm việc.",
        ],
        Lines("2026-08-03T09:00", 38, LimitUnit.WorkingDay));

    [Fact]
    public void A_calendar_day_limit_tells_the_last_day_the_roll_and_the_pause() => Assert.Equal(
        [
            "R1 Tiếp nhận lúc 09:00 ngày 09/11/2026 (thứ Hai). Ngày tiếp nhận không tính; thời hạn tính từ ngày 10/11/2026 (thứ Ba).",
            "R3 Tính 15 ngày, kể cả ngày nghỉ: ngày cuối cùng là 24/11/2026 (thứ Ba).",
            "R3 Ngày 24/11/2026 (thứ Ba) nghỉ lễ: Ngày Văn hóa Việt Nam — chuyển sang ngày tiếp theo.",
            "R3 Hạn trả kết quả là 17:00 ngày 25/11/2026 (thứ Tư), khi hết giờ làm việc.",
            "R7 Tạm dừng từ 09:00 ngày 10/11/2026 (thứ Ba) đến 09:00 ngày 14/11/2026 (thứ Bảy): 4 ngày, không kể ngày bắt đầu tạm dừng.",
            "R7 Lùi ngày cuối cùng (trước khi chuyển khỏi ngày nghỉ) thêm 4 ngày: 28/11/2026 (thứ Bảy).",
            "R3 Ngày 28/11/2026 (thứ Bảy) nghỉ cuối tuần — chuyển sang ngày tiếp theo.",
            "R3 Ngày 29/11/2026 (Chủ nhật) nghỉ cuối tuần — chuyển sang ngày tiếp theo.",
            "R7 Thời hạn lùi thêm 4 ngày: hạn trả kết quả mới là 17:00 ngày 30/11/2026 (thứ Hai).",
        ],
        Lines("2026-11-09T09:00", 15, LimitUnit.CalendarDay, Paused("2026-11-10T09:00", "2026-11-14T09:00")));

    [Fact]
    public void Working_hours_tell_what_each_day_gives_and_what_is_left() => Assert.Equal(
        [
            "R5 Tiếp nhận lúc 14:30 ngày 23/11/2026 (thứ Hai). Chỉ tính giờ làm việc: 08:00–12:00 và 13:00–17:00.",
            "R5 Ngày 23/11/2026 (thứ Hai): tính 2 giờ 30 phút làm việc, còn lại 5 giờ 30 phút.",
            "R5 Ngày 24/11/2026 (thứ Ba) nghỉ lễ: Ngày Văn hóa Việt Nam — không tính.",
            "R5 Ngày 25/11/2026 (thứ Tư): tính 5 giờ 30 phút làm việc, còn lại 0 giờ.",
            "R5 Hết 8 giờ làm việc: hạn trả kết quả là 14:30 ngày 25/11/2026 (thứ Tư).",
        ],
        Lines("2026-11-23T14:30", 8, LimitUnit.WorkingHour));

    [Theory]
    [InlineData("2026-11-20T15:00", "Tiếp nhận không sau 15 giờ: trả kết quả ngay trong ngày.")]
    [InlineData("2026-11-20T15:01", "Tiếp nhận sau 15 giờ: trả kết quả trong ngày làm việc tiếp theo.")]
    [InlineData("2026-11-24T10:00", "Ngày tiếp nhận nghỉ lễ: Ngày Văn hóa Việt Nam: trả kết quả trong ngày làm việc tiếp theo.")]
    public void A_same_day_limit_says_why_it_is_today_or_the_next_day(string start, string why) =>
        Assert.Contains(why, Lines(start, 0, LimitUnit.SameDay15h)[0], StringComparison.Ordinal);

    [Fact]
    public void Several_pauses_are_told_one_by_one_and_added_up()
    {
        var lines = Lines(
            "2026-03-02T09:00", 10, LimitUnit.WorkingDay,
            Paused("2026-03-03T09:00", "2026-03-05T09:00"), Paused("2026-03-04T09:00", "2026-03-06T09:00"));

        Assert.Equal("R7 Cộng các lần tạm dừng, phần trùng nhau chỉ tính một lần: 3 ngày làm việc.", lines[^2]);
        Assert.Equal("R7 Thời hạn lùi thêm 3 ngày làm việc: hạn trả kết quả mới là 17:00 ngày 19/03/2026 (thứ Năm).", lines[^1]);
    }

    [Fact]
    public void A_month_that_lacks_the_day_says_so() =>
        Assert.Contains("Tháng đó không có ngày 31, nên lấy ngày cuối tháng.", Lines("2026-01-31T09:00", 1, LimitUnit.Month)[1], StringComparison.Ordinal);

    [Fact]
    public void The_longest_limits_stay_readable()
    {
        Assert.InRange(Lines("2023-01-01T09:00", 1200, LimitUnit.WorkingDay).Count, 10, 80);
        Assert.InRange(Lines("2023-01-01T09:00", 9000, LimitUnit.WorkingHour).Count, 10, 80);
        Assert.InRange(Lines("2023-01-01T09:00", 1800, LimitUnit.CalendarDay).Count, 3, 10);
    }

    [Fact]
    public void A_long_limit_has_a_line_a_day_when_every_day_is_asked_for()
    {
        var days = Steps(38, LimitUnit.WorkingDay);
        Assert.Equal([.. Enumerable.Range(0, 56).Select(i => new DateOnly(2026, 8, 4).AddDays(i))], days.Select(s => s.Day!.Value));
        Assert.Equal("Ngày 22/08/2026 (thứ Bảy) là ngày làm việc: Làm bù cho 31/8/2026 (thứ Bảy là ngày làm việc) — ngày làm việc thứ 15.", days[18].Text);
        Assert.Equal("Ngày 28/09/2026 (thứ Hai) — ngày làm việc thứ 38.", days[^1].Text);
        Assert.Equal(days.Count, Steps(38 * 8, LimitUnit.WorkingHour).Count(s => s.Day > new DateOnly(2026, 8, 3)));

        static List<DueStep> Steps(int value, LimitUnit unit) =>
            [.. DueDates.Explain(Shipped, At("2026-08-03T17:00"), new(value, unit), [], everyDay: true).Where(s => s.Day is not null && s.Day != new DateOnly(2026, 8, 3))];
    }

    private static List<string> Lines(string start, int value, LimitUnit unit, params Pause[] pauses) =>
        [.. DueDates.Explain(Shipped, At(start), new(value, unit), pauses).Select(s => $"{s.Rule} {s.Text}")];
}
