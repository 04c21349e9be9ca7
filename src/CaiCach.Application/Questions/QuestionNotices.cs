using CaiCach.Application.Outbox;
using CaiCach.Data.Events;
using CaiCach.Data.Outbox;
using CaiCach.Data.Questions;
using CaiCach.Law.Organisation;
using CaiCach.Law.Questions;

namespace CaiCach.Application.Questions;

/// <summary>Which official is told what of a change of a citizen's question.</summary>
internal static class QuestionNotices
{
    /// <summary>The message that goes with an event into its transaction; none for an event that is nobody's to act on.</summary>
    /// <param name="question">The question after the change.</param>
    /// <param name="act">What was done; null when it was asked.</param>
    /// <param name="row">The event.</param>
    public static IEnumerable<OutboxMessage> Rows(Question question, QuestionAct? act, EventRow row)
    {
        var (kind, text, role) = act switch
        {
            null => (NoticeKind.Assigned, $"Có câu hỏi mới {question.Code} về thủ tục {question.ProcedureCode}, chờ phân công trả lời.", Role.ProcedureController),
            QuestionAct.Assign => (NoticeKind.Assigned, $"Câu hỏi {question.Code} được giao cho ông/bà trả lời.", (Role?)null),
            QuestionAct.Draft => (NoticeKind.ToSign, $"Dự thảo trả lời câu hỏi {question.Code} chờ ông/bà duyệt.", Role.AgencyHead),
            QuestionAct.ReturnDraft when question.AssigneeId is null => (NoticeKind.Assigned, Unassigned(question), Role.ProcedureController),
            QuestionAct.ReturnDraft => (NoticeKind.Returned, $"Lãnh đạo trả lại dự thảo trả lời câu hỏi {question.Code}. Lý do: {question.Reason}", null),
            QuestionAct.Answer => (NoticeKind.Answered, $"Câu hỏi {question.Code} đã được trả lời; xem xét đưa vào kho hỏi đáp.", Role.ProcedureController),
            _ => (default, "", null),
        };
        if (text.Length > 0 && (role is not null || question.AssigneeId is not null))
        {
            yield return OfficialNoticeTopic.Message(row, question, [role is { } some ? new(kind, text, Roles: [some], Signing: act == QuestionAct.Draft ? SigningKind.QuestionAnswers : null) : new(kind, text, question.AssigneeId)]);
        }
    }

    /// <summary>The message that a question was given on by who left: to whom it goes, or to those who assign it anew.</summary>
    /// <param name="question">The question after the change.</param>
    /// <param name="row">The event.</param>
    public static IEnumerable<OutboxMessage> HandedOver(Question question, EventRow row) => question.AssigneeId is { } officer
        ? [OfficialNoticeTopic.Message(row, question, [new(NoticeKind.Assigned, $"Câu hỏi {question.Code} được giao cho ông/bà trả lời.", officer)])]
        : question.State == QuestionState.New
            ? [OfficialNoticeTopic.Message(row, question, [new(NoticeKind.Assigned, Unassigned(question), Roles: [Role.ProcedureController])])]
            : [];

    private static string Unassigned(Question question) => $"Câu hỏi {question.Code} không còn người trả lời vì người được giao đã thôi giữ vị trí; cần phân công lại.";
}
