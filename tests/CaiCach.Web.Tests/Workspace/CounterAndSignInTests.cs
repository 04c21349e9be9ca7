using System.Net;
using CaiCach.Data.Accounts;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

public sealed class CounterAndSignInTests
{
    private const string Password = "Mau@2026-caicach";
    private const string Button = "Nộp và mở hồ sơ";

    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Input.Name"] = "Trần Thị Thử Hai",
        ["Input.IdNumber"] = "045190999902",
        ["Input.Phone"] = "0900000002",
        ["Input.Address"] = "Xã Minh Họa\u0000, Quảng Trị",
    };

    [Fact]
    public async Task A_wrong_filing_is_told_at_each_field_keeps_scans_and_text_and_a_second_press_files_nothing_new()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);

        var page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Name"] = "Trần Thị Thử Hai", ["Input.IdNumber"] = "123", ["Input.Papers[1].Copies"] = "x" }, new ChosenFile("Input.Papers[0].File", "to-khai.pdf", Office.Pdf));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Đã tải lên: to-khai.pdf", page.Text(), StringComparison.Ordinal);
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Papers[1].Copies"] = "" });
        Assert.NotNull(page.ErrorAt("Input.IdNumber"));
        Assert.NotNull(page.ErrorAt("Input.Phone"));
        Assert.NotNull(page.ErrorAt("Input.Address"));
        Assert.Equal("Trần Thị Thử Hai", page.ValueOf("Input.Name"));

        using var first = await receiver.SendAsync(receiver.FormRequest(Button, Good));
        using var second = await receiver.SendAsync(receiver.FormRequest(Button, Good));

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
    }

    [Fact]
    public async Task The_same_form_with_its_scan_sent_twice_leads_to_the_same_dossier()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        var locations = new List<Uri?>();
        for (var i = 0; i < 2; i++)
        {
            using var answer = await receiver.SendAsync(receiver.FormRequest(Button, Good, new ChosenFile("Input.Papers[0].File", "to-khai.pdf", Office.Pdf)));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            locations.Add(answer.Headers.Location);
        }

        Assert.Equal(locations[0], locations[1]);
        using var other = await receiver.SendAsync(receiver.FormRequest(Button, Good, new ChosenFile("Input.Papers[0].File", "to-khai.pdf", [.. Office.Pdf, 32])));
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    [Fact]
    public async Task Files_over_the_limit_of_one_sending_are_told_at_the_line_and_the_others_and_the_text_stay()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync("/can-bo/nop-tai-quay/2.002381");
        Assert.Contains("Tất cả tệp của một lần gửi: nhiều nhất 60 MB.", page.Text(), StringComparison.Ordinal);
        var files = Enumerable.Range(0, 4).Select(i =>
        {
            var content = new byte[(16 * 1024 * 1024) + i];
            "%PDF-1.4"u8.CopyTo(content);
            return new ChosenFile($"Input.Papers[{i}].File", $"tep-{i}.pdf", content);
        }).ToArray();

        page = await receiver.PressAsync(Button, Good, files);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("vượt quá 60 MB nên tệp “tep-3.pdf” chưa được tải lên", page.Text("#Input_Papers_3_"), StringComparison.Ordinal);
        Assert.Equal("tep-2.pdf", page.ValueOf("Input.Papers[2].UploadName"));
        Assert.Equal("Trần Thị Thử Hai", page.ValueOf("Input.Name"));
    }

    [Fact]
    public async Task A_paper_that_must_be_digitised_is_entered_without_its_scan_and_keeps_the_dossier_from_being_accepted()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        Assert.Equal(HttpStatusCode.OK, (await receiver.OpenAsync("/can-bo/nop-tai-quay/2.002381")).Status);
        Assert.Equal("C2", receiver.Page.ValueOf("Input.Papers[1].Code"));
        Assert.Contains("cần có tệp quét trước khi tiếp nhận", receiver.Page.Text("#Input_Papers_1_"), StringComparison.Ordinal);
        var typed = new Dictionary<string, string?>(Good) { ["Input.Kind"] = "Citizen" };
        foreach (var at in Enumerable.Range(0, 5))
        {
            typed[$"Input.Papers[{at}].Copies"] = "1";
        }

        var page = await receiver.PressAsync(Button, typed);
        Assert.Contains("chưa có tệp quét nên chưa tiếp nhận được: Bản sao giấy phép", page.Text("#chua-du"), StringComparison.Ordinal);
        var address = page.Path;
        await receiver.PressAsync("Nhận kiểm tra");
        page = await receiver.OpenAsync(address + "/tiep-nhan");
        Assert.Contains("chưa có tệp quét nên chưa tiếp nhận được", page.Text("#chua-du"), StringComparison.Ordinal);

        page = await receiver.PressAsync("Tiếp nhận hồ sơ", new Dictionary<string, string?> { ["Input.Way"] = "later", ["Input.Reason"] = "Nộp sau", ["Input.Fee"] = "0" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Chưa số hóa giấy tờ thuộc diện phải số hóa: Bản sao giấy phép", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreigner_is_filed_for_by_passport_and_a_wrong_one_is_told_at_its_field()
    {
        await using var office = await Office.OpenAsync(local: "2026-11-25T09:00");
        using var receiver = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC"));
        await receiver.OpenAsync("/can-bo/nop-tai-quay/SAMPLE.KD");
        var typed = new Dictionary<string, string?>(Good) { ["Input.Kind"] = "PassportHolder", ["Input.IdNumber"] = "A!", ["Input.Nationality"] = "Hàn Quốc" };
        foreach (var at in Enumerable.Range(0, 4))
        {
            typed[$"Input.Papers[{at}].Originals"] = "1";
        }

        var page = await receiver.PressAsync(Button, typed);
        Assert.Contains("Số hộ chiếu phải gồm", page.ErrorAt("Input.IdNumber"), StringComparison.Ordinal);
        Assert.Equal("Hàn Quốc", page.ValueOf("Input.Nationality"));
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.IdNumber"] = "M12345678" });

        Assert.Contains("M12345678", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Hàn Quốc", page.Text(), StringComparison.Ordinal);
        Assert.Empty((await office.As(Role.Receiver).OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure)).Document.QuerySelectorAll("#Input_Nationality"));
    }

    [Fact]
    public async Task A_missing_mandatory_paper_is_told_at_its_line()
    {
        await using var office = await Office.OpenAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);

        var page = await receiver.PressAsync(Button);

        Assert.Contains("Thiếu giấy tờ bắt buộc", page.Text("#Input_Papers_0_"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_receivers_file_at_the_counter_and_only_what_their_body_takes()
    {
        await using var office = await Office.OpenAsync();

        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Clerk).OpenAsync("/can-bo/nop-tai-quay")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.As(Role.Receiver).OpenAsync("/can-bo/nop-tai-quay/9.999999")).Status);
        var found = await office.As(Role.Receiver).OpenAsync("/can-bo/nop-tai-quay?tu-khoa=khai%20bao%20chat%20phong%20xa%202.002131");
        Assert.All(found.Document.QuerySelectorAll("main li a"), a => Assert.Contains(World.Procedure, a.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_code_and_a_wrong_year_are_told_at_their_fields()
    {
        await using var office = await Office.OpenAsync();

        var page = await office.As(Role.AgencyHead).OpenAsync("/can-bo/ho-so?ma=khong-co");
        Assert.Contains("Không có hồ sơ nào như vậy", page.ErrorAt("Code"), StringComparison.Ordinal);
        Assert.Equal("Code-error", page.Document.GetElementById("Code")!.GetAttribute("aria-describedby"));
        page = await office.As(Role.AgencyHead).OpenAsync("/can-bo/bao-cao/ii06a?ky=nam&nam=1");
        Assert.Contains("Chọn kỳ báo cáo và năm", page.ErrorAt("nam"), StringComparison.Ordinal);
        Assert.Equal("nam-error", page.Document.GetElementById("nam")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task The_navigation_names_only_what_the_roles_may_open()
    {
        await using var office = await Office.OpenAsync();
        foreach (var (role, opens) in new[] { (Role.Receiver, false), (Role.AgencyHead, true) })
        {
            var page = await office.As(role).OpenAsync("/can-bo");
            var links = page.Document.QuerySelectorAll("nav .govuk-service-navigation__link").Select(a => a.GetAttribute("href")).ToList();
            Assert.Contains("/can-bo/ho-so", links);
            foreach (var path in new[] { "/can-bo/chi-so", "/can-bo/bao-cao" })
            {
                Assert.Equal(opens, links.Contains(path));
                Assert.Equal(opens, (await office.As(role).OpenAsync(path)).Status == HttpStatusCode.OK);
            }
        }
    }

    [Fact]
    public async Task An_official_signs_in_and_comes_back_to_the_page_asked_for()
    {
        await using var office = await Office.OpenAsync();
        var name = await WithPasswordAsync(office, office.Actor(Role.Receiver).Id!.Value);
        using var visitor = office.Site.Browse();
        await visitor.OpenAsync("/can-bo/viec/chuyen");

        var page = await visitor.PressAsync("Đăng nhập", new Dictionary<string, string?> { ["Input.UserName"] = name, ["Input.Password"] = Password });

        Assert.Equal("/can-bo/viec/chuyen", page.Path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_name_a_citizen_and_a_locked_account_get_the_same_answer()
    {
        await using var office = await Office.OpenAsync();
        var official = await WithPasswordAsync(office, office.Actor(Role.Receiver).Id!.Value);
        var citizen = await WithPasswordAsync(office, office.Citizen.Id!.Value);

        var answers = new HashSet<string>();
        foreach (var (name, password) in new[] { (official, "sai mật khẩu"), ("khong.co.ai", Password), (citizen, Password) })
        {
            answers.Add(await TryAsync(office, name, password));
        }

        await using (var db = office.World.Database.Open())
        {
            await db.Users.Where(a => a.UserName == official).ExecuteUpdateAsync(set => set.SetProperty(a => a.LockoutEnd, DateTimeOffset.MaxValue));
        }

        answers.Add(await TryAsync(office, official, Password));
        Assert.StartsWith("Tên đăng nhập hoặc mật khẩu không đúng.", Assert.Single(answers), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://xau.example/can-bo")]
    [InlineData("//xau.example")]
    [InlineData("/ho-so-cua-toi")]
    [InlineData("~/can-bo")]
    [InlineData("can-bo")]
    public async Task Sign_in_never_leads_out_of_the_workspace(string target)
    {
        await using var office = await Office.OpenAsync();
        var name = await WithPasswordAsync(office, office.Actor(Role.Receiver).Id!.Value);
        using var visitor = office.Site.Browse();
        await visitor.OpenAsync("/can-bo/dang-nhap?ve=" + Uri.EscapeDataString(target));

        var page = await visitor.PressAsync("Đăng nhập", new Dictionary<string, string?> { ["Input.UserName"] = name, ["Input.Password"] = Password });

        Assert.Equal("/can-bo", page.Path);
    }

    private static async Task<string> TryAsync(Office office, string name, string password)
    {
        using var visitor = office.Site.Browse();
        await visitor.OpenAsync("/can-bo/dang-nhap");
        var page = await visitor.PressAsync("Đăng nhập", new Dictionary<string, string?> { ["Input.UserName"] = name, ["Input.Password"] = password });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        return page.ErrorAt("Input.Password")!;
    }

    private static async Task<string> WithPasswordAsync(Office office, Guid id)
    {
        await using var db = office.World.Database.Open();
        var account = await db.Users.SingleAsync(a => a.Id == id);
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password);
        account.LockoutEnabled = true;
        await db.SaveChangesAsync();
        return account.UserName!;
    }
}
