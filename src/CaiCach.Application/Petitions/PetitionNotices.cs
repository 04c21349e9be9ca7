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
            : new Told(NoticeKind.Assigned, Words(petition, MessageKind.OfficialPetitionWanders, ("so_lan", $"{transfers + 1}")), roles: [Role.AgencyHead]);
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
    private static Told Waits(Petition petition, OrganisationTree organisation, NoticeKind kind, string what)
    {
        return petition.State switch
        {
            PetitionState.Routed => new(kind, Now($"cần trả lời trước {Time(petition.AnswerDueAt)}"), unitId: petition.HandlerUnitId, roles: Preparing),
            PetitionState.Drafted => new(kind, Now($"dự thảo trả lời chờ ông/bà ký trước {Time(petition.AnswerDueAt)}"), roles: [Role.AgencyHead], bodyId: organisation.Find(petition.HandlerUnitId)?.AgencyId, signing: SigningKind.PetitionAnswers),
            PetitionState.AwaitingSupplement => new(kind, Now($"người gửi bổ sung trước {Time(petition.SupplementLimitAt)}"), roles: [Role.ProcedureController]),
            PetitionState.Answered => new(kind, Now($"cần công khai trước {Time(petition.PublishDueAt)}"), roles: [Role.ProcedureController]),
            _ => new(kind, Now($"cần xem xét trước {Time(petition.RefuseDueAt)}, trả lời trước {Time(petition.AnswerDueAt)}"), roles: [Role.ProcedureController]),
        };

        OfficialWords Now(string todo) => Words(petition, MessageKind.OfficialPetitionWaits, ("chuyen_gi", what), ("viec_can_lam", todo));
    }

    /// <summary>The message that a unit has nobody left to answer a petition; it goes to who routes it, and to the head, who may answer.</summary>
    /// <param name="petition">The petition.</param>
    /// <param name="row">The event.</param>
    /// <param name="organisation">Units of the day.</param>
    public static OutboxMessage NobodyLeft(Petition petition, EventRow row, OrganisationTree organisation)
    {
        var text = Words(petition, MessageKind.OfficialPetitionNobody, ("don_vi", organisation.NameOf(petition.HandlerUnitId) ?? ""));
        return OfficialNoticeTopic.Message(row, petition,
        [
            new(NoticeKind.Assigned, text, roles: [Role.ProcedureController]),
            new(NoticeKind.Assigned, text, roles: [Role.AgencyHead], bodyId: organisation.Find(petition.HandlerUnitId)?.AgencyId),
        ]);
    }

    private static Told? ToOfficials(Petition petition, PetitionAct? act, OrganisationTree organisation)
    {
        return act switch
        {
            null => ToController(NoticeKind.Assigned, MessageKind.OfficialPetitionNew),
            PetitionAct.Transfer => ToController(NoticeKind.Assigned, MessageKind.OfficialPetitionTransferred),
            PetitionAct.Supplement => ToController(NoticeKind.Supplement, MessageKind.OfficialPetitionSupplemented),
            PetitionAct.Route => ToUnit(NoticeKind.Assigned, MessageKind.OfficialPetitionRouted),
            PetitionAct.Draft => new(NoticeKind.ToSign, Words(petition, MessageKind.OfficialPetitionToSign), roles: [Role.AgencyHead], bodyId: organisation.Find(petition.HandlerUnitId)?.AgencyId, signing: SigningKind.PetitionAnswers),
            PetitionAct.ReturnDraft => ToUnit(NoticeKind.Returned, MessageKind.OfficialPetitionReturned),
            PetitionAct.Answer => ToController(NoticeKind.Answered, MessageKind.OfficialPetitionAnswered),
            _ => null,
        };

        Told ToController(NoticeKind kind, MessageKind message) => new(kind, Words(petition, message), roles: [Role.ProcedureController]);
        Told ToUnit(NoticeKind kind, MessageKind message) => new(kind, Words(petition, message), unitId: petition.HandlerUnitId, roles: Preparing);
    }

    private static OfficialWords Words(Petition petition, MessageKind message, params (string Field, string Says)[] own) => OfficialWords.Of(
        message,
        [
            ("ma_phan_anh", petition.Code), ("han_xem_xet", Time(petition.RefuseDueAt)), ("han_tra_loi", Time(petition.AnswerDueAt)), ("han_cong_khai", Time(petition.PublishDueAt)), .. own,
        ]);
}
