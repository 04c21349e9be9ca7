using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Keeping;
using CaiCach.Application.Ratings;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.Law.Ratings;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Ratings;

public sealed class RatingTests
{
    private static readonly Actor Applicant = new(null, "Người nộp hồ sơ", ActorKind.Applicant, []);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_delivered_dossier_is_rated_once_whatever_link_is_used_and_two_at_once_are_one(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await DeliveredAsync(office);
        var (one, two) = ((await InviteAsync(office, id))!, (await InviteAsync(office, id))!);
        await using var db = office.World.Database.Open();
        Assert.DoesNotContain(await db.RatingLinks.Select(l => l.TokenHash).ToListAsync(), hash => hash == one || hash == two);
        Assert.IsType<RateDossier.Outcome.Unknown>(await RateAsync(office, "KHONGCO", Satisfaction.Satisfied));
        Assert.Equal(["level_missing", "comment_too_long"], Assert.IsType<RateDossier.Outcome.Invalid>(await RateAsync(office, one, null, new string('x', 1001))).Faults.Select(f => f.Code));

        var both = await Task.WhenAll(Task.Run(() => RateAsync(office, one, Satisfaction.Dissatisfied, " Chờ lâu ")), Task.Run(() => RateAsync(office, two, Satisfaction.Satisfied, "Tốt")));
        Assert.Single(both, o => o is RateDossier.Outcome.Done);
        Assert.Single(both, o => o is RateDossier.Outcome.Refused { Fault: RatingFault.AlreadyRated });
        var kept = await db.Ratings.AsNoTracking().SingleAsync();
        Assert.Equal((office.DivisionId, office.People.Specialist.Id), (kept.UnitId, kept.OfficerId));
        Assert.Equal((await office.World.UnitAsync(World.Agency), office.People.Receiver.Id), (kept.ReceivedById, kept.ReceiverId));
        var counted = await db.MeasureEntries.Where(m => m.RecordId == id && m.Measure.StartsWith("rating.")).SingleAsync();
        Assert.Equal((World.Procedure, RatingMeasures.Of(kept.Level), kept.AgencyId, 1), (counted.ProcedureCode, counted.Measure, counted.AgencyId, counted.Quantity));
        await office.World.AssertRecountAsync();
        Assert.Null(await InviteAsync(office, id));
        Assert.Equal(1, await db.Events.CountAsync(e => e.Type == RatingEventData.Given));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Before_the_delivery_and_after_thirty_days_it_cannot_be_rated(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        Assert.Null(await InviteAsync(office, await office.InAsync(BusinessState.Issued)));
        var token = (await InviteAsync(office, await DeliveredAsync(office)))!;
        office.World.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Null((await office.World.Do<RateDossier, RateDossier.View?>(u => u.ReadAsync(token, office.World.Clock.Now)))!.Fault);
        office.World.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(RatingFault.Expired, Assert.IsType<RateDossier.Outcome.Refused>(await RateAsync(office, token, Satisfaction.Satisfied)).Fault);

        office.World.Clock.Advance(TimeSpan.FromDays(PruneWorkingData.DaysLinkKept) - TimeSpan.FromSeconds(1));
        Assert.True(await HasLinkAsync(office));
        office.World.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await HasLinkAsync(office));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_leads_sees_the_results_by_unit_and_officer_and_others_see_none(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var people = office.People;
        foreach (var (level, comment) in new (Satisfaction, string?)[] { (Satisfaction.VerySatisfied, null), (Satisfaction.Dissatisfied, "Chờ lâu"), (Satisfaction.Dissatisfied, null) })
        {
            var token = (await InviteAsync(office, await DeliveredAsync(office)))!;
            Assert.IsType<RateDossier.Outcome.Done>(await RateAsync(office, token, level, comment));
        }

        foreach (var leader in (Actor[])[people.Head, people.DivisionHead, await office.World.OfficialAsync(Role.ProcedureController)])
        {
            var page = await ResultsAsync(office, leader);
            Assert.Equal(new(office.DivisionId, people.Specialist.Id, people.Specialist.Name, 1, 0, 2), Assert.Single(page.Handling));
            Assert.Equal("Chờ lâu", Assert.Single(page.Comments).Comment);
        }

        foreach (var other in (Actor[])[people.Specialist, await office.World.OfficialAsync(Role.DivisionHead, "SKHCN-QT-TTRA"), await office.World.OfficialAsync(Role.AgencyHead, "BKHCN")])
        {
            var page = await ResultsAsync(office, other);
            Assert.Empty(page.Handling);
            Assert.Empty(page.Receiving);
            Assert.Empty(page.Comments);
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_received_is_rated_beside_who_handled_and_every_figure_has_its_dossiers_for_who_may_see_them(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (people, body) = (office.People, await office.World.UnitAsync(World.Agency));
        var (good, bad) = (await DeliveredAsync(office), await DeliveredAsync(office));
        Assert.IsType<RateDossier.Outcome.Done>(await RateAsync(office, (await InviteAsync(office, good))!, Satisfaction.VerySatisfied));
        office.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<RateDossier.Outcome.Done>(await RateAsync(office, (await InviteAsync(office, bad))!, Satisfaction.Dissatisfied, "Chờ lâu"));
        var director = await office.World.OfficialAsync(Role.OneStopDirector, "SKHCN-QT-MC");
        RatingResults.Row receiver = new(body, people.Receiver.Id, people.Receiver.Name, 1, 0, 1);
        Assert.Equal(receiver, Assert.Single((await ResultsAsync(office, director)).Receiving));
        Assert.Empty((await ResultsAsync(office, people.DivisionHead)).Receiving);

        foreach (var (part, unit, officer) in new[] { (RatingResults.Part.Receiving, body, people.Receiver.Id), (RatingResults.Part.Handling, office.DivisionId, people.Specialist.Id) })
        {
            foreach (var who in new[] { officer, null })
            {
                Assert.Equal((bad, "Chờ lâu", true), Assert.Single((await BehindAsync(director, new(part, unit, who, Satisfaction.Dissatisfied))).Rows) is var said ? (said.DossierId, said.Comment, said.IsInSight) : default);
                Assert.Equal((good, null), Assert.Single((await BehindAsync(director, new(part, unit, who, Satisfaction.VerySatisfied))).Rows) is var praise ? (praise.DossierId, praise.Comment) : default);
            }

            Assert.Empty((await BehindAsync(director, new(part, unit, Guid.Empty, Satisfaction.Dissatisfied))).Rows);
            Assert.Empty((await BehindAsync(people.Specialist, new(part, unit, officer, Satisfaction.Dissatisfied))).Rows);
        }

        // Received for another body: each body sees its own officer's part, and no more.
        var other = await office.World.UnitAsync("BKHCN-SHTT");
        await using (var db = office.World.Database.Open())
        {
            await db.Ratings.Where(r => r.DossierId == bad).ExecuteUpdateAsync(set => set.SetProperty(r => r.ReceivedById, other));
        }

        var centre = await ResultsAsync(office, await office.World.OfficialAsync(Role.OneStopDirector, "BKHCN-SHTT"));
        Assert.Equal(receiver with { UnitId = other, Very = 0 }, Assert.Single(centre.Receiving));
        Assert.Empty(centre.Handling);
        var competent = await ResultsAsync(office, people.Head);
        Assert.Equal(receiver with { Not = 0 }, Assert.Single(competent.Receiving));
        Assert.Equal(1, Assert.Single(competent.Handling).Not);

        Task<RatingResults.Behind> BehindAsync(Actor who, RatingResults.Figure figure) => office.World.Do<RatingResults, RatingResults.Behind>(
            u => u.BehindAsync(who, office.World.Clock.Now.AddDays(-1), office.World.Clock.Now.AddDays(1), figure));
    }

    private static async Task<bool> HasLinkAsync(Office office)
    {
        await office.World.Do<PruneWorkingData, PruneWorkingData.Pruned>(u => u.RunAsync(office.World.Clock.Now));
        await using var db = office.World.Database.Open();
        return await db.RatingLinks.AnyAsync();
    }

    private static async Task<Guid> DeliveredAsync(Office office)
    {
        var id = await office.InAsync(BusinessState.Issued);
        await Office.Done(await office.Now<DeliverResult>(id, (u, v) => u.ElectronicallyAsync(office.By(office.People.Citizen), id, v)));
        return id;
    }

    private static Task<string?> InviteAsync(Office office, Guid id) => office.World.Do<InviteRating, string?>(u => u.RunAsync(office.By(office.People.Citizen), id));

    private static Task<RateDossier.Outcome> RateAsync(Office office, string token, Satisfaction? level, string? comment = null) =>
        office.World.Do<RateDossier, RateDossier.Outcome>(u => u.RunAsync(office.By(Applicant), token, level, comment));

    private static Task<RatingResults.Page> ResultsAsync(Office office, Actor actor) =>
        office.World.Do<RatingResults, RatingResults.Page>(u => u.RunAsync(actor, office.World.Clock.Now.AddDays(-1), office.World.Clock.Now.AddDays(1)));
}
