using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>
/// An administrator sets the last day of a post, ends it at once, or moves the person with it to another unit. Open dossiers in the person's hands are given to
/// another official, or back to the head to assign, in the same act.
/// </summary>
public sealed class ChangePost(CaiCachDb db, ReferenceStore reference, DossierWork work, IDatabaseEngine engine)
{
    /// <summary>Who gets the open dossiers.</summary>
    /// <param name="To">An official of the same role there; null for the head, who assigns them.</param>
    public sealed record HandOver(Guid? To);

    /// <summary>Sets the last day, inclusive; null for no end. When nothing is left of the post after today, open dossiers have to be handed over.</summary>
    public Task<AccountOutcome> LastDayAsync(ActContext context, Guid person, int version, Guid id, DateOnly? lastDay, HandOver? hand, CancellationToken cancel = default) =>
        ActAsync(context, person, version, id, async (subject, post) =>
        {
            if (lastDay < subject.Today)
            {
                return AccountWork.Change.No("lastDay", "last_day_past", "Ngày cuối từ hôm nay trở đi; muốn kết thúc ngay thì chọn mục kết thúc ngay.");
            }

            if (lastDay < post.ValidFrom)
            {
                return AccountWork.Change.No("lastDay", "last_day_early", "Ngày cuối phải từ ngày bắt đầu trở đi.");
            }

            // What it would be from now on has to be right, as if it were given anew.
            var others = subject.Posts.Where(p => p.Id != id).ToList();
            var from = post.ValidFrom < subject.Today ? subject.Today : post.ValidFrom;
            if (PostRules.Check(subject.Reference.Organisation, subject.Units, others, subject.Lent, post.UnitId, [post.Role], from, lastDay, subject.Today) is { Count: > 0 } faults)
            {
                return AccountWork.Change.No(new AccountOutcome.Invalid([.. faults.Select(f => f with { Field = "lastDay" })]));
            }

            return await EndAsync(context, subject, post, lastDay, lastDay is null ? null : hand, "Thôi giữ vị trí", demanded: lastDay == subject.Today, cancel);
        }, cancel);

    /// <summary>Ends it at once: the person no longer holds it today. One that has not begun is called off.</summary>
    public Task<AccountOutcome> EndNowAsync(ActContext context, Guid person, int version, Guid id, HandOver? hand, CancellationToken cancel = default) =>
        ActAsync(context, person, version, id, (subject, post) => EndAsync(context, subject, post, subject.Today.AddDays(-1), hand, "Thôi giữ vị trí", demanded: true, cancel), cancel);

    /// <summary>Moves the person with the post to another unit, from today on.</summary>
    public Task<AccountOutcome> MoveAsync(ActContext context, Guid person, int version, Guid id, Guid? unit, HandOver? hand, CancellationToken cancel = default) =>
        ActAsync(context, person, version, id, async (subject, post) =>
        {
            var (tree, last) = (subject.Reference.Organisation, post.ValidTo);
            if (unit == post.UnitId)
            {
                return AccountWork.Change.No("unit", "unit_same", "Người này đang ở chính đơn vị ấy; chọn đơn vị khác.");
            }

            if (PostRules.Check(tree, subject.Units, [.. subject.Posts.Where(p => p.Id != id)], subject.Lent, unit, [post.Role], subject.Today, last, subject.Today) is { Count: > 0 } faults)
            {
                return AccountWork.Change.No(new AccountOutcome.Invalid([.. faults.Select(f => f with { Field = "unit" })]));
            }

            var ended = await EndAsync(context, subject, post, subject.Today.AddDays(-1), hand, $"Chuyển sang {tree.NameOf(unit)}", demanded: true, cancel);
            if (ended.Refused is not null)
            {
                return ended;
            }

            var next = GivePosts.Give(db, context, subject.Posts, person, unit!.Value, post.Role, subject.Today, last);
            return ended with { Type = AccountEventData.Moved, Facts = ended.Facts with { Posts = [AccountEventData.Post.Of(post), AccountEventData.Post.Of(next)] } };
        }, cancel);

    private Task<AccountOutcome> ActAsync(
        ActContext context, Guid person, int version, Guid id, Func<AccountWork.Subject, Post, Task<AccountWork.Change>> change, CancellationToken cancel) =>
        AccountWork.ActAsync(db, reference, engine, context, person, version, async subject =>
        {
            var post = subject.Posts.Find(p => p.Id == id && subject.Units.Contains(p.UnitId));
            return post is null || post.ValidTo < subject.Today ? AccountWork.Change.No(new AccountOutcome.NotFound()) : await change(subject, post);
        }, cancel);

    private async Task<AccountWork.Change> EndAsync(
        ActContext context, AccountWork.Subject subject, Post post, DateOnly? lastDay, HandOver? hand, string reason, bool demanded, CancellationToken cancel)
    {
        var (person, body) = (subject.Account.Id, subject.Reference.Organisation.Find(post.UnitId)!.AgencyId);
        if (lastDay is not null && (post.ValidTo is null || lastDay < post.ValidTo) && post.Role == Role.Administrator && post.ValidFrom <= subject.Today
            && await AccountWork.IsLastAdministratorAsync(db, person, [body], subject.Today, cancel))
        {
            return AccountWork.LastAdministrator("lastDay");
        }

        if (hand is null && demanded && (await OpenInHand.Of(db, person, post, body).AnyAsync(cancel) || await AnswersInHand.Questions(db, person, post, body, subject.Today).AnyAsync(cancel)))
        {
            return AccountWork.Change.No("handTo", "hand_missing", "Người này đang giữ hồ sơ, câu hỏi chưa xong; chọn người nhận, hoặc chuyển người có thẩm quyền phân công lại.");
        }

        if (hand?.To is { } to && !await OpenInHand.Successors(db, person, post, body, subject.Today).AnyAsync(a => a.Id == to, cancel))
        {
            return AccountWork.Change.No("handTo", "hand_unknown", "Chọn người giữ cùng vai trò ở đơn vị này.");
        }

        post.ValidTo = lastDay;
        var handed = hand is null && !demanded ? default : await OpenInHand.HandOverAsync(db, work, context, subject, post, hand?.To, $"{subject.Account.FullName}: {reason}.", [post.Id], cancel);
        return new(AccountEventData.PostChanged, new AccountEventData(Posts: [AccountEventData.Post.Of(post)]).With(handed, hand?.To));
    }
}
