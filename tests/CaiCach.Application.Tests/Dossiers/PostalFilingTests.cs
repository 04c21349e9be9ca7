using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>R12: a dossier that was sent by post, entered on Monday 02/3/2026 at 09:00; the procedure has five working days.</summary>
public sealed class PostalFilingTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_time_to_answer_starts_with_the_arrival_and_the_limit_with_what_the_procedure_says(string engine)
    {
        foreach (var (rule, due, first) in new[]
        {
            ("acceptance", "2026-03-09T17:00", "Tiếp nhận lúc 09:00"),
            ("postal_arrival", "2026-03-06T17:00", "Bưu chính giao hồ sơ đến lúc 14:30"),
            ("postmark", "2026-03-05T17:00", "Gửi hồ sơ theo dấu bưu điện ngày "),
        })
        {
            await using var office = await OpenAsync(engine, rule);
            var filed = Assert.IsType<SubmitDossier.Outcome.Submitted>(await FileAsync(office, new("27/02/2026", "14:30", "26/02/2026")));

            // 8 working hours from Friday 27/02, 14:30: 2.5 hours that day, the rest on Monday.
            var answered = await office.World.DossierAsync(filed.Id);
            Assert.Equal(("2026-02-27T14:30", new DateOnly(2026, 2, 26)), (Office.Local(answered.ArrivedAt), answered.PostmarkedOn));
            Assert.Equal(filed.IntakeDueAt, answered.IntakeDueAt);
            Assert.StartsWith("2026-03-02T", Office.Local(filed.IntakeDueAt), StringComparison.Ordinal);
            await Office.Done(await office.Now<TakeUpDossier>(filed.Id, (u, v) => u.RunAsync(office.By(office.People.Receiver), filed.Id, v)));
            var preview = await office.World.Do<PreviewAcceptance, PreviewAcceptance.Preview>(async u => await u.RunAsync(await office.World.DossierAsync(filed.Id), office.World.Clock.Now));
            await Office.Done(await office.Now<AcceptDossier>(filed.Id, (u, v) => u.RunAsync(office.By(office.People.Receiver), filed.Id, v)));

            var dossier = await office.World.DossierAsync(filed.Id);
            Assert.Equal((due, dossier.DueAt, dossier.DueAt), (Office.Local(dossier.DueAt), dossier.DueOriginalAt, preview.DueAt));
            var reference = await office.World.ReferenceAsync();
            var steps = DossierTimes.Explain(dossier, reference.Calendar(dossier.CalendarVersion)!, reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)!.StartRule);
            Assert.StartsWith(first, steps[0].Text, StringComparison.Ordinal);
            Assert.Equal(steps[0].Text, preview.Steps[0].Text);
            var submitted = DossierEventData.Parse((await office.EventsAsync(filed.Id))[0].Data);
            Assert.Equal((answered.ArrivedAt, answered.PostmarkedOn, answered.IntakeDueAt), (submitted.Arrived, submitted.Postmarked, submitted.IntakeDue));
            await office.World.AssertRecountAsync();
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Days_that_cannot_be_are_refused_at_their_fields(string engine)
    {
        await using var office = await OpenAsync(engine, "postmark");
        foreach (var (post, faults) in new (PostInput, string[])[]
        {
            (new("03/3/2026", "08:00", "27/02/2026"), ["arrivedOn arrival_wrong"]), (new("", "08:00", "27/02/2026"), ["arrivedOn arrival_wrong"]),
            (new("02/3/2026", "09:01", "27/02/2026"), ["arrivedTime arrival_time_wrong"]), (new("02/3/2026", "25:00", "27/02/2026"), ["arrivedTime arrival_time_wrong"]),
            (new("27/02/2026", "14:30", "28/02/2026"), ["postmarkedOn postmark_wrong"]), (new("27/02/2026", "14:30", " "), ["postmarkedOn postmark_wrong"]),
            (new("30/02/2026", "", "hôm qua"), ["arrivedOn arrival_wrong", "arrivedTime arrival_time_wrong", "postmarkedOn postmark_wrong"]),
        })
        {
            var invalid = Assert.IsType<SubmitDossier.Outcome.Invalid>(await FileAsync(office, post));
            Assert.Equal(faults, invalid.Faults.Select(f => $"{f.Field} {f.Code}"));
        }

        Assert.IsType<SubmitDossier.Outcome.Submitted>(await FileAsync(office, new("02/3/2026", "09:00", "02/3/2026")));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_not_complete_counts_from_the_acceptance_and_a_dossier_over_the_desk_too(string engine)
    {
        await using var office = await OpenAsync(engine, "postal_arrival");
        var asked = Assert.IsType<SubmitDossier.Outcome.Submitted>(await FileAsync(office, new("27/02/2026", "14:30", null))).Id;
        var direct = await office.People.SubmitAsync(Channel.Direct);
        foreach (var id in new[] { asked, direct })
        {
            await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
        }

        // So does what was entered short and completed later, without any request; a paper that was there already takes nothing away.
        var (added, again) = (Assert.IsType<SubmitDossier.Outcome.Submitted>(await FileAsync(office, new("27/02/2026", "14:30", null), "C1")).Id, Assert.IsType<SubmitDossier.Outcome.Submitted>(await FileAsync(office, new("27/02/2026", "14:30", null))).Id);
        foreach (var (id, due) in new[] { (added, "2026-03-09T17:00"), (again, "2026-03-06T17:00") })
        {
            await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
            await Office.Done(await office.Now<AddPaper>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, [new("C1", null, 1)], byPost: true)));
            await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
            Assert.Equal(due, Office.Local((await office.World.DossierAsync(id)).DueAt));
        }

        await Office.Done(await office.Now<AskIntakeSupplement>(asked, (u, v) => u.RunAsync(office.By(office.People.Receiver), asked, v, new(["Đơn có chữ ký"], "Thiếu chữ ký", null))));
        var file = await office.FileAsync(office.People.Receiver);
        await Office.Done(await office.Now<ResubmitDossier>(asked, (u, v) => u.RunAsync(office.By(office.People.Receiver), asked, v, [new("C1", file)])));
        foreach (var id in new[] { asked, direct })
        {
            await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
            Assert.Equal(("2026-03-09T17:00", null), await office.World.DossierAsync(id) is { } d ? (Office.Local(d.DueAt), d.ClockStartedAt) : default);
        }
    }

    private static async Task<Office> OpenAsync(string engine, string rule)
    {
        var office = await Office.OpenAsync(engine);
        await using var db = office.World.Database.Open();
        foreach (var row in await db.Procedures.Where(p => p.Code == World.Procedure).ToListAsync())
        {
            var root = JsonNode.Parse(row.Document)!;
            root["procedures"]![0]!["startRule"] = rule;
            row.Document = root.ToJsonString();
        }

        await db.SaveChangesAsync();
        office.World.Get<ReferenceStore>().Forget();
        return office;
    }

    private static async Task<SubmitDossier.Outcome> FileAsync(Office office, PostInput post, params string[] lacking)
    {
        var whole = await office.World.RequestAsync(office.People.Receiver);
        var request = whole with { Channel = Channel.Post, Post = post, Papers = [.. whole.Papers.Where(p => !lacking.Contains(p.ComponentCode))], Lacking = lacking.Length == 0 ? null : lacking };
        return await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.By(office.People.Receiver), request));
    }
}
