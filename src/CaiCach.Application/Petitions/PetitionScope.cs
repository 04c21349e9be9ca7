using System.Linq.Expressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Petitions;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;

namespace CaiCach.Application.Petitions;

/// <summary>Which petitions an official may see: one filter for list, page and figures.</summary>
public sealed class PetitionScope
{
    private static readonly Role[] Handlers = [Role.Specialist, Role.DivisionHead, Role.AgencyHead];

    private readonly HashSet<Guid> controlled = [];
    private readonly HashSet<Guid> watched = [];
    private readonly HashSet<Guid> units = [];
    private readonly HashSet<Guid> headed = [];

    private PetitionScope(Actor actor, OrganisationTree tree)
    {
        foreach (var post in actor.Posts)
        {
            switch (post.Role)
            {
                case Role.ProcedureController:
                    controlled.UnionWith(tree.AgenciesIn(post.AgencyId));
                    break;
                case Role.Leader or Role.Inspector:
                    watched.UnionWith(tree.AgenciesIn(post.AgencyId));
                    break;
                case Role.AgencyHead:
                    headed.UnionWith(tree.All.Where(u => u.AgencyId == post.AgencyId).Select(u => u.Id));
                    watched.Add(post.AgencyId);
                    break;
                case var role when Prepares(role):
                    units.Add(post.UnitId);
                    break;
                default:
                    break;
            }
        }

        watched.UnionWith(controlled);
        units.UnionWith(headed);
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

    /// <summary>Units whose answers the official signs.</summary>
    public IReadOnlySet<Guid> Headed => headed;

    /// <summary>The filter for queries.</summary>
    public Expression<Func<Petition, bool>> Filter => p => watched.Contains(p.AgencyId) || (p.HandlerUnitId != null && units.Contains(p.HandlerUnitId.Value));

    /// <summary>The official in the eyes of the law, for one petition.</summary>
    public PetitionActor FactsOf(Petition petition) => new(
        IsController: controlled.Contains(petition.AgencyId),
        IsHandler: petition.HandlerUnitId is { } unit && units.Contains(unit),
        IsHead: petition.HandlerUnitId is { } headedUnit && headed.Contains(headedUnit));
}
