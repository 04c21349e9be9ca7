using System.Data.Common;
using CaiCach.Application.Files;
using CaiCach.Data;
using CaiCach.Data.Files;
using CaiCach.Data.Provider;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaiCach.Application.Keeping;

/// <summary>
/// Deletes working data whose time is over, a batch at a time, each in a short transaction of its own. Nothing that is evidence is ever deleted: no event, no
/// dossier, no paper, no result, no file that any of them names. Any number of nodes may run it at once: each deletion asks again for what makes it right.
/// </summary>
public sealed class PruneWorkingData(CaiCachDb db, IDatabaseEngine engine, FileStore store, ILogger<PruneWorkingData> log)
{
    /// <summary>How many days a delivered message of the outbox is kept. One that is set aside is not delivered, and is kept until somebody deals with it.</summary>
    public const int DaysMessageKept = 30;

    /// <summary>How many days an idempotency key is kept: for so long a request that is sent again gets the answer of the first.</summary>
    public const int DaysKeyKept = 30;

    /// <summary>How many days it is kept that a head looked at a dossier.</summary>
    public const int DaysViewKept = 90;

    /// <summary>How many days it is kept who opened a dossier.</summary>
    public const int DaysReadKept = 730;

    /// <summary>How many days a link to rate a dossier, or the code of a draft, is kept after its time is over: for so long whoever opens it is told that it is.</summary>
    public const int DaysLinkKept = 90;

    /// <summary>How many days after a question was settled it is kept who asked it. Question and answer stay.</summary>
    public const int DaysAskerKept = 90;

    /// <summary>How many days a request to be called back is kept that nobody settled. One that was settled is kept as long as who asked a question.</summary>
    public const int DaysCallKept = 365;

    /// <summary>How many days a notice is kept that its reader has read.</summary>
    public const int DaysNoticeKept = 365;

    /// <summary>How many days a notice is kept that nobody ever read.</summary>
    public const int DaysUnreadKept = 730;

    /// <summary>How many days it is kept where an e-mail or a text message went and what it said. That there was one, of what, and whether it arrived stays.</summary>
    public const int DaysAddressKept = 730;

    /// <summary>How many days an upload is kept that nothing names, and a batch of the scan station.</summary>
    public const int DaysUploadKept = 90;

    /// <summary>
    /// How many days a file without a row is kept after it was last stored or touched. A row is written within moments of that, so a day leaves room for
    /// clocks of nodes that differ.
    /// </summary>
    public const int DaysFileKept = 1;

    /// <summary>What the keys begin with by which a scenario knows what it has told already; they are kept.</summary>
    public const string KeyOfScenario = "seed:";

    /// <summary>The most rows deleted, or looked up, in one transaction, so that writers of an embedded database do not wait long.</summary>
    public const int Batch = 500;

    /// <summary>How many of each were deleted.</summary>
    public sealed record Pruned(int Messages, int Keys, int Uploads, int Files, int Views = 0);

