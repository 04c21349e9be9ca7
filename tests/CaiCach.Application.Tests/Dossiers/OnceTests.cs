using System.Security.Cryptography;
using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Drafts;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Exactly one effect, exactly one winner.</summary>
public sealed class OnceTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_same_key_gives_the_same_answer_and_another_body_under_it_is_refused(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var citizen = await world.CitizenAsync();
        var request = await world.RequestAsync(citizen);
        var first = await SubmitAsync(world, citizen, "k1", request);
        world.Clock.SetLocal("2026-03-20T09:00");
        var again = await SubmitAsync(world, citizen, "k1", request);
        Assert.Equal(first with { Again = true }, again);
        Assert.IsType<SubmitDossier.Outcome.KeyReused>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen, "k1"), request with { Content = "Khác" })));
        Assert.IsType<SubmitDossier.Outcome.KeyReused>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen, "k1"), request with { AgencyCode = "X" })));
        Assert.NotEqual(first.Id, (await SubmitAsync(world, citizen, "k2", request)).Id);
        Assert.Equal(2, await CountAsync(world));
    }

    /// <summary>Before files counted by their content, the hash was that of the request as it stands.</summary>
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_filing_sent_before_files_counted_by_content_and_repeated_now_gets_its_answer(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var citizen = await world.CitizenAsync();
        var request = await world.RequestAsync(citizen);
        var first = await SubmitAsync(world, citizen, "k", request);
        var earlier = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request)));
        await using (var db = world.Database.Open())
        {
            Assert.Equal(1, await db.IdempotencyKeys.Where(k => k.RequestHash != earlier).ExecuteUpdateAsync(set => set.SetProperty(k => k.RequestHash, earlier)));
        }

        Assert.Equal(first with { Again = true }, await SubmitAsync(world, citizen, "k", request));
        Assert.IsType<SubmitDossier.Outcome.KeyReused>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen, "k"), request with { Content = "Khác" })));
        Assert.Equal(1, await CountAsync(world));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Another_persons_key_is_another_key(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (one, two) = (await world.CitizenAsync(), await world.CitizenAsync("Trần Thị Thử Hai", "045190999902"));
        Assert.NotEqual((await world.SubmitAsync(one, "k")).Id, (await world.SubmitAsync(two, "k")).Id);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Fifty_at_once_with_one_key_make_one_dossier(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var citizen = await world.CitizenAsync();
        var request = await world.RequestAsync(citizen);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => SubmitAsync(world, citizen, "k", request))));
        Assert.Single(answers.Select(a => a.Id).Distinct());
        Assert.Single(answers, a => !a.Again);
        Assert.Equal(1, await CountAsync(world));
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_draft_is_submitted_once_whatever_the_keys(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var citizen = await world.CitizenAsync();
        var draft = new Draft { Id = Guid.NewGuid(), AccountId = citizen.Id!.Value, ProcedureCode = World.Procedure, AgencyId = await world.UnitAsync(World.Agency), CreatedAt = world.Clock.Now, SavedAt = world.Clock.Now };
        await using (var db = world.Database.Open())
        {
            db.Drafts.Add(draft);
            await db.SaveChangesAsync();
        }

        var request = (await world.RequestAsync(citizen)) with { DraftId = draft.Id };
        var first = await SubmitAsync(world, citizen, "k1", request);
        Assert.Equal(first with { Again = true }, await SubmitAsync(world, citizen, "k1", request));
        var other = await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen, "k2"), request));
        Assert.Equal("draft_gone", Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(other).Faults).Code);
        Assert.Equal(1, await CountAsync(world));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_many_officers_on_one_version_exactly_one_wins_in_every_round(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var heads = new List<Actor>();
        for (var i = 0; i < 8; i++)
        {
            heads.Add(await office.World.OfficialAsync(Role.AgencyHead));
        }

        var id = await office.InAsync(BusinessState.InProcess);
        for (var round = 0; round < 25; round++)
        {
            var version = await office.VersionAsync(id);
            var outcomes = await Task.WhenAll(heads.Select((head, i) => Task.Run(() => office.Do<ForwardDossier>(async u =>
                await u.RunAsync(office.By(head), id, version, i % 2 == 0 ? office.DivisionId : await office.World.UnitAsync("SKHCN-QT-QLKH"), $"Vòng {round} người {i}")))));
            Assert.Single(outcomes.OfType<ActOutcome.Done>());
            Assert.All(outcomes.Where(o => o is not ActOutcome.Done), o => Assert.Equal(version + 1, Assert.IsType<ActOutcome.Stale>(o).CurrentVersion));
        }

        var events = await office.EventsAsync(id);
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e.Version));
        Assert.Equal(events.Count, await office.VersionAsync(id));
    }

    /// <summary>Who would sign what was not proposed is refused by the law while the dossier is as it was seen, and told that it changed afterwards; whoever decides as proposed, or gives it back, is only beaten by a rival.</summary>
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_heads_who_grant_refuse_and_give_back_at_once_exactly_one_wins_and_each_other_is_told_why_not(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var heads = new List<Actor>();
        for (var i = 0; i < 6; i++)
        {
            heads.Add(await office.World.OfficialAsync(Role.AgencyHead));
        }

        foreach (var proposed in new[] { ProposalKind.Grant, ProposalKind.Refuse, ProposalKind.Grant, ProposalKind.Refuse })
        {
            var id = await office.InAsync(BusinessState.InProcess, proposed);
            var version = await office.VersionAsync(id);
            DossierAct[] acts = [DossierAct.Grant, DossierAct.Refuse, DossierAct.ReturnStep];
            var outcomes = await Task.WhenAll(heads.Select((head, i) => Task.Run(async () => (Act: acts[i % 3], Outcome: (i % 3) switch
            {
                0 => await office.Do<DecideDossier>(u => u.GrantAsync(office.By(head), id, version)),
                1 => await office.Do<DecideDossier>(u => u.RefuseAsync(office.By(head), id, version, "Không đủ điều kiện", "Điều 5")),
                _ => await office.Do<ReturnStep>(u => u.RunAsync(office.By(head), id, version, "Nêu rõ căn cứ")),
            }))));

            var decides = proposed == ProposalKind.Grant ? DossierAct.Grant : DossierAct.Refuse;
            var (won, _) = Assert.Single(outcomes, o => o.Outcome is ActOutcome.Done);
            Assert.Contains(won, new[] { decides, DossierAct.ReturnStep });
            foreach (var (act, outcome) in outcomes.Where(o => o.Outcome is not ActOutcome.Done))
            {
                if (outcome is ActOutcome.Refused refused)
                {
                    Assert.Equal((proposed == ProposalKind.Grant ? DossierAct.Refuse : DossierAct.Grant, "proposal_other"), (act, Assert.Single(refused.Reasons).Code));
                }
                else
                {
                    Assert.Equal(version + 1, Assert.IsType<ActOutcome.Stale>(outcome).CurrentVersion);
                }
            }

            Assert.Equal(DossierEvents.TypeOf(won), (await office.EventsAsync(id))[^1].Type);
            var state = won == DossierAct.ReturnStep ? BusinessState.InProcess : proposed == ProposalKind.Grant ? BusinessState.DecidedGrant : BusinessState.DecidedRefuse;
            Assert.Equal((version + 1, state), (await office.VersionAsync(id), (await office.World.DossierAsync(id)).State));
        }

        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Codes_given_at_the_same_time_are_all_different_and_leave_no_gap(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var ids = new List<Guid>();
        for (var i = 0; i < 10; i++)
        {
            ids.Add(await office.InAsync(BusinessState.IntakeReview));
        }

        await Task.WhenAll(ids.Select(id => Task.Run(async () => await Office.Done(await office.Do<AcceptDossier>(u => u.RunAsync(office.By(office.People.Receiver), id, 2))))));
        var codes = new List<string>();
        foreach (var id in ids)
        {
            codes.Add((await office.World.DossierAsync(id)).Code!);
        }

        Assert.Equal(Enumerable.Range(1, 10).Select(n => $"H50.901-260302-{n:0000}"), codes.Order(StringComparer.Ordinal));
    }

    private static async Task<SubmitDossier.Outcome.Submitted> SubmitAsync(World world, Actor citizen, string key, SubmitDossier.Request request) =>
        Assert.IsType<SubmitDossier.Outcome.Submitted>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen, key), request)));

    private static async Task<int> CountAsync(World world)
    {
        await using var db = world.Database.Open();
        return await db.Dossiers.CountAsync();
    }
}
