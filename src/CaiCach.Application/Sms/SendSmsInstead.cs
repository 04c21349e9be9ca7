using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Sms;
using CaiCach.Law.Mails;
using CaiCach.Law.Sms;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Sms;

/// <summary>
/// Puts a text message in the place of every message through Zalo that was refused, given up or told not to have arrived, or of which nothing was heard for too long: once
/// each, whoever looks for them, to where the applicant is reached now. It goes the way of all text messages: at its hours, and not to who wants none but those the law demands.
/// </summary>
public sealed class SendSmsInstead(CaiCachDb db, SmsSettings settings)
{
    private static readonly MailKind[] Kinds = Enum.GetValues<MailKind>();
    private static readonly List<MailKind> Urgent = [.. Kinds.Where(k => ZaloRules.WaitOf(k) == ZaloRules.UrgentWait)];

    /// <summary>Replaces up to so many, the oldest first; returns how many.</summary>
    public async Task<int> RunAsync(ActContext context, int most, CancellationToken cancel = default)
    {
        if (!settings.IsOn)
        {
            return 0;
        }

        var now = context.Now;
        var found = await Due(now).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Take(most).ToListAsync(cancel);
        var replaced = 0;
        foreach (var message in found.Where(m => ZaloRules.StandsIn(m.Kind, m.State != SmsState.Sent, settings.TellsReceipts, m.CreatedAt, m.SentAt, now)))
        {
            replaced += await ReplaceAsync(message, now, cancel) ? 1 : 0;
        }

        return replaced;
    }

    /// <summary>Those that <see cref="ZaloRules.StandsIn"/> says, found by their index.</summary>
    public IQueryable<SmsMessage> Due(DateTime now)
    {
        var tells = settings.TellsReceipts;
        var (urgent, other, fresh) = (now - ZaloRules.UrgentWait, now - ZaloRules.Wait, now - MailRules.Fresh);
        var lasting = Kinds.Where(k => !MailRules.IsTooLate(k, DateTime.MinValue, now)).ToList();
        return db.SmsMessages.AsNoTracking()
            .Where(m => m.Channel == SmsChannel.Zalo && new[] { SmsState.Sent, SmsState.SetAside, SmsState.Undelivered }.Contains(m.State) && m.Phone != "" && !db.SmsMessages.Any(other => other.ReplacesId == m.Id)
                && (lasting.Contains(m.Kind) || m.CreatedAt >= fresh)
                && (m.State != SmsState.Sent || (tells && (Urgent.Contains(m.Kind) ? m.SentAt <= urgent : m.SentAt <= other))));
    }

    /// <summary>False when it changed meanwhile: another node replaced it, or it arrived.</summary>
    private async Task<bool> ReplaceAsync(SmsMessage message, DateTime now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var trouble = message.State == SmsState.Sent ? "Quá thời gian chờ mà nhà cung cấp chưa báo đã đến máy." : message.Trouble;
        if (await db.SmsMessages.Where(m => m.Id == message.Id && m.State == message.State)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, SmsState.Replaced).SetProperty(m => m.Trouble, trouble), cancel) == 0)
        {
            return false;
        }

        var phone = await db.Dossiers.Where(d => d.Id == message.DossierId).Select(d => d.Phone).FirstOrDefaultAsync(cancel);
        db.AddRange(SmsTopic.InPlaceOf(message, SmsRules.IsMobile(phone) ? phone! : message.Phone, now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
