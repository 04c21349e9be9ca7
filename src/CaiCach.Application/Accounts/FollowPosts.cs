using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Messages;
using CaiCach.Application.Outbox;
using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Outbox;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.Law.Questions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>
/// Posts run out by their date. Days before, who assigns the work is told once; what somebody still has in hand by a post that has run out goes back to be assigned,
/// each with its event, so that no list and no reminder counts on one who may not act on it any more.
/// </summary>
public sealed class FollowPosts(CaiCachDb db, ReferenceStore reference, DossierWork work, IDatabaseEngine engine)
{
    /// <summary>How many days before its last one a post is told of.</summary>
    public const int DaysBefore = 7;

    private static readonly Desk[] OpenDesks = [.. Enum.GetValues<Desk>().Where(d => d != Desk.Closed)];

    /// <summary>One turn; how many dossiers and questions went back, and of how many petitions was told that nobody is left to answer them. While a reorganisation is moving its work nothing is done: posts and dossiers are on their way together.</summary>
    public async Task<int> RunAsync(ActContext context, CancellationToken cancel = default)
    {
        if (await db.Reorganisations.AnyAsync(r => r.CarriedOutAt != null && r.CompletedAt == null, cancel))
        {
            return 0;
        }

        var (snapshot, today) = (await reference.CurrentAsync(cancel), VietnamTime.DayOf(context.Now));
        var last = today.AddDays(DaysBefore);
        var holding = await Holding(today).Where(p => p.ValidTo <= last).OrderByDescending(p => p.ValidTo).ThenBy(p => p.Id).ToListAsync(cancel);
        var people = holding.Select(p => p.AccountId).ToHashSet();
        var lasting = (await db.Posts.AsNoTracking().Where(p => people.Contains(p.AccountId) && (p.ValidTo == null || p.ValidTo >= today)).ToListAsync(cancel)).ToLookup(p => p.AccountId);
        var back = 0;
        foreach (var ended in holding.Where(p => p.ValidTo < today && !lasting[p.AccountId].Any(o => o.ValidFrom <= today && GoesOn(snapshot.Organisation, p, o))).GroupBy(p => p.AccountId))
        {
            back += await GiveBackAsync(context, snapshot, ended.Key, [.. ended.Select(p => p.Id)], cancel);
        }

        foreach (var post in holding.Where(p => p.ValidTo >= today && p.ForewarnedFor != p.ValidTo && !lasting[p.AccountId].Any(o => o.ValidFrom <= p.ValidTo!.Value.AddDays(1) && (o.ValidTo is null || o.ValidTo > p.ValidTo) && GoesOn(snapshot.Organisation, p, o))))
        {
            await ForewarnAsync(post, snapshot, context.Now, cancel);
        }

        return back;
    }

    /// <summary>
    /// Posts with a last day by which their holders have something in hand, by the indexes of who has it, and the last to run out in a unit whose petitions nobody prepares any
    /// more; all that counts for one of them is asked of those few, one by one.
    /// </summary>
    private IQueryable<Post> Holding(DateOnly today)
    {
        IReadOnlyList<Role> writers = QuestionScope.Writers;
        return db.Posts.AsNoTracking().Where(p => p.ValidTo != null && (
            (p.Role == Role.Specialist && db.Dossiers.Any(d => d.AssigneeId == p.AccountId && d.HolderUnitId == p.UnitId && OpenDesks.Contains(d.Desk) && d.Desk != Desk.Issue))
            || (p.Role == Role.Receiver && db.Dossiers.Any(d => d.AssigneeId == p.AccountId && db.Units.Any(u => u.Id == p.UnitId && u.AgencyId == d.CounterId) && OpenDesks.Contains(d.Desk) && (d.State == BusinessState.IntakeReview || d.State == BusinessState.IntakeSupplement)))
            || (writers.Contains(p.Role) && db.Questions.Any(q => q.AssigneeId == p.AccountId && db.Units.Any(u => u.Id == p.UnitId && u.AgencyId == q.AgencyId) && (q.State == QuestionState.Assigned || q.State == QuestionState.Drafted)))
            || ((p.Role == Role.Specialist || p.Role == Role.DivisionHead)
                && db.Petitions.Any(q => q.HandlerUnitId == p.UnitId && (q.State == PetitionState.Routed || q.State == PetitionState.Drafted))
                && !db.Posts.Any(o => o.UnitId == p.UnitId && (o.Role == Role.Specialist || o.Role == Role.DivisionHead) && o.ValidFrom <= today && (o.ValidTo == null || o.ValidTo > p.ValidTo)
                    && (o.AccountId == p.AccountId || db.Users.Any(a => a.Id == o.AccountId && a.LockedAt == null))))));
    }

    /// <summary>Whether the other post lets its holder go on with what the one is for: the same role, at the counter in the same body, else in the same unit.</summary>
    private static bool GoesOn(OrganisationTree tree, Post post, Post other) =>
        other.Id != post.Id && other.Role == post.Role && (other.UnitId == post.UnitId || (post.Role == Role.Receiver && tree.Find(other.UnitId)?.AgencyId == tree.Find(post.UnitId)?.AgencyId));

