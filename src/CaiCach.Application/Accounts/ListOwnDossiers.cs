using System.Globalization;
using CaiCach.Data;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>The dossiers an account has submitted, newest first, a page at a time.</summary>
public sealed class ListOwnDossiers(CaiCachDb db)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;

    /// <summary>A row.</summary>
    public sealed record Row(
        Guid Id, string RequestNumber, string? Code, string ProcedureCode, int ProcedureVersion, string OwnerName, BusinessState State, PaymentState Payment,
        Guid AgencyId, DateTime SubmittedAt, DateTime? IntakeDueAt, DateTime? DueAt, DateTime? PausedAt, DateTime? SupplementHandedInAt);

    /// <summary>The place of a row.</summary>
    public sealed record Cursor(DateTime SubmittedAt, Guid Id)
    {
        /// <summary>As text for a link.</summary>
        public override string ToString() => $"{SubmittedAt.Ticks:x}.{Id:n}";

        /// <summary>From the text of a link; null when it is none.</summary>
        public static Cursor? Parse(string? text)
        {
            var parts = (text ?? "").Split('.');
            return parts.Length == 2
                && long.TryParse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var ticks) && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
                && Guid.TryParseExact(parts[1], "n", out var id)
                ? new(new DateTime(ticks, DateTimeKind.Utc), id)
                : null;
        }
    }

    /// <summary>A page, and where the next begins; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, Cursor? Next);

    /// <summary>Reads a page. One round trip.</summary>
    public async Task<Page> RunAsync(Guid accountId, Cursor? after, CancellationToken cancel = default)
    {
        var rows = db.Dossiers.AsNoTracking().Where(d => d.AccountId == accountId);
        if (after is not null)
        {
            rows = rows.Where(d => d.SubmittedAt <= after.SubmittedAt && (d.SubmittedAt < after.SubmittedAt || d.Id.CompareTo(after.Id) < 0));
        }

        var page = await rows.OrderByDescending(d => d.SubmittedAt).ThenByDescending(d => d.Id).Take(PageSize + 1).Select(d => new Row(
            d.Id, d.RequestNumber, d.Code, d.ProcedureCode, d.ProcedureVersion, d.OwnerName, d.State, d.Payment,
            d.AgencyId, d.SubmittedAt, d.IntakeDueAt, d.DueAt, d.PausedAt, d.SupplementHandedInAt)).ToListAsync(cancel);
        return page.Count > PageSize
            ? new([.. page.Take(PageSize)], new(page[PageSize - 1].SubmittedAt, page[PageSize - 1].Id))
            : new(page, null);
    }
}
