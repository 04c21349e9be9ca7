using System.Text;
using CaiCach.Application.Acting;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>What people do in the windows, step by step.</summary>
internal static class Steps
{
    public const string Password = "mot cau dai de nho";

    private const string CitizenId = "045090999901";

    public static FilePayload Pdf(string name) => new() { Name = name, MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes("%PDF-1.4 " + name) };

    /// <summary>Registers an account and signs in with it.</summary>
    public static async Task RegisterAsync(this Visit citizen)
    {
        await citizen.GoAsync("/dang-ky");
        await citizen.FillAsync("Số định danh cá nhân (số căn cước)", CitizenId);
        await citizen.FillAsync("Họ và tên", "Phạm Văn Thử Một");
        await citizen.FillAsync("Điện thoại", "0900000001");
        await citizen.FillAsync("Mật khẩu", Password);
        await citizen.PressAsync(AriaRole.Button, "Đăng ký");
        await citizen.FillAsync("Số định danh cá nhân (số căn cước)", CitizenId);
        await citizen.FillAsync("Mật khẩu", Password);
        await citizen.PressAsync(AriaRole.Button, "Đăng nhập");
    }

    /// <summary>Finds the procedure without diacritics and files a dossier; ends at the receipt and gives the dossier's id.</summary>
    public static async Task<Guid> FileAsync(this Visit citizen)
    {
        await citizen.DraftAsync();
        await citizen.PressAsync(AriaRole.Button, "Tiếp tục");
        await citizen.Page.GetByLabel("Tôi đã xem lại").CheckAsync();
        await citizen.PressAsync(AriaRole.Button, "Nộp hồ sơ");
        await citizen.Page.WaitForURLAsync("**/bien-nhan*");
        return Guid.Parse(new Uri(citizen.Page.Url).AbsolutePath.Split('/')[2]);
    }

    /// <summary>The same as far as the papers, which are all there: a draft.</summary>
    public static async Task DraftAsync(this Visit citizen)
    {
        await citizen.GoAsync("/");
        await citizen.Page.Locator("#tu-khoa").FillAsync("khai bao x quang");
        await citizen.PressAsync(AriaRole.Button, "Tìm");
        await citizen.PressAsync(AriaRole.Link, "Thủ tục khai báo thiết bị X-quang chẩn đoán trong y tế");
        await citizen.PressAsync(AriaRole.Button, "Nộp hồ sơ trực tuyến");
        await citizen.Page.GetByLabel("Cho chính tôi").CheckAsync();
        await citizen.PressAsync(AriaRole.Button, "Bắt đầu");
        await citizen.Page.GetByLabel("Ngày sinh").FillAsync("17/5/1990");
        await citizen.Page.GetByLabel("Điện thoại").FillAsync("0900 000 001");
        await citizen.Page.GetByLabel("Địa chỉ", new() { Exact = true }).FillAsync("Thôn Minh Họa 1, xã Minh Họa, tỉnh Quảng Trị");
        await citizen.PressAsync(AriaRole.Button, "Lưu và tiếp tục");
        await citizen.Page.Locator("input[type=file]").First.SetInputFilesAsync(Pdf("phiếu khai báo.pdf"));
        await citizen.PressAsync(AriaRole.Button, "Tải lên");
    }

    /// <summary>Types into a field until it has the text: a PDF that is shown beside it can take what is typed at the very moment its viewer starts.</summary>
    public static async Task WriteAsync(this ILocator field, string text)
    {
        for (var tries = 0; tries < 5 && await field.InputValueAsync() != text; tries++)
        {
            await field.FillAsync(text);
        }

        Assert.Equal(text, await field.InputValueAsync());
    }

    /// <summary>Fills in when something happened, local time.</summary>
    public static async Task FillMomentAsync(this IPage page, DateTime local)
    {
        foreach (var (field, text) in new[] { ("Date.Day", $"{local:dd}"), ("Date.Month", $"{local:MM}"), ("Date.Year", $"{local:yyyy}"), ("Time", $"{local:HH:mm}") })
        {
            await page.Locator($"[name='Input.{field}']").FillAsync(text);
        }
    }

