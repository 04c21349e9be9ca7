using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>
/// The scenarios beside the twelve real procedures, from their publication to the return: the same-day rule before and after 15:00, a pause for a financial
/// duty, and an internal procedure. The sample organisation has no department of justice, so that of science and technology receives 2.000635 here.
/// </summary>
public sealed class ExtraScenarioTests(Chromium chromium)
{
    private const string Body = "SKHCN-QT";

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_is_accepted_by_15_hours_is_due_the_same_day_and_what_is_accepted_later_the_next_working_day(string engine)
    {
        // Thursday; the next day is a working day.
        await using var site = await TestSite.StartAsync(engine, "2026-11-26T14:40", listen: true);
        var person = await site.World.CitizenAsync();
        await using var citizen = await Visit.OpenAsync(chromium, site, actor: person, looks: false);
        await using var office = await OfficeAsync(site);
        await using var keeper = await Visit.OpenAsync(chromium, site, actor: await site.World.OfficialAsync(Role.ProcedureController, "BKHCN-VP-HC"), looks: false);
        await using var minister = await Visit.OpenAsync(chromium, site, actor: await site.World.OfficialAsync(Role.AgencyHead, "BKHCN"), looks: false);
        await EveryProcedureTests.PublishAsync(keeper, minister, "2.000908");
        await EveryProcedureTests.PublishAsync(keeper, minister, "2.000635", OpenAsync, Body);

        var ids = new List<(Guid Id, string Due)>();
        foreach (var code in new[] { "2.000908", "2.000635" })
        {
            ids.Add((await EveryProcedureTests.FileAsync(citizen, code, Body, forSelf: true), "2026-11-26T17:00"));
            ids.Add((await EveryProcedureTests.FileAsync(citizen, code, Body, forSelf: true), "2026-11-27T17:00"));
        }

        foreach (var (id, due) in ids.OrderBy(i => i.Due, StringComparer.Ordinal))
        {
            if (due == "2026-11-27T17:00" && VietnamTime.ToLocal(site.World.Clock.Now) < new DateTime(2026, 11, 26, 15, 1, 0, DateTimeKind.Unspecified))
            {
                await office.LaterAsync(site, "2026-11-26T15:01");
            }

            await EveryProcedureTests.HandleAsync(site, office, id, fee: "8.000");
            var dossier = await site.World.DossierAsync(id);
            Assert.Equal((due, BusinessState.Issued), (Local(dossier.DueAt), dossier.State));
            Assert.NotEqual(Timeliness.Late, dossier.Timeliness);
            await TakeResultAsync(site, citizen, person, id);
        }

        await AssertCountedAsync(site, 4);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_financial_duty_stops_the_clock_until_it_is_met_and_the_fee_is_paid_before_the_result(string engine)
    {
        await using var site = await TestSite.StartAsync(engine, "2026-11-26T08:00", listen: true);
        var person = await site.World.CitizenAsync();
        await using var citizen = await Visit.OpenAsync(chromium, site, actor: person, looks: false);
        await using var office = await OfficeAsync(site);
        await using var keeper = await Visit.OpenAsync(chromium, site, actor: await site.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"), looks: false);
        await EveryProcedureTests.PublishAsync(keeper, office.At(Role.AgencyHead), "PAUSE.SAMPLE");
        var id = await EveryProcedureTests.FileAsync(citizen, "PAUSE.SAMPLE", Body);
        await EveryProcedureTests.HandleAsync(site, office, id, meanwhile: async () =>
        {
            // 20 working days from 26/11/2026.
            Assert.Equal("2026-12-24T17:00", Local((await site.World.DossierAsync(id)).DueAt));
            await office.At(Role.Specialist).DoAsync(id, "nghia-vu-tai-chinh", async page =>
            {
                await page.Locator("[name='Input.Amount']").FillAsync("1.200.000");
                await page.Locator("[name='Input.Reason']").FillAsync("Nộp tại Kho bạc theo thông báo.");
            });
            Assert.Equal(BusinessState.FinancialDuty, (await site.World.DossierAsync(id)).State);
            await citizen.SignInAsync(site, person);
            await citizen.GoAsync($"/ho-so/{id}");
            await citizen.Page.GetByText("1.200.000 đồng").First.WaitForAsync();

            // Paid on the third working day of the pause: so many days the due date moves.
            await office.LaterAsync(site, "2026-12-01T09:00");
            await office.At(Role.Cashier).DoAsync(id, "ghi-nhan-nghia-vu-tai-chinh", async page =>
            {
                await page.Locator("input[name='Input.Way'][value=paid]").CheckAsync();
                await page.Locator("input[name='Input.Number']").FillAsync("GNT-0001");
            });
            Assert.Equal((BusinessState.InProcess, "2026-12-29T17:00"), ((await site.World.DossierAsync(id)).State, Local((await site.World.DossierAsync(id)).DueAt)));
        });
        Assert.Equal((BusinessState.Issued, PaymentState.Paid), ((await site.World.DossierAsync(id)).State, (await site.World.DossierAsync(id)).Payment));
        await TakeResultAsync(site, citizen, person, id);
        await AssertCountedAsync(site, 1);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_department_asks_the_ministry_under_an_internal_procedure_and_takes_the_result(string engine)
    {
        await using var site = await TestSite.StartAsync(engine, "2026-11-26T08:00", listen: true);
        await using var office = await Office.OpenAsync(chromium, site, "BKHCN", "BKHCN-VP-MC", "BKHCN-KHKT-DK", "BKHCN-VP-HC");
        await using var keeper = await Visit.OpenAsync(chromium, site, actor: await site.World.OfficialAsync(Role.ProcedureController, "BKHCN-VP-HC"), looks: false);
        await using var asker = await Visit.OpenAsync(chromium, site, actor: await site.World.OfficialAsync(Role.Specialist, "SKHCN-QT-VP"));
        await EveryProcedureTests.PublishAsync(keeper, office.At(Role.AgencyHead), "INT.A.SAMPLE");

        await asker.GoAsync("/can-bo/de-nghi-noi-bo");
        await asker.PressAsync(AriaRole.Link, "[Minh họa] Thẩm định, phê duyệt quy trình nội bộ giải quyết thủ tục hành chính");
        await asker.FillAsync("Nội dung đề nghị (không bắt buộc)", "Đề nghị phê duyệt quy trình nội bộ.");
        var files = asker.Page.Locator("input[type=file]");
        await files.Nth(0).SetInputFilesAsync(Steps.Pdf("to-trinh.pdf"));
        await files.Nth(1).SetInputFilesAsync(Steps.Pdf("du-thao.pdf"));
        await asker.PressAsync(AriaRole.Button, "Gửi đề nghị");
        var id = Guid.Parse(new Uri(asker.Page.Url).AbsolutePath.Split('/')[^1]);
        await EveryProcedureTests.HandleAsync(site, office, id);
        var issued = await site.World.DossierAsync(id);
        Assert.Equal((BusinessState.Issued, PaymentState.None, 2, "2026-12-10T17:00"), (issued.State, issued.Payment, issued.ProcedureVersion, Local(issued.DueAt)));

        await asker.GoAsync($"/can-bo/de-nghi-noi-bo/ho-so/{id}");
        var download = await asker.Page.RunAndWaitForDownloadAsync(() => asker.Page.GetByRole(AriaRole.Button, new() { Name = "Nhận kết quả" }).ClickAsync());
        Assert.EndsWith(".pdf", download.SuggestedFilename, StringComparison.Ordinal);
        await site.World.DeliverAsync();

        await asker.GoAsync("/can-bo/thong-bao");
        await asker.Page.GetByText("Đề nghị nội bộ", new() { Exact = true }).First.WaitForAsync();
        await asker.PressAsync(asker.Page.GetByRole(AriaRole.Link, new() { Name = "đã có kết quả" }).First);
        Assert.Equal($"/can-bo/de-nghi-noi-bo/ho-so/{id}", new Uri(asker.Page.Url).AbsolutePath);
        await AssertCountedAsync(site, 1);
    }

    /// <summary>The keeper lets it be filed in the system, which the shipped version does not.</summary>
    private static async Task OpenAsync(IPage page)
    {
        await page.Locator("input[name='Form.Fileable'][type=checkbox]").CheckAsync();
        await page.Locator("[name='Form.NotFileableReason']").FillAsync("");
    }

    private Task<Office> OfficeAsync(TestSite site) => Office.OpenAsync(chromium, site, Body, "SKHCN-QT-MC", "SKHCN-QT-QLCN", "SKHCN-QT-VP");

    private static async Task TakeResultAsync(TestSite site, Visit citizen, Actor person, Guid id)
    {
        await citizen.SignInAsync(site, person);
        await citizen.GoAsync($"/ho-so/{id}");
        await citizen.PressAsync(AriaRole.Button, "Xem kết quả");
        var download = await citizen.Page.RunAndWaitForDownloadAsync(() => citizen.Page.GetByRole(AriaRole.Button, new() { Name = "Tải kết quả" }).ClickAsync());
        Assert.EndsWith(".pdf", download.SuggestedFilename, StringComparison.Ordinal);
    }

    private static async Task AssertCountedAsync(TestSite site, int done)
    {
        await using var db = site.World.Database.Open();
        Assert.Equal(done, await db.Dossiers.CountAsync(d => d.State == BusinessState.Done));
        await site.World.AssertRecountAsync();
    }

    private static string Local(DateTime? utc) => VietnamTime.ToLocal(utc!.Value).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
