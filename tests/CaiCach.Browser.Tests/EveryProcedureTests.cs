using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>The twelve real procedures in the browser: each from its public page to the result in the applicant's hands, or to the reason why it is not received here.</summary>
[Collection(InChromium.Name)]
public sealed class EveryProcedureTests(Chromium chromium)
{
    private static readonly (string Code, string Body)[] Received =
    [
        ("1.014445", "SKHCN-QT"), ("1.014446", "SKHCN-QT"), ("1.014393", "SKHCN-QT"), ("2.002711", "SKHCN-QT"), ("1.011937", "SKHCN-QT"), ("2.002381", "SKHCN-QT"), ("2.002131", "SKHCN-QT"),
        ("1.002145", "BKHCN"), ("SAMPLE.NH", "BKHCN-SHTT"), ("SAMPLE.KD", "BKHCN-SHTT"),
    ];

    private static readonly string[] NotReceived = ["1.014936", "2.000422"];

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Every_real_procedure_goes_from_its_public_page_to_the_return_of_the_result(string engine)
    {
        await using var site = await TestSite.StartAsync(engine, "2026-11-26T08:00", listen: true);
        await using var department = await Office.OpenAsync(chromium, site, "SKHCN-QT", "SKHCN-QT-MC", "SKHCN-QT-QLCN", "SKHCN-QT-VP");
        await using var ministry = await Office.OpenAsync(chromium, site, "BKHCN", "BKHCN-VP-MC", "BKHCN-KHKT-DK", "BKHCN-VP-HC");
        await using var bureau = await Office.OpenAsync(chromium, site, "BKHCN-SHTT", "BKHCN-SHTT-MC", "BKHCN-SHTT-NH", "BKHCN-SHTT-VP");
        await using var citizen = await Visit.OpenAsync(chromium, site, actor: await site.World.CitizenAsync(), looks: false);
        foreach (var (code, body) in Received)
        {
            var office = body switch { "BKHCN" => ministry, "BKHCN-SHTT" => bureau, _ => department };
            var id = await FileAsync(citizen, code, body);
            await HandleAsync(site, office, id);
            await citizen.GoAsync($"/ho-so/{id}");
            await citizen.PressAsync(AriaRole.Button, "Xem kết quả");
            var download = await citizen.Page.RunAndWaitForDownloadAsync(() => citizen.Page.GetByRole(AriaRole.Button, new() { Name = "Tải kết quả" }).ClickAsync());
            Assert.EndsWith(".pdf", download.SuggestedFilename, StringComparison.Ordinal);
            Assert.Equal(BusinessState.Done, (await site.World.DossierAsync(id)).State);
        }

        foreach (var code in NotReceived)
        {
            await citizen.GoAsync($"/thu-tuc/{code}");
            Assert.Contains("không có trong dữ liệu mẫu", await citizen.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal(0, await citizen.Page.Locator($"a[href='/nop-ho-so/{code}']").CountAsync());
        }

        await using var db = site.World.Database.Open();
        Assert.Equal(Received.Length, await db.Dossiers.CountAsync(d => d.State == BusinessState.Done));
        await site.World.AssertRecountAsync();
    }

    /// <summary>Files from the public page of the procedure, for an organisation where it is not for citizens, with a file for each paper that is always needed.</summary>
    private static async Task<Guid> FileAsync(Visit citizen, string code, string body)
    {
        var page = citizen.Page;
        await citizen.GoAsync($"/thu-tuc/{code}");
        await citizen.PressAsync(AriaRole.Button, "Nộp hồ sơ trực tuyến");
        await CheckFirstAsync(page.Locator($"input[name='Input.Agency'][value='{body}']"));
        await CheckFirstAsync(page.Locator("input[name='Input.Case']"));
        await page.GetByLabel("Cho tổ chức, doanh nghiệp").CheckAsync();
        await citizen.PressAsync(AriaRole.Button, "Bắt đầu");
        await citizen.FillAsync("Tên tổ chức, doanh nghiệp", "Công ty TNHH Minh Họa Thử");
        await page.GetByLabel("Mã số thuế").FillAsync("0100109106");
        await page.GetByLabel("Điện thoại").FillAsync("0900000001");
        await page.GetByLabel("Địa chỉ", new() { Exact = true }).FillAsync("Thôn Minh Họa 1, xã Minh Họa, tỉnh Quảng Trị");
        await citizen.PressAsync(AriaRole.Button, "Lưu và tiếp tục");
        var papers = page.Locator("ol > li.cc-card").Filter(new() { HasText = "Bắt buộc" });
        for (var i = 0; i < await papers.CountAsync(); i++)
        {
            await papers.Nth(i).Locator("input[type=file]").SetInputFilesAsync(Steps.Pdf($"giay-to-{i + 1}.pdf"));
        }

        await citizen.PressAsync(papers.First.GetByRole(AriaRole.Button, new() { Name = "Tải lên" }));
        await citizen.PressAsync(AriaRole.Button, "Tiếp tục");
        await page.GetByLabel("Tôi đã xem lại").CheckAsync();
        await citizen.PressAsync(AriaRole.Button, "Nộp hồ sơ");
        return Guid.Parse(new Uri(page.Url).AbsolutePath.Split('/')[2]);
    }

    private static async Task HandleAsync(TestSite site, Office office, Guid id)
    {
        var receiver = office.At(Role.Receiver);
        await receiver.DoAsync(id, "nhan-kiem-tra");
        await receiver.DoAsync(id, "tiep-nhan", async page =>
        {
            if (await page.Locator("input[name='Input.Fee']").CountAsync() > 0)
            {
                await page.Locator("input[name='Input.Fee']").FillAsync("500.000");
            }
        });
        if ((await site.World.DossierAsync(id)).Payment == PaymentState.Due)
        {
            await office.At(Role.Cashier).DoAsync(id, "thu-phi", async page =>
            {
                await page.Locator("input[name='Input.Way'][value=paid]").CheckAsync();
                await page.Locator("input[name='Input.Number']").FillAsync("BL-0001");
            });
        }

        await receiver.DoAsync(id, "chuyen", page => page.GetByLabel("Chuyển đến").SelectOptionAsync(new SelectOptionValue { Value = office.Division.ToString() }));
        await office.At(Role.DivisionHead).DoAsync(id, "phan-cong", page => page.GetByLabel("Giao cho").SelectOptionAsync(new SelectOptionValue { Value = office.Who(Role.Specialist).Id!.Value.ToString() }));
        var specialist = office.At(Role.Specialist);
        for (var stages = (await site.World.ReferenceAsync()).Procedure((await site.World.DossierAsync(id)).ProcedureCode, (await site.World.DossierAsync(id)).ProcedureVersion)!.Stages.Count; stages > 1; stages--)
        {
            await specialist.DoAsync(id, "ket-thuc-giai-doan", page => page.GetByLabel("Lý do").FillAsync("Đã xong việc của giai đoạn."));
        }

        await specialist.DoAsync(id, "de-xuat", async page =>
        {
            await page.GetByLabel("Giải quyết", new() { Exact = true }).CheckAsync();
            await page.GetByLabel("Ý kiến, lý do").FillAsync("Hồ sơ đủ điều kiện.");
        });
        await office.At(Role.AgencyHead).DoAsync(id, "ky-giai-quyet");
        await office.At(Role.Clerk).DoAsync(id, "phat-hanh", async page =>
        {
            await page.GetByLabel("Số, ký hiệu văn bản").FillAsync("12/KQ-MH");
            await page.Locator("input[type=file]").SetInputFilesAsync(Steps.Pdf("ket-qua.pdf"));
        });
    }

    private static async Task CheckFirstAsync(ILocator choices)
    {
        if (await choices.CountAsync() > 0)
        {
            await choices.First.CheckAsync();
        }
    }
}
