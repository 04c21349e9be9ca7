using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Questions;
using CaiCach.Law.Questions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Questions;

/// <summary>Lists of questions and of the bank by what is to be done, the oldest first, a page at a time.</summary>
public sealed class ListQuestions(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;

    /// <summary>What is to be done with those in a list.</summary>
    public enum Desk
    {
        /// <summary>New questions to assign.</summary>
        Assign,

        /// <summary>To prepare an answer to.</summary>
        Handle,

        /// <summary>Answers to approve.</summary>
        Approve,

        /// <summary>Answered: to make public or to close.</summary>
        Publish,

        /// <summary>Over: in the bank or closed.</summary>
        Over,

        /// <summary>Answers of the bank whose procedure has changed (cần rà soát).</summary>
        Review,

        /// <summary>Texts of the bank that wait for approval, or were given back.</summary>
        Drafts,

        /// <summary>What is public.</summary>
        Bank,
    }

    /// <summary>A row.</summary>
    /// <param name="Id">The record.</param>
    /// <param name="Code">What the asker looks a question up by; null for an answer of the bank.</param>
    /// <param name="Text">The question.</param>
    /// <param name="ProcedureCode">The procedure.</param>
    /// <param name="AgencyId">The body.</param>
    /// <param name="At">When it was asked or made public; null for what never was public.</param>
    /// <param name="State">The state of a question; null for an answer of the bank.</param>
    /// <param name="IsReturned">Whether the head gave the text back.</param>
    public sealed record Row(Guid Id, string? Code, string Text, string ProcedureCode, Guid AgencyId, DateTime? At, QuestionState? State, bool IsReturned);

    /// <summary>A page, and after which record the next one starts; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, Guid? Next);

    /// <summary>The lists this official has.</summary>
    public static IReadOnlyList<Desk> DesksOf(Actor actor, QuestionScope scope)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(scope);
        return [.. Enum.GetValues<Desk>().Where(desk => desk switch
        {
            Desk.Assign or Desk.Publish or Desk.Review => scope.Controlled.Count > 0,
            Desk.Handle => QuestionScope.Writers.Any(actor.Has),
            Desk.Approve => scope.Approves,
            Desk.Drafts => scope.Approves || scope.Controlled.Count > 0,
            _ => true,
        })];
    }

    /// <summary>Reads a page. One round trip.</summary>
    public async Task<Page> RunAsync(Actor actor, Desk desk, Guid? after = null, CancellationToken cancel = default)
    {
        var scope = QuestionScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation);
        var start = after ?? Guid.Empty;
        var page = Questions(desk, scope) is { } questions
            ? await questions.Where(q => q.Id.CompareTo(start) > 0).OrderBy(q => q.Id).Take(PageSize + 1)
                .Select(q => new Row(q.Id, q.Code, q.Content, q.ProcedureCode, q.AgencyId, q.AskedAt, q.State, q.State == QuestionState.Assigned && q.Reason != null)).ToListAsync(cancel)
            : await Bank(desk, scope).Where(a => a.Id.CompareTo(start) > 0).OrderBy(a => a.Id).Take(PageSize + 1)
                .Select(a => new Row(a.Id, null, a.DraftQuestion ?? a.Question, a.ProcedureCode, a.AgencyId, a.PublishedAt, null, a.DraftNote != null)).ToListAsync(cancel);
        return page.Count > PageSize ? new([.. page.Take(PageSize)], page[PageSize - 1].Id) : new(page, null);
    }

    /// <summary>How much waits in each list in which something is to be done, counted to one more than a page; lists in which nothing waits are left out.</summary>
    public async Task<IReadOnlyList<(Desk Desk, int Count)>> CountAsync(Actor actor, CancellationToken cancel = default)
    {
        var scope = QuestionScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation);
        var counts = new List<(Desk, int)>();
        foreach (var desk in DesksOf(actor, scope).Where(d => d is not (Desk.Over or Desk.Bank)))
        {
            var count = Questions(desk, scope) is { } questions
                ? await questions.OrderBy(q => q.Id).Take(PageSize + 1).CountAsync(cancel)
                : await Bank(desk, scope).OrderBy(a => a.Id).Take(PageSize + 1).CountAsync(cancel);
            if (count > 0)
            {
                counts.Add((desk, count));
            }
        }

        return counts;
    }

    private IQueryable<Question>? Questions(Desk desk, QuestionScope scope)
    {
        var controlled = scope.Controlled;
        var all = db.Questions.AsNoTracking();
        return desk switch
        {
            Desk.Assign => all.Where(q => controlled.Contains(q.AgencyId) && q.State == QuestionState.New),
            Desk.Handle => all.Where(scope.Assigned).Where(q => q.State == QuestionState.Assigned),
            Desk.Approve => all.Where(scope.ApprovedBy).Where(q => q.State == QuestionState.Drafted),
            Desk.Publish => all.Where(q => controlled.Contains(q.AgencyId) && q.State == QuestionState.Answered),
            Desk.Over => all.Where(scope.Filter).Where(q => q.State == QuestionState.Published || q.State == QuestionState.Closed),
            _ => null,
        };
    }

    private IQueryable<BankAnswer> Bank(Desk desk, QuestionScope scope)
    {
        var controlled = scope.Controlled;
        var all = db.BankAnswers.AsNoTracking();
        return desk switch
        {
            Desk.Review => all.Where(a => controlled.Contains(a.AgencyId) && a.ReviewVersion != null),
            Desk.Drafts => all.Where(scope.BankDrafts).Where(a => a.DraftVersion != null),
            _ => all.Where(scope.BankFilter).Where(a => a.State == BankState.Published),
        };
    }
}
