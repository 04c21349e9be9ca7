using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures.National;

/// <summary>
/// Takes in an export of the national database: of each procedure that this person keeps the latest national content with its time, compared with what is in use here. A record with faults is
/// left out and named; the others are taken, since each tells of its own procedure. What a body keeps of its own is compared with the record of the national code where the export has none of its own code.
/// What the catalogue lacks is kept for the body of whoever receives it, faults or not, where its code and name can be read.
/// </summary>
public sealed class ReceiveNational(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    private const int Chunk = 1000;
    private const int MostTries = 3;

    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Taken in.</summary>
        /// <param name="Received">Procedures whose content was taken in.</param>
        /// <param name="Changed">Of them, those whose national content is new or changed.</param>
        /// <param name="Drifted">Of them, those that differ from what is in use here.</param>
        /// <param name="Faults">What is wrong with the records that were left out, by path.</param>
        /// <param name="Unknown">Codes that the catalogue does not have, kept as lacking.</param>
        /// <param name="Others">Procedures that a body keeps for which this person draws up none.</param>
        public sealed record Done(int Received, int Changed, int Drifted, IReadOnlyList<ProcedureFault> Faults, IReadOnlyList<string> Unknown, int Others) : Outcome;

        /// <summary>The file as a whole is wrong; nothing was taken in.</summary>
        /// <param name="Faults">Why.</param>
        public sealed record Unreadable(IReadOnlyList<ProcedureFault> Faults) : Outcome;

        /// <summary>This person draws up procedures of no body.</summary>
        public sealed record NotFound : Outcome;
    }

    /// <summary>Takes it in.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="fileName">Its name; null where it has none.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome> RunAsync(ActContext context, byte[] file, string? fileName = null, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var bodies = CatalogueScope.WrittenBy(context.Actor, snapshot.Organisation).Select(b => b.Id).ToHashSet();
        if (bodies.Count == 0)
        {
            return new Outcome.NotFound();
        }

        var today = VietnamTime.DayOf(context.Now);
        var read = NationalFileReader.Read(file, code => CheckCatalogueFile.Known(snapshot, code, today), today);
        if (read.Records.Count == 0)
        {
            return new Outcome.Unreadable(read.FileFaults);
        }

        for (var turn = 1; ; turn++)
        {
            var done = await TakeAsync(context, snapshot, bodies, read, NationalGaps.Package.Of(fileName, file), cancel);
            try
            {
                await db.SaveChangesAsync(cancel);
                return done;
            }
            catch (DbUpdateException rival) when (turn < MostTries && (rival is DbUpdateConcurrencyException || engine.UniqueViolation(rival) is "events" or "national_procedures" or "national_gaps"))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Outcome.Done> TakeAsync(ActContext context, ReferenceSnapshot snapshot, HashSet<Guid> bodies, NationalFileReader.Answer read, NationalGaps.Package package, CancellationToken cancel)
    {
        var (others, received, changed, drifted) = (0, 0, 0, 0);
        var named = read.Records.Select(record => record.Version.Code).ToHashSet(StringComparer.Ordinal);
        var owns = snapshot.AllProcedures.Where(p => p.IsOwn && !named.Contains(p.Code)).Select(p => p.Code).Distinct(StringComparer.Ordinal).ToLookup(LocalCode.NationalOf, StringComparer.Ordinal);
        foreach (var some in read.Records.Where(record => record.Faults.Count == 0).SelectMany(record => owns[record.Version.Code].Append(record.Version.Code).Select(code => (Code: code, record.Version, record.Text))).Chunk(Chunk))
        {
            var codes = some.Select(record => record.Code).ToList();
            var entries = await NationalGaps.Held(db).Where(e => codes.Contains(e.Code)).Select(e => new { e.Id, e.Code, e.AgencyId }).ToDictionaryAsync(e => e.Code, StringComparer.Ordinal, cancel);
            var rows = await db.NationalProcedures.Where(n => codes.Contains(n.Code)).ToDictionaryAsync(n => n.EntryId, cancel);
            foreach (var record in some)
            {
                if (!entries.TryGetValue(record.Code, out var entry))
                {
                    continue;
                }

                if (!bodies.Contains(entry.AgencyId))
                {
                    others += record.Code == record.Version.Code ? 1 : 0;
                    continue;
                }

                if (!rows.TryGetValue(entry.Id, out var row))
                {
                    row = new() { Id = Ids.New(context.Now), EntryId = entry.Id, Code = entry.Code };
                    db.NationalProcedures.Add(row);
                }

                var isNew = row.Document != record.Text;
                if (isNew)
                {
                    (row.Document, row.ChangedAt) = (record.Text, context.Now);
                    changed++;
                }

                row.SyncedAt = context.Now;
                NationalComparison.Compare(db, context, snapshot, row, entry.AgencyId, isNew);
                received++;
                drifted += row.State == DriftState.None ? 0 : 1;
            }
        }

        var unknown = await NationalGaps.KeepAsync(db, context, read.Records, package, Chunk, cancel);
        IReadOnlyList<ProcedureFault> faults = read.Faults;
        var faulty = read.FileFaults.Count + read.Records.Count(record => record.Faults.Count > 0);
        db.Record(context, NationalEventData.SyncStream, Ids.New(context.Now), 1, NationalEventData.Synced, new NationalSyncEventData(received, changed, drifted, faulty, unknown.Count), unitId: context.Actor.Posts[0].AgencyId);
        return new(received, changed, drifted, faults, unknown, others);
    }
}
