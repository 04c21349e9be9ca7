using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>The catalogue of one body by code, page by page.</summary>
public sealed class ListCatalogue(CaiCachDb db, ReferenceStore reference)
{
    private const int PageSize = 25;

    /// <summary>Which procedures.</summary>
    public enum Choice
    {
        /// <summary>All.</summary>
        All,

        /// <summary>With a draft that is being written.</summary>
        Draft,

        /// <summary>With a draft that waits for a reviewer, or for its decision.</summary>
        InReview,

        /// <summary>Announced and not yet public.</summary>
        Waiting,

        /// <summary>Public, not amended.</summary>
        Public,

        /// <summary>Public with changes.</summary>
        PublicAmended,

        /// <summary>Abolished.</summary>
        Abolished,

        /// <summary>Announced or made public late, or waiting past the limit.</summary>
        Late,

        /// <summary>Internal ones.</summary>
        Internal,

        /// <summary>On a list for full online handling in force.</summary>
        FullyOnlineListed,

        /// <summary>Fully online and on no list, or on a list and not fully online.</summary>
        OnlineListDiffers,

        /// <summary>In force, and rests on a legal document that no longer is.</summary>
        BasisOver,
    }

    /// <summary>One procedure.</summary>
    /// <param name="Entry">The procedure.</param>
    /// <param name="PublishedLate">Whether it was made public late, or waits past the limit.</param>
    /// <param name="Online">How its online level stands to the lists for full online handling.</param>
    /// <param name="IsBasisOver">Whether it is in force and rests on a legal document that no longer is.</param>
    public sealed record Row(CatalogueEntry Entry, bool PublishedLate, OnlineListFinding Online, bool IsBasisOver);

    /// <summary>A page.</summary>
    /// <param name="Rows">The procedures.</param>
    /// <param name="Next">The code after which the next page begins; null on the last.</param>
    public sealed record Page(IReadOnlyList<Row> Rows, string? Next);

    /// <summary>Lists; null for a body that is not in this person's sight.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="agency">The body.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="choice">Which procedures.</param>
    /// <param name="text">Words of the name, code, field or agency; null for all.</param>
    /// <param name="after">The code after which the page begins; null for the first.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Page?> RunAsync(Actor actor, Guid agency, DateTime now, Choice choice = Choice.All, string? text = null, string? after = null, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (CatalogueScope.BodiesOf(actor, snapshot.Organisation).All(b => b.Id != agency))
        {
            return null;
        }

        var today = VietnamTime.DayOf(now);
        var over = snapshot.AllProcedures.Where(p => p.DocumentsOver(today).Count > 0 && ReferenceEquals(p, snapshot.ProcedureInForce(p.Code, today))).Select(p => p.Code).ToList();
        // One whose only draft was given up is no procedure: its code is free.
        var query = Chosen(db.CatalogueEntries.AsNoTracking().Where(e => e.AgencyId == agency && (e.State != CatalogueState.Unannounced || e.DraftState != null)), choice, today, over);
        foreach (var word in ProcedureText.Words(SearchKey.Of(text)).Take(10))
        {
            query = query.Where(e => e.SearchKey.Contains(word));
        }

        if (after is not null)
        {
            query = query.Where(e => e.Code.CompareTo(after) > 0);
        }

        var rows = await query.OrderBy(e => e.Code).Take(PageSize + 1).ToListAsync(cancel);
        var codes = rows.ConvertAll(e => e.Code);
        var levels = (await db.Procedures.AsNoTracking().Where(p => codes.Contains(p.Code)).Select(p => new { p.Code, p.Version, p.OnlineLevel }).ToListAsync(cancel)).ToDictionary(p => (p.Code, p.Version), p => p.OnlineLevel);
        var page = rows.Take(PageSize).Select(e => new Row(e, e.PublishedLate || e.PublicDue < today, levels.TryGetValue((e.Code, e.NewestVersion), out var level) ? OnlineOf(e, level) : OnlineListFinding.Agrees, over.Contains(e.Code))).ToList();
        return new(page, rows.Count > PageSize ? page[^1].Entry.Code : null);
    }

    /// <summary>How the online level of the newest version of a procedure stands to the lists; one that is abolished or internal is not held against them.</summary>
    /// <param name="entry">The procedure.</param>
    /// <param name="level">The online level.</param>
    public static OnlineListFinding OnlineOf(CatalogueEntry entry, OnlineLevel level)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry is { Kind: ProcedureKind.Public, State: not CatalogueState.Abolished } ? OnlineLists.Judge(level, entry.IsFullyOnlineListed) : OnlineListFinding.Agrees;
    }

    private IQueryable<CatalogueEntry> Chosen(IQueryable<CatalogueEntry> entries, Choice choice, DateOnly today, List<string> over) => choice switch
    {
        Choice.Draft => entries.Where(e => e.DraftState == ProcedureDraftState.Draft),
        Choice.InReview => entries.Where(e => e.DraftState == ProcedureDraftState.InReview || e.DraftState == ProcedureDraftState.Reviewed),
        Choice.Waiting => entries.Where(e => e.State == CatalogueState.Waiting),
        Choice.Public => entries.Where(e => e.State == CatalogueState.Public),
        Choice.PublicAmended => entries.Where(e => e.State == CatalogueState.PublicAmended),
        Choice.Abolished => entries.Where(e => e.State == CatalogueState.Abolished),
        Choice.Late => entries.Where(e => e.DecidedLate || e.PublishedLate || e.PublicDue < today),
        Choice.FullyOnlineListed => entries.Where(e => e.IsFullyOnlineListed),
        Choice.OnlineListDiffers => entries.Where(e => e.Kind == ProcedureKind.Public && e.State != CatalogueState.Abolished
            && db.Procedures.Any(p => p.Code == e.Code && p.Version == e.NewestVersion && (p.OnlineLevel == OnlineLevel.Full) != e.IsFullyOnlineListed)),
        Choice.BasisOver => entries.Where(e => over.Contains(e.Code)),
        Choice.Internal => entries.Where(e => e.Kind != ProcedureKind.Public),
        _ => entries,
    };
}
