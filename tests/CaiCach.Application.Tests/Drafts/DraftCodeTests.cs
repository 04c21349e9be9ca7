using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Drafts;
using CaiCach.Application.Keeping;
using CaiCach.Application.Ledger;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Drafts;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Drafts;

/// <summary>A counter files what a citizen has drafted, by a code that works once and for a day.</summary>
public sealed class DraftCodeTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_draft_is_opened_by_its_code_and_filed_once_in_the_citizens_account(string engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        Assert.Null((await desk.OpenAsync("ABCD")).Draft);
        var code = await desk.GiveAsync();
        var opened = await desk.OpenAsync($" {GiveDraftCode.Grouped(code.Code).ToLowerInvariant()} ");
        Assert.Equal((desk.DraftId, 1), (opened.Draft!.Draft.Id, opened.Draft.Uploads.Count));
        await desk.OpenAsync(code.Code);

        var request = desk.Request(code.Code, opened.Draft);
        Assert.Equal("identity_unchecked", await desk.FaultAsync(request with { DraftCode = new(code.Code, false) }));
        Assert.Equal("draft_of_other", await desk.FaultAsync(request with { Applicant = request.Applicant with { IdNumber = "045090999902" } }));
        Assert.Equal("draft_code_not_direct", Assert.IsType<SubmitDossier.Outcome.Invalid>(await desk.SubmitAsync(request with { Channel = Channel.Post, Post = new("02/03/2026", "09:00", null) }, "post")).Faults[0].Code);
        Assert.Equal("upload_unknown", await desk.FaultAsync(request with { DraftCode = null }));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Task.Run(() => desk.SubmitAsync(request, "k" + i))));
        var filed = Assert.Single(outcomes.OfType<SubmitDossier.Outcome.Submitted>());
        Assert.All(outcomes.OfType<SubmitDossier.Outcome.Invalid>(), o => Assert.Equal("draft_code_used", Assert.Single(o.Faults, f => f.Field == "draftCode").Code));
        var dossier = await desk.World.DossierAsync(filed.Id);
        Assert.Equal((Channel.Direct, desk.Citizen.Id, true), (dossier.Channel, dossier.AccountId, dossier.HelpedById is not null));
        Assert.Equal(opened.Draft.Uploads[0].Sha256, Assert.Single(dossier.Papers).Sha256);
        Assert.Equal("draft_code_used", (await desk.OpenAsync(code.Code)).Fault!.Code);
        Assert.Equal(filed.Id, await desk.World.Do<SubmitDraft, Guid?>(u => u.SubmittedBeforeAsync(desk.World.By(desk.Citizen), desk.DraftId)));

        await using var db = desk.World.Database.Open();
        Assert.False(await db.Drafts.AnyAsync());
        Assert.Equal([DraftCodeEventData.Made, DraftCodeEventData.Opened, DraftCodeEventData.Used], await db.Events.Where(e => e.StreamId == code.Id).OrderBy(e => e.Version).Select(e => e.Type).ToListAsync());
        Assert.True(DossierEventData.Parse(await db.Events.Where(e => e.StreamId == filed.Id && e.Version == 1).Select(e => e.Data).SingleAsync()).FromDraft);
        Assert.Equal(0, (await desk.World.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_code_ends_with_its_day_with_a_new_one_with_the_draft_and_at_a_counter_that_does_not_take_it(string engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var first = await desk.GiveAsync();
        var second = await desk.GiveAsync();
        Assert.Equal("draft_code_expired", (await desk.OpenAsync(first.Code)).Fault!.Code);
        var elsewhere = await desk.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT");
        Assert.Equal("draft_code_foreign_counter", (await desk.OpenAsync(second.Code, elsewhere)).Fault!.Code);

        desk.World.Clock.SetLocal("2026-03-03T08:59");
        Assert.NotNull((await desk.OpenAsync(second.Code)).Draft);
        desk.World.Clock.SetLocal("2026-03-03T09:58");
        Assert.NotNull((await desk.OpenAsync(second.Code)).Draft);
        desk.World.Clock.SetLocal("2026-03-03T09:59");
        Assert.Equal("draft_code_expired", (await desk.OpenAsync(second.Code)).Fault!.Code);

        var third = await desk.GiveAsync();
        desk.World.Clock.SetLocal("2026-03-04T09:59");
        Assert.Equal("draft_code_expired", (await desk.OpenAsync(third.Code)).Fault!.Code);
        var last = await desk.GiveAsync();
        Assert.False(await desk.World.Do<GiveDraftCode, bool>(u => u.RunAsync(desk.World.By(elsewhere), desk.DraftId)));
        await desk.World.Do<DeleteDraft, bool>(u => u.RunAsync(desk.World.By(desk.Citizen), desk.DraftId));
        Assert.Equal("draft_code_gone", (await desk.OpenAsync(last.Code)).Fault!.Code);

        var kept = last.ExpiresAt.AddDays(PruneWorkingData.DaysLinkKept);
        foreach (var (now, there) in new[] { (kept, true), (kept.AddMinutes(1), false) })
        {
            await desk.World.Do<PruneWorkingData, PruneWorkingData.Pruned>(u => u.RunAsync(now));
            await using var db = desk.World.Database.Open();
            Assert.Equal(there, await db.DraftCodes.AnyAsync(c => c.Id == last.Id));
        }
    }

    private sealed class Desk(World world, Actor citizen, Actor receiver, Guid draft) : IAsyncDisposable
    {
        public World World => world;

        public Actor Citizen => citizen;

        public Guid DraftId => draft;

        public static async Task<Desk> OpenAsync(string engine)
        {
            var world = await World.CreateAsync(engine, "2026-03-02T09:00");
            var citizen = await world.CitizenAsync();
            var started = await world.Do<StartDraft, StartDraft.Outcome>(u => u.RunAsync(world.By(citizen), World.Procedure, new(World.Agency, null, DraftFields.Self)));
            Assert.Empty(started.Faults);
            var component = await ComponentAsync(world);
            using var content = new MemoryStream("%PDF-1.4 khai"u8.ToArray());
            Assert.Null(await world.Do<DraftFiles, FieldFault?>(u => u.AddAsync(world.By(citizen), started.DraftId!.Value, component, content, "khai.pdf", "file")));
            return new(world, citizen, await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"), started.DraftId!.Value);
        }

        public async Task<DraftCode> GiveAsync()
        {
            Assert.True(await world.Do<GiveDraftCode, bool>(u => u.RunAsync(world.By(citizen), draft)));
            return (await world.Do<GiveDraftCode, DraftCode?>(u => u.ReadAsync(world.By(citizen), draft)))!;
        }

        public Task<OpenDraftCode.Outcome> OpenAsync(string typed, Actor? who = null) => world.Do<OpenDraftCode, OpenDraftCode.Outcome>(u => u.RunAsync(world.By(who ?? receiver), typed));

        public SubmitDossier.Request Request(string code, ReadDraft.View view) => new(
            World.Procedure, World.Agency, null, Channel.Direct,
            DraftFields.ToApplicant(view.Answers, view.Account) with { BirthDate = null, Phone = "0900000001", Address = "Xã Minh Họa, Quảng Trị" }, null,
            [.. view.Uploads.Select(u => new PaperInput(u.ComponentCode, u.Id))], DraftCode: new(code, true));

        public Task<SubmitDossier.Outcome> SubmitAsync(SubmitDossier.Request request, string key) =>
            world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(receiver) with { IdempotencyKey = key }, request));

        public async Task<string> FaultAsync(SubmitDossier.Request request) => Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(request, "fault")).Faults).Code;

        public ValueTask DisposeAsync() => world.DisposeAsync();

        private static async Task<Component> ComponentAsync(World world) =>
            (await world.ReferenceAsync()).LatestProcedure(World.Procedure)!.Components.First(c => c.Mandatory);
    }
}
