using CaiCach.Application.Dossiers;
using CaiCach.Application.Mails;
using CaiCach.Application.Outbox;
using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Data.Events;
using CaiCach.Data.Outbox;
using CaiCach.Data.Petitions;
using CaiCach.Law.Mails;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.Law.Sms;
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
    /// <param name="organisation">Units of the day.</param>
    public static IEnumerable<object> Rows(Petition petition, PetitionAct? act, EventRow row, OrganisationTree organisation)
    {
        return [.. ToOfficials(petition, act, organisation) is { } told ? [OfficialNoticeTopic.Message(row, petition, [told])] : Array.Empty<object>(), .. ToWhoSent(petition, ToPetitioner(petition, act), row)];
    }

    /// <summary>The rows of a new calendar that moved a time: whoever has to act is told, and the petitioner of the answer or of the own time to add something.</summary>
    /// <param name="petition">The petition after the change.</param>
    /// <param name="answer">Until when the answer was due before.</param>
    /// <param name="supplement">Until when the petitioner had time before; null for no such time.</param>
    /// <param name="row">The event.</param>
    /// <param name="organisation">Units of the day.</param>
    public static IEnumerable<object> DueMoved(Petition petition, DateTime answer, DateTime? supplement, EventRow row, OrganisationTree organisation)
    {
        var code = petition.Code;
        (string, string, string)? words = petition.SupplementLimitAt is { } limit && limit != supplement
            ? ("Thời hạn thay đổi", $"Thời hạn bổ sung thông tin của phản ánh, kiến nghị {code} được tính lại theo lịch làm việc mới: {Time(limit)}.", $"Phản ánh, kiến nghị {code}: hạn bổ sung đổi thành {Time(limit)}.")
            : petition.AnswerDueAt != answer
                ? ("Thời hạn thay đổi", $"Thời hạn trả lời phản ánh, kiến nghị {code} được tính lại theo lịch làm việc mới: {Time(petition.AnswerDueAt)}.", $"Phản ánh, kiến nghị {code}: hạn trả lời đổi thành {Time(petition.AnswerDueAt)}.")
                : null;
        return [OfficialNoticeTopic.Message(row, petition, [Waits(petition, organisation, NoticeKind.DueMoved, $"Thời hạn của phản ánh, kiến nghị {code} được tính lại theo lịch làm việc mới")]), .. ToWhoSent(petition, words, row)];
    }

    /// <summary>The rows of a reorganisation: whoever has to act now is told, and the petitioner where another body is responsible.</summary>
    /// <param name="petition">The petition after the change.</param>
    /// <param name="isOtherBody">Whether another body is responsible.</param>
    /// <param name="row">The event.</param>
    /// <param name="organisation">Units of the day.</param>
    public static IEnumerable<object> Moved(Petition petition, bool isOtherBody, EventRow row, OrganisationTree organisation)
    {
        var code = petition.Code;
        (string, string, string)? words = isOtherBody
            ? ("Cơ quan giải quyết thay đổi", $"Phản ánh, kiến nghị {code} từ nay do {organisation.NameOf(petition.AgencyId)} giải quyết; mã và thời hạn giữ nguyên.", $"Phản ánh, kiến nghị {code} từ nay do cơ quan khác giải quyết; mã và thời hạn giữ nguyên.")
            : null;
        return [OfficialNoticeTopic.Message(row, petition, [Waits(petition, organisation, NoticeKind.Assigned, $"Phản ánh, kiến nghị {code} chuyển đến khi sắp xếp tổ chức")]), .. ToWhoSent(petition, words, row)];
    }

    private static IEnumerable<object> ToWhoSent(Petition petition, (string Title, string Text, string Words)? told, EventRow row) =>
        told is not var (title, text, words) ? []
            : petition.Email is { Length: > 0 } address ? MailTopic.Rows(petition, address, row, (title, text))
            : SmsTopic.Rows(petition, SmsRules.Unaccented(words), row);

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

    private static (string Title, string Text, string Words)? ToPetitioner(Petition petition, PetitionAct? act)
    {
        var code = petition.Code;
        return act switch
        {
            null => ("Đã nhận phản ánh, kiến nghị", $"Cơ quan đã nhận phản ánh, kiến nghị {code} của ông/bà và trả lời chậm nhất {Time(petition.AnswerDueAt)}.", $"Đã nhận phản ánh, kiến nghị {code}."),
            PetitionAct.Refuse => (
                "Phản ánh, kiến nghị không được tiếp nhận", $"Phản ánh, kiến nghị {code} không được tiếp nhận. Lý do và căn cứ xem được ở trang theo dõi.", $"Phản ánh, kiến nghị {code} không được tiếp nhận."),
            PetitionAct.AskMore => (
                "Cần bổ sung phản ánh, kiến nghị", $"Phản ánh, kiến nghị {code} cần ông/bà bổ sung thông tin trước {Time(petition.SupplementLimitAt)}. Nội dung cần bổ sung xem được ở trang theo dõi.",
                $"Phản ánh, kiến nghị {code} cần bổ sung trước {Time(petition.SupplementLimitAt)}."),
            PetitionAct.Answer => ("Trả lời phản ánh, kiến nghị", $"Cơ quan đã trả lời phản ánh, kiến nghị {code} của ông/bà. Nội dung xem được ở trang theo dõi; ông/bà có thể đánh giá việc trả lời trước {Time(petition.RatingLimitAt)}.", $"Phản ánh, kiến nghị {code} đã được trả lời."),
            PetitionAct.Publish => ("Phản ánh, kiến nghị đã được công khai", $"Phản ánh, kiến nghị {code} và nội dung trả lời đã được công khai trên cổng, không kèm thông tin cá nhân của ông/bà.", $"Phản ánh, kiến nghị {code} đã được công khai."),
            PetitionAct.Close when petition.AnsweredAt is null => ("Phản ánh, kiến nghị được đóng", $"Phản ánh, kiến nghị {code} được đóng vì hết thời hạn bổ sung thông tin. Lý do xem được ở trang theo dõi.", $"Phản ánh, kiến nghị {code} đã được đóng."),
            _ => null,
        };
    }
}
