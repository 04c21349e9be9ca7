using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>From the record to the facts the law judges.</summary>
public static class DossierFactsReader
{
    private static readonly string[] MustBeDigitised = ["previous_result", "law", "management"];

    /// <summary>The facts of a dossier whose papers are loaded.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="reference">The reference data.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="payer">The class of payers that the act says the payer is of; null where it says nothing of it.</param>
    public static DossierFacts Of(Dossier dossier, ReferenceSnapshot reference, DateTime now, string? payer = null)
    {
        var procedureOf = reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion);
        var components = procedureOf is null ? [] : ComponentsOf(procedureOf, dossier.CaseCode);
        return new(
            dossier.State,
            dossier.StateBefore,
            dossier.Payment,
            dossier.Delivery,
            IntakeSupplementAsked: IsSupplementAsked(dossier),
            dossier.SupplementRequests,
            MissingPapers: [.. MissingOf(dossier, procedureOf).Select(c => c.Name)],
            UndigitisedPapers: [.. components.Where(c => MustBeScanned(c) && Papers(c).Any() && Papers(c).All(p => p.Sha256 is null && p.Answers is null)).Select(c => c.Name)],
            SupplementHandedIn: dossier.SupplementHandedInAt is not null,
            AwaitsPayment: DossierTimes.AwaitsPayment(dossier),
            AwaitsEvent: DossierTimes.AwaitsEvent(dossier),
            StartRecorded: dossier is { StartEvent: not null, ClockStartedAt: not null },
            AcceptedAt: dossier.AcceptedAt is { } accepted ? VietnamTime.ToUtc(DossierTimes.ToMinute(accepted)) : null,
            dossier.Proposal,
            HasResultFile: dossier.Papers.Any(p => p.Kind == PaperKind.Result && p.Sha256 is not null),
            dossier.IntakeSupplementLimitAt,
            dossier.DueAt,
            dossier.SupplementLimitAt,
            Apologised: dossier.AppointmentAt is not null,
            DelayForecast: dossier.DelayForecastAt is not null,
            Reopened: dossier.ReopenedAsId is not null,
            ReopeningOrdered: dossier.ReopeningOrderedAt is not null,
            OutsideAwaited: dossier.OutsideAwaited,
            IsPart: dossier.PartOfId is not null,
            IsInternal: dossier.AskedById is not null,
            StagesLeft: dossier.Stages.Count == 0 ? 0 : procedureOf!.Stages.Count - dossier.Stages.Max(s => s.Number),
            ClockStands: dossier.PausedAt is not null,
            Finished: dossier.FinishedAt is not null,
            FinishedLate: dossier.Timeliness == Timeliness.Late,
            LateCause: dossier.LateCause,
            ResultIsDocument: procedureOf is null || procedureOf.Results.Any(r => r.NeedsDocument),
            Draft: DraftOf(dossier)?.Sha256,
            AskedItems: AskedItemsOf(dossier),
            HandedInLate: dossier.SupplementHandedInAt > dossier.SupplementLimitAt,
            StageEnds: DossierTimes.WaitsUntil(dossier),
            StageStarted: dossier.Stages.FirstOrDefault(s => s.EndedAt is null) is { } stage ? VietnamTime.ToUtc(DossierTimes.ToMinute(stage.StartedAt)) : null,
            EndedStage: DossierTimes.EndedStage(dossier) is { EndedAt: { } ended } last ? new(Minute(last.StartedAt), Minute(ended)) : null,
            Refused: dossier.Refused,
            ApologyDrafted: DraftApology.WaitingOn(dossier) is not null,
            ReviewAwaited: dossier.ReviewAwaited,
            Representation: dossier.Representation?.ToLaw(),
            Components: components.DistinctBy(c => c.Code).ToDictionary(c => c.Code, c => c.Name, StringComparer.Ordinal),
            OriginalsHere: DeliverResult.OriginalsHere(dossier).Any(),
            FeeIsAtReceipt: dossier is { AcceptedAt: null, AskedById: null } && procedureOf?.CollectsAtReceipt(dossier.Channel, dossier.CaseCode) == true,
            FixedFee: procedureOf is null ? 0 : AcceptDossier.FeeOf(procedureOf, dossier, payer ?? dossier.FeePayer),
            PostedFrom: dossier.PostedOn is { } posted ? VietnamTime.ToUtc(posted.ToDateTime(TimeOnly.MinValue)) : null,
            FeeInHand: dossier.FeePaid > 0,
            FeeExempted: dossier.FeeExempted > 0,
            DutyInHand: dossier.DutyOwed > 0 && dossier.DutyPaid > 0,
            DutyHeld: dossier.DutyHeld > 0,
            OwedBack: dossier.OwedBack > 0,
            MasteredBy: OtherSystems.MasterOf(dossier),
            MasteredSince: dossier.MasteredAt,
            RouteNamed: OtherSystems.NamedFor(dossier, reference, VietnamTime.DayOf(now)),
            RouteAskedAt: dossier.RouteAskedAt,
            SupplementBy: DossierTimes.SupplementBy(dossier, reference),
            MoreSupplementsBasis: procedureOf?.MoreSupplementsBasis,
            MayBeShort: Completeness.MayBeShort(dossier.Channel),
            IntakeSupplementBegun: dossier.State == BusinessState.IntakeSupplement && IsSupplemented(dossier));

