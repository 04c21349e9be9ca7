using System.Text.Json.Nodes;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Outages;
using CaiCach.Application.Reference;
using CaiCach.Application.Tests.Outages;
using CaiCach.Application.Tests.Processes;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Outages;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Dossiers received on paper during an outage of Monday 02/3/2026, 08:00 to 16:00, entered on Wednesday 04/3 at 09:00; the procedure has five working days.</summary>
public sealed class LateEntryTests
{
    private static readonly LateEntryInput Paper = new("02/3/2026", "10:15", " pg-07 ", "Hệ thống ngừng");

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_clock_starts_with_the_reception_on_paper_and_both_times_and_the_outage_are_kept(string engine)
    {
        await using var office = await OpenAsync(engine);
        var id = Filed(await FileAsync(office, Paper));
        await TakeUpAsync(office, id);
        var preview = await office.World.Do<PreviewAcceptance, PreviewAcceptance.Preview>(async u => await u.RunAsync(await office.World.DossierAsync(id), office.World.Clock.Now));
        await AcceptAsync(office, id);

        var dossier = await office.World.DossierAsync(id);
        Assert.Equal(("2026-03-09T17:00", dossier.DueAt, dossier.DueAt), (Office.Local(dossier.DueAt), dossier.DueOriginalAt, preview.DueAt));
        Assert.Equal(("2026-03-02T10:15", "2026-03-04T09:00", "2026-03-04T09:00", "PG-07"), (Office.Local(dossier.PaperReceivedAt), Office.Local(dossier.SubmittedAt), Office.Local(dossier.AcceptedAt), dossier.PaperSlip));

        // Answered on the day it was entered: nothing was late, and it goes on within the hours of that day.
        Assert.Equal(("2026-03-04T17:00", "2026-03-04T17:00"), (Office.Local(dossier.IntakeDueAt), Office.Local(dossier.DeskDueAt)));
        var reference = await office.World.ReferenceAsync();
        Assert.StartsWith("Nhận trên giấy do sự cố hệ thống lúc 10:15", DossierTimes.Explain(dossier, reference)[0].Text, StringComparison.Ordinal);
        Assert.Equal(preview.Steps[0].Text, DossierTimes.Explain(dossier, reference)[0].Text);
        var events = await office.EventsAsync(id);
        var submitted = DossierEventData.Parse(events[0].Data);
        Assert.Equal(("Hệ thống ngừng", dossier.SubmittedAt, new DossierEventData.EnteredLater(dossier.OutageId!.Value, dossier.PaperReceivedAt!.Value, "PG-07")), (events[0].Reason, events[0].At, submitted.LateEntry));
        Assert.DoesNotContain(events, e => DossierEventData.Parse(e.Data).IntakeLate == true);

        await using var db = office.World.Database.Open();
        var letter = LetterContent.Parse((await db.Letters.SingleAsync(l => l.DossierId == id && l.Kind == LetterKind.Acceptance)).Content!);
        Assert.Contains(letter.Notes, note => note.TextOf(0) == "Nhập bù do sự cố hệ thống: nhận trên giấy lúc 10:15 02/03/2026, số phiếu giấy PG-07.");
        Assert.Contains(letter.Blocks, block => block.TextOf(0).Contains("10:15 02/03/2026", StringComparison.Ordinal));

        // Reports count it on the day of its entry.
        var accepted = await db.MeasureEntries.SingleAsync(m => m.RecordId == id && m.Measure == MeasureCodes.AcceptedDirect);
        Assert.Equal(new DateOnly(2026, 3, 4), accepted.Day);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_has_its_result_the_same_day_goes_by_the_hour_on_the_paper(string engine)
    {
        await using var office = await OpenAsync(engine);
        await SetAsync(office, procedure => procedure["means"]!.AsArray().Single(m => (string)m!["channel"]! == "direct")!["limit"] = new JsonObject { ["value"] = 0, ["unit"] = "same_day_15h" });
        foreach (var (time, slip, due) in new[] { ("15:00", "A", "2026-03-02T17:00"), ("15:01", "B", "2026-03-03T17:00") })
        {
            var id = Filed(await FileAsync(office, Paper with { ReceivedTime = time, Slip = slip }));
            await TakeUpAsync(office, id);
            await AcceptAsync(office, id);
            Assert.Equal(due, Office.Local((await office.World.DossierAsync(id)).DueAt));
        }

        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_not_complete_counts_from_the_acceptance_and_what_waits_for_its_fee_from_the_payment(string engine)
    {
        await using var office = await OpenAsync(engine);
        var asked = Filed(await FileAsync(office, Paper));
        await TakeUpAsync(office, asked);
        await Office.Done(await office.Now<AskIntakeSupplement>(asked, (u, v) => u.RunAsync(office.By(office.People.Receiver), asked, v, new(["Đơn có chữ ký"], "Thiếu chữ ký", null))));
        var file = await office.FileAsync(office.People.Receiver);
        await Office.Done(await office.Now<ResubmitDossier>(asked, (u, v) => u.RunAsync(office.By(office.People.Receiver), asked, v, [new("C1", file)])));
        await AcceptAsync(office, asked);
        Assert.Equal(("2026-03-11T17:00", null), await office.World.DossierAsync(asked) is { } d ? (Office.Local(d.DueAt), d.ClockStartedAt) : default);

        await SetAsync(office, procedure =>
        {
            procedure["startRule"] = "acceptance_and_payment";
            procedure["means"]!.AsArray().Single(m => (string)m!["channel"]! == "direct")!["fees"] = new JsonArray(new JsonObject { ["name"] = "Phí", ["kind"] = "phi", ["amount"] = 100_000, ["when"] = "before_result", ["confidence"] = "found" });
        });
        var owing = Filed(await FileAsync(office, Paper with { Slip = "B" }));
        await TakeUpAsync(office, owing);
        await AcceptAsync(office, owing);
        Assert.Equal((null, null), await office.World.DossierAsync(owing) is { } waits ? (waits.DueAt, waits.ClockStartedAt) : default);
        await Office.Done(await office.Now<SettleFee>(owing, (u, v) => u.PaidAsync(office.By(office.People.Receiver), owing, v, "BL-1")));
        Assert.Equal("2026-03-11T17:00", Office.Local((await office.World.DossierAsync(owing)).DueAt));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_first_of_several_stages_starts_with_the_reception_on_paper(string engine)
    {
        await using var office = await Office.OpenAsync(engine, "2026-11-30T09:00");
        await OutageAsync(office, "2026-11-27");
        var receiver = await office.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC");
        var papers = new List<PaperInput>();
        foreach (var component in (await office.World.ReferenceAsync()).LatestProcedure("SAMPLE.KD")!.Components.Where(c => c.Mandatory))
        {
            papers.Add(new(component.Code, (await office.World.UploadAsync(receiver, "%PDF-1.4 " + component.Code)).Id));
        }

        var request = await RequestAsync(office, Paper with { ReceivedOn = "27/11/2026" }) with { ProcedureCode = "SAMPLE.KD", AgencyCode = "BKHCN-SHTT", Papers = papers };
        var id = Filed(await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.By(receiver), request)));
        await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(receiver), id, v)));
        await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(receiver), id, v, 0)));

        // A month ends on Sunday 27/12, so on the Monday after it.
        await using var db = office.World.Database.Open();
        var dossier = await db.Dossiers.Include(d => d.Stages).SingleAsync(d => d.Id == id);
        var stage = Assert.Single(dossier.Stages);
        Assert.Equal(("2026-12-28T17:00", "2026-11-27T10:15", "2026-11-27T10:15"), (Office.Local(dossier.DueAt), Office.Local(stage.StartedAt), Office.Local(dossier.ClockStartedAt)));
        Assert.StartsWith("Nhận trên giấy do sự cố hệ thống", DossierTimes.Explain(dossier, await office.World.ReferenceAsync())[0].Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_cannot_be_is_told_at_its_field_and_nobody_else_enters_afterwards(string engine)
    {
        await using var office = await OpenAsync(engine);
        foreach (var (paper, faults) in new (LateEntryInput, string[])[]
        {
            (Paper with { ReceivedTime = "07:59" }, ["lateReceivedOn late_outside_outage"]),
            (Paper with { ReceivedTime = "16:01" }, ["lateReceivedOn late_outside_outage"]),
            (Paper with { ReceivedOn = "04/3/2026", ReceivedTime = "09:01" }, ["lateReceivedTime late_in_future"]),
            (new("hôm qua", "25:00", " ", ""), ["lateReceivedOn late_day_wrong", "lateReceivedTime late_time_wrong", "lateSlip slip_wrong", "lateReason late_reason_wrong"]),
            (Paper with { Slip = new string('9', 41) }, ["lateSlip slip_wrong"]),
        })
        {
            Assert.Equal(faults, Assert.IsType<SubmitDossier.Outcome.Invalid>(await FileAsync(office, paper)).Faults.Select(f => $"{f.Field} {f.Code}"));
        }

        var post = await RequestAsync(office, Paper) with { Channel = Channel.Post, Post = new("02/3/2026", "10:15", null) };
        Assert.Equal("channel late_not_direct", Assert.IsType<SubmitDossier.Outcome.Invalid>(await SendAsync(office, post)).Faults.Select(f => $"{f.Field} {f.Code}").Single());
        var own = await office.World.RequestAsync(office.People.Citizen) with { LateEntry = Paper };
        Assert.IsType<SubmitDossier.Outcome.Invalid>(await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.By(office.People.Citizen), own)));
        Assert.IsType<SubmitDossier.Outcome.NotAllowed>(await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.By(office.People.Citizen), own with { Channel = Channel.Direct })));

        // The fifth working day after the outage is Monday 09/3.
        office.World.Clock.SetLocal("2026-03-09T17:00");
        Filed(await FileAsync(office, Paper with { ReceivedTime = "16:00" }));
        office.World.Clock.SetLocal("2026-03-09T17:01");
        Assert.Equal("late_too_late", Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(await FileAsync(office, Paper with { Slip = "B" })).Faults).Code);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_slip_is_entered_once_however_many_try_and_the_same_form_again_gets_its_answer(string engine)
    {
        await using var office = await OpenAsync(engine);
        var requests = new List<SubmitDossier.Request>();
        for (var i = 0; i < 4; i++)
        {
            requests.Add(await RequestAsync(office, Paper with { Slip = i % 2 == 0 ? "pg-07" : "PG-07 " }));
        }

        var outcomes = await Task.WhenAll(requests.Select((request, i) => SendAsync(office, request, $"k{i}")));
        var winner = Assert.Single(outcomes.OfType<SubmitDossier.Outcome.Submitted>());
        Assert.All(outcomes.OfType<SubmitDossier.Outcome.Invalid>(), o => Assert.Equal(("lateSlip", $"Phiếu giấy số này đã được nhập bù thành hồ sơ {winner.RequestNumber}."), o.Faults.Select(f => (f.Field, f.Text)).Single()));
        var at = Array.IndexOf(outcomes, winner);
        var again = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SendAsync(office, requests[at], $"k{at}"));
        Assert.Equal((winner.Id, true), (again.Id, again.Again));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task It_goes_by_the_version_of_the_day_on_paper_and_a_slip_is_known_in_an_outage_at_the_same_time(string engine)
    {
        await using var office = await OpenAsync(engine);
        var before = (await office.World.ReferenceAsync()).LatestProcedure(World.Procedure)!.Version;
        await office.World.AddVersionAsync(9, "2026-03-03", isPublic: true);
        var id = Filed(await FileAsync(office, Paper));
        Assert.Equal(before, (await office.World.DossierAsync(id)).ProcedureVersion);

        await OutageAsync(office, "2026-03-02");
        Assert.Equal("lateSlip slip_taken", Assert.IsType<SubmitDossier.Outcome.Invalid>(await FileAsync(office, Paper with { ReceivedTime = "11:00" })).Faults.Select(f => $"{f.Field} {f.Code}").Single());
        await OutageAsync(office, "2026-03-03");
        var next = Filed(await FileAsync(office, Paper with { ReceivedOn = "03/3/2026" }));
        Assert.Equal(before + 1, (await office.World.DossierAsync(next)).ProcedureVersion);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Those_who_keep_watch_see_what_was_entered_afterwards_within_their_sight_and_it_stays_a_filing_at_the_counter(string engine)
    {
        await using var office = await OpenAsync(engine);
        var id = Filed(await FileAsync(office, Paper));
        await office.People.SubmitAsync(Channel.Direct);
        foreach (var (role, unit, count) in new[]
        {
            (Role.AgencyHead, World.Agency, 1), (Role.ProcedureController, "BKHCN", 1), (Role.OneStopDirector, "SKHCN-QT-MC", 1), (Role.Receiver, "SKHCN-QT-MC", 0), (Role.AgencyHead, "UBND-QT", 0),
        })
        {
            var reader = await office.World.OfficialAsync(role, unit);
            var page = await office.World.Do<ListLateEntries, ListLateEntries.Page>(u => u.RunAsync(reader));
            Assert.Equal((role, unit, count, count), (role, unit, page.Rows.Count, page.All));
            Assert.All(page.Rows, row => Assert.Equal((id, "PG-07", "Hệ thống ngừng", office.People.Receiver.Name), (row.Id, row.Slip, row.Reason, row.EnteredBy)));
        }

        await TakeUpAsync(office, id);
        var outcome = await office.Now<CorrectFiling>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, new(Channel.Post, null, new("02/3/2026", "10:15", null)), "Ghi nhầm"));
        Assert.Equal("channel_late_entry", Assert.Single(Assert.IsType<ActOutcome.Invalid>(outcome).Faults).Code);
    }

    private static async Task<Office> OpenAsync(string engine)
    {
        var office = await Office.OpenAsync(engine, "2026-03-04T09:00");
        await OutageAsync(office, "2026-03-02");
        return office;
    }

    private static async Task OutageAsync(Office office, string day)
    {
        var admin = await OutageTests.AdminAsync(office.World);
        var request = new AnnounceOutage.Request(Guid.CreateVersion7(), OutageKind.Incident, OutageParts.Whole, OutageTests.At(day + "T08:00"), OutageTests.At(day + "T12:00"), "Máy chủ ngừng");
        Assert.IsType<OutageOutcome.Done>(await office.World.Do<AnnounceOutage, OutageOutcome>(u => u.RunAsync(office.By(admin), request)));
        Assert.IsType<OutageOutcome.Done>(await office.World.Do<HandleOutage, OutageOutcome>(u => u.EndAsync(office.By(admin), request.Id, 1, OutageTests.At(day + "T16:00"))));
    }

    private static async Task SetAsync(Office office, Action<JsonNode> change)
    {
        await using var db = office.World.Database.Open();
        foreach (var row in await db.Procedures.Where(p => p.Code == World.Procedure).ToListAsync())
        {
            var root = JsonNode.Parse(row.Document)!;
            change(root["procedures"]![0]!);
            row.Document = root.ToJsonString();
        }

        await db.SaveChangesAsync();
        office.World.Get<ReferenceStore>().Forget();
    }

    private static async Task<SubmitDossier.Request> RequestAsync(Office office, LateEntryInput paper) =>
        (await office.World.RequestAsync(office.People.Receiver)) with { Channel = Channel.Direct, LateEntry = paper };

    private static async Task<SubmitDossier.Outcome> FileAsync(Office office, LateEntryInput paper) => await SendAsync(office, await RequestAsync(office, paper));

    private static Task<SubmitDossier.Outcome> SendAsync(Office office, SubmitDossier.Request request, string? key = null) =>
        office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.World.By(office.People.Receiver, key), request));

    private static Guid Filed(SubmitDossier.Outcome outcome) =>
        outcome is SubmitDossier.Outcome.Submitted submitted ? submitted.Id
            : throw new InvalidOperationException(outcome is SubmitDossier.Outcome.Invalid invalid ? string.Join(", ", invalid.Faults.Select(f => $"{f.Field} {f.Code}")) : outcome.ToString());

    private static async Task TakeUpAsync(Office office, Guid id) => await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));

    private static async Task AcceptAsync(Office office, Guid id) => await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
}
