using System.Linq.Expressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Petitions;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Petitions;

/// <summary>Which petitions an official may see: one filter for list, page and figures. What an ended body or unit has answered is in sight of who took its place.</summary>
public sealed class PetitionScope
{
    private static readonly Role[] Handlers = [Role.Specialist, Role.DivisionHead, Role.AgencyHead];

    private readonly HashSet<Guid> controlled = [];
    private readonly HashSet<Guid> watched = [];
    private readonly HashSet<Guid> units = [];
    private readonly HashSet<Guid> headed = [];
    private readonly Dictionary<Guid, HeldDelegation> lent = [];
    private readonly Guid? me;
    private readonly HashSet<Guid> signed;

    private PetitionScope(Actor actor, OrganisationTree tree)
    {
        foreach (var post in actor.Posts)
        {
            switch (post.Role)
            {
                case Role.ProcedureController:
                    controlled.UnionWith(tree.AgenciesAndLegaciesIn(post.AgencyId));
                    break;
                case Role.Leader or Role.Inspector:
                    watched.UnionWith(tree.AgenciesAndLegaciesIn(post.AgencyId));
                    break;
                case Role.AgencyHead:
                    var bodies = tree.WithLegacies(post.AgencyId).ToHashSet();
                    headed.UnionWith(tree.All.Where(u => bodies.Contains(u.AgencyId)).Select(u => u.Id));
                    watched.UnionWith(bodies);
                    break;
                case var role when Prepares(role):
                    units.UnionWith(tree.WithLegacies(post.UnitId));
                    break;
                default:
                    break;
            }
        }

        watched.UnionWith(controlled);
        units.UnionWith(headed);
        me = actor.Id;

        // A petition is about no procedure, so only who may sign for all of them signs its answer.
        foreach (var held in actor.Delegations.Where(d => d.Kinds.Contains(SigningKind.PetitionAnswers) && d.Procedures is null))
        {
            foreach (var unit in tree.All.Where(u => u.AgencyId == held.AgencyId && !headed.Contains(u.Id)))
            {
                lent.TryAdd(unit.Id, held);
            }
        }

        signed = [.. headed, .. lent.Keys];
    }

    /// <summary>The roles that have to do with petitions.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [Role.ProcedureController, Role.Leader, Role.Inspector, .. Handlers];

    /// <summary>Whether a role prepares the answers of its unit.</summary>
    public static bool Prepares(Role role) => role is Role.Specialist or Role.DivisionHead;

    /// <summary>The scope of an official.</summary>
    public static PetitionScope Of(Actor actor, OrganisationTree tree) => new(actor, tree);

    /// <summary>Bodies whose petitions the official receives and routes.</summary>
    public IReadOnlySet<Guid> Controlled => controlled;

    /// <summary>Bodies whose petitions the official sees.</summary>
    public IReadOnlySet<Guid> Watched => watched;

    /// <summary>Units for which the official prepares answers.</summary>
    public IReadOnlySet<Guid> Units => units;

    /// <summary>Units whose answers the official signs: as their head, or as one lets him or her.</summary>
    public IReadOnlySet<Guid> Signed => signed;

    /// <summary>The filter for queries.</summary>
    public Expression<Func<Petition, bool>> Filter => p => watched.Contains(p.AgencyId) || (p.HandlerUnitId != null && (units.Contains(p.HandlerUnitId.Value) || signed.Contains(p.HandlerUnitId.Value)));

    /// <summary>By which delegation the official signs the answer; null for who does so as the head, or not at all.</summary>
    public HeldDelegation? LentFor(Petition petition) => petition.HandlerUnitId is { } unit ? lent.GetValueOrDefault(unit) : null;

    /// <summary>The official in the eyes of the law, for one petition.</summary>
    /// <param name="petition">The petition.</param>
    /// <param name="writer">Who drafted the answer that waits; null for nobody.</param>
    public PetitionActor FactsOf(Petition petition, Guid? writer) => new(
        IsController: controlled.Contains(petition.AgencyId),
        IsHandler: petition.HandlerUnitId is { } unit && units.Contains(unit),
        IsHead: petition.HandlerUnitId is { } signedUnit && signed.Contains(signedUnit),
        LentOwn: me is not null && writer == me && LentFor(petition) is not null);

    /// <summary>Who drafted the answer that waits for a signature; null for nobody.</summary>
    internal static async Task<Guid?> WriterAsync(CaiCachDb db, Petition petition, CancellationToken cancel) => petition.State != PetitionState.Drafted ? null
        : await db.Events.Where(e => e.StreamId == petition.Id && e.Type == "petition.drafted").OrderByDescending(e => e.Version).Select(e => e.ActorId).FirstOrDefaultAsync(cancel);
}
