using System.Net;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Portal;

public sealed class AccountTests
{
    private const string Id = "045090999901";
    private const string Password = "mot cau dai de nho";

    private static Dictionary<string, string?> Registration(string id = Id, string name = "Phạm Văn Thử Một", string password = Password) => new()
    {
        ["Input.CitizenId"] = id,
        ["Input.FullName"] = name,
        ["Input.Phone"] = "0912 345 678",
        ["Input.Password"] = password,
    };

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_person_registers_signs_in_comes_back_to_where_she_was_and_signs_out(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var visitor = site.Browse();
        await visitor.OpenAsync("/dang-nhap?ve=%2Fgioi-thieu");
        await visitor.ClickAsync("Đăng ký");

        var page = await visitor.PressAsync("Đăng ký", Registration(name: "Phạm Văn Thử Một".Normalize(System.Text.NormalizationForm.FormD)));
        Assert.Equal("/dang-nhap", page.Path);
        page = await visitor.PressAsync("Đăng nhập", new Dictionary<string, string?> { ["Input.CitizenId"] = "0450 9099 9901", ["Input.Password"] = Password });

        Assert.Equal("/gioi-thieu", page.Path);
        Assert.Equal("Phạm Văn Thử Một", page.Text(".cc-header__who"));
        page = await visitor.PressAsync("Đăng xuất");
        Assert.Equal("/", page.Path);
        Assert.Equal("", page.Text(".cc-header__who"));
    }

    [Fact]
    public async Task A_password_left_empty_is_told_at_its_field()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        await visitor.OpenAsync("/dang-ky");

        var page = await visitor.PressAsync("Đăng ký", Registration(password: ""));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Đặt một mật khẩu.", page.ErrorAt("Input.Password"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_wrong_field_is_told_at_the_field_and_what_was_typed_stays_but_the_password()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        await visitor.OpenAsync("/dang-ky");

        var page = await visitor.PressAsync("Đăng ký", new Dictionary<string, string?>
        {
            ["Input.CitizenId"] = "12345",
            ["Input.FullName"] = new string('a', 301),
            ["Input.Phone"] = "1",
            ["Input.Password"] = "ngan",
        });

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("12 chữ số", page.ErrorAt("Input.CitizenId"), StringComparison.Ordinal);
        Assert.Contains("300 ký tự", page.ErrorAt("Input.FullName"), StringComparison.Ordinal);
        Assert.Contains("điện thoại", page.ErrorAt("Input.Phone"), StringComparison.Ordinal);
        Assert.Contains("ít nhất 10", page.ErrorAt("Input.Password"), StringComparison.Ordinal);
        Assert.Equal("12345", page.ValueOf("Input.CitizenId"));
        Assert.DoesNotContain("ngan\"", page.Html, StringComparison.Ordinal);
        Assert.StartsWith("Lỗi: ", page.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_form_names_each_thing_that_is_missing_once()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        await visitor.OpenAsync("/dang-ky");

        var page = await visitor.PressAsync("Đăng ký");

        Assert.Equal(
            ["Nhập số định danh cá nhân.", "Nhập họ và tên.", "Nhập số điện thoại.", "Đặt một mật khẩu."],
            page.Document.QuerySelectorAll(".govuk-error-summary li").Select(li => li.TextContent));
    }

    [Fact]
    public async Task Registering_a_number_twice_answers_the_same_and_changes_nothing()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var first = site.Browse();
        await first.OpenAsync("/dang-ky");
        var one = await first.PressAsync("Đăng ký", Registration());
        using var second = site.Browse();
        await second.OpenAsync("/dang-ky");

        var two = await second.PressAsync("Đăng ký", Registration(name: "Kẻ Khác", password: "mat khau cua ke khac"));

        Assert.Equal(one.Text(), two.Text());
        var page = await second.PressAsync("Đăng nhập", new Dictionary<string, string?> { ["Input.CitizenId"] = Id, ["Input.Password"] = "mat khau cua ke khac" });
        Assert.Equal("Số định danh hoặc mật khẩu không đúng.", page.ErrorAt("Input.CitizenId"));
        page = await second.PressAsync("Đăng nhập", new Dictionary<string, string?> { ["Input.CitizenId"] = Id, ["Input.Password"] = Password });
        Assert.Equal("Phạm Văn Thử Một", page.Text(".cc-header__who"));
    }

    [Fact]
    public async Task Wrong_passwords_are_answered_alike_for_a_number_with_and_without_an_account_until_both_are_closed()
    {
        await using var site = await TestSite.StartAsync("sqlite", configure: builder => builder.Services.AddRequestsWithoutRateLimit());
        using var visitor = site.Browse();
        await visitor.OpenAsync("/dang-ky");
        await visitor.PressAsync("Đăng ký", Registration());
        var known = await AnswersAsync(site, Id);
        var unknown = await AnswersAsync(site, "001190000001");

        Assert.Equal(known, unknown);
        Assert.Equal("Số định danh hoặc mật khẩu không đúng.", known[0]);
        Assert.Contains("chờ 5 phút", known[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_id_of_an_account_is_ordered_by_time()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        await visitor.OpenAsync("/dang-ky");
        await visitor.PressAsync("Đăng ký", Registration());

        await using var db = site.World.Database.Open();
        Assert.Equal(7, (await db.Users.SingleAsync(a => a.CitizenId == Id)).Id.Version);
    }

    [Fact]
    public async Task A_way_back_to_another_site_is_not_taken()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());

        using var answer = await visitor.GetAsync("/dang-nhap?ve=https%3A%2F%2Fvidu.example%2F");

        Assert.Equal("/ho-so-cua-toi", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_sign_in_page_says_that_the_national_identity_is_not_connected()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();

        Assert.Contains("chưa kết nối đăng nhập bằng định danh điện tử VNeID", (await visitor.OpenAsync("/dang-nhap")).Text(), StringComparison.Ordinal);
    }

    private static async Task<List<string?>> AnswersAsync(TestSite site, string id)
    {
        using var visitor = site.Browse();
        await visitor.OpenAsync("/dang-nhap");
        var answers = new List<string?>();
        for (var i = 0; i < 11; i++)
        {
            answers.Add((await visitor.PressAsync("Đăng nhập", new Dictionary<string, string?> { ["Input.CitizenId"] = id, ["Input.Password"] = "sai mat khau roi" })).ErrorAt("Input.CitizenId"));
        }

        return answers;
    }
}
