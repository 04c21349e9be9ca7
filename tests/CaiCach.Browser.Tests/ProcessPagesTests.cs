using CaiCach.Application.Processes;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.TestKit;

namespace CaiCach.Browser.Tests;

/// <summary>The pages of internal processes, their picture among them, serve phone and desk and those who hear them.</summary>
public sealed class ProcessPagesTests(Chromium chromium)
{
    private const string Address = "/can-bo/quy-trinh/SKHCN-QT/2.002131";

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Every_page_of_a_process_is_accessible_and_a_step_is_added_by_keyboard(int width)
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var world = site.World;
        var controller = await world.OfficialAsync(Role.ProcedureController);
        var draft = Done(await world.Do<StartProcess, ProcessOutcome>(u => u.RunAsync(world.By(controller), World.Agency, World.Procedure)));
        foreach (var edit in new ProcessEdit[]
        {
            new ProcessEdit.AddStep(new(null, null), new("Tiếp nhận hồ sơ, số hóa giấy tờ và hẹn ngày trả kết quả cho người nộp", Role.Receiver, null, null, new(4, StepUnit.Hour), null)),
            new ProcessEdit.AddBlock(new(null, "s1"), BlockKind.Choice, ["Phải kiểm tra thực tế tại cơ sở", "Không phải kiểm tra"]),
            new ProcessEdit.AddStep(new("n3", null), new("Kiểm tra", null, null, "Sở Y tế", new(2, StepUnit.Day), "Biên bản")),
        })
        {
            draft = Done(await world.Do<ChangeProcess, ProcessOutcome>(u => u.RunAsync(world.By(controller), new(World.Agency, World.Procedure, draft.Number, draft.Version, edit))));
        }

        await using var visit = await Visit.OpenAsync(chromium, site, width, actor: controller);
        foreach (var path in new[] { "/can-bo/quy-trinh", Address + "?ban=1", Address + "/soan", Address + "/soan/khoi", Address + "/soan/nhanh/n3", Address + "/phe-duyet", Address + "/soan/buoc" })
        {
            await visit.GoAsync(path);
        }

        await visit.Page.Locator("[name='Input.Name']").FillAsync("Ký duyệt");
        await visit.Page.Locator("[name='Input.Role']").SelectOptionAsync("agency_head");
        await visit.Page.Locator("[name='Input.Time']").FillAsync("0,5");
        await visit.Page.Locator("main form button").PressAsync("Enter");
        await visit.Page.Locator(".cc-steps").GetByText("3. Ký duyệt").WaitForAsync();
    }

    private static ProcessOutcome.Done Done(ProcessOutcome outcome) => Assert.IsType<ProcessOutcome.Done>(outcome);
}
