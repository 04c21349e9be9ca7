using System.Net;
using System.Text;
using CaiCach.Application.Drafts;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Portal;

public sealed class DraftTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_was_typed_right_or_wrong_is_there_on_another_device(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var citizen = await site.World.CitizenAsync();
        using var phone = await site.BrowseAsync(citizen);
        await phone.StartAsync("other");
        var name = new string('ạ', 301);
        var page = await phone.PressAsync("Lưu và tiếp tục", new Dictionary<string, string?>
        {
            ["Input.Name"] = name,
            ["Input.IdNumber"] = "999",
            ["Input.BirthDate"] = "31/02/2030",
            ["Input.Phone"] = "x",
            ["Input.Email"] = "không phải thư",
            ["Input.Address"] = "",
            ["Input.Content"] = new string('a', 4001),
        });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var field in (string[])["Name", "IdNumber", "BirthDate", "Phone", "Email", "Address", "Content"])
        {
            Assert.NotNull(page.ErrorAt("Input." + field));
        }

        using var laptop = await site.BrowseAsync(citizen);
        await laptop.OpenAsync("/ho-so-cua-toi");
        page = await laptop.ClickAsync("Làm tiếp");

        Assert.Equal(name, page.ValueOf("Input.Name"));
        Assert.Equal("999", page.ValueOf("Input.IdNumber"));
        Assert.Equal("31/02/2030", page.ValueOf("Input.BirthDate"));
        Assert.Equal(4001, page.ValueOf("Input.Content")!.Length);
    }

    [Fact]
    public async Task A_page_saves_by_itself_and_without_its_token_or_for_a_foreign_draft_it_does_not()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        var page = await visitor.StartAsync();
        var id = page.IdIn();
        var token = page.Document.QuerySelector("form[data-autosave] [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Dictionary<string, string> fields = new() { ["Input.Address"] = "Thôn Một", ["Input.AgencyId"] = "x", ["seen"] = "1", ["mark"] = "m", ["__RequestVerificationToken"] = token };

        using var saved = await visitor.SendAsync(Save(site, id, fields));
        using var foreign = await visitor.SendAsync(Save(site, Guid.NewGuid(), fields));
        fields.Remove("__RequestVerificationToken");
        using var forged = await visitor.SendAsync(Save(site, id, fields));

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (saved.StatusCode, foreign.StatusCode, forged.StatusCode));
        Assert.Equal("Thôn Một", (await visitor.OpenAsync($"/ban-nhap/{id}/nguoi-nop")).ValueOf("Input.Address"));
    }

    [Fact]
    public async Task Two_devices_on_one_draft_lose_nothing_and_the_later_is_told()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        var citizen = await site.World.CitizenAsync();
        using var phone = await site.BrowseAsync(citizen);
        using var laptop = await site.BrowseAsync(citizen);
        var path = (await phone.StartAsync()).Path;
        await laptop.OpenAsync(path);
        await phone.PressAsync("Lưu và làm sau", FilingSteps.Chosen("Input.Address", "Từ điện thoại"));

        var page = await laptop.PressAsync("Lưu và tiếp tục", new Dictionary<string, string?> { ["Input.Address"] = "Từ máy tính", ["Input.Phone"] = "0912345678" });

        Assert.Equal(path, page.Path);
        Assert.Contains("thiết bị khác", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Từ máy tính", page.ValueOf("Input.Address"));
        page = await laptop.PressAsync("Dùng lại điều này");
        Assert.Equal("Từ điện thoại", page.ValueOf("Input.Address"));
        Assert.DoesNotContain("thiết bị khác", page.Text(), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> BadFiles => new()
    {
        { "rong.pdf", "", "0 byte" },
        { "chuong-trinh.exe", "MZ...", "không đúng loại" },
        { "gia-dang.png", "%PDF-1.4 x", "Phần mở rộng" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_bad_file_is_told_at_its_paper_and_nothing_is_kept(string name, string content, string told)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        await visitor.StartAsync();
        await visitor.PressAsync("Lưu và tiếp tục", FilingSteps.Applicant);

        var page = await visitor.PressAsync("Tải lên", null, new ChosenFile("tep-1", name, Encoding.UTF8.GetBytes(content)));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(told, page.ErrorAt("tep-1"), StringComparison.Ordinal);
        await using var db = site.World.Database.Open();
        Assert.Equal(0, await db.Uploads.CountAsync());
    }

    [Fact]
    public async Task A_file_over_20_MB_is_told_at_its_paper_and_a_body_over_all_limits_by_a_page()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        await visitor.StartAsync();
        await visitor.PressAsync("Lưu và tiếp tục", FilingSteps.Applicant);
        var large = new byte[(20 * 1024 * 1024) + 1];
        "%PDF-1.4"u8.CopyTo(large);

        var page = await visitor.PressAsync("Tải lên", null, new ChosenFile("tep-1", "lon.pdf", large));
        Assert.Contains("20 MB", page.ErrorAt("tep-1"), StringComparison.Ordinal);
        page = await visitor.PressAsync("Tải lên", null, new ChosenFile("tep-1", "rat-lon.pdf", new byte[65 * 1024 * 1024]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.Contains("quá lớn", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_birth_year_that_does_not_fit_ones_own_number_is_told_at_the_date_of_birth()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        await visitor.StartAsync();

        var page = await visitor.PressAsync("Lưu và tiếp tục", new Dictionary<string, string?>(FilingSteps.Applicant) { ["Input.BirthDate"] = "17/5/1991" });

        Assert.Contains("Năm sinh không khớp với số định danh", page.ErrorAt("Input.BirthDate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_were_chosen_and_not_uploaded_go_along_with_the_way_on()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        await visitor.StartAsync();
        await visitor.PressAsync("Lưu và tiếp tục", FilingSteps.Applicant);

        var page = await visitor.PressAsync("Tiếp tục", null, new ChosenFile("tep-1", "rong.pdf", []));
        Assert.Contains("0 byte", page.ErrorAt("tep-1"), StringComparison.Ordinal);
        page = await visitor.PressAsync("Tiếp tục", null, new ChosenFile("tep-1", "khai-bao.pdf", FilingSteps.Pdf("a")));

        Assert.EndsWith("/kiem-tra", page.Path, StringComparison.Ordinal);
        Assert.Contains("khai-bao.pdf", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_twice_is_told_one_is_replaced_or_removed_and_without_the_paper_nothing_goes_on()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        await visitor.StartAsync();
        await visitor.PressAsync("Lưu và tiếp tục", FilingSteps.Applicant);
        Assert.Contains("Thiếu giấy tờ bắt buộc", (await visitor.PressAsync("Tiếp tục")).ErrorAt("tep-1"), StringComparison.Ordinal);
        Assert.Equal("Chọn một tệp rồi bấm tải lên.", (await visitor.PressAsync("Tải lên")).ErrorAt("tep-1"));
        await visitor.PressAsync("Tải lên", null, new ChosenFile("tep-1", "a.pdf", FilingSteps.Pdf("a")));

        var page = await visitor.PressAsync("Tải lên", null, new ChosenFile("tep-1", "a-lan-hai.pdf", FilingSteps.Pdf("a")));
        Assert.Contains("cùng nội dung với tệp “a.pdf”", page.ErrorAt("tep-1"), StringComparison.Ordinal);
        site.World.Clock.Advance(TimeSpan.FromSeconds(1));
        await visitor.PressAsync("Tải lên", null, new ChosenFile("tep-1", "b.pdf", FilingSteps.Pdf("b")));
        site.World.Clock.Advance(TimeSpan.FromSeconds(1));
        page = await visitor.PressAsync("Thay tệp", null, new ChosenFile(visitor.Page.Document.QuerySelector("[id^=thay-]")!.Id!, "c.pdf", FilingSteps.Pdf("c")));
        Assert.Equal(["b.pdf", "c.pdf"], page.Document.QuerySelectorAll(".cc-files > li > a").Select(a => a.TextContent));
        await visitor.PressAsync("Xóa");
        page = await visitor.PressAsync("Xóa");

        Assert.Empty(page.Document.QuerySelectorAll(".cc-files > li"));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_save_that_changes_nothing_and_comes_in_late_does_not_hold_the_submission_up(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var citizen = await site.World.CitizenAsync();
        using var visitor = await site.BrowseAsync(citizen);
        await visitor.FillAsync();
        var (id, _) = await IdsAsync(site);
        string address;
        await using (var db = site.World.Database.Open())
        {
            address = DraftAnswers.Parse(await db.Drafts.Where(d => d.Id == id).Select(d => d.Answers).SingleAsync())["Address"];
        }

        Assert.NotEmpty(address);
        Assert.True(await site.World.Do<SaveDraft, bool>(u => u.RunAsync(site.World.By(citizen), id, new Dictionary<string, string> { ["Address"] = address }, 0, "late")));

        var page = await visitor.PressAsync("Nộp hồ sơ", FilingSteps.Chosen("Declared", "true"));
        Assert.EndsWith("/bien-nhan", page.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_another_page_changed_is_looked_over_again_before_it_is_submitted(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var citizen = await site.World.CitizenAsync();
        using var visitor = await site.BrowseAsync(citizen);
        await visitor.FillAsync();
        var (id, _) = await IdsAsync(site);
        Assert.True(await site.World.Do<SaveDraft, bool>(u => u.RunAsync(site.World.By(citizen), id, new Dictionary<string, string> { ["Address"] = "Nơi khác" }, 99, "other")));

        var page = await visitor.PressAsync("Nộp hồ sơ", FilingSteps.Chosen("Declared", "true"));
        Assert.Contains("Bản nháp vừa thay đổi, hãy xem lại rồi nộp.", page.Text(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Contains("Nơi khác", page.Text(), StringComparison.Ordinal);
        await using (var db = site.World.Database.Open())
        {
            Assert.Equal(0, await db.Dossiers.CountAsync());
        }

        page = await visitor.PressAsync("Nộp hồ sơ", FilingSteps.Chosen("Declared", "true"));
        Assert.EndsWith("/bien-nhan", page.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_file_counts_as_a_save_and_choices_changed_at_once_are_all_taken(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var citizen = await site.World.CitizenAsync();
        using var visitor = await site.BrowseAsync(citizen);
        await visitor.StartAsync();
        var (id, account) = await IdsAsync(site);
        site.World.Clock.Advance(TimeSpan.FromMinutes(1));
        var paper = (await site.World.ReferenceAsync()).LatestProcedure(World.Procedure)!.Components.First(c => c.Code == "C1");
        using (var content = new MemoryStream(FilingSteps.Pdf("a")))
        {
            Assert.Null(await site.World.Do<DraftFiles, Application.Acting.FieldFault?>(u => u.AddAsync(site.World.By(citizen), id, paper, content, "a.pdf", "file")));
        }

        var choice = new StartDraft.Choice(World.Agency, null, DraftFields.Organisation);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => site.World.Do<StartDraft, StartDraft.Outcome?>(u => u.ChangeAsync(site.World.By(citizen), id, choice)))));

        Assert.All(outcomes, o => Assert.Empty(o!.Faults));
        await using var db = site.World.Database.Open();
        var draft = await db.Drafts.SingleAsync();
        Assert.Equal((site.World.Clock.Now, account), (draft.SavedAt, draft.AccountId));
    }

    [Fact]
    public async Task A_procedure_that_closed_meanwhile_is_told_and_the_draft_stays()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());

        Assert.Equal("/thu-tuc/2.002711", (await visitor.OpenAsync("/nop-ho-so/2.002711")).Path);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/nop-ho-so/khong-co")).Status);
        await visitor.OpenAsync("/nop-ho-so/1.014446");
        Assert.NotNull((await visitor.PressAsync("Bắt đầu", FilingSteps.Chosen("Input.For", "self"))).ErrorAt("Input.Case"));
    }

    [Fact]
    public async Task A_draft_is_deleted_with_its_files_after_asking()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        await visitor.FillAsync();
        await visitor.OpenAsync("/ho-so-cua-toi");
        await visitor.ClickAsync("Xóa");

        await visitor.PressAsync("Xóa bản nháp");

        await using var db = site.World.Database.Open();
        Assert.Equal((0, 0), (await db.Drafts.CountAsync(), await db.Uploads.CountAsync()));
    }

    private static async Task<(Guid Draft, Guid Account)> IdsAsync(TestSite site)
    {
        await using var db = site.World.Database.Open();
        var draft = await db.Drafts.SingleAsync();
        return (draft.Id, draft.AccountId);
    }

    private static HttpRequestMessage Save(TestSite site, Guid id, Dictionary<string, string> fields) =>
        new(HttpMethod.Post, new Uri(site.Address, $"/ban-nhap/{id}/luu")) { Content = new FormUrlEncodedContent(fields) };
}
