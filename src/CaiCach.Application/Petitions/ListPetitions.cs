using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Petitions;
using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Petitions;

/// <summary>Lists of petitions by what is to be done, the first due first, a page at a time.</summary>
public sealed class ListPetitions(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;

    /// <summary>What is to be done with those in a list.</summary>
    public enum Desk
    {
        /// <summary>To refuse, to ask about, or to route; and those that wait for their petitioner.</summary>
        Triage,

        /// <summary>To prepare an answer to.</summary>
        Handle,

        /// <summary>To sign the answer to.</summary>
        Sign,

        /// <summary>To make public.</summary>
        Publish,

        /// <summary>Nothing; they are over.</summary>
        Over,
    }

    /// <summary>A row.</summary>
    public sealed record Row(Guid Id, string Code, PetitionState State, PetitionKind Kind, Guid AgencyId, Guid? HandlerUnitId, string Content, DateTime ReceivedAt, DateTime DeskDueAt);

    /// <summary>A page, and where the next one starts; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, ListWork.Cursor? Next);

    /// <summary>The lists this official has.</summary>
    public static IReadOnlyList<Desk> DesksOf(PetitionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return [.. Enum.GetValues<Desk>().Where(desk => desk switch
        {
            Desk.Triage or Desk.Publish => scope.Controlled.Count > 0,
            Desk.Handle => scope.Units.Count > 0,
            Desk.Sign => scope.Signed.Count > 0,
            _ => true,
        })];
    }

    /// <summary>Reads a page. One round trip.</summary>
    public async Task<Page> RunAsync(Actor actor, Desk desk, ListWork.Cursor? after = null, CancellationToken cancel = default)
    {
        var scope = PetitionScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation);
        var (controlled, units, signed) = (scope.Controlled, scope.Units, scope.Signed);
        var all = db.Petitions.AsNoTracking();
        var rows = desk switch
        {
            Desk.Triage => all.Where(p => controlled.Contains(p.AgencyId) && (p.State == PetitionState.Received || p.State == PetitionState.AwaitingSupplement)),
            Desk.Handle => all.Where(p => p.HandlerUnitId != null && units.Contains(p.HandlerUnitId.Value) && p.State == PetitionState.Routed),
            Desk.Sign => all.Where(p => p.HandlerUnitId != null && signed.Contains(p.HandlerUnitId.Value) && p.State == PetitionState.Drafted),
            Desk.Publish => all.Where(p => controlled.Contains(p.AgencyId) && p.State == PetitionState.Answered),
            _ => all.Where(scope.Filter).Where(p => p.State == PetitionState.Refused || p.State == PetitionState.Published || p.State == PetitionState.Closed),
        };
        if (after is not null)
        {
            rows = rows.Where(p => p.DeskDueAt >= after.DueAt && (p.DeskDueAt > after.DueAt || p.Id.CompareTo(after.Id) > 0));
        }

        var page = await rows.OrderBy(p => p.DeskDueAt).ThenBy(p => p.Id).Take(PageSize + 1)
            .Select(p => new Row(p.Id, p.Code, p.State, p.Kind, p.AgencyId, p.HandlerUnitId, p.Content, p.ReceivedAt, p.DeskDueAt)).ToListAsync(cancel);
        return page.Count > PageSize ? new([.. page.Take(PageSize)], new(page[PageSize - 1].DeskDueAt, page[PageSize - 1].Id)) : new(page, null);
    }
}
