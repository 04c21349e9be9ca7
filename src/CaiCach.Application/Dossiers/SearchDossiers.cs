using System.Linq.Expressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Finds dossiers by what was typed into one box: code, name with or without diacritics, identity number, phone, day, office, what is written on the shelf or box of the papers, and the code that a part or a question has at another body. The newest first, a page at a time.
/// </summary>
public sealed class SearchDossiers(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;

    // Other bodies number as they like; so many dossiers with one code are no answer any more.
    private const int MostOfOneCode = 200;

    /// <summary>A row.</summary>
    public sealed record Row(
        Guid Id, string RequestNumber, string? Code, string ProcedureCode, int ProcedureVersion, string OwnerName, BusinessState State, Guid AgencyId, Guid ReceivedById, Guid HolderUnitId, DateTime SubmittedAt, DateTime? DueAt);

    /// <summary>What was found.</summary>
    /// <param name="Text">How the typed text was understood.</param>
    /// <param name="Office">The office that was named; null for none.</param>
    /// <param name="Rows">The rows of this page.</param>
    /// <param name="Next">Where the next page starts; null when this is the last.</param>
    public sealed record Page(SearchText Text, Unit? Office, IReadOnlyList<Row> Rows, ListWork.Cursor? Next);

    /// <summary>Searches what the actor may see. None for an empty text, one round trip, with words of a name or of an office a few more.</summary>
    public async Task<Page> RunAsync(Actor actor, string? typed, ListWork.Cursor? after = null, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var text = SearchText.Parse(typed);
        var (office, words) = OfficeIn(text.Words, tree);
        if (text.IsEmpty)
        {
            return new(text, null, [], null);
        }

        await using var planned = words.Count > 0 ? await engine.PlanEachAsync(db, cancel) : null;
        var page = await PageAsync(words.Count > 0 ? engine.OwnedBy(db, words, begun: false) : db.Dossiers);

        // Nobody has these words whole: perhaps one of them is only begun.
        if (page.Count == 0 && words.Count > 0)
        {
            page = await PageAsync(engine.OwnedBy(db, words, begun: true));
        }

        // It may be what is written on a shelf or a box.
        if (page.Count == 0 && PlacePapers.KeyOf(typed!) is { Length: > 0 and <= PlacePapers.LongestPlace } place)
        {
            page = await NewestAsync(db.Dossiers.AsNoTracking().Where(DossierScope.Of(actor, tree).Filter).Where(d => d.PaperPlaceKey == place));
        }

        // Or the code that a part or a question has at another body.
        if (page.Count == 0 && PlacePapers.KeyOf(typed!) is { Length: > 0 and <= RecordOutsideCode.LongestCode } theirs)
        {
            // From the few that have the code to those in sight, not the other way round.
            var mine = db.Dossiers.AsNoTracking().Where(DossierScope.Of(actor, tree).Filter);
            var found = await db.Dossiers.Where(p => p.OutsideCodeKey == theirs).Join(mine, p => p.Id, d => d.Id, (_, d) => d.Id)
                .Union(db.Dossiers.Where(p => p.OutsideCodeKey == theirs).Join(mine, p => p.PartOfId, d => (Guid?)d.Id, (_, d) => d.Id))
                .Union(db.OutsideRequests.Where(o => o.CodeKey == theirs).Join(mine, o => o.DossierId, d => d.Id, (_, d) => d.Id))
                .Take(MostOfOneCode).ToListAsync(cancel);
            page = found.Count == 0 ? page : await NewestAsync(mine.Where(d => found.Contains(d.Id)));
        }

        return page.Count > PageSize
            ? new(text, office, [.. page.Take(PageSize)], new(page[PageSize - 1].SubmittedAt, page[PageSize - 1].Id))
            : new(text, office, page, null);

        async Task<List<Row>> PageAsync(IQueryable<Dossier> dossiers)
        {
            // Each is a walk along an index of its own; put together they are the page.
            var rows = new List<Row>();
            foreach (var part in OfOffice(Filtered(dossiers.AsNoTracking().Where(DossierScope.Of(actor, tree).Filter), text), office))
            {
                rows.AddRange(await NewestAsync(part));
            }

            return [.. rows.OrderByDescending(r => r.SubmittedAt).ThenByDescending(r => r.Id).Take(PageSize + 1)];
        }

        Task<List<Row>> NewestAsync(IQueryable<Dossier> rows)
        {
            if (after is { DueAt: var moment, Id: var id })
            {
                rows = rows.Where(d => d.SubmittedAt <= moment && (d.SubmittedAt < moment || d.Id.CompareTo(id) < 0));
            }

            return rows.OrderByDescending(d => d.SubmittedAt).ThenByDescending(d => d.Id).Take(PageSize + 1).Select(ToRow).ToListAsync(cancel);
        }
    }

    private static IQueryable<Dossier> Filtered(IQueryable<Dossier> rows, SearchText text)
    {
        if (text.Code is { } code)
        {
            // Every sign a code has comes before this one; said so, each index has the beginning of a code.
            var end = code + '~';
            rows = rows.Where(d => (d.RequestNumber.CompareTo(code) >= 0 && d.RequestNumber.CompareTo(end) < 0) || (d.Code!.CompareTo(code) >= 0 && d.Code.CompareTo(end) < 0));
        }

        if (text is { IdNumber: { } id, Phone: { } both })
        {
            rows = rows.Where(d => d.OwnerIdNumber == id || d.SubmitterIdNumber == id || d.Phone == both);
        }
        else if (text.IdNumber is { } only)
        {
            rows = rows.Where(d => d.OwnerIdNumber == only || d.SubmitterIdNumber == only);
        }
        else if (text.Phone is { } phone)
        {
            rows = rows.Where(d => d.Phone == phone);
        }

        if (text.Day is { } day)
        {
            var (from, to) = (VietnamTime.ToUtc(day.ToDateTime(TimeOnly.MinValue)), VietnamTime.ToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue)));
            rows = rows.Where(d => d.SubmittedAt >= from && d.SubmittedAt < to);
        }

        return rows;
    }

    /// <summary>Those of an office, in parts that share no row: a body is competent or has received for another, a counter holds or its body has received, any other unit holds.</summary>
    public static IReadOnlyList<IQueryable<Dossier>> OfOffice(IQueryable<Dossier> rows, Unit? office)
    {
        if (office is null)
        {
            return [rows];
        }

        var (id, body) = (office.Id, office.AgencyId);
        if (id == body)
        {
            return [rows.Where(d => d.AgencyId == id), rows.Where(d => d.ReceivedForOther && d.ReceivedById == id && d.AgencyId != id)];
        }

        var held = rows.Where(d => d.HolderUnitId == id);
        var elsewhere = rows.Where(d => d.HolderUnitId != id);
        return office.Kind == UnitKind.OneStop
            ? [held, elsewhere.Where(d => d.AgencyId == body && d.ReceivedById == body), elsewhere.Where(d => d.ReceivedForOther && d.ReceivedById == body && d.AgencyId != body)]
            : [held];
    }

    /// <summary>The office whose short name or code the words contain, the longest match first, and the words that are left.</summary>
    private static (Unit? Office, IReadOnlyList<string> Words) OfficeIn(IReadOnlyList<string> words, OrganisationTree tree)
    {
        if (tree.NamedIn(words) is not { } named)
        {
            return (null, words);
        }

        return (named.Unit, $" {string.Join(' ', words)} ".Replace(named.Key, " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static readonly Expression<Func<Dossier, Row>> ToRow = d => new(
        d.Id, d.RequestNumber, d.Code, d.ProcedureCode, d.ProcedureVersion, d.OwnerName, d.State, d.AgencyId, d.ReceivedById, d.HolderUnitId, d.SubmittedAt, d.DueAt);
}
