using CaiCach.Application.Acting;
using CaiCach.Application.Calendar;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Letters;
using CaiCach.Application.Messages;
using CaiCach.Application.Organisation;
using CaiCach.Application.Processes;
using CaiCach.Application.Tests.Processes;
using CaiCach.Data.Processes;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Processes.Writing;
using Office = CaiCach.Application.Tests.Dossiers.Office;

namespace CaiCach.Application.Tests.Organisation;

/// <summary>What a body has decided for itself goes on at who takes its place, unless that one has its own or those taken over contradict each other. It is Monday 02/3/2026.</summary>
public sealed class InheritanceTests
{
    private const string Old = World.Agency;
    private const string Other = "BKHCN-SHTT";
    private const string New = "SKHCN-MOI";
    private const string Set = "tt-03-2025";
    private static readonly DateOnly Day = new(2026, 3, 4);
    private static readonly ReminderLadder OneStep = new([new(-1, ReminderUnit.WorkingDay, [ReminderTo.AgencyHead])]);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_divided_body_leaves_its_process_calendar_reminders_and_letters_to_its_parts(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        await ProcessAsync(world, Old, Usual);
        await CalendarAsync(world, Old);
        await RemindersAsync(world, Old);
        await LetterAsync(world, Old, "Của sở cũ: {ly_do}");
        await MessageAsync(world, Old);
        var running = await office.AcceptAsync(Old);
        await office.TransferAsync(running);
        var (waiting, before) = (await office.SubmitAsync(Old), await world.DossierAsync(running));
        var split = new ReorganisationRequest(
            ReorganisationKind.Split, "5/QĐ", new(2026, 3, 2), Day, [office.Id(Old)], [new(null, "S-MOT", "H50.991", "Sở Một"), new(null, "S-HAI", "H50.992", "Sở Hai")],
            Procedures: new Dictionary<string, string>(StringComparer.Ordinal) { [World.Procedure] = "0", ["PAUSE.SAMPLE"] = "1" });
        var told = (await world.Do<PreviewReorganisation, PreviewReorganisation.Outcome>(u => u.RunAsync(world.By(office.Administrator), split))).Inherited;
        Assert.All(told, t => Assert.Equal(Continuation.GoesOn, t.Outcome));
        Assert.Equal(
            ["Sở Một Process " + World.Procedure, "Sở Một Calendar ", "Sở Hai Calendar ", "Sở Một Reminders ", "Sở Hai Reminders ", $"Sở Một LetterText {Set}/Refusal", $"Sở Hai LetterText {Set}/Refusal", "Sở Một MessageText NotAccepted", "Sở Hai MessageText NotAccepted"],
            told.Select(t => $"{t.Target} {t.Kind} {t.Key}"));
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(split));
        Assert.Equal(told, await ListedAsync(world, office), Same);
        world.Clock.SetLocal("2026-03-04T08:00");
        await office.CarryOutAsync();
        Assert.Equal(told, await ListedAsync(world, office), Same);

        // A running dossier keeps its process, its calendar and every time, also after all nodes have followed the calendar of the new body.
        var reference = await world.ReferenceAsync();
        await world.Do<FollowCalendar, RecomputeDues.Outcome?>(u => u.RunAsync(new(Actor.System, world.Clock.Now, "background")));
        var moved = await world.DossierAsync(running);
        Assert.Equal((office.Id("S-MOT"), before.DueAt, before.ProcessVersionId, before.CalendarVersion), (moved.AgencyId, moved.DueAt, moved.ProcessVersionId, moved.CalendarVersion));
        Assert.Contains(reference.Organisation.NameOf(office.Id(Old)), DueTold.Of(moved, reference, await office.EventsAsync(running))!.Steps[0].Text, StringComparison.Ordinal);