    private async Task<int> GiveBackAsync(ActContext context, ReferenceSnapshot snapshot, Guid person, IReadOnlyList<Guid> ended, CancellationToken cancel)
    {
        try
        {
            var account = await db.Users.FirstAsync(a => a.Id == person, cancel);
            var posts = await db.Posts.Where(p => p.AccountId == person).ToListAsync(cancel);
            var subject = new AccountWork.Subject(account, posts, [], new HashSet<Guid>(), snapshot, VietnamTime.DayOf(context.Now));
            var (handed, left) = (default(OpenInHand.Count), posts.Where(p => ended.Contains(p.Id)).ToList());
            foreach (var post in left)
            {
                handed += await OpenInHand.HandOverAsync(db, work, context, subject, post, null, $"{account.FullName}: Vị trí {RoleTexts.Of(post.Role)} hết ngày {Day(post.ValidTo)}.", ended, cancel);
            }

            var all = handed.Dossiers + handed.Questions + handed.Petitions;
            if (all == 0)
            {
                return 0;
            }

            AccountWork.Record(db, context, account, AccountEventData.PostRanOut, new AccountEventData(Posts: [.. left.Select(AccountEventData.Post.Of)]).With(handed, null));
            await db.SaveChangesAsync(cancel);
            return all;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody works on one of them at this moment; the next turn finds what is left.
            return 0;
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "events")
        {
            // Another node does it.
            return 0;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Tells who assigns the work, led to what is due first.</summary>
    private async Task ForewarnAsync(Post post, ReferenceSnapshot snapshot, DateTime now, CancellationToken cancel)
    {
        var (person, tree) = (post.AccountId, snapshot.Organisation);
        var body = tree.Find(post.UnitId)!.AgencyId;
        var name = await db.Users.Where(a => a.Id == person).Select(a => a.FullName).FirstAsync(cancel);
        var (dossiers, questions) = (OpenInHand.Of(db, person, post, body).AsNoTracking(), AnswersInHand.Questions(db, person, post, body, post.ValidTo!.Value).AsNoTracking());
        var messages = new List<OutboxMessage>();
        if (await dossiers.OrderBy(d => d.DeskDueAt).ThenBy(d => d.Id).FirstOrDefaultAsync(cancel) is { } dossier)
        {
            var text = Say($"{await dossiers.CountAsync(cancel)} hồ sơ");
            messages.Add(OfficialNoticeTopic.Message(Ids.New(now), dossier, null, now, [
                post.Role == Role.Receiver
                    ? new(NoticeKind.DueSoon, text, roles: [Role.OneStopDirector], bodyId: body)
                    : new(NoticeKind.DueSoon, text, unitId: post.UnitId, roles: [Role.DivisionHead])]));
        }

        if (await questions.OrderBy(q => q.Id).FirstOrDefaultAsync(cancel) is { } question)
        {
            messages.Add(OfficialNoticeTopic.Message(Ids.New(now), question, now, [new(NoticeKind.DueSoon, Say($"{await questions.CountAsync(cancel)} câu hỏi"), roles: [Role.ProcedureController], bodyId: body)]));
        }

        var petitions = AnswersInHand.Petitions(db, person, post, post.ValidTo.Value.AddDays(1)).AsNoTracking();
        if (await petitions.OrderBy(p => p.AnswerDueAt).ThenBy(p => p.Id).FirstOrDefaultAsync(cancel) is { } petition)
        {
            var text = OfficialWords.Of(
                MessageKind.OfficialPostEndsPetitions, ("vi_tri", RoleTexts.Of(post.Role)), ("ho_ten", name), ("het_ngay", Day(post.ValidTo)), ("don_vi", tree.NameOf(post.UnitId) ?? ""),
                ("so_phan_anh", $"{await petitions.CountAsync(cancel)}"));
            messages.Add(OfficialNoticeTopic.Message(Ids.New(now), petition, now, [new(NoticeKind.DueSoon, text, roles: [Role.ProcedureController]), new(NoticeKind.DueSoon, text, roles: [Role.AgencyHead], bodyId: body)]));
        }

        if (messages.Count == 0)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var mine = await db.Posts.Where(p => p.Id == post.Id && p.ValidTo == post.ValidTo && (p.ForewarnedFor == null || p.ForewarnedFor != p.ValidTo))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.ForewarnedFor, post.ValidTo), cancel);
        if (mine == 1)
        {
            db.AddRange(messages);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        db.ChangeTracker.Clear();

        OfficialWords Say(string what) => OfficialWords.Of(
            MessageKind.OfficialPostEnds, ("vi_tri", RoleTexts.Of(post.Role)), ("ho_ten", name), ("het_ngay", Day(post.ValidTo)), ("cong_viec", what));
    }

    private static string Day(DateOnly? day) => day!.Value.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
