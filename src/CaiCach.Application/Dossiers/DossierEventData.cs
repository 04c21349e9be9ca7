using System.Text.Json;
using System.Text.Json.Serialization;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>The facts of one change of a dossier, as kept in the event. Measures are recounted from these alone.</summary>
public sealed partial record DossierEventData : Measures.ICountedFacts
{
    /// <summary>How events are written and read.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The row of the transition table, e.g. "7".</summary>
    public string? Rule { get; init; }

    /// <summary>The state before.</summary>
    public BusinessState? From { get; init; }

    /// <summary>The state after.</summary>
    public BusinessState? To { get; init; }

    /// <summary>The competent body.</summary>
    public Guid? Agency { get; init; }

    /// <summary>The body whose counter received it for the competent one; null where that received it itself.</summary>
    public Guid? ReceivedBy { get; init; }

    /// <summary>Where an official helped to file online; null for any other filing.</summary>
    public AssistPlace? Assist { get; init; }

    /// <summary>The SHA-256 of the paper by which the citizen let an agent file; null for any other filing.</summary>
    public string? Consent { get; init; }

    /// <summary>The one-time code by which the citizen let an agent file; null for any other filing.</summary>
    public Guid? ConsentCode { get; init; }

    /// <summary>The one-time code by which an applicant without an account took the electronic result; null for any other delivery.</summary>
    public Guid? ResultCode { get; init; }

    /// <summary>Whether a counter filed what the citizen had drafted; null for any other filing.</summary>
    public bool? FromDraft { get; init; }

    /// <summary>The body that helped to file online.</summary>
    public Guid? HelpedBy { get; init; }

    /// <summary>The procedure's code.</summary>
    public string? Procedure { get; init; }

    /// <summary>The procedure's version.</summary>
    public int? ProcedureVersion { get; init; }

    /// <summary>How far the offered procedure goes online (events of offerings).</summary>
    public OnlineLevel? OnlineLevel { get; init; }

    /// <summary>Whether the offered procedure is an internal one, which counts nothing (events of offerings); null for not, and for what was told before that was told apart.</summary>
    public bool? Internal { get; init; }

    /// <summary>How it came in.</summary>
    public Channel? Channel { get; init; }

    /// <summary>The official code given.</summary>
    public string? Code { get; init; }

    /// <summary>The due date after the change (UTC).</summary>
    public DateTime? Due { get; init; }

    /// <summary>The due date before a recomputation (UTC).</summary>
    public DateTime? DueBefore { get; init; }

    /// <summary>The due date before the change, when the clock ran before it (UTC).</summary>
    public DateTime? RunningDueBefore { get; init; }

    /// <summary>When the event that starts the clock happened (UTC).</summary>
    public DateTime? Happened { get; init; }

    /// <summary>When the post delivered it (UTC).</summary>
    public DateTime? Arrived { get; init; }

    /// <summary>The day of its postmark.</summary>
    public DateOnly? Postmarked { get; init; }

    /// <summary>The moment until which the request must be answered (UTC).</summary>
    public DateTime? IntakeDue { get; init; }

    /// <summary>Whether the answer to a request came after its intake clock had ended; null for in time, and in events of earlier versions of the program, which are not counted.</summary>
    public bool? IntakeLate { get; init; }

    /// <summary>The working days the applicant has to answer.</summary>
    public int? Days { get; init; }

    /// <summary>The moment the work on the desk is due after a recomputation: the answer to a request, the applicant's supplement, its check, the transfer (UTC).</summary>
    public DateTime? DeskDue { get; init; }

    /// <summary>The same before it (UTC).</summary>
    public DateTime? DeskDueBefore { get; init; }

    /// <summary>The new appointment named with an apology, or where a pause or a new calendar moved it (UTC).</summary>
    public DateTime? Appointment { get; init; }

    /// <summary>The appointment before it moved (UTC); null where the apology names it.</summary>
    public DateTime? AppointmentBefore { get; init; }

    /// <summary>The unit that the delay comes from, as whoever drafted the apology says.</summary>
    public Guid? FaultUnit { get; init; }

    /// <summary>Where a request that is refused at intake is to be taken instead.</summary>
    public string? Guidance { get; init; }

    /// <summary>The specialist who put the request for a supplement to the head: whom the applicant asks about it.</summary>
    public string? ContactPerson { get; init; }

    /// <summary>The unit of that specialist.</summary>
    public Guid? ContactUnit { get; init; }