        static DateTime Minute(DateTime utc) => VietnamTime.ToUtc(DossierTimes.ToMinute(utc));
        IEnumerable<DossierPaper> Papers(Component component) => dossier.Papers.Where(p => p.ComponentCode == component.Code);
    }

    /// <summary>Whether a supplement was asked for before the acceptance already; false after it.</summary>
    internal static bool IsSupplementAsked(Dossier dossier) => dossier.AcceptedAt is null && (dossier.IntakeSupplementLimitAt is not null || IsSupplemented(dossier));

    /// <summary>Whether anything was handed in that was asked for: before acceptance only a request for a supplement brings papers of that kind.</summary>
    internal static bool IsSupplemented(Dossier dossier) => dossier.Papers.Exists(p => p.Kind == PaperKind.Supplement);

    /// <summary>The mandatory papers of its case that a dossier does not have; none where the version is not known.</summary>
    public static IReadOnlyList<Component> MissingOf(Dossier dossier, ProcedureVersion? procedure)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return procedure is null ? [] : Completeness.Missing(ComponentsOf(procedure, dossier.CaseCode), dossier.Papers.Select(p => p.ComponentCode));
    }

    /// <summary>What was asked for after acceptance and is not taken in yet, item by item; null when nothing is.</summary>
    public static IReadOnlyList<string>? AskedItemsOf(Dossier dossier) => dossier.State == BusinessState.SupplementRequested ? (dossier.NoticeText ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries) : null;

    /// <summary>The draft of the result that went with the last proposal; null when none did.</summary>
    public static DossierPaper? DraftOf(Dossier dossier) => dossier.DraftId is { } id ? dossier.Papers.FirstOrDefault(p => p.Id == id) : null;

    /// <summary>The paper a code names: one of the procedure, or the one that shows the right to stand for the owner; null for any other.</summary>
    public static Component? ComponentOf(ProcedureVersion? procedure, string code) =>
        string.Equals(code, Representation.Paper.Code, StringComparison.Ordinal) ? Representation.Paper : procedure?.Components.FirstOrDefault(c => string.Equals(c.Code, code, StringComparison.Ordinal));

    /// <summary>Whether a paper brought for this component must have a file before the dossier is accepted (TT 01/2023, classes a to c).</summary>
    public static bool MustBeScanned(Component component) => MustBeDigitised.Contains(component.DigitiseClass);

    /// <summary>The papers a case asks for; those of the whole procedure when it knows no such case.</summary>
    public static IReadOnlyList<Component> ComponentsOf(ProcedureVersion procedure, string? caseCode) =>
        caseCode is not null && procedure.CaseOf(caseCode) is not null ? procedure.ComponentsFor(caseCode) : procedure.Components;
}
