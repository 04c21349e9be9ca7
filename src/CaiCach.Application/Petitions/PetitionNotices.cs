using CaiCach.Application.Dossiers;
using CaiCach.Application.Mails;
using CaiCach.Application.Messages;
using CaiCach.Application.Outbox;
using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Data.Events;
using CaiCach.Data.Outbox;
using CaiCach.Data.Petitions;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using static CaiCach.Application.Dossiers.OfficialNotices;

namespace CaiCach.Application.Petitions;

/// <summary>Who is told what of a change of a petition: officials in the program, the petitioner by e-mail or, without an address, by text message.</summary>
internal static class PetitionNotices
{
    private static readonly Role[] Preparing = [Role.Specialist, Role.DivisionHead];

    /// <summary>The rows that go with an event into its transaction.</summary>
    /// <param name="petition">The petition after the change.</param>
    /// <param name="act">What was done; null when it was sent.</param>
    /// <param name="row">The event.</param>
    /// <param name="reference">Units and texts of the day.</param>
    /// <param name="transfers">How often it was sent on before: one that wanders is shown to the head of the body that has it now.</param>
    public static IEnumerable<object> Rows(Petition petition, PetitionAct? act, EventRow row, ReferenceSnapshot reference, int transfers = 0)
    {
        var again = act != PetitionAct.Transfer || transfers == 0 ? null
            : new Told(NoticeKind.Assigned, $"Phản ánh, kiến nghị {petition.Code} đã được chuyển {transfers + 1} lần giữa các cơ quan và nay ở cơ quan của ông/bà; cần trả lời trước {Time(petition.AnswerDueAt)}.", Roles: [Role.AgencyHead]);
        return
        [
            .. ToOfficials(petition, act, reference.Organisation) is { } told ? [OfficialNoticeTopic.Message(row, petition, again is { } head ? [told, head] : [told])] : Array.Empty<object>(),
            .. ToWhoSent(petition, PetitionMessages.KindOf(petition, act), row, reference),
        ];
    }

    /// <summary>The rows of a new calendar that moved a time: whoever has to act is told, and the petitioner of the answer or of the own time to add something.</summary>
    /// <param name="petition">The petition after the change.</param>
    /// <param name="answer">Until when the answer was due before.</param>
    /// <param name="supplement">Until when the petitioner had time before; null for no such time.</param>
    /// <param name="row">The event.</param>
    /// <param name="reference">Units and texts of the day.</param>
    public static IEnumerable<object> DueMoved(Petition petition, DateTime answer, DateTime? supplement, EventRow row, ReferenceSnapshot reference)
    {
        MessageKind? kind = petition.SupplementLimitAt is { } limit && limit != supplement ? MessageKind.PetitionLimitMoved
            : petition.AnswerDueAt != answer ? MessageKind.PetitionAnswerMoved
            : null;
        return
        [
            OfficialNoticeTopic.Message(row, petition, [Waits(petition, reference.Organisation, NoticeKind.DueMoved, $"Thời hạn của phản ánh, kiến nghị {petition.Code} được tính lại theo lịch làm việc mới")]),
            .. ToWhoSent(petition, kind, row, reference),
        ];
    }

    /// <summary>The rows of a reorganisation: whoever has to act now is told, and the petitioner where another body is responsible.</summary>
    /// <param name="petition">The petition after the change.</param>
    /// <param name="isOtherBody">Whether another body is responsible.</param>
    /// <param name="row">The event.</param>
    /// <param name="reference">Units and texts of the day.</param>
    public static IEnumerable<object> Moved(Petition petition, bool isOtherBody, EventRow row, ReferenceSnapshot reference) =>
    [
        OfficialNoticeTopic.Message(row, petition, [Waits(petition, reference.Organisation, NoticeKind.Assigned, $"Phản ánh, kiến nghị {petition.Code} chuyển đến khi sắp xếp tổ chức")]),
        .. ToWhoSent(petition, isOtherBody ? MessageKind.PetitionBodyMoved : null, row, reference),
    ];

    private static IEnumerable<object> ToWhoSent(Petition petition, MessageKind? kind, EventRow row, ReferenceSnapshot reference) =>
        kind is not { } known || PetitionMessages.Of(known, petition, reference, row.At) is not { } words ? []
            : petition.Email is { Length: > 0 } address ? MailTopic.Rows(petition, address, row, (words.Subject, words.Text))
            : words.Sms is { } text ? SmsTopic.Rows(petition, text, row)
            : [];

