using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>The facts that come in several: who, which bodies, which steps.</summary>
public sealed partial record DossierEventData
{
    /// <summary>Who had ordered that the dossier be opened again, where that was carried out, refused or taken back; null in events of earlier versions of the program, which knew no order.</summary>
    public Guid? OrderedBy { get; init; }

    /// <summary>Who had it until it was given to somebody else; null where nobody had, and in events of earlier versions of the program.</summary>
    public Guid? FromOfficer { get; init; }

    /// <summary>The code of the type of the result, among those of the procedure; null for a refusal, and in events of earlier versions of the program.</summary>
    public string? ResultTypeCode { get; init; }

    /// <summary>That it was received on paper during an outage and entered afterwards; null for any other. When it was entered is when the event happened.</summary>
    public EnteredLater? LateEntry { get; init; }

    /// <summary>Of a filing: the codes of the mandatory papers it was entered without; null for none.</summary>
    public IReadOnlyList<string>? Lacking { get; init; }

    /// <summary>Papers that were added after the filing; null where none were.</summary>
    public IReadOnlyList<AddedPaper>? Added { get; init; }

    /// <summary>Whether they came by post; null where they were brought to the counter.</summary>
    public bool? AddedByPost { get; init; }

    /// <summary>Of a wish to withdraw: whether the counter wrote it down for an applicant with an account, who signed it there and whose identity was checked; null for any other.</summary>
    public bool? OnPaper { get; init; }

    /// <summary>Where the papers lie from now on; null where that is no longer said.</summary>
    public string? Place { get; init; }

    /// <summary>Where they lay before.</summary>
    public string? PlaceBefore { get; init; }

    /// <summary>Bodies outside this installation that are asked, answer, or are no longer waited for.</summary>
    public IReadOnlyList<OutsideBody>? Outside { get; init; }

    /// <summary>The day of the document with which one of them answers.</summary>
    public DateOnly? RepliedOn { get; init; }

    /// <summary>Its answer as was on record before a correction; null where nothing was corrected.</summary>
    public OpinionAnswer? AnswerBefore { get; init; }

    /// <summary>Its words before a correction.</summary>
    public string? OpinionBefore { get; init; }

    /// <summary>The number of its document before a correction.</summary>
    public string? NumberBefore { get; init; }

    /// <summary>The day of its document before a correction.</summary>
    public DateOnly? RepliedOnBefore { get; init; }

    /// <summary>The body whose code for the dossier was written down.</summary>
    public string? CodedBy { get; init; }

    /// <summary>That code; null where it was taken off.</summary>
    public string? OutsideCode { get; init; }

    /// <summary>The other system that the dossier is handed to or comes back from, or that reports; null for none.</summary>
    public OtherMaster? OtherSystem { get; init; }

    /// <summary>The other system whose answer to an offer is no longer waited for since this was done; null for none.</summary>
    public string? OfferEnded { get; init; }

    /// <summary>The code before.</summary>
    public string? OutsideCodeBefore { get; init; }

    /// <summary>How it came in before a correction; null where that did not change. <see cref="Channel"/> is how since.</summary>
    public Channel? ChannelBefore { get; init; }

    /// <summary>The way it really came in, where it is filed or that is corrected.</summary>
    public FilingWay? Way { get; init; }

    /// <summary>The way before a correction; null where none was known or it did not change.</summary>
    public FilingWay? WayBefore { get; init; }

    /// <summary>The local day on which the receipt that is taken back was written down; null where it counted nothing.</summary>
    public DateOnly? ReceiptOn { get; init; }

    /// <summary>The case after a correction; null where it did not change.</summary>
    public string? CaseCode { get; init; }

    /// <summary>The case before it.</summary>
    public string? CaseCodeBefore { get; init; }

    /// <summary>When the post delivered it, as was on record before a correction (UTC).</summary>
    public DateTime? ArrivedBefore { get; init; }

    /// <summary>The day of the postmark, as was on record before a correction.</summary>
    public DateOnly? PostmarkedBefore { get; init; }

    /// <summary>That the change shows that nothing was late: the cause that was asked for or told is none; null for not.</summary>
    public bool? NothingLate { get; init; }

