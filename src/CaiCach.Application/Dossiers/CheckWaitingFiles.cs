using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Files;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Asks the scanner for malware of the files that came in while it was away. What is infected is put away first, so that nobody opens it whatever happens next; then
/// each dossier that holds it gets an event, and whoever has it is told.
/// </summary>
public sealed class CheckWaitingFiles(CaiCachDb db, DossierWork work, ReferenceStore reference, FileStore store, MalwareScanner scanner, IDatabaseEngine engine, ILogger<CheckWaitingFiles> log)
{
    /// <summary>Checks at most so many, the oldest first; returns how many got a verdict.</summary>
    public async Task<int> RunAsync(ActContext context, int most, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var said = 0;
        foreach (var hash in scanner.IsOn ? await db.FileScans.Where(s => s.Verdict == ScanVerdict.Waiting).OrderBy(s => s.AskedAt).Take(most).Select(s => s.Sha256).ToListAsync(cancel) : [])
        {
            var answer = await AskAsync(hash, cancel);
            if (answer is { Verdict: ScanVerdict.Waiting })
            {
                if (!await scanner.AnswersAsync(cancel))
                {
                    break;
                }

                // The scanner is there and cannot say: the file goes behind the others.
                await db.FileScans.Where(s => s.Sha256 == hash).ExecuteUpdateAsync(set => set.SetProperty(s => s.AskedAt, context.Now), cancel);
                continue;
            }

            said += answer switch
            {
                // Pruned since, as nothing named it; one asked of just now is still coming in.
                null => await db.FileScans.Where(s => s.Sha256 == hash && s.AskedAt < context.Now.AddHours(-1)).ExecuteDeleteAsync(cancel),
                { Verdict: ScanVerdict.Clean } => await SetAsync(hash, answer, context.Now, cancel),
                _ => await PutAwayAsync(context, hash, answer, cancel),
            };
        }

        return said;
    }

    private async Task<MalwareScanner.Answer?> AskAsync(string hash, CancellationToken cancel)
    {
        await using var content = store.Open(hash);
        return content is not null ? await scanner.AskAsync(content, cancel) : store.IsQuarantined(hash) ? new(ScanVerdict.Infected) : null;
    }

    private Task<int> SetAsync(string hash, MalwareScanner.Answer answer, DateTime now, CancellationToken cancel) =>
        db.FileScans.Where(s => s.Sha256 == hash && s.Verdict == ScanVerdict.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Verdict, answer.Verdict).SetProperty(s => s.Found, answer.Found).SetProperty(s => s.SaidAt, now), cancel);

    private async Task<int> PutAwayAsync(ActContext context, string hash, MalwareScanner.Answer answer, CancellationToken cancel)
    {
        store.Quarantine(hash);
        log.LogWarning("Malware was found in the file {Hash}: {Found}", hash, answer.Found);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await SetAsync(hash, answer, context.Now, cancel) == 0)
        {
            return 0;
        }

        var snapshot = await reference.CurrentAsync(cancel);
        foreach (var dossier in await db.Dossiers.Where(d => db.DossierPapers.Any(p => p.DossierId == d.Id && p.Sha256 == hash)).ToListAsync(cancel))
        {
            work.Record(context, dossier, DossierEvents.MalwareFound, null, new() { From = dossier.State, To = dossier.State, Files = [hash] }, snapshot);
        }

        try
        {
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return 1;
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || engine.UniqueViolation(failure) == "events")
        {
            // Somebody works on the dossier at this moment; the next turn tells it.
            return 0;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
