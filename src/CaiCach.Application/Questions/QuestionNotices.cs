using CaiCach.Application.Messages;
using CaiCach.Application.Outbox;
using CaiCach.Data.Events;
using CaiCach.Data.Outbox;
using CaiCach.Data.Questions;
using CaiCach.Law.Messages;
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
        (NoticeKind Kind, MessageKind? Message, Role? Role) told = act switch
        {
            null => (NoticeKind.Assigned, MessageKind.OfficialQuestionNew, Role.ProcedureController),
            QuestionAct.Assign => (NoticeKind.Assigned, MessageKind.OfficialQuestionAssigned, null),
            QuestionAct.Draft => (NoticeKind.ToSign, MessageKind.OfficialQuestionToApprove, Role.AgencyHead),
            QuestionAct.ReturnDraft when question.AssigneeId is null => (NoticeKind.Assigned, MessageKind.OfficialQuestionUnassigned, Role.ProcedureController),
            QuestionAct.ReturnDraft => (NoticeKind.Returned, MessageKind.OfficialQuestionReturned, null),
            QuestionAct.Answer => (NoticeKind.Answered, MessageKind.OfficialQuestionAnswered, Role.ProcedureController),
            _ => (default, null, null),
        };
        var (kind, message, role) = told;
        if (message is { } known && (role is not null || question.AssigneeId is not null))
        {
            yield return OfficialNoticeTopic.Message(row, question, [role is { } some ? new(kind, Words(question, known), roles: [some], signing: act == QuestionAct.Draft ? SigningKind.QuestionAnswers : null) : new(kind, Words(question, known), question.AssigneeId)]);
        }
    }

    /// <summary>The message that a question was given on by who left: to whom it goes, or to those who assign it anew.</summary>
    /// <param name="question">The question after the change.</param>
    /// <param name="row">The event.</param>
    public static IEnumerable<OutboxMessage> HandedOver(Question question, EventRow row) => question.AssigneeId is { } officer
        ? [OfficialNoticeTopic.Message(row, question, [new(NoticeKind.Assigned, Words(question, MessageKind.OfficialQuestionAssigned), officer)])]
        : question.State == QuestionState.New
            ? [OfficialNoticeTopic.Message(row, question, [new(NoticeKind.Assigned, Words(question, MessageKind.OfficialQuestionUnassigned), roles: [Role.ProcedureController])])]
            : [];

    private static OfficialWords Words(Question question, MessageKind message) =>
        OfficialWords.Of(message, ("ma_cau_hoi", question.Code), ("ma_thu_tuc", question.ProcedureCode), ("ly_do", question.Reason ?? ""));
}
