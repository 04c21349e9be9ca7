using CaiCach.Application.Calendar;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Processes;
using CaiCach.Application.Tests.Processes;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Processes.Writing;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>While others are asked, their step and that of who has the dossier run at the same time, each with its due time and its reminders. It is Monday 02/3/2026, 09:00.</summary>
public sealed class ParallelStepTests
{
    /// <summary>Appraised for a day; another body gives its opinion in two days while the specialist looks for one; then a day to sum up.</summary>
    private static async Task<Office> OpenAsync(string engine)
    {
        var office = await Office.OpenAsync(engine);
        var controller = await office.World.OfficialAsync(Role.ProcedureController);
        var draft = await office.World.DraftAsync(controller, Step("Thẩm định", 1, at: Writing.Unit));
        foreach (var edit in new ProcessEdit[]
        {
            new ProcessEdit.AddBlock(new(null, "s1"), BlockKind.Parallel, new string?[2]),
            new ProcessEdit.AddStep(new("n3", null), Step("Cho ý kiến", 2, other: "Sở Y tế")),
            new ProcessEdit.AddStep(new("n4", null), Step("Kiểm tra", 1, at: Writing.Unit)),
            new ProcessEdit.AddStep(new(null, "k2"), Step("Tổng hợp", 1, at: Writing.Unit)),
        })
        {
            draft = Writing.Done(await office.World.EditAsync(controller, draft, edit));
        }

        Writing.Done(await office.World.ApproveAsync(controller, Decision(draft)));
        return office;
    }

