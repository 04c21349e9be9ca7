using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Communes;
using CaiCach.Data.Provider;
using CaiCach.Law.Communes;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Communes;

/// <summary>
/// An administrator loads a file of communes: all of it, or nothing where anything is wrong. Rows that the file does not have stay, so that a file may be of one province. The same file again
/// changes nothing.
/// </summary>
public sealed class ImportCommunes(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    private const int MostTries = 3;

    /// <summary>How it ended: a closed set.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Loaded, and in use.</summary>
        /// <param name="New">Communes, or names of communes, that were not there.</param>
        /// <param name="Changed">Rows that changed.</param>
        /// <param name="Same">Rows that were there already.</param>
        public sealed record Done(int New, int Changed, int Same) : Outcome;

        /// <summary>The file has faults; nothing of it was taken.</summary>
        /// <param name="Faults">All of them, by row.</param>
        public sealed record Faulty(IReadOnlyList<SheetFault> Faults) : Outcome;

        /// <summary>Not this person's to change.</summary>
        public sealed record NotAllowed : Outcome;
    }

    /// <summary>Loads it.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="onlyNew">Whether rows of a code that the register has are passed over, whatever they say: so the file that ships undoes nothing that was corrected here.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome> RunAsync(ActContext context, byte[] file, string fileName, bool onlyNew = false, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var snapshot = await reference.CurrentAsync(cancel);
        if (!CommuneScope.MayChange(context.Actor, snapshot.Organisation))
        {
            return new Outcome.NotAllowed();
        }

        var provinces = snapshot.Provinces.Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        var unread = new List<SheetFault>();
        var rows = CommuneTables.Read(file, unread);
        for (var turn = 1; ; turn++)
        {
            var faults = unread.ToList();
            var number = await db.Events.CountAsync(e => e.StreamId == CommuneEventData.Register, cancel) + 1;
            var known = await db.Communes.Include(c => c.OldNames).ToDictionaryAsync(c => (c.Code, c.ValidFrom), cancel);
            var codes = known.Keys.Select(key => key.Code).ToHashSet(StringComparer.Ordinal);
            var communes = CommuneFile.Check(onlyNew ? [.. rows.Where(row => !codes.Contains(CommuneFile.CodeOf(row)))] : rows, known.Values.Select(CommuneRows.Of), provinces, faults);
            if (faults.Count > 0 || rows.Count == 0)
            {
                db.ChangeTracker.Clear();
                return new Outcome.Faulty(faults.Count > 0 ? [.. faults.OrderBy(f => f.Row)] : [new("", null, null, "Tệp không có dòng nào.")]);
            }

            var (added, changed) = (0, 0);
            foreach (var commune in communes)
            {
                if (!known.TryGetValue((commune.Code, commune.From), out var row))
                {
                    db.Communes.Add(CommuneRows.To(commune));
                    added++;
                }
                else if (!CommuneRows.IsSame(CommuneRows.Of(row), commune))
                {
                    CommuneRows.Write(commune, row);
                    changed++;
                }
            }

            var done = new Outcome.Done(added, changed, rows.Count - added - changed);
            if (added + changed == 0)
            {
                db.ChangeTracker.Clear();
                return done;
            }

            db.Record(context, CommuneEventData.Stream, CommuneEventData.Register, number, CommuneEventData.Imported, new CommuneEventData(number, fileName.Length <= 200 ? fileName : fileName[..200], added, changed));
            try
            {
                await db.SaveChangesAsync(cancel);
                reference.Forget();
                return done;
            }
            catch (DbUpdateException rival) when (turn < MostTries && engine.UniqueViolation(rival) is "events" or "communes" or "commune_old_names")
            {
                // Somebody else was faster: the file is judged once more by what is there now.
                db.ChangeTracker.Clear();
            }
        }
    }
}

/// <summary>Communes as they are stored.</summary>
internal static class CommuneRows
{
    public static Commune Of(CommuneRow row) =>
        new(row.Code, row.Name, row.Kind, row.ProvinceCode, row.ValidFrom, row.ValidTo, [.. row.OldNames.OrderBy(o => o.Number).Select(o => new OldCommune(o.Name, o.District, o.Province))]);

    public static bool IsSame(Commune one, Commune other) => one with { OldNames = other.OldNames } == other && one.OldNames.SequenceEqual(other.OldNames);

    public static CommuneRow To(Commune commune)
    {
        var row = new CommuneRow { Code = commune.Code, ValidFrom = commune.From };
        Write(commune, row);
        return row;
    }

    public static void Write(Commune commune, CommuneRow row)
    {
        (row.Name, row.Kind, row.ProvinceCode, row.ValidTo) = (commune.Name, commune.Kind, commune.ProvinceCode, commune.To);
        if (row.OldNames.Count > commune.OldNames.Count)
        {
            row.OldNames.RemoveAll(o => o.Number > commune.OldNames.Count);
        }

        for (var i = 0; i < commune.OldNames.Count; i++)
        {
            var old = row.OldNames.Find(o => o.Number == i + 1);
            if (old is null)
            {
                row.OldNames.Add(old = new() { Code = row.Code, ValidFrom = row.ValidFrom, Number = i + 1 });
            }

            (old.Name, old.District, old.Province) = (commune.OldNames[i].Name, commune.OldNames[i].District, commune.OldNames[i].Province);
        }
    }
}
