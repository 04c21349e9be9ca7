using CaiCach.Data;
using CaiCach.Data.Mails;
using CaiCach.Law.Mails;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Mails;

/// <summary>The e-mails to the applicant of a dossier and what became of each.</summary>
public sealed class ListMails(CaiCachDb db)
{
    /// <summary>The most shown; a dossier has fewer.</summary>
    public const int Most = 50;

    /// <summary>An e-mail.</summary>
    public sealed record Row(MailKind Kind, string Subject, MailState State, DateTime CreatedAt, DateTime? SentAt, string? Trouble);

    /// <summary>The newest first. The caller has read the dossier in scope.</summary>
    public async Task<IReadOnlyList<Row>> OfDossierAsync(Guid dossierId, CancellationToken cancel = default) =>
        await db.Mails.Where(m => m.DossierId == dossierId && m.AccountId == null).OrderByDescending(m => m.CreatedAt).Take(Most)
            .Select(m => new Row(m.Kind, m.Subject, m.State, m.CreatedAt, m.SentAt, m.Trouble)).ToListAsync(cancel);
}
