namespace CaiCach.Law.Messages;

/// <summary>What an e-mail and a text message tell the applicant of. One text of a body for each.</summary>
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
}
