using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>An industrial design from its publication to the return, each stage in its own time: form 1 month, publication 1 month, opposition 3 months of third parties, substance 7 months.</summary>
public sealed class IndustrialPropertyTests(Chromium chromium)
{
    private const string Design = "SAMPLE.KD";

    [Theory]
    [InlineData("sqlite", 1280)]
    [InlineData("postgres", 360)]
    public async Task Each_stage_runs_in_its_own_time_and_the_applicant_reads_which_one_it_is(string engine, int width)
    {
        await using var site = await TestSite.StartAsync(engine, "2026-11-30T09:00", listen: true);
        await using var office = await Office.OpenAsync(chromium, site, "BKHCN-SHTT", "BKHCN-SHTT-MC", "BKHCN-SHTT-KD", "BKHCN-SHTT-VP");
        await using var keeper = await Visit.OpenAsync(chromium, site, actor: await site.World.OfficialAsync(Role.ProcedureController, "BKHCN-SHTT-VP"), looks: false);
        await using var applicant = await Visit.OpenAsync(chromium, site, width);
        await EveryProcedureTests.PublishAsync(keeper, office.At(Role.AgencyHead), Design);
        var id = await EveryProcedureTests.FileAtCounterAsync(office.At(Role.Receiver), Design);
        await EveryProcedureTests.HandleAsync(site, office, id, meanwhile: async () =>
        {
            await office.At(Role.Receiver).GoAsync($"/can-bo/ho-so/{id}/mau-01");
            Assert.Contains("17:00 30/12/2026", await office.At(Role.Receiver).Page.Locator("article").InnerTextAsync(), StringComparison.Ordinal);
            await AssertReadAsync("17:00, 30/12/2026", "Thẩm định hình thức: đang thực hiện, đến 17:00, 30/12/2026");

            await EndStageAsync("2026-12-30T16:00");
            await AssertReadAsync("17:00, 01/02/2027", "Thẩm định hình thức: xong 16:00, 30/12/2026");
            await AssertOnDeskAsync("17:00 01/02/2027");

            await EndStageAsync("2027-01-05T09:00");
            await AssertReadAsync("Giai đoạn này không tính thời hạn của cơ quan", "đang thực hiện, đến 17:00, 05/04/2027");
            Assert.Null((await site.World.DossierAsync(id)).DueAt);

            // A month before the third parties' time is over only a reason ends it.
            await office.LaterAsync(site, "2027-03-05T09:00");
            var specialist = office.At(Role.Specialist);
            await specialist.GoAsync($"/can-bo/ho-so/{id}/ket-thuc-giai-doan");
            Assert.Equal(1, await specialist.Page.Locator("[name='Input.Exception']").CountAsync());

            // Ten days after it ran out nobody gives a day: the office's own time runs from the end of the law's.
            await EndStageAsync("2027-04-15T09:00", ranOut: true);
            await AssertReadAsync("17:00, 05/11/2027", "Thẩm định nội dung: đang thực hiện, đến 17:00, 05/11/2027");
            await office.LaterAsync(site, "2027-10-01T09:00");
        });
        await office.At(Role.Receiver).DoAsync(id, "tra-ket-qua", async page =>
        {
            await page.Locator("input[name='Input.IdentityChecked']").CheckAsync();
            await page.Locator("#Input_ReceivedBy").FillAsync("Phạm Văn Thử Một");
        });
        var dossier = await site.World.DossierAsync(id);
        Assert.Equal((BusinessState.Done, Timeliness.Early, 0), (dossier.State, dossier.Timeliness!.Value, dossier.LateStages));
        await site.World.AssertRecountAsync();

        async Task EndStageAsync(string local, bool ranOut = false)
        {
            await office.LaterAsync(site, local);
            await office.At(Role.Specialist).DoAsync(id, "ket-thuc-giai-doan", async page =>
            {
                await page.Locator("[name='Input.Reason']").FillAsync("Đã xong việc của giai đoạn.");
                if (!ranOut)
                {
                    await page.FillMomentAsync(VietnamTime.ToLocal(site.World.Clock.Now));
                    await page.Locator("[name='Input.Number']").FillAsync("3/TB");
                }
            });
        }

        async Task AssertReadAsync(string due, string stage)
        {
            await applicant.GoAsync("/tra-cuu");
            await applicant.FillAsync("Số yêu cầu hoặc mã hồ sơ", (await site.World.DossierAsync(id)).Code!);
            await applicant.FillAsync("4 chữ số cuối", "9901");
            await applicant.PressAsync(AriaRole.Button, "Tra cứu");
            var read = await applicant.Page.Locator("main").InnerTextAsync();
            Assert.Contains("Hạn của giai đoạn này", read, StringComparison.Ordinal);
            Assert.Contains(due, read, StringComparison.Ordinal);
            Assert.Contains(stage, read, StringComparison.Ordinal);
        }

        async Task AssertOnDeskAsync(string due)
        {
            await office.At(Role.Specialist).GoAsync("/can-bo/viec/xu-ly");
            Assert.Contains(due, await office.At(Role.Specialist).Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        }
    }
}
