using System.Linq.Expressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Dossiers;

/// <summary>What a person may see: one filter, used by list, search, export and drill-down alike.</summary>
public sealed class DossierScope
{
    private static readonly Role[] BodyRoles = [Role.Receiver, Role.Cashier, Role.AgencyHead, Role.Clerk, Role.OneStopDirector];
    private static readonly Role[] SubtreeRoles = [Role.ProcedureController, Role.ReformOfficer, Role.Leader, Role.Inspector];
    private static readonly Role[] UnitRoles = [Role.Specialist, Role.DivisionHead];

    private readonly Guid? applicant;
    private readonly HashSet<Guid> agencies = [];
    private readonly HashSet<Guid> units = [];
    private readonly Guid? assignee;

    private DossierScope(Actor actor, OrganisationTree tree)
    {
        switch (actor.Kind)
        {
            case ActorKind.Applicant:
                applicant = actor.Id;
                break;
            case ActorKind.Client:
                agencies.UnionWith(actor.ClientAgencies);
                break;
            case ActorKind.Official:
                assignee = actor.Id;
                foreach (var post in actor.Posts)
                {
                    if (BodyRoles.Contains(post.Role))
                    {
                        agencies.Add(post.AgencyId);
                        agencies.UnionWith(tree.LegaciesOf(post.AgencyId));
                    }
                    else if (SubtreeRoles.Contains(post.Role))
                    {
                        var bodies = tree.AgenciesIn(post.AgencyId);
                        agencies.UnionWith(bodies);
                        agencies.UnionWith(bodies.SelectMany(tree.LegaciesOf));
                    }
                    else if (UnitRoles.Contains(post.Role))
                    {
                        units.Add(post.UnitId);
                        units.UnionWith(tree.LegaciesOf(post.UnitId));
                    }
                }

                break;
            case ActorKind.System:
                agencies.UnionWith(tree.Agencies.Select(a => a.Id));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(actor), actor.Kind, null);
        }
    }

    /// <summary>The scope of an actor.</summary>
    public static DossierScope Of(Actor actor, OrganisationTree tree) => new(actor, tree);

    /// <summary>The filter for queries.</summary>
    public Expression<Func<Dossier, bool>> Filter
    {
        get
        {
            if (applicant is { } account)
            {
                return d => d.AccountId == account;
            }

            if (units.Count == 0)
            {
                return agencies.Count == 1 && agencies.First() is var only
                    ? d => d.AgencyId == only
                    : d => agencies.Contains(d.AgencyId);
            }

            return d => agencies.Contains(d.AgencyId) || units.Contains(d.HolderUnitId) || d.AssigneeId == assignee;
        }
    }

    /// <summary>Whether every dossier of a competent body is in sight, so that a query for that body needs no further filter.</summary>
    public bool SeesAllOf(Guid agencyId) => agencies.Contains(agencyId);

    /// <summary>The same rule for a dossier in hand.</summary>
    public bool Sees(Dossier dossier) =>
        applicant is { } account
            ? dossier.AccountId == account
            : agencies.Contains(dossier.AgencyId) || units.Contains(dossier.HolderUnitId) || (units.Count > 0 && dossier.AssigneeId == assignee);

    /// <summary>
    /// The actor in the eyes of the law, for one dossier. Who filed at the counter has no account, so the one-stop unit acts in that person's name;
    /// a program stands for the applicant of what it filed itself, of nothing else.
    /// </summary>
    public static ActorFacts FactsOf(Actor actor, Dossier dossier, OrganisationTree tree) => actor.Kind switch
    {
        ActorKind.Applicant => ActorFacts.Applicant with { IsApplicant = dossier.AccountId == actor.Id },
        ActorKind.System => ActorFacts.System,
        ActorKind.Client => ActorFacts.Applicant with { IsApplicant = dossier.ClientId == actor.Id },
        _ => OfOfficial(actor, dossier, tree),
    };

    /// <summary>Who holds a post in the body that took an ended one's place, or in such a unit, is to its closed dossiers what the predecessors were.</summary>
    private static ActorFacts OfOfficial(Actor actor, Dossier dossier, OrganisationTree tree)
    {
        var bodies = tree.HasEnded(dossier.AgencyId) ? tree.HeirsOf(dossier.AgencyId) : null;
        var holders = tree.HasEnded(dossier.HolderUnitId) ? tree.HeirsOf(dossier.HolderUnitId) : null;
        var posts = actor.Posts.Where(p => p.AgencyId == dossier.AgencyId || bodies?.Contains(p.AgencyId) == true).ToList();
        return new(
            FiledAtCounter(dossier) && posts.Any(p => p.Role == Role.Receiver),
            false,
            dossier.AssigneeId == actor.Id,
            posts.Select(p => p.Role).ToHashSet(),
            posts.Where(p => p.UnitId == dossier.HolderUnitId || holders?.Contains(p.UnitId) == true).Select(p => p.Role).ToHashSet(),
            StandsIn: dossier.AssigneeId is { } away && actor.StandsInFor.Contains(away));
    }

    private static bool FiledAtCounter(Dossier dossier) => dossier is { AccountId: null, ClientId: null, PartOfId: null };
}
