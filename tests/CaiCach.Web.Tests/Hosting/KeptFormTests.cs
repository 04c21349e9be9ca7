using System.Net;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Accounts;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Portal;
using CaiCach.Web.Tests.Workspace;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Hosting;

/// <summary>What was typed when the session ended is shown again to the same account after signing in, and not sent.</summary>
public sealed class KeptFormTests
{
    private const string Password = "Mau@2026-caicach";
    private const string Typed = "Thôn Minh Họa 7, xã Minh Họa";
    private const string Ask = "Yêu cầu bổ sung trước tiếp nhận";
    private const string Notice = "Phiên đăng nhập đã hết trước khi ông/bà bấm nút nên chưa có gì được gửi.";

    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task What_a_citizen_typed_is_back_in_the_form_after_a_wrong_and_a_right_password_and_was_not_sent(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var citizen = await site.World.CitizenAsync();
        var name = await WithPasswordAsync(site.World, citizen);
        using var visitor = await site.BrowseAsync(citizen);
        var form = await visitor.StartAsync();
        site.World.Clock.SetLocal("2026-03-02T10:01");

        var page = await visitor.PressAsync("Lưu và tiếp tục", new Dictionary<string, string?>(FilingSteps.Applicant) { ["Input.Address"] = Typed });
        Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
        Assert.StartsWith("Đăng nhập", page.Document.Title, StringComparison.Ordinal);
        Assert.Contains(Notice, page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(Typed, page.Html, StringComparison.Ordinal);
        page = await SignInAsync(visitor, name, "sai mat khau roi");
        Assert.Contains(Notice, page.Text(), StringComparison.Ordinal);
        page = await SignInAsync(visitor, name);

        Assert.Equal((HttpStatusCode.OK, form.Path), (page.Status, page.Path));
        Assert.Contains(Notice, page.Text(), StringComparison.Ordinal);
        Assert.Equal((Typed, "0912 345 678"), (page.ValueOf("Input.Address"), page.ValueOf("Input.Phone")));
        Assert.Equal((form.ValueOf("seen"), form.ValueOf("mark")), (page.ValueOf("seen"), page.ValueOf("mark")));
        Assert.Empty(page.Document.QuerySelectorAll(".govuk-error-summary"));
        Assert.DoesNotContain("Lỗi", page.Document.Title, StringComparison.Ordinal);
        using var elsewhere = await site.BrowseAsync(citizen);
        Assert.Equal("", (await elsewhere.OpenAsync(form.Path)).ValueOf("Input.Address"));

        page = await visitor.PressAsync("Lưu và tiếp tục");
        Assert.EndsWith("/giay-to", page.Path, StringComparison.Ordinal);
        Assert.DoesNotContain(Notice, page.Text(), StringComparison.Ordinal);
        Assert.Equal(Typed, (await elsewhere.OpenAsync(form.Path)).ValueOf("Input.Address"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task What_an_official_typed_for_a_step_is_back_and_the_step_is_taken_at_the_next_press(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (id, receiver, name) = await AskingAsync(office);
        EndSession(office.Site, receiver);

        var page = await receiver.PressAsync(Ask, Asked(receiver));
        Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
        Assert.Contains("nơi làm việc", page.Document.Title, StringComparison.Ordinal);
        page = await SignInAsync(receiver, name, "sai mat khau roi");
        Assert.Contains(Notice, page.Text(), StringComparison.Ordinal);
        page = await SignInAsync(receiver, name);

        Assert.Equal((HttpStatusCode.OK, Office.Address(id, "yeu-cau-bo-sung")), (page.Status, page.Path));
        Assert.Equal(("Bản cam kết\nẢnh thẻ", "Còn thiếu giấy tờ.", "7"), (page.ValueOf("Input.Items"), page.ValueOf("Input.Reason"), page.ValueOf("Input.Days")));
        Assert.Equal(BusinessState.IntakeReview, await office.StateAsync(id));

        await receiver.PressAsync(Ask);
        Assert.Equal(BusinessState.IntakeSupplement, await office.StateAsync(id));
    }

    [Fact]
    public async Task Who_comes_back_with_a_one_time_password_sets_an_own_one_and_then_finds_what_was_typed()
    {
        await using var office = await Office.OpenAsync();
        var (id, receiver, name) = await AskingAsync(office);
        await using (var db = office.World.Database.Open())
        {
            await db.Users.Where(a => a.UserName == name).ExecuteUpdateAsync(set => set.SetProperty(a => a.OneTimeUntil, office.World.Clock.Now.AddDays(7)));
        }

        EndSession(office.Site, receiver);
        await receiver.PressAsync(Ask, Asked(receiver));
        var page = await SignInAsync(receiver, name);
        Assert.NotNull(page.ValueOf("OldPassword"));
        Assert.Contains("Hãy đặt mật khẩu của riêng mình trước. Nội dung đã nhập được giữ", page.Text(), StringComparison.Ordinal);
        page = await SetAsync("sai mat khau roi");
        Assert.Equal("Mật khẩu đang dùng không đúng.", page.ErrorAt("OldPassword"));
        page = await SetAsync(Password);

        Assert.Equal((HttpStatusCode.OK, Office.Address(id, "yeu-cau-bo-sung"), "Còn thiếu giấy tờ."), (page.Status, page.Path, page.ValueOf("Input.Reason")));
        Assert.Equal(BusinessState.IntakeReview, await office.StateAsync(id));
        await receiver.PressAsync(Ask);
        Assert.Equal(BusinessState.IntakeSupplement, await office.StateAsync(id));

        Task<Page> SetAsync(string old) => receiver.PressAsync("Đổi mật khẩu", new Dictionary<string, string?> { ["OldPassword"] = old, ["NewPassword"] = "cau moi dai hon 10", ["AgainPassword"] = "cau moi dai hon 10" });
    }

    [Fact]
    public async Task Another_account_that_signs_in_sees_nothing_of_it_even_with_the_sealed_text_in_hand()
    {
        await using var office = await Office.OpenAsync();
        var (id, receiver, _) = await AskingAsync(office);
        var other = await office.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        EndSession(office.Site, receiver);

        var carried = (await receiver.PressAsync(Ask, Asked(receiver))).ValueOf("con-giu")!;
        var page = await SignInAsync(receiver, await WithPasswordAsync(office.World, other));

        Assert.Equal(Office.Address(id, "yeu-cau-bo-sung"), page.Path);
        Assert.DoesNotContain("Còn thiếu giấy tờ.", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Notice, page.Text(), StringComparison.Ordinal);
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(office.Site.Address, page.Path)) { Content = new FormUrlEncodedContent([new("con-giu", carried)]) };
        using var answer = await receiver.SendAsync(post);
        Assert.DoesNotContain("Còn thiếu giấy tờ.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_opened_by_an_account_that_is_no_longer_the_one_signed_in_leads_to_the_sign_in_and_back()
    {
        await using var office = await Office.OpenAsync();
        var (id, receiver, name) = await AskingAsync(office);
        foreach (var other in new[] { office.Actor(Role.Clerk), office.Citizen })
        {
            receiver.Cookies.Add(office.Site.Address, await office.Site.SessionAsync(other));
            var page = await receiver.PressAsync(Ask, Asked(receiver));
            Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
            Assert.Contains("mở bằng một tài khoản khác", page.Text(), StringComparison.Ordinal);
            page = await SignInAsync(receiver, name);

            Assert.Equal((Office.Address(id, "yeu-cau-bo-sung"), "Còn thiếu giấy tờ."), (page.Path, page.ValueOf("Input.Reason")));
            Assert.Equal(BusinessState.IntakeReview, await office.StateAsync(id));
        }
    }

    [Fact]
    public async Task A_token_that_is_lost_shows_ones_own_form_again_and_a_form_of_nobody_is_refused()
    {
        await using var office = await Office.OpenAsync();
        var (id, receiver, _) = await AskingAsync(office);
        receiver.Cookies.GetAllCookies()["chong-gia-mao"]!.Expired = true;

        var page = await receiver.PressAsync(Ask, Asked(receiver));
        Assert.Equal((HttpStatusCode.OK, "Còn thiếu giấy tờ."), (page.Status, page.ValueOf("Input.Reason")));
        Assert.Equal(BusinessState.IntakeReview, await office.StateAsync(id));

        using var forged = new HttpRequestMessage(HttpMethod.Post, new Uri(office.Site.Address, page.Path)) { Content = new FormUrlEncodedContent([new("Input.Reason", "Lời của kẻ khác")]) };
        using var answer = await receiver.SendAsync(forged);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        EndSession(office.Site, receiver);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, new Uri(office.Site.Address, page.Path)) { Content = new FormUrlEncodedContent([new("Input.Reason", "Lời của kẻ khác"), new("nguoi-mo", "x")]) };
        using var redirect = await receiver.SendAsync(foreign);
        Assert.Equal(HttpStatusCode.Redirect, redirect.StatusCode);
    }

    [Theory]
    [InlineData("2026-03-02T10:59:59", Typed)]
    [InlineData("2026-03-02T11:00", "")]
    public async Task It_is_kept_for_two_hours(string signedInAt, string shown)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        var citizen = await site.World.CitizenAsync();
        var name = await WithPasswordAsync(site.World, citizen);
        using var visitor = await site.BrowseAsync(citizen);
        var form = await visitor.StartAsync();
        EndSession(site, visitor);
        await visitor.PressAsync("Lưu và tiếp tục", FilingSteps.Chosen("Input.Address", Typed));
        site.World.Clock.SetLocal(signedInAt);

        var page = await SignInAsync(visitor, name);

        Assert.Equal((form.Path, shown), (page.Path, page.ValueOf("Input.Address")));
    }

    [Fact]
    public async Task A_new_security_stamp_loses_nothing_and_neither_does_a_sign_in_in_another_tab_meanwhile()
    {
        await using var office = await Office.OpenAsync();
        var (id, receiver, _) = await AskingAsync(office);
        await using (var db = office.World.Database.Open())
        {
            await db.Users.Where(a => a.Id == office.Actor(Role.Receiver).Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.SecurityStamp, "moi"));
        }

        office.World.Clock.SetLocal("2026-03-02T09:02");
        Assert.Equal(HttpStatusCode.Unauthorized, (await receiver.PressAsync(Ask, Asked(receiver))).Status);
        receiver.Cookies.Add(office.Site.Address, await office.Site.SessionAsync(office.Actor(Role.Receiver)));
        var page = await receiver.PressAsync("Đăng nhập");

        Assert.Equal((Office.Address(id, "yeu-cau-bo-sung"), "Còn thiếu giấy tờ."), (page.Path, page.ValueOf("Input.Reason")));
    }

    [Fact]
    public async Task Texts_of_a_step_that_was_taken_meanwhile_are_shown_to_be_copied()
    {
        await using var office = await Office.OpenAsync();
        var (id, receiver, name) = await AskingAsync(office);
        EndSession(office.Site, receiver);
        await receiver.PressAsync(Ask, Asked(receiver));
        await office.Do<RejectIntake>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v, "Không thuộc thẩm quyền.", "Nghị định số 118/2025/NĐ-CP"), id);

        var page = await SignInAsync(receiver, name);

        Assert.Null(page.ValueOf("Input.Reason"));
        Assert.Contains("Còn thiếu giấy tờ.", page.Text(".govuk-notification-banner"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_taken_in_before_stays_and_one_just_chosen_is_asked_for_again()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.GrantedAsync();
        var (clerk, name) = (office.As(Role.Clerk), await WithPasswordAsync(office.World, office.Actor(Role.Clerk)));
        await clerk.OpenAsync(Office.Address(id, "phat-hanh"));
        await clerk.PressAsync("Vào số, phát hành kết quả", new Dictionary<string, string?> { ["Input.Number"] = "12/GXN", ["Input.Date.Day"] = "40" }, new ChosenFile("Input.File", "ket-qua.pdf", Office.Pdf));
        EndSession(office.Site, clerk);

        await clerk.PressAsync("Vào số, phát hành kết quả", new Dictionary<string, string?> { ["Input.Date.Day"] = "2" }, new ChosenFile("Input.File", "moi.pdf", new byte[3 * 1024 * 1024]));
        var page = await SignInAsync(clerk, name);

        Assert.Equal(("12/GXN", "2"), (page.ValueOf("Input.Number"), page.ValueOf("Input.Date.Day")));
        Assert.Contains("hãy chọn lại tệp", page.Text(".govuk-notification-banner"), StringComparison.Ordinal);
        Assert.Contains("Đã tải lên: ket-qua.pdf", page.Text(), StringComparison.Ordinal);
        await clerk.PressAsync("Vào số, phát hành kết quả");
        Assert.Equal(BusinessState.Issued, await office.StateAsync(id));
    }

    [Fact]
    public async Task A_page_that_saves_by_itself_is_not_told_that_it_saved_and_an_English_page_says_it_in_English()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        var form = await visitor.StartAsync();
        EndSession(site, visitor);

        using var save = visitor.FormRequest("Lưu và tiếp tục", FilingSteps.Chosen("Input.Address", Typed));
        save.RequestUri = new Uri(site.Address, form.Path.Replace("/nguoi-nop", "/luu", StringComparison.Ordinal));
        using var answer = await visitor.SendAsync(save);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);

        visitor.Cookies.Add(site.Address, new Cookie("ngon-ngu", "en", "/"));
        var page = await visitor.PressAsync("Lưu và tiếp tục", FilingSteps.Chosen("Input.Address", Typed));
        Assert.Contains("Your session had ended before you pressed the button, so nothing has been sent.", page.Text(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Asked(Browser receiver) => Office.AllThere(receiver, new() { ["Input.Items"] = "Bản cam kết\nẢnh thẻ", ["Input.Reason"] = "Còn thiếu giấy tờ.", ["Input.Days"] = "7" });

    private static async Task<(Guid Id, Browser Receiver, string Name)> AskingAsync(Office office)
    {
        var id = await office.TakenUpAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Office.Address(id, "yeu-cau-bo-sung"));
        return (id, receiver, await WithPasswordAsync(office.World, office.Actor(Role.Receiver)));
    }

    private static void EndSession(TestSite site, Browser browser) => browser.Cookies.GetCookies(site.Address)["phien"]!.Expired = true;

    private static Task<Page> SignInAsync(Browser browser, string name, string password = Password) => browser.PressAsync("Đăng nhập", new Dictionary<string, string?>
    {
        [browser.Page.ValueOf("Input.UserName") is null ? "Input.CitizenId" : "Input.UserName"] = name,
        ["Input.Password"] = password,
    });

    private static async Task<string> WithPasswordAsync(World world, Actor actor)
    {
        await using var db = world.Database.Open();
        var account = await db.Users.SingleAsync(a => a.Id == actor.Id);
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, Password);
        await db.SaveChangesAsync();
        return account.UserName!;
    }
}
