using CaiCach.Law.Organisation;

namespace CaiCach.Law.Dossiers;

/// <summary>What the law needs to know of a dossier.</summary>
/// <param name="State">The business state.</param>
/// <param name="StateBefore">The state before a withdrawal was asked for; null otherwise.</param>
/// <param name="Payment">The payment dimension.</param>
/// <param name="Delivery">The delivery dimension.</param>
/// <param name="IntakeSupplementAsked">Whether a supplement was asked for before acceptance already.</param>
/// <param name="IntakeSupplementBegun">Whether papers came in while a supplement is awaited before acceptance, which nobody has looked at as a whole.</param>
/// <param name="SupplementRequests">Requests for a supplement issued after acceptance.</param>
/// <param name="MissingPapers">Names of mandatory papers that are not there.</param>
/// <param name="UndigitisedPapers">Names of papers of class a to c (TT 01/2023) that have no file.</param>
/// <param name="SupplementHandedIn">Whether the applicant has handed in what was asked for.</param>
/// <param name="AwaitsPayment">Whether the clock has not started because the fee that starts it is not settled.</param>
/// <param name="AwaitsEvent">Whether the clock has not started because the event in the field that starts it is not recorded.</param>
/// <param name="StartRecorded">Whether that event is recorded.</param>
/// <param name="AcceptedAt">When it was accepted (UTC); null before.</param>
/// <param name="Proposal">The specialist's opinion that waits for the head; null if none.</param>
/// <param name="HasResultFile">Whether the result document is stored.</param>
/// <param name="IntakeSupplementLimit">Last moment (UTC) to answer a request made before acceptance; null if none.</param>
/// <param name="Due">The due date (UTC); null before acceptance and where the procedure has none.</param>
/// <param name="SupplementLimit">Last moment (UTC) to hand in a supplement asked for after acceptance; null if none was set.</param>
/// <param name="Apologised">Whether the authority has apologised and named a new appointment already.</param>
/// <param name="DueIsNear">Whether the due date is near, by <see cref="DelayForecast"/>.</param>
/// <param name="DelayForecast">Whether the head has been told that it is.</param>
/// <param name="Reopened">Whether the dossier was opened again already.</param>
/// <param name="ReopeningOrdered">Whether it was ordered to open it again, and the order waits to be carried out.</param>
/// <param name="OpinionAwaited">Whether the opinion that is about to be given was asked for and is not there yet.</param>
/// <param name="OpinionsDue">Last moment (UTC) of the opinions that are not there yet, the latest of them; null when all are there.</param>
/// <param name="IsPart">Whether it is a part of another body's dossier.</param>
/// <param name="IsInternal">Whether a body or unit of the state asks, under an internal procedure.</param>
/// <param name="OutsideAwaited">How many bodies outside this installation have not answered.</param>
/// <param name="ReplyDue">Last moment (UTC) of the answer that is about to be written down; null when it is not awaited.</param>
/// <param name="ReplyRecorded">Whether the answer that is about to be corrected is on record.</param>
/// <param name="OpenParts">Parts of it that have not ended.</param>
/// <param name="StagesLeft">Stages that follow the one under way; 0 where the procedure has none.</param>
/// <param name="ClockStands">Whether the clock stands still.</param>
/// <param name="Finished">Whether the clock has ended.</param>
/// <param name="FinishedLate">Whether it ended after the due date.</param>
/// <param name="LateCause">Why it is past its due date, as the head has written down; null when nothing is.</param>
/// <param name="ResultIsDocument">Whether the procedure ends in a document.</param>
/// <param name="Draft">SHA-256 of the draft result that went with the last proposal; null when none did.</param>
/// <param name="ResultBrought">SHA-256 of the result file that is about to be issued; null when the draft itself is.</param>
/// <param name="AskedItems">What was asked for after acceptance, item by item; null when nothing is.</param>
/// <param name="StillMissing">Those of them that are not there, as the receiver says; null when that is not asked.</param>
/// <param name="HandedInLate">Whether what was handed in came after the limit.</param>
/// <param name="OriginalsHere">Whether originals were handed in that are not recorded as given back.</param>
/// <param name="StageEnds">The end (UTC) of the time that the applicant or third parties have in the stage under way; null in any other.</param>
/// <param name="StageStarted">When (UTC) the stage under way started; null where there is none.</param>
/// <param name="EndedStage">The stage before it; null where there is none, or none is under way.</param>
/// <param name="Refused">Whether the head refused it on the merits.</param>
/// <param name="ApologyDrafted">Whether a letter of apology was drafted for the due date and waits for the head.</param>
/// <param name="ReviewAwaited">Whether the proposal waits for the review of the head of the division, as the process of the dossier asks.</param>
/// <param name="Representation">By what right whoever comes stands for the owner; null for the owner, and for who filed before such rights were asked for.</param>
/// <param name="Components">The names of the components of its case, by their codes; null where none are known.</param>
/// <param name="FeeIsAtReceipt">Whether, before the acceptance, a fee of the case and the channel is collected with the dossier.</param>
/// <param name="FixedFee">What the procedure fixes as the fee in whole đồng; null where the receiver states it.</param>
/// <param name="PostedFrom">The start (UTC) of the day the result was posted; null when it was not.</param>
/// <param name="FeeInHand">Whether a part of the fee was paid, also where the rest was exempted.</param>
/// <param name="FeeExempted">Whether a part of the fee, or all of it, was exempted, also where more is owed since.</param>
/// <param name="DutyHeld">Whether a financial obligation was paid and not given back.</param>
/// <param name="OwedBack">Whether what was paid waits to be given back.</param>
/// <param name="DutyInHand">Whether a part of the financial obligation was paid and the rest is owed.</param>
/// <param name="MasteredBy">The other system that holds the status; null where this one does.</param>
/// <param name="MasteredSince">Since when (UTC) it does.</param>
/// <param name="RouteNamed">The other system that the procedure names for the state; null for none.</param>
/// <param name="RouteAskedAt">Since when (UTC) a handover between the systems awaits its answer; null when none does.</param>
/// <param name="SupplementBy">The last moment (UTC) to ask for a supplement without a reason of its own, by <see cref="SupplementRules"/>; null for none.</param>
/// <param name="MayBeShort">Whether it came in a way that may be entered while papers are missing, by <see cref="Completeness.MayBeShort"/>.</param>
/// <param name="MoreSupplementsBasis">The clause of sector law, in the version of its procedure, that allows a supplement to be asked for once more; null for none.</param>
public sealed record DossierFacts(
    BusinessState State,
    BusinessState? StateBefore = null,
    PaymentState Payment = PaymentState.None,
    DeliveryState Delivery = DeliveryState.NotReady,
    bool IntakeSupplementAsked = false,
    int SupplementRequests = 0,
    IReadOnlyList<string>? MissingPapers = null,
    IReadOnlyList<string>? UndigitisedPapers = null,
    bool SupplementHandedIn = false,
    bool AwaitsPayment = false,
    bool AwaitsEvent = false,
    bool StartRecorded = false,
    DateTime? AcceptedAt = null,
    ProposalKind? Proposal = null,
    bool HasResultFile = false,
    DateTime? IntakeSupplementLimit = null,
    DateTime? Due = null,
    DateTime? SupplementLimit = null,
    bool Apologised = false,
    bool DueIsNear = false,
    bool DelayForecast = false,
    bool Reopened = false,
    bool ReopeningOrdered = false,
    bool OpinionAwaited = false,
    DateTime? OpinionsDue = null,
    bool IsPart = false,
    bool IsInternal = false,
    int OutsideAwaited = 0,
    DateTime? ReplyDue = null,
    bool ReplyRecorded = false,
    int OpenParts = 0,
    int StagesLeft = 0,
    bool ClockStands = false,
    bool Finished = false,
    bool FinishedLate = false,
    LateCause? LateCause = null,
    bool ResultIsDocument = true,
    string? Draft = null,
    string? ResultBrought = null,
    IReadOnlyList<string>? AskedItems = null,
    IReadOnlyList<string>? StillMissing = null,
    bool HandedInLate = false,
    bool OriginalsHere = false,
    DateTime? StageEnds = null,
    DateTime? StageStarted = null,
    EndedStage? EndedStage = null,
    bool Refused = false,
    bool ApologyDrafted = false,
    bool ReviewAwaited = false,
    Representation? Representation = null,
    IReadOnlyDictionary<string, string>? Components = null,
    bool FeeIsAtReceipt = false,
    long? FixedFee = null,
    DateTime? PostedFrom = null,
    bool FeeInHand = false,
    bool FeeExempted = false,
    bool DutyInHand = false,
    bool DutyHeld = false,
    bool OwedBack = false,
    OtherSystem? MasteredBy = null,
    DateTime? MasteredSince = null,
    OtherSystem? RouteNamed = null,
    DateTime? RouteAskedAt = null,
    DateTime? SupplementBy = null,
    string? MoreSupplementsBasis = null,
    bool MayBeShort = false,
    bool IntakeSupplementBegun = false);

