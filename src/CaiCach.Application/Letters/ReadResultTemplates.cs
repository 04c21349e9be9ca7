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
    public sealed record Line(Unit Body, string Procedure, string Name, ProposalKind Kind, int? InForce);

    /// <summary>One template.</summary>
    /// <param name="Body">The body.</param>
    /// <param name="Procedure">The procedure.</param>
    /// <param name="Versions">Its versions, newest first; none for one that is not written yet.</param>
    /// <param name="InForce">The version in force today; null for none.</param>
    public sealed record View(Unit Body, ProcedureVersion Procedure, IReadOnlyList<ResultTemplateRow> Versions, ResultTemplateRow? InForce);

    /// <summary>Every template of the bodies whose texts a person writes.</summary>
    public async Task<IReadOnlyList<Line>> ListAsync(Actor actor, DateTime now, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var bodies = LetterTextScope.BodiesOf(actor, snapshot.Organisation);
        var ids = bodies.Select(b => b.Id).ToList();
        var versions = await db.ResultTemplates.AsNoTracking().Where(t => ids.Contains(t.AgencyId))
            .Select(t => new { t.AgencyId, t.ProcedureCode, t.Kind, t.Version, t.InForceFrom }).ToListAsync(cancel);
        var today = VietnamTime.DayOf(now);
        return
        [
            .. from body in bodies
               from template in versions.Where(v => v.AgencyId == body.Id).GroupBy(v => (v.ProcedureCode, v.Kind)).OrderBy(g => g.Key.ProcedureCode, StringComparer.Ordinal).ThenBy(g => g.Key.Kind)
               select new Line(
                   body, template.Key.ProcedureCode, snapshot.LatestProcedure(template.Key.ProcedureCode)?.Name ?? template.Key.ProcedureCode, template.Key.Kind,
                   template.Where(v => v.InForceFrom <= today).OrderByDescending(v => v.InForceFrom).ThenByDescending(v => v.Version).FirstOrDefault()?.Version),
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
        return new(unit, known, versions, versions.Where(v => v.InForceFrom <= today).OrderByDescending(v => v.InForceFrom).ThenByDescending(v => v.Version).FirstOrDefault());
    }

    /// <summary>The templates in force for the results of a procedure at a body, at most one for each kind: its own, else that of a body whose place it took, else that of the nearest body above.</summary>
    internal async Task<IReadOnlyList<ResultTemplateRow>> InForceAsync(Guid agencyId, string procedure, DateOnly day, CancellationToken cancel)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        List<Guid> bodies = [.. tree.UpFrom(agencyId).SelectMany(b => tree.LegaciesOf(b).Prepend(b))];
        var begun = await db.ResultTemplates.AsNoTracking().Where(t => bodies.Contains(t.AgencyId) && t.ProcedureCode == procedure && t.InForceFrom <= day).ToListAsync(cancel);
        return [.. begun.GroupBy(t => t.Kind).OrderBy(g => g.Key).Select(g => g.OrderBy(t => bodies.IndexOf(t.AgencyId)).ThenByDescending(t => t.InForceFrom).ThenByDescending(t => t.Version).First())];
    }

    /// <summary>The text of a version.</summary>
    public static ResultText TextOf(ResultTemplateRow row) => new(row.Title, row.Body, row.Notes);
}
