using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Events;
using CaiCach.Data.Petitions;
using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Petitions;

/// <summary>One petition as an official sees it.</summary>
public sealed class ReadPetition(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>What is read.</summary>
    /// <param name="Petition">The petition.</param>
    /// <param name="Acts">What this official may do now.</param>
    /// <param name="History">Its events, oldest first.</param>
    public sealed record View(Petition Petition, IReadOnlyList<PetitionAct> Acts, IReadOnlyList<EventRow> History)
    {
        /// <summary>The bodies it was sent through, oldest first, each with when and why; none where it never was.</summary>
        public IReadOnlyList<Transfer> Chain { get; } = ChainOf(History);
    }

    /// <summary>One body sends it to another.</summary>
    /// <param name="From">The body that was not competent.</param>
    /// <param name="To">The body it was sent to.</param>
    /// <param name="At">When, UTC.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Late">Whether the limit was over.</param>
    public sealed record Transfer(Guid From, Guid To, DateTime At, string Reason, bool Late);

    /// <summary>The transfers among the events of a petition, in their order.</summary>
    internal static IReadOnlyList<Transfer> ChainOf(IEnumerable<EventRow> events) =>
    [
        .. events.Where(e => e.Type == PetitionEventData.TypeOf(PetitionAct.Transfer)).Select(e => (e.At, Facts: RecordEvents.Facts<PetitionEventData>(e)))
            .Select(e => new Transfer(e.Facts.Agency, e.Facts.ToAgency!.Value, e.At, e.Facts.Text ?? "", e.Facts.Late ?? false)),
    ];

    /// <summary>Reads; null when there is none in this official's sight.</summary>
    public async Task<View?> RunAsync(Actor actor, Guid id, DateTime now, CancellationToken cancel = default)
    {
        var scope = PetitionScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation);
        var petition = await db.Petitions.AsNoTracking().Where(scope.Filter).FirstOrDefaultAsync(p => p.Id == id, cancel);
        return petition is null
            ? null
            : new(
                petition,
                PetitionRules.OpenTo(HandlePetition.FactsOf(petition), scope.FactsOf(petition, await PetitionScope.WriterAsync(db, petition, cancel)), now),
                await db.Events.AsNoTracking().Where(e => e.StreamId == id).OrderBy(e => e.Version).ToListAsync(cancel));
    }
}
