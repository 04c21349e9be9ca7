using System.Net;
using System.Text;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The working calendar as heads read it and administrators change it.</summary>
public sealed class CalendarPagesTests
{
    private static readonly Dictionary<string, string?> Decision = new()
    {
        ["Input.Number"] = "123/TB-BNV",
        ["Input.Date.Day"] = "1",
        ["Input.Date.Month"] = "3",
        ["Input.Date.Year"] = "2026",
    };

    private static readonly Dictionary<string, string?> DayOff = new(Decision)
    {
        ["Input.Day.Day"] = "9",
        ["Input.Day.Month"] = "3",
        ["Input.Day.Year"] = "2026",
        ["Input.Name"] = "Nghỉ phòng, chống bão",
    };

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_administrator_announces_a_day_off_sees_what_moves_and_the_officer_reads_why(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.AssignedAsync();
        using var admin = await AdminAsync(office);
        await admin.OpenAsync("/can-bo/lich");
        await admin.ClickAsync("Công bố một ngày nghỉ");
        var page = await admin.PressAsync("Xem trước", new Dictionary<string, string?>(DayOff) { ["Input.Day.Day"] = "1", ["Input.Number"] = " ", ["Input.Date.Year"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Ngày phải từ hôm nay trở đi; ngày đã qua chỉ sửa bằng cách nạp tệp lịch.", page.ErrorAt("Input.Day"));
        Assert.Equal("Nhập số, ký hiệu văn bản quyết định.", page.ErrorAt("Input.Number"));
        Assert.Equal("Ngày văn bản: còn thiếu năm", page.ErrorAt("Input.Date"));
        Assert.Equal("Nghỉ phòng, chống bão", page.ValueOf("Input.Name"));

        page = await admin.PressAsync("Xem trước", DayOff);
        Assert.Equal("1", page.Document.QuerySelectorAll(".govuk-summary-list__row").Single(r => r.TextContent.Contains("Hồ sơ đang mở được lùi hạn", StringComparison.Ordinal)).QuerySelector("dd")!.TextContent.Trim());
        Assert.Contains("17:00 09/03/2026 17:00 10/03/2026", page.Text("tbody"), StringComparison.Ordinal);
        page = await admin.PressAsync("Sửa lại");
        Assert.Equal(("9", "123/TB-BNV"), (page.ValueOf("Input.Day.Day"), page.ValueOf("Input.Number")));
        await admin.PressAsync("Xem trước");
        page = await admin.PressAsync("Xác nhận, áp dụng lịch mới");
        Assert.Contains("Lịch mới đã có hiệu lực.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Nghỉ ngày 09/03/2026 (thứ Hai): Nghỉ phòng, chống bão đang dùng", page.Text(".cc-versions"), StringComparison.Ordinal);
        Assert.Contains("đang tính lại hạn của các hồ sơ đang mở", page.Text(".cc-versions"), StringComparison.Ordinal);

        await office.World.Do<FollowCalendar, RecomputeDues.Outcome?>(u => u.RunAsync(office.World.By(Actor.System)));
        page = await admin.OpenAsync("/can-bo/lich?nam=2026");
        Assert.Contains("1 lượt hồ sơ được lùi hạn", page.Text(".cc-versions"), StringComparison.Ordinal);
        Assert.Contains("T2 09/03/2026 nghỉ lễ Nghỉ phòng, chống bão 123/TB-BNV ngày 01/03/2026", page.Text("tbody.govuk-table__body"), StringComparison.Ordinal);
        var dossier = (await office.As(Role.Specialist).OpenAsync(Office.Address(id))).Text();
        Assert.Contains("Lịch làm việc thay đổi theo văn bản 123/TB-BNV ngày 01/03/2026.", dossier, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_administrators_the_second_is_told_and_nothing_typed_is_lost()
    {
        await using var office = await Office.OpenAsync();
        using var one = await AdminAsync(office);
        using var two = await AdminAsync(office);
        foreach (var admin in new[] { one, two })
        {
            await admin.OpenAsync("/can-bo/lich/nghi");
            await admin.PressAsync("Xem trước", admin == one ? DayOff : new Dictionary<string, string?>(DayOff) { ["Input.Day.Day"] = "10" });
        }

        await one.PressAsync("Xác nhận, áp dụng lịch mới");
        var page = await two.PressAsync("Xác nhận, áp dụng lịch mới");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Người khác vừa thay đổi lịch.", page.Text(), StringComparison.Ordinal);
        Assert.Equal("10", page.ValueOf("Input.Day.Day"));
        await two.PressAsync("Xem trước");
        Assert.Contains("Lịch mới đã có hiệu lực.", (await two.PressAsync("Xác nhận, áp dụng lịch mới")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_loaded_whole_or_not_at_all_and_every_bad_line_is_named()
    {
        await using var office = await Office.OpenAsync();
        using var admin = await AdminAsync(office);
        var shipped = await File.ReadAllTextAsync(Path.Combine(TestDatabase.Repository, "data", "calendar", "holidays.csv"));
        await admin.OpenAsync("/can-bo/lich");
        await admin.ClickAsync("Nạp tệp lịch");

        var page = await admin.PressAsync("Xem trước", Decision, Csv(shipped + "2028-01-03,Tue,compensatory,Nghỉ bù,,Thử,civil_servants,final,known,,\n2028-01-04,Tue\n"));
        Assert.Equal("Tệp có dòng sai, nêu ở dưới; chưa có gì được áp dụng.", page.ErrorAt("Input.File"));
        Assert.Contains("cột weekday: Thứ không khớp với ngày.", page.Text("#dong-sai + ul"), StringComparison.Ordinal);
        Assert.Contains("Dòng có 2 cột, cần 11 cột.", page.Text("#dong-sai + ul"), StringComparison.Ordinal);
        page = await admin.PressAsync("Xem trước", Decision, new ChosenFile("Input.File", "lich.csv", [0xff, 0xfe, 0x41]));
        Assert.Equal("Không đọc được tệp: hãy lưu tệp dạng CSV, bảng mã UTF-8.", page.ErrorAt("Input.File"));

        page = await admin.PressAsync("Xem trước", new Dictionary<string, string?>(Decision) { ["Input.Number"] = "" }, Csv(shipped + "2028-01-03,Mon,compensatory,Nghỉ bù,,Thử,civil_servants,final,known,,\n"));
        Assert.Contains("Đã nhận tệp lich.csv.", page.Text(), StringComparison.Ordinal);
        page = await admin.PressAsync("Xem trước", Decision);
        Assert.Contains("Nạp tệp lịch các năm 2023–2028", page.Text(), StringComparison.Ordinal);
        await admin.PressAsync("Xác nhận, áp dụng lịch mới");
        Assert.Contains("nghỉ bù", (await admin.OpenAsync("/can-bo/lich?nam=2028")).Text("tbody.govuk-table__body"), StringComparison.Ordinal);
        using var file = await admin.GetAsync("/can-bo/lich?handler=File&version=" + (await office.World.ReferenceAsync()).CurrentCalendar!.Version);
        Assert.Contains("2028-01-03", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Heads_read_the_calendar_with_its_provisional_days_and_change_nothing()
    {
        await using var office = await Office.OpenAsync();
        var head = office.As(Role.AgencyHead);
        await head.OpenAsync("/can-bo");
        await head.ClickAsync("Lịch");
        var page = await head.ClickAsync("2027");
        Assert.Contains("Lịch nghỉ năm 2027 có ngày mới là dự kiến.", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Công bố", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.OpenAsync("/can-bo/lich/nghi")).Status);
        using var below = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "BKHCN-SHTT-VP"));
        Assert.Equal(HttpStatusCode.NotFound, (await below.OpenAsync("/can-bo/lich/nghi")).Status);
        Assert.Equal(HttpStatusCode.OK, (await below.OpenAsync("/can-bo/lich?nam=1")).Status);
    }

    private static ChosenFile Csv(string text) => new("Input.File", "lich.csv", Encoding.UTF8.GetBytes(text));

    private static async Task<Browser> AdminAsync(Office office) => await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "BKHCN-VP-HC"));
}
