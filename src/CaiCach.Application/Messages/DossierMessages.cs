using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.Law.Mails;
using CaiCach.Law.Messages;
using CaiCach.Law.Procedures;
using CaiCach.Law.Sms;

namespace CaiCach.Application.Messages;

/// <summary>
/// What the applicant reads of a change by e-mail and in a text message, with the text of the body in force at that moment. It says less than the notice in the
/// program: no name, and reasons that officials wrote stay in the letter, which is read on the page that follows the dossier.
/// </summary>
public static class DossierMessages
{
    private const int LongestSubject = 200;
    private const int LongestMail = 4000;
    private const int LongestSms = 1000;

    /// <summary>A message.</summary>
    /// <param name="Kind">What it is about.</param>
    /// <param name="Subject">The subject of the e-mail.</param>
    /// <param name="Text">What the e-mail says.</param>
    /// <param name="Sms">What the text message says, without diacritics and without its link; null for none: mere progress is not told so by the texts that ship, since a text message costs, and wakes.</param>
    /// <param name="Message">Which message it is.</param>
    /// <param name="Facts">What a template of messages through Zalo may be filled with, beside code and link.</param>
    public sealed record Words(MailKind Kind, string Subject, string Text, string? Sms, MessageKind Message, IReadOnlyDictionary<string, string> Facts);

    /// <summary>The message of an event; null when there is none.</summary>
    public static Words? For(string type, Dossier dossier, DossierEventData data, ReferenceSnapshot reference, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return KindOf(type, dossier, data) is { } kind && Of(kind, dossier, data, reference, at) is var words ? words with { Kind = AboutOf(words, data) } : null;
    }

    /// <summary>What it is about: what another system reports may be any of what the law makes the authority tell.</summary>
    private static MailKind AboutOf(Words words, DossierEventData data) => words.Message != MessageKind.Reported ? words.Kind : data.OtherSystem?.Status switch
    {
        3 => MailKind.NotAccepted,
        6 => MailKind.FeeOwed,
        8 => MailKind.Stopped,
        9 => MailKind.ResultReady,
        _ => words.Kind,
    };

    /// <summary>The message that the due date passed without a result and without an apology: time alone made that, no event.</summary>
    public static Words OfLate(Dossier dossier, ReferenceSnapshot reference, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Of(MessageKind.Late, dossier, new(), reference, at);
    }

    private static Words Of(MessageKind kind, Dossier dossier, DossierEventData data, ReferenceSnapshot reference, DateTime at) =>
        Write(MessageForms.Of(kind), reference.MessageTextOf(dossier.AgencyId, kind, VietnamTime.DayOf(at)), part => FactsOf(kind, part, dossier, data, reference));

    /// <summary>A message with what its fields say in each part.</summary>
    internal static Words Write(MessageForm form, MessageText text, Func<MessagePart, LetterFacts> facts)
    {
        var sms = Said(MessagePart.Sms, LongestSms);
        return new(
            form.About, Said(MessagePart.Subject, LongestSubject), Said(MessagePart.Mail, LongestMail), sms.Length == 0 ? null : sms, form.Kind,
            sms.Length == 0 ? new Dictionary<string, string>() : ForZalo(form, text, facts(MessagePart.Sms)));

        string Said(MessagePart part, int most) => TypedText.Cut(text.Fill(part, form, facts(part)), most);
    }

