using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Data.Dossiers;

/// <summary>A dossier (hồ sơ) with its five dimensions, its parties, its clock and where it lies.</summary>
public sealed partial class Dossier : IReminded
{
    public Guid Id { get; set; }

    /// <summary>Equals the number of its events; carried in forms and in If-Match.</summary>
    public int Version { get; set; }

    /// <summary>Given at submission; the official code comes with acceptance.</summary>
    public string RequestNumber { get; set; } = "";

    /// <summary>The official code (mã hồ sơ), opaque; null before acceptance.</summary>
    public string? Code { get; set; }

    public string ProcedureCode { get; set; } = "";

    public int ProcedureVersion { get; set; }

    public string? CaseCode { get; set; }

    public BusinessState State { get; set; }

    /// <summary>The state before a withdrawal was asked for.</summary>
    public BusinessState? StateBefore { get; set; }

    public PaymentState Payment { get; set; }

    public DeliveryState Delivery { get; set; }

    public Channel Channel { get; set; }

    /// <summary>The way it really came in; null where that is not known beyond <see cref="Channel"/>: of dossiers from before it was kept, and of what units ask of each other.</summary>
    public FilingWay? Way { get; set; }

    public ApplicantKind ApplicantKind { get; set; }

    /// <summary>Owner (chủ hồ sơ): full name or organisation name, NFC.</summary>
    public string OwnerName { get; set; } = "";

    /// <summary>Folded names of owner and submitter for search.</summary>
    public string OwnerKey { get; set; } = "";

    /// <summary>CCCD, tax code or passport number of the owner, as <see cref="ApplicantKind"/> says.</summary>
    public string OwnerIdNumber { get; set; } = "";

    /// <summary>The nationality in the owner's passport; null where the owner has shown none.</summary>
    public string? OwnerNationality { get; set; }

    public string? OwnerBirthDate { get; set; }

    public string Phone { get; set; } = "";

    public string? Email { get; set; }

    /// <summary>Whether the applicant wants text messages beside e-mails.</summary>
    public bool BySms { get; set; }

    public string Address { get; set; } = "";

    /// <summary>The code of the commune of the address; null where none was picked.</summary>
    public string? CommuneCode { get; set; }

    /// <summary>Submitter (người nộp) when it is not the owner.</summary>
    public string? SubmitterName { get; set; }

    /// <summary>CCCD or passport number of the submitter.</summary>
    public string? SubmitterIdNumber { get; set; }

    /// <summary>By what right the submitter stands for the owner; null for the owner, and where it was not asked for.</summary>
    public DossierRepresentation? Representation { get; set; }

    /// <summary>How many bodies outside this installation have not answered.</summary>
    public int OutsideAwaited { get; set; }

    /// <summary>The code it has in another system: of a part that of the body that handles it, else that of the system that holds or held the status; null where nobody said it.</summary>
    public string? OutsideCode { get; set; }

    /// <summary>The same, folded for search.</summary>
    public string? OutsideCodeKey { get; set; }

    /// <summary>Where its papers lie (shelf, cabinet, box), as officials wrote it; null where nobody did.</summary>
    public string? PaperPlace { get; set; }

    /// <summary>The same, folded for search.</summary>
    public string? PaperPlaceKey { get; set; }

    /// <summary>How the applicant wants the result.</summary>
    public ReturnWay ReturnWay { get; set; }

    /// <summary>Where a posted result goes; null for the owner's address, and where it is not posted.</summary>
    public string? ReturnAddress { get; set; }

    /// <summary>Who carries the posted result; null while it is not posted.</summary>
    public string? PostCarrier { get; set; }

    /// <summary>The number of the waybill (số vận đơn).</summary>
    public string? PostWaybill { get; set; }

    /// <summary>The local day it was posted.</summary>
    public DateOnly? PostedOn { get; set; }

    /// <summary>When the post delivered it (UTC), as the post tells; null while that is not known.</summary>
    public DateTime? PostDeliveredAt { get; set; }

    /// <summary>When the applicant was reminded that the result waits (UTC); null when not, or when it does not.</summary>
    public DateTime? UnclaimedToldAt { get; set; }

    /// <summary>When the applicant was told that the due date had passed without a result and without an apology (UTC); null when not.</summary>
    public DateTime? LateToldAt { get; set; }

    /// <summary>The account of whoever submitted; null for counter and API filings.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>The program that filed it through the API; null otherwise.</summary>
    public Guid? ClientId { get; set; }

    /// <summary>What the applicant wrote of the request.</summary>
    public string? Content { get; set; }