/// <summary>What happened to the fee that is collected with the dossier.</summary>
public enum FeeAnswer
{
    /// <summary>Đã nộp, with the number of the receipt.</summary>
    Paid,

    /// <summary>Được miễn, with the number of the paper and the reason.</summary>
    Exempt,

    /// <summary>Chưa thu, with the reason; it stays owed.</summary>
    NotYet,
}

/// <summary>What an asked body or unit answers.</summary>
public enum OpinionAnswer
{
    /// <summary>Đồng ý.</summary>
    Agree,

    /// <summary>Không đồng ý, with the reason.</summary>
    Disagree,

    /// <summary>Không trả lời: the time has passed without an answer.</summary>
    None,
}

/// <summary>What a specialist puts to the head.</summary>
public enum ProposalKind
{
    /// <summary>Đề xuất giải quyết.</summary>
    Grant,

    /// <summary>Đề xuất từ chối giải quyết.</summary>
    Refuse,

    /// <summary>Đề xuất yêu cầu bổ sung.</summary>
    Supplement,

    /// <summary>Đề xuất dừng giải quyết.</summary>
    Stop,
}

/// <summary>Who has a dossier, by name, for words about who may.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Officer">The officer; null for nobody.</param>
public sealed record DossierHolder(string Unit, string? Officer);

