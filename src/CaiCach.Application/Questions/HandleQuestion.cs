using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Mails;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Events;
using CaiCach.Data.Provider;
using CaiCach.Data.Questions;
using CaiCach.Law.Calendar;
using CaiCach.Law.Questions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Questions;

/// <summary>
/// Every act of an official on a question: within scope, on the version that was seen, judged by <see cref="QuestionRules"/>, with its event, the e-mail to the asker
/// and the answer in the bank in one save. Two at once: one wins, the other is told.
/// </summary>
public sealed class HandleQuestion(CaiCachDb db, ReferenceStore reference, ReadQuestion read, IDatabaseEngine engine)
{
    /// <summary>What an act brings along.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="Text">The reason or the answer.</param>
    /// <param name="Public">The question without the asker; for making public.</param>
    /// <param name="OfficerId">The officer; for assigning.</param>
    public sealed record Request(QuestionAct Act, string? Text = null, string? Public = null, Guid? OfficerId = null);

    /// <summary>Does it.</summary>
    public async Task<QuestionOutcome> RunAsync(ActContext context, Guid id, int version, Request request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var scope = QuestionScope.Of(context.Actor, snapshot.Organisation);
        if (await db.Questions.Where(scope.Filter).FirstOrDefaultAsync(q => q.Id == id, cancel) is not { } question)
        {
            return new QuestionOutcome.NotFound();
        }

        if (question.Version != version)
        {
            return new QuestionOutcome.Stale(question.Version);
        }

        request = request with { Text = TypedText.Trimmed(request.Text), Public = TypedText.Trimmed(request.Public) };
        if (QuestionRules.Judge(request.Act, question.State, scope.FactsOf(question), new(request.Text, request.Public, request.OfficerId is not null)) is { Count: > 0 } reasons)
        {
            return new QuestionOutcome.Refused(reasons);
        }

        if (await CheckAsync(question, request, VietnamTime.DayOf(context.Now), cancel) is { Count: > 0 } faults)
        {
            return new QuestionOutcome.Invalid(faults);
        }

        var had = question.AssigneeId;
        question.State = request.Act == QuestionAct.ReturnDraft && had is null ? QuestionState.New : QuestionRules.After(request.Act);
        Change(context, question, snapshot, request);
        question.Version++;
        var row = db.Record(
            context, QuestionEventData.Stream, question.Id, question.Version, QuestionEventData.TypeOf(request.Act),
            new QuestionEventData(
                question.AgencyId, question.State, question.ProcedureCode, question.ProcedureVersion, question.AssigneeId == had ? null : question.AssigneeId,
                request.Act is QuestionAct.ReturnDraft or QuestionAct.Close ? null : request.Text,
                request.Act == QuestionAct.Draft && question.AssigneeId != context.Actor.Id ? question.AssigneeId : null,
                request.Act is QuestionAct.Answer or QuestionAct.ReturnDraft ? DossierEventData.SignedFor.By(scope.LentFor(question.AgencyId, question.ProcedureCode)) : null),
            request.Act is QuestionAct.ReturnDraft or QuestionAct.Close ? request.Text : null, question.AgencyId);
        db.AddRange(Mail(question, request.Act, row));
        db.AddRange(QuestionNotices.Rows(question, request.Act, row));
        try
        {
            await db.SaveChangesAsync(cancel);
            return new QuestionOutcome.Done(question.Id, question.Code, question.Version);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || engine.UniqueViolation(failure) is "events" or "bank_answers")
        {
            db.ChangeTracker.Clear();
            return new QuestionOutcome.Stale(await db.Questions.Where(q => q.Id == id).Select(q => q.Version).FirstAsync(cancel));
        }
    }

