using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>One dossier with its papers, and what the reader may do with it.</summary>
public sealed class ReadDossier(CaiCachDb db, ReferenceStore reference, Signers signers, TimeProvider time)
{
    private static readonly CompiledQuery<Func<CaiCachDb, Guid, IAsyncEnumerable<Dossier>>> ById = new(() => EF.CompileAsyncQuery(
        (CaiCachDb db, Guid id) => db.Dossiers.AsNoTracking().Include(d => d.Apology).Where(d => d.Id == id)));

    /// <summary>What is read.</summary>
    /// <param name="Dossier">The record with its papers.</param>
    /// <param name="Acts">The acts this reader may start now.</param>
    /// <param name="DueSteps">The arithmetic of the due date.</param>
    public sealed record View(Dossier Dossier, IReadOnlyList<DossierAct> Acts, IReadOnlyList<DueStep> DueSteps);

    /// <summary>Who else signs a proposal that the reader, who signs such dossiers, may not sign, having handled or made it; null when there is none such.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="dossier">A dossier read with <see cref="RunAsync"/>.</param>
    /// <param name="day">Today.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<string>?> OtherSignersAsync(Actor actor, Dossier dossier, DateOnly day, CancellationToken cancel = default)
    {
        var who = DossierScope.FactsOf(actor, dossier, (await reference.CurrentAsync(cancel)).Organisation);
        return dossier.Proposal is { } proposal && DossierRules.SignatureOf(proposal) is var act && DossierRules.WhyOwn(act, dossier.State, who) is not null
            ? await signers.OthersAsync(dossier, act, actor.Id, day, cancel)
            : null;
    }

    /// <summary>Why the reader may not take a step now: the state, or whose step it is; empty when only something is missing.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="dossier">A dossier read with <see cref="RunAsync"/>.</param>
    /// <param name="act">The step.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<Refusal>> WhyNotAsync(Actor actor, Dossier dossier, DossierAct act, DateTime now, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var verdict = await signers.JudgeAsync(act, dossier, DossierFactsReader.Of(dossier, snapshot, now), DossierScope.FactsOf(actor, dossier, snapshot.Organisation), new(now), cancel);
        return verdict is Verdict.Refused refused ? [.. refused.Reasons.Where(DossierRules.SaysWho)] : [];
    }

    /// <summary>The dossier as far as the actor may see it; null otherwise. Two to four round trips.</summary>
    public Task<View?> RunAsync(Actor actor, Guid id, CancellationToken cancel = default) => RunAsync(actor, id, (scope, dossier) => scope.Sees(dossier), cancel);

    /// <summary>Whether the actor may see the dossier. One round trip.</summary>
    public async Task<bool> SeesAsync(Actor actor, Guid id, CancellationToken cancel = default) =>
        await db.Dossiers.Where(DossierScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation).Filter).AnyAsync(d => d.Id == id, cancel);

    /// <summary>The dossier of an internal procedure, for an official of the unit that asks; null for anybody else. What the competent body writes for itself is not for that reader.</summary>
    public Task<View?> ForAskerAsync(Actor actor, Guid id, CancellationToken cancel = default) => RunAsync(actor, id, (scope, dossier) => scope.Asks(dossier), cancel);

    private async Task<View?> RunAsync(Actor actor, Guid id, Func<DossierScope, Dossier, bool> sees, CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        Dossier? dossier = null;
        await foreach (var found in ById.On(db)(db, id).WithCancellation(cancel))
        {
            dossier = found;
        }

        if (dossier is null || !sees(DossierScope.Of(actor, snapshot.Organisation), dossier))
        {
            return null;
        }

        await DossierLists.LoadAsync(db, dossier, snapshot, cancel);
        var acts = DossierRules.ActsOpenTo(DossierFactsReader.Of(dossier, snapshot, time.GetUtcNow().UtcDateTime), DossierScope.FactsOf(actor, dossier, snapshot.Organisation));
        return new(dossier, acts, DossierTimes.Explain(dossier, snapshot));
    }

    /// <summary>Every due date of a dossier beside the result's, each told step by step. The caller has read the dossier with <see cref="RunAsync(Actor, Guid, CancellationToken)"/>.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="history">Its events.</param>
    /// <param name="everyDay">Whether every day of a long limit has its line.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<DossierDue>> DuesAsync(Dossier dossier, IEnumerable<EventRow> history, bool everyDay, CancellationToken cancel = default) =>
        DossierDues.Of(
            dossier, await reference.CurrentAsync(cancel), history,
            await db.Consultations.AsNoTracking().Where(c => c.DossierId == dossier.Id).OrderBy(c => c.Id).ToListAsync(cancel),
            await db.OutsideRequests.AsNoTracking().Where(o => o.DossierId == dossier.Id).OrderBy(o => o.Id).ToListAsync(cancel), everyDay);

    /// <summary>The numbered letters of a dossier, oldest first; none of those that earlier versions of the program made. The caller has read the dossier with <see cref="RunAsync"/>.</summary>
    public async Task<IReadOnlyList<Letter>> LettersAsync(Guid id, CancellationToken cancel = default) =>
        await db.Letters.AsNoTracking().Where(l => l.DossierId == id).OrderBy(l => l.EventVersion).ToListAsync(cancel);

    /// <summary>The history of a dossier, oldest first. The caller has read the dossier with <see cref="RunAsync"/>.</summary>
    public async Task<IReadOnlyList<EventRow>> HistoryAsync(Guid id, CancellationToken cancel = default) =>
        await db.Events.AsNoTracking().Where(e => e.StreamId == id).OrderBy(e => e.Version).ToListAsync(cancel);
}
