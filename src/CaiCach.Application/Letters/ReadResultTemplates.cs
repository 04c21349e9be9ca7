using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Letters;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Letters;

/// <summary>The templates of results that a person writes: all of them, or one with its versions; and those a dossier may be drafted from.</summary>
public sealed class ReadResultTemplates(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>A template of a body.</summary>
    /// <param name="Body">The body.</param>
    /// <param name="Procedure">The code of the procedure.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Kind">What the result does.</param>
    /// <param name="InForce">The version in force today; null for none that has begun.</param>
    /// <param name="Left">The ended body whose place it took and whose template it uses, having none of its own; null for an own one.</param>
    public sealed record Line(Unit Body, string Procedure, string Name, ProposalKind Kind, int? InForce, Unit? Left = null);

    /// <summary>One template.</summary>
    /// <param name="Body">The body.</param>
    /// <param name="Procedure">The procedure.</param>
    /// <param name="Versions">Its versions, newest first; none for one that is not written yet.</param>
    /// <param name="InForce">The version in force today; null for none.</param>
    /// <param name="Lent">The template that is used where none of the own is in force: that of a body whose place it took, else of one above; null for none.</param>
    public sealed record View(Unit Body, ProcedureVersion Procedure, IReadOnlyList<ResultTemplateRow> Versions, ResultTemplateRow? InForce, ResultTemplateRow? Lent = null);

    /// <summary>Every template of the bodies whose texts a person writes.</summary>
    public async Task<IReadOnlyList<Line>> ListAsync(Actor actor, DateTime now, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var bodies = LetterTextScope.BodiesOf(actor, snapshot.Organisation);
        var ids = bodies.SelectMany(b => snapshot.Organisation.LegaciesOf(b.Id).Append(b.Id)).Distinct().ToList();
        var versions = await db.ResultTemplates.AsNoTracking().Where(t => ids.Contains(t.AgencyId)).ToListAsync(cancel);
        var today = VietnamTime.DayOf(now);
        return
        [
            .. from body in bodies
               from template in versions.GroupBy(v => (v.ProcedureCode, v.Kind)).OrderBy(g => g.Key.ProcedureCode, StringComparer.Ordinal).ThenBy(g => g.Key.Kind)
               let begun = At([.. template], body.Id, snapshot.Organisation, today)
               where begun is not null || template.Any(v => v.AgencyId == body.Id)
               select new Line(
                   body, template.Key.ProcedureCode, snapshot.LatestProcedure(template.Key.ProcedureCode)?.Name ?? template.Key.ProcedureCode, template.Key.Kind,
                   begun?.Version, begun is null || begun.AgencyId == body.Id ? null : snapshot.Organisation.Find(begun.AgencyId)),
        ];
    }

    /// <summary>One template with its versions; null when it is not this person's to write.</summary>
    public async Task<View?> RunAsync(Actor actor, string body, string procedure, ProposalKind kind, DateTime now, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (LetterTextScope.BodyOf(actor, snapshot.Organisation, body) is not { } unit || snapshot.LatestProcedure(procedure) is not { } known)
        {
            return null;
        }

        var versions = await db.ResultTemplates.AsNoTracking().Where(t => t.AgencyId == unit.Id && t.ProcedureCode == procedure && t.Kind == kind).OrderByDescending(t => t.Version).ToListAsync(cancel);
        var today = VietnamTime.DayOf(now);
        var own = Begun(versions, unit.Id, today);
        return new(unit, known, versions, own, own is null ? (await InForceAsync(unit.Id, procedure, today, cancel)).FirstOrDefault(t => t.Kind == kind) : null);
    }

    /// <summary>The templates in force for the results of a procedure at a body, at most one for each kind: its own, else that of the bodies whose place it took where they agree, else that of the nearest body above.</summary>
    internal async Task<IReadOnlyList<ResultTemplateRow>> InForceAsync(Guid agencyId, string procedure, DateOnly day, CancellationToken cancel)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var up = tree.UpFrom(agencyId);
        List<Guid> bodies = [.. up.SelectMany(b => tree.LegaciesOf(b).Prepend(b))];
        var all = await db.ResultTemplates.AsNoTracking().Where(t => bodies.Contains(t.AgencyId) && t.ProcedureCode == procedure && t.InForceFrom <= day).ToListAsync(cancel);
        return [.. all.GroupBy(t => t.Kind).OrderBy(g => g.Key).Select(g => up.Select(b => At([.. g], b, tree, day)).FirstOrDefault(t => t is not null)).OfType<ResultTemplateRow>()];
    }

    private static ResultTemplateRow? Begun(IReadOnlyList<ResultTemplateRow> of, Guid body, DateOnly day) =>
        of.Where(t => t.AgencyId == body && t.InForceFrom <= day).OrderByDescending(t => t.InForceFrom).ThenByDescending(t => t.Version).FirstOrDefault();

    /// <summary>The one of a body: its own, else that of the bodies whose place it took, unless they contradict each other; then the body decides anew.</summary>
    private static ResultTemplateRow? At(IReadOnlyList<ResultTemplateRow> of, Guid body, OrganisationTree tree, DateOnly day)
    {
        if (Begun(of, body, day) is { } own)
        {
            return own;
        }

        var left = tree.LegaciesOf(body).Select(b => Begun(of, b, day)).OfType<ResultTemplateRow>().ToList();
        var last = left.Where(t => !left.Exists(later => tree.LegaciesOf(later.AgencyId).Contains(t.AgencyId))).OrderBy(t => t.Id).DistinctBy(TextOf).ToList();
        return last is [var only] ? only : null;
    }

    /// <summary>The text of a version.</summary>
    public static ResultText TextOf(ResultTemplateRow row) => new(row.Title, row.Body, row.Notes);
}
