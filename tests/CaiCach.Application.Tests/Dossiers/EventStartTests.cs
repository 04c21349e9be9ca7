using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>A procedure whose clock starts with an event in the field: accepted on Monday 02/3/2026, 09:00, five working days from the check on site.</summary>
public sealed class EventStartTests
{
    private const string Happening = "kiểm tra thực tế tại cơ sở";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_due_date_comes_with_the_event_which_is_recorded_once_and_corrected_with_a_reason(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (people, world) = (office.People, office.World);
        var id = await office.InAsync(BusinessState.InProcess, ProposalKind.Grant);
        var waiting = await world.DossierAsync(id);
        Assert.Equal((Happening, null, null, true, false), (waiting.StartEvent, waiting.DueAt, waiting.DueOriginalAt, DossierTimes.AwaitsEvent(waiting), DossierTimes.AwaitsPayment(waiting)));
        Assert.Contains($"tính từ khi {Happening}", (await LettersAsync(office, id)).Single()!, StringComparison.Ordinal);
        Assert.Equal("refused: event_awaited", Office.Describe(await office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(people.Head), id, v))));
        Assert.Equal("refused: event_not_recorded", Office.Describe(await CorrectAsync(office, people.Head, id, "2026-03-02T09:00")));

        world.Clock.SetLocal("2026-03-05T10:00");
        Assert.Equal("refused: event_in_future", Office.Describe(await RecordAsync(office, id, "2026-03-05T10:01")));
        Assert.Equal("refused: event_before_acceptance", Office.Describe(await RecordAsync(office, id, "2026-03-02T08:59", "Ghi muộn")));
        await Office.Done(await RecordAsync(office, id, "2026-03-04T14:00"));
        var running = await world.DossierAsync(id);
        Assert.Equal(("2026-03-11T17:00", "2026-03-11T17:00", "2026-03-04T14:00"), (Office.Local(running.DueAt), Office.Local(running.DueOriginalAt), Office.Local(running.ClockStartedAt)));
        Assert.Equal(running.DueAt, running.DeskDueAt);
        var reference = await world.ReferenceAsync();
        var steps = DossierTimes.Explain(running, reference.Calendar(running.CalendarVersion)!, StartRule.FieldEvent);
        Assert.StartsWith("Kiểm tra thực tế tại cơ sở lúc 14:00", steps[0].Text, StringComparison.Ordinal);
        Assert.Equal("refused: event_not_awaited", Office.Describe(await RecordAsync(office, id, "2026-03-05T09:00")));

        Assert.Contains("not_your_role", Office.Describe(await CorrectAsync(office, people.Specialist, id, "2026-03-03T09:00")), StringComparison.Ordinal);
        await Office.Done(await CorrectAsync(office, people.Head, id, "2026-03-03T09:00"));
        var corrected = await world.DossierAsync(id);
        Assert.Equal(("2026-03-10T17:00", "2026-03-10T17:00"), (Office.Local(corrected.DueAt), Office.Local(corrected.DueOriginalAt)));
        await world.AssertRecountAsync();

        world.Clock.SetLocal("2026-03-11T08:00");
        await Office.Done(await office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(people.Head), id, v, new(LateCause.Staff, null))));
        await Office.Done(await office.IssueAsync(id, await office.VersionAsync(id)));
        Assert.Equal(Timeliness.Late, (await world.DossierAsync(id)).Timeliness);
        var told = (await office.EventsAsync(id)).Where(e => e.Type.StartsWith("dossier.start_", StringComparison.Ordinal)).Select(e => DossierNotices.For(e.Type, corrected, DossierEventData.Parse(e.Data), e.Reason)).ToList();
        Assert.Equal((2, true), (told.Count, told[0]!.Contains("hẹn trả kết quả 17:00 ngày 11/03/2026", StringComparison.Ordinal)));
        await world.AssertRecountAsync();
    }

    [Theory]
    [InlineData("2026-03-04T17:00", true)]
    [InlineData("2026-03-04T17:01", false)]
    public async Task Later_than_the_working_day_after_the_event_it_needs_a_reason(string now, bool inTime)
    {
        await using var office = await OpenAsync("sqlite");
        var id = await office.InAsync(BusinessState.InProcess);
        office.World.Clock.SetLocal(now);
        var outcome = await RecordAsync(office, id, "2026-03-03T08:00");
        if (!inTime)
        {
            Assert.Equal("refused: event_recorded_late", Office.Describe(outcome));
            outcome = await RecordAsync(office, id, "2026-03-03T08:00", "Đoàn kiểm tra về muộn");
            Assert.Equal("Đoàn kiểm tra về muộn", DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Exception);
        }

        await Office.Done(outcome);
        Assert.Equal("2026-03-10T17:00", Office.Local((await office.World.DossierAsync(id)).DueAt));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_paused_before_the_event_takes_nothing_and_what_paused_after_it_counts(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (people, world) = (office.People, office.World);
        var id = await office.InAsync(BusinessState.InProcess, ProposalKind.Supplement);
        world.Clock.SetLocal("2026-03-03T10:00");
        await Office.Done(await office.Now<AskSupplement>(id, (u, v) => u.RunAsync(office.By(people.Head), id, v, ["Bản vẽ"], "Thiếu bản vẽ", null)));
        var file = await office.FileAsync(people.Citizen);
        world.Clock.SetLocal("2026-03-05T10:00");
        await Office.Done(await office.Now<HandInSupplement>(id, (u, v) => u.RunAsync(office.By(people.Citizen), id, v, [new("", file)])));
        await Office.Done(await office.Now<ReceiveSupplement>(id, (u, v) => u.RunAsync(office.By(people.Receiver), id, v)));
        Assert.True(DossierTimes.AwaitsEvent(await world.DossierAsync(id)));
        await world.AssertRecountAsync();

        // The event lies in the pause: five working days from 04/3 are 11/3, and of the pause 05/3 is left.
        await Office.Done(await RecordAsync(office, id, "2026-03-04T14:00"));
        Assert.Equal("2026-03-12T17:00", Office.Local((await world.DossierAsync(id)).DueAt));
        await Office.Done(await CorrectAsync(office, people.Head, id, "2026-03-05T10:00"));
        Assert.Equal("2026-03-12T17:00", Office.Local((await world.DossierAsync(id)).DueAt));
        await Office.Done(await CorrectAsync(office, people.Head, id, "2026-03-02T09:00"));
        Assert.Equal(("2026-03-11T17:00", "2026-03-09T17:00"), (Office.Local((await world.DossierAsync(id)).DueAt), Office.Local((await world.DossierAsync(id)).DueOriginalAt)));
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_ends_before_the_event_has_used_nothing_of_its_limit_and_is_on_time(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (stopped, refused) = (await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.InProcess, ProposalKind.Refuse));
        office.World.Clock.SetLocal("2026-06-01T09:00");
        await Office.Done(await office.Now<StopDossier>(stopped, (u, v) => u.RunAsync(office.By(office.People.Head), stopped, v, "Không còn thuộc thẩm quyền", "Điều 6")));
        await Office.Done(await office.Now<DecideDossier>(refused, (u, v) => u.RefuseAsync(office.By(office.People.Head), refused, v, "Không đủ điều kiện", "Điều 5")));
        await Office.Done(await office.IssueAsync(refused, await office.VersionAsync(refused)));
        foreach (var id in new[] { stopped, refused })
        {
            var ended = await office.World.DossierAsync(id);
            Assert.Equal((null, Timeliness.OnTime, "[]"), (ended.DueAt, ended.Timeliness, ended.Pauses));
        }

        await office.World.AssertRecountAsync();
    }

    private static async Task<Office> OpenAsync(string engine)
    {
        var office = await Office.OpenAsync(engine);
        await StartWithEventAsync(office.World, World.Procedure);
        return office;
    }

    /// <summary>From now the clock of a procedure starts with the check on site.</summary>
    internal static async Task StartWithEventAsync(World world, string procedure)
    {
        await using var db = world.Database.Open();
        foreach (var row in await db.Procedures.Where(p => p.Code == procedure).ToListAsync())
        {
            var root = JsonNode.Parse(row.Document)!;
            (root["procedures"]![0]!["startRule"], root["procedures"]![0]!["startEvent"]) = ("field_event", Happening);
            row.Document = root.ToJsonString();
        }

        await db.SaveChangesAsync();
        world.Get<ReferenceStore>().Forget();
    }

    private static async Task<IReadOnlyList<string?>> LettersAsync(Office office, Guid id)
    {
        await using var db = office.World.Database.Open();
        return await db.Letters.Where(l => l.DossierId == id).Select(l => l.Content).ToListAsync();
    }

    private static Task<ActOutcome> RecordAsync(Office office, Guid id, string local, string? because = null) =>
        office.Now<RecordStart>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, Utc(local), "05/BB-KT", because));

    private static Task<ActOutcome> CorrectAsync(Office office, Actor who, Guid id, string local) =>
        office.Now<RecordStart>(id, (u, v) => u.CorrectAsync(office.By(who), id, v, Utc(local), "05/BB-KT", "Biên bản ghi ngày khác"));

    private static DateTime Utc(string local) => VietnamTime.ToUtc(DateTime.ParseExact(local, "yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));
}
