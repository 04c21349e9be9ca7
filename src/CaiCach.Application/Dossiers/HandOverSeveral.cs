using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Letters;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Hands several accepted dossiers at one counter to one unit with one numbered list (row 8, dossier by dossier). Each is handed over in a transaction of its
/// own, in which it gets onto the list too, so one that cannot be handed over holds none of the others back and stands on no list; the first that can
/// takes the list's number, so a number is never lost.
/// </summary>
public sealed class HandOverSeveral(CaiCachDb db, TransferDossier transfer, ReferenceStore reference)
{
    /// <summary>The most on one list: a page of the worklist.</summary>
    public const int Most = ListWork.PageSize;

    /// <summary>A dossier and the version that was seen.</summary>
    public sealed record Item(Guid Id, int Version);

    /// <summary>What came of one.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Code">Its code; empty when it is out of sight.</param>
    /// <param name="Outcome">What came of it.</param>
    public sealed record Result(Guid Id, string Code, ActOutcome Outcome);

    /// <summary>What came of all: the list of those handed over, null when there is none.</summary>
    public sealed record Outcome(Guid? ListId, IReadOnlyList<Result> Results);

    /// <summary>Hands them over in the order given; those of another body than the first are refused as unknown.</summary>
    public async Task<Outcome> RunAsync(ActContext context, Guid toUnitId, IReadOnlyList<Item> items, CancellationToken cancel = default)
    {
        var organisation = (await reference.CurrentAsync(cancel)).Organisation;
        var ids = items.Select(i => i.Id).ToList();
        var codes = await db.Dossiers.AsNoTracking().Where(DossierScope.Of(context.Actor, organisation).Filter).Where(d => ids.Contains(d.Id))
            .ToDictionaryAsync(d => d.Id, d => d.Code ?? d.RequestNumber, cancel);
        HandoverList? made = null;
        var results = new List<Result>();
        foreach (var item in items.DistinctBy(i => i.Id).Take(Most))
        {
            var list = made;
            var outcome = await transfer.OnListAsync(context, item.Id, item.Version, toUnitId, async change =>
            {
                list ??= await BeginAsync(context, change, toUnitId);
                db.Add(new HandoverLine { ListId = list.Id, DossierId = item.Id, EventVersion = change.Dossier.Version + 1, DueAt = change.Dossier.DueAt });
                return list.Symbol;
            }, cancel);
            db.ChangeTracker.Clear();
            made = outcome is ActOutcome.Done ? list : made;
            results.Add(new(item.Id, codes.GetValueOrDefault(item.Id, ""), outcome));
        }

        return new(made?.Id, results);
    }

    private async Task<HandoverList> BeginAsync(ActContext context, DossierChange change, Guid toUnitId)
    {
        var from = change.Counter;
        var year = VietnamTime.DayOf(context.Now).Year;
        var number = await change.NextAsync(from.Id, NumberBooks.SeriesOf(NumberBook.Handover, year));
        var list = new HandoverList
        {
            Id = Ids.New(context.Now),
            AgencyId = from.AgencyId,
            FromUnitId = from.Id,
            ToUnitId = toUnitId,
            Year = year,
            Number = number,
            Symbol = string.Create(CultureInfo.InvariantCulture, $"{number:00}/BG-{LetterSymbols.AbbreviationOf(from)}"),
            MadeAt = context.Now,
            MadeById = context.Actor.Id,
            MadeBy = context.Actor.Name,
        };
        db.Add(list);
        return list;
    }
}
