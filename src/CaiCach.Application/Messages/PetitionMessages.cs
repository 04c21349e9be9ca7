using System.Globalization;
using CaiCach.Application.Reference;
using CaiCach.Data.Petitions;
using CaiCach.Law.Calendar;
using CaiCach.Law.Letters;
using CaiCach.Law.Messages;
using CaiCach.Law.Petitions;

namespace CaiCach.Application.Messages;

/// <summary>What who sent a petition reads of a change by e-mail or in a text message, with the text of the body in force at that moment.</summary>
internal static class PetitionMessages
{
    /// <summary>The message of an act; null when there is none.</summary>
    /// <param name="petition">The petition after it.</param>
    /// <param name="act">What was done; null when it was sent.</param>
    public static MessageKind? KindOf(Petition petition, PetitionAct? act) => act switch
    {
        null => MessageKind.PetitionReceived,
        PetitionAct.Refuse => MessageKind.PetitionRefused,
        PetitionAct.AskMore => MessageKind.PetitionSupplement,
        PetitionAct.Answer => MessageKind.PetitionAnswered,
        PetitionAct.Publish => MessageKind.PetitionPublished,
        PetitionAct.Transfer => MessageKind.PetitionTransferred,
        PetitionAct.Close when petition.AnsweredAt is null => MessageKind.PetitionClosed,
        _ => null,
    };

    /// <summary>What it says.</summary>
    public static DossierMessages.Words Of(MessageKind kind, Petition petition, ReferenceSnapshot reference, DateTime at) => DossierMessages.Write(
        MessageForms.Of(kind), reference.MessageTextOf(petition.AgencyId, kind, VietnamTime.DayOf(at)), part => FactsOf(part, petition, reference.Organisation));

    /// <summary>What the fields of a part say; text messages write moments shorter.</summary>
    public static LetterFacts FactsOf(MessagePart part, Petition petition, OrganisationTree units)
    {
        var agency = units.Find(petition.AgencyId);
        return new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ma_phan_anh"] = petition.Code,
                ["co_quan"] = agency?.Name ?? "",
                ["co_quan_dien_thoai"] = agency?.Phone ?? "",
                ["han_tra_loi"] = Time(petition.AnswerDueAt),
                ["han_bo_sung"] = Time(petition.SupplementLimitAt),
                ["han_danh_gia"] = Time(petition.RatingLimitAt),
            },
            new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>());

        string Time(DateTime? utc) => DossierMessages.Time(utc, part);
    }
}
