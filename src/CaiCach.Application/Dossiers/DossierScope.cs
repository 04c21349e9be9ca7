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
    private static readonly Role[] CounterRoles = [Role.Receiver, Role.Cashier];
    private static readonly Role[] UnitRoles = [Role.Specialist, Role.DivisionHead];

    private static readonly HashSet<Role> NoRoles = [];

    private readonly Guid? applicant;
    private readonly Guid? proved;
    private readonly HashSet<Guid> agencies = [];
    private readonly HashSet<Guid> received = [];
    private readonly HashSet<Guid> units = [];
    private readonly HashSet<Guid> asking = [];
    private readonly Guid? assignee;
    private readonly List<(Guid Agency, List<string> Procedures)> signed = [];

    private DossierScope(Actor actor, OrganisationTree tree)
    {
        switch (actor.Kind)
        {
            case ActorKind.Applicant:
                (applicant, proved) = (actor.Id, actor.ProvedFor);
                break;
            case ActorKind.Client:
                agencies.UnionWith(actor.ClientAgencies);
                break;
            case ActorKind.Official:
                assignee = actor.Id;
                foreach (var post in actor.Posts.Where(p => !p.Role.IsAgent()))
                {
                    asking.UnionWith(AskingUnits(post, tree));
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

                received.UnionWith(agencies);
                agencies.UnionWith(actor.Delegations.Where(d => d.Procedures is null).Select(d => d.AgencyId));
                signed.AddRange(actor.Delegations.Where(d => d.Procedures is not null).Select(d => (d.AgencyId, d.Procedures!.ToList())));
                break;
            case ActorKind.Agent:
                // What an agent filed or carries is read by ReadAgentWork alone, without what officials write of it.
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
    public Expression<Func<Dossier, bool>> Filter => signed.Aggregate(OfPosts, (filter, one) => Filters.Or(filter, d => d.AgencyId == one.Agency && one.Procedures.Contains(d.ProcedureCode)));

    /// <summary>The filter of one dossier that is asked for by its id: what <see cref="Filter"/> has, and what the units of the person ask for under internal procedures. The law says what each may do there.</summary>
    public Expression<Func<Dossier, bool>> Reach => asking.Count == 0 ? Filter : Filters.Or(Filter, d => d.AskedById != null && asking.Contains(d.AskedById.Value));

    /// <summary>
    /// The dossiers whose order to open them again an official may carry out, as an administrator of the competent body or of one above; what such an official is shown of them is the order
    /// alone, by <see cref="ListReopenings"/>.
    /// </summary>
    internal static Expression<Func<Dossier, bool>> AdministeredBy(Actor actor, OrganisationTree tree)
    {
        var bodies = AdministeredBodies(actor, tree);
        return d => d.ReopeningOrderedAt != null && bodies.Contains(d.AgencyId);
    }

    /// <summary>The bodies that an official administers, with those whose place they took.</summary>
    internal static IReadOnlyCollection<Guid> AdministeredBodies(Actor actor, OrganisationTree tree) =>
        [.. actor.Posts.Where(p => p.Role == Role.Administrator).SelectMany(p => tree.AgenciesIn(p.AgencyId)).SelectMany(body => tree.LegaciesOf(body).Append(body)).Distinct()];

    private Expression<Func<Dossier, bool>> OfPosts
    {
        get
        {
            if (applicant is { } account)
            {
                return d => d.AccountId == account;
            }

            if (proved is { } known)
            {
                return d => d.Id == known && d.AccountId == null;
            }

            if (units.Count > 0)
            {
                return d => agencies.Contains(d.AgencyId) || received.Contains(d.CounterId) || units.Contains(d.HolderUnitId) || d.AssigneeId == assignee;
            }

            // Of one body: said as one condition, so that a database looks for what is asked and not for all of the body.
            return agencies.Count == 1 && agencies.First() is var only
                ? received.Count == 1 && received.Contains(only) ? d => new[] { d.AgencyId, d.CounterId }.Contains(only) : d => d.AgencyId == only
                : received.Count == 0 ? d => agencies.Contains(d.AgencyId)
                : d => agencies.Contains(d.AgencyId) || received.Contains(d.CounterId);
        }
    }

    /// <summary>Whether every dossier of a competent body is in sight, so that a query for that body needs no further filter.</summary>
    public bool SeesAllOf(Guid agencyId) => agencies.Contains(agencyId);

    /// <summary>Whether every dossier that lies at the counter of a body is in sight, those of other bodies among them.</summary>
    public bool SeesCounterOf(Guid agencyId) => received.Contains(agencyId);

    /// <summary>The same rule for a dossier in hand.</summary>
    public bool Sees(Dossier dossier) =>
        applicant is { } account
            ? dossier.AccountId == account
            : proved is { } known ? dossier.Id == known && dossier.AccountId is null
            : agencies.Contains(dossier.AgencyId) || received.Contains(dossier.CounterId) || units.Contains(dossier.HolderUnitId) || (units.Count > 0 && dossier.AssigneeId == assignee)
                || signed.Any(s => s.Agency == dossier.AgencyId && s.Procedures.Contains(dossier.ProcedureCode));

    /// <summary>Whether a unit of the person asks for it under an internal procedure.</summary>
    public bool Asks(Dossier dossier) => dossier.AskedById is { } unit && asking.Contains(unit);

    /// <summary>The units whose internal requests the person asks for: those of the posts and their bodies, with those whose place they took.</summary>
    internal IReadOnlySet<Guid> Asking => asking;

    private static IEnumerable<Guid> AskingUnits(HeldPost post, OrganisationTree tree) =>
        new[] { post.UnitId, post.AgencyId }.SelectMany(unit => tree.LegaciesOf(unit).Append(unit));

    /// <summary>
    /// The actor in the eyes of the law, for one dossier. Who filed at the counter has no account, so the one-stop unit acts in that person's name;
    /// a program stands for the applicant of what it filed itself, of nothing else.
    /// </summary>
    public static ActorFacts FactsOf(Actor actor, Dossier dossier, OrganisationTree tree) => actor.Kind switch
    {
        ActorKind.Applicant => ActorFacts.Applicant with { IsApplicant = actor.Id is { } account ? dossier.AccountId == account : dossier.AccountId is null && actor.ProvedFor == dossier.Id },
        ActorKind.System => ActorFacts.System,
        ActorKind.Agent => new(false, false, false, NoRoles, NoRoles, IsCarrier: dossier.CarrierId == actor.Id),
        ActorKind.Client => ActorFacts.Applicant with { IsApplicant = dossier.ClientId == actor.Id, IsMaster = OtherSystems.IsOf(actor, dossier) },
        _ => OfOfficial(actor, dossier, tree),
    };

    /// <summary>
    /// Who holds a post in the body that took an ended one's place, or in such a unit, is to its closed dossiers what the predecessors were. The counter that received
    /// a dossier for another body works on it alone until it is handed over, and beside the counter of the competent body from then on.
    /// </summary>
    private static ActorFacts OfOfficial(Actor actor, Dossier dossier, OrganisationTree tree)
    {
        var bodies = WithHeirs(dossier.AgencyId, tree);
        var counters = WithHeirs(dossier.CounterId, tree);
        var holders = WithHeirs(dossier.HolderUnitId, tree);
        var alone = dossier.State.IsAtCounter() || dossier.State == BusinessState.RejectedIntake;
        var posts = actor.Posts.Where(p => p.Role == Role.Administrator ? bodies.Overlaps(tree.AgenciesIn(p.AgencyId)) : CounterRoles.Contains(p.Role)
            ? counters.Contains(p.AgencyId) || (!alone && bodies.Contains(p.AgencyId))
            : bodies.Contains(p.AgencyId)).ToList();
        return new(
            (FiledAtCounter(dossier) && posts.Any(p => p.Role == Role.Receiver)) || (dossier.AskedById is { } unit && actor.Posts.Any(p => !p.Role.IsAgent() && AskingUnits(p, tree).Contains(unit))),
            false,
            dossier.AssigneeId == actor.Id,
            posts.Select(p => p.Role).ToHashSet(),
            posts.Where(p => holders.Contains(p.UnitId)).Select(p => p.Role).ToHashSet(),
            StandsIn: dossier.AssigneeId is { } away && actor.StandsIn(away, dossier.HolderUnitId, dossier.State.IsAtCounter() ? Role.Receiver : Role.Specialist),
            Delegated: DelegatedActs.Of(actor.Delegations.Where(d => d.Covers(dossier.AgencyId, dossier.ProcedureCode)).SelectMany(d => d.Kinds)),
            IsProposer: dossier.ProposedById is { } proposer && proposer == actor.Id,
            WroteApology: actor.Id is { } me && DraftApology.WaitingOn(dossier)?.WriterId == me,
            OrderedReopening: actor.Id is { } self && dossier.ReopeningOrderedById == self,
            TakesPaper: dossier is { AskedById: null, PartOfId: null } && posts.Any(p => p.Role == Role.Receiver));
    }

    /// <summary>The body in which an official works on a dossier at the counter, in one of these roles: that of the dossier's counter before the competent one.</summary>
    internal static Guid CounterOf(Actor actor, Dossier dossier, IReadOnlyList<Role> roles, OrganisationTree tree) =>
        new[] { dossier.CounterId, dossier.AgencyId }.Select(body => WithHeirs(body, tree))
            .SelectMany(bodies => actor.Posts.Where(p => roles.Contains(p.Role) && bodies.Contains(p.AgencyId))).First().AgencyId;

    private static HashSet<Guid> WithHeirs(Guid unit, OrganisationTree tree) => tree.HasEnded(unit) ? [.. tree.HeirsOf(unit), unit] : [unit];

    /// <summary>For whom, who is away, the actor takes a step that he or she could not take alone; null when it is the actor's own to take.</summary>
    internal static Guid? InsteadOf(Actor actor, Dossier dossier, OrganisationTree tree, TransitionRule rule)
    {
        if (DossierRules.IsDoneInstead(rule, FactsOf(actor, dossier, tree)))
        {
            return dossier.AssigneeId;
        }

        var alone = actor.Alone();
        return DossierRules.IsFor(rule, FactsOf(alone, dossier, tree))
            ? null
            : actor.Posts.FirstOrDefault(p => p.InsteadOf is not null && DossierRules.IsFor(rule, FactsOf(alone with { Posts = [.. alone.Posts, p] }, dossier, tree)))?.InsteadOf;
    }

    /// <summary>By which delegation the actor signs an act on a dossier; null for none.</summary>
    internal static HeldDelegation? DelegationFor(Actor actor, Dossier dossier, DossierAct act) =>
        actor.Delegations.FirstOrDefault(d => d.Covers(dossier.AgencyId, dossier.ProcedureCode) && DelegatedActs.Of(d.Kinds).Contains(act));

    // Who had it filed by somebody else has no account either, and who was helped to file may need help again: both come in person.
    private static bool FiledAtCounter(Dossier dossier) => dossier is { AccountId: null, ClientId: null, PartOfId: null, AskedById: null } or { AccountId: not null, Representation: not null } or { AssistPlace: not null };
}
