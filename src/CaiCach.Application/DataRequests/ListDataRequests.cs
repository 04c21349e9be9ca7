using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.DataRequests;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.DataRequests;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.DataRequests;

/// <summary>The register of requests about personal data: a person's own, and those a body has to decide.</summary>
public sealed class ListDataRequests(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The most decided ones shown, the newest.</summary>
    public const int MostDecided = 50;

    /// <summary>The most open ones shown, those due first.</summary>
    public const int MostOpen = 200;

    /// <summary>A request and who sent it.</summary>
    public sealed record Row(DataRequest Request, string Name, string? CitizenId, string? Phone, string? Email);

    /// <summary>A person's own, the newest first.</summary>
    public async Task<IReadOnlyList<DataRequest>> OwnAsync(Actor actor, CancellationToken cancel = default) =>
        await db.DataRequests.AsNoTracking().Where(r => r.AccountId == actor.Id).OrderByDescending(r => r.ReceivedAt).Take(MostDecided).ToListAsync(cancel);

    /// <summary>Those of the bodies for which a person decides: the open ones, those due first; and the decided ones, the newest first.</summary>
    public async Task<(IReadOnlyList<Row> Open, IReadOnlyList<Row> Decided)> RunAsync(Actor actor, CancellationToken cancel = default)
    {
        var bodies = DataRequestRules.BodiesOf(actor, (await reference.CurrentAsync(cancel)).Organisation);
        var all = db.DataRequests.AsNoTracking().Where(r => bodies.Contains(r.AgencyId));
        return (
            [.. (await With(all.Where(r => r.State == DataRequestState.Received).OrderBy(r => r.DueAt).Take(MostOpen)).ToListAsync(cancel)).OrderBy(r => r.Request.DueAt)],
            [.. (await With(all.Where(r => r.State != DataRequestState.Received).OrderByDescending(r => r.DecidedAt).Take(MostDecided)).ToListAsync(cancel)).OrderByDescending(r => r.Request.DecidedAt)]);
    }

    /// <summary>One of them; null when it is not this person's to decide.</summary>
    public async Task<Row?> ReadAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        var bodies = DataRequestRules.BodiesOf(actor, (await reference.CurrentAsync(cancel)).Organisation);
        return await With(db.DataRequests.AsNoTracking().Where(r => r.Id == id && bodies.Contains(r.AgencyId))).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The dossiers that a request to put data right may be about: the person's own that have not ended, of those the reader sees; none for any other request.</summary>
    public async Task<IReadOnlyList<Dossier>> DossiersAsync(Actor actor, DataRequest request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        BusinessState[] ended = [BusinessState.Done, BusinessState.RejectedIntake, BusinessState.Stopped, BusinessState.Withdrawn];
        return request.Kind != DataRequestKind.Correction ? [] : await db.Dossiers.AsNoTracking().Where(DossierScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation).Filter)
            .Where(d => d.AccountId == request.AccountId && !ended.Contains(d.State)).OrderByDescending(d => d.SubmittedAt).Take(MostDecided).ToListAsync(cancel);
    }

    /// <summary>The bodies a person may ask: those that have a dossier of the person, first, and those that have none above them.</summary>
    public async Task<IReadOnlyList<Unit>> BodiesAsync(Actor actor, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return await BodiesAsync(db, (await reference.CurrentAsync(cancel)).Organisation, actor.Id, cancel);
    }

    /// <inheritdoc cref="BodiesAsync(Actor, CancellationToken)"/>
    internal static async Task<IReadOnlyList<Unit>> BodiesAsync(CaiCachDb db, OrganisationTree tree, Guid? account, CancellationToken cancel)
    {
        var mine = await db.Dossiers.Where(d => d.AccountId == account).Select(d => d.AgencyId).Distinct().ToListAsync(cancel);
        var heirs = mine.SelectMany(id => tree.HasEnded(id) ? tree.HeirsOf(id) : new HashSet<Guid> { id }).ToHashSet();
        return
        [
            .. heirs.Concat(tree.Agencies.Where(a => a.ParentId is null && !tree.HasEnded(a.Id)).Select(a => a.Id)).Distinct().Select(id => tree.Find(id)!)
                .OrderByDescending(u => heirs.Contains(u.Id)).ThenBy(u => u.Name, StringComparer.Ordinal),
        ];
    }

    private IQueryable<Row> With(IQueryable<DataRequest> requests) =>
        requests.Join(db.Users, r => r.AccountId, a => a.Id, (r, a) => new Row(r, a.FullName, a.CitizenId, a.PhoneNumber, a.Email));
}
