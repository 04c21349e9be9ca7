using CaiCach.Data.Events;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>The types of events a dossier has.</summary>
public static class DossierEvents
{
    /// <summary>The due date, or the time of the desk it lies on, was counted again with a new calendar.</summary>
    public const string DueRecomputed = "dossier.due_recomputed";

    /// <summary>The first event of a request that an ended dossier was opened again as.</summary>
    public const string OpenedAgain = "dossier.opened_again";

    /// <summary>It moved to another body or unit with a reorganisation; what it is and when it is due did not change.</summary>
    public const string Moved = "dossier.moved";

    /// <summary>The official who had it left the post; another has it, or the head assigns it anew.</summary>
    public const string HandedOver = "dossier.handed_over";

    /// <summary>A body or unit that was asked for its opinion was reorganised; its successor answers.</summary>
    public const string OpinionMoved = "dossier.opinion_moved";

    /// <summary>The applicant was reminded that the result waits.</summary>
    public const string UnclaimedTold = "dossier.unclaimed_told";

    /// <summary>The result that nobody came for was handed to the archive.</summary>
    public const string Archived = "dossier.archived";

    /// <summary>E-mails and text messages that had not arrived were sent to the applicant once more.</summary>
    public const string MessagesResent = "dossier.messages_resent";

    /// <summary>Somebody who keeps an eye on it reminded whoever has it.</summary>
    public const string Urged = "dossier.urged";

    /// <summary>An official wrote down where the papers lie.</summary>
    public const string PapersPlaced = "dossier.papers_placed";

    /// <summary>An official wrote down the code that a part or a question has at the body that handles it.</summary>
    public const string OutsideCoded = "dossier.outside_coded";

    /// <summary>Malware was found in a file of it, which nobody opens any more.</summary>
    public const string MalwareFound = "dossier.malware_found";

    /// <summary>Whether an event is for officials of the authority alone: no applicant, no program and no unit that asks reads it.</summary>
    public static bool IsInternal(string type) => type is Urged or PapersPlaced or OutsideCoded or MalwareFound or "dossier.reply_corrected" or "dossier.reopening_ordered" or "dossier.reopening_withdrawn" or "dossier.reopening_refused";

    /// <summary>What programs of others read of an event: what a body outside this installation answered, and what stood of the owner before it was corrected, is for officials of the authority alone.</summary>
    public static string DataForPrograms(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Type == TypeOf(DossierAct.RecordReply)
            ? (DossierEventData.Parse(row.Data) with { Outside = null, Answer = null, Opinion = null, Number = null, RepliedOn = null, Files = null }).ToJson()
            : row.Type == TypeOf(DossierAct.CorrectOwner) && DossierEventData.Parse(row.Data) is var data
            ? (data with { OwnerCorrected = null, Corrected = data.OwnerCorrected?.Select(c => c.Field).ToList() }).ToJson()
            : row.Data;
    }

    /// <summary>The first event of a part of another body's dossier.</summary>
    public const string PartReceived = "dossier.part_received";

    /// <summary>Another body gave its part of the dossier back; the dossier itself did not change.</summary>
    public const string PartGivenBack = "dossier.part_given_back";