    /// <summary>Deletes all whose time is over.</summary>
    public async Task<Pruned> RunAsync(DateTime now, CancellationToken cancel = default)
    {
        var messages = await InBatchesAsync(MessagesAsync, now.AddDays(-DaysMessageKept), cancel);
        var keys = await InBatchesAsync(KeysAsync, now.AddDays(-DaysKeyKept), cancel);
        await InBatchesAsync(ScansAsync, now.AddDays(-DaysUploadKept), cancel);
        var uploads = await UploadsAsync(now.AddDays(-DaysUploadKept), cancel);
        var views = await InBatchesAsync(ViewsAsync, now.AddDays(-DaysViewKept), cancel);
        await InBatchesAsync(ReadsAsync, now.AddDays(-DaysReadKept), cancel);
        await InBatchesAsync(RatingLinksAsync, now.AddDays(-DaysLinkKept), cancel);
        await InBatchesAsync(DraftCodesAsync, now.AddDays(-DaysLinkKept), cancel);
        await InBatchesAsync(ConsentCodesAsync, now.AddDays(-DaysLinkKept), cancel);
        await InBatchesAsync(ResultCodesAsync, now.AddDays(-DaysLinkKept), cancel);
        await InBatchesAsync((before, stop) => CallsAsync(before, now.AddDays(-DaysCallKept), stop), now.AddDays(-DaysAskerKept), cancel);
        await InBatchesAsync(AskersAsync, now.AddDays(-DaysAskerKept), cancel);
        await InBatchesAsync(NoticesAsync, now.AddDays(-DaysNoticeKept), cancel);
        await InBatchesAsync(UnreadAsync, now.AddDays(-DaysUnreadKept), cancel);
        await InBatchesAsync(MailsAsync, now.AddDays(-DaysAddressKept), cancel);
        await InBatchesAsync(TextMessagesAsync, now.AddDays(-DaysAddressKept), cancel);
        await InBatchesAsync(VerdictsAsync, now.AddDays(-DaysUploadKept), cancel);
        return new(messages, keys, uploads, await FilesAsync(now.AddDays(-DaysFileKept), cancel), views);
    }

    /// <summary>Codes by which results were fetched, long after their end; that there was one stays as an event.</summary>
    private Task<int> ResultCodesAsync(DateTime before, CancellationToken cancel) =>
        db.ResultCodes.Where(c => c.ExpiresAt < before).OrderBy(c => c.ExpiresAt).Take(Batch).ExecuteDeleteAsync(cancel);

    /// <summary>Requests to be called back, some time after they were settled, or long after they came; that there was one stays as an event.</summary>
    private Task<int> CallsAsync(DateTime settledBefore, DateTime askedBefore, CancellationToken cancel) =>
        db.CallRequests.Where(c => c.SettledAt < settledBefore || c.AskedAt < askedBefore).OrderBy(c => c.AskedAt).Take(Batch).ExecuteDeleteAsync(cancel);

    private async Task<int> InBatchesAsync(Func<DateTime, CancellationToken, Task<int>> delete, DateTime before, CancellationToken cancel)
    {
        var all = 0;
        while (true)
        {
            var deleted = await UnlessLostAsync(() => delete(before, cancel));
            all += deleted;
            if (deleted < Batch)
            {
                return all;
            }
        }
    }

    private Task<int> MessagesAsync(DateTime before, CancellationToken cancel) =>
        db.Outbox.Where(m => m.DoneAt < before && m.SetAsideAt == null).OrderBy(m => m.DoneAt).Take(Batch).ExecuteDeleteAsync(cancel);

