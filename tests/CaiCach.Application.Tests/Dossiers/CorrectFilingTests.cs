using System.Globalization;
using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>
/// What the counter entered wrongly on Monday 02/3/2026 at 09:00, of a procedure with five working days from the arrival by post, and two in the second case.
/// </summary>
public sealed class CorrectFilingTests
{
    private static readonly PostInput Envelope = new("27/02/2026", "14:30", "26/02/2026");

    public static TheoryData<string> Engines => EveryDatabase.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Before_the_acceptance_the_receiver_corrects_and_the_time_to_answer_runs_from_the_arrival(string engine)
    {
        await using var office = await OpenAsync(engine);
        var id = await office.People.SubmitAsync(Channel.Direct, "moi");
        var entered = await office.World.DossierAsync(id);
        Assert.Equal("refused: not_your_role", Office.Describe(await CorrectAsync(office, office.People.Head, id, new(Channel.Post, "moi", Envelope))));
        Assert.Equal("refused: reason_missing", Office.Describe(await CorrectAsync(office, office.People.Receiver, id, new(Channel.Post, "moi", Envelope), " ")));

        await Office.Done(await CorrectAsync(office, office.People.Receiver, id, new(Channel.Post, "moi", Envelope)));

        // 8 working hours from Friday 27/02, 14:30: 2.5 hours that day, the rest on Monday.
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((Channel.Post, "2026-02-27T14:30", new DateOnly(2026, 2, 26)), (dossier.Channel, Office.Local(dossier.ArrivedAt), dossier.PostmarkedOn));
        Assert.StartsWith("2026-03-02T", Office.Local(dossier.IntakeDueAt), StringComparison.Ordinal);
        Assert.Equal(dossier.IntakeDueAt, dossier.DeskDueAt);
        var told = (await office.EventsAsync(id))[^1];
        var data = DossierEventData.Parse(told.Data);
        Assert.Equal(("dossier.filing_corrected", Channel.Direct, Channel.Post, entered.IntakeDueAt, dossier.IntakeDueAt), (told.Type, data.ChannelBefore, data.Channel, data.DeskDueBefore, data.DeskDue));
        Assert.Contains("trả lời việc tiếp nhận chậm nhất", DossierNotices.For(told.Type, dossier, data, told.Reason), StringComparison.Ordinal);
        Assert.DoesNotContain("Quầy chọn nhầm", DossierNotices.For(told.Type, dossier, data, told.Reason), StringComparison.Ordinal);

        // Back again: no arrival is left over.
        await Office.Done(await CorrectAsync(office, office.People.Receiver, id, new(Channel.Direct, "lai", Envelope)));
        dossier = await office.World.DossierAsync(id);
        Assert.Equal((Channel.Direct, "lai", null, null, entered.IntakeDueAt), (dossier.Channel, dossier.CaseCode, dossier.ArrivedAt, dossier.PostmarkedOn, dossier.IntakeDueAt));
        Assert.Equal((null, new DateOnly(2026, 2, 26)), (data.PostmarkedBefore, DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).PostmarkedBefore));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task After_it_the_head_corrects_the_due_date_follows_and_the_old_one_is_kept(string engine)
    {
        await using var office = await OpenAsync(engine);
        var id = await AcceptedAsync(office);
        Assert.Equal("2026-03-09T17:00", Office.Local((await office.World.DossierAsync(id)).DueAt));
        Assert.Equal("refused: not_your_role", Office.Describe(await CorrectAsync(office, office.People.Receiver, id, new(Channel.Post, "moi", Envelope))));

        await Office.Done(await CorrectAsync(office, office.People.Head, id, new(Channel.Post, "moi", Envelope)));
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal(("2026-03-06T17:00", dossier.DueAt), (Office.Local(dossier.DueAt), dossier.DueOriginalAt));
        var reference = await office.World.ReferenceAsync();
        Assert.StartsWith("Bưu chính giao hồ sơ đến lúc 14:30", DossierTimes.Explain(dossier, reference)[0].Text, StringComparison.Ordinal);
        var told = (await office.EventsAsync(id))[^1];
        var data = DossierEventData.Parse(told.Data);
        Assert.Equal(("2026-03-09T17:00", "2026-03-06T17:00", "2026-03-09T17:00"), (Office.Local(data.DueBefore), Office.Local(data.Due), Office.Local(data.RunningDueBefore)));
        Assert.Contains("Thời hạn trả kết quả", DossierNotices.For(told.Type, dossier, data, told.Reason), StringComparison.Ordinal);

        // The second case has two working days from the acceptance when it came over the desk.
        await Office.Done(await CorrectAsync(office, office.People.Head, id, new(Channel.Direct, "lai", null)));
        dossier = await office.World.DossierAsync(id);
        Assert.Equal(("2026-03-04T17:00", "lai", 2, null), (Office.Local(dossier.DueAt), dossier.CaseCode, dossier.LimitValue, dossier.ClockStartedAt));
        data = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal(("moi", "lai"), (data.CaseCodeBefore, data.CaseCode));
        await office.World.AssertRecountAsync();
        Assert.Equal("invalid: filing_same", Code(await CorrectAsync(office, office.People.Head, id, new(Channel.Direct, "lai", null))));

        // A way that nobody knows is not made up by correcting something else.
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.ExecuteUpdateAsync(set => set.SetProperty(d => d.Way, (FilingWay?)null));
        }

