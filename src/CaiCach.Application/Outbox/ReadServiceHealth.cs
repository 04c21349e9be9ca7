using CaiCach.Application.Acting;
using CaiCach.Application.Mails;
using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Data;
using CaiCach.Data.Mails;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Outbox;

/// <summary>Whether messages go out, in counts, for the administrator of the whole installation.</summary>
public sealed class ReadServiceHealth(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>A message that waits longer after its turn came is told of.</summary>
    public static TimeSpan Slow { get; } = TimeSpan.FromMinutes(15);

    /// <summary>E-mails and text messages of so long back are counted.</summary>
    public static TimeSpan Lately { get; } = TimeSpan.FromDays(1);

    /// <summary>What is wrong.</summary>
    /// <param name="SetAside">How many messages of the outbox are set aside.</param>
    /// <param name="Minutes">For how many minutes the oldest waiting message has been overdue; 0 while none is slow.</param>
    /// <param name="Mails">How many e-mails to applicants, written lately, did not arrive.</param>
    /// <param name="Texts">How many text messages, written lately, did not arrive.</param>
    public sealed record View(int SetAside, int Minutes, int Mails, int Texts)
    {
        /// <summary>Whether there is nothing to tell.</summary>
        public bool IsWell => this is { SetAside: 0, Minutes: 0, Mails: 0, Texts: 0 };
    }

    /// <summary>So many failed attempts, over some minutes, are no accident.</summary>
    private const int ManyTries = 6;

    /// <summary>Whether things go out, without counts: what anybody may know.</summary>
    /// <param name="Background">Whether what waits is taken up in time.</param>
    /// <param name="Mails">Whether e-mails go out.</param>
    /// <param name="Texts">Whether text messages go out.</param>
    public sealed record Working(bool Background, bool Mails, bool Texts);

    /// <summary>Whether things go out: a topic does not when one of its messages was tried again and again and none went out lately.</summary>
    public async Task<Working> WorkingAsync(DateTime now, CancellationToken cancel = default)
    {
        var lately = now - Slow;
        var late = await db.Outbox.AnyAsync(m => m.DoneAt == null && m.SetAsideAt == null && m.DueAt < lately, cancel);
        var tried = await db.Outbox.Where(m => m.DoneAt == null && m.SetAsideAt == null && m.Attempts >= ManyTries).Select(m => m.Topic).Distinct().ToListAsync(cancel);
        var went = tried.Count == 0 ? [] : await db.Outbox.Where(m => m.DoneAt >= lately).Select(m => m.Topic).Distinct().ToListAsync(cancel);
        return new(!late, Goes(MailTopic.Topic), Goes(SmsTopic.Topic));

        // Codes go the same way in a queue of their own.
        bool Goes(string topic) => (!tried.Contains(topic) && !tried.Contains(CodeTopic.Of(topic))) || went.Contains(topic) || went.Contains(CodeTopic.Of(topic));
    }

    /// <summary>Reads; null for who does not look after messages.</summary>
    public async Task<View?> RunAsync(Actor actor, DateTime now, CancellationToken cancel = default)
    {
        if (!SetAsideMessages.May(actor, (await reference.CurrentAsync(cancel)).Organisation))
        {
            return null;
        }

        var since = now - Lately;
        var due = await db.Outbox.Where(m => m.DoneAt == null && m.SetAsideAt == null).MinAsync(m => (DateTime?)m.DueAt, cancel);
        return new(
            await db.Outbox.CountAsync(m => m.SetAsideAt != null, cancel),
            due is { } oldest && now - oldest > Slow ? (int)(now - oldest).TotalMinutes : 0,
            await db.Mails.CountAsync(m => m.State == MailState.SetAside && m.AccountId == null && m.CreatedAt >= since, cancel),
            await db.SmsMessages.CountAsync(m => ReadSms.Undelivered.Contains(m.State) && m.CreatedAt >= since, cancel));
    }
}