/// <summary>Who acts, as far as this dossier is concerned.</summary>
/// <param name="IsApplicant">The owner or submitter of this dossier.</param>
/// <param name="IsSystem">The system itself, by a rule of time.</param>
/// <param name="IsAssignee">The officer the dossier is assigned to.</param>
/// <param name="Roles">Roles the person holds within the competent body of this dossier.</param>
/// <param name="UnitRoles">Those of them held in the unit that has the dossier now.</param>
/// <param name="IsConsulted">Holds, in a unit that is asked for its opinion, a post that may give it.</param>
/// <param name="StandsIn">The substitute, today, of the officer the dossier is assigned to, who is away.</param>
/// <param name="Delegated">What the head lets this person sign today, of this dossier; null for nothing.</param>
/// <param name="IsProposer">Who put the last opinion to the head.</param>
/// <param name="OtherSigners">Who else may sign this today, by name; null when that was not asked.</param>
/// <param name="WroteApology">Who drafted the letter of apology that waits for the head.</param>
/// <param name="HeldBy">Who has the dossier; null when that was not asked.</param>
/// <param name="IsCarrier">The agent who was given the result to deliver.</param>
/// <param name="IsMaster">The program of the other system that has the dossier or is to have it.</param>
/// <param name="OrderedReopening">Who ordered the reopening that waits.</param>
/// <param name="TakesPaper">Receives, at the counter of this dossier, what its applicant asks for on a signed paper.</param>
public sealed record ActorFacts(
    bool IsApplicant, bool IsSystem, bool IsAssignee, IReadOnlySet<Role> Roles, IReadOnlySet<Role> UnitRoles, bool IsConsulted = false, bool StandsIn = false,
    IReadOnlySet<DossierAct>? Delegated = null, bool IsProposer = false, IReadOnlyList<string>? OtherSigners = null, bool WroteApology = false, DossierHolder? HeldBy = null, bool IsCarrier = false, bool IsMaster = false, bool TakesPaper = false, bool OrderedReopening = false)
{
    /// <summary>The owner or submitter.</summary>
    public static ActorFacts Applicant { get; } = new(true, false, false, new HashSet<Role>(), new HashSet<Role>());

    /// <summary>The system, by a rule of time.</summary>
    public static ActorFacts System { get; } = new(false, true, false, new HashSet<Role>(), new HashSet<Role>());
}

