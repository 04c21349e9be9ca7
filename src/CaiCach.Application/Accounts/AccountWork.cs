using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>How an administrator's change of an official's account is done: in reach, at the version that was seen, never one's own, one transaction with its event.</summary>
internal static class AccountWork
{
    private const int MostTries = 5;

    /// <summary>What a change works on.</summary>
    /// <param name="Account">The account, tracked.</param>
    /// <param name="Posts">Every post it has or had, tracked.</param>
    /// <param name="Lent">The delegations by which the person signs for heads, today or later.</param>
    /// <param name="Units">The units in the administrator's reach.</param>
    /// <param name="Reference">Reference data.</param>
    /// <param name="Today">Today.</param>
    internal sealed record Subject(Account Account, List<Post> Posts, IReadOnlyList<Delegation> Lent, IReadOnlySet<Guid> Units, ReferenceSnapshot Reference, DateOnly Today)
    {
        /// <summary>Whether the account itself is in the administrator's hand.</summary>
        public bool IsOwned => Posts.Any(p => Units.Contains(p.UnitId)) && AccountScope.Owns(Posts, Units, Today);
    }

    /// <summary>What a change comes to: its event, or the outcome that refuses it.</summary>
    internal sealed record Change(string Type, AccountEventData Facts, string? Reason = null, string? Password = null, AccountOutcome? Refused = null)
    {
        public static Change No(AccountOutcome refused) => new("", new(), Refused: refused);

        public static Change No(string field, string code, string text) => No(AccountOutcome.Wrong(field, code, text));
    }

    /// <summary>Does it. What signing in writes into the same row at the same time (wrong tries) does not make it fail.</summary>
    public static async Task<AccountOutcome> ActAsync(
        CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine, ActContext context, Guid id, int version, Func<Subject, Task<Change>> change, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var snapshot = await reference.CurrentAsync(cancel);
            var units = AccountScope.UnitsOf(context.Actor, snapshot.Organisation);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (units.Count == 0 || await db.Users.FirstOrDefaultAsync(a => a.Id == id && a.Kind == AccountKind.Official, cancel) is not { } account)
            {
                return new AccountOutcome.NotFound();
            }

            if (account.Version != version)
            {
                return new AccountOutcome.Stale();
            }

            if (id == context.Actor.Id)
            {
                return AccountOutcome.Wrong("", "own_account", "Không ai tự quản trị tài khoản, vị trí của chính mình; việc này do quản trị hệ thống khác thực hiện.");
            }

            var posts = await db.Posts.Where(p => p.AccountId == id).ToListAsync(cancel);
            var today = VietnamTime.DayOf(context.Now);
            var lent = await db.Delegations.AsNoTracking().Where(d => d.DelegateId == id && d.EndedAt == null && d.LastDay >= today).ToListAsync(cancel);
            var done = await change(new(account, posts, lent, units, snapshot, today));
            if (done.Refused is { } refused)
            {
                db.ChangeTracker.Clear();
                return refused;
            }

            Record(db, context, account, done.Type, done.Facts, done.Reason);
            try
            {
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                return new AccountOutcome.Done(id, done.Password);
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries)
            {
                db.ChangeTracker.Clear();
            }
            catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || engine.UniqueViolation(failure) is "events" or "posts")
            {
                db.ChangeTracker.Clear();
                return new AccountOutcome.Stale();
            }
        }
    }

    /// <summary>Counts the version up and adds the event; what Identity wrote meanwhile is found out when it is saved.</summary>
    public static void Record(CaiCachDb db, ActContext context, Account account, string type, AccountEventData facts, string? reason = null, Guid? unitId = null)
    {
        account.Version++;
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        db.Record(context, AccountEventData.Stream, account.Id, account.Version, type, facts, reason, unitId);
    }

    /// <summary>
    /// Whether a body would be left without an administrator whose post has no end. Two who take each other's post away at once are put in a row by the row of the
    /// body: the second sees what the first did.
    /// </summary>
    public static async Task<bool> IsLastAdministratorAsync(CaiCachDb db, Guid person, IReadOnlyCollection<Guid> bodies, DateOnly today, CancellationToken cancel)
    {
        foreach (var body in bodies.Order())
        {
            await db.Units.Where(u => u.Id == body).ExecuteUpdateAsync(set => set.SetProperty(u => u.Name, u => u.Name), cancel);
            var other = await db.Posts.AnyAsync(
                p => p.Role == Role.Administrator && p.AccountId != person && p.ValidFrom <= today && p.ValidTo == null
                    && db.Units.Any(u => u.Id == p.UnitId && u.AgencyId == body) && db.Users.Any(a => a.Id == p.AccountId && a.LockedAt == null),
                cancel);
            if (!other)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The bodies of which a person is an administrator today.</summary>
    public static IReadOnlyCollection<Guid> BodiesOf(IEnumerable<Post> posts, OrganisationTree tree, DateOnly today) =>
        posts.Where(p => p.Role == Role.Administrator && p.ValidFrom <= today && (p.ValidTo is null || p.ValidTo >= today)).Select(p => tree.Find(p.UnitId)!.AgencyId).ToHashSet();

    /// <summary>The refusal where the last administrator of a body would go.</summary>
    public static Change LastAdministrator(string field) =>
        Change.No(field, "last_administrator", "Đây là quản trị hệ thống cuối cùng của cơ quan; hãy giao vai trò này, không thời hạn, cho người khác trước.");
}
