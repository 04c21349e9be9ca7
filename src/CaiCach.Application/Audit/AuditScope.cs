using System.Linq.Expressions;
using CaiCach.Application.Acting;
using CaiCach.Application.DataRequests;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Petitions;
using CaiCach.Application.Questions;
using CaiCach.Application.Queue;
using CaiCach.Application.Ratings;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Events;
using CaiCach.Data.Organisation;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Audit;

/// <summary>
/// Which events an inspector or administrator finds: those of the own body, those below it and those whose place they took; who inspects or administers the whole
/// installation finds all, also those of no unit. An administrator never reads what dossiers, petitions and questions say, nor the names of citizens in them.
/// </summary>
public sealed class AuditScope
{
    private static readonly HashSet<string> Personal = new(StringComparer.Ordinal)
    {
        KnownEvents.Dossier, NoteEventData.Stream, PetitionEventData.Stream, QuestionEventData.Stream, RatingEventData.Stream, TicketEventData.Stream, TicketLinkEventData.Stream, DataRequestEventData.Stream, OwnDataEventData.Stream,
    };

    private readonly HashSet<Guid> bodies;
    private readonly HashSet<Guid> units;
    private readonly HashSet<Guid> inspected;

    private AuditScope(bool all, HashSet<Guid> bodies, HashSet<Guid> units, HashSet<Guid> inspected) => (IsAll, this.bodies, this.units, this.inspected) = (all, bodies, units, inspected);

    /// <summary>Who searches the ledger.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [Role.Inspector, Role.Administrator];

    /// <summary>Whether everything is in sight.</summary>
    public bool IsAll { get; }

    /// <summary>Whether nothing is.</summary>
    public bool IsNone => bodies.Count == 0;

    /// <summary>The scope of a person.</summary>
    public static AuditScope Of(Actor actor, OrganisationTree tree)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(tree);
        var own = actor.Posts.Where(p => Readers.Contains(p.Role)).ToList();
        return new(
            own.Exists(p => tree.Find(p.AgencyId) is { ParentId: null }), [.. own.SelectMany(p => BodiesOf(tree, p.AgencyId))],
            [.. own.SelectMany(p => UnitsOf(tree, p.AgencyId))], [.. own.Where(p => p.Role == Role.Inspector).SelectMany(p => UnitsOf(tree, p.AgencyId))]);
    }

    /// <summary>The bodies to choose from, by name.</summary>
    public IReadOnlyList<Unit> Units(OrganisationTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return [.. bodies.Select(id => tree.Find(id)!).OrderBy(u => u.Path, StringComparer.Ordinal)];
    }

    /// <summary>Whether the reason of an event is shown: an inspector's, and an administrator's where no citizen is in it.</summary>
    public bool ReadsContent(string stream, Guid? unit, Guid? agency) =>
        !Personal.Contains(stream) || ReadsNames(unit, agency);

    /// <summary>Whether the name of a citizen who did something is shown: to an inspector of the body alone, whatever kind of record it was.</summary>
    public bool ReadsNames(Guid? unit, Guid? agency) => (unit is { } u && inspected.Contains(u)) || (agency is { } a && inspected.Contains(a));

    /// <summary>The events in sight, of one body where it is named.</summary>
    internal Expression<Func<EventRow, bool>> Filter(CaiCachDb db, OrganisationTree tree, Guid? body)
    {
        if (IsAll && body is null)
        {
            return e => true;
        }

        List<Guid> of = body is { } one ? [.. BodiesOf(tree, one).Where(bodies.Contains)] : [.. bodies];
        List<Guid> acting = body is { } chosen ? [.. UnitsOf(tree, chosen).Where(units.Contains)] : [.. units];
        return e => (e.UnitId != null && acting.Contains(e.UnitId.Value)) || (e.Stream == KnownEvents.Dossier && db.Dossiers.Any(d => d.Id == e.StreamId && of.Contains(d.AgencyId)));
    }

    private static IEnumerable<Guid> BodiesOf(OrganisationTree tree, Guid body) => tree.AgenciesIn(body).SelectMany(b => tree.LegaciesOf(b).Append(b));

    private static IEnumerable<Guid> UnitsOf(OrganisationTree tree, Guid body) => BodiesOf(tree, body).SelectMany(tree.Subtree);
}
