using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Processes;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Law.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Processes;

/// <summary>
/// Records the signed decision that approves a draft, among the decisions of the catalogue too; one that is there is joined. From its day on it holds for dossiers that are accepted; those accepted before keep the version they have.
/// </summary>
public sealed class ApproveProcess(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>How many years ahead the first day may lie: a later version cannot begin before it, so a mistyped year would stand in the way of all that follow.</summary>
    public const int MostYearsAhead = 2;

    private const string UsualTitle = "Phê duyệt quy trình nội bộ giải quyết thủ tục hành chính";

    /// <summary>The decision.</summary>
    /// <param name="Body">Code of the body.</param>
    /// <param name="Procedure">Code of the procedure.</param>
    /// <param name="Number">Number of the draft.</param>
    /// <param name="Seen">The version of the draft that was seen.</param>
    /// <param name="DecisionNumber">Number and sign.</param>
    /// <param name="DecisionDate">Its date; null when none was given.</param>
    /// <param name="Signer">Who signed it, with the title.</param>
    /// <param name="InForceFrom">The first day it holds; null when none was given.</param>
    public sealed record Request(string Body, string Procedure, int Number, int Seen, string DecisionNumber, DateOnly? DecisionDate, string Signer, DateOnly? InForceFrom)
    {
        /// <summary>The body that issued it; null where it is the one of the process, or as it is recorded.</summary>
        public string? Issuer { get; init; }

        /// <summary>What it is about; null for the usual words, or as it is recorded.</summary>
        public string? Title { get; init; }
    }

    /// <summary>Records it. The same decision again finds what is done.</summary>
    public async Task<ProcessOutcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (ProcessScope.BodyOf(context.Actor, snapshot.Organisation, ProcessScope.Approvers, request.Body) is not { } body
            || await db.ProcessVersions.FirstOrDefaultAsync(p => p.AgencyId == body.Id && p.ProcedureCode == request.Procedure && p.Number == request.Number, cancel) is not { } draft)
        {
            return new ProcessOutcome.NotFound();
        }

        if (draft.State == ProcessState.Approved && Same(draft, request))
        {
            return new ProcessOutcome.Done(draft.Number, draft.Version);
        }

        if (draft.State != ProcessState.Draft || draft.Version != request.Seen)
        {
            return new ProcessOutcome.Stale();
        }

        var before = await db.ProcessVersions.AsNoTracking()
            .Where(p => p.AgencyId == body.Id && p.ProcedureCode == request.Procedure && p.State == ProcessState.Approved).MaxAsync(p => p.InForceFrom, cancel);
        var faults = Check(request, before, VietnamTime.DayOf(context.Now)).ToList();
        if (request.InForceFrom is not { } from)
        {
            return new ProcessOutcome.Invalid(faults);
        }

        var procedure = ProcessWork.ProcedureOn(snapshot, request.Procedure, from);
        var minutes = WorkTime.MinutesADay;
        var plan = ProcessDocument.Read(draft.Document);
        faults.AddRange(ProcessRules.Judge(plan, ProcessRules.LimitOf(procedure, minutes), minutes, procedure?.Cases ?? []).Faults
            .Concat(ProcessWork.UnitFaultsOf(plan, body, snapshot.Organisation, from)).Select(f => new FieldFault("", f.Code, f.Text)));
        if (faults.Count > 0)
        {
            return new ProcessOutcome.Invalid(faults);
        }

        if (await DecisionAsync(context, request, body, procedure, faults, cancel) is not { } decision)
        {
            db.ChangeTracker.Clear();
            return new ProcessOutcome.Invalid(faults);
        }

        (draft.State, draft.DecisionId) = (ProcessState.Approved, decision);
        draft.ProcedureVersion = procedure?.Version;
        (draft.DecisionNumber, draft.DecisionDate, draft.Signer, draft.InForceFrom) = (request.DecisionNumber, request.DecisionDate, request.Signer, from);
        return await ProcessWork.SaveAsync(
            db, engine, context, draft, ProcessEventData.Approved,
            new(body.Id, request.Procedure, draft.Number, null, draft.ProcedureVersion, draft.DecisionNumber, draft.DecisionDate, draft.Signer, draft.InForceFrom), cancel);
    }

    /// <summary>The decision among those of the catalogue, with a line about the procedure: the one that is there, else a new one. Null with faults where what is typed contradicts the one that is there.</summary>
    private async Task<Guid?> DecisionAsync(ActContext context, Request request, Unit body, ProcedureVersion? procedure, List<FieldFault> faults, CancellationToken cancel)
    {
        var day = request.DecisionDate!.Value;
        var isThere = await db.CatalogueDecisions.AnyAsync(d => d.AgencyId == body.Id && d.Kind == CatalogueDecisionKind.InternalProcess && d.Number == request.DecisionNumber && d.Day == day, cancel);
        List<FieldFault> found = [];
        var decision = await new DecisionInput(
            request.DecisionNumber, day, StartProcedure.LevelOf(body), request.Issuer ?? (isThere ? null : body.Name), request.Signer, request.Title ?? (isThere ? null : UsualTitle), new AnnouncementDays(day).Key)
            .FindOrMakeAsync(db, context, body.Id, CatalogueDecisionKind.InternalProcess, found, cancel);
        faults.AddRange(found.Select(f => f.Field switch { "number" => f with { Field = "decisionNumber" }, "day" => f with { Field = "decisionDate" }, _ => f }));
        if (decision is null || found.Count > 0)
        {
            return null;
        }

        var entry = await db.CatalogueEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Code == request.Procedure, cancel);
        if (entry is not null && decision.Items.All(i => i.EntryId != entry.Id))
        {
            db.CatalogueDecisionItems.Add(new() { Id = Ids.New(context.Now), DecisionId = decision.Id, EntryId = entry.Id, Code = entry.Code, ProcedureVersion = procedure?.Version ?? entry.NewestVersion });
        }

        if (!isThere)
        {
            db.Record(
                context, CatalogueEventData.DecisionStream, decision.Id, 1, CatalogueEventData.DecisionRecorded,
                new CatalogueDecisionEventData(body.Id, decision.Kind, decision.Number, decision.Day, [request.Procedure]), unitId: body.Id);
        }

        return decision.Id;
    }

    private static bool Same(ProcessVersion approved, Request request) =>
        (approved.DecisionNumber, approved.DecisionDate, approved.Signer, approved.InForceFrom) == (request.DecisionNumber, request.DecisionDate, request.Signer, request.InForceFrom);

    private static IEnumerable<FieldFault> Check(Request request, DateOnly? before, DateOnly today)
    {
        FieldFault?[] faults =
        [
            request.DecisionNumber.Length == 0 ? new("decisionNumber", "decision_number_missing", "Nhập số, ký hiệu quyết định.") : TypedText.Check("decisionNumber", "decision_number", request.DecisionNumber, 100),
            request.DecisionDate switch
            {
                null => new("decisionDate", "decision_date_missing", "Nhập ngày quyết định."),
                { } date when date > today => new("decisionDate", "decision_date_ahead", "Ngày quyết định không được sau hôm nay."),
                _ => null,
            },
            request.Signer.Length == 0 ? new("signer", "signer_missing", "Nhập người ký quyết định.") : TypedText.Check("signer", "signer", request.Signer, ProcessRules.WordsLength),
            request.InForceFrom switch
            {
                null => new("inForceFrom", "in_force_missing", "Nhập ngày bắt đầu áp dụng."),
                { } from when from < request.DecisionDate => new("inForceFrom", "in_force_before_decision", "Ngày bắt đầu áp dụng không được trước ngày quyết định."),
                { } from when from > today.AddYears(MostYearsAhead) => new("inForceFrom", "in_force_too_far", "Ngày bắt đầu áp dụng không được sau hôm nay quá hai năm; hãy xem lại năm."),
                { } from when from < before => new("inForceFrom", "in_force_before_last", "Ngày bắt đầu áp dụng không được trước ngày áp dụng của bản đã phê duyệt gần nhất."),
                _ => null,
            },
        ];
        return faults.OfType<FieldFault>();
    }
}