        // What is new goes by what was left: the process with its clock, hours, reminders, text.
        var (receiver, head) = (await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"), await world.OfficialAsync(Role.AgencyHead, "S-MOT"));
        await office.ActAsync<TakeUpDossier>(waiting, (u, v) => u.RunAsync(world.By(receiver), waiting, v));
        await office.ActAsync<AcceptDossier>(waiting, (u, v) => u.RunAsync(world.By(receiver), waiting, v));
        Assert.Equal("Tiếp nhận 2026-03-04T12:00", Assert.Single(await StepsAsync(world, waiting)));
        var process = (await ViewAsync(world, head, "S-MOT"))!;
        Assert.Equal((1, "837/QĐ-UBND", Day, Unit), (process.InForce!.Number, process.InForce.DecisionNumber!, process.InForce.InForceFrom!.Value, process.Plan.Step("s3")!.What.Unit));
        foreach (var part in new[] { "S-MOT", "S-HAI" })
        {
            Assert.Equal("dv", reference.CalendarOf(office.Id(part))!.Version.Split('+')[1][..2]);
            Assert.True(reference.CalendarOf(office.Id(part))!.IsWorkingDay(new(2026, 3, 7)));
            Assert.Equal(OneStep.Steps.Count, reference.RemindersOf(office.Id(part), ReminderAbout.Due)!.Steps.Count);
            Assert.Equal("Của sở cũ", reference.MessageTextOf(office.Id(part), MessageKind.NotAccepted, Day).Mail);
        }

        var refused = await office.SubmitAsync("S-MOT");
        await office.ActAsync<TakeUpDossier>(refused, (u, v) => u.RunAsync(world.By(receiver), refused, v));
        await office.ActAsync<RejectIntake>(refused, (u, v) => u.RunAsync(world.By(receiver), refused, v, "Sai nơi nộp", "Điều 2"));
        Assert.Contains("Của sở cũ: Sai nơi nộp", await LetterOfAsync(world, refused), StringComparison.Ordinal);
        await LedgerAsync(world);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_one_process_of_merged_bodies_goes_on_with_its_units_led_to_their_successors_and_what_they_do_differently_is_decided_anew(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        await ProcessAsync(world, Old, Usual);
        await CalendarAsync(world, Old);
        await LetterAsync(world, Old, "Của sở cũ: {ly_do}");
        await LetterAsync(world, Other, "Của cục: {ly_do}");
        var running = await office.AcceptAsync(Old);
        await office.TransferAsync(running);
        var waiting = await office.SubmitAsync(Old);
        Assert.StartsWith("Thẩm định", (await StepsAsync(world, running))[^1], StringComparison.Ordinal);
        var merge = office.Merge(Day, Old, Other) with
        {
            DecisionDate = new(2026, 3, 2),
            Units = new Dictionary<Guid, string> { [office.Id(Unit)] = office.Id("BKHCN-SHTT-NH").ToString() },
        };
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(merge));
        Assert.Equal(
            ["GoesOn Process " + World.Procedure, "ToDecide Calendar ", $"ToDecide LetterText {Set}/Refusal"],
            (await ListedAsync(world, office)).Select(t => $"{t.Outcome} {t.Kind} {t.Key}"));
        world.Clock.SetLocal("2026-03-04T08:00");
        await office.CarryOutAsync();

        // The step of a running dossier is that of the unit that has taken its unit's place.
        var (specialist, head) = (await office.Async(Old, Role.Specialist), await office.Async(Old, Role.AgencyHead));
        Assert.Equal(office.Id("BKHCN-SHTT-NH"), (await world.DossierAsync(running)).HolderUnitId);
        await office.ActAsync<ProposeDecision>(running, async (u, v) => await u.RunAsync(world.By(specialist), running, v, new(ProposalKind.Grant, "Hồ sơ đủ điều kiện.", DraftUploadId: await world.ResultDraftAsync(specialist))));
        await office.ActAsync<ReturnStep>(running, (u, v) => u.RunAsync(world.By(head), running, v, "Sửa căn cứ"));
        Assert.Equal(["Tiếp nhận", "Thẩm định", "Ký duyệt", "Thẩm định"], (await StepsAsync(world, running)).Select(s => s[..s.LastIndexOf(' ')]).Where(s => s != "Phân công"));
        var receiver = await office.Async(Old, Role.Receiver);
        await office.ActAsync<TakeUpDossier>(waiting, (u, v) => u.RunAsync(world.By(receiver), waiting, v));
        await office.ActAsync<AcceptDossier>(waiting, (u, v) => u.RunAsync(world.By(receiver), waiting, v));
        Assert.StartsWith("Tiếp nhận", Assert.Single(await StepsAsync(world, waiting)), StringComparison.Ordinal);
        Assert.Equal("BKHCN-SHTT-NH", (await ViewAsync(world, head, New))!.Plan.Step("s3")!.What.Unit);

        var reference = await world.ReferenceAsync();
        Assert.Equal(reference.CurrentCalendar, reference.CalendarOf(office.Id(New)));
        await using var db = world.Database.Open();
        Assert.False(await db.LetterTemplates.AnyAsync(t => t.AgencyId == office.Id(New)));
        await LedgerAsync(world);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_several_processes_none_is_chosen_and_a_draft_is_begun_from_any_of_them(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        await ProcessAsync(world, Old, Usual);
        await ProcessAsync(world, Other, Step("Xem xét", 2, at: "BKHCN-SHTT-NH"));
        var (waiting, own) = (await office.SubmitAsync(Old), await world.OfficialAsync(Role.ProcedureController, Old));
        var merge = office.Merge(Day, Old, Other) with { DecisionDate = new(2026, 3, 2) };
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(merge));
        Assert.Equal([Continuation.ToDecide], (await ListedAsync(world, office)).Select(t => t.Outcome));
        world.Clock.SetLocal("2026-03-04T08:00");
        await office.CarryOutAsync();

        var receiver = await office.Async(Old, Role.Receiver);
        await office.ActAsync<TakeUpDossier>(waiting, (u, v) => u.RunAsync(world.By(receiver), waiting, v));
        await office.ActAsync<AcceptDossier>(waiting, (u, v) => u.RunAsync(world.By(receiver), waiting, v));
        Assert.Empty(await StepsAsync(world, waiting));
        var controller = await office.TodayAsync(own);
        var view = (await ViewAsync(world, controller, New))!;
        Assert.Null(view.Shown);
        Assert.Equal([Other, Old], view.Sources.Select(u => u.Code).Order(StringComparer.Ordinal));
        Assert.Equal([New, Other, Old], (await world.Do<ReadProcesses, IReadOnlyList<Data.Organisation.Unit>>(u => u.BodiesAsync(controller))).Select(u => u.Code));
        Assert.Equal((6, false), await ViewAsync(world, controller, Old) is { } theirs ? (theirs.Plan.Steps.Count(), theirs.MayWrite) : default);

        var draft = Done(await world.Do<StartProcess, ProcessOutcome>(u => u.CopyAsync(world.By(controller), New, World.Procedure, Other)));
        Done(await world.ApproveAsync(controller, Decision(draft, "2026-03-04", "2026-03-04") with { Body = New }));
        view = (await ViewAsync(world, controller, New))!;
        Assert.Equal((1, "Xem xét", "BKHCN-SHTT-NH"), (view.InForce!.Number, view.Plan.Steps.Single().What.Name, view.Plan.Steps.Single().What.Unit));
        await LedgerAsync(world);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_body_that_is_there_goes_on_as_it_is_and_takes_over_only_a_process_it_lacks(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        await ProcessAsync(world, Old, Usual);
        await RemindersAsync(world, Old);
        var merge = office.Merge(Day, Old) with { DecisionDate = new(2026, 3, 2), Targets = [new(office.Id(Other))] };
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(merge));
        Assert.Equal(["GoesOn Process", "OwnHolds Reminders"], (await ListedAsync(world, office)).Select(t => $"{t.Outcome} {t.Kind}"));
        await ProcessAsync(world, Other, Step("Xem xét", 2));
        Assert.Equal(["OwnHolds Process", "OwnHolds Reminders"], (await ListedAsync(world, office)).Select(t => $"{t.Outcome} {t.Kind}"));
        world.Clock.SetLocal("2026-03-04T08:00");
        await office.CarryOutAsync();
        Assert.Equal(["Xem xét"], (await ViewAsync(world, await world.OfficialAsync(Role.AgencyHead, Other), Other))!.Plan.Steps.Select(s => s.What.Name));
        Assert.False((await world.ReferenceAsync()).HasOwnReminders(office.Id(Other), ReminderAbout.Due));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_version_of_a_later_day_goes_on_with_its_day_and_the_numbers_go_on_where_the_body_had_come_to(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        await ProcessAsync(world, Old, Step("Xem xét", 2));
        var (mine, theirs) = (await world.OfficialAsync(Role.ProcedureController, Old), await world.OfficialAsync(Role.ProcedureController, Other));
        var later = Done(await world.Do<StartProcess, ProcessOutcome>(u => u.RunAsync(world.By(mine), Old, World.Procedure)));
        later = Done(await world.Do<ChangeProcess, ProcessOutcome>(u => u.RunAsync(world.By(mine), new(Old, World.Procedure, later.Number, later.Version, new ProcessEdit.ChangeStep("s1", Step("Thẩm định", 3), null)))));
        Done(await world.ApproveAsync(mine, Decision(later, "2026-03-20")));
        var draft = Done(await world.Do<StartProcess, ProcessOutcome>(u => u.RunAsync(world.By(theirs), Other, World.Procedure)));
        Done(await world.Do<DiscardProcess, ProcessOutcome>(u => u.RunAsync(world.By(theirs), Other, World.Procedure, draft.Number, draft.Version)));
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(office.Merge(Day, Old) with { DecisionDate = new(2026, 3, 2), Targets = [new(office.Id(Other))] }));
        Assert.Equal([Continuation.GoesOn], (await ListedAsync(world, office)).Select(t => t.Outcome));
        world.Clock.SetLocal("2026-03-04T08:00");
        await office.CarryOutAsync();

        await using var db = world.Database.Open();
        var there = await db.ProcessVersions.Where(p => p.AgencyId == office.Id(Other) && p.State == ProcessState.Approved).OrderBy(p => p.Number).ToListAsync();
        Assert.Equal([(2, Day), (3, new DateOnly(2026, 3, 20))], there.Select(p => (p.Number, p.InForceFrom!.Value)));
        var head = await world.OfficialAsync(Role.AgencyHead, Other);
        foreach (var (local, number, name) in new[] { ("2026-03-19T08:00", 2, "Xem xét"), ("2026-03-20T08:00", 3, "Thẩm định") })
        {
            world.Clock.SetLocal(local);
            var view = (await ViewAsync(world, head, Other))!;
            Assert.Equal((number, name), (view.InForce!.Number, view.Plan.Steps.Single().What.Name));
        }

        await LedgerAsync(world);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_draft_of_the_body_itself_is_the_next_word(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        await ProcessAsync(world, Old, Usual);
        var theirs = await world.OfficialAsync(Role.ProcedureController, Other);
        var draft = Done(await world.Do<StartProcess, ProcessOutcome>(u => u.RunAsync(world.By(theirs), Other, World.Procedure)));
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(office.Merge(Day, Old) with { DecisionDate = new(2026, 3, 2), Targets = [new(office.Id(Other))] }));
        Assert.Equal([Continuation.ToDecide], (await ListedAsync(world, office)).Select(t => t.Outcome));
        world.Clock.SetLocal("2026-03-04T08:00");
        await office.CarryOutAsync();

        await using var db = world.Database.Open();
        var only = Assert.Single(await db.ProcessVersions.Where(p => p.AgencyId == office.Id(Other)).ToListAsync());
        Assert.Equal((draft.Number, ProcessState.Draft), (only.Number, only.State));
    }

