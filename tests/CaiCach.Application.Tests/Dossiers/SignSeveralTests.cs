using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>A head signs several results at once, after looking at each.</summary>
public sealed class SignSeveralTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Those_that_were_looked_at_are_signed_as_proposed_and_the_others_say_why_not(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (grant, refuse, unseen, changed) = (await office.InAsync(BusinessState.InProcess, ProposalKind.Grant), await office.InAsync(BusinessState.InProcess, ProposalKind.Refuse),
            await office.InAsync(BusinessState.InProcess, ProposalKind.Grant), await office.InAsync(BusinessState.InProcess, ProposalKind.Grant));
        var head = office.People.Head;
        foreach (var id in new[] { grant, refuse, changed })
        {
            await SeeAsync(office, head, id);
        }

        var listed = await office.World.Do<ListToSign, ListToSign.Page>(u => u.RunAsync(head));
        Assert.Equal(new[] { (changed, true), (grant, true), (refuse, true), (unseen, false) }.Order(), listed.Rows.Select(r => (r.Id, r.Seen)).Order());
        Assert.Equal([ProposalKind.Refuse], listed.Rows.Where(r => r.Id == refuse).Select(r => r.Proposal));
        var items = listed.Rows.Select(r => new SignSeveral.Item(r.Id, r.Version)).ToList();
        await Office.Done(await office.Now<ReturnStep>(changed, (u, v) => u.RunAsync(office.By(head), changed, v, "Bổ sung nhận xét")));

        var results = (await SignAsync(office, head, items)).ToDictionary(r => r.Id, r => r.Outcome);
        Assert.Equal(BusinessState.DecidedGrant, Assert.IsType<ActOutcome.Done>(results[grant]).State);
        Assert.Equal(BusinessState.DecidedRefuse, Assert.IsType<ActOutcome.Done>(results[refuse]).State);
        Assert.Equal("not_seen", Assert.IsType<ActOutcome.Refused>(results[unseen]).Reasons[0].Code);
        Assert.IsType<ActOutcome.Stale>(results[changed]);
        var signed = await office.World.DossierAsync(refuse);
        Assert.Equal(("Ý kiến", Desk.Issue), (signed.NoticeText, signed.Desk));
        Assert.Equal("Điều 1", DossierEventData.Parse((await office.EventsAsync(refuse))[^1].Data).LegalBasis);
        Assert.Equal((BusinessState.InProcess, BusinessState.InProcess), ((await office.World.DossierAsync(unseen)).State, (await office.World.DossierAsync(changed)).State));

        var again = await SignAsync(office, head, items.Where(i => i.Id == grant).ToList());
        Assert.IsNotType<ActOutcome.Done>(Assert.Single(again).Outcome);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_change_after_the_look_asks_for_another_look(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess, ProposalKind.Grant);
        await SeeAsync(office, office.People.Head, id);
        await Office.Done(await office.Now<ReturnStep>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, "Sửa")));
        await Office.Done(await office.Propose(ProposalKind.Grant)(id, await office.VersionAsync(id)));
        var version = await office.VersionAsync(id);
        Assert.False(Assert.Single((await office.World.Do<ListToSign, ListToSign.Page>(u => u.RunAsync(office.People.Head))).Rows).Seen);
        Assert.Equal("not_seen", Assert.IsType<ActOutcome.Refused>(Assert.Single(await SignAsync(office, office.People.Head, [new(id, version)])).Outcome).Reasons[0].Code);
        await SeeAsync(office, office.People.Head, id);
        Assert.IsType<ActOutcome.Done>(Assert.Single(await SignAsync(office, office.People.Head, [new(id, version)])).Outcome);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_head_of_another_body_sees_and_signs_nothing(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess, ProposalKind.Grant);
        var stranger = await office.World.OfficialAsync(Role.AgencyHead, "BKHCN");
        await SeeAsync(office, stranger, id);
        Assert.Empty((await office.World.Do<ListToSign, ListToSign.Page>(u => u.RunAsync(stranger))).Rows);
        var result = Assert.Single(await SignAsync(office, stranger, [new(id, await office.VersionAsync(id))]));
        Assert.Equal("", result.Code);
        Assert.IsType<ActOutcome.NotFound>(result.Outcome);
        Assert.Empty((await office.World.Do<ListToSign, ListToSign.Page>(u => u.RunAsync(office.People.Specialist))).Rows);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Earlier_dossiers_of_the_same_procedure_are_shown_the_newest_first_with_how_they_ended(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var first = await office.InAsync(BusinessState.Issued);
        office.World.Clock.SetLocal("2026-03-03T09:00");
        var second = await office.InAsync(BusinessState.Issued);
        var stopped = await office.InAsync(BusinessState.Stopped);
        var now = await office.InAsync(BusinessState.InProcess);
        var like = await SimilarAsync(office, office.People.Head, now);
        Assert.Equal([second, first], like.Select(l => l.Id));
        Assert.All(like, l => Assert.Equal((false, null, 0), (l.Refused, l.Reason, l.Days)));
        Assert.DoesNotContain(stopped, like.Select(l => l.Id));
        Assert.Empty(await SimilarAsync(office, await office.World.OfficialAsync(Role.AgencyHead, "BKHCN"), now));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_refused_one_tells_why_and_each_how_many_working_days_it_took_without_its_pauses(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var refused = await office.InAsync(BusinessState.InProcess, ProposalKind.Refuse);
        await Office.Done(await office.Now<DecideDossier>(refused, (u, v) => u.RefuseAsync(office.By(office.People.Head), refused, v, "Không đủ điều kiện an toàn", "Điều 5")));
        await using (var db = office.World.Database.Open())
        {
            var dossier = await db.Dossiers.FirstAsync(d => d.Id == refused);
            (dossier.State, dossier.FinishedAt, dossier.Pauses) = (BusinessState.Issued, new DateTime(2026, 3, 9, 3, 0, 0, DateTimeKind.Utc), """[["2026-03-03T10:00","2026-03-05T10:00"]]""");
            await db.SaveChangesAsync();
        }

        var like = Assert.Single(await SimilarAsync(office, office.People.Head, await office.InAsync(BusinessState.InProcess)));

        // From Monday to the Monday after five working days; two of them the clock stood.
        Assert.True(like.Refused);
        Assert.Equal("Không đủ điều kiện an toàn", like.Reason);
        Assert.Equal(3, like.Days);
    }

    private static async Task<IReadOnlyList<FindSimilar.Row>> SimilarAsync(Office office, Actor who, Guid id)
    {
        var dossier = await office.World.DossierAsync(id);
        return await office.World.Do<FindSimilar, IReadOnlyList<FindSimilar.Row>>(u => u.RunAsync(who, dossier));
    }

    private static async Task SeeAsync(Office office, Actor who, Guid id)
    {
        var version = await office.VersionAsync(id);
        await office.World.Do<NoteView, bool>(async u =>
        {
            await u.RunAsync(office.By(who), id, version);
            return true;
        });
    }

    private static Task<IReadOnlyList<SignSeveral.Result>> SignAsync(Office office, Actor who, IReadOnlyList<SignSeveral.Item> items) =>
        office.World.Do<SignSeveral, IReadOnlyList<SignSeveral.Result>>(u => u.RunAsync(office.By(who), items));
}
