using CaiCach.Data.Messages;
using CaiCach.Data.Organisation;
using CaiCach.Data.Procedures;
using CaiCach.Data.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Communes;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using CaiCach.Law.Outages;
using CaiCach.Law.Petitions;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Reference;

/// <summary>All reference data as of one moment: read often, changed by imports alone.</summary>
public sealed class ReferenceSnapshot
{
    private readonly CalendarBook calendars;
    private readonly Dictionary<Guid, ReminderLadders> reminderLadders;
    private readonly ILookup<Guid, SharedReceptionRow> shared;
    private readonly ILookup<(Guid Agency, MessageKind Kind), MessageTextRow> messageTexts;
    private readonly ILookup<string, ProcedureVersion> versions;
    private readonly Dictionary<(string Code, int Version), string> searchKeys;
    private readonly Dictionary<Guid, int> placeByName;
    private readonly Dictionary<string, IReadOnlyList<string>> commonNames;

    internal ReferenceSnapshot(
        IReadOnlyList<Unit> units,
        IReadOnlyList<UnitSuccession> successions,
        IReadOnlyList<Offering> offerings,
        IReadOnlyList<(ProcedureVersion Version, string SearchKey)> procedures,
        IReadOnlyList<(WorkCalendar Calendar, DateTime ImportedAt)> calendars,
        IReadOnlyList<UnitCalendarRow> unitCalendars,
        IReadOnlyList<Phrase> phrases,
        IReadOnlyList<Province> provinces,
        IReadOnlyList<LetterSet> letterSets,
        PetitionLimitBook? petitions,
        ReturnRules? returns,
        PublicationLimits? publication,
        IReadOnlyDictionary<string, string> replacements,
        ReminderLadders reminders,
        IReadOnlyList<ReminderLadderRow> reminderLadders,
        IReadOnlyList<SharedReceptionRow> shared,
        IReadOnlyList<MessageTextRow> messageTexts,
        SearchAids searchAids,
        ClockRuleBook clockRules,
        LateEntryRules lateEntry,
        CodeFormatBook codeFormats,
        SupplementRules supplements,
        CommuneRegister communes)
    {
        LifeEvents = searchAids.Events;
        commonNames = searchAids.Names.ToDictionary(n => n.Procedure, n => n.Names, StringComparer.Ordinal);
        Organisation = new OrganisationTree(units, successions);
        Offerings = offerings;
        placeByName = units.OrderBy(u => VietnameseOrder.PlainKey(u.Name), StringComparer.Ordinal).ThenBy(u => u.Code, StringComparer.Ordinal).Select((u, place) => (u.Id, place)).ToDictionary(u => u.Id, u => u.place);
        versions = procedures.Select(p => p.Version).ToLookup(p => p.Code, StringComparer.Ordinal);
        searchKeys = procedures.ToDictionary(p => (p.Version.Code, p.Version.Version), p => p.SearchKey);
        this.calendars = new(calendars, unitCalendars, Organisation);
        Phrases = phrases;
        Provinces = provinces;
        LetterSets = letterSets;
        Petitions = petitions;
        Returns = returns;
        Publication = publication;
        Replacements = replacements;
        ShippedReminders = reminders;
        ClockRules = clockRules;
        LateEntry = lateEntry;
        CodeFormats = codeFormats;
        Supplements = supplements;
        Communes = communes;
        this.shared = shared.ToLookup(r => r.AgencyId);
        this.messageTexts = messageTexts.ToLookup(t => (t.AgencyId, t.Kind));
        this.reminderLadders = reminderLadders.GroupBy(r => r.AgencyId).ToDictionary(g => g.Key, g => ReminderLadders.Parse(g.MaxBy(r => r.Number)!.Document, out _)!);
    }

    /// <summary>The tree of units.</summary>
    public OrganisationTree Organisation { get; }

    /// <summary>Which agency receives which procedure.</summary>
    public IReadOnlyList<Offering> Offerings { get; }

    /// <summary>The national calendar in force, by which bodies without hours of their own go; null in a database nothing was imported into.</summary>
    public WorkCalendar? CurrentCalendar => calendars.National;

    /// <summary>Ready sentences for reasons.</summary>
    public IReadOnlyList<Phrase> Phrases { get; }

    /// <summary>The 34 provinces.</summary>
    public IReadOnlyList<Province> Provinces { get; }

    /// <summary>The register of communes; empty before one was loaded.</summary>
    public CommuneRegister Communes { get; }