    private async Task<IReadOnlyList<FieldFault>> CheckAsync(Question question, Request request, DateOnly day, CancellationToken cancel)
    {
        var faults = BankText.Check(request.Public, request.Text).ToList();
        if (request.Act == QuestionAct.Assign && (await read.OfficersAsync(question.AgencyId, day, cancel)).All(o => o.Id != request.OfficerId))
        {
            faults.Add(new("officer", "officer_unknown", "Chọn người trả lời có trong danh sách."));
        }

        if (request.Act == QuestionAct.Publish)
        {
            faults.AddRange(new[] { ("public", request.Public), ("text", request.Text) }
                .Where(t => PersonalData.IsIn(t.Item2, question.Name, question.Phone, question.Email))
                .Select(t => new FieldFault(t.Item1, "personal_data", "Nội dung công khai còn họ tên, điện thoại hoặc thư điện tử của người hỏi; hãy bỏ trước khi công khai.")));
        }

        if (request.Act == QuestionAct.Publish && request.Text is { } text && text.ReplaceLineEndings("\n") != question.Answer?.ReplaceLineEndings("\n"))
        {
            faults.Add(new("text", "text_not_approved", "Nội dung này khác với trả lời mà lãnh đạo đã duyệt. Hãy giữ nguyên; muốn công khai nội dung khác thì soạn ở ngân hàng hỏi đáp để lãnh đạo duyệt."));
        }

        return faults;
    }

    private void Change(ActContext context, Question question, ReferenceSnapshot snapshot, Request request)
    {
        switch (request.Act)
        {
            case QuestionAct.Assign:
                question.AssigneeId = request.OfficerId;
                break;
            case QuestionAct.Draft:
                (question.Draft, question.DraftWriterId, question.Reason) = (request.Text, context.Actor.Id, null);
                question.ProcedureVersion = BankText.InForce(snapshot, question.ProcedureCode, context.Now) is { } version ? BankText.NumberOf(version, context.Now) : question.ProcedureVersion;
                break;
            case QuestionAct.ReturnDraft:
                question.Reason = request.Text;
                break;
            case QuestionAct.Answer:
                (question.Answer, question.AnsweredAt, question.SettledAt) = (request.Text, context.Now, context.Now);
                break;
            case QuestionAct.Publish:
                Take(context, question, snapshot, request);
                break;
            case QuestionAct.Close:
                (question.Reason, question.SettledAt) = (request.Text, question.SettledAt ?? context.Now);
                break;
        }
    }

    /// <summary>The answered question becomes an answer of the bank, for the version it was written for.</summary>
    private void Take(ActContext context, Question question, ReferenceSnapshot snapshot, Request request)
    {
        var answer = new BankAnswer
        {
            Id = Ids.New(context.Now),
            Version = 1,
            SourceKey = question.Id,
            State = BankState.Published,
            AgencyId = question.AgencyId,
            ProcedureCode = question.ProcedureCode,
            PublishedAt = context.Now,
        };
        BankText.Publish(answer, snapshot, request.Public!, request.Text!, question.ProcedureVersion, context.Now);
        db.BankAnswers.Add(answer);
        db.Record(context, BankEventData.Stream, answer.Id, 1, BankEventData.Taken, BankText.Facts(answer, answer.Question, answer.Answer), unitId: answer.AgencyId);
    }

    /// <summary>The e-mail that an answer is there, or that none comes; nothing for an asker without an address.</summary>
    private static IEnumerable<object> Mail(Question question, QuestionAct act, EventRow row)
    {
        var tells = act == QuestionAct.Answer || (act == QuestionAct.Close && question.AnsweredAt is null);
        return question.Email is not { } address || !tells ? [] : MailTopic.Rows(question.Id, question.Version, question.Code, address, row, act == QuestionAct.Answer
            ? ("Trả lời câu hỏi", $"Cơ quan đã trả lời câu hỏi {question.Code} của ông/bà:\r\n\r\n{question.Answer}")
            : ("Câu hỏi không được trả lời", $"Cơ quan đóng câu hỏi {question.Code} của ông/bà mà không trả lời. Lý do: {question.Reason}"));
    }
}
