using CaiCach.Law.Calendar;

namespace CaiCach.Law.Tests.Calendar;

public sealed class CalendarFileTests
{
    private const string Header = "date,weekday,kind,name_vi,lunar,legal_basis,applies_to,status,confidence,source,note\n";
    private const string Good = "2026-11-24,Tue,holiday,Ngày Văn hóa Việt Nam,,NQ 28/2026/QH16,civil_servants,final,found,,\n";

    [Fact]
    public void The_shipped_file_has_no_fault()
    {
        var result = Parse(TheCalendar.Csv);

        Assert.Empty(result.Faults);
        Assert.Equal("v1", result.Calendar!.Version);
    }

    [Theory]
    [InlineData("2026-11-31,Tue,holiday,Tên,,CC,civil_servants,final,found,,", "date", "bad_date")]
    [InlineData("2026-11-25,Tue,holiday,Tên,,CC,civil_servants,final,found,,", "weekday", "wrong_weekday")]
    [InlineData("2026-11-25,Wed,party,Tên,,CC,civil_servants,final,found,,", "kind", "unknown_kind")]
    [InlineData("2026-11-25,Wed,holiday,Tên,,CC,civil_servants,proposal,found,,", "status", "proposal_refused")]
    [InlineData("2026-11-25,Wed,holiday,Tên,,CC,civil_servants,maybe,found,,", "status", "unknown_status")]
    [InlineData("2026-11-25,Wed,holiday, ,,CC,civil_servants,final,found,,", "name_vi", "name_missing")]
    [InlineData("2026-11-25,Wed,holiday,Tên,,,civil_servants,final,found,,", "legal_basis", "legal_basis_missing")]
    [InlineData("2026-11-25,Wed,holiday,Tên,,CC,everyone,final,found,,", "applies_to", "unknown_group")]
    [InlineData("2026-11-25,Wed,holiday,Tên,,CC,civil_servants,final,certain,,", "confidence", "unknown_confidence")]
    [InlineData("2026-11-25,Wed,makeup_work,Tên,,CC,civil_servants,final,found,,", "kind", "make_up_on_weekday")]
    [InlineData("2026-11-28,Sat,swap_off,Tên,,CC,civil_servants,final,found,,", "kind", "day_off_on_weekend")]
    [InlineData("2026-11-24,Tue,holiday,Tên,,CC,civil_servants,final,found,,", "date", "duplicate_date")]
    [InlineData("2026-11-25,Wed,holiday,Tên", null, "wrong_column_count")]
    [InlineData("2026-11-25,Wed,holiday,\"Tên,,CC,civil_servants,final,found,,", null, "broken_quotes")]
    public void A_faulty_line_is_named_with_its_column_and_there_is_no_calendar(string line, string? column, string code)
    {
        var result = Parse(Header + Good + line + "\n");

        var fault = Assert.Single(result.Faults);
        Assert.Equal((3, column, code), (fault.Line, fault.Column, fault.Code));
        Assert.Null(result.Calendar);
    }

    [Fact]
    public void Every_fault_is_named_not_only_the_first()
    {
        var result = Parse(Header + "x,Wed,party,,,CC,civil_servants,final,found,,\n" + Good + "2026-11-25,Tue,holiday,Tên,,CC,civil_servants,final,found,,");

        Assert.Equal([(2, "bad_date"), (2, "unknown_kind"), (2, "name_missing"), (4, "wrong_weekday")], result.Faults.Select(f => (f.Line, f.Code)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("date,kind\n")]
    [InlineData(Good)]
    public void A_wrong_header_is_refused(string csv) => Assert.Equal("wrong_header", Assert.Single(Parse(csv).Faults).Code);

    [Fact]
    public void A_file_without_days_is_refused() => Assert.Equal("no_days", Assert.Single(Parse(Header).Faults).Code);

    [Fact]
    public void A_year_left_out_between_others_is_refused() => Assert.Equal(
        "year_missing",
        Assert.Single(Parse(Header + Good + "2028-11-24,Fri,holiday,Tên,,CC,civil_servants,final,found,,\n").Faults).Code);

    [Fact]
    public void Quotes_line_ends_of_windows_and_a_byte_order_mark_are_read()
    {
        var csv = "\uFEFF" + Header + "2026-01-02,Fri,swap_off,\"Nghỉ \"\"hoán đổi\"\",\nlàm bù\",,CC,civil_servants,final,found,,\n\n";
        var result = Parse(csv.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Empty(result.Faults);
        Assert.Equal("Nghỉ \"hoán đổi\",\r\nlàm bù", result.Calendar!.Find(new(2026, 1, 2))!.Name);
    }

    private static CalendarFileResult Parse(string csv) => CalendarFile.Parse(csv, "v1", WorkingHours.Standard);
}