    private static readonly EqualityComparer<Inherited> Same = EqualityComparer<Inherited>.Create((a, b) => (a! with { From = [] }) == (b! with { From = [] }) && a.From.SequenceEqual(b.From));

    private static async Task<IReadOnlyList<Inherited>> ListedAsync(World world, Reorganised office) =>
        Assert.Single(await world.Do<ReadReorganisations, IReadOnlyList<ReadReorganisations.Row>>(u => u.RunAsync(office.Administrator, VietnamTime.DayOf(world.Clock.Now)))).Inherited;

    private static Task<ReadProcesses.View?> ViewAsync(World world, Actor who, string body) =>
        world.Do<ReadProcesses, ReadProcesses.View?>(u => u.OneAsync(who, body, World.Procedure, null, world.Clock.Now));

    private static async Task ProcessAsync(World world, string body, params IReadOnlyList<StepFields> steps)
    {
        var controller = await world.OfficialAsync(Role.ProcedureController, body);
        var draft = Done(await world.Do<StartProcess, ProcessOutcome>(u => u.RunAsync(world.By(controller), body, World.Procedure)));
        foreach (var (i, step) in steps.Index())
        {
            draft = Done(await world.Do<ChangeProcess, ProcessOutcome>(u => u.RunAsync(
                world.By(controller), new(body, World.Procedure, draft.Number, draft.Version, new ProcessEdit.AddStep(new(null, i == 0 ? null : $"s{i}"), step)))));
        }

        Done(await world.ApproveAsync(controller, Decision(draft) with { Body = body }));
    }