    /// <summary>The body that helped to file; null when nobody did.</summary>
    public Guid? HelpedById { get; set; }

    /// <summary>Where that body helped to file online, in the citizen's own account; null for any other filing.</summary>
    public AssistPlace? AssistPlace { get; set; }

    /// <summary>The agent (staff of the public post, or of a service agent) who filed it for the citizen; null for any other filing.</summary>
    public Guid? AgentId { get; set; }

    /// <summary>The agent who was given the posted result to deliver; null where a carrier without an account has it, or nobody.</summary>
    public Guid? CarrierId { get; set; }

    /// <summary>The body that received; it stays when the body ends.</summary>
    public Guid ReceivedById { get; set; }

    /// <summary>Whether it was received for another body, the competent one; it stays whatever a reorganisation makes of the two.</summary>
    public bool ReceivedForOther { get; set; }

    /// <summary>The body whose counter answers for the intake, hands the dossier over and returns the result, and by whose calendar its limits run: who received, or took that body's place.</summary>
    public Guid CounterId { get; set; }

    /// <summary>When (UTC) the counter that received it for another body handed it over, or it ended there; null while it lies there, and for one the competent body received itself.</summary>
    public DateTime? LeftCounterAt { get; set; }

    /// <summary>The competent body: scope, worklists and measures go by it.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>The unit that has the dossier now.</summary>
    public Guid HolderUnitId { get; set; }

    public Guid? AssigneeId { get; set; }

    public Desk Desk { get; set; }

    /// <summary>The moment (UTC) its worklist is ordered by: intake due, transfer due or due date; far future when none.</summary>
    public DateTime DeskDueAt { get; set; }

    public DateTime SubmittedAt { get; set; }

    public DateTime? IntakeDueAt { get; set; }

    public DateTime? IntakeSupplementLimitAt { get; set; }

    public DateTime? AcceptedAt { get; set; }

    public DateTime? DueOriginalAt { get; set; }

    /// <summary>The due date now; null before acceptance and where the procedure has none.</summary>
    public DateTime? DueAt { get; set; }

    public int? LimitValue { get; set; }

    public string? LimitUnit { get; set; }

    /// <summary>Where the limit is the day itself: until which minute of the day, inclusive, what is accepted is for the same day; null for 15:00, and for any other limit.</summary>
    public int? LimitUntilMinute { get; set; }

    /// <summary>The rules of intake and transfer of the day it was filed on; null for one that was filed before dossiers kept them.</summary>
    public string? ClockRules { get; set; }

    /// <summary>The new appointment after an apology (Mẫu 04), shown to the applicant; <see cref="DueAt"/> stays what timeliness goes by. Null when there was none.</summary>
    public DateTime? AppointmentAt { get; set; }

    /// <summary>The appointment as the head named it, before pauses and new calendars moved it; null when there was no apology.</summary>
    public DateTime? AppointmentNamedAt { get; set; }

    /// <summary>When the authority apologised (UTC); null when it did not.</summary>
    public DateTime? ApologisedAt { get; set; }

    /// <summary>When the head was told that the due date is near; null when it is not, or when it has moved since.</summary>
    public DateTime? DelayForecastAt { get; set; }

    /// <summary>The letter of apology that was drafted last; null for none.</summary>
    public ApologyDraft? Apology { get; set; }

    /// <summary>When to look next whether somebody is to be reminded (UTC); null while nothing is to come.</summary>
    public DateTime? RemindAt { get; set; }

    /// <summary>The due date that <see cref="RemindedUntil"/> belongs to; a due date that moved since begins anew.</summary>
    public DateTime? RemindedFor { get; set; }

    /// <summary>Reminders up to this moment (UTC) were sent, or were too early to be.</summary>
    public DateTime? RemindedUntil { get; set; }

    /// <summary>When the limit that runs now started (UTC): the stage under way of a procedure that runs by stages, or the event that starts it; null for the acceptance.</summary>
    public DateTime? ClockStartedAt { get; set; }

    /// <summary>When the post delivered a dossier that was sent by post (UTC); null for any other, and where nobody recorded it.</summary>
    public DateTime? ArrivedAt { get; set; }

    /// <summary>The day of the postmark of a dossier that was sent by post; null for any other, and where nobody recorded it.</summary>
    public DateOnly? PostmarkedOn { get; set; }

    /// <summary>The event in the field that starts its clock, as its procedure names it; null for any other start.</summary>
    public string? StartEvent { get; set; }

    /// <summary>Stages of the authority that ended late.</summary>
    public int LateStages { get; set; }

    /// <summary>The calendar version the due date was counted with.</summary>
    public string? CalendarVersion { get; set; }

