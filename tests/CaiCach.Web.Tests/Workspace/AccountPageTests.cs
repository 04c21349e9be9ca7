using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Commands;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Accounts and posts as administrators see them, and one's own account.</summary>
public sealed class AccountPageTests
{
    private const string Own = "một câu dài dễ nhớ 2026";

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_new_official_sets_a_password_before_anything_else_and_a_lock_ends_the_session_at_once(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var admin = await site.BrowseAsync(await site.World.OfficialAsync(Role.Administrator));
        await admin.OpenAsync("/can-bo/tai-khoan");
        await admin.ClickAsync("Tạo tài khoản");

        var page = await admin.PressAsync("Tạo tài khoản", new Dictionary<string, string?> { ["Input.UserName"] = "Tiếp Nhận", ["Input.FullName"] = "Trần Thị Mẫu", ["Input.To.Day"] = "5" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Tên đăng nhập có từ 3 đến 60", page.ErrorAt("Input.UserName"), StringComparison.Ordinal);
        Assert.Equal("Đến hết ngày: còn thiếu tháng và năm", page.ErrorAt("Input.To"));
        Assert.Equal("Chọn ít nhất một vai trò.", page.ErrorAt("Input.Roles"));
        Assert.Equal("Trần Thị Mẫu", page.ValueOf("Input.FullName"));

        var unit = (await site.World.UnitAsync("SKHCN-QT-MC")).ToString();
        page = await admin.PressAsync("Tạo tài khoản", new Dictionary<string, string?> { ["Input.UserName"] = "tiepnhan.moi", ["Input.Unit"] = unit, ["Input.Roles"] = "Receiver", ["Input.To.Day"] = "" });
        Assert.Contains("Đã tạo tài khoản tiepnhan.moi", page.Text(), StringComparison.Ordinal);
        var password = page.Text("#mat-khau");
        page = await admin.ClickAsync("Xem tài khoản");
        Assert.DoesNotContain(password, page.Html, StringComparison.Ordinal);
        Assert.Contains("cán bộ tiếp nhận và trả kết quả, Bộ phận", page.Text(".cc-card"), StringComparison.Ordinal);

        using var official = site.Browse();
        await official.OpenAsync("/can-bo/dang-nhap?ve=/can-bo/nop-tai-quay");
        page = await official.PressAsync("Đăng nhập", new Dictionary<string, string?> { ["Input.UserName"] = "tiepnhan.moi", ["Input.Password"] = password });
        Assert.Equal("/can-bo/doi-mat-khau", page.Path);
        Assert.Equal("/can-bo/doi-mat-khau", (await official.OpenAsync("/can-bo/viec/tiep-nhan")).Path);
        page = await official.PressAsync("Đổi mật khẩu", new Dictionary<string, string?> { ["OldPassword"] = "sai", ["NewPassword"] = Own, ["AgainPassword"] = Own });
        Assert.Equal("Mật khẩu đang dùng không đúng.", page.ErrorAt("OldPassword"));
        page = await official.PressAsync("Đổi mật khẩu", new Dictionary<string, string?> { ["OldPassword"] = password, ["NewPassword"] = "ngắn", ["AgainPassword"] = "khác" });
        Assert.Equal("Mật khẩu phải có ít nhất 10 ký tự.", page.ErrorAt("NewPassword"));
        Assert.Equal("Hai lần nhập mật khẩu mới không giống nhau.", page.ErrorAt("AgainPassword"));
        page = await official.PressAsync("Đổi mật khẩu", new Dictionary<string, string?> { ["OldPassword"] = password, ["NewPassword"] = Own, ["AgainPassword"] = Own });
        Assert.Equal(("/can-bo/viec/tiep-nhan", HttpStatusCode.OK), (page.Path, page.Status));

        page = await admin.OpenAsync(admin.Page.Path);
        Assert.Contains("Người dùng đặt mật khẩu mới", page.Text(), StringComparison.Ordinal);
        page = await admin.PressAsync("Khóa tài khoản", new Dictionary<string, string?> { ["Input.Reason"] = "Nghỉ việc" });
        Assert.Contains("Đã khóa tài khoản", page.Text(), StringComparison.Ordinal);
        Assert.Equal("/can-bo/dang-nhap", (await official.OpenAsync("/can-bo/viec/tiep-nhan")).Path);
        page = await official.PressAsync("Đăng nhập", new Dictionary<string, string?> { ["Input.UserName"] = "tiepnhan.moi", ["Input.Password"] = Own });
        Assert.Equal("Tài khoản đã bị khóa; hãy liên hệ quản trị hệ thống của cơ quan.", page.ErrorAt("Input.UserName"));
    }

    [Fact]
    public async Task A_one_time_password_opens_the_door_for_a_week()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        var person = await site.World.OfficialAsync(Role.Specialist, Office.Division);
        using var admin = await site.BrowseAsync(await site.World.OfficialAsync(Role.Administrator));
        await admin.OpenAsync($"/can-bo/tai-khoan/{person.Id}");
        var password = (await admin.PressAsync("Cấp mật khẩu dùng một lần")).Text("#mat-khau");
        await using var db = site.World.Database.Open();
        var name = await db.Users.Where(a => a.Id == person.Id).Select(a => a.UserName).SingleAsync();

        foreach (var (time, opens) in new[] { ("2026-03-09T08:59", true), ("2026-03-09T09:00", false) })
        {
            site.World.Clock.SetLocal(time);
            using var official = site.Browse();
            await official.OpenAsync("/can-bo/dang-nhap");
            var page = await official.PressAsync("Đăng nhập", new Dictionary<string, string?> { ["Input.UserName"] = name, ["Input.Password"] = password });
            Assert.Equal(opens ? "/can-bo/doi-mat-khau" : "/can-bo/dang-nhap", page.Path);
            Assert.Equal(opens ? null : "Mật khẩu dùng một lần đã hết hạn; đề nghị quản trị hệ thống cấp lại.", page.ErrorAt("Input.UserName"));
        }
    }

    [Fact]
    public async Task Who_moves_has_the_open_dossiers_named_and_given_on_in_the_same_act()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var person = office.Actor(Role.Specialist);
        var next = await office.World.OfficialAsync(Role.Specialist, Office.Division);
        using var admin = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator));
        await admin.OpenAsync($"/can-bo/tai-khoan/{person.Id}");
        var page = await admin.ClickAsync("Chuyển đơn vị, đổi ngày hoặc kết thúc");
        Assert.Contains((await office.World.DossierAsync(id)).Code!, page.Text(".cc-card"), StringComparison.Ordinal);
        Assert.DoesNotContain("Phạm Văn Thử Một", page.Html, StringComparison.Ordinal);

        var unit = (await office.World.UnitAsync("SKHCN-QT-TTRA")).ToString();
        page = await admin.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.What"] = "chuyen", ["Input.Unit"] = unit });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Người này đang giữ hồ sơ, câu hỏi chưa xong; chọn người nhận, hoặc chuyển người có thẩm quyền phân công lại.", page.ErrorAt("Input.HandTo"));
        Assert.Equal(unit, page.ValueOf("Input.Unit"));
        page = await admin.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.HandTo"] = next.Id.ToString() });
        Assert.Contains("Đã chuyển đơn vị.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("1 hồ sơ đang giữ được giao lại", page.Text(), StringComparison.Ordinal);

        using var other = await office.Site.BrowseAsync(next);
        page = await other.OpenAsync(Office.Address(id));
        Assert.Contains($"Giao cho: {next.Name}", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.OpenAsync(Office.Address(id))).Status);
    }

    [Fact]
    public async Task A_lock_asks_what_becomes_of_open_work_and_gives_it_back()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var person = office.Actor(Role.Specialist);
        using var admin = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator));
        await admin.OpenAsync($"/can-bo/tai-khoan/{person.Id}");

        var page = await admin.PressAsync("Khóa tài khoản", new Dictionary<string, string?> { ["Input.Reason"] = "Nghỉ việc" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Người này đang giữ hồ sơ, câu hỏi chưa xong; chọn giữ nguyên hay giao lại.", page.ErrorAt("Input.GiveBack"));
        Assert.Equal("Nghỉ việc", page.ValueOf("Input.Reason"));
        page = await admin.PressAsync("Khóa tài khoản", new Dictionary<string, string?> { ["Input.GiveBack"] = "giao-lai" });
        Assert.Contains("1 hồ sơ đang giữ được giao lại", page.Text(), StringComparison.Ordinal);
        Assert.Null((await office.World.DossierAsync(id)).AssigneeId);
    }

    [Fact]
    public async Task A_lock_gives_what_is_in_hand_to_somebody_by_name()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var (person, next) = (office.Actor(Role.Specialist), await office.World.OfficialAsync(Role.Specialist, Office.Division));
        using var admin = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator));
        await admin.OpenAsync($"/can-bo/tai-khoan/{person.Id}");

        var wrong = new Dictionary<string, string?> { ["Input.Reason"] = "Nghỉ việc", ["Input.GiveBack"] = office.Actor(Role.Receiver).Id.ToString() };
        Assert.Equal("Chọn người giữ cùng vai trò ở mọi nơi người này đang giữ việc.", (await admin.PressAsync("Khóa tài khoản", wrong)).ErrorAt("Input.GiveBack"));
        var page = await admin.PressAsync("Khóa tài khoản", new Dictionary<string, string?> { ["Input.GiveBack"] = next.Id.ToString() });
        Assert.Contains("1 hồ sơ đang giữ được giao lại", page.Text(), StringComparison.Ordinal);
        Assert.Equal(next.Id, (await office.World.DossierAsync(id)).AssigneeId);
    }

    [Theory]
    [InlineData("can-bo/tai-khoan-cua-toi", true)]
    [InlineData("tai-khoan", false)]
    public async Task Whoever_is_signed_in_changes_the_own_contact(string path, bool isOfficial)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var person = await site.BrowseAsync(isOfficial ? await site.World.OfficialAsync(Role.Specialist, Office.Division) : await site.World.CitizenAsync());
        await person.OpenAsync("/" + path);

        var page = await person.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.Email"] = "sai", ["Input.Phone"] = "12" });
        Assert.Equal("Địa chỉ thư điện tử không đúng, ví dụ đúng: ten@vidu.vn.", page.ErrorAt("Input.Email"));
        Assert.NotNull(page.ErrorAt("Input.Phone"));
        Assert.Equal("12", page.ValueOf("Input.Phone"));
        page = await person.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.Email"] = "toi@vidu.vn", ["Input.Phone"] = "0912345678" });
        Assert.Contains("Đã lưu.", page.Text(), StringComparison.Ordinal);
        Assert.Equal("toi@vidu.vn", page.ValueOf("Input.Email"));
    }

    [Fact]
    public async Task A_command_makes_the_first_administrator_and_prints_the_password_alone()
    {
        await using var world = await World.CreateAsync("sqlite");
        async Task<(int Status, string Output, string Errors)> RunAsync(params string[] args)
        {
            await using var output = new StringWriter();
            await using var errors = new StringWriter();
            return (await AccountCommand.Run([.. args, "--database", world.Database.Connection], output, errors), output.ToString(), errors.ToString());
        }

        var (status, password, said) = await RunAsync("administrator", "--unit", World.Agency, "--user-name", "quantri.moi", "--full-name", "Nguyễn Thị Mẫu");
        Assert.Equal(0, status);
        Assert.Matches("^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\n$", password);
        Assert.Contains("/can-bo/dang-nhap", said, StringComparison.Ordinal);
        (status, password, said) = await RunAsync("administrator", "--unit", World.Agency, "--user-name", "quantri.hai", "--full-name", "Lê Văn Mẫu");
        Assert.Equal((1, ""), (status, password));
        Assert.Contains("đã có quản trị hệ thống", said, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("reset", "--user-name", "quantri.moi")).Status);
        Assert.Equal(1, (await RunAsync("reset", "--user-name", "khong.co")).Status);
        Assert.Equal(2, (await RunAsync("administrator", "--unit", World.Agency)).Status);
        Assert.Equal(2, (await RunAsync("xoa")).Status);
    }
}
