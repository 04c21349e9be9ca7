using CaiCach.Application.Procedures;
using CaiCach.Data.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>A question from the citizen's form to the public bank, and on through a new version of its procedure; each page is heard and measured on the way.</summary>
public sealed class QuestionJourneyTests(Chromium chromium)
{
    private const string Desk = "/can-bo/hoi-dap";

    [Theory]
    [InlineData(360, true)]
    [InlineData(1280, false)]
    public async Task A_question_is_answered_made_public_flagged_by_a_new_version_and_confirmed(int width, bool javaScript)
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var world = site.World;
        var (controller, specialist, head) = (await world.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"), await world.OfficialAsync(Role.Specialist, "SKHCN-QT-QLCN"), await world.OfficialAsync(Role.AgencyHead));
        await using var citizen = await Visit.OpenAsync(chromium, site, width, javaScript);
        await using var keeper = await Visit.OpenAsync(chromium, site, width, javaScript, controller);
        await using var writer = await Visit.OpenAsync(chromium, site, width, javaScript, specialist);
        await using var chief = await Visit.OpenAsync(chromium, site, width, javaScript, head);

        await citizen.GoAsync($"/thu-tuc/{World.Procedure}");
        await citizen.PressAsync(AriaRole.Link, "Hỏi về thủ tục này");
        await citizen.FillAsync("Câu hỏi", "Nộp trực tuyến rồi có phải mang bản giấy đến không?");
        if (await citizen.Page.Locator("[name='Input.Agency']").CountAsync() > 0)
        {
            await citizen.Page.Locator("[name='Input.Agency']").SelectOptionAsync(World.Agency);
        }

        await citizen.FillAsync("Họ và tên", "Phạm Văn Thử Một");
        await citizen.FillAsync("Thư điện tử", "congdan1@mau.example");
        await citizen.Page.Locator("[name='Input.Agreed']").CheckAsync();
        await citizen.PressAsync(AriaRole.Button, "Gửi câu hỏi");
        var code = await citizen.Page.Locator(".govuk-panel .cc-code").InnerTextAsync();

        await keeper.GoAsync("/can-bo");
        await keeper.PressAsync(keeper.Page.GetByRole(AriaRole.Link, new() { Name = "Hỏi đáp – Cần phân công: 1" }));
        await keeper.PressAsync(keeper.Page.Locator("td a").First);
        var address = new Uri(keeper.Page.Url).AbsolutePath;
        await keeper.PressAsync(AriaRole.Button, "Phân công trả lời");
        await keeper.Page.Locator("[name='Input.Officer']").SelectOptionAsync(specialist.Id.ToString()!);
        await keeper.PressAsync(AriaRole.Button, "Phân công trả lời");

        await writer.GoAsync(Desk);
        await writer.GoAsync(address + "?buoc=soan");
        await writer.FillAsync("Nội dung trả lời", "Không. Cơ quan chỉ hỏi lại khi bản điện tử không đọc được.");
        await writer.PressAsync(AriaRole.Button, "Trình trả lời");
        await chief.GoAsync(Desk);
        await chief.GoAsync(address + "?buoc=duyet");
        await chief.PressAsync(AriaRole.Button, "Duyệt và gửi trả lời");
        await keeper.GoAsync(address + "?buoc=cong-khai");
        await keeper.PressAsync(AriaRole.Button, "Công khai hỏi đáp");

        await citizen.GoAsync("/hoi-dap/cau-hoi");
        await citizen.FillAsync("Mã tra cứu", code);
        await citizen.PressAsync(AriaRole.Button, "Xem");
        await citizen.Page.GetByText("Không. Cơ quan chỉ hỏi lại").WaitForAsync();
        await citizen.GoAsync("/hoi-dap?tu-khoa=ban+giay");
        await citizen.Page.GetByText("Không. Cơ quan chỉ hỏi lại").WaitForAsync();
        Assert.DoesNotContain("Phạm Văn", await citizen.Page.ContentAsync(), StringComparison.Ordinal);

        await keeper.GoAsync($"/can-bo/danh-muc/{await AnnouncedAsync(world, controller, head)}");
        await keeper.PressAsync(AriaRole.Button, "Công khai");
        world.Clock.SetLocal("2026-03-16T08:00");
        await keeper.SignInAsync(site, controller);
        await citizen.GoAsync($"/thu-tuc/{World.Procedure}#hoi-dap");
        Assert.Equal(1, await citizen.Page.GetByText("Đang rà soát").CountAsync() - await citizen.Page.Locator("details .govuk-details__text").GetByText("Đang rà soát").CountAsync());
        await keeper.GoAsync("/can-bo");
        await keeper.PressAsync(keeper.Page.GetByRole(AriaRole.Link, new() { Name = "Hỏi đáp – Cần rà soát: 1" }));
        await keeper.PressAsync(keeper.Page.Locator("td a").First);
        await keeper.PressAsync(AriaRole.Button, "Xác nhận vẫn đúng");
        await keeper.PressAsync(AriaRole.Button, "Xác nhận vẫn đúng");
        await citizen.GoAsync("/hoi-dap");
        Assert.Equal(0, await citizen.Page.GetByText("Đang rà soát").CountAsync());

        await keeper.GoAsync(Desk + "/them");
        await keeper.Page.Locator("[name='Input.Agency']").SelectOptionAsync((await world.UnitAsync(World.Agency)).ToString());
        await keeper.FillAsync("Mã thủ tục", World.Procedure);
        await keeper.FillAsync("Câu hỏi công khai", "Mất bao lâu?");
        await keeper.FillAsync("Nội dung trả lời công khai", "Theo thời hạn ghi ở trang thủ tục.");
        await keeper.PressAsync(AriaRole.Button, "Trình duyệt");
        await chief.SignInAsync(site, head);
        await chief.GoAsync(new Uri(keeper.Page.Url).AbsolutePath + "?buoc=duyet");
        await chief.PressAsync(AriaRole.Button, "Duyệt, công khai");
        foreach (var list in new[] { "da-xong", "noi-dung-cho-duyet", "ngan-hang" })
        {
            await keeper.GoAsync($"{Desk}?viec={list}");
        }
    }

    /// <summary>The next version of the usual procedure, announced and not public yet.</summary>
    private static async Task<Guid> AnnouncedAsync(World world, Application.Acting.Actor controller, Application.Acting.Actor head)
    {
        var entry = await EntryAsync(world);
        foreach (var (who, act) in new[] { (controller, CatalogueAct.Draft), (controller, CatalogueAct.Submit), (head, CatalogueAct.Approve) })
        {
            Assert.IsType<CatalogueOutcome.Done>(await world.Do<HandleProcedureDraft, CatalogueOutcome>(u => u.RunAsync(world.By(who), entry.Id, entry.Version, new(act))));
            entry = await EntryAsync(world);
        }

        var decision = new DecisionInput("754/QĐ-UBND", new(2026, 3, 2), "province", "UBND tỉnh Quảng Trị", "Phó Chủ tịch Nguyễn Văn Mẫu", "Công bố danh mục thủ tục hành chính");
        Assert.IsType<CatalogueOutcome.Done>(await world.Do<PublishProcedure, CatalogueOutcome>(u => u.RunAsync(world.By(controller), entry.Id, entry.Version, new(decision, new(2026, 3, 16), new(2026, 3, 16), [], [World.Agency]))));
        return entry.Id;
    }

    private static async Task<CatalogueEntry> EntryAsync(World world)
    {
        await using var db = world.Database.Open();
        return await db.CatalogueEntries.AsNoTracking().SingleAsync(e => e.Code == World.Procedure);
    }
}
