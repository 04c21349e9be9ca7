using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>What a decision would move, and what stands in its way; changes nothing.</summary>
public sealed class PreviewReorganisation(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>What it would do.</summary>
    /// <param name="Summary">In one Vietnamese line; empty while no unit is named.</param>
    /// <param name="Faults">What stands in the way, at its field; none when it may be written down.</param>
    /// <param name="Sources">What each unit has that the decision names.</param>
    /// <param name="Units">The units below those that end or are divided.</param>
    /// <param name="Posts">The posts in them.</param>
    /// <param name="Procedures">Their procedures.</param>
    public sealed record Outcome(
        string Summary, IReadOnlyList<FieldFault> Faults, IReadOnlyList<ReorganisedUnit> Sources, IReadOnlyList<Unit> Units, IReadOnlyList<PostRow> Posts, IReadOnlyList<ProcedureRow> Procedures)
    {
        /// <summary>What becomes of what bodies have decided for themselves; none for units inside a body.</summary>
        public IReadOnlyList<Inherited> Inherited { get; init; } = [];

        /// <summary>Posts that nobody may hold together and that the decision would bring together, each at its field: it is not written down while there are any.</summary>
        public IReadOnlyList<FieldFault> Apart { get; init; } = [];

        /// <summary>It can be shown: nothing stands in the way, unless it is posts that come together.</summary>
        public bool IsReady => Faults.Count == 0;
    }

    /// <summary>A post that moves or ends.</summary>
    public sealed record PostRow(Guid Id, string Person, Role Role, Guid UnitId);

    /// <summary>A procedure that somebody else handles from now on.</summary>
    /// <param name="Code">Its code.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Offered">Whether it is on offer.</param>
    /// <param name="OpenDossiers">Dossiers of it that move.</param>
    public sealed record ProcedureRow(string Code, string Name, bool Offered, int OpenDossiers);

    /// <summary>Looks at it.</summary>
    public async Task<Outcome> RunAsync(ActContext context, ReorganisationRequest request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var tree = snapshot.Organisation;
        var draft = await ReorganisationDraft.OfAsync(db, context, tree, request, cancel);
        if (draft.Facts is not { } facts || request.Kind == ReorganisationKind.Rename)
        {
            return new(draft.Summary, draft.Faults, draft.Facts?.Sources ?? [], [], [], []);
        }

        var sources = facts.Sources.Select(s => s.Id).ToList();
        var below = tree.All.Where(u => u.ValidTo is null && sources.Contains(u.ParentId ?? Guid.Empty)).OrderBy(u => u.Path, StringComparer.Ordinal).ToList();
        return new(draft.Summary, draft.Faults, facts.Sources, below, await PostsAsync(tree, sources, VietnamTime.DayOf(context.Now), cancel), await ProceduresAsync(snapshot, facts.Sources, cancel))
        {
            Inherited = draft.Plan is { } plan ? (await Inheritance.JudgeAsync(db, plan, facts.EffectiveDay, tree.All, cancel)).Lines : [],
            Apart = draft is { Plan: { } sound, Faults.Count: 0 }
                ? [.. (await KeptApart.OfAsync(db, new() { Id = Ids.New(context.Now), Kind = request.Kind, Plan = sound.ToJson() }, facts.EffectiveDay, cancel)).Select(p => p.Fault)] : [],
        };
    }

    private async Task<IReadOnlyList<PostRow>> PostsAsync(OrganisationTree tree, List<Guid> sources, DateOnly today, CancellationToken cancel)
    {
        var units = sources.SelectMany(tree.Subtree).ToHashSet();
        var rows = await (
            from post in db.Posts
            join person in db.Users on post.AccountId equals person.Id
            where units.Contains(post.UnitId) && (post.ValidTo == null || post.ValidTo >= today)
            select new PostRow(post.Id, person.FullName, post.Role, post.UnitId)).ToListAsync(cancel);
        return [.. rows.OrderBy(r => r.UnitId).ThenBy(r => r.Person, VietnameseOrder.ByGivenName).ThenBy(r => r.Id)];
    }

    private async Task<IReadOnlyList<ProcedureRow>> ProceduresAsync(ReferenceSnapshot snapshot, IReadOnlyList<ReorganisedUnit> sources, CancellationToken cancel)
    {
        var bodies = sources.Where(s => s.IsBody).Select(s => s.Id).ToList();
        var units = sources.Where(s => !s.IsBody).Select(s => s.Id).ToList();
        var open = await ReorganisationDraft.Open(db).Where(d => bodies.Contains(d.AgencyId) || units.Contains(d.HolderUnitId))
            .GroupBy(d => d.ProcedureCode).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var offered = snapshot.Offerings.Where(o => bodies.Contains(o.AgencyId) && o.ValidTo is null).Select(o => o.ProcedureCode).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. offered.Union(open.Keys).Order(StringComparer.Ordinal)
                .Select(code => new ProcedureRow(code, snapshot.LatestProcedure(code)?.Name ?? code, offered.Contains(code), open.GetValueOrDefault(code))),
        ];
    }
}