    /// <summary>The sets of forms for letters; none in a database they were not imported into.</summary>
    public IReadOnlyList<LetterSet> LetterSets { get; }

    /// <summary>The time limits of petitions by the day of receipt; null in a database they were not imported into.</summary>
    public PetitionLimitBook? Petitions { get; }

    /// <summary>When a result counts as not collected; null in a database the rule was not imported into.</summary>
    public ReturnRules? Returns { get; }

    /// <summary>When procedures are announced and made public at the latest; null in a database the rule was not imported into.</summary>
    public PublicationLimits? Publication { get; }

    /// <summary>How long there is to answer a filing and until when of a day what comes is for that day, by the day of filing.</summary>
    public ClockRuleBook ClockRules { get; }

    /// <summary>How long after an outage what was received on paper may be entered.</summary>
    public LateEntryRules LateEntry { get; }

    /// <summary>How codes of dossiers are written, by the day of acceptance.</summary>
    public CodeFormatBook CodeFormats { get; }

    /// <summary>Within which first part of its time a supplement may be asked for; none in a database the rules were not imported into.</summary>
    public SupplementRules Supplements { get; }

    /// <summary>The code of the procedure that took the place of an abolished one, by its code.</summary>
    public IReadOnlyDictionary<string, string> Replacements { get; }

    /// <summary>The calendar a body works by: the national days with what it has of its own; null in a database nothing was imported into.</summary>
    public WorkCalendar? CalendarOf(Guid agencyId) => calendars.Of(agencyId);

    /// <summary>The calendar of the body that a unit belongs to; null for an unknown unit or in a database nothing was imported into.</summary>
    public WorkCalendar? CalendarOfUnit(Guid unitId) => Organisation.Find(unitId) is { } unit ? calendars.Of(unit.AgencyId) : null;

    /// <summary>What a body's calendar has of its own.</summary>
    public UnitCalendar OwnCalendarOf(Guid agencyId) => calendars.OwnOf(agencyId);

    /// <summary>The reminders that ship; none in a database they were not imported into.</summary>
    public ReminderLadders ShippedReminders { get; }

    /// <summary>Whether a body has reminders of its own about something.</summary>
    public bool HasOwnReminders(Guid agencyId, ReminderAbout about) => reminderLadders.GetValueOrDefault(agencyId)?.Of.ContainsKey(about) ?? false;

    /// <summary>The reminders of a body about something: its own, or those that ship; null in a database nothing was imported into.</summary>
    public ReminderLadder? RemindersOf(Guid agencyId, ReminderAbout about) =>
        reminderLadders.GetValueOrDefault(agencyId)?.Of.GetValueOrDefault(about) ?? ShippedReminders.Of.GetValueOrDefault(about);

    /// <summary>The text of a message on a day: the newest that has begun at the body, else at the nearest body above it that has one, else the one that ships.</summary>
    public MessageText MessageTextOf(Guid agencyId, MessageKind kind, DateOnly day) =>
        Organisation.UpFrom(agencyId)
            .Select(body => messageTexts[(body, kind)].Where(t => t.InForceFrom <= day).OrderByDescending(t => t.InForceFrom).ThenByDescending(t => t.Version).FirstOrDefault()?.Text)
            .FirstOrDefault(text => text is not null)
        ?? MessageForms.Of(kind).Shipped;

    /// <summary>The calendar of a version, national or of a body; null when there never was one.</summary>
    public WorkCalendar? Calendar(string? version) => calendars.Find(version);

    /// <summary>The calendar a body worked by at a moment (UTC), the oldest for what was before any; null in a database nothing was imported into.</summary>
    public WorkCalendar? CalendarAt(Guid agencyId, DateTime moment) => calendars.At(agencyId, moment);

    /// <summary>Which bodies go by which calendar, were a national calendar in force.</summary>
    public IReadOnlyList<CalendarGroup> CalendarGroups(WorkCalendar national) => calendars.Groups(national);

    /// <summary>Every version of every procedure, those that are not public yet too.</summary>
    public IEnumerable<ProcedureVersion> AllProcedures => versions.SelectMany(v => v);

    /// <summary>The version of a procedure in force on a day; null when there is none.</summary>
    public ProcedureVersion? ProcedureInForce(string code, DateOnly day) => ProcedureRules.InForce(versions[code], code, day);