    /// <summary>The calendar version used.</summary>
    public string? Calendar { get; init; }

    /// <summary>Whether the clock stands still while opinions are awaited; null where it runs on.</summary>
    public bool? ClockStands { get; init; }

    /// <summary>When the pause that ends began, and when it counts as ended (UTC).</summary>
    public DateTime? PauseFrom { get; init; }

    /// <inheritdoc cref="PauseFrom"/>
    public DateTime? PauseTo { get; init; }

    /// <summary>Whether the clock of a stage would stand from now on, had its due date not been past: of use where the stage turns out to have ended before; null for not.</summary>
    public bool? HeldPastDue { get; init; }

    /// <summary>Until when (UTC) it would have stood; null where nothing ends that may have held it up.</summary>
    public DateTime? HeldUntil { get; init; }

    /// <summary>How the end met the due date.</summary>
    public Timeliness? Timeliness { get; init; }

    /// <summary>When the post delivered the result (UTC).</summary>
    public DateTime? PostDelivered { get; init; }

    /// <summary>Whether the result is an electronic document.</summary>
    public bool? Electronic { get; init; }

    /// <summary>What was asked for, item by item.</summary>
    public IReadOnlyList<string>? Items { get; init; }

    /// <summary>What was found of each component before it was asked.</summary>
    public IReadOnlyList<ComponentCheck>? Checks { get; init; }

    /// <summary>What was asked for and is not there, item by item.</summary>
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>Whether what was asked for came after its limit; null for in time.</summary>
    public bool? AfterLimit { get; init; }

    /// <summary>The clause of sector law, in the procedure, that allows what was asked for once more.</summary>
    public string? AllowedBy { get; init; }

    /// <summary>The clause cited.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>A document or receipt number.</summary>
    public string? Number { get; init; }

    /// <summary>Number and symbol of the letter the change made.</summary>
    public string? Letter { get; init; }

    /// <summary>Number and symbol of the handover list it stands on.</summary>
    public string? HandoverList { get; init; }

    /// <summary>The unit it went to.</summary>
    public Guid? ToUnit { get; init; }

    /// <summary>The officer it went to.</summary>
    public Guid? ToOfficer { get; init; }

    /// <summary>The officer who was away and for whom the actor stood in.</summary>
    public Guid? InsteadOf { get; init; }

    /// <summary>For which head it was signed, and by what right; null for who signs in the own right.</summary>
    public SignedFor? Signing { get; init; }

    /// <summary>What the specialist proposes.</summary>
    public ProposalKind? Proposal { get; init; }

    /// <summary>Whether the proposal goes to the head of the division first; null where it goes to whoever signs.</summary>
    public bool? ToReview { get; init; }

    /// <summary>Payment after the change.</summary>
    public PaymentState? Payment { get; init; }

    /// <summary>Whole đồng that are still owed after an instalment.</summary>
    public long? Owed { get; init; }

    /// <summary>How it was paid or given back.</summary>
    public PaymentMethod? Method { get; init; }

    /// <summary>Of a receipt of a fee, and of what takes one back: whether the money came by transfer; null where no receipt is counted, as in events of earlier versions.</summary>
    public bool? PaidOnline { get; init; }

    /// <summary>Of an acceptance: the class of payers whose rule the fee was asked by.</summary>
    public string? Payer { get; init; }

    /// <summary>Who carries a posted result.</summary>
    public string? Carrier { get; init; }

    /// <summary>The local day it was posted.</summary>
    public DateOnly? PostedOn { get; init; }

    /// <summary>Who came to the counter; null where that was not asked.</summary>
    public PresentedBy? Presented { get; init; }

    /// <summary>Delivery after the change.</summary>
    public DeliveryState? Delivery { get; init; }

    /// <summary>Whole đồng.</summary>
    public long? Amount { get; init; }

    /// <summary>SHA-256 of the files that came with the change.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>SHA-256 of the answers of each electronic declaration that came with the change.</summary>
    public IReadOnlyList<string>? Declared { get; init; }

    /// <summary>SHA-256 of the draft result the change goes by: proposed, signed by the head, or issued.</summary>
    public string? Draft { get; init; }

    /// <summary>Why a rule was set aside.</summary>
    public string? Exception { get; init; }

    /// <summary>The request a dossier was opened again as, or the dossier a request was opened again from.</summary>
    public Guid? Linked { get; init; }

