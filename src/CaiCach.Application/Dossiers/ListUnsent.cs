using CaiCach.Application.Acting;
using CaiCach.Application.Petitions;
using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Data;
using CaiCach.Data.Mails;
using CaiCach.Law.Mails;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The e-mails and text messages to applicants, petitioners and askers that did not arrive and are not tried again by themselves, for those who can do something about it.</summary>
public sealed class ListUnsent(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The most shown of each kind, the newest.</summary>
    public const int Most = 100;

    /// <summary>The roles that look after them.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.Receiver, Role.OneStopDirector, Role.ProcedureController];

    /// <summary>A message.</summary>
    /// <param name="SubjectId">The dossier, the petition or the question it is about.</param>
    /// <param name="Code">Its code, or the request number.</param>
    /// <param name="Kind">What it tells.</param>
    /// <param name="IsMail">Whether it is an e-mail; else a text message.</param>
    /// <param name="At">When it was written (UTC).</param>
    /// <param name="Trouble">What the provider said; null for nothing.</param>
    public sealed record Row(Guid SubjectId, string Code, MailKind Kind, bool IsMail, DateTime At, string? Trouble);

    /// <summary>The newest first. Two round trips. Counters see those of their dossiers, who routes petitions and questions those of these.</summary>
    public async Task<IReadOnlyList<Row>> RunAsync(Actor actor, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var counts = actor.Has(Role.Receiver) || actor.Has(Role.OneStopDirector);
        var seen = db.Dossiers.Where(DossierScope.Of(actor, tree).Filter).Where(d => counts);
        var petitions = PetitionScope.Of(actor, tree).Controlled;
        var questions = QuestionScope.Of(actor, tree).Controlled;
        var mails = await db.Mails.Where(m => m.State == MailState.SetAside && m.AccountId == null
                && (seen.Any(d => d.Id == m.DossierId) || db.Petitions.Any(p => p.Id == m.DossierId && petitions.Contains(p.AgencyId)) || db.Questions.Any(q => q.Id == m.DossierId && questions.Contains(q.AgencyId))))
            .OrderByDescending(m => m.CreatedAt).Take(Most).Select(m => new Row(m.DossierId, m.Code, m.Kind, true, m.CreatedAt, m.Trouble)).ToListAsync(cancel);
        var texts = await db.SmsMessages.Where(m => ReadSms.Undelivered.Contains(m.State)
                && (seen.Any(d => d.Id == m.DossierId) || db.Petitions.Any(p => p.Id == m.DossierId && petitions.Contains(p.AgencyId))))
            .OrderByDescending(m => m.CreatedAt).Take(Most).Select(m => new Row(m.DossierId, m.Code, m.Kind, false, m.CreatedAt, m.Trouble)).ToListAsync(cancel);
        return [.. mails.Concat(texts).OrderByDescending(r => r.At).ThenBy(r => r.SubjectId)];
    }
}
