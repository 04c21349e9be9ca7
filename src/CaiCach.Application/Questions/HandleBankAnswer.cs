using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Data.Questions;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Law.Questions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Questions;

/// <summary>Every act on an answer of the public bank: within scope, on the version that was seen, judged by <see cref="BankRules"/>, with its event in one save.</summary>
public sealed class HandleBankAnswer(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What an act brings along.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="Text">The reason or the answer.</param>
    /// <param name="Question">The question; for a new text.</param>
    public sealed record Request(BankAct Act, string? Text = null, string? Question = null);

    /// <summary>A new answer of the office, which waits for approval. A form sent twice makes one.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="key">The mark of the form.</param>
    /// <param name="agency">The body whose bank it is for.</param>
    /// <param name="code">The procedure.</param>
    /// <param name="question">The question.</param>
    /// <param name="text">The answer.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<QuestionOutcome> WriteAsync(ActContext context, Guid key, Guid? agency, string? code, string? question, string? text, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var (asked, told) = (TypedText.Trimmed(question), TypedText.Trimmed(text));
        var faults = BankText.Check(asked, told).ToList();
        if (agency is not { } body || !QuestionScope.Of(context.Actor, snapshot.Organisation).Controlled.Contains(body))
        {
            faults.Add(new("agency", "agency_unknown", "Chọn cơ quan có trong danh sách."));
            body = Guid.Empty;
        }

        if (BankText.InForce(snapshot, (code ?? "").Trim(), context.Now) is not { Kind: ProcedureKind.Public } procedure)
        {
            faults.Add(new("procedure", "procedure_unknown", "Nhập mã của một thủ tục đang công khai."));
            procedure = null!;
        }

        if (asked is null)
        {
            faults.Add(new("public", "public_missing", "Phải ghi câu hỏi công khai."));
        }

        if (told is null)
        {
            faults.Add(new("text", "text_missing", "Phải ghi nội dung trả lời."));
        }

        if (faults.Count > 0)
        {
            return new QuestionOutcome.Invalid(faults);
        }

        var answer = new BankAnswer { Id = Ids.New(context.Now), Version = 1, SourceKey = key, State = BankState.Proposed, AgencyId = body, ProcedureCode = procedure.Code, ProcedureVersion = BankText.NumberOf(procedure, context.Now) };
        Draft(context, answer, asked!, told!, answer.ProcedureVersion);
        db.BankAnswers.Add(answer);
        db.Record(context, BankEventData.Stream, answer.Id, 1, BankEventData.Written, BankText.Facts(answer, asked, told), unitId: body);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "bank_answers")
        {
            db.ChangeTracker.Clear();
            answer = await db.BankAnswers.AsNoTracking().FirstAsync(a => a.SourceKey == key, cancel);
        }

        return new QuestionOutcome.Done(answer.Id, "", answer.Version);
    }

    /// <summary>Does an act.</summary>
    public async Task<QuestionOutcome> RunAsync(ActContext context, Guid id, int version, Request request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var scope = QuestionScope.Of(context.Actor, snapshot.Organisation);
        if (await db.BankAnswers.Where(scope.BankFilter).FirstOrDefaultAsync(a => a.Id == id, cancel) is not { } answer)
        {
            return new QuestionOutcome.NotFound();
        }

        if (answer.Version != version)
        {
            return new QuestionOutcome.Stale(answer.Version);
        }

        var (question, text) = (TypedText.Trimmed(request.Question), TypedText.Trimmed(request.Text));
        if (BankRules.Judge(request.Act, BankText.FactsOf(answer), scope.FactsOf(answer), new(text, question)) is { Count: > 0 } reasons)
        {
            return new QuestionOutcome.Refused(reasons);
        }

        if (BankText.Check(question, text).ToList() is { Count: > 0 } faults)
        {
            return new QuestionOutcome.Invalid(faults);
        }

        Change(context, answer, snapshot, request.Act, question, text);
        answer.Version++;
        var isReason = request.Act is BankAct.Return or BankAct.Close;
        var facts = request.Act is BankAct.Approve ? BankText.Facts(answer, answer.Question, answer.Answer) : BankText.Facts(answer, question, isReason ? null : text);
        facts = request.Act is BankAct.Approve or BankAct.Return ? facts with { Signing = DossierEventData.SignedFor.By(scope.LentFor(answer.AgencyId, answer.ProcedureCode)) } : facts;
        db.Record(context, BankEventData.Stream, answer.Id, answer.Version, BankEventData.TypeOf(request.Act), facts, isReason ? text : null, answer.AgencyId);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new QuestionOutcome.Done(answer.Id, "", answer.Version);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || engine.UniqueViolation(failure) == "events")
        {
            db.ChangeTracker.Clear();
            return new QuestionOutcome.Stale(await db.BankAnswers.Where(a => a.Id == id).Select(a => a.Version).FirstAsync(cancel));
        }
    }

    private static void Change(ActContext context, BankAnswer answer, ReferenceSnapshot snapshot, BankAct act, string? question, string? text)
    {
        switch (act)
        {
            case BankAct.Edit:
                // Written with the newest public version in sight: approved, it needs no second look for that one.
                Draft(context, answer, question!, text!, BankText.NumberOf(snapshot, answer.ProcedureCode, context.Now) ?? answer.ProcedureVersion);
                break;
            case BankAct.Return:
                answer.DraftNote = text;
                break;
            case BankAct.Approve:
                BankText.Publish(answer, snapshot, answer.DraftQuestion!, answer.DraftAnswer!, answer.DraftVersion!.Value, context.Now);
                (answer.State, answer.PublishedAt) = (BankState.Published, answer.PublishedAt ?? context.Now);
                Undraft(answer);
                break;
            case BankAct.Confirm:
                (answer.ProcedureVersion, answer.ReviewVersion) = (answer.ReviewVersion!.Value, null);
                break;
            case BankAct.Close:
                (answer.State, answer.ReviewVersion) = (BankState.Closed, null);
                Undraft(answer);
                break;
        }
    }

    private static void Draft(ActContext context, BankAnswer answer, string question, string text, int version) =>
        (answer.DraftQuestion, answer.DraftAnswer, answer.DraftWriterId, answer.DraftVersion, answer.DraftNote) = (question, text, context.Actor.Id, version, null);

    private static void Undraft(BankAnswer answer) =>
        (answer.DraftQuestion, answer.DraftAnswer, answer.DraftWriterId, answer.DraftVersion, answer.DraftNote) = (null, null, null, null, null);
}