    /// <summary>The stage that starts.</summary>
    public string? Stage { get; init; }

    /// <summary>The stage under way whose time of the applicant or of third parties moved with a pause or a new calendar; null for none.</summary>
    public MovedStageEnd? MovedStage { get; init; }

    /// <summary>The stage that ends.</summary>
    public string? StageEnded { get; init; }

    /// <summary>How its end met its due time.</summary>
    public Timeliness? StageTimeliness { get; init; }

    /// <summary>The step of the internal process that begins, by its name.</summary>
    public string? Step { get; init; }

    /// <summary>Its due time (UTC).</summary>
    public DateTime? StepDue { get; init; }

    /// <summary>The step of the internal process that ends, by its name.</summary>
    public string? StepEnded { get; init; }

    /// <summary>Its due time (UTC).</summary>
    public DateTime? StepEndedDue { get; init; }

    /// <summary>How its end met its due time.</summary>
    public Timeliness? StepTimeliness { get; init; }

    /// <summary>The steps of other branches that end or begin with them; null for none.</summary>
    public IReadOnlyList<StepBeside>? StepsBeside { get; init; }

    /// <summary>Why the dossier is past its due date.</summary>
    public LateCause? Cause { get; init; }

    /// <summary>The cause in words.</summary>
    public string? CauseWords { get; init; }

    /// <summary>Which details of the applicant were corrected, by the names of their fields; the values stay with the dossier.</summary>
    public IReadOnlyList<string>? Corrected { get; init; }

    /// <summary>How many messages to the applicant were sent once more.</summary>
    public int? Resent { get; init; }

    /// <summary>The dossier of another body that this one is a part of; in every event of a part.</summary>
    public Guid? PartOf { get; init; }

    /// <summary>The unit that asks under an internal procedure; in every event of such a dossier.</summary>
    public Guid? AskedBy { get; init; }

    /// <summary>The parts that were handed to other bodies.</summary>
    public IReadOnlyList<SentPart>? Parts { get; init; }

    /// <summary>What other bodies or units were asked.</summary>
    public string? Question { get; init; }

    /// <summary>Who was asked.</summary>
    public IReadOnlyList<ConsultedBody>? Consulted { get; init; }

    /// <summary>Ids of the papers shared with those asked.</summary>
    public IReadOnlyList<Guid>? Papers { get; init; }

    /// <summary>Ids of the papers whose originals were given back with the result.</summary>
    public IReadOnlyList<Guid>? OriginalsReturned { get; init; }

    /// <summary>Whose opinion was given.</summary>
    public Guid? OpinionOf { get; init; }

    /// <summary>The answer.</summary>
    public OpinionAnswer? Answer { get; init; }

    /// <summary>The opinion in words.</summary>
    public string? Opinion { get; init; }

    /// <summary>Whose time to answer moved with a new calendar.</summary>
    public IReadOnlyList<MovedOpinion>? MovedOpinions { get; init; }

    /// <summary>The steps under way whose time moved with a new calendar; null for none.</summary>
    public IReadOnlyList<MovedStepDue>? MovedSteps { get; init; }

    /// <summary>The one step that moved, in events of earlier versions of the program.</summary>
    public MovedStepDue? MovedStep { get; init; }

    /// <summary>Whose opinion is no longer waited for: the question was recalled, or the dossier ended.</summary>
    public IReadOnlyList<Guid>? Recalled { get; init; }

    /// <summary>Who did not answer in time.</summary>
    public IReadOnlyList<Guid>? Silent { get; init; }

    /// <summary>What bodies that are asked for an opinion are counted for; null in events of earlier versions of the program, which are not counted.</summary>
    public IReadOnlyList<OpinionCount>? Opinions { get; init; }

    /// <summary>The competent body that had the dossier before it moved with a reorganisation.</summary>
    public Guid? MovedFrom { get; init; }

    /// <summary>The unit that had it before it moved.</summary>
    public Guid? FromUnit { get; init; }

    /// <summary>The reorganisation it moved with.</summary>
    public Guid? Reorganisation { get; init; }

    /// <summary>When a dossier that moves was accepted (UTC); null when it is not yet.</summary>
    public DateTime? Accepted { get; init; }

    /// <summary>Whether the clock of a dossier that moves has ended.</summary>
    public bool? Finished { get; init; }

    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>From JSON.</summary>
    public static DossierEventData Parse(string json) => JsonSerializer.Deserialize<DossierEventData>(json, Json)!;
}