    /// <summary>The cause that was told until then; null where none was.</summary>
    public LateCause? CauseCleared { get; init; }

    /// <summary>When the stage before the one under way had ended (UTC), as was on record before a correction.</summary>
    public DateTime? HappenedBefore { get; init; }

    /// <summary>The papers that come from earlier dossiers of the same owner; null for none.</summary>
    public IReadOnlyList<ReusedPaper>? Reused { get; init; }

    /// <summary>What was corrected of the owner, the submitter or the representative; null for nothing.</summary>
    public IReadOnlyList<CorrectedValue>? OwnerCorrected { get; init; }

    /// <summary>Number and symbol of the letter that the one made by the change replaces; null for none.</summary>
    public string? LetterReplaced { get; init; }

    /// <summary>One value that was corrected.</summary>
    /// <param name="Field">Its name, as in the form.</param>
    /// <param name="Before">What stood; null for nothing.</param>
    /// <param name="Now">What is right; null for nothing.</param>
    public sealed record CorrectedValue(string Field, string? Before, string? Now);

    /// <summary>A paper that was not handed in anew.</summary>
    /// <param name="Component">What it stands for.</param>
    /// <param name="From">The paper of the earlier dossier.</param>
    /// <param name="Code">The code of that dossier.</param>
    /// <param name="On">The day of its result, or of the acceptance that checked the paper.</param>
    public sealed record ReusedPaper(string Component, Guid From, string Code, DateOnly On)
    {
        /// <summary>Those among some papers; null for none.</summary>
        public static IReadOnlyList<ReusedPaper>? In(IEnumerable<DossierPaper> papers) =>
            papers.Where(p => p.ReusedFromId is not null).Select(p => new ReusedPaper(p.ComponentCode, p.ReusedFromId!.Value, p.ReusedCode!, p.ReusedOn!.Value)).ToList() is { Count: > 0 } reused ? reused : null;
    }

    /// <summary>A paper that was added after the filing.</summary>
    /// <param name="Component">The component it is; empty for a free paper.</param>
    /// <param name="Originals">Originals.</param>
    /// <param name="Copies">Copies.</param>
    public sealed record AddedPaper(string Component, int Originals, int Copies);

    /// <summary>Who came to the counter, and by which new letter of authority.</summary>
    /// <param name="Kind">Owner, submitter, or somebody with a new letter of authority.</param>
    /// <param name="Name">The name.</param>
    /// <param name="IdNumber">Identity or passport number; null for the owner.</param>
    /// <param name="Number">The letter's number; null where it has none.</param>
    /// <param name="SignedOn">The letter's day; null without a letter.</param>
    /// <param name="IssuedBy">Who certified or issued it.</param>
    /// <param name="Until">The last day it holds.</param>
    public sealed record PresentedBy(
        PresenterKind Kind, string Name, string? IdNumber = null, string? Number = null, DateOnly? SignedOn = null, string? IssuedBy = null, DateOnly? Until = null);

    /// <summary>What another system says.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Code">The code the dossier has there; null where it is not said.</param>
    /// <param name="At">When (UTC) it came to be so there.</param>
    /// <param name="Document">The document by which an official writes it down.</param>
    /// <param name="Status">The status it reports, 1 to 10.</param>
    /// <param name="Text">What it says beside it.</param>
    /// <param name="Older">Whether it is older than what is shown, which it does not change; null for not.</param>
    /// <param name="Refuses">Whether its result refuses on the merits; null for not.</param>
    public sealed record OtherMaster(string Name, string? Code = null, DateTime? At = null, string? Document = null, int? Status = null, string? Text = null, bool? Older = null, bool? Refuses = null);

    /// <summary>Signed for a head.</summary>
    /// <param name="Delegation">The delegation.</param>
    /// <param name="Head">The head's account.</param>
    /// <param name="Name">The head's name.</param>
    /// <param name="Form">By what right.</param>
    /// <param name="HeadTitle">The head's office.</param>
    /// <param name="OwnTitle">The signer's own office; null for none.</param>
    public sealed record SignedFor(Guid Delegation, Guid Head, string Name, DelegationForm Form, string HeadTitle, string? OwnTitle)
    {
        /// <summary>What a delegation makes of a signature; null for none.</summary>
        public static SignedFor? By(Acting.HeldDelegation? held) => held is null ? null : new(held.Id, held.DelegatorId, held.Delegator, held.Form, held.HeadTitle, held.OwnTitle);
    }

