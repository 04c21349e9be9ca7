using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Provider;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>
/// At the counter, after looking at the identity paper: a citizen who forgot the password gets a one-time one, or the identity number is taken from an account that
/// somebody else opened with it and given to its owner. What the other account filed stays with that account, which nobody signs in to any more.
/// </summary>
public sealed class RecoverCitizen(CaiCachDb db, IDatabaseEngine engine)
{
    /// <summary>How often one account gets a one-time password in a day.</summary>
    public const int MostInADay = 3;

    /// <summary>The longest name of a paper, in characters.</summary>
    public const int LongestPaper = 100;

    /// <summary>What the receiver writes down.</summary>
    /// <param name="CitizenId">The identity number, as on the paper.</param>
    /// <param name="FullName">The name, as on the paper.</param>
    /// <param name="Paper">Which paper was seen.</param>
    /// <param name="Checked">The person is who the paper is of.</param>
    /// <param name="Release">The number was registered by somebody else: it goes to its owner.</param>
    /// <param name="Phone">The owner's phone; asked for where the number is released.</param>
    public sealed record Request(string? CitizenId, string? FullName, string? Paper, bool Checked, bool Release, string? Phone);

    /// <summary>Does it; faults by field: "citizenId", "fullName", "paper", "checked", "phone".</summary>
    public async Task<AccountOutcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        if (context.Actor.Posts.FirstOrDefault(p => p.Role == Role.Receiver) is not { } post)
        {
            return new AccountOutcome.NotFound();
        }

        var (owner, faults) = Check(request, context.Now);
        if (faults.Count > 0)
        {
            return new AccountOutcome.Invalid(faults);
        }

        if (await db.Users.FirstOrDefaultAsync(a => a.CitizenId == owner.CitizenId && a.Kind == AccountKind.Citizen, cancel) is not { } account)
        {
            return AccountOutcome.Wrong("citizenId", "no_account", "Số định danh này chưa có tài khoản; người dân tự đăng ký ở trang Đăng ký.");
        }

        var paper = TypedText.Trimmed(request.Paper)!;
        string password;
        Guid id;
        if (request.Release)
        {
            (account.CitizenId, account.UserName) = (null, $"thu-hoi-{account.Id:n}");
            (account.NormalizedUserName, account.PasswordHash, account.LockedAt) = (account.UserName.ToUpperInvariant(), null, context.Now);
            Passwords.EndSessions(account);
            AccountWork.Record(db, context, account, AccountEventData.NumberReleased, new(IdentityPaper: paper), unitId: post.UnitId);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (await SaveAsync(cancel) is { } lost)
            {
                return lost;
            }

            (password, id) = (Passwords.GiveOneTime(owner, context.Now, Passwords.OfCitizen), owner.Id);
            db.Users.Add(owner);
            AccountWork.Record(db, context, owner, AccountEventData.Created, new(Until: owner.OneTimeUntil, IdentityPaper: paper), unitId: post.UnitId);
            if (await SaveAsync(cancel) is { } taken)
            {
                return taken;
            }

            await transaction.CommitAsync(cancel);
            return new AccountOutcome.Done(id, password);
        }

        if (SearchKey.Of(account.FullName) != SearchKey.Of(owner.FullName))
        {
            return AccountOutcome.Wrong("fullName", "other_name", "Họ tên trên giấy tờ không khớp với họ tên của tài khoản. Nếu người khác đã đăng ký số này, chọn mục người khác đã đăng ký.");
        }

        var dayAgo = context.Now.AddDays(-1);
        if (await db.Events.CountAsync(e => e.Stream == AccountEventData.Stream && e.StreamId == account.Id && e.Type == AccountEventData.PasswordReset && e.At > dayAgo, cancel) >= MostInADay)
        {
            return AccountOutcome.Wrong("citizenId", "too_often", "Tài khoản này đã được cấp mật khẩu 3 lần trong 24 giờ; hãy hẹn người dân trở lại ngày mai.");
        }

        (password, id) = (Passwords.GiveOneTime(account, context.Now, Passwords.OfCitizen), account.Id);
        AccountWork.Record(db, context, account, AccountEventData.PasswordReset, new(Until: account.OneTimeUntil, IdentityPaper: paper), unitId: post.UnitId);
        return await SaveAsync(cancel) ?? new AccountOutcome.Done(id, password);
    }

    private static (Account Owner, List<FieldFault> Faults) Check(Request request, DateTime now)
    {
        var (owner, faults) = CitizenForm.Read(request.CitizenId, request.FullName, now);
        if (TypedText.Trimmed(request.Paper) is not { } paper)
        {
            faults.Add(new("paper", "paper_missing", "Ghi loại và số giấy tờ đã xem."));
        }
        else if (TypedText.Check("paper", "paper", paper, LongestPaper) is { } wrong)
        {
            faults.Add(wrong);
        }

        if (!request.Checked)
        {
            faults.Add(new("checked", "not_checked", "Chỉ cấp lại sau khi đã đối chiếu giấy tờ với người đến."));
        }

        if (request.Release)
        {
            CitizenForm.ReadPhone(request.Phone, owner, faults);
        }

        return (owner, faults);
    }

    private async Task<AccountOutcome?> SaveAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || engine.UniqueViolation(failure) is "events" or "accounts")
        {
            db.ChangeTracker.Clear();
            return new AccountOutcome.Stale();
        }
    }
}