        Assert.Equal("invalid: filing_same", Code(await CorrectAsync(office, office.People.Head, id, new(Channel.Direct, "lai", null))));
        await Office.Done(await CorrectAsync(office, office.People.Head, id, new(Channel.Direct, "moi", null)));
        Assert.Null((await office.World.DossierAsync(id)).Way);
        await Office.Done(await CorrectAsync(office, office.People.Head, id, new(Channel.Direct, "lai", null)));
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.ExecuteUpdateAsync(set => set.SetProperty(d => d.Way, FilingWay.Counter));
        }

        // That it was handed in at the mobile one-stop moves nothing.
        await Office.Done(await CorrectAsync(office, office.People.Head, id, new(Channel.Direct, "lai", null, IsMobile: true)));
        var mobile = await office.World.DossierAsync(id);
        data = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal((FilingWay.Mobile, FilingWay.Mobile, FilingWay.Counter, null, null, null), (mobile.Way, data.Way, data.WayBefore, data.ChannelBefore, data.Due, data.DueBefore));
        Assert.Equal((dossier.DueAt, dossier.DeskDueAt), (mobile.DueAt, mobile.DeskDueAt));
        await office.World.AssertRecountAsync();
        await Office.Done(await CorrectAsync(office, office.People.Head, id, new(Channel.Post, "moi", Envelope, IsMobile: true)));
        Assert.Equal(FilingWay.Post, (await office.World.DossierAsync(id)).Way);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task What_cannot_be_is_refused_at_its_field_and_nothing_after_the_result_or_while_the_clock_stands(string engine)
    {
        await using var office = await OpenAsync(engine);
        var id = await AcceptedAsync(office);
        var head = office.People.Head;
        foreach (var (request, code) in new (CorrectFiling.Request, string)[]
        {
            (new(null, "moi", null), "channel_unknown"), (new(Channel.Online, "moi", null), "channel_online"), (new(Channel.Direct, "khong-co", null), "case_unknown"), (new(Channel.Direct, null, null), "case_unknown"),
            (new(Channel.Post, "moi", null), "arrival_wrong"), (new(Channel.Post, "moi", new("03/3/2026", "08:00", null)), "arrival_wrong"), (new(Channel.Direct, "moi", null), "filing_same"),
        })
        {
            Assert.Equal("invalid: " + code, Code(await CorrectAsync(office, head, id, request)));
        }

        office.World.Clock.SetLocal("2026-03-02T10:00");
        Assert.Equal("invalid: arrival_after_entry", Code(await CorrectAsync(office, head, id, new(Channel.Post, "moi", new("02/3/2026", "09:30", null)))));
        var version = await office.VersionAsync(id);
        await Office.Done(await CorrectAsync(office, head, id, new(Channel.Direct, "lai", null)));
        Assert.IsType<ActOutcome.Stale>(await office.Do<CorrectFiling>(u => u.RunAsync(office.By(head), id, version, new(Channel.Direct, "moi", null), "Lần nữa")));

        var suspended = await office.InAsync(BusinessState.Suspended, caseCode: "moi");
        Assert.Equal("refused: not_in_this_state", Office.Describe(await CorrectAsync(office, head, suspended, new(Channel.Direct, "lai", null))));
        var issued = await office.InAsync(BusinessState.Issued, caseCode: "moi");
        Assert.Equal("refused: not_in_this_state", Office.Describe(await CorrectAsync(office, head, issued, new(Channel.Direct, "lai", null))));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Who_was_exempted_owes_nothing_after_the_arrival_is_corrected(string engine)
    {
        await using var office = await OpenAsync(engine, """[{"name": "Phí", "kind": "phi", "amount": 300000, "when": "at_receipt", "confidence": "found", "reliefs": [{"percent": 100, "payer": "hộ nghèo", "basis": "Luật A"}]}]""");
        var id = await AcceptedAsync(office, "hộ nghèo");

        await Office.Done(await CorrectAsync(office, office.People.Head, id, new(Channel.Post, "moi", Envelope)));

        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((0, PaymentState.None, "hộ nghèo", "2026-03-06T17:00"), (dossier.FeeAmount, dossier.Payment, dossier.FeePayer, Office.Local(dossier.DueAt)));
    }

    [Theory]
    [InlineData("2026-03-02T02:00:00", false)]
    [InlineData("2026-03-02T02:00:01", true)]
    public void A_supplement_after_the_acceptance_leaves_the_start_at_the_arrival(string added, bool keeps)
    {
        var accepted = new DateTime(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);
        var dossier = new Dossier { Channel = Channel.Post, ArrivedAt = accepted.AddHours(-1), SubmittedAt = accepted, AcceptedAt = accepted };
        dossier.Papers.Add(new() { Kind = PaperKind.Supplement, AddedAt = DateTime.SpecifyKind(DateTime.Parse(added, CultureInfo.InvariantCulture), DateTimeKind.Utc) });

        Assert.Equal(keeps ? dossier.ArrivedAt : null, DossierTimes.PostalStartOf(dossier, StartRule.PostalArrival, procedure: null));
    }

    private static string Code(ActOutcome outcome) => "invalid: " + Assert.Single(Assert.IsType<ActOutcome.Invalid>(outcome).Faults.Take(1)).Code;

    private static async Task<Guid> AcceptedAsync(Office office, string? payer = null)
    {
        var id = await office.People.SubmitAsync(Channel.Direct, "moi");
        await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
        await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, payer: payer)));
        return id;
    }

    private static Task<ActOutcome> CorrectAsync(Office office, Actor who, Guid id, CorrectFiling.Request request, string reason = "Quầy chọn nhầm.") =>
        office.Now<CorrectFiling>(id, (u, v) => u.RunAsync(office.By(who), id, v, request, reason));

    private static async Task<Office> OpenAsync(string engine, string? fees = null)
    {
        var office = await Office.OpenAsync(engine);
        await using var db = office.World.Database.Open();
        foreach (var row in await db.Procedures.Where(p => p.Code == World.Procedure).ToListAsync())
        {
            var root = JsonNode.Parse(row.Document)!;
            var procedure = root["procedures"]![0]!;
            procedure["startRule"] = "postal_arrival";
            procedure["cases"] = JsonNode.Parse("""[{"code": "moi", "name": "Cấp mới"}, {"code": "lai", "name": "Cấp lại"}]""");
            foreach (var means in procedure["means"]!.AsArray())
            {
                means!["caseLimits"] = JsonNode.Parse("""[{"cases": ["lai"], "limit": {"value": 2, "unit": "working_day"}}]""");
                if (fees is not null)
                {
                    means["fees"] = JsonNode.Parse(fees);
                }
            }

            row.Document = root.ToJsonString();
        }

        await db.SaveChangesAsync();
        office.World.Get<ReferenceStore>().Forget();
        return office;
    }
}