    /// <summary>Opinions of one body.</summary>
    /// <param name="Agency">The body of the unit that is asked.</param>
    /// <param name="Turn">What becomes of them.</param>
    /// <param name="Quantity">How many.</param>
    public sealed record OpinionCount(Guid Agency, OpinionTurn Turn, int Quantity)
    {
        /// <summary>The counts of units, by their bodies.</summary>
        public static IReadOnlyList<OpinionCount> Of(Reference.OrganisationTree units, IEnumerable<Guid> asked, OpinionTurn turn) =>
            [.. asked.GroupBy(unit => units.Find(unit)!.AgencyId).OrderBy(g => g.Key).Select(g => new OpinionCount(g.Key, turn, g.Count()))];
    }

    /// <summary>One that was asked.</summary>
    /// <param name="Unit">The body or unit.</param>
    /// <param name="Due">The last moment of its answer (UTC).</param>
    /// <param name="Days">The working days it has to answer; null in events of earlier versions of the program.</param>
    public sealed record ConsultedBody(Guid Unit, DateTime Due, int? Days = null);

    /// <summary>One that is asked, whose time to answer moved.</summary>
    /// <param name="Unit">The body or unit.</param>
    /// <param name="Before">The last moment of its answer until now (UTC).</param>
    /// <param name="Due">The last moment of its answer from now on (UTC).</param>
    /// <param name="Outside">The name of a body outside this installation, whose unit is the empty id; null for any other.</param>
    /// <param name="Consultation">What it is asked; null in events of earlier versions of the program.</param>
    public sealed record MovedOpinion(Guid Unit, DateTime Before, DateTime Due, string? Outside = null, Guid? Consultation = null);

    /// <summary>A step of the internal process whose time moved.</summary>
    /// <param name="Name">The step.</param>
    /// <param name="Before">Its due time until now (UTC).</param>
    /// <param name="Due">Its due time from now on (UTC).</param>
    public sealed record MovedStepDue(string Name, DateTime Before, DateTime Due);

    /// <summary>The time of the applicant or of third parties in a stage, moved.</summary>
    /// <param name="Code">The stage.</param>
    /// <param name="Before">Its end until now (UTC).</param>
    /// <param name="Due">Its end from now on (UTC).</param>
    public sealed record MovedStageEnd(string Code, DateTime Before, DateTime Due);

    /// <summary>A step of another branch.</summary>
    /// <param name="Name">The step.</param>
    /// <param name="Due">Its due time (UTC); null when its time is not counted.</param>
    /// <param name="Ended">Whether it ends; else it begins.</param>
    /// <param name="Timeliness">How its end met its due time.</param>
    public sealed record StepBeside(string Name, DateTime? Due, bool Ended, Timeliness? Timeliness);

    /// <summary>A body outside this installation.</summary>
    /// <param name="Id">What it is asked.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Due">The last moment of its answer (UTC).</param>
    /// <param name="Days">The working days it has to answer, where it is asked; null where it answers or is no longer waited for.</param>
    public sealed record OutsideBody(Guid Id, string Name, DateTime Due, int? Days = null);

    /// <summary>A part that was handed over.</summary>
    /// <param name="Id">The part's dossier.</param>
    /// <param name="Agency">The body.</param>
    /// <param name="Due">Its due date (UTC).</param>
    public sealed record SentPart(Guid Id, Guid Agency, DateTime Due);

    /// <summary>The reception on paper of what was entered afterwards.</summary>
    /// <param name="Outage">The outage during which it was received.</param>
    /// <param name="Received">When it was received on paper (UTC).</param>
    /// <param name="Slip">The number of the slip.</param>
    public sealed record EnteredLater(Guid Outage, DateTime Received, string Slip)
    {
        /// <summary>What is known of a dossier; null for one that was not entered afterwards.</summary>
        public static EnteredLater? Of(Data.Dossiers.Dossier dossier) => dossier is { OutageId: { } outage, PaperReceivedAt: { } received, PaperSlip: { } slip } ? new(outage, received, slip) : null;
    }
}