    /// <summary>The event type of an act, e.g. "dossier.accepted".</summary>
    public static string TypeOf(DossierAct act) => act switch
    {
        DossierAct.Submit => "dossier.submitted",
        DossierAct.TakeUp => "dossier.taken_up",
        DossierAct.AskIntakeSupplement => "dossier.intake_supplement_asked",
        DossierAct.Resubmit => "dossier.resubmitted",
        DossierAct.AddPaper => "dossier.paper_added",
        DossierAct.ExpireIntakeSupplement => "dossier.intake_supplement_expired",
        DossierAct.RejectIntake => "dossier.intake_rejected",
        DossierAct.Accept => "dossier.accepted",
        DossierAct.Transfer => "dossier.transferred",
        DossierAct.Assign => "dossier.assigned",
        DossierAct.Forward => "dossier.forwarded",
        DossierAct.Propose => "dossier.proposed",
        DossierAct.ReturnStep => "dossier.step_returned",
        DossierAct.AgreeReview => "dossier.reviewed",
        DossierAct.AskSupplement => "dossier.supplement_asked",
        DossierAct.HandInSupplement => "dossier.supplement_handed_in",
        DossierAct.ReceiveSupplement => "dossier.supplement_received",
        DossierAct.ReturnSupplement => "dossier.supplement_returned",
        DossierAct.PassExpiredSupplement => "dossier.supplement_overdue",
        DossierAct.ExpireSupplement => "dossier.supplement_expired",
        DossierAct.DetermineDuty => "dossier.duty_determined",
        DossierAct.SettleDuty => "dossier.duty_settled",
        DossierAct.PayDutyPart => "dossier.duty_part_paid",
        DossierAct.ReverseDutyPart => "dossier.duty_part_reversed",
        DossierAct.Consult => "dossier.consulted",
        DossierAct.GiveOpinion => "dossier.opinion_given",
        DossierAct.RecordReply => "dossier.outside_replied",
        DossierAct.CorrectReply => "dossier.reply_corrected",
        DossierAct.EndConsultation => "dossier.consultation_ended",
        DossierAct.LapseOpinions => "dossier.opinions_lapsed",
        DossierAct.RecallConsultation => "dossier.consultation_recalled",
        DossierAct.EndStage => "dossier.stage_ended",
        DossierAct.CorrectStageEnd => "dossier.stage_end_corrected",
        DossierAct.RecordStart => "dossier.start_recorded",
        DossierAct.CorrectStart => "dossier.start_corrected",
        DossierAct.CorrectFiling => "dossier.filing_corrected",
        DossierAct.SendParts => "dossier.parts_sent",
        DossierAct.EndParts => "dossier.parts_ended",
        DossierAct.ReturnPart => "dossier.part_returned",
        DossierAct.RecallParts => "dossier.parts_recalled",
        DossierAct.StopPart => "dossier.part_stopped",
        DossierAct.RequestWithdrawal => "dossier.withdrawal_requested",
        DossierAct.ApproveWithdrawal => "dossier.withdrawn",
        DossierAct.ReturnOriginals => "dossier.originals_returned",
        DossierAct.DenyWithdrawal => "dossier.withdrawal_denied",
        DossierAct.CancelWithdrawal => "dossier.withdrawal_cancelled",
        DossierAct.Stop => "dossier.stopped",
        DossierAct.Suspend => "dossier.suspended",
        DossierAct.Resume => "dossier.resumed",
        DossierAct.ForecastDelay => "dossier.delay_forecast",
        DossierAct.DraftApology => "dossier.apology_drafted",
        DossierAct.ReturnApology => "dossier.apology_returned",
        DossierAct.Apologise => "dossier.apologised",
        DossierAct.Grant => "dossier.granted",
        DossierAct.Refuse => "dossier.refused",
        DossierAct.Issue => "dossier.issued",
        DossierAct.Deliver => "dossier.delivered",
        DossierAct.CorrectResult => "dossier.result_corrected",
        DossierAct.Reopen => "dossier.reopened",
        DossierAct.OrderReopening => "dossier.reopening_ordered",
        DossierAct.WithdrawReopening => "dossier.reopening_withdrawn",
        DossierAct.RefuseReopening => "dossier.reopening_refused",
        DossierAct.ConfirmPosted => "dossier.post_delivered",
        DossierAct.ReturnUndelivered => "dossier.post_returned",
        DossierAct.CorrectContact => "dossier.contact_corrected",
        DossierAct.CorrectOwner => "dossier.owner_corrected",
        DossierAct.RecordLateCause => "dossier.late_cause_recorded",
        DossierAct.SettleFee => "dossier.fee_settled",
        DossierAct.PayFeePart => "dossier.fee_part_paid",
        DossierAct.ReverseFee => "dossier.fee_reversed",
        DossierAct.RefundFee => "dossier.fee_refunded",
        DossierAct.RefundDuty => "dossier.duty_refunded",
        DossierAct.KeepMoney => "dossier.money_kept",
        DossierAct.OfferRoute => "dossier.route_offered",
        DossierAct.AcceptRoute => "dossier.route_accepted",
        DossierAct.RefuseRoute => "dossier.route_refused",
        DossierAct.OfferBack => "dossier.back_offered",
        DossierAct.AcceptBack => "dossier.back_accepted",
        DossierAct.RefuseBack => "dossier.back_refused",
        DossierAct.ReportStatus => "dossier.status_reported",
        DossierAct.ReportResult => "dossier.result_reported",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };
}
