using CaiCach.Application.Accounts;
using CaiCach.Data;
using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Petitions;

/// <summary>Petitions with their answers as they were made public, newest first, a page at a time.</summary>
public sealed class ListPublishedPetitions(CaiCachDb db)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 10;

    /// <summary>One of them; nothing personal.</summary>
    public sealed record Row(Guid Id, PetitionKind Kind, Guid AgencyId, string Title, string Content, string Answer, DateTime ReceivedAt, DateTime PublishedAt);

    /// <summary>A page, and where the next one starts; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, ListOwnDossiers.Cursor? Next);

    /// <summary>Reads a page. One round trip.</summary>
    public async Task<Page> RunAsync(ListOwnDossiers.Cursor? after, CancellationToken cancel = default)
    {
        var rows = db.Petitions.AsNoTracking().Where(p => p.PublishedAt != null);
        if (after is not null)
        {
            rows = rows.Where(p => p.PublishedAt <= after.SubmittedAt && (p.PublishedAt < after.SubmittedAt || p.Id.CompareTo(after.Id) < 0));
        }

        var page = await rows.OrderByDescending(p => p.PublishedAt).ThenByDescending(p => p.Id).Take(PageSize + 1)
            .Select(p => new Row(p.Id, p.Kind, p.AgencyId, p.PublicTitle!, p.PublicContent!, p.PublicAnswer!, p.ReceivedAt, p.PublishedAt!.Value)).ToListAsync(cancel);
        return page.Count > PageSize ? new([.. page.Take(PageSize)], new(page[PageSize - 1].PublishedAt, page[PageSize - 1].Id)) : new(page, null);
    }
}
