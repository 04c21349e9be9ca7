using System.Globalization;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>
/// A whole day at the counter, in the pages: thirty dossiers come in online, over the desk, with somebody who files for another, and by post; most are accepted and handed
/// over, some are asked to supplement, one is refused, one withdrawn; ten results are signed together, issued and handed over; and the sheet of the day balances.
/// </summary>
public sealed class DayOfThirtyTests(Chromium chromium)
{
    private const string Procedure = "2.002131";
    private readonly List<Guid> online = [];
    private readonly List<Guid> desk = [];

    [Fact]
    public async Task A_day_of_thirty_dossiers_of_all_channels_ends_with_a_sheet_that_balances()
    {
        await using var site = await TestSite.StartAsync("sqlite", "2026-11-25T07:30", listen: true);
        await using var office = await Office.OpenAsync(chromium, site, "SKHCN-QT", "SKHCN-QT-MC", "SKHCN-QT-QLCN", "SKHCN-QT-VP");
        var receiver = office.At(Role.Receiver);

        // Before the office opens: twelve online.
        var applicant = await site.World.CitizenAsync();
        await using var citizen = await Visit.OpenAsync(chromium, site, 360, actor: applicant, looks: false);
        for (var i = 0; i < 12; i++)
        {
            online.Add(await citizen.FileAsync());
        }

        // The morning: ten over the desk, three of them with somebody who files for another, and five letters.
        await office.LaterAsync(site, "2026-11-25T08:00");
        for (var i = 0; i < 13; i++)
        {
            desk.Add(await FileAtDeskAsync(receiver, i, post: false, forAnother: i >= 10));
        }

        for (var i = 13; i < 18; i++)
        {
            desk.Add(await FileAtDeskAsync(receiver, i, post: true, forAnother: false));
        }

        Assert.Equal(30, online.Count + desk.Count);
        foreach (var id in desk)
        {
            await receiver.DoAsync(id, "nhan-kiem-tra");
            await receiver.DoAsync(id, "tiep-nhan");
        }

        // The online ones: eight accepted, two asked to supplement, one refused, one withdrawn by the citizen before anybody took it up.
        await office.LaterAsync(site, "2026-11-25T10:00");
        foreach (var id in online.Take(11))
        {
            await receiver.DoAsync(id, "nhan-kiem-tra");
        }

        foreach (var id in online.Take(8))
        {
            await receiver.DoAsync(id, "tiep-nhan");
        }

        foreach (var id in online.Skip(8).Take(2))
        {
            await receiver.DoAsync(id, "yeu-cau-bo-sung", async page =>
            {
                foreach (var there in await page.Locator("#doi-chieu input[value=Enough]").AllAsync())
                {
                    await there.CheckAsync();
                }

                await page.Locator("[name='Input.Items']").FillAsync("Bản chụp phiếu khai báo rõ nét");
                await page.Locator("[name='Input.Reason']").FillAsync("Bản chụp bị mờ, không đọc được.");
                await page.Locator("[name='Input.Days']").FillAsync("5");
            });
        }

        await receiver.DoAsync(online[10], "tu-choi-tiep-nhan", async page =>
        {
            await page.Locator("[name='Input.Reason']").FillAsync("Thiết bị không thuộc diện phải khai báo.");
            await page.Locator("[name='Input.LegalBasis']").FillAsync("Điều 20 Luật Năng lượng nguyên tử");
        });
        await citizen.SignInAsync(site, applicant);
        await citizen.GoAsync($"/ho-so/{online[11]}/rut");
        await citizen.PressAsync(citizen.Page.Locator("main form button.govuk-button").First);

        // All that are accepted go to the division, a page of twenty at a time; the second time the page knows where they go.
        foreach (var expected in new[] { 20, 6 })
        {
            await receiver.GoAsync("/can-bo/ban-giao");
            var form = receiver.Page.Locator("main section.cc-card form");
            var boxes = form.Locator("[name=Chosen]");
            Assert.Equal(expected, await boxes.CountAsync());
            for (var i = 0; i < expected; i++)
            {
                await boxes.Nth(i).CheckAsync();
            }

            await form.Locator("[name=ToUnit]").SelectOptionAsync(new SelectOptionValue { Value = office.Division.ToString() });
            await receiver.PressAsync(form.Locator("button.govuk-button").Last);
            Assert.Equal(expected, await receiver.Page.Locator("article tbody tr").CountAsync());
        }

        // Ten are handled the same day; one of the accepted is withdrawn with the head's consent.
        await office.LaterAsync(site, "2026-11-25T11:00");
        var today = desk.Take(6).Concat(online.Take(4)).ToList();
        foreach (var id in today)
        {
            await office.At(Role.DivisionHead).DoAsync(id, "phan-cong", page => page.GetByLabel("Giao cho").SelectOptionAsync(new SelectOptionValue { Value = office.Who(Role.Specialist).Id!.Value.ToString() }));
            await office.At(Role.Specialist).DoAsync(id, "de-xuat", async page =>
            {
                await page.GetByLabel("Giải quyết", new() { Exact = true }).CheckAsync();
                await page.GetByLabel("Ý kiến, lý do").WriteAsync("Hồ sơ đủ điều kiện.");
                await page.Locator("input[type=file]").SetInputFilesAsync(Steps.Pdf("ket-qua.pdf"));
            });
        }

        await receiver.DoAsync(desk[17], "rut", page => page.Locator("[name='Input.Reason']").FillAsync("Không còn nhu cầu."));
        var head = office.At(Role.AgencyHead);
        await head.DoAsync(desk[17], "dong-y-rut");
        foreach (var id in today)
        {
            await head.GoAsync($"/can-bo/ho-so/{id}?ky=true");
        }

        await head.GoAsync("/can-bo/ky");
        var ready = head.Page.Locator("[name=Chosen]");
        Assert.Equal(10, await ready.CountAsync());
        for (var i = 0; i < 10; i++)
        {
            await ready.Nth(i).CheckAsync();
        }

        await head.PressAsync(AriaRole.Button, "Ký các hồ sơ đã chọn");
        foreach (var (id, i) in today.Select((id, i) => (id, i)))
        {
            await office.At(Role.Clerk).DoAsync(id, "phat-hanh", async page =>
            {
                await page.GetByLabel("Số, ký hiệu văn bản").FillAsync($"{i + 1:00}/GXN-SKHCN");
                await page.Locator("input[type=file]").SetInputFilesAsync(Steps.Pdf("ket-qua.pdf"));
            });
        }

        // The afternoon: six come for their results, one of them by a person with a letter of authority.
        await office.LaterAsync(site, "2026-11-25T15:30");
        foreach (var (id, i) in today.Take(6).Select((id, i) => (id, i)))
        {
            await ReturnAsync(receiver, (await site.World.DossierAsync(id)).Code!, authorised: i == 5);
        }

        await office.LaterAsync(site, "2026-11-25T17:00");
        await receiver.GoAsync("/can-bo/cuoi-ngay");
        foreach (var (figure, expected) in new[]
        {
            ("ReceivedOnline", 12), ("ReceivedDirect", 13), ("ReceivedPost", 5), ("SupplementAsked", 2), ("NotAccepted", 1), ("OpenAtStart", 0), ("Accepted", 26),
            ("Finished", 11), ("ResultsIssued", 10), ("OpenAtEnd", 15), ("PastDue", 0), ("Returned", 6),
        })
        {
            Assert.Equal((figure, expected), (figure, int.Parse(await receiver.Page.Locator($"[data-figure={figure}]").InnerTextAsync(), CultureInfo.InvariantCulture)));
        }

        Assert.Contains("(4) 0 + (5) 26 − (6) 11 = (7) 15. Khớp.", await receiver.Page.Locator("article").InnerTextAsync(), StringComparison.Ordinal);
        await receiver.PressAsync(receiver.Page.Locator("[data-figure=OpenAtEnd] a"));
        Assert.Equal(15, await receiver.Page.Locator("tbody tr").CountAsync());

        await using var db = site.World.Database.Open();
        Assert.Equal(30, await db.Dossiers.CountAsync());
        Assert.Equal(4, await db.Dossiers.CountAsync(d => d.State == BusinessState.Issued));
        await site.World.AssertRecountAsync();
    }

