namespace CaiCach.Law.Messages;

/// <summary>What an e-mail and a text message tell the applicant of, and what a notice in the program and an e-mail tell an official of. One text of a body for each.</summary>
public enum MessageKind
{
    /// <summary>The request came in online or by post.</summary>
    Received,
    /// <summary>Accepted, with an appointment or without one.</summary>
    Accepted,
    /// <summary>Accepted; the clock starts with the payment.</summary>
    AcceptedFeeOwed,
    /// <summary>The payment that the clock waited for is on record.</summary>
    FeeSettled,
    /// <summary>A payment, or that none is owed, is on record; no clock waited for it.</summary>
    FeeRecorded,
    /// <summary>A part of a fee is on record; the rest is owed.</summary>
    FeePartRecorded,
    /// <summary>A fee was given back.</summary>
    FeeRefunded,
    /// <summary>A payment was recorded wrongly and taken back: it is owed again.</summary>
    PaymentReversed,
    /// <summary>A financial obligation was given back.</summary>
    DutyRefunded,
    /// <summary>What was paid is not given back.</summary>
    MoneyKept,
    /// <summary>The due date passed without a result and without an apology.</summary>
    Late,
    /// <summary>The request needs a supplement before it is accepted.</summary>
    IntakeSupplement,
    /// <summary>The request was not completed in time and is not accepted.</summary>
    IntakeSupplementExpired,
    /// <summary>The request is not accepted (Mẫu số 03).</summary>
    NotAccepted,
    /// <summary>The dossier needs a supplement (Mẫu số 02); the clock stands still.</summary>
    Supplement,
    /// <summary>What was handed in does not complete the dossier.</summary>
    SupplementLacking,
    /// <summary>The supplement is complete.</summary>
    SupplementReceived,
    /// <summary>The supplement did not come in time; the handling is stopped.</summary>
    SupplementExpired,
    /// <summary>A financial duty is owed; the clock stands still.</summary>
    DutyDetermined,
    /// <summary>A part of the financial duty is on record; the rest is owed, and the clock stands on.</summary>
    DutyPartRecorded,
    /// <summary>The financial duty is fulfilled.</summary>
    DutySettled,
    /// <summary>The clock stands still.</summary>
    Suspended,
    /// <summary>The clock runs again.</summary>
    Resumed,
    /// <summary>The next stage begins.</summary>
    StageEnded,
    /// <summary>The result comes later than said (Mẫu số 04).</summary>
    Apology,
    /// <summary>The due date moved with the working calendar.</summary>
    DueMoved,
    /// <summary>An official filed the request online in the applicant's account, with the applicant's consent.</summary>
    ReceivedAssisted,
    /// <summary>The dossier is accepted; its clock starts with an event in the field.</summary>
    AcceptedAwaitsEvent,
    /// <summary>The event in the field happened and the clock started.</summary>
    StartRecorded,
    /// <summary>The moment of the event in the field was corrected, and the due date with it.</summary>
    StartCorrected,
    /// <summary>How the dossier came in, its case or its arrival was corrected, and the due date with it.</summary>
    FilingCorrected,
    /// <summary>The day on which another body answered was corrected, and the due date with it.</summary>
    ReplyCorrected,
    /// <summary>The time for the answer to a request moved with the working calendar.</summary>
    IntakeDueMoved,
    /// <summary>The time to complete a request moved with the working calendar.</summary>
    IntakeLimitMoved,
    /// <summary>The time to supplement an accepted dossier moved with the working calendar.</summary>
    SupplementLimitMoved,
    /// <summary>Another body handles the dossier from now on.</summary>
    BodyMoved,
    /// <summary>Another system handles the dossier from now on, or this one does again.</summary>
    SystemMoved,
    /// <summary>The other system that has the dossier asks the applicant for something, or has ended it.</summary>
    Reported,
    /// <summary>Where messages go was corrected.</summary>
    ContactCorrected,
    /// <summary>Who the owner, the submitter or the representative is was corrected.</summary>
    OwnerCorrected,
    /// <summary>The withdrawal that the applicant asked for took effect.</summary>
    Withdrawn,
    /// <summary>The withdrawal is denied.</summary>
    WithdrawalDenied,
    /// <summary>The handling is stopped (Mẫu số 05).</summary>
    Stopped,
    /// <summary>The originals of a dossier that ended without a result were given back.</summary>
    OriginalsReturned,
    /// <summary>The ended dossier is open again.</summary>
    Reopened,
    /// <summary>The result is there.</summary>
    Issued,
    /// <summary>The result is replaced by another.</summary>
    ResultCorrected,
    /// <summary>The result waits at the counter.</summary>
    Unclaimed,
    /// <summary>The result is on its way by post.</summary>
    Posted,
    /// <summary>The result was handed over.</summary>
    Delivered,
    /// <summary>The appointment named with an apology moved with the working calendar.</summary>
    AppointmentMoved,
    /// <summary>The time of the applicant or of third parties in a stage moved with the working calendar.</summary>
    StageTimeMoved,
    /// <summary>The result that nobody came for is in the archive.</summary>
    Archived,
    /// <summary>A petition came in.</summary>
    PetitionReceived,
    /// <summary>A petition is not accepted.</summary>
    PetitionRefused,
    /// <summary>The petitioner is asked for more.</summary>
    PetitionSupplement,
    /// <summary>A petition was answered.</summary>
    PetitionAnswered,
    /// <summary>A petition was made public.</summary>
    PetitionPublished,
    /// <summary>A petition was closed without an answer: what was asked for did not come.</summary>
    PetitionClosed,
    /// <summary>The time to add something moved with the working calendar.</summary>
    PetitionLimitMoved,
    /// <summary>The time of the answer moved with the working calendar.</summary>
    PetitionAnswerMoved,
    /// <summary>Another body answers the petition after a reorganisation.</summary>
    PetitionBodyMoved,
    /// <summary>The clock that stood for opinions of other bodies runs again.</summary>
    WaitingEnded,
    /// <summary>When the stage before ended was corrected, and the time of the one under way with it.</summary>
    StageEndCorrected,
    /// <summary>What was asked for before the acceptance came in; it is looked at.</summary>
    Resubmitted,
    /// <summary>What was asked for after the acceptance came in; it is looked at.</summary>
    SupplementHandedIn,
    /// <summary>The counter added a paper that came after the filing.</summary>
    PaperAdded,
    /// <summary>The wish to withdraw came in; the head answers.</summary>
    WithdrawalRequested,
    /// <summary>A petition was sent to the competent body.</summary>
    PetitionTransferred,
    // Notices to officials.
    /// <summary>A dossier was given to the official.</summary>
    OfficialAssigned,
    /// <summary>A dossier came to the official's unit and waits to be assigned.</summary>
    OfficialUnitAssigned,
    /// <summary>A reorganisation brought a dossier to the official's unit.</summary>
    OfficialUnitMoved,
    /// <summary>A request has nobody left to look at it.</summary>
    OfficialIntakeLeft,
    /// <summary>Who handled a dossier left; it waits to be assigned anew.</summary>
    OfficialHandlerLeft,
    /// <summary>A request came in online.</summary>
    OfficialSubmitted,
    /// <summary>A request was opened again from an ended dossier.</summary>
    OfficialOpenedAgain,
    /// <summary>The head ordered that an ended dossier be opened again; an administrator of the body carries it out.</summary>
    OfficialReopeningOrdered,
    /// <summary>The administrator does not open the dossier again.</summary>
    OfficialReopeningRefused,
    /// <summary>The order to open a dossier again was taken back.</summary>
    OfficialReopeningWithdrawn,
    /// <summary>The dossier was opened again as the head ordered.</summary>
    OfficialReopeningDone,
    /// <summary>Another body handed over a part of a dossier.</summary>
    OfficialPartReceived,
    /// <summary>A paper was added to a request.</summary>
    OfficialPaperAdded,
    /// <summary>The applicant completed a request.</summary>
    OfficialResubmitted,
    /// <summary>What was asked for was handed in and is to be looked at.</summary>
    OfficialSupplementHandedIn,
    /// <summary>The supplement is complete.</summary>
    OfficialSupplementReceived,
    /// <summary>The head signed that a supplement is asked for.</summary>
    OfficialSupplementAsked,
    /// <summary>The supplement did not come in time; the head decides.</summary>
    OfficialSupplementOverdue,
    /// <summary>The head sent a proposal back.</summary>
    OfficialProposalReturned,
    /// <summary>A proposal waits for the head of the division.</summary>
    OfficialToReview,
    /// <summary>Something waits for the head's signature.</summary>
    OfficialToSign,
    /// <summary>A draft of an apology waits for the head.</summary>
    OfficialApologyDrafted,
    /// <summary>The head sent a draft of an apology back.</summary>
    OfficialApologyReturned,
    /// <summary>An apology was signed.</summary>
    OfficialApologised,
    /// <summary>A dossier is near its due date without a decision.</summary>
    OfficialDelayForecast,
    /// <summary>The official's unit is asked for its opinion.</summary>
    OfficialAsked,
    /// <summary>An opinion came in.</summary>
    OfficialOpinionGiven,
    /// <summary>The time for opinions ended with some silent; the dossier goes on.</summary>
    OfficialOpinionsSilent,
    /// <summary>The time for opinions ended with some silent; bodies outside are still waited for.</summary>
    OfficialOpinionsLapsed,
    /// <summary>The unit need not give its opinion any more.</summary>
    OfficialNoLongerAsked,
    /// <summary>Another body gave its part back.</summary>
    OfficialPartGivenBack,
    /// <summary>A part of a dossier need not be handled any more.</summary>
    OfficialPartStopped,
    /// <summary>The wish to withdraw waits for the head's answer.</summary>
    OfficialWithdrawalToAnswer,
    /// <summary>The applicant wishes to withdraw.</summary>
    OfficialWithdrawalAsked,
    /// <summary>The withdrawal is denied; the dossier goes on.</summary>
    OfficialWithdrawalDenied,
    /// <summary>The applicant does not wish to withdraw any more.</summary>
    OfficialWithdrawalCancelled,
    /// <summary>A dossier ended without a result.</summary>
    OfficialHalted,
    /// <summary>The clock of a dossier stands still.</summary>
    OfficialSuspended,
    /// <summary>A dossier can be handled again.</summary>
    OfficialResumed,
    /// <summary>Somebody reminds of a dossier by hand.</summary>
    OfficialUrged,
    /// <summary>Malware was found in a file.</summary>
    OfficialMalware,
    /// <summary>An e-mail to the applicant came back.</summary>
    OfficialMailReturned,
    /// <summary>The due date moved with the working calendar.</summary>
    OfficialDueMoved,
    /// <summary>The time of the applicant or of third parties moved with the working calendar.</summary>
    OfficialStageMoved,
    /// <summary>The appointment of an apology moved with the working calendar.</summary>
    OfficialAppointmentMoved,
    /// <summary>The event that starts the clock is on record.</summary>
    OfficialStartRecorded,
    /// <summary>The due date moved with a correction.</summary>
    OfficialDueCorrected,
    /// <summary>The time of the answer to a request moved with a correction.</summary>
    OfficialIntakeDueCorrected,
    /// <summary>The next stage begins.</summary>
    OfficialStageEnded,
    /// <summary>When the stage before ended was corrected.</summary>
    OfficialStageEndCorrected,
    /// <summary>A signed result is to be issued.</summary>
    OfficialToIssue,
    /// <summary>A result is to be handed over.</summary>
    OfficialToReturn,
    /// <summary>What was paid waits to be given back.</summary>
    OfficialToGiveBack,
    /// <summary>A payment is to be recorded when it comes.</summary>
    OfficialToPay,
    /// <summary>A result was issued in other bytes than the head saw.</summary>
    OfficialOtherCopy,
    /// <summary>Another system took a dossier over.</summary>
    OfficialRouteAccepted,
    /// <summary>Another system refused a dossier.</summary>
    OfficialRouteRefused,
    /// <summary>Another system hands a dossier back.</summary>
    OfficialBackOffered,
    /// <summary>Reminder: a dossier is near its due date.</summary>
    OfficialDossierDueSoon,
    /// <summary>Reminder: a dossier is at its due date.</summary>
    OfficialDossierDue,
    /// <summary>Reminder: a dossier is past its due date.</summary>
    OfficialDossierLate,
    /// <summary>Reminder: an intake, a step, an opinion or a petition is near its time.</summary>
    OfficialTaskDueSoon,
    /// <summary>Reminder: one of these is at its time.</summary>
    OfficialTaskDue,
    /// <summary>Reminder: one of these is past its time.</summary>
    OfficialTaskLate,
    /// <summary>Reminder to who asked: an opinion has not come.</summary>
    OfficialOpinionWaits,
    /// <summary>A petition came in.</summary>
    OfficialPetitionNew,
    /// <summary>Another body sent a petition on.</summary>
    OfficialPetitionTransferred,
    /// <summary>The petitioner added something.</summary>
    OfficialPetitionSupplemented,
    /// <summary>A petition was given to the official's unit.</summary>
    OfficialPetitionRouted,
    /// <summary>A draft answer waits for the head.</summary>
    OfficialPetitionToSign,
    /// <summary>The head sent a draft answer back.</summary>
    OfficialPetitionReturned,
    /// <summary>A petition was answered and is to be made public.</summary>
    OfficialPetitionAnswered,
    /// <summary>A petition has been sent on more than once.</summary>
    OfficialPetitionWanders,
    /// <summary>The time of a petition moved, or a reorganisation brought it.</summary>
    OfficialPetitionWaits,
    /// <summary>Nobody is left in a unit to answer a petition.</summary>
    OfficialPetitionNobody,
    /// <summary>A question came in.</summary>
    OfficialQuestionNew,
    /// <summary>A question was given to the official.</summary>
    OfficialQuestionAssigned,
    /// <summary>A question has nobody left to answer it.</summary>
    OfficialQuestionUnassigned,
    /// <summary>A draft answer to a question waits for the head.</summary>
    OfficialQuestionToApprove,
    /// <summary>The head sent a draft answer to a question back.</summary>
    OfficialQuestionReturned,
    /// <summary>A question was answered.</summary>
    OfficialQuestionAnswered,
    /// <summary>Somebody asks to be called back.</summary>
    OfficialCallBack,
    /// <summary>A post runs out with work in hand.</summary>
    OfficialPostEnds,
    /// <summary>A post runs out and nobody is left to answer petitions.</summary>
    OfficialPostEndsPetitions,
    /// <summary>The fee that the clock waited for was paid or exempted.</summary>
    OfficialFeeSettled,
    /// <summary>A request ended because it was not supplemented in time.</summary>
    OfficialIntakeExpired,
    /// <summary>The post could not deliver a result and brought it back.</summary>
    OfficialPostReturned,
    /// <summary>The time of a step moved with the working calendar.</summary>
    OfficialStepMoved,
    /// <summary>The time of an opinion moved with the working calendar.</summary>
    OfficialOpinionDueMoved,
    /// <summary>A dossier became late and nobody has said why.</summary>
    OfficialCauseOwed,
    /// <summary>The time the one-stop unit has to answer, hand over or check moved with the working calendar.</summary>
    OfficialDeskDueMoved,
    /// <summary>A unit or body asks under an internal procedure.</summary>
    OfficialInternalSubmitted,
    /// <summary>A reorganisation brought a dossier that somebody has to act on.</summary>
    OfficialMovedHere,
    /// <summary>The applicant took the wish to withdraw back; told to the applicant.</summary>
    WithdrawalCancelled,
    /// <summary>The same, told to who has the dossier.</summary>
    OfficialWithdrawalDropped,
    /// <summary>A supplement made a fee due.</summary>
    OfficialSupplementFee,
    /// <summary>A dossier ended and originals of it are to be given back.</summary>
    OfficialOriginalsToReturn,
    /// <summary>The owner or submitter of an accepted dossier was corrected.</summary>
    OfficialOwnerCorrected,
    /// <summary>A dossier was given to somebody else.</summary>
    OfficialPassedOn,
}
