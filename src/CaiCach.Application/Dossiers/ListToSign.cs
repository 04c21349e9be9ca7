using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>What a head has to sign: results that were proposed, the first due first, with whether each was looked at as it stands.</summary>
public sealed class ListToSign(CaiCachDb db)
{
    /// <summary>Rows on a page, and the most signed at once.</summary>
    public const int PageSize = 20;

    /// <summary>A row.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="ProcedureCode">Its procedure.</param>
    /// <param name="ProcedureVersion">The version of it.</param>
    /// <param name="OwnerName">The owner.</param>
    /// <param name="AssigneeId">Who proposes.</param>
    /// <param name="Proposal">To grant or to refuse.</param>
    /// <param name="Text">The opinion.</param>
    /// <param name="Basis">The clause of a refusal.</param>
    /// <param name="DueAt">When it is due (UTC).</param>
    /// <param name="DeskDueAt">What the list is ordered by (UTC).</param>
    /// <param name="DraftId">The draft of the result, a paper of the dossier; null for none.</param>
    /// <param name="Seen">Whether this official has looked at this version.</param>
    /// <param name="Own">Whether this official handles or proposed it, and so does not sign it.</param>
    public sealed record Row(
        Guid Id, int Version, string Code, string ProcedureCode, int ProcedureVersion, string OwnerName, Guid? AssigneeId, ProposalKind Proposal, string? Text, string? Basis, DateTime? DueAt, DateTime DeskDueAt, Guid? DraftId, bool Seen, bool Own);

    /// <summary>A page, and where the next one starts; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, ListWork.Cursor? Next);

    /// <summary>Reads a page of the bodies whose results this official signs. One round trip.</summary>
    public async Task<Page> RunAsync(Actor actor, ListWork.Cursor? after = null, CancellationToken cancel = default)
    {
        var bodies = actor.Posts.Where(p => p.Role == Role.AgencyHead).Select(p => p.AgencyId).Distinct().ToList();
        bodies.AddRange(actor.Delegations.Where(d => d.Procedures is null && d.Kinds.Contains(SigningKind.Results)).Select(d => d.AgencyId));
        var some = actor.Delegations.Where(d => d.Procedures is not null && d.Kinds.Contains(SigningKind.Results)).ToList();
        var (partly, procedures) = (some.Select(d => d.AgencyId).ToList(), some.SelectMany(d => d.Procedures!).ToList());
        var rows = db.Dossiers.AsNoTracking().Where(d => (bodies.Contains(d.AgencyId) || (partly.Contains(d.AgencyId) && procedures.Contains(d.ProcedureCode))) && d.Desk == Desk.Sign && d.State == BusinessState.InProcess && (d.Proposal == ProposalKind.Grant || d.Proposal == ProposalKind.Refuse));
        if (after is not null)
        {
            rows = rows.Where(d => d.DeskDueAt >= after.DueAt && (d.DeskDueAt > after.DueAt || d.Id.CompareTo(after.Id) > 0));
        }

        List<Guid> mine = [actor.Id!.Value, .. actor.StandsInFor];
        var page = await rows.OrderBy(d => d.DeskDueAt).ThenBy(d => d.Id).Take(PageSize + 1).Select(d => new Row(
            d.Id, d.Version, d.Code!, d.ProcedureCode, d.ProcedureVersion, d.OwnerName, d.AssigneeId, d.Proposal!.Value, d.ProposalText, d.ProposalBasis, d.DueAt, d.DeskDueAt, d.DraftId,
            db.DossierViews.Any(v => v.AccountId == actor.Id && v.DossierId == d.Id && v.Version == d.Version),
            d.ProposedById == actor.Id || (d.AssigneeId != null && mine.Contains(d.AssigneeId.Value)))).ToListAsync(cancel);
        return page.Count > PageSize ? new([.. page.Take(PageSize)], new(page[PageSize - 1].DeskDueAt, page[PageSize - 1].Id)) : new(page, null);
    }
}