    private async Task<int> ViewsAsync(DateTime before, CancellationToken cancel)
    {
        var old = db.DossierViews.Where(v => v.At < before);
        var last = await old.OrderBy(v => v.At).Skip(Batch - 1).Select(v => (DateTime?)v.At).FirstOrDefaultAsync(cancel);
        return await old.Where(v => last == null || v.At <= last).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Who opened dossiers long ago.</summary>
    private async Task<int> ReadsAsync(DateTime before, CancellationToken cancel)
    {
        var old = db.DossierReads.Where(r => r.At < before);
        var last = await old.OrderBy(r => r.At).Skip(Batch - 1).Select(r => (DateTime?)r.At).FirstOrDefaultAsync(cancel);
        return await old.Where(r => last == null || r.At <= last).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Links to rate a dossier whose time is over.</summary>
    private async Task<int> RatingLinksAsync(DateTime before, CancellationToken cancel)
    {
        var old = db.RatingLinks.Where(l => l.ExpiresAt < before);
        var last = await old.OrderBy(l => l.ExpiresAt).Skip(Batch - 1).Select(l => (DateTime?)l.ExpiresAt).FirstOrDefaultAsync(cancel);
        return await old.Where(l => last == null || l.ExpiresAt <= last).ExecuteDeleteAsync(cancel);
    }

    private async Task<int> DraftCodesAsync(DateTime before, CancellationToken cancel)
    {
        var old = db.DraftCodes.Where(c => c.ExpiresAt < before);
        var last = await old.OrderBy(c => c.ExpiresAt).Skip(Batch - 1).Select(c => (DateTime?)c.ExpiresAt).FirstOrDefaultAsync(cancel);
        return await old.Where(c => last == null || c.ExpiresAt <= last).ExecuteDeleteAsync(cancel);
    }

    private async Task<int> ConsentCodesAsync(DateTime before, CancellationToken cancel)
    {
        var old = db.ConsentCodes.Where(c => c.ExpiresAt < before);
        var last = await old.OrderBy(c => c.ExpiresAt).Skip(Batch - 1).Select(c => (DateTime?)c.ExpiresAt).FirstOrDefaultAsync(cancel);
        return await old.Where(c => last == null || c.ExpiresAt <= last).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Who asked questions that were settled long ago, and where the answers went.</summary>
    private async Task<int> AskersAsync(DateTime before, CancellationToken cancel)
    {
        var old = await db.Questions.Where(q => q.Name != null && q.SettledAt < before).OrderBy(q => q.SettledAt).Take(Batch).Select(q => q.Id).ToListAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Mails.Where(m => old.Contains(m.DossierId) && m.Kind == MailKind.Question).ExecuteUpdateAsync(set => set.SetProperty(m => m.Address, ""), cancel);
        await db.Questions.Where(q => old.Contains(q.Id)).ExecuteUpdateAsync(set => set.SetProperty(q => q.Name, (string?)null).SetProperty(q => q.Phone, (string?)null).SetProperty(q => q.Email, (string?)null), cancel);
        await transaction.CommitAsync(cancel);
        return old.Count;
    }

    private async Task<int> NoticesAsync(DateTime before, CancellationToken cancel)
    {
        var old = await db.Notices.Where(n => n.ReadAt < before).OrderBy(n => n.ReadAt).Take(Batch).Select(n => n.Id).ToListAsync(cancel);
        return await db.Notices.Where(n => old.Contains(n.Id)).ExecuteDeleteAsync(cancel);
    }

    private async Task<int> UnreadAsync(DateTime before, CancellationToken cancel)
    {
        var old = await db.Notices.Where(n => n.ReadAt == null && n.CreatedAt < before).OrderBy(n => n.CreatedAt).Take(Batch).Select(n => n.Id).ToListAsync(cancel);
        return await db.Notices.Where(n => old.Contains(n.Id)).ExecuteDeleteAsync(cancel);
    }

    private async Task<int> MailsAsync(DateTime before, CancellationToken cancel)
    {
        var old = await db.Mails.Where(m => m.Address != "" && m.CreatedAt < before).OrderBy(m => m.CreatedAt).Take(Batch).Select(m => m.Id).ToListAsync(cancel);
        return await db.Mails.Where(m => old.Contains(m.Id)).ExecuteUpdateAsync(set => set.SetProperty(m => m.Address, "").SetProperty(m => m.Text, ""), cancel);
    }

    private async Task<int> TextMessagesAsync(DateTime before, CancellationToken cancel)
    {
        var old = await db.SmsMessages.Where(m => m.Phone != "" && m.CreatedAt < before).OrderBy(m => m.CreatedAt).Take(Batch).Select(m => m.Id).ToListAsync(cancel);
        return await db.SmsMessages.Where(m => old.Contains(m.Id)).ExecuteUpdateAsync(set => set.SetProperty(m => m.Phone, "").SetProperty(m => m.Text, "").SetProperty(m => m.Facts, (string?)null), cancel);
    }

    private async Task<int> KeysAsync(DateTime before, CancellationToken cancel)
    {
        var old = db.IdempotencyKeys.Where(k => k.CreatedAt < before && !k.Key.StartsWith(KeyOfScenario));
        var last = await old.OrderBy(k => k.CreatedAt).Skip(Batch - 1).Select(k => (DateTime?)k.CreatedAt).FirstOrDefaultAsync(cancel);
        return await old.Where(k => last == null || k.CreatedAt <= last).ExecuteDeleteAsync(cancel);
    }

    /// <summary>What the scanner for malware said of contents that nothing names any more; that one was infected is kept.</summary>
    private async Task<int> VerdictsAsync(DateTime before, CancellationToken cancel)
    {
        var old = await db.FileScans.Where(s => s.Verdict != ScanVerdict.Infected && s.AskedAt < before && !db.Uploads.Any(u => u.Sha256 == s.Sha256) && !db.DossierPapers.Any(p => p.Sha256 == s.Sha256))
            .OrderBy(s => s.AskedAt).Take(Batch).Select(s => s.Sha256).ToListAsync(cancel);
        return await db.FileScans.Where(s => old.Contains(s.Sha256)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Old batches of the scan station, before the files they are sorted of.</summary>
    private async Task<int> ScansAsync(DateTime before, CancellationToken cancel)
    {
        var old = await db.ScanBatches.Where(b => b.CreatedAt < before).OrderBy(b => b.CreatedAt).Take(Batch).Select(b => b.Id).ToListAsync(cancel);
        return await db.ScanBatches.Where(b => old.Contains(b.Id)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Of old uploads, those whose file became no paper and no evidence and which no draft, and no dossier that is still open, gathers.</summary>
    private async Task<int> UploadsAsync(DateTime before, CancellationToken cancel)
    {
        var evidence = await NamedFiles.EvidenceAsync(db, cancel);
        var deleted = 0;
        var after = Guid.Empty;
        while (true)
        {
            var batch = await db.Uploads.Where(u => u.Id.CompareTo(after) > 0 && u.CreatedAt < before)
                .OrderBy(u => u.Id).Take(Batch).Select(u => new { u.Id, u.Sha256 }).ToListAsync(cancel);
            var ids = batch.Where(u => !evidence.Contains(u.Sha256)).Select(u => u.Id).ToList();

            // The file of a reused paper is always that of a paper, its source: such an upload became one itself only where a paper is reused from the same source.
            deleted += await UnlessLostAsync(() => db.Uploads
                .Where(u => ids.Contains(u.Id)
                    && !db.DossierPapers.Any(p => p.Sha256 == u.Sha256 && (u.ReusedFromId == null || p.ReusedFromId == u.ReusedFromId))
                    && !db.Drafts.Any(d => d.Id == u.DraftId)
                    && !db.Dossiers.Any(d => d.Id == u.DraftId && d.Desk != Desk.Closed))
                .ExecuteDeleteAsync(cancel));
            if (batch.Count < Batch)
            {
                return deleted;
            }

            after = batch[^1].Id;
        }
    }

    /// <summary>Files that are old and that no row names; <see cref="FileStore"/> says why none is lost that a row is about to name.</summary>
    private async Task<int> FilesAsync(DateTime before, CancellationToken cancel)
    {
        store.PutBackLeaving();
        if (store.OwnedSince(await Migrator.BornAsync(db, cancel)) is not { } since)
        {
            log.LogWarning("The folder of files says that several databases keep files in it, so no file is deleted. Give each its own, and delete the note of the other in its folder “databases”.");
            return 0;
        }

        if (since >= before)
        {
            return 0;
        }

        var evidence = await NamedFiles.EvidenceAsync(db, cancel);
        var deleted = 0;
        foreach (var old in store.LastTouchedBefore(before).Where(f => !evidence.Contains(f)).Chunk(Batch))
        {
            var named = await NamedFiles.ByUploadsAndPapersAsync(db, old, cancel);
            deleted += old.Count(f => !named.Contains(f) && store.Remove(f, before));
        }

        return deleted;
    }

    /// <summary>None when another node was at the same rows; what it left comes with the next turn.</summary>
    private async Task<int> UnlessLostAsync(Func<Task<int>> delete)
    {
        try
        {
            return await delete();
        }
        catch (DbException failure) when (engine.IsLostRace(failure))
        {
            return 0;
        }
    }
}
