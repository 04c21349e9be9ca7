using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Export;
using CaiCach.Data;
using CaiCach.Data.Ratings;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Ratings;

/// <summary>How satisfied applicants were with each unit and officer in a period, those who handled and those who received, and the dossiers behind each figure.</summary>
public sealed class RatingResults(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The most comments shown.</summary>
    public const int MostComments = 20;

    /// <summary>Rated dossiers on a page.</summary>
    public const int PageSize = 20;

    /// <summary>Who sees ratings: of the body, of the bodies below, or of the unit that he or she leads.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [.. BodyRoles, .. SubtreeRoles, Role.DivisionHead];

    private static Role[] BodyRoles => [Role.AgencyHead, Role.OneStopDirector];

    private static Role[] SubtreeRoles => [Role.ProcedureController, Role.ReformOfficer, Role.Leader, Role.Inspector];

    /// <summary>For what an officer is rated.</summary>
    public enum Part
    {
        /// <summary>For handling it.</summary>
        Handling,

        /// <summary>For receiving it.</summary>
        Receiving,
    }

    /// <summary>The ratings of an officer in a unit.</summary>
    /// <param name="UnitId">The unit that handled, or the body that received.</param>
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
    /// <param name="Comment">The words; null for none.</param>
    /// <param name="At">When (UTC).</param>
    public sealed record Said(Guid DossierId, string Code, bool IsInSight, Satisfaction Level, string? Comment, DateTime At);

    /// <summary>The results.</summary>
    /// <param name="Handling">By unit and officer that handled.</param>
    /// <param name="Receiving">By body and officer that received.</param>
    /// <param name="Comments">What was said last.</param>
    public sealed record Page(IReadOnlyList<Row> Handling, IReadOnlyList<Row> Receiving, IReadOnlyList<Said> Comments);

    /// <summary>A figure.</summary>
    /// <param name="Part">For what.</param>
    /// <param name="UnitId">Of which unit or body.</param>
    /// <param name="OfficerId">Of which officer; null for all of the unit, empty for dossiers that nobody had.</param>
    /// <param name="Level">How satisfied.</param>
    public sealed record Figure(Part Part, Guid UnitId, Guid? OfficerId, Satisfaction Level);

    /// <summary>The dossiers behind a figure, the last rated first.</summary>
    public sealed record Behind(IReadOnlyList<Said> Rows, ListWork.Cursor? Next);

    /// <summary>Reads those in sight of a period.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="from">From this moment (UTC).</param>
    /// <param name="until">Before this moment (UTC).</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Page> RunAsync(Actor actor, DateTime from, DateTime until, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var (handled, received) = (InSight(actor, tree, Part.Handling, from, until), InSight(actor, tree, Part.Receiving, from, until));
        var comments = await Of(handled.Union(received).Where(r => r.Comment != null), actor, tree).Take(MostComments).ToListAsync(cancel);
        return new(
            await SumAsync(handled.Select(r => new Given { UnitId = r.UnitId, OfficerId = r.OfficerId, Level = r.Level }), tree, cancel),
            await SumAsync(received.Select(r => new Given { UnitId = r.ReceivedById!.Value, OfficerId = r.ReceiverId, Level = r.Level }), tree, cancel),
            comments);
    }

    /// <summary>The figures as a list for files: of every unit its officers, then all of it.</summary>
    /// <param name="page">The figures.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="tree">The names of units.</param>
    public static TextTable TableOf(Page page, DateOnly from, DateOnly to, OrganisationTree tree)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(tree);
        return new(
            "", "Danh gia", "ĐÁNH GIÁ CỦA NGƯỜI NỘP HỒ SƠ", string.Create(CultureInfo.InvariantCulture, $"Số hồ sơ theo mức hài lòng, từ ngày {from:dd/MM/yyyy} đến ngày {to:dd/MM/yyyy}"),
            [new("Đánh giá", 14), new("Đơn vị", 40), new("Cán bộ", 26), .. Enum.GetValues<Satisfaction>().Order().Select(level => new TextColumn(level.ToText(), 14)), new("Cộng", 10)],
            [.. Lines("Người thụ lý", page.Handling), .. Lines("Người tiếp nhận", page.Receiving)]);

        IEnumerable<IReadOnlyList<string>> Lines(string part, IReadOnlyList<Row> rows) =>
            from unit in rows.GroupBy(r => r.UnitId)
            from row in unit.Append(new(unit.Key, null, "Cả đơn vị", unit.Sum(r => r.Very), unit.Sum(r => r.Satisfied), unit.Sum(r => r.Not)))
            select (IReadOnlyList<string>)
                [part, tree.NameOf(row.UnitId), row.Officer ?? "–", .. new[] { row.Very, row.Satisfied, row.Not, row.Very + row.Satisfied + row.Not }.Select(count => count.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>A page of the dossiers behind a figure, as far as its ratings are in sight.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="from">From this moment (UTC).</param>
    /// <param name="until">Before this moment (UTC).</param>
    /// <param name="figure">The figure.</param>
    /// <param name="after">Where the page begins; null for the first.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Behind> BehindAsync(Actor actor, DateTime from, DateTime until, Figure figure, ListWork.Cursor? after = null, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var (unit, nobody, officer) = (figure.UnitId, figure.OfficerId == Guid.Empty, figure.OfficerId);
        var rows = InSight(actor, tree, figure.Part, from, until).Where(r => r.Level == figure.Level);
        rows = figure.Part == Part.Handling
            ? rows.Where(r => r.UnitId == unit && (officer == null || (nobody ? r.OfficerId == null : r.OfficerId == officer)))
            : rows.Where(r => r.ReceivedById == unit && (officer == null || (nobody ? r.ReceiverId == null : r.ReceiverId == officer)));
        if (after is { DueAt: var moment, Id: var id })
        {
            rows = rows.Where(r => r.RatedAt <= moment && (r.RatedAt < moment || r.DossierId.CompareTo(id) > 0));
        }

        var page = await Of(rows, actor, tree).Take(PageSize + 1).ToListAsync(cancel);
        return page.Count > PageSize ? new([.. page.Take(PageSize)], new(page[PageSize - 1].At, page[PageSize - 1].DossierId)) : new(page, null);
    }

    private IQueryable<Said> Of(IQueryable<Rating> ratings, Actor actor, OrganisationTree tree)
    {
        var inSight = db.Dossiers.Where(DossierScope.Of(actor, tree).Filter);
        return from rating in ratings
               join dossier in db.Dossiers on rating.DossierId equals dossier.Id
               orderby rating.RatedAt descending, rating.DossierId
               select new Said(dossier.Id, dossier.Code!, inSight.Any(d => d.Id == dossier.Id), rating.Level, rating.Comment, rating.RatedAt);
    }

    private async Task<IReadOnlyList<Row>> SumAsync(IQueryable<Given> given, OrganisationTree tree, CancellationToken cancel)
    {
        var sums = await given.GroupBy(r => new { r.UnitId, r.OfficerId })
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
        return
        [
            .. sums.Select(s => new Row(s.UnitId, s.OfficerId, s.OfficerId is { } id ? names.GetValueOrDefault(id) : null, s.Very, s.Satisfied, s.Not))
                .OrderBy(r => tree.Find(r.UnitId)?.Path, StringComparer.Ordinal).ThenBy(r => r.Officer ?? "", VietnameseOrder.ByGivenName),
        ];
    }

    /// <summary>Who handled is in sight of those who lead or watch over the competent body, and of the head of the unit; who received, of those who lead or watch over the body that did.</summary>
    private IQueryable<Rating> InSight(Actor actor, OrganisationTree tree, Part part, DateTime from, DateTime until)
    {
        var agencies = actor.Posts.Where(p => BodyRoles.Contains(p.Role)).SelectMany(p => tree.WithLegacies(p.AgencyId)).ToHashSet();
        foreach (var post in actor.Posts.Where(p => SubtreeRoles.Contains(p.Role)))
        {
            agencies.UnionWith(tree.AgenciesAndLegaciesIn(post.AgencyId));
        }

        var rows = db.Ratings.AsNoTracking().Where(r => r.RatedAt >= from && r.RatedAt < until);
        if (part == Part.Receiving)
        {
            return rows.Where(r => r.ReceivedById != null && agencies.Contains(r.ReceivedById.Value));
        }

        var headed = actor.Posts.Where(p => p.Role == Role.DivisionHead).ToList();
        var (units, bodies) = (headed.SelectMany(p => tree.WithLegacies(p.UnitId)).ToHashSet(), headed.SelectMany(p => tree.WithLegacies(p.AgencyId)).ToHashSet());
        return rows.Where(r => agencies.Contains(r.AgencyId) || (bodies.Contains(r.AgencyId) && units.Contains(r.UnitId)));
    }

    private sealed class Given
    {
        public Guid UnitId { get; init; }

        public Guid? OfficerId { get; init; }

        public Satisfaction Level { get; init; }
    }
}
