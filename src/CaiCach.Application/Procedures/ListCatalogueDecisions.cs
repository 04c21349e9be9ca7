using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>The decisions of one body, the newest first, page by page.</summary>
public sealed class ListCatalogueDecisions(CaiCachDb db, ReferenceStore reference)
{
    private const int PageSize = 25;

    /// <summary>Where a page begins.</summary>
    /// <param name="Day">The date of the last decision of the page before.</param>
    /// <param name="Id">That decision.</param>
    public sealed record Cursor(DateOnly Day, Guid Id)
    {
        /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
        /// <param name="text">The text.</param>
        public static Cursor? Parse(string? text) =>
            text?.Split('_') is [var day, var id] && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && Guid.TryParseExact(id, "n", out var key) ? new(read, key) : null;

        /// <inheritdoc />
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyyMMdd}_{Id:n}");
    }

    /// <summary>A page.</summary>
    /// <param name="Decisions">The decisions with the procedures they are about.</param>
    /// <param name="Next">Where the next page begins; null on the last.</param>
    public sealed record Page(IReadOnlyList<CatalogueDecision> Decisions, Cursor? Next);

    /// <summary>Lists; null for a body that is not in this person's sight.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="agency">The body.</param>
    /// <param name="kind">Only this kind; null for all.</param>
    /// <param name="text">Words of number, title, issuer or signer; null for all.</param>
    /// <param name="after">Where the page begins; null for the first.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Page?> RunAsync(Actor actor, Guid agency, CatalogueDecisionKind? kind = null, string? text = null, Cursor? after = null, CancellationToken cancel = default)
    {
        if (!await SeesAsync(actor, agency, cancel))
        {
            return null;
        }

        var query = db.CatalogueDecisions.AsNoTracking().Where(d => d.AgencyId == agency && (d.Kind != CatalogueDecisionKind.Announcement || d.Items.Count > 0));
        query = kind is null ? query : query.Where(d => d.Kind == kind);
        foreach (var word in SearchKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(10))
        {
            query = query.Where(d => d.SearchKey.Contains(word));
        }

        if (after is not null)
        {
            query = query.Where(d => d.Day < after.Day || (d.Day == after.Day && d.Id.CompareTo(after.Id) < 0));
        }

        var rows = await query.Include(d => d.Items).OrderByDescending(d => d.Day).ThenByDescending(d => d.Id).Take(PageSize + 1).ToListAsync(cancel);
        var page = rows.Take(PageSize).ToList();
        return new(page, rows.Count > PageSize ? new(page[^1].Day, page[^1].Id) : null);
    }

    /// <summary>Whether a list for full online handling in force names a procedure.</summary>
    /// <param name="code">The code of the procedure.</param>
    /// <param name="cancel">Cancels.</param>
    public Task<bool> IsListedAsync(string code, CancellationToken cancel = default) => db.CatalogueEntries.AnyAsync(e => e.Code == code && e.IsFullyOnlineListed, cancel);

    /// <summary>An internal process that a decision approved.</summary>
    /// <param name="Body">The code of the body whose process it is.</param>
    /// <param name="Procedure">The code of the procedure.</param>
    /// <param name="Number">The version of the process.</param>
    /// <param name="ProcedureVersion">The version of the procedure it was held against; null where there was none.</param>
    public sealed record ProcessLine(string Body, string Procedure, int Number, int? ProcedureVersion);

    /// <summary>The internal processes that a decision approved, by procedure.</summary>
    /// <param name="decision">A decision that was read.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<ProcessLine>> ProcessesAsync(CatalogueDecision decision, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var units = (await reference.CurrentAsync(cancel)).Organisation;
        var rows = await db.ProcessVersions.AsNoTracking().Where(p => p.DecisionId == decision.Id).OrderBy(p => p.ProcedureCode).ThenBy(p => p.Number)
            .Select(p => new { p.AgencyId, p.ProcedureCode, p.Number, p.ProcedureVersion }).ToListAsync(cancel);
        return [.. rows.Select(p => new ProcessLine(units.Find(p.AgencyId)!.Code, p.ProcedureCode, p.Number, p.ProcedureVersion))];
    }

    /// <summary>One decision with its procedures; null where neither the body nor one that keeps such a procedure is in this person's sight.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="id">The decision.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<(CatalogueDecision Decision, IReadOnlyDictionary<Guid, string> Names)?> ReadAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        var decision = await db.CatalogueDecisions.AsNoTracking().Include(d => d.Items).FirstOrDefaultAsync(d => d.Id == id, cancel);
        if (decision is null)
        {
            return null;
        }

        var ids = decision.Items.Select(i => i.EntryId).ToList();
        var entries = await db.CatalogueEntries.AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync(cancel);
        var bodies = CatalogueScope.BodiesOf(actor, (await reference.CurrentAsync(cancel)).Organisation).Select(b => b.Id).ToHashSet();
        return bodies.Contains(decision.AgencyId) || entries.Exists(e => bodies.Contains(e.AgencyId)) ? (decision, entries.ToDictionary(e => e.Id, e => e.Name)) : null;
    }

    private async Task<bool> SeesAsync(Actor actor, Guid agency, CancellationToken cancel) =>
        CatalogueScope.BodiesOf(actor, (await reference.CurrentAsync(cancel)).Organisation).Any(b => b.Id == agency);
}
