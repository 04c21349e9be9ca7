using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Tests.Processes;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using static CaiCach.Application.Tests.Processes.Writing;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Every due date of a dossier is told step by step, and what is told ends where the due date stands. Filed on Monday 02/3/2026.</summary>
public sealed class DossierDuesTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Whatever_is_due_is_told_step_by_step_and_told_anew_after_a_new_calendar(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var controller = await office.World.OfficialAsync(Role.ProcedureController);
        Writing.Done(await office.World.ApproveAsync(controller, Decision(await office.World.DraftAsync(controller, Usual))));
        var (filed, incomplete, accepted, asked) = (await office.InAsync(BusinessState.Submitted), await office.InAsync(BusinessState.IntakeSupplement), await office.InAsync(BusinessState.Accepted), await office.InAsync(BusinessState.SupplementRequested));
        var consulting = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await office.ConsultAsync(consulting, await office.VersionAsync(consulting), ("SKHCN-QT-TTRA", 5), ("BKHCN-PC", 7)));
        Guid[] all = [filed, incomplete, accepted, asked, consulting];

        var before = await ToldAsync();
        Assert.Equal(
            [DueKind.Intake, DueKind.IntakeSupplement, DueKind.Transfer, DueKind.Supplement, DueKind.Step, DueKind.Opinion],
            before.Select(d => d.Kind).Distinct().Order());
        Assert.StartsWith("Nộp lúc 09:00 ngày 02/03/2026", before.Single(d => d.Kind == DueKind.Intake).Steps[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Bước bắt đầu lúc", before.First(d => d.Kind == DueKind.Step).Steps[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, before.Count(d => d.Kind == DueKind.Opinion));

        office.World.Clock.SetLocal("2026-03-02T10:00");
        await StageClockTests.ImportAsync(office.World, "2026-03-03");
        await office.World.Do<RecomputeDues, RecomputeDues.Outcome>(u => u.RunAsync(office.By(Actor.System)));
        var after = await ToldAsync();
        Assert.True(after.Single(d => d.Kind == DueKind.Supplement).DueAt > before.Single(d => d.Kind == DueKind.Supplement).DueAt);
        Assert.Contains(after.Single(d => d.Kind == DueKind.Supplement).Steps, s => s.Text.Contains("Ngày nghỉ công bố muộn", StringComparison.Ordinal));

        async Task<List<DossierDue>> ToldAsync()
        {
            var told = new List<DossierDue>();
            foreach (var id in all)
            {
                var dossier = (await office.World.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(office.People.Head, id)))!.Dossier;
                var events = await office.EventsAsync(id);
                told.AddRange(await office.World.Do<ReadDossier, IReadOnlyList<DossierDue>>(u => u.DuesAsync(dossier, events, everyDay: false)));
            }

            Assert.All(told, due =>
            {
                var local = VietnamTime.ToLocal(due.DueAt);
                Assert.Contains($"{local:HH:mm} ngày {local:dd/MM/yyyy}", due.Steps[^1].Text, StringComparison.Ordinal);
                Assert.DoesNotContain(due.Steps, s => s.Text.StartsWith("Hạn ghi trong hồ sơ", StringComparison.Ordinal));
            });
            return told;
        }
    }
}
