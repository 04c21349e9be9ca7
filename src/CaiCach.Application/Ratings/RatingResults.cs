using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Ratings;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Ratings;

/// <summary>How satisfied applicants were with each unit and officer in a period, and what they said last.</summary>
public sealed class RatingResults(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The most comments shown.</summary>
    public const int MostComments = 20;

    /// <summary>Who sees ratings: of the body, of the bodies below, or of the unit that he or she leads.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [.. BodyRoles, .. SubtreeRoles, Role.DivisionHead];

    private static Role[] BodyRoles => [Role.AgencyHead, Role.OneStopDirector];

    private static Role[] SubtreeRoles => [Role.ProcedureController, Role.ReformOfficer, Role.Leader, Role.Inspector];

    /// <summary>The ratings of an officer in a unit.</summary>
    /// <param name="UnitId">The unit.</param>
    /// <param name="OfficerId">The officer; null for dossiers that nobody had.</param>
    /// <param name="Officer">The officer's name.</param>
    /// <param name="Very">Very satisfied.</param>
    /// <param name="Satisfied">Satisfied.</param>
    /// <param name="Not">Not satisfied.</param>
    public sealed record Row(Guid UnitId, Guid? OfficerId, string? Officer, int Very, int Satisfied, int Not);

    /// <summary>What somebody said.</summary>
    /// <param name="DossierId">Of which dossier.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="IsInSight">Whether the reader may open the dossier: that of a division may lie with another by now.</param>
    /// <param name="Level">How satisfied.</param>
    /// <param name="Comment">The words.</param>
    /// <param name="At">When (UTC).</param>
    public sealed record Said(Guid DossierId, string Code, bool IsInSight, Satisfaction Level, string Comment, DateTime At);

    /// <summary>The results.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, IReadOnlyList<Said> Comments);

    /// <summary>Reads those in sight of a period.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="from">From this moment (UTC).</param>
    /// <param name="until">Before this moment (UTC).</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Page> RunAsync(Actor actor, DateTime from, DateTime until, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var seen = InSight(actor, tree).Where(r => r.RatedAt >= from && r.RatedAt < until);
        var sums = await seen.GroupBy(r => new { r.UnitId, r.OfficerId })
            .Select(g => new
            {
                g.Key.UnitId,
                g.Key.OfficerId,
                Very = g.Count(r => r.Level == Satisfaction.VerySatisfied),
                Satisfied = g.Count(r => r.Level == Satisfaction.Satisfied),
                Not = g.Count(r => r.Level == Satisfaction.Dissatisfied),
            }).ToListAsync(cancel);
        var officers = sums.Select(s => s.OfficerId).OfType<Guid>().ToList();
        var names = await db.Users.Where(u => officers.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.FullName, cancel);
        var inSight = db.Dossiers.Where(DossierScope.Of(actor, tree).Filter);
        var comments = await (from rating in seen.Where(r => r.Comment != null)
                              join dossier in db.Dossiers on rating.DossierId equals dossier.Id
                              orderby rating.RatedAt descending, rating.DossierId
                              select new Said(dossier.Id, dossier.Code!, inSight.Any(d => d.Id == dossier.Id), rating.Level, rating.Comment!, rating.RatedAt)).Take(MostComments).ToListAsync(cancel);
        return new(
            [
                .. sums.Select(s => new Row(s.UnitId, s.OfficerId, s.OfficerId is { } id ? names.GetValueOrDefault(id) : null, s.Very, s.Satisfied, s.Not))
                    .OrderBy(r => tree.Find(r.UnitId)?.Path, StringComparer.Ordinal).ThenBy(r => r.Officer ?? "", VietnameseOrder.ByGivenName),
            ],
            comments);
    }

    private IQueryable<Rating> InSight(Actor actor, OrganisationTree tree)
    {
        var agencies = actor.Posts.Where(p => BodyRoles.Contains(p.Role)).SelectMany(p => tree.WithLegacies(p.AgencyId)).ToHashSet();
        foreach (var post in actor.Posts.Where(p => SubtreeRoles.Contains(p.Role)))
        {
            agencies.UnionWith(tree.AgenciesAndLegaciesIn(post.AgencyId));
        }

        var headed = actor.Posts.Where(p => p.Role == Role.DivisionHead).ToList();
        var (units, bodies) = (headed.SelectMany(p => tree.WithLegacies(p.UnitId)).ToHashSet(), headed.SelectMany(p => tree.WithLegacies(p.AgencyId)).ToHashSet());
        return db.Ratings.AsNoTracking().Where(r => agencies.Contains(r.AgencyId) || (bodies.Contains(r.AgencyId) && units.Contains(r.UnitId)));
    }
}