    private static async Task<Guid> FileAtDeskAsync(Visit receiver, int number, bool post, bool forAnother)
    {
        var page = receiver.Page;
        await receiver.GoAsync($"/can-bo/nop-tai-quay/{Procedure}");
        await page.Locator($"input[name='Input.Channel'][value={(post ? "Post" : "Direct")}]").CheckAsync();
        await page.Locator("input[name='Input.Papers[0].Originals']").FillAsync("1");
        await page.Locator("input[name='Input.Papers[0].File']").SetInputFilesAsync(Steps.Pdf("phieu-khai-bao.pdf"));
        await page.Locator("input[name='Input.Kind'][value=Citizen]").CheckAsync();
        await receiver.FillAsync("Họ và tên, hoặc tên tổ chức", $"Trần Thị Minh Họa {number}");
        await page.Locator("input[name='Input.IdNumber']").FillAsync($"0451909{number:00000}");
        await page.Locator("input[name='Input.Phone']").FillAsync("0900000002");
        await page.Locator("input[name='Input.Address']").FillAsync("Thôn Minh Họa 2, xã Minh Họa, tỉnh Quảng Trị");
        if (forAnother)
        {
            await page.Locator("input[name='Input.SubmitterName']").FillAsync("Lê Văn Nộp Thay");
            await page.Locator("input[name='Input.SubmitterIdNumber']").FillAsync("045090999902");
            await page.GetByText("Căn cứ nộp thay chủ hồ sơ", new() { Exact = true }).ClickAsync();
            await page.Locator("input[name='Input.Basis'][value=Guardian]").CheckAsync();
        }

        await receiver.PressAsync(AriaRole.Button, "Nộp và mở hồ sơ");
        var segments = new Uri(page.Url).AbsolutePath.Split('/');
        Assert.True(Guid.TryParse(segments[^1], out var id), $"Not filed: {await page.Locator("main").InnerTextAsync()}");
        return id;
    }

    private static async Task ReturnAsync(Visit receiver, string code, bool authorised)
    {
        var page = receiver.Page;
        await receiver.GoAsync("/can-bo/tra-ket-qua?ma=" + code);
        await page.Locator("input[name='Input.Who']").Nth(authorised ? await page.Locator("input[name='Input.Who']").CountAsync() - 1 : 0).CheckAsync();
        if (authorised)
        {
            await page.GetByText("Văn bản ủy quyền mới", new() { Exact = true }).ClickAsync();
            await page.Locator("input[name='Input.Name']").FillAsync("Lê Văn Nộp Thay");
            await page.Locator("input[name='Input.IdNumber']").FillAsync("045090999902");
            await page.Locator("input[name='Input.AuthorityDate']").FillAsync("02/03/2026");
            await page.Locator("input[name='Input.AuthorityIssuer']").FillAsync("UBND xã Minh Họa");
        }

        await page.Locator("input[name='Input.IdentityChecked']").CheckAsync();
        await receiver.PressAsync(AriaRole.Button, "Trả kết quả, sang hồ sơ tiếp theo");
        Assert.Contains($"Đã trả kết quả hồ sơ {code}.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }
}
