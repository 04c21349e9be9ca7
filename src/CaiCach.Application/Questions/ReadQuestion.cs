using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Events;
using CaiCach.Data.Organisation;
using CaiCach.Data.Questions;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;
using CaiCach.Law.Questions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Questions;

/// <summary>One question, or one answer of the bank, as an official sees it; and a question as its asker sees it.</summary>
public sealed class ReadQuestion(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>A question.</summary>
    /// <param name="Question">The question.</param>
    /// <param name="Assignee">The name of the officer it is assigned to; null for none.</param>
    /// <param name="Acts">What this official may do now.</param>
    /// <param name="History">Its events, oldest first.</param>
    /// <param name="BankId">The answer of the bank it became; null for none in this official's sight.</param>
    public sealed record View(Question Question, string? Assignee, IReadOnlyList<QuestionAct> Acts, IReadOnlyList<EventRow> History, Guid? BankId);

    /// <summary>An answer of the bank.</summary>
    /// <param name="Answer">The answer.</param>
    /// <param name="Acts">What this official may do now.</param>
    /// <param name="History">Its events, oldest first.</param>
    public sealed record BankView(BankAnswer Answer, IReadOnlyList<BankAct> Acts, IReadOnlyList<EventRow> History);

    /// <summary>What whoever has the code sees; nothing personal.</summary>
    /// <param name="Code">The code.</param>
    /// <param name="State">The state.</param>
    /// <param name="AgencyId">The body.</param>
    /// <param name="ProcedureCode">The procedure.</param>
    /// <param name="Content">The question.</param>
    /// <param name="Answer">The answer; null while there is none.</param>
    /// <param name="ClosedFor">Why it was closed without an answer; null when it was not.</param>
    /// <param name="AskedAt">When it was asked.</param>
    /// <param name="AnsweredAt">When it was answered.</param>
    public sealed record Asked(
        string Code, QuestionState State, Guid AgencyId, string ProcedureCode, string Content, string? Answer, string? ClosedFor, DateTime AskedAt, DateTime? AnsweredAt);

    /// <summary>An officer who can be given a question.</summary>
    public sealed record Officer(Guid Id, string Name, Guid UnitId);

    /// <summary>Reads; null when there is none in this official's sight.</summary>
    public async Task<View?> RunAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        var scope = QuestionScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation);
        if (await db.Questions.AsNoTracking().Where(scope.Filter).FirstOrDefaultAsync(q => q.Id == id, cancel) is not { } question)
        {
            return null;
        }

        var bank = question.State == QuestionState.Published ? await db.BankAnswers.Where(scope.BankFilter).Where(a => a.SourceKey == id).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancel) : null;
        var assignee = question.AssigneeId is null ? null : await db.Users.Where(a => a.Id == question.AssigneeId).Select(a => a.FullName).FirstOrDefaultAsync(cancel);
        return new(question, assignee, QuestionRules.OpenTo(question.State, scope.FactsOf(question)), await HistoryAsync(id, cancel), bank);
    }

    /// <summary>Reads an answer of the bank; null when there is none in this official's sight.</summary>
    public async Task<BankView?> BankAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        var scope = QuestionScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation);
        return await db.BankAnswers.AsNoTracking().Where(scope.BankFilter).FirstOrDefaultAsync(a => a.Id == id, cancel) is { } answer
            ? new(answer, BankRules.OpenTo(BankText.FactsOf(answer), scope.FactsOf(answer)), await HistoryAsync(id, cancel))
            : null;
    }

    /// <summary>Reads as its asker; null when the code is unknown.</summary>
    public Task<Asked?> ByCodeAsync(string? code, CancellationToken cancel = default)
    {
        var wanted = (code ?? "").Trim().ToUpperInvariant().Replace("\0", "", StringComparison.Ordinal);
        return db.Questions.Where(q => q.Code == wanted)
            .Select(q => new Asked(
                q.Code, q.State, q.AgencyId, q.ProcedureCode, q.Content, q.Answer, q.State == QuestionState.Closed && q.AnsweredAt == null ? q.Reason : null, q.AskedAt, q.AnsweredAt))
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>The procedure as a person reads it today, and the bodies that may be asked about it; null where nobody reads it any more.</summary>
    public async Task<(ProcedureVersion Procedure, IReadOnlyList<Unit> Bodies)?> FormAsync(string code, DateTime now, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var today = VietnamTime.DayOf(now);
        if ((snapshot.ProcedureInForce(code, today) ?? snapshot.LatestProcedure(code)) is not { Kind: ProcedureKind.Public } procedure || today > procedure.EffectiveTo)
        {
            return null;
        }

        var bodies = snapshot.AgenciesFor(code, today);
        if (bodies.Count == 0)
        {
            var keeper = await db.CatalogueEntries.Where(e => e.Code == code).Select(e => (Guid?)e.AgencyId).FirstOrDefaultAsync(cancel);
            bodies = keeper is { } id && snapshot.Organisation.Find(id) is { } unit ? [unit] : [];
        }

        return bodies.Count == 0 ? null : (procedure, bodies);
    }

    /// <summary>Who may be given a question of a body on a day: its specialists and heads of divisions, by name.</summary>
    public async Task<IReadOnlyList<Officer>> OfficersAsync(Guid agencyId, DateOnly day, CancellationToken cancel = default)
    {
        var units = (await reference.CurrentAsync(cancel)).Organisation.All.Where(u => u.AgencyId == agencyId).Select(u => u.Id).ToList();
        var found = await (from post in db.Posts
                           join account in db.Users on post.AccountId equals account.Id
                           where units.Contains(post.UnitId) && QuestionScope.Writers.Contains(post.Role) && post.ValidFrom <= day && (post.ValidTo == null || day <= post.ValidTo)
                           select new Officer(account.Id, account.FullName, post.UnitId)).Distinct().ToListAsync(cancel);
        return [.. found.OrderBy(o => o.Name, VietnameseOrder.ByGivenName).ThenBy(o => o.Id)];
    }

    private Task<List<EventRow>> HistoryAsync(Guid id, CancellationToken cancel) => db.Events.AsNoTracking().Where(e => e.StreamId == id).OrderBy(e => e.Version).ToListAsync(cancel);
}
