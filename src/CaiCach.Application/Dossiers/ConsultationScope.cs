using CaiCach.Application.Acting;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Dossiers;

/// <summary>For which units a person answers when they are asked for an opinion. It opens the question and the shared papers, never the dossier.</summary>
public static class ConsultationScope
{
    private static readonly Role[] Answering = [Role.Specialist, Role.DivisionHead, Role.AgencyHead];

    /// <summary>Whether a role answers for its unit.</summary>
    public static bool Answers(Role role) => Answering.Contains(role);

    /// <summary>The units; empty for anybody but an official with such a post.</summary>
    public static IReadOnlySet<Guid> UnitsOf(Actor actor) =>
        actor.Kind == ActorKind.Official ? actor.Posts.Where(p => Answers(p.Role)).Select(p => p.UnitId).ToHashSet() : new HashSet<Guid>();
}
