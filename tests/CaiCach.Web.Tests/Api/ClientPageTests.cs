using System.Net;
using CaiCach.Application.Accounts;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Api;

/// <summary>Programs that use the API, as the administrator of the whole installation looks after them and as they notice it.</summary>
public sealed class ClientPageTests
{
    private const string Root = "BKHCN-VP-HC";
    private const string List = "/can-bo/chuong-trinh-ket-noi";

    [Fact]
    public async Task A_program_is_registered_calls_gets_another_secret_and_is_suspended()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite", signedIn: false);
        var site = caller.Site;
        using var admin = await site.BrowseAsync(await site.World.OfficialAsync(Role.Administrator, Root));
        await admin.OpenAsync("/can-bo");
        var page = await admin.ClickAsync("Chương trình dùng API");
        Assert.Contains("Phần mềm mẫu", page.Text("tbody"), StringComparison.Ordinal);
        Assert.Contains("chưa ghi nhận", page.Text("tbody"), StringComparison.Ordinal);
        await admin.ClickAsync("Đăng ký chương trình");
        page = await admin.PressAsync("Đăng ký chương trình", new Dictionary<string, string?> { ["Input.ClientId"] = "LGSP tỉnh", ["Input.Name"] = "Trục liên thông" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Mã chương trình có từ 3", page.ErrorAt("Input.ClientId"), StringComparison.Ordinal);
        Assert.Equal(("Chọn ít nhất một quyền.", "Chọn cơ quan trong danh sách.", "Trục liên thông"), (page.ErrorAt("Input.Scopes"), page.ErrorAt("Input.Body"), page.ValueOf("Input.Name")));
        page = await admin.PressAsync("Đăng ký chương trình", new Dictionary<string, string?> { ["Input.ClientId"] = "lgsp-tinh", ["Input.Scopes"] = ApiScopes.DossiersFile, ["Input.Body"] = "SKHCN-QT" });
        var first = page.Text("#khoa-bi-mat");
        Assert.Equal(43, first.Length);

        Assert.Equal(200, await SignInAsync(first));
        Assert.Equal(400, (await caller.PostAsync("/api/v1/dossiers", "{}")).Status);
        page = await admin.ClickAsync("Xem chương trình");
        Assert.Contains("02/03/2026", page.Text(".govuk-summary-list"), StringComparison.Ordinal);
        Assert.DoesNotContain("chưa ghi nhận", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(first, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);

        site.World.Clock.Advance(TimeSpan.FromMinutes(1));
        await admin.ClickAsync("Đổi khóa bí mật");
        page = await admin.ClickAsync("Thôi");
        Assert.DoesNotContain("Đổi khóa ngay", page.Text(), StringComparison.Ordinal);
        await admin.ClickAsync("Đổi khóa bí mật");
        page = await admin.PressAsync("Đổi khóa ngay");
        var second = page.Text("#khoa-bi-mat");
        Assert.NotEqual(first, second);
        site.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(401, (await caller.PostAsync("/api/v1/dossiers", "{}")).Status);
        Assert.Equal(401, await SignInAsync(first));
        Assert.Equal(200, await SignInAsync(second));
        Assert.Equal(400, (await caller.PostAsync("/api/v1/dossiers", "{}")).Status);

        page = await admin.PressAsync("Tạm ngưng chương trình");
        Assert.Equal("Ghi lý do.", page.ErrorAt("Input.Reason"));
        page = await admin.PressAsync("Tạm ngưng chương trình", new Dictionary<string, string?> { ["Input.Reason"] = "Hết hợp đồng" });
        Assert.Contains("Lý do: Hết hợp đồng", page.Text(".cc-history"), StringComparison.Ordinal);
        site.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(401, (await caller.PostAsync("/api/v1/dossiers", "{}")).Status);
        Assert.Equal(401, await SignInAsync(second));
        page = await admin.PressAsync("Cho chương trình dùng lại", new Dictionary<string, string?> { ["Input.Reason"] = "Ký lại" });
        Assert.Contains("Chương trình dùng lại được.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(200, await SignInAsync(second));

        async Task<int> SignInAsync(string secret)
        {
            var answer = await caller.TokenAsync(("grant_type", "client_credentials"), ("client_id", "lgsp-tinh"), ("client_secret", secret));
            if (answer.Status == 200)
            {
                caller.Http.DefaultRequestHeaders.Authorization = new("Bearer", (string)answer.Json!["access_token"]!);
            }

            return answer.Status;
        }
    }

    [Fact]
    public async Task Rights_are_changed_who_comes_second_is_told_and_administrators_below_find_nothing()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite", signedIn: false);
        var site = caller.Site;
        Guid id;
        await using (var db = site.World.Database.Open())
        {
            id = await db.ApiClients.Select(c => c.Id).SingleAsync();
        }

        var account = await site.World.OfficialAsync(Role.Administrator, Root);
        using var admin = await site.BrowseAsync(account);
        using var other = await site.BrowseAsync(account);
        await admin.OpenAsync($"{List}/{id}");
        await other.OpenAsync($"{List}/{id}");
        var page = await admin.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.Scopes"] = ApiScopes.IndexRead, ["Input.Ways"] = "Vneid" });
        Assert.StartsWith("Chỉ chương trình có quyền nộp hồ sơ", page.ErrorAt("Input.Ways"), StringComparison.Ordinal);
        page = await admin.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.Scopes"] = ApiScopes.DossiersFile, ["Input.Ways"] = "Vneid" });
        Assert.Contains("Đã lưu.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Ứng dụng VNeID", page.Text(".cc-history"), StringComparison.Ordinal);
        page = await other.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.Name"] = "Tên khác" });
        Assert.Equal((HttpStatusCode.Conflict, "Tên khác"), (page.Status, page.ValueOf("Input.Name")));

        using var below = await site.BrowseAsync(await site.World.OfficialAsync(Role.Administrator));
        Assert.DoesNotContain("Chương trình dùng API", (await below.OpenAsync("/can-bo")).Text(), StringComparison.Ordinal);
        foreach (var address in new[] { List, $"{List}/{id}", $"{List}/dang-ky" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await below.OpenAsync(address)).Status);
        }
    }
}
