using System.Globalization;
using System.Text.RegularExpressions;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>
/// A whole day at the counter, in the pages: thirty dossiers come in by every way there is: online alone, with an official's help at the counter and at a kiosk, and by an agent; over the desk, from
/// a draft by its code, for a firm that pays, and with somebody who files for another; and by post. Most are accepted and handed over, some are asked to supplement, one is refused, one withdrawn;
/// ten results are signed together, issued and handed over; and the sheet of the day balances, its money too.
/// </summary>
public sealed partial class DayOfThirtyTests(Chromium chromium)
{
    private const string Procedure = "2.002131";

    // For organisations; 250,000 đồng are taken with the dossier.
    private const string WithFee = "1.011937";
    private const string SecondFirm = "2900123456";
    private readonly List<Guid> online = [];
    private readonly List<Guid> desk = [];

    [Fact]
    public async Task A_day_of_thirty_dossiers_of_all_channels_ends_with_a_sheet_that_balances()
    {
        await using var site = await TestSite.StartAsync("sqlite", "2026-11-25T07:30", listen: true);
        await using var office = await Office.OpenAsync(chromium, site, "SKHCN-QT", "SKHCN-QT-MC", "SKHCN-QT-QLCN", "SKHCN-QT-VP");
        var receiver = office.At(Role.Receiver);

        // Before the office opens: nine online, and a draft that its author brings along.
        var applicant = await site.World.CitizenAsync();
        await using var citizen = await Visit.OpenAsync(chromium, site, 360, actor: applicant, looks: false);
        for (var i = 0; i < 9; i++)
        {
            online.Add(await citizen.FileAsync());
        }

        await citizen.SignInAsync(site, await site.World.CitizenAsync("Trần Thị Soạn Trước", CitizenId(104)));
        var code = await DraftCodeAsync(citizen);

        // The morning: two come for help with filing online and one goes to an agent; thirteen over the desk, with a draft, for a firm that pays, or for another; and five letters.
        await office.LaterAsync(site, "2026-11-25T08:00");
        foreach (var (number, place) in new[] { (101, AssistPlace.Counter), (102, AssistPlace.Kiosk) })
        {
            await site.World.CitizenAsync($"Trần Thị Minh Họa {number}", CitizenId(number));
            online.Insert(0, await FileAtDeskAsync(receiver, number, assist: place));
        }

        online.Insert(0, await FileAtAgentAsync(site));
        desk.Add(await FileDraftAsync(receiver, code));
        for (var i = 1; i < 8; i++)
        {
            desk.Add(await FileAtDeskAsync(receiver, i));
        }

        desk.Add(await EveryProcedureTests.FileAtCounterAsync(receiver, WithFee, scans: true));
        desk.Add(await EveryProcedureTests.FileAtCounterAsync(receiver, WithFee, SecondFirm, scans: true));
        for (var i = 10; i < 13; i++)
        {
            desk.Add(await FileAtDeskAsync(receiver, i, forAnother: true));
        }

        for (var i = 13; i < 18; i++)
        {
            desk.Add(await FileAtDeskAsync(receiver, i, post: true));
        }

        Assert.Equal(30, online.Concat(desk).Distinct().Count());
        foreach (var (id, i) in desk.Select((id, i) => (id, i)))
        {
            await receiver.DoAsync(id, "nhan-kiem-tra");
            await receiver.DoAsync(id, "tiep-nhan", i switch { 8 => PayAsync, 9 => OweAsync, _ => null });
        }

        await CollectAsync(office.At(Role.Cashier), (await site.World.DossierAsync(desk[9])).Code!);

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

        var (taken, transferred) = (office.Who(Role.Receiver).Name, office.Who(Role.Cashier).Name);
        Assert.Equal(
            new[]
            {
                $"{taken} Phí, lệ phí, Tiền mặt 1 250.000", $"{taken} Cộng; trong đó tiền mặt 250.000 1 250.000",
                $"{transferred} Phí, lệ phí, Chuyển khoản 1 250.000", $"{transferred} Cộng; trong đó tiền mặt 0 1 250.000",
            }.Order(StringComparer.Ordinal),
            (await receiver.Page.Locator("[data-cash] tbody tr").AllInnerTextsAsync()).Select(row => Spaces().Replace(row, " ").Trim()).Order(StringComparer.Ordinal));
        Assert.Contains("(4) 0 + (5) 26 − (6) 11 = (7) 15. Khớp.", await receiver.Page.Locator("article").InnerTextAsync(), StringComparison.Ordinal);
        await receiver.PressAsync(receiver.Page.Locator("[data-figure=OpenAtEnd] a"));
        Assert.Equal(15, await receiver.Page.Locator("tbody tr").CountAsync());
        foreach (var (figure, ways) in new[] { ("ReceivedOnline", "OwnPortal 9, Kiosk 1, Agent 1, Assisted 1"), ("ReceivedDirect", "Counter 13"), ("ReceivedPost", "Post 5") })
        {
            await receiver.GoAsync("/can-bo/cuoi-ngay");
            await receiver.PressAsync(receiver.Page.Locator($"[data-figure={figure}] a"));
            var told = await receiver.Page.Locator("nav [data-way]").EvaluateAllAsync<string[]>("all => all.map(e => `${e.dataset.way} ${e.textContent.split(': ').pop()}`)");
            Assert.Equal((figure, ways), (figure, string.Join(", ", told)));
        }

        await receiver.GoAsync("/can-bo/cuoi-ngay");
        await receiver.PressAsync(AriaRole.Link, "Sổ thu, chi trong ngày");
        Assert.Contains("Cộng 2 khoản, 500.000 đồng.", await receiver.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await using var db = site.World.Database.Open();
        Assert.Equal(30, await db.Dossiers.CountAsync());
        Assert.Equal(4, await db.Dossiers.CountAsync(d => d.State == BusinessState.Issued));
        await site.World.AssertRecountAsync();
    }

    private static string CitizenId(int number) => $"0451909{number:00000}";

    private static async Task<Guid> FileAtDeskAsync(Visit receiver, int number, bool post = false, bool forAnother = false, AssistPlace? assist = null)
    {
        var page = receiver.Page;
        await receiver.GoAsync($"/can-bo/nop-tai-quay/{Procedure}");
        await page.Locator($"input[name='Input.Channel'][value={(assist is not null ? "Assisted" : post ? "Post" : "Direct")}]").CheckAsync();
        if (assist is { } place)
        {
            await page.GetByText("Hỗ trợ công dân nộp trực tuyến", new() { Exact = true }).ClickAsync();
            await page.Locator($"input[name='Input.AssistPlace'][value={place}]").CheckAsync();
            await page.Locator("input[name='Input.AssistConsent']").CheckAsync();
        }
        else
        {
            await page.Locator("input[name='Input.Papers[0].Originals']").FillAsync("1");
        }

        await FillAsync(receiver, number);
        if (forAnother)
        {
            await page.Locator("input[name='Input.SubmitterName']").FillAsync("Lê Văn Nộp Thay");
            await page.Locator("input[name='Input.SubmitterIdNumber']").FillAsync("045090999902");
            await page.GetByText("Căn cứ nộp thay chủ hồ sơ", new() { Exact = true }).ClickAsync();
            await page.Locator("input[name='Input.Basis'][value=Guardian]").CheckAsync();
        }

        return await FiledAsync(receiver);
    }

    private static async Task FillAsync(Visit desk, int number)
    {
        var page = desk.Page;
        await page.Locator("input[name='Input.Papers[0].File']").SetInputFilesAsync(Steps.Pdf("phieu-khai-bao.pdf"));
        await page.Locator("input[name='Input.Kind'][value=Citizen]").CheckAsync();
        await desk.FillAsync("Họ và tên, hoặc tên tổ chức", $"Trần Thị Minh Họa {number}");
        await page.Locator("input[name='Input.IdNumber']").FillAsync(CitizenId(number));
        await page.Locator("input[name='Input.Phone']").FillAsync("0900000002");
        await page.Locator("input[name='Input.Address']").FillAsync("Thôn Minh Họa 2, xã Minh Họa, tỉnh Quảng Trị");
    }

    private static async Task<Guid> FiledAsync(Visit receiver)
    {
        await receiver.PressAsync(AriaRole.Button, "Nộp và mở hồ sơ");
        var segments = new Uri(receiver.Page.Url).AbsolutePath.Split('/');
        Assert.True(Guid.TryParse(segments[^1], out var id), $"Not filed: {await receiver.Page.Locator("main").InnerTextAsync()}");
        return id;
    }

    /// <summary>An agent files in the account of a citizen, who agrees by the code that was sent there.</summary>
    private async Task<Guid> FileAtAgentAsync(TestSite site)
    {
        const int Number = 103;
        var owner = await site.World.CitizenAsync($"Trần Thị Minh Họa {Number}", CitizenId(Number));
        await using (var db = site.World.Database.Open())
        {
            await db.Users.Where(u => u.Id == owner.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Email, "ct@mau.example"));
        }

        var actor = await site.World.OfficialAsync(Role.ServiceAgent, "SKHCN-QT-MC");
        await using var agent = await Visit.OpenAsync(chromium, site, actor: actor, looks: false);
        await agent.GoAsync($"/can-bo/dai-ly/nop/{Procedure}");
        await FillAsync(agent, Number);
        await agent.Page.Locator("input[name='Input.AssistConsent']").CheckAsync();
        await agent.PressAsync(AriaRole.Button, "Gửi mã cho công dân");
        await using (var db = site.World.Database.Open())
        {
            await agent.Page.Locator("input[name='Input.ConsentCode']").FillAsync(SixDigits().Match((await db.Mails.SingleAsync(m => m.Address == "ct@mau.example")).Text).Groups[1].Value);
        }

        await agent.PressAsync(AriaRole.Button, "Nộp hồ sơ");
        Assert.Contains("Đã ghi nhận hồ sơ", await agent.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await using var filed = site.World.Database.Open();
        return await filed.Dossiers.Where(d => d.AgentId == actor.Id && d.AccountId == owner.Id).Select(d => d.Id).SingleAsync();
    }

    private static async Task<string> DraftCodeAsync(Visit citizen)
    {
        await citizen.DraftAsync();
        await citizen.PressAsync(AriaRole.Link, "Nộp tại quầy bằng mã QR");
        await citizen.PressAsync(AriaRole.Button, "Tạo mã");
        return await citizen.Page.Locator("main .cc-code").InnerTextAsync();
    }

    private static async Task<Guid> FileDraftAsync(Visit receiver, string code)
    {
        await receiver.GoAsync("/can-bo/nop-tai-quay/ban-nhap");
        await receiver.FillAsync("Mã bản nháp", code);
        await receiver.PressAsync(AriaRole.Button, "Mở bản nháp");
        await receiver.Page.Locator("input[name='Input.IdentityChecked']").CheckAsync();
        return await FiledAsync(receiver);
    }

    private static async Task PayAsync(IPage page)
    {
        await page.Locator("input[name='Input.Way'][value=paid]").CheckAsync();
        await page.Locator("input[name='Input.Number']").FillAsync("BL-0001");
    }

    private static async Task OweAsync(IPage page)
    {
        await page.Locator("input[name='Input.Way'][value=later]").CheckAsync();
        await page.Locator("[name='Input.Reason']").FillAsync("Nộp ở quầy thu.");
    }

    private static async Task CollectAsync(Visit cashier, string code)
    {
        await cashier.GoAsync("/can-bo/thu-phi?ma=" + code);
        await cashier.Page.Locator("input[name='Input.Method'][value=Transfer]").CheckAsync();
        await cashier.Page.Locator("input[name='Input.Receipt']").FillAsync("BL-0002");
        await cashier.PressAsync(AriaRole.Button, "Ghi nhận đã nộp");
        Assert.Contains($"Đã ghi nhận tiền của hồ sơ {code}.", await cashier.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
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

    [GeneratedRegex(@": (\d{6})\.", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SixDigits();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();
}
