using CaiCach.Application.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Data.Measures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Petitions;

namespace CaiCach.Application.Petitions;

/// <summary>The facts of one change of a petition, as kept in its event. Measures are recounted from these alone.</summary>
/// <param name="Agency">The body that has it; of a transfer the one that sends it on.</param>
/// <param name="From">The state before; null for the receipt.</param>
/// <param name="To">The state after.</param>
/// <param name="Act">What was done; null for the receipt.</param>
/// <param name="Late">Whether it came after its limit.</param>
/// <param name="Due">The limit it was held against, or the new one it sets (UTC).</param>
/// <param name="Unit">The unit it was routed to.</param>
/// <param name="Text">What was asked, added, drafted, answered or made public.</param>
/// <param name="LegalBasis">The clause.</param>
/// <param name="Satisfaction">How satisfied the petitioner is.</param>
/// <param name="DueBefore">The limit before a new calendar moved it (UTC).</param>
/// <param name="InsteadOf">Who was away and for whom the actor stood in; null for nobody.</param>
/// <param name="Signing">For which head it was signed or returned, and by what right; null for who does so in the own right.</param>
/// <param name="Resent">How many messages that had not arrived were sent again.</param>
/// <param name="ToAgency">The competent body it was sent to.</param>
/// <param name="AnswerDue">Until when it is to be answered from then on (UTC), where the event sets that beside another time.</param>
public sealed record PetitionEventData(
    Guid Agency,
    PetitionState? From,
    PetitionState To,
    PetitionAct? Act = null,
    bool? Late = null,
    DateTime? Due = null,
    Guid? Unit = null,
    string? Text = null,
    string? LegalBasis = null,
    Satisfaction? Satisfaction = null,
    DateTime? DueBefore = null,
    Guid? InsteadOf = null,
    DossierEventData.SignedFor? Signing = null,
    int? Resent = null,
    Guid? ToAgency = null,
    DateTime? AnswerDue = null)
{
    /// <summary>The kind of record in the ledger.</summary>
    public const string Stream = "petition";

    /// <summary>It moved to another body or unit with a reorganisation; counts nothing.</summary>
    public const string Moved = "petition.moved";

    /// <summary>A new calendar moved a limit.</summary>
    public const string DueRecomputed = "petition.due_recomputed";

    /// <summary>Nobody is left in the unit it was routed to who prepares answers; counts nothing.</summary>
    public const string NobodyLeft = "petition.nobody_left";

    /// <summary>E-mails and text messages that had not arrived were sent to the petitioner once more; counts nothing.</summary>
    public const string MessagesResent = "petition.messages_resent";

    /// <summary>The types of events.</summary>
    public static IEnumerable<string> Types => [TypeOf(null), DueRecomputed, Moved, NobodyLeft, MessagesResent, .. Enum.GetValues<PetitionAct>().Select(act => TypeOf(act))];

    /// <summary>The type of an event, e.g. "petition.answered".</summary>
    public static string TypeOf(PetitionAct? act) => act switch
    {
        null => "petition.received",
        PetitionAct.Refuse => "petition.refused",
        PetitionAct.AskMore => "petition.supplement_asked",
        PetitionAct.Supplement => "petition.supplemented",
        PetitionAct.Route => "petition.routed",
        PetitionAct.Draft => "petition.drafted",
        PetitionAct.ReturnDraft => "petition.draft_returned",
        PetitionAct.Answer => "petition.answered",
        PetitionAct.Publish => "petition.published",
        PetitionAct.Close => "petition.closed",
        PetitionAct.Rate => "petition.rated",
        PetitionAct.Transfer => "petition.transferred",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };

    /// <summary>What an event counts, as rows to store.</summary>
    public IEnumerable<MeasureEntry> Rows(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Type is not (Moved or DueRecomputed or NobodyLeft or MessagesResent) && PetitionMeasures.Of(Act, Late ?? false, Satisfaction) is { } measure)
        {
            yield return Entry(0, Agency, measure);
            if (ToAgency is { } other)
            {
                yield return Entry(1, other, PetitionMeasures.TransferredIn);
            }
        }

        MeasureEntry Entry(int number, Guid agency, string measure) => new()
        {
            Id = Ids.Numbered(row.Id, number),
            EventId = row.Id,
            RecordId = row.StreamId,
            AgencyId = agency,
            Measure = measure,
            Day = VietnamTime.DayOf(row.At),
            Quantity = 1,
        };
    }
}
