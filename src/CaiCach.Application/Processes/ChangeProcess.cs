using CaiCach.Application.Acting;
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

/// <summary>Changes the draft of a process: one step, block or branch. A draft may have faults; an approved version never changes.</summary>
public sealed class ChangeProcess(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What is changed.</summary>
    /// <param name="Body">Code of the body.</param>
    /// <param name="Procedure">Code of the procedure.</param>
    /// <param name="Number">Number of the draft.</param>
    /// <param name="Seen">The version of the draft that was seen.</param>
    /// <param name="Edit">The change.</param>
    public sealed record Request(string Body, string Procedure, int Number, int Seen, ProcessEdit Edit);

    /// <summary>Changes it.</summary>
    public async Task<ProcessOutcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (ProcessScope.BodyOf(context.Actor, snapshot.Organisation, ProcessScope.Writers, request.Body) is not { } body
            || await db.ProcessVersions.FirstOrDefaultAsync(p => p.AgencyId == body.Id && p.ProcedureCode == request.Procedure && p.Number == request.Number, cancel) is not { } draft)
        {
            return new ProcessOutcome.NotFound();
        }

        if (draft.State != ProcessState.Draft || draft.Version != request.Seen)
        {
            return new ProcessOutcome.Stale();
        }

        var faults = Check(request.Edit, body, snapshot.Organisation, VietnamTime.DayOf(context.Now)).Concat(CheckCases(request.Edit, CasesOf(snapshot, request.Procedure, VietnamTime.DayOf(context.Now)))).ToList();
        if (faults.Count > 0)
        {
            return new ProcessOutcome.Invalid(faults);
        }

        var plan = ProcessDocument.Read(draft.Document);
        if (ProcessEdits.Apply(plan, request.Edit) is not { } changed)
        {
            return request.Edit is ProcessEdit.Remove remove && ProcessOutline.Of(plan).Any(l => l.Key == remove.Key)
                ? new ProcessOutcome.Invalid([new("", "process_holds_steps", "Khối hoặc nhánh này còn bước; hãy chuyển hoặc xóa các bước bên trong trước.")])
                : new ProcessOutcome.NotFound();
        }

        draft.Document = ProcessDocument.Write(changed);
        return await ProcessWork.SaveAsync(db, engine, context, draft, ProcessEventData.Changed, new(body.Id, request.Procedure, draft.Number, WordsOf(request.Edit, plan)), cancel);
    }

    private static IEnumerable<FieldFault> Check(ProcessEdit edit, Unit body, OrganisationTree units, DateOnly today) => edit switch
    {
        ProcessEdit.AddStep { What: var what } => Check(what, body, units, today),
        ProcessEdit.ChangeStep { What: var what } => Check(what, body, units, today),
        ProcessEdit.AddBlock { Kind: BlockKind.Choice, Conditions: var conditions } => Count(conditions.Count).Concat(conditions.SelectMany(c => CheckCondition(c, conditions))),
        ProcessEdit.AddBlock { Conditions.Count: var count } => Count(count),
        ProcessEdit.AddBranch { Condition: { } condition } => CheckCondition(condition, []),
        ProcessEdit.ChangeBranch { Condition: { } condition } => CheckCondition(condition, []),
        _ => [],
    };

    private static IEnumerable<FieldFault> Check(StepFields step, Unit body, OrganisationTree units, DateOnly today)
    {
        foreach (var (field, code, text) in ProcessRules.FaultsOf(step))
        {
            yield return new(field, code, text);
        }

        FieldFault?[] typed =
        [
            TypedText.Check("name", "step_name", step.Name, ProcessRules.NameLength),
            TypedText.Check("otherBody", "step_body", step.OtherBody, ProcessRules.WordsLength),
            TypedText.Check("output", "step_output", step.Output, ProcessRules.WordsLength),
        ];
        foreach (var fault in typed.OfType<FieldFault>())
        {
            yield return fault;
        }

        if (step.Unit is { } code2 && !(units.Find(code2) is { } unit && unit.AgencyId == body.Id && (unit.ValidTo is null || unit.ValidTo >= today)))
        {
            yield return new("unit", "step_unit_unknown", "Chọn một đơn vị đang hoạt động của cơ quan.");
        }
    }

    private static IEnumerable<FieldFault> Count(int branches) =>
        branches is >= 2 and <= ProcessRules.MostBranches ? [] : [new("conditions", "block_branches", "Một khối có từ 2 đến 8 nhánh.")];

    private static IEnumerable<FieldFault> CheckCondition(string? condition, IReadOnlyList<string?> all)
    {
        if (string.IsNullOrEmpty(condition))
        {
            return [new("conditions", "branch_condition_missing", "Nhập điều kiện của nhánh.")];
        }

        if (all.Count(c => string.Equals(c, condition, StringComparison.OrdinalIgnoreCase)) > 1)
        {
            return [new("conditions", "branch_condition_twice", "Hai nhánh có cùng một điều kiện.")];
        }

        return TypedText.Check("conditions", "branch_condition", condition, ProcessRules.WordsLength) is { } fault ? [fault] : [];
    }

    private static IReadOnlyList<ProcedureCase> CasesOf(ReferenceSnapshot snapshot, string procedure, DateOnly today) =>
        ProcessWork.ProcedureOn(snapshot, procedure, today) is { } now ? ProcessWork.CasesOf(now, ProcessWork.ComingAfter(snapshot, now)) : [];

    private static IEnumerable<FieldFault> CheckCases(ProcessEdit edit, IReadOnlyList<ProcedureCase> cases)
    {
        var named = edit switch { ProcessEdit.AddBranch add => add.Cases, ProcessEdit.ChangeBranch change => change.Cases, _ => [] };
        return named.All(n => cases.Any(c => c.Code == n)) ? [] : [new("cases", "branch_case_unknown", "Chọn trường hợp có trong thủ tục.")];
    }

    /// <summary>What the history says.</summary>
    private static string WordsOf(ProcessEdit edit, ProcessPlan before)
    {
        return edit switch
        {
            ProcessEdit.AddStep add => $"Thêm bước “{add.What.Name}”.",
            ProcessEdit.ChangeStep change => $"Sửa bước “{change.What.Name}”.",
            ProcessEdit.AddBlock { Kind: BlockKind.Parallel } => "Thêm khối song song.",
            ProcessEdit.AddBlock => "Thêm khối rẽ nhánh.",
            ProcessEdit.AddBranch => "Thêm nhánh.",
            ProcessEdit.ChangeBranch => "Sửa điều kiện, trường hợp của nhánh.",
            ProcessEdit.Remove remove => $"Xóa {Named(remove.Key)}.",
            ProcessEdit.Move move => $"Chuyển {Named(move.Key)} {(move.Up ? "lên" : "xuống")}.",
            _ => throw new ArgumentOutOfRangeException(nameof(edit), edit, null),
        };

        string Named(string key) => before.Step(key) is { } step ? $"bước “{step.What.Name}”"
            : ProcessOutline.Of(before).FirstOrDefault(l => l.Key == key)?.Place is { } place ? char.ToLowerInvariant(place[0]) + place[1..] : key;
    }
}