    /// <summary>Saturdays are worked, too.</summary>
    private static async Task CalendarAsync(World world, string body)
    {
        var hours = new WorkingHours(new(8, 0), new(12, 0), new(13, 0), new(17, 0));
        var week = new UnitChange(UnitChangeKind.Week, new(2026, 3, 2), [.. new WorkingHours?[] { hours, hours, hours, hours, hours, hours, null }.Select(TypedHours.Of)], "Làm cả thứ Bảy");
        var admin = await world.OfficialAsync(Role.Administrator, body);
        Assert.IsType<AnnounceUnitCalendar.Outcome.Done>(await world.Do<AnnounceUnitCalendar, AnnounceUnitCalendar.Outcome>(u => u.RunAsync(world.By(admin), new(body, 0, week, "1/TB", new(2026, 3, 1)))));
    }

    private static async Task RemindersAsync(World world, string body)
    {
        var admin = await world.OfficialAsync(Role.Administrator, body);
        Assert.IsType<SaveReminders.Outcome.Done>(await world.Do<SaveReminders, SaveReminders.Outcome>(u => u.RunAsync(world.By(admin), body, 0, ReminderAbout.Due, OneStep)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Templates_of_results_go_on_at_who_takes_the_place_unless_those_taken_over_contradict_each_other(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        await TemplateAsync(world, Old, ProposalKind.Grant, "Giấy phép");
        await TemplateAsync(world, Other, ProposalKind.Grant, "Giấy phép");
        await TemplateAsync(world, Old, ProposalKind.Refuse, "Văn bản của sở");
        await TemplateAsync(world, Other, ProposalKind.Refuse, "Văn bản của cục");
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(office.Merge(Day, Old, Other) with { DecisionDate = new(2026, 3, 2), Units = new Dictionary<Guid, string> { [office.Id(Unit)] = office.Id("BKHCN-SHTT-NH").ToString() } }));
        world.Clock.SetLocal("2026-03-04T08:00");
        await office.CarryOutAsync();

        var writer = await world.OfficialAsync(Role.ProcedureController, New);
        Assert.Equal(("Giấy phép", null), ((await ViewOfAsync(ProposalKind.Grant)).Lent?.Title, (await ViewOfAsync(ProposalKind.Refuse)).Lent));
        var line = Assert.Single(await world.Do<ReadResultTemplates, IReadOnlyList<ReadResultTemplates.Line>>(u => u.ListAsync(writer, world.Clock.Now)));
        Assert.Equal((New, World.Procedure, ProposalKind.Grant, 1, true), (line.Body.Code, line.Procedure, line.Kind, line.InForce, line.Left!.Code is Old or Other));
        await TemplateAsync(world, New, ProposalKind.Refuse, "Văn bản mới", new(2026, 3, 4));
        Assert.Equal(("Văn bản mới", null), await ViewOfAsync(ProposalKind.Refuse) is var own ? (own.InForce?.Title, own.Lent) : default);

        async Task<ReadResultTemplates.View> ViewOfAsync(ProposalKind kind) =>
            (await world.Do<ReadResultTemplates, ReadResultTemplates.View?>(u => u.RunAsync(writer, New, World.Procedure, kind, world.Clock.Now)))!;
    }

    private static async Task TemplateAsync(World world, string body, ProposalKind kind, string title, DateOnly? from = null)
    {
        var writer = await world.OfficialAsync(Role.ProcedureController, body);
        Assert.IsType<SaveLetterText.Outcome.Done>(await world.Do<SaveResultTemplate, SaveLetterText.Outcome>(u => u.RunAsync(
            world.By(writer), new(body, World.Procedure, kind, 0, new(title, "Nội dung", ""), from ?? new(2026, 3, 2)))));
    }

    private static async Task LetterAsync(World world, string body, string text)
    {
        var admin = await world.OfficialAsync(Role.Administrator, body);
        Assert.IsType<SaveLetterText.Outcome.Done>(await world.Do<SaveLetterText, SaveLetterText.Outcome>(u => u.RunAsync(
            world.By(admin), new(body, Set, LetterKind.Refusal, 0, new LetterText("Kính gửi", text, "", ""), new(2026, 3, 2)))));
    }

    private static async Task MessageAsync(World world, string body)
    {
        var admin = await world.OfficialAsync(Role.Administrator, body);
        Assert.IsType<SaveMessageText.Outcome.Done>(await world.Do<SaveMessageText, SaveMessageText.Outcome>(u => u.RunAsync(
            world.By(admin), new(body, MessageKind.NotAccepted, 0, new("Không tiếp nhận", "Của sở cũ", "Không tiếp nhận"), new(2026, 3, 2)))));
    }

    private static async Task<string[]> StepsAsync(World world, Guid id)
    {
        await using var db = world.Database.Open();
        var steps = await db.Dossiers.Where(d => d.Id == id).SelectMany(d => d.Steps).OrderBy(s => s.Number).ToListAsync();
        return [.. steps.Select(s => $"{s.Name} {(s.DueAt is null ? "-" : Office.Local(s.DueAt))}")];
    }

    private static async Task<string> LetterOfAsync(World world, Guid id)
    {
        await using var db = world.Database.Open();
        return (await db.Letters.SingleAsync(l => l.DossierId == id)).Content!;
    }

    private static async Task LedgerAsync(World world) =>
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
}
