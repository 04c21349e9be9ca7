using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Procedures;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reference.Import;

/// <summary>The catalogue's entries for procedures that came from files; they follow the files until an office decides about one.</summary>
internal static class ShippedCatalogue
{
    /// <summary>The codes that an office has decided about here: files no longer change them.</summary>
    public static async Task<IReadOnlySet<string>> DecidedAsync(CaiCachDb db, CancellationToken cancel) =>
        (await db.CatalogueEntries.AsNoTracking().Where(e => e.IsOffices).Select(e => e.Code).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Makes the entry of each procedure that has none, and brings those of files up to date.</summary>
    public static async Task StoreAsync(CaiCachDb db, ActContext context, CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking().ToListAsync(cancel);
        if (units.Where(u => u.ParentId is null).MinBy(u => u.Code, StringComparer.Ordinal) is not { } root)
        {
            return;
        }

        var offered = (await db.Offerings.AsNoTracking().Select(o => new { o.ProcedureCode, o.AgencyId }).ToListAsync(cancel)).ToLookup(o => o.ProcedureCode, o => o.AgencyId, StringComparer.Ordinal);
        var entries = await db.CatalogueEntries.ToDictionaryAsync(e => e.Code, StringComparer.Ordinal, cancel);
        var newest = (await db.Procedures.AsNoTracking().ToListAsync(cancel)).GroupBy(p => p.Code, StringComparer.Ordinal).Select(g => g.MaxBy(p => p.Version)!);
        foreach (var row in newest)
        {
            if (!entries.TryGetValue(row.Code, out var entry))
            {
                entry = new() { Id = Ids.New(context.Now), Code = row.Code, AgencyId = KeeperOf(units, root, [.. offered[row.Code]]) };
                db.CatalogueEntries.Add(entry);
            }
            else if (entry.IsOffices)
            {
                continue;
            }

            var version = ((ProcedureFileResult.Valid)ProcedureFile.Parse(row.Document)).File.All.Single();
            (entry.Kind, entry.Name, entry.SearchKey, entry.NewestVersion) = (version.Kind, row.Name, row.SearchKey, row.Version);
            entry.State = version.State switch
            {
                PublicationState.NotPublic => CatalogueState.Waiting,
                PublicationState.Abolished => CatalogueState.Abolished,
                _ => row.Version > 1 ? CatalogueState.PublicAmended : CatalogueState.Public,
            };
        }
    }

    /// <summary>The body that keeps a procedure of a file: the nearest one that all who receive it stand below, the topmost where nobody does.</summary>
    private static Guid KeeperOf(IReadOnlyList<Unit> units, Unit root, IReadOnlyList<Guid> receivers)
    {
        var paths = units.Where(u => receivers.Contains(u.Id)).Select(u => u.Path).ToList();
        return paths.Count == 0 ? root.Id : units.Where(u => u.AgencyId == u.Id && paths.All(p => p.StartsWith(u.Path, StringComparison.Ordinal))).MaxBy(u => u.Path.Length)?.Id ?? root.Id;
    }
}
