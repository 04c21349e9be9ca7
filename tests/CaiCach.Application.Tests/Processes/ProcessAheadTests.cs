using CaiCach.Application.Processes;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Processes.Writing;

namespace CaiCach.Application.Tests.Processes;

/// <summary>A process is written before its procedure is public, by a body above, or as a copy of another body's. It is Monday 02/3/2026, 09:00.</summary>
public sealed class ProcessAheadTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_process_from_the_first_day_of_an_announced_version_is_held_against_that_one(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var world = office.World;
        var controller = await world.OfficialAsync(Role.ProcedureController);
        Done(await world.ApproveAsync(controller, Decision(await world.DraftAsync(controller, Usual))));
        await world.AddVersionAsync(3, "2026-03-09", isPublic: false);

        var draft = await world.DraftAsync(controller);
        var view = await world.ProcessAsync(controller, 2);
        Assert.Equal((2, 3, true, false), (view.Procedure.Version, view.Coming!.Version, view.Verdict.IsValid, view.ComingVerdict!.IsValid));
        Assert.Equal("process_over_limit", FaultOf(await world.ApproveAsync(controller, Decision(draft, "2026-03-09"))));
        draft = Done(await world.EditAsync(controller, draft, new ProcessEdit.ChangeStep("s3", Step("Thẩm định nhanh", 1, at: Writing.Unit), null)));
        Done(await world.ApproveAsync(controller, Decision(draft, "2026-03-09")));
        Assert.Equal(3, (await world.ProcessAsync(controller, 2)).Shown!.ProcedureVersion);

        world.Clock.SetLocal("2026-03-09T09:00");
        await using (var db = world.Database.Open())
        {
            var row = await db.Procedures.SingleAsync(p => p.Code == World.Procedure && p.Version == 3);
            row.Document = row.Document.Replace("\"not_public\"", "\"public\"", StringComparison.Ordinal);
            await db.SaveChangesAsync();
        }

        world.Get<Application.Reference.ReferenceStore>().Forget();
        var id = await office.InAsync(BusinessState.InProcess);
        await using var read = world.Database.Open();
        Assert.Equal("Thẩm định nhanh", (await read.DossierSteps.Where(s => s.DossierId == id).OrderBy(s => s.Number).ToListAsync())[^1].Name);
        Assert.False((await world.ProcessAsync(controller)).ToReview);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Steps_that_are_short_enough_for_today_alone_are_approved_until_the_new_version_comes(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController);
        await world.AddVersionAsync(3, "2026-03-09", isPublic: false, ("moi", "Cấp mới"));
        var draft = await world.DraftAsync(controller, Usual);
        Assert.Contains(Assert.IsType<ProcessOutcome.Invalid>(await world.ApproveAsync(controller, Decision(draft, "2028-03-03"))).Faults, f => f is { Field: "inForceFrom", Code: "in_force_too_far" });
        Done(await world.ApproveAsync(controller, Decision(draft, "2026-03-08")));

        var lines = (await world.Do<ReadProcesses, ReadProcesses.Page?>(u => u.ListAsync(controller, World.Agency, ReadProcesses.Filter.All, null, world.Clock.Now)))!.Lines;
        Assert.Equal(new DateOnly(2026, 3, 9), lines.Single(l => l.Code == World.Procedure).Coming);
        world.Clock.SetLocal("2026-03-09T09:00");
        Assert.True((await world.ProcessAsync(controller)).ToReview);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_keeps_procedures_at_the_body_above_writes_for_those_below_and_copies_from_one_to_the_other(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var own = await world.OfficialAsync(Role.ProcedureController);
        Done(await world.ApproveAsync(own, Decision(await world.DraftAsync(own, Usual))));
        var above = await world.OfficialAsync(Role.ProcedureController, "BKHCN-VP");
        Assert.NotNull(await world.Do<ReadProcesses, ReadProcesses.View?>(u => u.OneAsync(above, World.Agency, World.Procedure, null, world.Clock.Now)));
        Assert.Null(await world.Do<ReadProcesses, ReadProcesses.View?>(u => u.OneAsync(own, "BKHCN", World.Procedure, null, world.Clock.Now)));

        var view = (await world.Do<ReadProcesses, ReadProcesses.View?>(u => u.OneAsync(above, "BKHCN", World.Procedure, null, world.Clock.Now)))!;
        Assert.Equal([World.Agency], view.Sources.Select(s => s.Code));
        Assert.Equal("process_source_missing", FaultOf(await CopyAsync("BKHCN-PC")));
        Assert.IsType<ProcessOutcome.NotFound>(await world.Do<StartProcess, ProcessOutcome>(u => u.CopyAsync(world.By(own), "BKHCN", World.Procedure, World.Agency)));
        Done(await CopyAsync(World.Agency));
        Assert.IsType<ProcessOutcome.Stale>(await CopyAsync(World.Agency));

        view = (await world.Do<ReadProcesses, ReadProcesses.View?>(u => u.OneAsync(above, "BKHCN", World.Procedure, 1, world.Clock.Now)))!;
        Assert.Equal(Usual.Select(s => s.Name), view.Plan.Steps.Select(s => s.What.Name));
        Assert.All(view.Plan.Steps, s => Assert.Null(s.What.Unit));
        Assert.Empty(view.Verdict.Faults);

        Task<ProcessOutcome> CopyAsync(string source) => world.Do<StartProcess, ProcessOutcome>(u => u.CopyAsync(world.By(above), "BKHCN", World.Procedure, source));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_step_of_a_unit_that_has_ended_is_not_approved(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController);
        var draft = await world.DraftAsync(controller, Usual);
        await using (var db = world.Database.Open())
        {
            await db.Units.Where(u => u.Code == Writing.Unit).ExecuteUpdateAsync(u => u.SetProperty(x => x.ValidTo, new DateOnly(2026, 3, 4)));
        }

        world.Get<Application.Reference.ReferenceStore>().Forget();
        var refused = Assert.IsType<ProcessOutcome.Invalid>(await world.ApproveAsync(controller, Decision(draft, "2026-03-05")));
        Assert.Equal(["step_unit_gone", "step_unit_gone"], refused.Faults.Select(f => f.Code));
        Assert.StartsWith("Bước 2: Đơn vị “", refused.Faults[0].Text, StringComparison.Ordinal);
        Done(await world.ApproveAsync(controller, Decision(draft, "2026-03-04")));
    }

    private static string FaultOf(ProcessOutcome outcome) => Assert.Single(Assert.IsType<ProcessOutcome.Invalid>(outcome).Faults).Code;
}