/// <summary>What the actor brings along.</summary>
/// <param name="Now">The moment of the act, UTC.</param>
/// <param name="Reason">The reason written by the actor.</param>
/// <param name="LegalBasis">The clause cited by the actor.</param>
/// <param name="Items">What is asked for, item by item.</param>
/// <param name="IdentityChecked">The identity of who receives the result was checked.</param>
/// <param name="Number">A document or receipt number.</param>
/// <param name="Amount">Whole đồng to pay.</param>
/// <param name="Appointment">The new appointment (UTC).</param>
/// <param name="Exception">Why a rule that may be set aside is: the clause of sector law that allows it, or the reason. Null when it is not.</param>
/// <param name="Question">What other bodies or units are asked.</param>
/// <param name="Bodies">How many of them are asked.</param>
/// <param name="Answer">What an asked one answers.</param>
/// <param name="Opinion">Its opinion in words.</param>
/// <param name="Cause">Why the dossier is past its due date.</param>
/// <param name="CauseWords">The provision, or what happened, in words.</param>
/// <param name="Proposes">What is put to the head.</param>
/// <param name="WithDraft">Whether the draft result goes with it.</param>
/// <param name="SignedCopy">The clerk states that the file is the signed or stamped copy of the document the head saw.</param>
/// <param name="Happened">When the event happened, e.g. the one that starts the clock or that ended the stage, or money came in (UTC).</param>
/// <param name="RecordBy">The last moment (UTC) to record it without a reason; null where there is no such limit.</param>
/// <param name="Checks">What was found of each component, before a supplement is asked for; null where a program asks with a list of its own.</param>
/// <param name="Fee">What happened to the fee that is collected with the dossier; null when nothing is said of it.</param>
/// <param name="Payer">The class of payers with a rule of its own that the payer is of; null for none.</param>
/// <param name="Status">The status that the other system reports, 1 to 10.</param>
/// <param name="NotBefore">The first moment (UTC) at which it can have happened; null where there is no such moment.</param>
/// <param name="Lacking">Names of the mandatory papers of which the official who enters the dossier says that they are not there; null for none.</param>
/// <param name="Course">What is said of the way through the internal process; null for nothing.</param>
public sealed record ActInput(
    DateTime Now,
    string? Reason = null,
    string? LegalBasis = null,
    IReadOnlyList<string>? Items = null,
    bool IdentityChecked = false,
    string? Number = null,
    long? Amount = null,
    DateTime? Appointment = null,
    string? Exception = null,
    string? Question = null,
    int Bodies = 0,
    OpinionAnswer? Answer = null,
    string? Opinion = null,
    LateCause? Cause = null,
    string? CauseWords = null,
    ProposalKind? Proposes = null,
    bool WithDraft = false,
    bool SignedCopy = false,
    DateTime? Happened = null,
    DateTime? RecordBy = null,
    IReadOnlyList<ComponentCheck>? Checks = null,
    FeeAnswer? Fee = null,
    string? Payer = null,
    int? Status = null,
    DateTime? NotBefore = null,
    IReadOnlyList<string>? Lacking = null,
    Processes.CourseInput? Course = null);
