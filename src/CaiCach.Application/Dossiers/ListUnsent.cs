using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Mails;
using CaiCach.Law.Mails;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The e-mails and text messages to applicants that did not arrive and are not tried again by themselves, for the counters that can do something about it.</summary>
public sealed class ListUnsent(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The most shown of each kind, the newest.</summary>
    public const int Most = 100;

    /// <summary>The roles that look after them.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.Receiver, Role.OneStopDirector];

    /// <summary>A message.</summary>
    /// <param name="DossierId">The dossier it is about.</param>
    /// <param name="Code">Its code or request number.</param>
    /// <param name="Kind">What it tells.</param>
    /// <param name="IsMail">Whether it is an e-mail; else a text message.</param>
    /// <param name="At">When it was written (UTC).</param>
    /// <param name="Trouble">What the provider said; null for nothing.</param>
    public sealed record Row(Guid DossierId, string Code, MailKind Kind, bool IsMail, DateTime At, string? Trouble);

    /// <summary>The newest first. Two round trips.</summary>
    public async Task<IReadOnlyList<Row>> RunAsync(Actor actor, CancellationToken cancel = default)
    {
        var seen = db.Dossiers.Where(DossierScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation).Filter);
        var mails = await db.Mails.Where(m => m.State == MailState.SetAside && m.AccountId == null && seen.Any(d => d.Id == m.DossierId))
            .OrderByDescending(m => m.CreatedAt).Take(Most).Select(m => new Row(m.DossierId, m.Code, m.Kind, true, m.CreatedAt, m.Trouble)).ToListAsync(cancel);
        var texts = await db.SmsMessages.Where(m => ResendMessages.Undelivered.Contains(m.State) && seen.Any(d => d.Id == m.DossierId))
            .OrderByDescending(m => m.CreatedAt).Take(Most).Select(m => new Row(m.DossierId, m.Code, m.Kind, false, m.CreatedAt, m.Trouble)).ToListAsync(cancel);
        return [.. mails.Concat(texts).OrderByDescending(r => r.At).ThenBy(r => r.DossierId)];
    }
}
