using CaiCach.Application.Communes;
using CaiCach.Application.Reference.Import;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Communes;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using CaiCach.Law.Outages;
using CaiCach.Law.Petitions;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reference;

/// <summary>Keeps the newest <see cref="ReferenceSnapshot"/>. Another node's import is seen within <see cref="Freshness"/>.</summary>
public sealed class ReferenceStore(IDbContextFactory<CaiCachDb> contexts, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile Loaded? loaded;

    // The register of communes is large and seldom changes: it is kept when all else is forgotten.
    private Loaded? last;

    private sealed record Loaded(ReferenceSnapshot Snapshot, Stamp Stamp, long CheckedAt);

    /// <summary>What tells an older database from a newer one: an import, a change of a procedure, or a version more of what a body decides for itself or of the communes.</summary>
    private sealed record Stamp(DateTime ImportedAt, int Changes, int OfBodies, int Communes);

    /// <summary>The snapshot; read from the database at first use and after an import.</summary>
    public async ValueTask<ReferenceSnapshot> CurrentAsync(CancellationToken cancel)
    {
        if (loaded is { } kept && time.GetElapsedTime(kept.CheckedAt) < Freshness)
        {
            return kept.Snapshot;
        }

        await gate.WaitAsync(cancel);
        try
        {
            if (loaded is { } fresh && time.GetElapsedTime(fresh.CheckedAt) < Freshness)
            {
                return fresh.Snapshot;
            }

            await using var db = await contexts.CreateDbContextAsync(cancel);
            // A sum, since of two procedures that change at once the later to be saved may have the earlier time.
            var stamp = new Stamp(
                await db.Imports.MaxAsync(i => (DateTime?)i.ImportedAt, cancel) ?? DateTime.UnixEpoch, await db.CatalogueEntries.SumAsync(e => e.Changes, cancel), await db.UnitCalendars.CountAsync(cancel) + await db.ReminderLadders.CountAsync(cancel) + await db.SharedReceptions.CountAsync(cancel) + await db.MessageTexts.CountAsync(cancel) + await db.SearchAids.CountAsync(cancel) + await db.ClockRules.CountAsync(cancel),
                await db.Events.CountAsync(e => e.StreamId == CommuneEventData.Register, cancel));
            var snapshot = loaded is { } old && old.Stamp == stamp ? old.Snapshot : await LoadAsync(db, last is { } same && (same.Stamp.ImportedAt, same.Stamp.Communes) == (stamp.ImportedAt, stamp.Communes) ? same.Snapshot.Communes : null, cancel);
            loaded = last = new(snapshot, stamp, time.GetTimestamp());
            return snapshot;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    /// <summary>Forgets what is kept; the next reader sees the database. Called after an import in this process.</summary>
    public void Forget() => loaded = null;

    private static async Task<ReferenceSnapshot> LoadAsync(CaiCachDb db, CommuneRegister? communes, CancellationToken cancel)
    {
        var procedures = await db.Procedures.AsNoTracking().Select(p => new { p.Document, p.SearchKey, p.Code, p.Version }).ToListAsync(cancel);
        var rules = await db.RuleFiles.AsNoTracking().ToDictionaryAsync(r => r.Name, r => r.Document, StringComparer.Ordinal, cancel);
        var calendars = await db.Calendars.AsNoTracking().OrderBy(c => c.Number).ToListAsync(cancel);
        var provinces = await db.Provinces.AsNoTracking().OrderBy(p => p.Code).ToListAsync(cancel);
        return new(
            await db.Units.AsNoTracking().ToListAsync(cancel),
            await db.UnitSuccessions.AsNoTracking().ToListAsync(cancel),
            await db.Offerings.AsNoTracking().ToListAsync(cancel),
            [.. procedures.Select(p => (Version: ParseProcedure(p.Document, p.Code), p.SearchKey)).Select(p => (p.Version, WithLocalCodes(p.Version, p.SearchKey)))],
            [.. calendars.Select(c => (ParseCalendar(c.Document, c.Version), c.ImportedAt))],
            await db.UnitCalendars.AsNoTracking().ToListAsync(cancel),
            await db.Phrases.AsNoTracking().OrderBy(p => p.Code).ToListAsync(cancel),
            provinces,
            [.. (await db.LetterSets.AsNoTracking().ToListAsync(cancel)).Select(LetterSetsFile.Read)],
            rules.TryGetValue(SmallFiles.PetitionRulesName, out var petitions) ? PetitionLimitBook.Parse(petitions, out _) : null,
            rules.TryGetValue(SmallFiles.ReturnRulesName, out var returns) ? ReturnRules.Parse(returns, out _) : null,
            rules.TryGetValue(SmallFiles.PublicationRulesName, out var publication) ? PublicationLimits.Parse(publication, out _) : null,
            await db.CatalogueEntries.AsNoTracking().Where(e => e.ReplacedBy != null).ToDictionaryAsync(e => e.Code, e => e.ReplacedBy!, StringComparer.Ordinal, cancel),
            rules.TryGetValue(SmallFiles.ReminderRulesName, out var reminders) ? ReminderLadders.Parse(reminders, out _) ?? ReminderLadders.None : ReminderLadders.None,
            await db.ReminderLadders.AsNoTracking().ToListAsync(cancel),
            await db.SharedReceptions.AsNoTracking().ToListAsync(cancel),
            await db.MessageTexts.AsNoTracking().ToListAsync(cancel),
            SearchAids.Together((await db.SearchAids.AsNoTracking().ToListAsync(cancel)).GroupBy(r => r.AgencyId).OrderBy(g => g.Min(r => r.MadeAt)).ThenBy(g => g.Key).Select(g => SearchAidsDocument.Read(g.MaxBy(r => r.Number)!.Document))),
            new ClockRuleBook(
                rules.TryGetValue(SmallFiles.ClockRulesName, out var clock) ? ClockRuleBook.Parse(clock, out _) ?? [] : [],
                (await db.ClockRules.AsNoTracking().OrderBy(r => r.Number).ToListAsync(cancel)).Select(StoredClockRules.Of)),
            rules.TryGetValue(SmallFiles.LateEntryRulesName, out var lateEntry) ? LateEntryRules.Parse(lateEntry, out _) ?? LateEntryRules.First : LateEntryRules.First,
            new CodeFormatBook(rules.TryGetValue(SmallFiles.CodeRulesName, out var codes) ? CodeFormatBook.Parse(codes, out _) ?? [] : []),
            rules.TryGetValue(SmallFiles.SupplementRulesName, out var supplement) ? SupplementRules.Parse(supplement, out _) ?? SupplementRules.None : SupplementRules.None,
            communes ?? new((await db.Communes.AsNoTracking().Include(c => c.OldNames).ToListAsync(cancel)).Select(CommuneRows.Of), provinces.ToDictionary(p => p.Code, p => p.Title, StringComparer.Ordinal)));
    }

    /// <summary>The key of a version with the codes that bodies publish it under; earlier versions of the program stored it without them.</summary>
    private static string WithLocalCodes(ProcedureVersion version, string key) =>
        string.Join(' ', version.LocalCodes.Select(code => SearchKey.Of(code)).Where(code => !key.Contains(code, StringComparison.Ordinal)).Prepend(key));

    private static ProcedureVersion ParseProcedure(string document, string code) => ProcedureFile.Parse(document) switch
    {
        ProcedureFileResult.Valid valid => valid.File.All.Single(),
        _ => throw new InvalidOperationException($"The stored document of procedure {code} cannot be read."),
    };

    private static WorkCalendar ParseCalendar(string document, string version) =>
        CalendarFile.Parse(document, version, WorkingHours.Standard).Calendar
        ?? throw new InvalidOperationException($"The stored calendar {version} cannot be read.");
}