    /// <summary>A given version of a procedure; null when it does not exist.</summary>
    public ProcedureVersion? Procedure(string code, int version) => versions[code].FirstOrDefault(v => v.Version == version);

    /// <summary>The versions of a procedure that were made public, the newest first; none for an unknown code.</summary>
    public IReadOnlyList<ProcedureVersion> VersionsOf(string code) => [.. versions[code].Where(v => v.State != PublicationState.NotPublic).OrderByDescending(v => v.Version)];

    /// <summary>Every version of a procedure, those not made public yet too, the oldest first; none for an unknown code.</summary>
    public IReadOnlyList<ProcedureVersion> EveryVersionOf(string code) => [.. versions[code].OrderBy(v => v.Version)];

    /// <summary>The newest version that was made public, in force or not; null for a code that has none.</summary>
    public ProcedureVersion? LatestProcedure(string code) => versions[code].Where(v => v.State != PublicationState.NotPublic).MaxBy(v => v.Version);

    /// <summary>The first version after one of the same procedure, public or only announced; null where there is none.</summary>
    public ProcedureVersion? NextAfter(ProcedureVersion version) => versions[version.Code].Where(v => v.Version > version.Version).MinBy(v => v.Version);

    /// <summary>The events of life and business that procedures are grouped by.</summary>
    public IReadOnlyList<LifeEvent> LifeEvents { get; }

    /// <summary>What people call a procedure; nothing where nobody said so.</summary>
    public IReadOnlyList<string> CommonNamesOf(string code) => commonNames.GetValueOrDefault(code) ?? commonNames.GetValueOrDefault(LocalCode.NationalOf(code), []);

    /// <summary>The versions that bodies keep of their own of a national procedure and that are in force on the day, by code.</summary>
    public IReadOnlyList<ProcedureVersion> OwnVersionsOf(string national, DateOnly day) =>
        [.. versions.Select(v => v.Key).Where(code => LocalCode.OfOwn(code)?.National == national).Order(StringComparer.Ordinal).Select(code => ProcedureInForce(code, day)).OfType<ProcedureVersion>()];

    /// <summary>The folded text a version is found by.</summary>
    public string SearchKeyOf(ProcedureVersion version) => searchKeys[(version.Code, version.Version)];

    /// <summary>Whether the agency receives the procedure on the day.</summary>
    public bool Offers(Guid agencyId, string code, DateOnly day) =>
        Offerings.Any(o => o.AgencyId == agencyId && o.ProcedureCode == code && o.ValidFrom <= day && (o.ValidTo is null || day <= o.ValidTo));

    /// <summary>Who receives the procedure on the day when somebody asks for this agency: itself, or the one that took that work over in a reorganisation; null when neither does.</summary>
    public Unit? ReceiverOf(Guid agencyId, string code, DateOnly day) => Offers(agencyId, code, day)
        ? Organisation.Find(agencyId)
        : Organisation.SuccessorsOf(agencyId).Where(s => Offers(s, code, day)).Select(s => Organisation.Find(s)!).MinBy(s => s.Code, StringComparer.Ordinal);

    /// <summary>The agencies that receive the procedure on the day, by name.</summary>
    public IReadOnlyList<Unit> AgenciesFor(string code, DateOnly day) =>
        [.. Offerings
            .Where(o => o.ProcedureCode == code && o.ValidFrom <= day && (o.ValidTo is null || day <= o.ValidTo))
            .Select(o => Organisation.Find(o.AgencyId))
            .OfType<Unit>()
            .OrderBy(u => placeByName[u.Id])];

    /// <summary>Which procedures of a body other counters take in on a day.</summary>
    public SharedReception SharedReceptionOf(Guid agencyId, DateOnly day) =>
        shared[agencyId].Where(r => r.FirstDay <= day).MaxBy(r => r.Number) is { } row
            ? new(row.Scope, row.Procedures.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal))
            : SharedReception.None;

    /// <summary>Why the counter of a body does not take a procedure in for the competent body on the day; null when it does, and for the competent body itself.</summary>
    public Refusal? WhyNotReceivedBy(Unit receiver, Unit competent, string code, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        ArgumentNullException.ThrowIfNull(competent);
        return receiver.Id == competent.Id
            ? null
            : SharedReceptionOf(competent.Id, day).WhyNot(IdentifierOf(receiver), IdentifierOf(competent), code);

        static AgencyId? IdentifierOf(Unit unit) => AgencyId.TryParse(unit.Identifier, out var id, out _) ? id : null;
    }
}