    /// <summary>Set while the clock stands still.</summary>
    public DateTime? PausedAt { get; set; }

    /// <summary>Ended pauses, as JSON [["2026-03-05T10:00","2026-03-10T16:00"]], local times.</summary>
    public string Pauses { get; set; } = "[]";

    public int SupplementRequests { get; set; }

    /// <summary>Last moment to hand in a supplement asked for after acceptance; null when none is asked for.</summary>
    public DateTime? SupplementLimitAt { get; set; }

    /// <summary>When the applicant handed the asked-for papers in; null when not.</summary>
    public DateTime? SupplementHandedInAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    public Timeliness? Timeliness { get; set; }

    /// <summary>Why it is past its due date; null when it is not, or nobody has said.</summary>
    public LateCause? LateCause { get; set; }

    /// <summary>The cause in words: the provision, or what happened.</summary>
    public string? LateCauseNote { get; set; }

    /// <summary>From when the head owes the cause of lateness: the due date while the clock runs, and after a late end; null when it stands, ended in time, or the cause is there.</summary>
    public DateTime? CauseOwedAt { get; set; }

    /// <summary>When those who owe the cause of this lateness were asked for it (UTC); null while they have not been.</summary>
    public DateTime? CauseAskedAt { get; set; }

    public DateTime? ReturnedAt { get; set; }

    /// <summary>When the originals of a dossier that ended without a result went back; null while they have not.</summary>
    public DateTime? OriginalsReturnedAt { get; set; }

    /// <summary>The specialist's opinion that waits for the head.</summary>
    public ProposalKind? Proposal { get; set; }

    /// <summary>Who put the last opinion to the head; null before there was one.</summary>
    public Guid? ProposedById { get; set; }

    public string? ProposalText { get; set; }

    public string? ProposalBasis { get; set; }

    /// <summary>What the specialist proposes to ask for, a line each.</summary>
    public string? ProposalItems { get; set; }

    /// <summary>The paper that is the draft result of the last proposal: what the head sees and signs; null when none went with it.</summary>
    public Guid? DraftId { get; set; }

    /// <summary>Whether the proposal waits for the review of the head of the division.</summary>
    public bool ReviewAwaited { get; set; }

    /// <summary>Who reviewed the last proposal and agreed, as called then; null where nobody did.</summary>
    public string? ReviewedBy { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime? ReviewedAt { get; set; }

    /// <summary>What the reviewer wrote; null for nothing.</summary>
    public string? ReviewText { get; set; }

    /// <summary>What was asked for or refused last, shown to the applicant.</summary>
    public string? NoticeText { get; set; }

    /// <summary>Whether the head refused it on the merits.</summary>
    public bool Refused { get; set; }

    public string? ResultNumber { get; set; }

    public DateOnly? ResultDate { get; set; }

    /// <summary>Opaque token of the public verification page.</summary>
    public string? ResultToken { get; set; }

    /// <summary>The request this ended dossier was opened again as; null when it was not.</summary>
    public Guid? ReopenedAsId { get; set; }

    /// <summary>The ended dossier this request was opened again from; null for any other.</summary>
    public Guid? ReopenedFromId { get; set; }

    /// <summary>The dossier of another body that this one is a part of (liên thông); null for a whole one.</summary>
    public Guid? PartOfId { get; set; }

    /// <summary>The unit, or the body itself, that asks under an internal procedure (đơn vị đề nghị); null for a dossier of a citizen or organisation.</summary>
    public Guid? AskedById { get; set; }

    /// <summary>The official who filed it for that unit, told of what becomes of it.</summary>
    public Guid? AskerId { get; set; }

    /// <summary>The version of the internal process it was accepted under; null when there was none.</summary>
    public Guid? ProcessVersionId { get; set; }

    /// <summary>Keys of the branches of that process that officials chose for it, apart by blanks; null for none.</summary>
    public string? ChosenBranches { get; set; }

    /// <summary>Keys of the prescribed steps it skipped, apart by blanks, each with a reason in the history; null for none.</summary>
    public string? SkippedSteps { get; set; }

    /// <summary>Keys of the steps of those who moved it on past them: nobody can tell that they were not done. Apart by blanks; null for none.</summary>
    public string? PassedSteps { get; set; }

    public List<DossierPaper> Papers { get; } = [];

    /// <summary>The steps of the internal process it has been at.</summary>
    public List<DossierStep> Steps { get; } = [];

    /// <summary>The stages begun so far; none where one limit covers the whole.</summary>
    public List<DossierStage> Stages { get; } = [];
}
