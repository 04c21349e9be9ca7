using System.Globalization;
using System.Linq.Expressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Finds dossiers by what was typed into one box: code, name with or without diacritics, identity number, phone, day, office. By name in the order of names,
/// else the newest first; a page at a time.
/// </summary>
public sealed class SearchDossiers(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;

    /// <summary>A row.</summary>
    public sealed record Row(
        Guid Id, string RequestNumber, string? Code, string ProcedureCode, int ProcedureVersion, string OwnerName, string OwnerKey, BusinessState State, Guid AgencyId, Guid HolderUnitId, DateTime SubmittedAt, DateTime? DueAt);

    /// <summary>The place of a row: its name key or its moment, and its id.</summary>
    public sealed record Cursor(string Key, Guid Id)
    {
        /// <summary>As text for a link.</summary>
        public override string ToString() => $"{Key}.{Id:n}";

        /// <summary>From the text of a link; null when it is none.</summary>
        public static Cursor? Parse(string? text) =>
            text is { Length: > 33 and <= 600 } && text[^33] == '.' && Guid.TryParseExact(text[^32..], "n", out var id) ? new(text[..^33], id) : null;
    }

    /// <summary>What was found.</summary>
    /// <param name="Text">How the typed text was understood.</param>
    /// <param name="Office">The office that was named; null for none.</param>
    /// <param name="Rows">The rows of this page.</param>
    /// <param name="Next">Where the next page starts; null when this is the last.</param>
    public sealed record Page(SearchText Text, Unit? Office, IReadOnlyList<Row> Rows, Cursor? Next);

    /// <summary>Searches what the actor may see. One round trip, none for an empty text.</summary>
    public async Task<Page> RunAsync(Actor actor, string? typed, Cursor? after = null, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var text = SearchText.Parse(typed);
        var (office, words) = OfficeIn(text.Words, tree);
        if (text.IsEmpty)
        {
            return new(text, null, [], null);
        }

        var rows = Filtered(db.Dossiers.AsNoTracking().Where(DossierScope.Of(actor, tree).Filter), text, office, words);
        var byName = words.Count > 0;
        var page = byName ? await ByNameAsync(rows, after, cancel) : await NewestAsync(rows, after, cancel);
        var last = page.Count > PageSize ? page[PageSize - 1] : null;
        return new(
            text, office, [.. page.Take(PageSize)],
            last is null ? null : new(byName ? last.OwnerKey : last.SubmittedAt.Ticks.ToString("x", CultureInfo.InvariantCulture), last.Id));
    }

    private static IQueryable<Dossier> Filtered(IQueryable<Dossier> rows, SearchText text, Unit? office, IReadOnlyList<string> words)
    {
        if (text.Code is { } code)
        {
            rows = rows.Where(d => d.RequestNumber.StartsWith(code) || (d.Code != null && d.Code.StartsWith(code)));
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

        if (office is not null)
        {
            rows = office.AgencyId == office.Id ? rows.Where(d => d.AgencyId == office.Id) : rows.Where(d => d.HolderUnitId == office.Id);
        }

        foreach (var word in words)
        {
            rows = rows.Where(d => d.OwnerKey.Contains(word));
        }

        return rows;
    }

    private static Task<List<Row>> ByNameAsync(IQueryable<Dossier> rows, Cursor? after, CancellationToken cancel)
    {
        if (after is { Key: var key, Id: var id })
        {
            rows = rows.Where(d => d.OwnerKey.CompareTo(key) >= 0 && (d.OwnerKey.CompareTo(key) > 0 || d.Id.CompareTo(id) > 0));
        }

        return rows.OrderBy(d => d.OwnerKey).ThenBy(d => d.Id).Take(PageSize + 1).Select(ToRow).ToListAsync(cancel);
    }

    private static Task<List<Row>> NewestAsync(IQueryable<Dossier> rows, Cursor? after, CancellationToken cancel)
    {
        if (after is { Key: var key, Id: var id } && long.TryParse(key, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var ticks) && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks)
        {
            var moment = new DateTime(ticks, DateTimeKind.Utc);
            rows = rows.Where(d => d.SubmittedAt <= moment && (d.SubmittedAt < moment || d.Id.CompareTo(id) < 0));
        }

        return rows.OrderByDescending(d => d.SubmittedAt).ThenByDescending(d => d.Id).Take(PageSize + 1).Select(ToRow).ToListAsync(cancel);
    }

    /// <summary>The office whose short name or code the words contain, the longest match first, and the words that are left.</summary>
    private static (Unit? Office, IReadOnlyList<string> Words) OfficeIn(IReadOnlyList<string> words, OrganisationTree tree)
    {
        var typed = $" {string.Join(' ', words)} ";
        var named = tree.All.SelectMany(u => new[] { (Unit: u, Key: SearchKey.Of(u.ShortName)), (Unit: u, Key: SearchKey.Of(u.Code)), (Unit: u, Key: SearchKey.Of(u.Name)) })
            .Where(n => n.Key.Length > 3 && typed.Contains($" {n.Key} ", StringComparison.Ordinal)).OrderByDescending(n => n.Key.Length).ThenBy(n => n.Unit.Path, StringComparer.Ordinal).FirstOrDefault();
        return named.Unit is null
            ? (null, words)
            : (named.Unit, typed.Replace($" {named.Key} ", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static readonly Expression<Func<Dossier, Row>> ToRow = d => new(
        d.Id, d.RequestNumber, d.Code, d.ProcedureCode, d.ProcedureVersion, d.OwnerName, d.OwnerKey, d.State, d.AgencyId, d.HolderUnitId, d.SubmittedAt, d.DueAt);
}