    /// <summary>What whoever has it in this state is told: what happened, what is to be done, and until when.</summary>
    private static Told Waits(Petition petition, OrganisationTree organisation, NoticeKind kind, string what) => petition.State switch
    {
        PetitionState.Routed => new(kind, $"{what}; cần trả lời trước {Time(petition.AnswerDueAt)}.", UnitId: petition.HandlerUnitId, Roles: Preparing),
        PetitionState.Drafted => new(kind, $"{what}; dự thảo trả lời chờ ông/bà ký trước {Time(petition.AnswerDueAt)}.", Roles: [Role.AgencyHead], BodyId: organisation.Find(petition.HandlerUnitId)?.AgencyId, Signing: SigningKind.PetitionAnswers),
        PetitionState.AwaitingSupplement => new(kind, $"{what}; người gửi bổ sung trước {Time(petition.SupplementLimitAt)}.", Roles: [Role.ProcedureController]),
        PetitionState.Answered => new(kind, $"{what}; cần công khai trước {Time(petition.PublishDueAt)}.", Roles: [Role.ProcedureController]),
        _ => new(kind, $"{what}; cần xem xét trước {Time(petition.RefuseDueAt)}, trả lời trước {Time(petition.AnswerDueAt)}.", Roles: [Role.ProcedureController]),
    };

    /// <summary>The message that a unit has nobody left to answer a petition; it goes to who routes it, and to the head, who may answer.</summary>
    /// <param name="petition">The petition.</param>
    /// <param name="row">The event.</param>
    /// <param name="organisation">Units of the day.</param>
    public static OutboxMessage NobodyLeft(Petition petition, EventRow row, OrganisationTree organisation)
    {
        var text = $"Phản ánh, kiến nghị {petition.Code} không còn ai ở {organisation.NameOf(petition.HandlerUnitId)} soạn trả lời; cần chuyển đơn vị khác, hoặc lãnh đạo cơ quan trả lời, trước {Time(petition.AnswerDueAt)}.";
        return OfficialNoticeTopic.Message(row, petition,
        [
            new(NoticeKind.Assigned, text, Roles: [Role.ProcedureController]),
            new(NoticeKind.Assigned, text, Roles: [Role.AgencyHead], BodyId: organisation.Find(petition.HandlerUnitId)?.AgencyId),
        ]);
    }

    private static Told? ToOfficials(Petition petition, PetitionAct? act, OrganisationTree organisation)
    {
        var name = $"Phản ánh, kiến nghị {petition.Code}";
        return act switch
        {
            null => ToController(NoticeKind.Assigned, $"{name} mới được gửi đến; cần xem xét trước {Time(petition.RefuseDueAt)}."),
            PetitionAct.Transfer => ToController(NoticeKind.Assigned, $"{name} được cơ quan khác chuyển đến theo thẩm quyền; cần xem xét trước {Time(petition.RefuseDueAt)}, trả lời trước {Time(petition.AnswerDueAt)}."),
            PetitionAct.Supplement => ToController(NoticeKind.Supplement, $"{name} đã được bổ sung thông tin; cần xem xét trước {Time(petition.RefuseDueAt)}."),
            PetitionAct.Route => ToUnit(NoticeKind.Assigned, $"{name} được giao cho đơn vị của ông/bà; cần trả lời trước {Time(petition.AnswerDueAt)}."),
            PetitionAct.Draft => new(NoticeKind.ToSign, $"Dự thảo trả lời phản ánh, kiến nghị {petition.Code} chờ ông/bà ký; hạn trả lời là {Time(petition.AnswerDueAt)}.", Roles: [Role.AgencyHead], BodyId: organisation.Find(petition.HandlerUnitId)?.AgencyId, Signing: SigningKind.PetitionAnswers),
            PetitionAct.ReturnDraft => ToUnit(NoticeKind.Returned, $"Lãnh đạo trả lại dự thảo trả lời phản ánh, kiến nghị {petition.Code}."),
            PetitionAct.Answer => ToController(NoticeKind.Answered, $"{name} đã được trả lời; cần công khai trước {Time(petition.PublishDueAt)}."),
            _ => null,
        };

        Told ToController(NoticeKind kind, string text) => new(kind, text, Roles: [Role.ProcedureController]);
        Told ToUnit(NoticeKind kind, string text) => new(kind, text, UnitId: petition.HandlerUnitId, Roles: Preparing);
    }
}
