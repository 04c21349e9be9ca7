using System.Net;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The hours and days of a body, as its administrator changes them and citizens and officials read them.</summary>
public sealed class UnitCalendarPagesTests
{
    private static readonly Dictionary<string, string?> Change = new()
    {
        ["Input.Day.Day"] = "5",
        ["Input.Day.Month"] = "3",
        ["Input.Day.Year"] = "2026",
        ["Input.Reason"] = "Giờ mùa hè",
        ["Input.Number"] = "12/QĐ-SKHCN",
        ["Input.Date.Day"] = "1",
        ["Input.Date.Month"] = "3",
        ["Input.Date.Year"] = "2026",
    };

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_administrator_announces_other_hours_sees_what_moves_and_the_due_sheet_names_them(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.AssignedAsync();
        using var admin = await AdminAsync(office);
        var page = await admin.OpenAsync("/can-bo/lich");
        Assert.Contains("Cơ quan chưa có giờ làm việc riêng", page.Text(), StringComparison.Ordinal);
        page = await admin.ClickAsync("Đổi giờ làm việc trong tuần");
        Assert.Equal(("08:00", "17:00", ""), (page.ValueOf("Input.Times[0].MorningFrom"), page.ValueOf("Input.Times[4].AfternoonTo"), page.ValueOf("Input.Times[5].MorningFrom") ?? ""));

        page = await admin.PressAsync("Xem trước", new Dictionary<string, string?>(Change)
        {
            ["Input.Times[0].MorningFrom"] = "8 giờ",
            ["Input.Times[1].MorningTo"] = "7:00",
            ["Input.Times[2].AfternoonFrom"] = "11h30",
            ["Input.Times[3].AfternoonTo"] = "",
            ["Input.Reason"] = " ",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Nhập giờ dạng 7:30 hoặc 13:30.", page.ErrorAt("Input.Times[0].MorningFrom"));
        Assert.Equal("Buổi sáng: giờ kết thúc phải sau giờ bắt đầu.", page.ErrorAt("Input.Times[1].MorningFrom"));
        Assert.Equal("Buổi chiều phải bắt đầu từ khi hết buổi sáng (12:00) trở đi.", page.ErrorAt("Input.Times[2].AfternoonFrom"));
        Assert.Equal("Buổi chiều: nhập cả giờ bắt đầu và giờ kết thúc, hoặc để trống cả hai nếu nghỉ.", page.ErrorAt("Input.Times[3].AfternoonFrom"));
        Assert.Equal("Nhập lý do, ví dụ: Giờ làm việc mùa hè.", page.ErrorAt("Input.Reason"));
        Assert.Equal("8 giờ", page.ValueOf("Input.Times[0].MorningFrom"));

        var hours = new Dictionary<string, string?>(Change);
        for (var i = 0; i < 5; i++)
        {
            (hours[$"Input.Times[{i}].MorningFrom"], hours[$"Input.Times[{i}].MorningTo"]) = ("7h", "11.30");
            (hours[$"Input.Times[{i}].AfternoonFrom"], hours[$"Input.Times[{i}].AfternoonTo"]) = ("13:30", "18:00");
        }

        page = await admin.PressAsync("Xem trước", hours);
        Assert.Contains("Giờ làm việc từ ngày 05/03/2026 (thứ Năm): 07:00–11:30 và 13:30–18:00 từ thứ Hai đến thứ Sáu", page.Text(), StringComparison.Ordinal);
        page = await admin.PressAsync("Sửa lại");
        Assert.Equal(("7h", "12/QĐ-SKHCN"), (page.ValueOf("Input.Times[4].MorningFrom"), page.ValueOf("Input.Number")));
        await admin.PressAsync("Xem trước");
        page = await admin.PressAsync("Xác nhận, áp dụng lịch mới");
        Assert.Contains("Lịch mới đã có hiệu lực.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Từ ngày 05/03/2026: 07:00–11:30 và 13:30–18:00", page.Text(), StringComparison.Ordinal);
        Assert.Contains("12/QĐ-SKHCN", page.Text(".cc-own-versions"), StringComparison.Ordinal);

        await admin.OpenAsync("/can-bo/lich");
        await admin.ClickAsync("Cơ quan nghỉ một ngày");
        page = await admin.PressAsync("Xem trước", new Dictionary<string, string?>(Change) { ["Input.Day.Day"] = "9", ["Input.Reason"] = "Chuyển trụ sở" });
        Assert.Contains("Nghỉ ngày 09/03/2026 (thứ Hai): Chuyển trụ sở", page.Text(), StringComparison.Ordinal);
        await admin.PressAsync("Xác nhận, áp dụng lịch mới");
        await office.World.Do<FollowCalendar, RecomputeDues.Outcome?>(u => u.RunAsync(office.World.By(Actor.System)));
        page = await admin.OpenAsync("/can-bo/lich?nam=2026");
        Assert.Contains("T2 09/03/2026 cơ quan nghỉ Chuyển trụ sở 12/QĐ-SKHCN ngày 01/03/2026", page.Text("tbody.govuk-table__body"), StringComparison.Ordinal);
        var sheet = (await office.As(Role.Specialist).OpenAsync(Office.Address(id) + "/thoi-han")).Text();
        Assert.Contains("Giờ làm việc của Sở Khoa học và Công nghệ", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_administrators_of_the_body_reach_its_forms_and_heads_read_its_hours()
    {
        await using var office = await Office.OpenAsync();
        var head = office.As(Role.AgencyHead);
        Assert.DoesNotContain("Đổi giờ", (await head.OpenAsync("/can-bo/lich")).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.OpenAsync($"/can-bo/lich/{World.Agency}/nghi")).Status);
        using var other = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "BKHCN-SHTT-VP"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/can-bo/lich/{World.Agency}/nghi")).Status);
        Assert.DoesNotContain("Cơ quan nghỉ một ngày", (await other.OpenAsync("/can-bo/lich?co-quan=chung")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_is_light_enough_for_a_phone()
    {
        await using var office = await Office.OpenAsync();
        using var admin = await AdminAsync(office);
        using var page = await admin.GetAsync("/can-bo/lich?nam=2026");
        Assert.InRange((await page.Content.ReadAsByteArrayAsync()).Length, 1, 50_000);
    }

    private static async Task<Browser> AdminAsync(Office office) => await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "SKHCN-QT-QLCN"));
}
