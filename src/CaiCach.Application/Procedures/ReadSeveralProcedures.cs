using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>Several procedures of the catalogue that were chosen for one step, and whether each may take it now.</summary>
public sealed class ReadSeveralProcedures(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>One that was chosen.</summary>
    /// <param name="Entry">The procedure now.</param>
    /// <param name="Reasons">Why the act is refused now; nothing where it is allowed.</param>
    /// <param name="Online">How the online level of the draft stands to the lists for full online handling; of one that is to be announced.</param>
    public sealed record Line(CatalogueEntry Entry, IReadOnlyList<Refusal> Reasons, OnlineListFinding Online);

    /// <summary>What acting on the chosen ones would find now, by code; those out of sight are left out.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="act">The act, one of <see cref="HandleSeveralProcedures.Acts"/>.</param>
    /// <param name="items">The procedures.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<Line>> RunAsync(Actor actor, DateTime now, CatalogueAct act, IReadOnlyList<HandleSeveralProcedures.Item> items, CancellationToken cancel = default)
    {
        var units = (await reference.CurrentAsync(cancel)).Organisation;
        var (ids, today, lines) = (HandleSeveralProcedures.Wanted(items).ConvertAll(i => i.Id), VietnamTime.DayOf(now), new List<Line>());
        var drafts = await db.ProcedureDrafts.AsNoTracking().Where(d => ids.Contains(d.EntryId)).ToDictionaryAsync(d => d.EntryId, cancel);
        foreach (var entry in await SeenAsync(actor, ids, cancel))
        {
            var draft = drafts.GetValueOrDefault(entry.Id);
            var reasons = CatalogueRules.Judge(act, await CatalogueSaving.FactsAsync(db, entry, today, cancel), CatalogueScope.ActorOn(actor, units, entry.AgencyId, draft));
            var online = act == CatalogueAct.Publish && draft is not null && ProcedureFile.Parse(draft.Document) is ProcedureFileResult.Valid { File: var file } ? ListCatalogue.OnlineOf(entry, file.All.Single().OnlineLevel) : OnlineListFinding.Agrees;
            lines.Add(new(entry, reasons, online));
        }

        return lines;
    }

    /// <summary>Those in sight, by code.</summary>
    internal async Task<List<CatalogueEntry>> SeenAsync(Actor actor, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var bodies = CatalogueScope.BodiesOf(actor, (await reference.CurrentAsync(cancel)).Organisation).Select(b => b.Id).ToList();
        return await db.CatalogueEntries.AsNoTracking().Where(e => ids.Contains(e.Id) && bodies.Contains(e.AgencyId)).OrderBy(e => e.Code).ToListAsync(cancel);
    }
}