    /// <summary>An official opens one step of a dossier, fills it and confirms.</summary>
    public static async Task DoAsync(this Visit official, Guid id, string step, Func<IPage, Task>? fill = null)
    {
        await official.GoAsync($"/can-bo/ho-so/{id}/{step}");
        if (fill is not null)
        {
            await fill(official.Page);
        }

        // In the stories the same citizens file the same procedure again and again.
        var duplicate = official.Page.GetByLabel("Tôi đã xem hồ sơ đang mở của cùng thủ tục");
        if (await duplicate.CountAsync() > 0)
        {
            await duplicate.CheckAsync();
        }

        await official.PressAsync(official.Page.Locator("main form button.govuk-button:not(.govuk-button--secondary):not(.govuk-visually-hidden)").Last);
        Assert.False(new Uri(official.Page.Url).AbsolutePath.EndsWith("/" + step, StringComparison.Ordinal), $"The step {step} was not taken: {await official.Page.Locator("main").InnerTextAsync()}");
    }

    /// <summary>The whole way through the office, in the officials' pages, until the result is issued.</summary>
    public static async Task HandleAsync(this TestSite site, Chromium chromium, Guid id, int width, bool javaScript)
    {
        var people = await Journey.InAsync(site.World, Citizen);
        var division = await site.World.UnitAsync("SKHCN-QT-QLCN");
        await using (var receiver = await Visit.OpenAsync(chromium, site, width, javaScript, people.Receiver))
        {
            await receiver.GoAsync("/can-bo/viec/tiep-nhan");
            await receiver.DoAsync(id, "nhan-kiem-tra");
            await receiver.DoAsync(id, "tiep-nhan");
            await receiver.GoAsync($"/can-bo/ho-so/{id}/mau-01");
            await receiver.DoAsync(id, "chuyen", page => page.GetByLabel("Chuyển đến").SelectOptionAsync(new SelectOptionValue { Value = division.ToString() }));
        }

        await site.DecideAsync(chromium, people, id, width, javaScript);
    }

    /// <summary>A dossier that was handed over goes to the division, the specialist, the head and the clerk, in their pages.</summary>
    public static async Task DecideAsync(this TestSite site, Chromium chromium, Journey people, Guid id, int width, bool javaScript)
    {
        await using (var head = await Visit.OpenAsync(chromium, site, width, javaScript, people.DivisionHead))
        {
            await head.GoAsync("/can-bo/viec/xu-ly");
            await head.DoAsync(id, "phan-cong", page => page.GetByLabel("Giao cho").SelectOptionAsync(new SelectOptionValue { Value = people.Specialist.Id!.Value.ToString() }));
        }

        await using (var specialist = await Visit.OpenAsync(chromium, site, width, javaScript, people.Specialist))
        {
            await specialist.DoAsync(id, "de-xuat", async page =>
            {
                await page.GetByLabel("Giải quyết", new() { Exact = true }).CheckAsync();
                await page.GetByLabel("Ý kiến, lý do").WriteAsync("Hồ sơ đủ điều kiện.");
                await page.Locator("input[type=file]").SetInputFilesAsync(Pdf("ket-qua.pdf"));
            });
        }

        await using (var director = await Visit.OpenAsync(chromium, site, width, javaScript, people.Head))
        {
            await director.GoAsync("/can-bo/viec/ky");
            await director.DoAsync(id, "ky-giai-quyet");
        }

        await using var clerk = await Visit.OpenAsync(chromium, site, width, javaScript, people.Clerk);
        await clerk.GoAsync("/can-bo/viec/phat-hanh");
        await clerk.DoAsync(id, "phat-hanh", async page =>
        {
            await page.GetByLabel("Số, ký hiệu văn bản").FillAsync("12/GXN-SKHCN");
            await page.Locator("input[type=file]").SetInputFilesAsync(Pdf("ket-qua.pdf"));
        });
    }

    private static Actor Citizen { get; } = new(Guid.Empty, "", ActorKind.Applicant, []);
}
