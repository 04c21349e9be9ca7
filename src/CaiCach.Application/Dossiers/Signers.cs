using CaiCach.Application.Organisation;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Who may sign a dossier: the heads of its body, and those whom one of them lets sign.</summary>
public sealed class Signers(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The law's answer to an act; a refusal names who may, where a unit or a person is meant.</summary>
    /// <param name="act">The act.</param>
    /// <param name="dossier">The dossier.</param>
    /// <param name="facts">What the law knows of it.</param>
    /// <param name="who">Who acts.</param>
    /// <param name="input">What the actor brings along.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Verdict> JudgeAsync(DossierAct act, Dossier dossier, DossierFacts facts, ActorFacts who, ActInput input, CancellationToken cancel = default)
    {
        var verdict = DossierRules.Judge(act, facts, who, input);
        if (verdict is not Verdict.Refused refused || who.IsApplicant || !refused.Reasons.Any(DossierRules.SaysWho))
        {
            return verdict;
        }

        var officer = dossier.AssigneeId is { } id ? await db.Users.Where(u => u.Id == id).Select(u => u.FullName).FirstOrDefaultAsync(cancel) : null;
        return DossierRules.Judge(act, facts, who with { HeldBy = new((await reference.CurrentAsync(cancel)).Organisation.NameOf(dossier.HolderUnitId), officer) }, input);
    }

    /// <summary>Those who may sign an act on a day, by name, without one person and without who handles or has proposed it.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="act">What is signed.</param>
    /// <param name="but">Who is left out.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<string>> OthersAsync(Dossier dossier, DossierAct act, Guid? but, DateOnly day, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var tree = snapshot.Organisation;
        var bodies = tree.HasEnded(dossier.AgencyId) ? tree.HeirsOf(dossier.AgencyId).Append(dossier.AgencyId).ToHashSet() : [dossier.AgencyId];
        var units = tree.All.Where(u => bodies.Contains(u.AgencyId)).Select(u => u.Id).ToList();
        var heads = await db.Posts.Where(p => units.Contains(p.UnitId) && p.Role == Role.AgencyHead && p.ValidFrom <= day && (p.ValidTo == null || day <= p.ValidTo)).Select(p => p.AccountId).ToListAsync(cancel);
        var delegations = await db.Delegations.AsNoTracking().Where(d => d.AgencyId == dossier.AgencyId && d.EndedAt == null && d.FirstDay <= day && day <= d.LastDay).ToListAsync(cancel);
        var held = await ReadDelegations.InPostAsync(db, snapshot, delegations, day, cancel);
        List<Guid> may =
        [
            .. heads,
            .. delegations.Where(d => held.Contains(d.Id) && DelegatedActs.Of(ReadDelegations.KindsOf(d)).Contains(act)
                && ReadDelegations.ProceduresOf(snapshot, d) is var some && (some is null || some.Contains(dossier.ProcedureCode))).Select(d => d.DelegateId),
        ];
        var writer = act == DossierAct.Apologise ? DraftApology.WaitingOn(dossier)?.WriterId : dossier.ProposedById;
        may.RemoveAll(id => id == but || id == dossier.AssigneeId || id == writer);
        var names = await db.Users.Where(a => may.Contains(a.Id) && a.LockedAt == null).Select(a => a.FullName).ToListAsync(cancel);
        return [.. names.Order(VietnameseOrder.ByGivenName)];
    }
}
