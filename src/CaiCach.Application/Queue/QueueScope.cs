using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Data.Queue;
using CaiCach.Law.Organisation;
using CaiCach.Law.Queue;

namespace CaiCach.Application.Queue;

/// <summary>Whose queue a person works at, sets up or watches.</summary>
public static class QueueScope
{
    /// <summary>The roles that call numbers.</summary>
    public static IReadOnlyList<Role> Callers { get; } = [Role.Receiver];

    /// <summary>The roles that set up desks and the kiosk.</summary>
    public static IReadOnlyList<Role> Directors { get; } = [Role.OneStopDirector, Role.AgencyHead];

    /// <summary>The roles that see the queue.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [.. Callers, .. Directors];

    /// <summary>Whether the person calls numbers in a body.</summary>
    public static bool Calls(Actor actor, Guid agencyId) => actor.Posts.Any(p => p.AgencyId == agencyId && Callers.Contains(p.Role));

    /// <summary>Whether the person sets up the desks of a body.</summary>
    public static bool Directs(Actor actor, Guid agencyId) => actor.Posts.Any(p => p.AgencyId == agencyId && Directors.Contains(p.Role));

    /// <summary>The bodies whose queue the person sees, by code.</summary>
    public static IReadOnlyList<Unit> BodiesOf(Actor actor, OrganisationTree tree) =>
        [.. actor.Posts.Where(p => Readers.Contains(p.Role)).Select(p => tree.Find(p.AgencyId)!).DistinctBy(u => u.Id).OrderBy(u => u.Code, StringComparer.Ordinal)];

    /// <summary>What a desk calls people for.</summary>
    public static IReadOnlyList<QueueGroup> PurposesOf(QueueDesk desk) =>
        [.. Enum.GetValues<QueueGroup>().Where(group => group switch
        {
            QueueGroup.File => desk.ServesFile,
            QueueGroup.Collect => desk.ServesCollect,
            QueueGroup.Advice => desk.ServesAdvice,
            _ => throw new ArgumentOutOfRangeException(nameof(desk), group, null),
        })];
}
