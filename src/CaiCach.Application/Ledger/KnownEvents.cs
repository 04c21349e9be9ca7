using System.Text.Json;
using CaiCach.Application.Accounts;
using CaiCach.Application.Audit;
using CaiCach.Application.Calendar;
using CaiCach.Application.Calls;
using CaiCach.Application.Communes;
using CaiCach.Application.DataRequests;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Index;
using CaiCach.Application.Letters;
using CaiCach.Application.Messages;
using CaiCach.Application.Organisation;
using CaiCach.Application.Outages;
using CaiCach.Application.Outbox;
using CaiCach.Application.Petitions;
using CaiCach.Application.Procedures;
using CaiCach.Application.Procedures.National;
using CaiCach.Application.Processes;
using CaiCach.Application.Questions;
using CaiCach.Application.Queue;
using CaiCach.Application.Ratings;
using CaiCach.Application.Reports.Frozen;
using CaiCach.Application.Reports.Register;
using CaiCach.Application.Sms;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Ledger;

/// <summary>Which events there are, by kind of record, and how their facts are read.</summary>
internal static class KnownEvents
{
    public const string Dossier = "dossier";
    public const string Offering = "offering";
    public const string Index = "index";

    private static readonly Dictionary<string, HashSet<string>> Types = new(StringComparer.Ordinal)
    {
        [Dossier] = [.. Enum.GetValues<DossierAct>().Select(DossierEvents.TypeOf), DossierEvents.DueRecomputed, DossierEvents.OpenedAgain, DossierEvents.PartReceived, DossierEvents.PartGivenBack, DossierEvents.Moved, DossierEvents.HandedOver, DossierEvents.OpinionMoved, DossierEvents.UnclaimedTold, DossierEvents.Archived, DossierEvents.MessagesResent, DossierEvents.Urged, DossierEvents.PapersPlaced, DossierEvents.OutsideCoded, DossierEvents.MalwareFound],
        [Offering] = ["offering.opened", "offering.closed"],
        [Index] = [IndexEventData.Declared],
        [PetitionEventData.Stream] = [.. PetitionEventData.Types],
        [QuestionEventData.Stream] = [.. QuestionEventData.Types],
        [BankEventData.Stream] = [.. BankEventData.Types],
        [LetterTextEventData.Stream] = [LetterTextEventData.Saved],
        [NumberBookEventData.Stream] = [NumberBookEventData.Raised],
        [PhraseEventData.Stream] = [PhraseEventData.Added, PhraseEventData.Edited, PhraseEventData.Retired],
        [ResultTemplateEventData.Stream] = [ResultTemplateEventData.Saved],
        [ResultDraftEventData.Stream] = [ResultDraftEventData.Saved],
        [DraftCodeEventData.Stream] = [DraftCodeEventData.Made, DraftCodeEventData.Opened, DraftCodeEventData.Used],
        [ConsentCodeEventData.Stream] = [ConsentCodeEventData.Made, ConsentCodeEventData.Used],
        [ResultCodeEventData.Stream] = [ResultCodeEventData.Made, ResultCodeEventData.Used],
        [CallEventData.Stream] = [.. CallEventData.Types],
        [MessageTextEventData.Stream] = [MessageTextEventData.Saved],
        [ZnsTemplateEventData.Stream] = [ZnsTemplateEventData.Saved],
        [MessagePriceEventData.Stream] = [MessagePriceEventData.Saved],
        [CalendarEventData.Stream] = [CalendarEventData.Announced, CalendarEventData.Loaded, UnitCalendarEventData.Announced],
        [CommuneEventData.Stream] = [CommuneEventData.Imported],
        [ReminderEventData.Stream] = [ReminderEventData.Saved],
        [ClockRulesEventData.Stream] = [ClockRulesEventData.Saved],
        [NoteEventData.Stream] = [NoteEventData.Written],
        [OutageEventData.Stream] = [OutageEventData.Announced, OutageEventData.Changed, OutageEventData.Over, OutageEventData.Withdrawn],
        [ReplayEventData.Stream] = [ReplayEventData.Replayed],
        [HandoverEventData.Stream] = [HandoverEventData.Received],
        [RatingEventData.Stream] = [RatingEventData.Given],
        [TicketEventData.Stream] = [.. TicketEventData.Types],
        [TicketLinkEventData.Stream] = [TicketLinkEventData.Made],
        [DeskEventData.Stream] = [DeskEventData.Saved, DeskEventData.Closed],
        [KioskEventData.Stream] = [KioskEventData.Opened, KioskEventData.Renewed],
        [ProcessEventData.Stream] = [ProcessEventData.Drafted, ProcessEventData.Changed, ProcessEventData.Approved, ProcessEventData.Discarded],
        [CatalogueEventData.Stream] = [.. CatalogueEventData.Types],
        [SharedReceptionEventData.Stream] = [SharedReceptionEventData.Saved],
        [SearchAidsEventData.Stream] = [SearchAidsEventData.Saved],
        [CatalogueEventData.DecisionStream] = [CatalogueEventData.DecisionRecorded, CatalogueEventData.DecisionFileAttached],
        [NationalEventData.Stream] = [.. NationalEventData.Types],
        [NationalEventData.SyncStream] = [NationalEventData.Synced],
        [NationalGapEventData.Stream] = [.. NationalGapEventData.Types],
        [RegisterEventData.Stream] = [RegisterEventData.Exported],
        [FrozenReportEventData.Stream] = [FrozenReportEventData.Frozen],
        [DelegationEventData.Stream] = [DelegationEventData.Recorded, DelegationEventData.Ended],
        [UnitEventData.Stream] = [UnitEventData.UnitFounded, UnitEventData.DetailsSet],
        [ReorganisationEventData.Stream] = [.. ReorganisationEventData.Types],
        [AccountEventData.Stream] = [.. AccountEventData.Types],
        [ClientEventData.Stream] = [.. ClientEventData.Types],
        [AuditEventData.Stream] = [AuditEventData.Searched, AuditEventData.Exported],
        [SampleEventData.Stream] = [SampleEventData.Drawn],
        [DataRequestEventData.Stream] = [DataRequestEventData.Received, DataRequestEventData.Granted, DataRequestEventData.Refused],
        [OwnDataEventData.Stream] = [OwnDataEventData.Copied],
        [AbsenceEventData.Stream] = [AbsenceEventData.Recorded, AbsenceEventData.Ended],
    };

    /// <summary>Every kind of record with its types of events.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        Types.ToDictionary(kind => kind.Key, kind => (IReadOnlyList<string>)[.. kind.Value], StringComparer.Ordinal);

    public static bool IsStream(string stream) => Types.ContainsKey(stream);

    public static bool IsType(string stream, string type) => Types.TryGetValue(stream, out var types) && types.Contains(type);

    /// <summary>The facts of an event of a dossier or an offering, nothing for those of other records; null when they cannot be read.</summary>
    public static DossierEventData? Read(string stream, string data)
    {
        try
        {
            if (stream is Dossier or Offering)
            {
                return DossierEventData.Parse(data);
            }

            using var facts = JsonDocument.Parse(data);
            return facts.RootElement.ValueKind == JsonValueKind.Object ? new() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
