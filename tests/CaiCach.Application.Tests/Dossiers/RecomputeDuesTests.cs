using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Messages;
using CaiCach.Application.Outbox;
using CaiCach.Application.Reference;
using CaiCach.Application.Reference.Import;
using CaiCach.Data.Outbox;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Rule R14: a new calendar moves the due dates of open dossiers, forward only.</summary>
public sealed class RecomputeDuesTests
{
    private const string NewHoliday = "2026-03-09,Mon,holiday,Ngày nghỉ công bố muộn,,Quyết định thử nghiệm,civil_servants,final,known,,\n";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_late_holiday_moves_open_dossiers_one_day_tells_the_applicant_and_leaves_closed_ones_alone(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var open = await office.InAsync(BusinessState.InProcess);
        var paused = await office.InAsync(BusinessState.SupplementRequested);
        var closed = await office.InAsync(BusinessState.Issued);
        var waiting = await office.InAsync(BusinessState.Submitted);
        var old = (await office.World.DossierAsync(open)).CalendarVersion;
        office.World.Clock.SetLocal("2026-03-03T09:00");
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == open).ExecuteUpdateAsync(set => set.SetProperty(d => d.DelayForecastAt, office.World.Clock.Now));
        }

        await ImportAsync(office.World, NewHoliday);

        Assert.Equal(new(3, 2), await RecomputeAsync(office));
        var moved = await office.World.DossierAsync(open);
        Assert.Equal(("2026-03-10T17:00", "2026-03-09T17:00"), (Office.Local(moved.DueAt), Office.Local(moved.DueOriginalAt)));
        Assert.Equal(moved.DueAt, moved.DeskDueAt);
        Assert.Null(moved.DelayForecastAt);
        Assert.NotEqual(old, moved.CalendarVersion);
        var last = (await office.EventsAsync(open))[^1];
        var data = DossierEventData.Parse(last.Data);
        Assert.Equal((DossierEvents.DueRecomputed, "2026-03-09T17:00", "2026-03-10T17:00", moved.CalendarVersion), (last.Type, Office.Local(data.DueBefore), Office.Local(data.Due), data.Calendar));
        await using (var db = office.World.Database.Open())
        {
            Assert.Contains("10/03/2026", (await db.Outbox.SingleAsync(m => m.EventId == last.Id && m.Topic == "notice")).Payload, StringComparison.Ordinal);
        }

        var still = await office.World.DossierAsync(paused);
        Assert.Equal(("2026-03-10T17:00", "2026-03-02T09:00", "2026-04-14T17:00"), (Office.Local(still.DueAt), Office.Local(still.PausedAt), Office.Local(still.DeskDueAt)));
        Assert.Equal(still.DeskDueAt, still.SupplementLimitAt);
        Assert.Contains("Thời hạn trả kết quả: 17:00 ngày 10/03/2026", await ToldAsync(office, paused), StringComparison.Ordinal);
        Assert.Equal(("2026-03-09T17:00", old), (Office.Local((await office.World.DossierAsync(closed)).DueAt), (await office.World.DossierAsync(closed)).CalendarVersion));
        Assert.Single(await office.EventsAsync(waiting));

        var versions = (await office.VersionAsync(open), await office.VersionAsync(paused));
        Assert.Equal(new(2, 0), await RecomputeAsync(office));
        Assert.Equal(versions, (await office.VersionAsync(open), await office.VersionAsync(paused)));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_dossier_that_changed_while_the_recomputation_ran_is_told_of_after_that_change(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await ImportAsync(office.World, NewHoliday);
        var started = office.World.By(Application.Acting.Actor.System);
        office.World.Clock.Advance(TimeSpan.FromMinutes(5));
        await Office.Done(await office.Now<ProposeDecision>(id, (_, v) => office.Propose(ProposalKind.Grant)(id, v)));

        Assert.Equal(new(1, 1), await office.World.Do<RecomputeDues, RecomputeDues.Outcome>(u => u.RunAsync(started)));

        var events = await office.EventsAsync(id);
        Assert.Equal(DossierEvents.DueRecomputed, events[^1].Type);
        Assert.Equal(events[^2].At, events[^1].At);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_calendar_that_gives_less_time_takes_nothing_away(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await ImportAsync(office.World, NewHoliday);
        var id = await office.InAsync(BusinessState.InProcess);
        var before = await office.World.DossierAsync(id);
        Assert.Equal("2026-03-10T17:00", Office.Local(before.DueAt));
        office.World.Clock.SetLocal("2026-03-03T09:00");
        await ImportAsync(office.World, "");
        Assert.Equal(new(1, 0), await RecomputeAsync(office));
        var after = await office.World.DossierAsync(id);
        Assert.Equal((before.DueAt, before.Version, before.CalendarVersion), (after.DueAt, after.Version, after.CalendarVersion));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_pause_that_ends_after_a_new_calendar_is_counted_with_it_when_that_gives_more_time(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.SupplementRequested);
        office.World.Clock.SetLocal("2026-03-06T09:00");
        await ImportAsync(office.World, "2026-03-13,Fri,holiday,Ngày nghỉ công bố muộn,,Quyết định thử nghiệm,civil_servants,final,known,,\n");
        Assert.Equal(new(1, 1), await RecomputeAsync(office));
        var file = await office.FileAsync(office.People.Citizen);
        await Office.Done(await office.Now<HandInSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, [new("", file)])));
        await Office.Done(await office.Now<ReceiveSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
        Assert.Equal("2026-03-16T17:00", Office.Local((await office.World.DossierAsync(id)).DueAt));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_overdue_dossier_that_gets_time_back_is_no_longer_counted_past_due(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        office.World.Clock.SetLocal("2026-03-10T09:00");
        await ImportAsync(office.World, NewHoliday);
        Assert.Equal(new(1, 1), await RecomputeAsync(office));
        await using var db = office.World.Database.Open();
        var entries = await db.MeasureEntries.Where(m => m.RecordId == id && m.Measure == MeasureCodes.PastDue).OrderBy(m => m.Day).ThenBy(m => m.Quantity).ToListAsync();
        Assert.Equal([(new DateOnly(2026, 3, 9), 1), (new(2026, 3, 10), -1), (new(2026, 3, 10), 1)], entries.Select(e => (e.Day, e.Quantity)));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_late_holiday_moves_the_time_to_answer_to_complete_to_check_and_to_hand_over(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.World.Clock.SetLocal("2026-03-06T15:30");
        var submitted = await office.InAsync(BusinessState.Submitted);
        var asked = await office.InAsync(BusinessState.IntakeSupplement);
        var accepted = await office.InAsync(BusinessState.Accepted);
        var resubmitted = await office.InAsync(BusinessState.IntakeSupplement);
        var handedIn = await office.InAsync(BusinessState.SupplementRequested);
        office.World.Clock.SetLocal("2026-03-06T16:00");
        var file = await office.FileAsync(office.People.Citizen);
        await Office.Done(await office.Now<ResubmitDossier>(resubmitted, (u, v) => u.RunAsync(office.By(office.People.Citizen), resubmitted, v, [new("", file)])));
        await Office.Done(await office.Now<HandInSupplement>(handedIn, (u, v) => u.RunAsync(office.By(office.People.Citizen), handedIn, v, [new("", file)])));
        var inTime = await office.InAsync(BusinessState.InProcess);

        await ImportAsync(office.World, NewHoliday);
        Assert.Equal(new(6, 6), await RecomputeAsync(office));

        Assert.Equal(("2026-03-09T15:30", "2026-03-10T15:30"), await DeskMovedAsync(office, submitted, d => d.IntakeDueAt, "trả lời việc tiếp nhận"));
        Assert.Equal(("2026-03-20T17:00", "2026-03-23T17:00"), await DeskMovedAsync(office, asked, d => d.IntakeSupplementLimitAt, "bổ sung yêu cầu"));
        Assert.Equal(("2026-03-09T16:00", "2026-03-10T16:00"), await DeskMovedAsync(office, resubmitted, d => d.IntakeDueAt, "trả lời việc tiếp nhận"));
        Assert.Equal(("2026-03-09T17:00", "2026-03-10T17:00"), await DeskMovedAsync(office, accepted, d => d.DeskDueAt, "trả kết quả"));
        Assert.Equal(("2026-03-09T16:00", "2026-03-10T16:00"), await DeskMovedAsync(office, handedIn, d => d.DeskDueAt, "trả kết quả"));
        Assert.Null(DossierEventData.Parse((await office.EventsAsync(inTime))[^1].Data).DeskDue);

        Assert.Equal(new(5, 0), await RecomputeAsync(office));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_time_of_a_desk_never_moves_back(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await ImportAsync(office.World, "2026-03-03,Tue,holiday,Ngày nghỉ công bố muộn,,Quyết định thử nghiệm,civil_servants,final,known,,\n");
        var submitted = await office.InAsync(BusinessState.Submitted);
        await ImportAsync(office.World, "");
        Assert.Equal(new(1, 0), await RecomputeAsync(office));
        Assert.Equal("2026-03-04T09:00", Office.Local((await office.World.DossierAsync(submitted)).IntakeDueAt));
        Assert.Single(await office.EventsAsync(submitted));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_late_holiday_moves_the_time_of_those_asked_for_an_opinion_but_not_of_who_has_answered(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Consulting);
        await office.CallConsultedAsync();
        var answered = await office.AskedAsync(id, "SKHCN-QT-TTRA");
        await Office.Done(await office.Now<GiveOpinion>(id, (u, v) => u.RunAsync(office.By(office.Consulted), answered.Id, v, OpinionAnswer.Agree, null)));
        var waiting = await office.AskedAsync(id, "BKHCN-PC");

        office.World.Clock.SetLocal("2026-03-03T09:00");
        await ImportAsync(office.World, NewHoliday);
        await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, "Không còn nhu cầu")));
        Assert.Equal(new(1, 1), await RecomputeAsync(office));

        var moved = await office.AskedAsync(id, "BKHCN-PC");
        Assert.Equal(("2026-03-11T17:00", "2026-03-12T17:00"), (Office.Local(waiting.DueAt), Office.Local(moved.DueAt)));
        Assert.Equal(answered.DueAt, (await office.AskedAsync(id, "SKHCN-QT-TTRA")).DueAt);
        var data = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal([new(waiting.UnitId, waiting.DueAt, moved.DueAt, Consultation: waiting.Id)], data.MovedOpinions!);
        Assert.Equal("2026-03-10T17:00", Office.Local(data.Due));

        var version = await office.VersionAsync(id);
        Assert.Equal(new(1, 0), await RecomputeAsync(office));
        await ImportAsync(office.World, "");
        Assert.Equal(new(1, 0), await RecomputeAsync(office));
        Assert.Equal((version, moved.DueAt), (await office.VersionAsync(id), (await office.AskedAsync(id, "BKHCN-PC")).DueAt));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_late_holiday_moves_the_time_of_bodies_outside_the_installation_too(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (asked, sent) = (await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.InProcess));
        await OutsideBodiesTests.AskAsync(office, asked, new ConsultBodies.Body(Guid.Empty, 7, "Thuế tỉnh"));
        await Office.Done(await office.Now<SendParts>(sent, (u, v) => u.RunAsync(office.By(office.People.Specialist), sent, v, new("Cấp mã", [new(Guid.Empty, 7, "Thuế tỉnh")], []))));
        office.World.Clock.SetLocal("2026-03-03T09:00");
        await ImportAsync(office.World, NewHoliday);
        Assert.Equal(new(2, 2), await RecomputeAsync(office));
        foreach (var id in new[] { asked, sent })
        {
            var moved = await OutsideBodiesTests.AskedAsync(office, id, "Thuế tỉnh");
            Assert.Equal("2026-03-12T17:00", Office.Local(moved.DueAt));
            var told = Assert.Single(DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).MovedOpinions!);
            Assert.Equal(("Thuế tỉnh", "2026-03-11T17:00", moved.DueAt), (told.Outside, Office.Local(told.Before), told.Due));
        }

        Assert.Equal(new(2, 0), await RecomputeAsync(office));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Those_asked_by_an_earlier_version_of_the_program_get_the_days_back_that_their_due_was_counted_with(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Consulting);
        await using (var db = office.World.Database.Open())
        {
            var asked = await db.Events.SingleAsync(e => e.StreamId == id && e.Type == "dossier.consulted");
            var data = DossierEventData.Parse(asked.Data);
            var old = (data with { Consulted = [.. data.Consulted!.Select(b => b with { Days = null })] }).ToJson();
            await db.Database.ExecuteSqlRawAsync(engine == "sqlite" ? "DROP TRIGGER events_no_update" : "DROP TRIGGER events_append_only ON events");
            await db.Events.Where(e => e.Id == asked.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Data, old));
        }

        office.World.Clock.SetLocal("2026-03-03T09:00");
        await ImportAsync(office.World, NewHoliday);
        Assert.Equal(new(1, 1), await RecomputeAsync(office));
        Assert.Equal("2026-03-12T17:00", Office.Local((await office.AskedAsync(id, "BKHCN-PC")).DueAt));
        Assert.Equal("2026-03-10T17:00", Office.Local((await office.AskedAsync(id, "SKHCN-QT-TTRA")).DueAt));
    }

    /// <summary>The desk's time before and after, as the last event tells it; the dossier has the new one, and the applicant is told in these words.</summary>
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_has_to_supplement_is_told_that_the_limit_moved_though_the_due_date_did_not(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.SupplementRequested);
        await ImportAsync(office.World, "2026-03-20,Fri,holiday,Ngày nghỉ công bố muộn,,Quyết định thử nghiệm,civil_servants,final,known,,\n");
        Assert.Equal(new(1, 1), await RecomputeAsync(office));
        Assert.Equal(("2026-04-13T17:00", "2026-04-14T17:00"), await DeskMovedAsync(office, id, d => d.SupplementLimitAt, "Thời hạn bổ sung hồ sơ"));
        Assert.DoesNotContain("trả kết quả", await ToldAsync(office, id), StringComparison.Ordinal);
        var last = (await office.EventsAsync(id))[^1];
        Assert.Null(DossierEventData.Parse(last.Data).Due);
        Assert.Equal(MessageKind.SupplementLimitMoved, DossierMessages.KindOf(last.Type, await office.World.DossierAsync(id), DossierEventData.Parse(last.Data)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Receivers_are_told_that_the_time_of_their_desk_moved_and_of_a_request_taken_up_only_who_took_it_up(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.World.Clock.SetLocal("2026-03-06T15:30");
        var colleague = await office.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        var (submitted, taken, accepted, handedIn) = (await office.InAsync(BusinessState.Submitted), await office.InAsync(BusinessState.IntakeReview), await office.InAsync(BusinessState.Accepted), await office.InAsync(BusinessState.SupplementRequested));
        var file = await office.FileAsync(office.People.Citizen);
        await Office.Done(await office.Now<HandInSupplement>(handedIn, (u, v) => u.RunAsync(office.By(office.People.Citizen), handedIn, v, [new("", file)])));
        await ImportAsync(office.World, NewHoliday);
        Assert.Equal(new(4, 4), await RecomputeAsync(office));
        while (await office.World.Get<OutboxPump>().PumpAsync(office.World.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }

        await using var db = office.World.Database.Open();
        var told = await db.Notices.Where(n => n.Kind == NoticeKind.DueMoved).ToListAsync();
        var codes = new Dictionary<Guid, string>();
        foreach (var id in (Guid[])[submitted, taken, accepted, handedIn])
        {
            codes[id] = await office.World.DossierAsync(id) is var dossier ? dossier.Code ?? dossier.RequestNumber : "";
        }

        Assert.Equal($"Hạn trả lời việc tiếp nhận yêu cầu {codes[taken]} được tính lại theo lịch làm việc mới: từ 15:30 ngày 09/03/2026 thành 15:30 ngày 10/03/2026.", Text(office.People.Receiver, taken));
        Assert.Null(Text(colleague, taken));
        foreach (var receiver in (Actor[])[office.People.Receiver, colleague])
        {
            Assert.StartsWith($"Hạn trả lời việc tiếp nhận yêu cầu {codes[submitted]} được", Text(receiver, submitted), StringComparison.Ordinal);
            Assert.StartsWith($"Hạn chuyển xử lý hồ sơ {codes[accepted]} được", Text(receiver, accepted), StringComparison.Ordinal);
            Assert.StartsWith($"Hạn kiểm tra giấy tờ bổ sung của hồ sơ {codes[handedIn]} được", Text(receiver, handedIn), StringComparison.Ordinal);
        }

        string? Text(Actor reader, Guid id) => told.SingleOrDefault(n => n.AccountId == reader.Id && n.DossierId == id)?.Text;
    }

    private static async Task<string> ToldAsync(Office office, Guid id)
    {
        var last = (await office.EventsAsync(id))[^1].Id;
        await using var db = office.World.Database.Open();
        using var message = JsonDocument.Parse((await db.Outbox.SingleAsync(m => m.EventId == last && m.Topic == "notice")).Payload);
        return message.RootElement.GetProperty("Text").GetString()!;
    }

    private static async Task<(string Before, string After)> DeskMovedAsync(Office office, Guid id, Func<Data.Dossiers.Dossier, DateTime?> time, string told)
    {
        var last = (await office.EventsAsync(id))[^1];
        var data = DossierEventData.Parse(last.Data);
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((DossierEvents.DueRecomputed, data.DeskDue, data.DeskDue), (last.Type, dossier.DeskDueAt, time(dossier)));
        await using var db = office.World.Database.Open();
        using var message = JsonDocument.Parse((await db.Outbox.SingleAsync(m => m.EventId == last.Id && m.Topic == "notice")).Payload);
        Assert.Contains(told, message.RootElement.GetProperty("Text").GetString(), StringComparison.Ordinal);
        return (Office.Local(data.DeskDueBefore), Office.Local(data.DeskDue));
    }

    private static Task<RecomputeDues.Outcome> RecomputeAsync(Office office) =>
        office.World.Do<RecomputeDues, RecomputeDues.Outcome>(u => u.RunAsync(office.By(Acting.Actor.System)));

    private static async Task ImportAsync(World world, string more)
    {
        var bundle = ReferenceBundle.Read(Path.Combine(TestDatabase.Repository, "data"));
        var files = new Dictionary<string, string>(bundle.Files, StringComparer.Ordinal);
        files[ReferenceBundle.Calendar] = files[ReferenceBundle.Calendar].TrimEnd('\n') + "\n" + more;
        Assert.Empty(await world.Do<ImportReferenceData, IReadOnlyList<ImportFault>>(u => u.RunAsync(world.By(Acting.Actor.System), new(files))));
        world.Get<ReferenceStore>().Forget();
    }
}