    private static async Task<Guid> AskedAsync(Office office)
    {
        var id = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await office.ConsultAsync(id, await office.VersionAsync(id), ("BKHCN-PC", 1)));
        return id;
    }

    private static async Task<string[]> StepsAsync(Office office, Guid id)
    {
        await using var db = office.World.Database.Open();
        var steps = await db.Dossiers.Where(d => d.Id == id).SelectMany(d => d.Steps).OrderBy(s => s.Number).ToListAsync();
        return [.. steps.Select(s => $"{s.Name} {Office.Local(s.DueAt)} {(s.EndedAt is null ? "đang" : s.Timeliness?.ToString())}")];
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Both_branches_run_and_the_own_one_goes_on_into_the_summing_up_when_the_answer_comes_in_time(string engine)
    {
        await using var office = await OpenAsync(engine);
        var id = await AskedAsync(office);
        Assert.Equal(["Thẩm định 2026-03-03T09:00 Early", "Cho ý kiến 2026-03-04T09:00 đang", "Kiểm tra 2026-03-03T09:00 đang"], await StepsAsync(office, id));
        var facts = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal(("Thẩm định", "Cho ý kiến"), (facts.StepEnded, facts.Step));
        Assert.Equal(("Kiểm tra", false), (Assert.Single(facts.StepsBeside!).Name, facts.StepsBeside![0].Ended));

        office.World.Clock.SetLocal("2026-03-02T16:00");
        var other = await office.World.OfficialAsync(Role.Specialist, "BKHCN-PC");
        var asked = await office.AskedAsync(id, "BKHCN-PC");
        await Office.Done(await office.Now<GiveOpinion>(id, (u, v) => u.RunAsync(office.By(other), asked.Id, v, OpinionAnswer.Agree, null)));
        Assert.Equal(["Cho ý kiến 2026-03-04T09:00 Early", "Kiểm tra; Tổng hợp 2026-03-04T09:00 đang"], (await StepsAsync(office, id))[1..]);

        await Office.Done(await office.Propose(ProposalKind.Grant)(id, await office.VersionAsync(id)));
        Assert.Equal("Kiểm tra; Tổng hợp 2026-03-04T09:00 Early", (await StepsAsync(office, id))[^1]);
        Assert.Equal(0, (await office.World.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Recalled_the_branch_of_the_others_ends_and_the_own_one_goes_on_into_the_summing_up(string engine)
    {
        await using var office = await OpenAsync(engine);
        var id = await AskedAsync(office);
        office.World.Clock.SetLocal("2026-03-02T16:00");
        await Office.Done(await office.Now<RecallConsultation>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, "Đã đủ căn cứ")));

        Assert.Equal(["Cho ý kiến 2026-03-04T09:00 Early", "Kiểm tra; Tổng hợp 2026-03-04T09:00 đang"], (await StepsAsync(office, id))[1..]);
        await Office.Done(await office.Propose(ProposalKind.Grant)(id, await office.VersionAsync(id)));
        Assert.Equal("Kiểm tra; Tổng hợp 2026-03-04T09:00 Early", (await StepsAsync(office, id))[^1]);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task When_the_answer_comes_after_the_own_time_the_summing_up_has_its_own(string engine)
    {
        await using var office = await OpenAsync(engine);
        var id = await AskedAsync(office);

        office.World.Clock.SetLocal("2026-03-05T09:00");
        await Office.Done(await office.Now<EndConsultation>(id, (u, v) => u.RunAsync(office.By(Acting.Actor.System), id, v)));

        Assert.Equal(["Cho ý kiến 2026-03-04T09:00 Late", "Kiểm tra 2026-03-03T09:00 Late", "Tổng hợp 2026-03-06T09:00 đang"], (await StepsAsync(office, id))[1..]);
        var facts = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal(("Cho ý kiến", "Tổng hợp"), (facts.StepEnded, facts.Step));
        Assert.Equal(new DossierEventData.StepBeside("Kiểm tra", VietnamUtc("2026-03-03T09:00"), true, Timeliness.Late), Assert.Single(facts.StepsBeside!));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_is_reminded_of_and_both_end_with_the_dossier(string engine)
    {
        await using var office = await OpenAsync(engine);
        var id = await AskedAsync(office);
        foreach (var time in new[] { "2026-03-03T09:00", "2026-03-04T09:00" })
        {
            office.World.Clock.SetLocal(time);
            await office.World.Do<RemindDues, int>(u => u.RunAsync(office.World.Clock.Now, 10));
        }

        var reminded = (await office.World.Do<ListReminders, IReadOnlyList<ListReminders.Row>>(u => u.RunAsync(id))).Where(r => r.About == ReminderAbout.Step).Select(r => r.Name).ToHashSet();
        Assert.Equal(["Cho ý kiến", "Kiểm tra"], reminded.Order(StringComparer.Ordinal));

        await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, "Đổi ý")));
        Assert.Equal(2, (await StepsAsync(office, id)).Count(s => s.EndsWith("đang", StringComparison.Ordinal)));
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.ApproveAsync(office.By(office.People.Head), id, v)));
        Assert.DoesNotContain(await StepsAsync(office, id), s => s.EndsWith("đang", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Both_follow_new_hours_of_the_body(string engine)
    {
        await using var office = await OpenAsync(engine);
        var id = await AskedAsync(office);
        var admin = await office.World.OfficialAsync(Role.Administrator, Office.Division);
        var hours = new WorkingHours(new HoursSpan(new(9, 0), new(12, 0)), null);
        Assert.IsType<AnnounceUnitCalendar.Outcome.Done>(await office.World.Do<AnnounceUnitCalendar, AnnounceUnitCalendar.Outcome>(u => u.RunAsync(office.By(admin), new(
            World.Agency, 0, new(UnitChangeKind.Week, new(2026, 3, 3), [.. Enumerable.Repeat<WorkingHours?>(hours, 5).Append(null).Append(null).Select(TypedHours.Of)], "Giờ mùa hè"), "12/QĐ-SKHCN", new(2026, 3, 1)))));
        await office.World.Do<FollowCalendar, RecomputeDues.Outcome?>(u => u.RunAsync(office.By(Acting.Actor.System)));

        Assert.Equal(["Cho ý kiến 2026-03-05T12:00 đang", "Kiểm tra 2026-03-03T10:00 đang"], (await StepsAsync(office, id))[1..]);
        var moved = DossierEventData.Parse((await office.EventsAsync(id)).Single(e => e.Type == DossierEvents.DueRecomputed).Data).MovedSteps!;
        Assert.Equal(["Cho ý kiến", "Kiểm tra"], moved.Select(m => m.Name));
    }

    private static DateTime VietnamUtc(string local) => VietnamTime.ToUtc(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));
}
