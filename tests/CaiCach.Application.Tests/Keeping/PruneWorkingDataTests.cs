using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Keeping;
using CaiCach.Application.Sms;
using CaiCach.Data;
using CaiCach.Data.Files;
using CaiCach.Data.Mails;
using CaiCach.Data.Sms;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Keeping;

/// <summary>What is kept how long: each rule on the last moment it keeps, and a moment later.</summary>
public sealed class PruneWorkingDataTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    public static TheoryData<string, int, int, bool> Boundaries(int days) =>
    [
        .. TestDatabase.Engines.SelectMany(engine => ((int, int, bool)[])[(days - 1, 0, true), (days, 0, true), (days, 1, false), (days + 1, 0, false)],
            (engine, edge) => new TheoryDataRow<string, int, int, bool>(engine, edge.Item1, edge.Item2, edge.Item3)),
    ];

    [Theory, MemberData(nameof(Boundaries), PruneWorkingData.DaysMessageKept)]
    public async Task A_delivered_message_is_kept_30_days_and_one_that_waits_or_is_set_aside_for_ever(string engine, int days, int moments, bool kept)
    {
        await using var world = await World.CreateAsync(engine);
        var then = world.Clock.Now - TimeSpan.FromDays(days) - (moments * Moment);
        await using var db = world.Database.Open();
        foreach (var (topic, done, aside) in ((string, DateTime?, DateTime?)[])[("done", then, null), ("waits", null, null), ("aside", null, then)])
        {
            db.Outbox.Add(new() { Id = Guid.CreateVersion7(), StreamId = Guid.NewGuid(), Topic = topic, CreatedAt = then, DueAt = then, DoneAt = done, SetAsideAt = aside });
        }

        await db.SaveChangesAsync();
        Assert.Equal(kept ? 0 : 1, (await PruneAsync(world)).Messages);
        Assert.Equal(kept ? ["aside", "done", "waits"] : ["aside", "waits"], await db.Outbox.OrderBy(m => m.Topic).Select(m => m.Topic).ToListAsync());
    }

    [Theory, MemberData(nameof(Boundaries), PruneWorkingData.DaysKeyKept)]
    public async Task An_idempotency_key_is_kept_30_days_and_that_of_a_scenario_for_ever(string engine, int days, int moments, bool kept)
    {
        await using var world = await World.CreateAsync(engine);
        var then = world.Clock.Now - TimeSpan.FromDays(days) - (moments * Moment);
        await using var db = world.Database.Open();
        foreach (var key in (string[])["draft:1", "my-seed:1", "seed:sample:01"])
        {
            db.IdempotencyKeys.Add(new() { Principal = Guid.NewGuid(), Key = key, RequestHash = new('a', 64), ResultId = Guid.NewGuid(), CreatedAt = then });
        }

        await db.SaveChangesAsync();
        Assert.Equal(kept ? 0 : 2, (await PruneAsync(world)).Keys);
        Assert.Equal(kept ? ["draft:1", "my-seed:1", "seed:sample:01"] : ["seed:sample:01"], await db.IdempotencyKeys.OrderBy(k => k.Key).Select(k => k.Key).ToListAsync());
    }

    [Theory, MemberData(nameof(Boundaries), PruneWorkingData.DaysNoticeKept)]
    public async Task A_notice_is_kept_a_year_after_it_was_read(string engine, int days, int moments, bool kept)
    {
        await using var world = await World.CreateAsync(engine);
        var then = world.Clock.Now - TimeSpan.FromDays(days) - (moments * Moment);
        await using var db = world.Database.Open();
        foreach (var (text, read) in ((string, DateTime?)[])[("read", then), ("unread", null)])
        {
            db.Notices.Add(new() { Id = Guid.CreateVersion7(), AccountId = Guid.NewGuid(), EventId = Guid.NewGuid(), Text = text, CreatedAt = then.AddDays(-100), ReadAt = read });
        }

        await db.SaveChangesAsync();
        await PruneAsync(world);
        Assert.Equal(kept ? ["read", "unread"] : ["unread"], await db.Notices.OrderBy(n => n.Text).Select(n => n.Text).ToListAsync());
    }

    [Theory, MemberData(nameof(Boundaries), PruneWorkingData.DaysUnreadKept)]
    public async Task A_notice_that_nobody_read_is_kept_two_years(string engine, int days, int moments, bool kept)
    {
        await using var world = await World.CreateAsync(engine);
        var then = world.Clock.Now - TimeSpan.FromDays(days) - (moments * Moment);
        await using var db = world.Database.Open();
        db.Notices.Add(new() { Id = Guid.CreateVersion7(), AccountId = Guid.NewGuid(), EventId = Guid.NewGuid(), Text = "unread", CreatedAt = then });
        db.Notices.Add(new() { Id = Guid.CreateVersion7(), AccountId = Guid.NewGuid(), EventId = Guid.NewGuid(), Text = "read", CreatedAt = then, ReadAt = world.Clock.Now });
        await db.SaveChangesAsync();
        await PruneAsync(world);
        Assert.Equal(kept ? ["read", "unread"] : ["read"], await db.Notices.OrderBy(n => n.Text).Select(n => n.Text).ToListAsync());
    }

    [Theory, MemberData(nameof(Boundaries), PruneWorkingData.DaysAddressKept)]
    public async Task Where_mails_and_text_messages_went_and_what_they_said_is_kept_two_years_and_that_they_were_sent_for_ever(string engine, int days, int moments, bool kept)
    {
        await using var world = await World.CreateAsync(engine);
        var then = world.Clock.Now - TimeSpan.FromDays(days) - (moments * Moment);
        await using var db = world.Database.Open();
        db.Mails.Add(new() { Id = Guid.CreateVersion7(), Address = "a@mau.example", Subject = "Đã có kết quả", Text = "x", Token = "T1", State = MailState.Sent, CreatedAt = then, SentAt = then });
        db.SmsMessages.Add(new() { Id = Guid.CreateVersion7(), Phone = "+84900000001", Text = "x", Facts = "{}", Token = "T2", State = SmsState.Delivered, CreatedAt = then, SentAt = then });
        await db.SaveChangesAsync();
        await PruneAsync(world);
        var (mail, sms) = (await db.Mails.AsNoTracking().SingleAsync(), await db.SmsMessages.AsNoTracking().SingleAsync());
        Assert.Equal(kept ? ("a@mau.example", "x", "+84900000001", "x") : ("", "", "", ""), (mail.Address, mail.Text, sms.Phone, sms.Text));
        Assert.Equal(kept ? "{}" : null, sms.Facts);
        Assert.Equal(("Đã có kết quả", MailState.Sent, SmsState.Delivered), (mail.Subject, mail.State, sms.State));
        Assert.Equal(kept, await world.Do<ReadSms, ReadSms.View?>(u => u.RunAsync("T2")) is not null);
    }

    [Theory, MemberData(nameof(Boundaries), PruneWorkingData.DaysUploadKept)]
    public async Task An_upload_that_nothing_names_is_kept_90_days(string engine, int days, int moments, bool kept)
    {
        await using var world = await World.CreateAsync(engine);
        var upload = await world.UploadAsync(await world.CitizenAsync());
        world.Clock.Advance(TimeSpan.FromDays(days) + (moments * Moment));
        Assert.Equal(kept ? 0 : 1, (await PruneAsync(world)).Uploads);
        await using var db = world.Database.Open();
        Assert.Equal(kept, await db.Uploads.AnyAsync(u => u.Id == upload.Id));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_old_upload_is_kept_while_a_paper_a_draft_an_open_dossier_or_evidence_of_now_or_before_needs_it(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var citizen = await world.CitizenAsync();
        var (open, closed) = (await world.SubmitAsync(citizen), await world.SubmitAsync(citizen));
        var draft = Guid.CreateVersion7();
        await using var db = world.Database.Open();
        db.Drafts.Add(new() { Id = draft, AccountId = citizen.Id!.Value, ProcedureCode = World.Procedure, AgencyId = await world.UnitAsync(World.Agency), CreatedAt = world.Clock.Now, SavedAt = world.Clock.Now, Version = 1 });
        await db.SaveChangesAsync();
        await db.Dossiers.Where(d => d.Id == closed.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Desk, Desk.Closed));
        string[] kept = [(await world.UploadAsync(citizen)).Sha256, await GatherAsync(world, citizen, draft, "nháp"), await GatherAsync(world, citizen, open.Id, "bổ sung"), .. await Evidence.DeclareTwiceAsync(world)];
        string[] lost = [(await world.UploadAsync(citizen, "%PDF-1.4 lạc")).Sha256, await GatherAsync(world, citizen, closed.Id, "muộn"), await GatherAsync(world, citizen, Guid.CreateVersion7(), "nháp đã xóa")];

        world.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal((lost.Length, 0), (await PruneAsync(world)) is var pruned ? (pruned.Uploads, pruned.Files) : default);
        Assert.Equal(kept.Order(StringComparer.Ordinal), (await db.Uploads.Select(u => u.Sha256).Distinct().ToListAsync()).Order(StringComparer.Ordinal));

        world.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(lost.Length, (await PruneAsync(world)).Files);
        Assert.All(kept, f => Assert.True(Stored(world, f)));
        Assert.All(lost, f => Assert.False(Stored(world, f)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task More_rows_than_one_batch_are_all_deleted_and_two_runs_at_once_delete_each_of_them_once(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await PruneAsync(world);
        var then = world.Clock.Now;
        const int Many = (PruneWorkingData.Batch * 2) + 7;
        await using (var db = world.Database.Open())
        {
            for (var i = 0; i < Many; i++)
            {
                var at = then.AddSeconds(i / 3);
                db.Outbox.Add(new() { Id = Guid.CreateVersion7(), StreamId = Guid.NewGuid(), Topic = "test", CreatedAt = at, DueAt = at, DoneAt = at });
                db.IdempotencyKeys.Add(new() { Principal = Guid.NewGuid(), Key = $"k{i}", RequestHash = new('a', 64), ResultId = Guid.NewGuid(), CreatedAt = at });
                var stored = await world.Get<FileStore>().PutAsync(new MemoryStream(BitConverter.GetBytes(i)), 100, default);
                db.Uploads.Add(new() { Id = Guid.CreateVersion7(), OwnerId = Guid.NewGuid(), Sha256 = stored!.Sha256, CreatedAt = at });
            }

            await db.SaveChangesAsync();
        }

        world.Clock.Advance(TimeSpan.FromDays(200));
        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => PruneAsync(world))));
        Assert.Equal((Many, Many, Many, Many), (runs.Sum(r => r.Messages), runs.Sum(r => r.Keys), runs.Sum(r => r.Uploads), runs.Sum(r => r.Files)));
        await using var after = world.Database.Open();
        Assert.Equal((0, 0, 0), (await after.Outbox.CountAsync(), await after.IdempotencyKeys.CountAsync(), await after.Uploads.CountAsync()));
        Assert.Empty(world.Get<FileStore>().LastTouchedBefore(DateTime.MaxValue));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task After_30_days_the_same_key_files_anew_and_before_it_gives_the_first_answer(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var citizen = await world.CitizenAsync();
        var request = await world.RequestAsync(citizen);
        var first = await SubmitAsync(world, citizen, request);
        world.Clock.Advance(TimeSpan.FromDays(30));
        await PruneAsync(world);
        Assert.Equal(first with { Again = true }, await SubmitAsync(world, citizen, request));
        world.Clock.Advance(Moment);
        await PruneAsync(world);
        Assert.NotEqual(first.Id, (await SubmitAsync(world, citizen, request)).Id);
    }

    internal static Task<PruneWorkingData.Pruned> PruneAsync(World world) => world.Do<PruneWorkingData, PruneWorkingData.Pruned>(u => u.RunAsync(world.Clock.Now));

    internal static bool Stored(World world, string sha256)
    {
        using var content = world.Get<FileStore>().Open(sha256);
        return content is not null;
    }

    private static async Task<SubmitDossier.Outcome.Submitted> SubmitAsync(World world, Actor actor, SubmitDossier.Request request) =>
        Assert.IsType<SubmitDossier.Outcome.Submitted>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(actor, "k"), request)));

    private static async Task<string> GatherAsync(World world, Actor actor, Guid gathering, string text)
    {
        var upload = await world.UploadAsync(actor, $"%PDF-1.4 {text}");
        await using var db = world.Database.Open();
        await db.Uploads.Where(u => u.Id == upload.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.DraftId, gathering));
        return upload.Sha256;
    }

    [Theory, MemberData(nameof(Boundaries), PruneWorkingData.DaysViewKept)]
    public async Task That_a_head_looked_at_a_dossier_is_kept_90_days(string engine, int days, int moments, bool kept)
    {
        await using var world = await World.CreateAsync(engine);
        var id = (await world.SubmitAsync(await world.CitizenAsync())).Id;
        await using var db = world.Database.Open();
        db.DossierViews.Add(new() { AccountId = Guid.NewGuid(), DossierId = id, Version = 1, At = world.Clock.Now - TimeSpan.FromDays(days) - (moments * Moment) });
        await db.SaveChangesAsync();
        await world.Do<PruneWorkingData, PruneWorkingData.Pruned>(u => u.RunAsync(world.Clock.Now));
        Assert.Equal(kept, await db.DossierViews.AnyAsync());
    }
}