    private static Dictionary<string, string> ForZalo(MessageForm form, MessageText text, LetterFacts facts)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ZnsTemplates.Says] = TypedText.Cut(text.FillZalo(form, facts), LongestSms),
            [ZnsTemplates.Office] = facts.Values["co_quan"],
        };
        if (form.DueField is { } due)
        {
            known[ZnsTemplates.Due] = facts.Values[due.Name];
        }

        return known;
    }

    /// <summary>Which message an event makes; null when it makes none.</summary>
    public static MessageKind? KindOf(string type, Dossier dossier, DossierEventData data) => type switch
    {
        "dossier.submitted" when data.Assist is not null => MessageKind.ReceivedAssisted,
        "dossier.submitted" when dossier.Channel is Channel.Online or Channel.Post => MessageKind.Received,
        "dossier.accepted" when DossierTimes.AwaitsEvent(dossier) => MessageKind.AcceptedAwaitsEvent,
        "dossier.start_recorded" => MessageKind.StartRecorded,
        "dossier.start_corrected" => MessageKind.StartCorrected,
        "dossier.filing_corrected" when data.DeskDue is not null || data.Due != data.DueBefore => MessageKind.FilingCorrected,
        "dossier.reply_corrected" when data.Due is not null && data.Due != data.RunningDueBefore => MessageKind.ReplyCorrected,
        "dossier.accepted" => DossierTimes.AwaitsPayment(dossier) ? MessageKind.AcceptedFeeOwed : MessageKind.Accepted,
        "dossier.fee_settled" => data.Due is not null ? MessageKind.FeeSettled : MessageKind.FeeRecorded,
        "dossier.fee_part_paid" => MessageKind.FeePartRecorded,
        "dossier.fee_refunded" => MessageKind.FeeRefunded,
        "dossier.fee_reversed" or "dossier.duty_part_reversed" => MessageKind.PaymentReversed,
        "dossier.duty_refunded" => MessageKind.DutyRefunded,
        "dossier.money_kept" => MessageKind.MoneyKept,
        "dossier.intake_supplement_asked" => MessageKind.IntakeSupplement,
        "dossier.supplement_asked" => MessageKind.Supplement,
        "dossier.resubmitted" => MessageKind.Resubmitted,
        "dossier.paper_added" => MessageKind.PaperAdded,
        "dossier.supplement_handed_in" => MessageKind.SupplementHandedIn,
        "dossier.supplement_returned" => MessageKind.SupplementLacking,
        "dossier.supplement_received" => MessageKind.SupplementReceived,
        "dossier.intake_rejected" => MessageKind.NotAccepted,
        "dossier.intake_supplement_expired" => MessageKind.IntakeSupplementExpired,
        "dossier.duty_determined" => MessageKind.DutyDetermined,
        "dossier.duty_part_paid" => MessageKind.DutyPartRecorded,
        "dossier.duty_settled" => MessageKind.DutySettled,
        "dossier.suspended" => MessageKind.Suspended,
        "dossier.resumed" => MessageKind.Resumed,
        "dossier.opinion_given" or "dossier.outside_replied" or "dossier.consultation_ended" or "dossier.consultation_recalled" when DossierNotices.EndsPause(data) => MessageKind.WaitingEnded,
        "dossier.apologised" => MessageKind.Apology,
        DossierEvents.DueRecomputed when DossierNotices.MovesSupplement(dossier, data) => MessageKind.SupplementLimitMoved,
        DossierEvents.DueRecomputed when data.AppointmentBefore is not null => MessageKind.AppointmentMoved,
        DossierEvents.DueRecomputed when data.Due is not null => MessageKind.DueMoved,
        DossierEvents.DueRecomputed when data.MovedStage is not null => MessageKind.StageTimeMoved,
        DossierEvents.DueRecomputed => dossier.State switch
        {
            BusinessState.Submitted or BusinessState.IntakeReview => MessageKind.IntakeDueMoved,
            BusinessState.IntakeSupplement => MessageKind.IntakeLimitMoved,
            _ => null,
        },
        DossierEvents.Moved when data.MovedFrom is not null => MessageKind.BodyMoved,
        "dossier.route_accepted" or "dossier.back_accepted" => MessageKind.SystemMoved,
        "dossier.status_reported" when data.OtherSystem is { Older: null, Status: 3 or 5 or 6 or 8 or 9 } => MessageKind.Reported,
        "dossier.contact_corrected" => MessageKind.ContactCorrected,
        "dossier.owner_corrected" => MessageKind.OwnerCorrected,
        "dossier.originals_returned" => MessageKind.OriginalsReturned,
        "dossier.stage_ended" => MessageKind.StageEnded,
        "dossier.stage_end_corrected" => MessageKind.StageEndCorrected,
        "dossier.reopened" => MessageKind.Reopened,
        "dossier.stopped" => MessageKind.Stopped,
        "dossier.supplement_expired" => MessageKind.SupplementExpired,
        "dossier.withdrawal_requested" => data.To == BusinessState.Withdrawn ? MessageKind.Withdrawn : MessageKind.WithdrawalRequested,
        "dossier.withdrawn" => MessageKind.Withdrawn,
        "dossier.withdrawal_cancelled" => MessageKind.WithdrawalCancelled,
        "dossier.withdrawal_denied" => MessageKind.WithdrawalDenied,
        "dossier.issued" or "dossier.result_reported" => MessageKind.Issued,
        "dossier.result_corrected" => MessageKind.ResultCorrected,
        "dossier.delivered" => data.Delivery == DeliveryState.Posted ? MessageKind.Posted : MessageKind.Delivered,
        "dossier.post_delivered" => MessageKind.Delivered,
        DossierEvents.UnclaimedTold or "dossier.post_returned" => MessageKind.Unclaimed,
        DossierEvents.Archived => MessageKind.Archived,
        _ => null,
    };

    /// <summary>What the fields of a part say of a change; text messages write moments shorter.</summary>
    internal static LetterFacts FactsOf(MessageKind kind, MessagePart part, Dossier dossier, DossierEventData data, ReferenceSnapshot reference)
    {
        var units = reference.Organisation;
        var agency = units.Find(dossier.AgencyId);
        var reception = units.Find(dossier.CounterId) is { } counter ? units.ReceptionOf(counter.Id) : null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ma_ho_so"] = dossier.Code ?? dossier.RequestNumber,
            ["xung_ho"] = dossier.ApplicantKind.IsPerson() ? MessageForms.Person : MessageForms.Organisation,
            ["co_quan"] = agency?.Name ?? "",
            ["co_quan_dien_thoai"] = agency?.Phone ?? "",
            ["mot_cua"] = reception?.Name ?? "",
            ["mot_cua_dia_chi"] = reception?.Address ?? "",
            ["mot_cua_dien_thoai"] = reception?.Phone ?? "",
            ["han_tra_loi"] = Time(dossier.IntakeDueAt),
            ["hen_tra"] = Time(dossier.DueAt),
            ["hen_lai"] = Time(data.Appointment),
            ["su_kien"] = dossier.StartEvent ?? "",
            ["luc_xay_ra"] = Time(data.Happened),
            ["han_moi"] = Time(kind == MessageKind.StageTimeMoved ? data.MovedStage?.Due : data.DeskDue),
            ["het_thoi_gian"] = Time(data.MovedStage?.Due),
            ["han_bo_sung"] = Time(kind == MessageKind.IntakeSupplement ? dossier.IntakeSupplementLimitAt : dossier.SupplementLimitAt),
            ["noi_dung"] = string.Join("; ", data.Items ?? []),
            ["con_thieu"] = string.Join("; ", data.Missing ?? []),
            ["phi_le_phi"] = dossier.FeeOwed > 0 ? ProcedureTexts.Money(dossier.FeeOwed) : "",
            ["so_tien"] = data.Amount is { } amount ? ProcedureTexts.Money(amount) : "",
            ["phi_bo_sung"] = kind is MessageKind.IntakeSupplement or MessageKind.Supplement
                ? SupplementFees.Words(reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion), dossier) ?? ""
                : data.Amount is > 0 and var added ? ProcedureTexts.Money(added) : "",
            ["con_phai_nop"] = data.Owed is { } owed ? ProcedureTexts.Money(owed) : "",
            ["so_van_ban"] = data.Number ?? "",
            ["noi_xu_ly"] = dossier.MasterName ?? agency?.Name ?? "cơ quan",
            ["noi_thuc_hien"] = dossier.MasterAddress ?? "",
            ["trang_thai"] = data.OtherSystem?.Status is { } status ? BusinessStates.NationalName(status) : "",
            ["giao_luc"] = Time(data.PostDelivered),
            ["don_vi_chuyen"] = data.Carrier ?? "",
            ["so_van_don"] = data.Number ?? "",
            ["qua_buu_chinh"] = dossier.ReturnWay == ReturnWay.Post ? "có" : "",
            ["tai_mot_cua"] = dossier.ReturnWay == ReturnWay.Post ? "" : "có",
        };
        return new(values, new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>());

        string Time(DateTime? utc) => DossierMessages.Time(utc, part);
    }

    /// <summary>A moment as a part writes it; empty for none.</summary>
    internal static string Time(DateTime? utc, MessagePart part) => utc is { } moment
        ? VietnamTime.ToLocal(moment).ToString(part == MessagePart.Sms ? "HH:mm dd/MM/yyyy" : "HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture)
        : "";
}
