using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>An administrator locks an account, which ends its sessions at once, or opens it again.</summary>
public sealed class LockAccount(CaiCachDb db, ReferenceStore reference, DossierWork work, IDatabaseEngine engine)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>What becomes of the dossiers and questions in hand.</summary>
    /// <param name="Kept">They stay where they are: the lock is for a time.</param>
    /// <param name="To">Who gets them; null for who assigns them.</param>
    public sealed record Hand(bool Kept, Guid? To = null);

    /// <summary>Locks it, with the reason. Locking a locked one, or opening an open one, changes nothing.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="person">The official.</param>
    /// <param name="version">The version of the account that was seen.</param>
    /// <param name="locked">Whether it is locked or opened.</param>
    /// <param name="reason">Why.</param>
    /// <param name="hand">What becomes of the dossiers and questions in hand; null when that was not said, which does for who holds none.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<AccountOutcome> RunAsync(ActContext context, Guid person, int version, bool locked, string? reason, Hand? hand = null, CancellationToken cancel = default) =>
        AccountWork.ActAsync(db, reference, engine, context, person, version, async subject =>
        {
            var account = subject.Account;
            if (!subject.IsOwned)
            {
                return AccountWork.Change.No(new AccountOutcome.NotFound());
            }

            if (account.LockedAt is not null == locked)
            {
                return AccountWork.Change.No(new AccountOutcome.Done(person));
            }

            var why = TypedText.Trimmed(reason);
            if (why is null)
            {
                return AccountWork.Change.No("reason", "reason_missing", "Ghi lý do.");
            }

            if (TypedText.Check("reason", "reason", why, LongestReason) is { } fault)
            {
                return AccountWork.Change.No(new AccountOutcome.Invalid([fault]));
            }

            if (locked && await AccountWork.IsLastAdministratorAsync(db, person, AccountWork.BodiesOf(subject.Posts, subject.Reference.Organisation, subject.Today), subject.Today, cancel))
            {
                return AccountWork.LastAdministrator("reason");
            }

            var held = locked ? subject.Posts.Where(p => p.ValidFrom <= subject.Today && (p.ValidTo is null || p.ValidTo >= subject.Today)).ToList() : [];
            var holding = hand is { Kept: true } ? [] : await OpenInHand.HoldingAsync(db, person, held, subject.Reference.Organisation, subject.Today, cancel);
            if (hand is null && holding.Count > 0)
            {
                return AccountWork.Change.No("giveBack", "give_back_missing", "Người này đang giữ hồ sơ, câu hỏi chưa xong; chọn giữ nguyên hay giao lại.");
            }

            var to = hand?.To;
            foreach (var post in to is null ? [] : holding)
            {
                if (!await OpenInHand.Successors(db, person, post, subject.Reference.Organisation.Find(post.UnitId)!.AgencyId, subject.Today).AnyAsync(a => a.Id == to, cancel))
                {
                    return AccountWork.Change.No("giveBack", "hand_unknown", "Chọn người giữ cùng vai trò ở mọi nơi người này đang giữ việc.");
                }
            }

            account.LockedAt = locked ? context.Now : null;
            Passwords.EndSessions(account);
            var handed = default(OpenInHand.Count);
            foreach (var post in hand is { Kept: false } ? held : [])
            {
                handed += await OpenInHand.HandOverAsync(db, work, context, subject, post, holding.Contains(post) ? to : null, $"{account.FullName}: Khóa tài khoản.", [.. held.Select(p => p.Id)], cancel);
            }

            return new(locked ? AccountEventData.Locked : AccountEventData.Unlocked, new AccountEventData().With(handed, holding.Count > 0 ? to : null), why);
        }, cancel);
}
