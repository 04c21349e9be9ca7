using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Processes;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Who opens a dossier sees the step of the internal process it is at, and the control sheet says of each step how it ended.</summary>
public sealed class StepPageTests
{
    [Fact]
    public async Task The_step_its_due_time_and_its_explanation_stand_on_the_dossier_and_each_handover_says_how_its_step_ended()
    {
        await using var office = await Office.OpenAsync();
        await ApproveAsync(office.World);
        var id = await office.AssignedAsync();
        var page = await office.As(Role.Specialist).OpenAsync(Office.Address(id));

        Assert.Contains("Thẩm định Hạn của bước: 09:00 05/03/2026", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Bước này có 3 ngày làm việc, tính từ 09:00 02/03/2026; thời gian hồ sơ tạm dừng không tính. Hạn của bước không kéo dài hạn trả kết quả của hồ sơ.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Bản 1", (await office.As(Role.Specialist).ClickAsync("Quy trình bản 1")).Text("h2"), StringComparison.Ordinal);

        await office.LaterAsync("2026-03-05T09:01");
        await office.Do<ProposeDecision>(async (u, v) => await u.RunAsync(office.World.By(office.Actor(Role.Specialist)), id, v, new(ProposalKind.Grant, "Đủ điều kiện", "Điều 5", [], await office.World.ResultDraftAsync(office.Actor(Role.Specialist)))), id);
        page = await office.As(Role.AgencyHead).OpenAsync(Office.Address(id, "mau-06"));
        var blocks = page.Document.QuerySelectorAll("article .cc-handover").Select(b => Clean(b.TextContent)).ToList();
        Assert.Equal(["Trước hạn", "Đúng hạn", "Quá hạn"], page.Document.QuerySelectorAll(".cc-handover__result").Select(r => r.TextContent.Trim()));
        Assert.Contains("Tiếp nhận, hạn bước 09:00 03/03/2026", blocks[0], StringComparison.Ordinal);
        Assert.Contains("Thẩm định, hạn bước 09:00 05/03/2026", blocks[2], StringComparison.Ordinal);

        page = await office.As(Role.AgencyHead).OpenAsync(Office.Address(id));
        Assert.Contains("Thẩm định: xong 09:01 05/03/2026, hạn bước 09:00 05/03/2026 Quá hạn", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_that_run_at_the_same_time_stand_on_the_dossier_each_with_its_due_time()
    {
        await using var office = await Office.OpenAsync();
        var controller = await office.World.OfficialAsync(Role.ProcedureController, World.Agency);
        var draft = Done(await office.World.Do<StartProcess, ProcessOutcome>(u => u.RunAsync(office.World.By(controller), World.Agency, World.Procedure)));
        foreach (var edit in new ProcessEdit[]
        {
            new ProcessEdit.AddBlock(new(null, null), BlockKind.Parallel, new string?[2]),
            new ProcessEdit.AddStep(new("n2", null), new("Cho ý kiến", null, null, "Bộ Khoa học và Công nghệ", new(2, StepUnit.Day), null)),
            new ProcessEdit.AddStep(new("n3", null), new("Kiểm tra", Role.Specialist, null, null, new(1, StepUnit.Day), null)),
        })
        {
            draft = Done(await office.World.Do<ChangeProcess, ProcessOutcome>(u => u.RunAsync(office.World.By(controller), new(World.Agency, World.Procedure, draft.Number, draft.Version, edit))));
        }

        Done(await office.World.Do<ApproveProcess, ProcessOutcome>(u => u.RunAsync(
            office.World.By(controller), new(World.Agency, World.Procedure, draft.Number, draft.Version, "837/QĐ-UBND", new(2026, 3, 2), "Chủ tịch", new(2026, 3, 2)))));
        var id = await office.AssignedAsync();
        var asked = new ConsultBodies.Body(await office.World.UnitAsync("BKHCN-PC"), 5);
        await office.Do<ConsultBodies>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Specialist)), id, v, new("Có phù hợp không?", [asked], [])), id);

        var text = (await office.As(Role.Specialist).OpenAsync(Office.Address(id))).Text();
        Assert.Contains("Đang làm song song 2 bước, mỗi bước có hạn riêng:", text, StringComparison.Ordinal);
        Assert.Contains("Kiểm tra Hạn của bước: 09:00 03/03/2026", text, StringComparison.Ordinal);
        Assert.Contains("Cho ý kiến Hạn của bước: 09:00 04/03/2026", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dossier_without_a_process_shows_nothing_of_steps()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();

        Assert.DoesNotContain("quy trình nội bộ", (await office.As(Role.Specialist).OpenAsync(Office.Address(id))).Text(), StringComparison.OrdinalIgnoreCase);
    }

    private static string Clean(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task ApproveAsync(World world)
    {
        var controller = await world.OfficialAsync(Role.ProcedureController, World.Agency);
        var draft = Done(await world.Do<StartProcess, ProcessOutcome>(u => u.RunAsync(world.By(controller), World.Agency, World.Procedure)));
        (string Name, Role Role, decimal Days)[] steps = [("Tiếp nhận", Role.Receiver, 1), ("Phân công", Role.DivisionHead, 0.5m), ("Thẩm định", Role.Specialist, 3), ("Ký duyệt", Role.AgencyHead, 0.5m)];
        foreach (var (i, step) in steps.Index())
        {
            var place = new ProcessPlace(null, i == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"s{i}"));
            draft = Done(await world.Do<ChangeProcess, ProcessOutcome>(u => u.RunAsync(
                world.By(controller), new(World.Agency, World.Procedure, draft.Number, draft.Version, new ProcessEdit.AddStep(place, new(step.Name, step.Role, null, null, new(step.Days, StepUnit.Day), null))))));
        }

        Done(await world.Do<ApproveProcess, ProcessOutcome>(u => u.RunAsync(
            world.By(controller), new(World.Agency, World.Procedure, draft.Number, draft.Version, "837/QĐ-UBND", new(2026, 3, 2), "Chủ tịch", new(2026, 3, 2)))));
    }

    private static ProcessOutcome.Done Done(ProcessOutcome outcome) => Assert.IsType<ProcessOutcome.Done>(outcome);
}
