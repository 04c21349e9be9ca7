using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>What a head has to sign: results and requests for a supplement that were proposed, letters of apology that were drafted, the first due first, with whether each was looked at as it stands.</summary>
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
    /// <param name="Proposal">To grant, to refuse or to ask for a supplement.</param>
    /// <param name="Text">The opinion.</param>
    /// <param name="Basis">The clause of a refusal.</param>
    /// <param name="DueAt">When it is due (UTC).</param>
    /// <param name="DeskDueAt">What the list is ordered by (UTC).</param>
    /// <param name="DraftId">The draft of the result, a paper of the dossier; null for none.</param>
    /// <param name="Seen">Whether this official has looked at this version.</param>
    /// <param name="Own">Whether this official handles or proposed it, and so does not sign it.</param>
    /// <param name="Items">What a supplement asks for, a line each; null for a result.</param>
    public sealed record Row(
        Guid Id, int Version, string Code, string ProcedureCode, int ProcedureVersion, string OwnerName, Guid? AssigneeId, ProposalKind Proposal, string? Text, string? Basis, DateTime? DueAt, DateTime DeskDueAt, Guid? DraftId, bool Seen, bool Own, string? Items);

    /// <summary>A letter of apology that was drafted.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="ProcedureCode">Its procedure.</param>
    /// <param name="ProcedureVersion">The version of it.</param>
    /// <param name="OwnerName">The owner.</param>
    /// <param name="WriterId">Who drafted it; null for the system.</param>
    /// <param name="Day">The new day.</param>
    /// <param name="Reason">Why; null while the system's draft has none, and then it is not signed from the queue.</param>
    /// <param name="FaultUnitId">The unit the delay comes from.</param>
    /// <param name="DueAt">When it is due (UTC): afterwards nobody signs it.</param>
    /// <param name="Seen">Whether this official has looked at this version.</param>
    /// <param name="Own">Whether this official handles the dossier or drafted the letter, and so does not sign it.</param>
    public sealed record Apology(
        Guid Id, int Version, string Code, string ProcedureCode, int ProcedureVersion, string OwnerName, Guid? WriterId, DateOnly Day, string? Reason, Guid? FaultUnitId, DateTime DueAt, bool Seen, bool Own);

    /// <summary>A page, and where the next one starts; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, ListWork.Cursor? Next);

    /// <summary>Reads a page of the bodies whose results, or requests for a supplement, this official signs. One round trip.</summary>
    public async Task<Page> RunAsync(Actor actor, ListWork.Cursor? after = null, CancellationToken cancel = default)
    {
        var (results, someResults, ofResults) = SignedBy(actor, SigningKind.Results);
        var (asked, someAsked, ofAsked) = SignedBy(actor, SigningKind.Supplements);
        var rows = db.Dossiers.AsNoTracking().Where(d => d.Desk == Desk.Sign && d.State == BusinessState.InProcess
            && (((results.Contains(d.AgencyId) || (someResults.Contains(d.AgencyId) && ofResults.Contains(d.ProcedureCode))) && (d.Proposal == ProposalKind.Grant || d.Proposal == ProposalKind.Refuse))
                || ((asked.Contains(d.AgencyId) || (someAsked.Contains(d.AgencyId) && ofAsked.Contains(d.ProcedureCode))) && d.Proposal == ProposalKind.Supplement)));
        if (after is not null)
        {
            rows = rows.Where(d => d.DeskDueAt >= after.DueAt && (d.DeskDueAt > after.DueAt || d.Id.CompareTo(after.Id) > 0));
        }

        List<Guid> mine = [actor.Id!.Value, .. actor.StandsInFor, .. actor.StandsInAt.Select(s => s.Person)];
        var page = await rows.OrderBy(d => d.DeskDueAt).ThenBy(d => d.Id).Take(PageSize + 1).Select(d => new Row(
            d.Id, d.Version, d.Code!, d.ProcedureCode, d.ProcedureVersion, d.OwnerName, d.AssigneeId, d.Proposal!.Value, d.ProposalText, d.ProposalBasis, d.DueAt, d.DeskDueAt, d.DraftId,
            db.DossierViews.Any(v => v.AccountId == actor.Id && v.DossierId == d.Id && v.Version == d.Version),
            d.ProposedById == actor.Id || (d.AssigneeId != null && mine.Contains(d.AssigneeId.Value)), d.Proposal == ProposalKind.Supplement ? d.ProposalItems : null)).ToListAsync(cancel);
        return page.Count > PageSize ? new([.. page.Take(PageSize)], new(page[PageSize - 1].DeskDueAt, page[PageSize - 1].Id)) : new(page, null);
    }

    /// <summary>The first <see cref="PageSize"/> letters of apology that this official signs, while there is time. One round trip.</summary>
    public async Task<IReadOnlyList<Apology>> ApologiesAsync(Actor actor, DateTime now, CancellationToken cancel = default)
    {
        var (bodies, some, procedures) = SignedBy(actor, SigningKind.Apologies);
        List<Guid> mine = [actor.Id!.Value, .. actor.StandsInFor, .. actor.StandsInAt.Select(s => s.Person)];
        return await (
            from draft in db.ApologyDrafts.AsNoTracking()
            join d in db.Dossiers on draft.DossierId equals d.Id
            where draft.ReturnedFor == null && d.AppointmentAt == null && d.DueAt == draft.DueAt && draft.DueAt >= now
                && (d.State == BusinessState.InProcess || d.State == BusinessState.Consulting || d.State == BusinessState.Interlinked || (d.State == BusinessState.Suspended && d.PausedAt == null))
                && (bodies.Contains(d.AgencyId) || (some.Contains(d.AgencyId) && procedures.Contains(d.ProcedureCode)))
            orderby draft.DueAt, d.Id
            select new Apology(
                d.Id, d.Version, d.Code!, d.ProcedureCode, d.ProcedureVersion, d.OwnerName, draft.WriterId, draft.Day, draft.Reason, draft.FaultUnitId, draft.DueAt,
                db.DossierViews.Any(v => v.AccountId == actor.Id && v.DossierId == d.Id && v.Version == d.Version),
                draft.WriterId == actor.Id || (d.AssigneeId != null && mine.Contains(d.AssigneeId.Value)))).Take(PageSize).ToListAsync(cancel);
    }

    /// <summary>The bodies for which an official signs a kind: of all procedures, and of some.</summary>
    private static (List<Guid> Bodies, List<Guid> Partly, List<string> Procedures) SignedBy(Actor actor, SigningKind kind)
    {
        var held = actor.Delegations.Where(d => d.Kinds.Contains(kind)).ToList();
        return (
            [.. actor.Posts.Where(p => p.Role == Role.AgencyHead).Select(p => p.AgencyId).Concat(held.Where(d => d.Procedures is null).Select(d => d.AgencyId)).Distinct()],
            [.. held.Where(d => d.Procedures is not null).Select(d => d.AgencyId)],
            [.. held.Where(d => d.Procedures is not null).SelectMany(d => d.Procedures!)]);
    }
}
