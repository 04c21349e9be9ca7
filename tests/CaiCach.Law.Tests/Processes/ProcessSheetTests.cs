using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;

namespace CaiCach.Law.Tests.Processes;

/// <summary>The table of an ISO 9001 procedure sheet: which titles, roles and times are known, and that every fault names its row.</summary>
public sealed class ProcessSheetTests
{
    private static readonly string[] Head = ["Bước", "Trách nhiệm", "Nội dung công việc", "Đơn vị thực hiện", "Thời gian", "Biểu mẫu/Kết quả"];

    [Fact]
    public void Rows_become_steps_in_order_whatever_stands_before_the_head()
    {
        var steps = Read(out var faults, ["QUY TRÌNH ISO 01"], Head, ["1", "Cán bộ tiếp nhận", "Tiếp nhận hồ sơ", "", "0,5 ngày", "BM 01"], [], ["Bước 2", "Chuyên viên", "Thẩm định", "Phòng A", "02 ngày làm việc", ""], ["3.", "Lãnh đạo Sở", "Ký duyệt", "", "4 giờ"]);
        Assert.Empty(faults);
        Assert.Equal(
            [
                new("Tiếp nhận hồ sơ", Role.Receiver, null, null, new(0.5m, StepUnit.Day), "BM 01"), new("Thẩm định", Role.Specialist, "A", null, new(2, StepUnit.Day), null),
                new StepFields("Ký duyệt", Role.AgencyHead, null, null, new(4, StepUnit.Hour), null),
            ],
            steps);
    }

    [Fact]
    public void A_step_of_another_body_names_it_instead_of_a_role()
    {
        var steps = Read(out var faults, ["Noi dung", "Nguoi thuc hien", "Thoi gian (gio)", "Co quan phoi hop"], ["Cho ý kiến", "", "16", "Công an tỉnh"]);
        Assert.Empty(faults);
        Assert.Equal(new("Cho ý kiến", null, null, "Công an tỉnh", new(16, StepUnit.Hour), null), Assert.Single(steps));
    }

    [Fact]
    public void Every_fault_names_its_row_and_column()
    {
        _ = Read(out var faults, Head, ["2", "Phù thủy", "", "Phòng Z", "một lát", ""], ["1", "", new string('a', ProcessRules.NameLength + 1), "", "0,3 ngày", new string('b', ProcessRules.WordsLength + 1)]);
        Assert.Equal(
            [
                (2, "Nội dung công việc", "step_name"), (2, "Trách nhiệm", "step_role"), (2, "Đơn vị", "step_unit"), (2, "Thời gian", "step_time"),
                (3, "Bước", "step_order"), (3, "Nội dung công việc", "step_name"), (3, "Trách nhiệm", "step_role"), (3, "Thời gian", "step_time"), (3, "Biểu mẫu, kết quả", "step_words"),
            ],
            faults.Select(f => (f.Row!.Value, f.Column!, f.Code)));
    }

    [Fact]
    public void A_table_without_the_head_or_without_steps_is_none()
    {
        _ = Read(out var faults, ["Bước", "Nội dung"], ["1", "Tiếp nhận"]);
        Assert.Equal("sheet_no_head", Assert.Single(faults).Code);
        _ = Read(out faults, Head);
        Assert.Equal("sheet_steps", Assert.Single(faults).Code);
        _ = Read(out faults, [Head, .. Enumerable.Range(1, ProcessRules.MostSteps + 1).Select(i => new[] { $"{i}", "Văn thư", "Bước", "", "1 giờ" })]);
        Assert.Equal("sheet_steps", Assert.Single(faults).Code);
    }

    [Theory]
    [InlineData("0,5 ngày", 0.5, StepUnit.Day)]
    [InlineData("½ ngày làm việc", 0.5, StepUnit.Day)]
    [InlineData("1/2 ngày", 0.5, StepUnit.Day)]
    [InlineData("01 buổi", 0.5, StepUnit.Day)]
    [InlineData("04 giờ làm việc", 4, StepUnit.Hour)]
    [InlineData("30 phút", 0.5, StepUnit.Hour)]
    [InlineData("2", 2, StepUnit.Day)]
    [InlineData("1000 giờ", 1000, StepUnit.Hour)]
    [InlineData("Không tính thời gian", 0, StepUnit.Hour)]
    public void Times_are_read_as_offices_write_them(string text, double value, StepUnit unit) => Assert.Equal(new StepTime((decimal)value, unit), ProcessSheet.TimeOf(text, isHours: false));

    [Theory]
    [InlineData("1001 giờ")]
    [InlineData("10 phút")]
    [InlineData("2 tuần")]
    [InlineData("1/0 ngày")]
    [InlineData("trong ngày")]
    [InlineData("")]
    public void What_is_no_time_of_a_step_is_not_taken(string text) => Assert.Null(ProcessSheet.TimeOf(text, isHours: false));

    private static IReadOnlyList<StepFields> Read(out IReadOnlyList<RowFault> faults, params IReadOnlyList<string[]> rows) =>
        ProcessSheet.Read([.. rows.Select((cells, at) => new TableRow(at + 1, cells))], name => name == "Phòng A" ? "A" : null, out faults);
}
