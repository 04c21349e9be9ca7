using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Processes;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Processes;

/// <summary>Makes a draft of the process of a procedure from an ISO 9001 procedure sheet; every fault is named by its row, and nothing is made when there is one.</summary>
public sealed class ImportProcess(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>How it ended: a closed set.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The draft was made.</summary>
        /// <param name="Number">Its number.</param>
        /// <param name="Steps">How many steps it has.</param>
        public sealed record Done(int Number, int Steps) : Outcome;

        /// <summary>The file has faults; nothing was made.</summary>
        public sealed record Faulty(IReadOnlyList<RowFault> Faults) : Outcome;

        /// <summary>There is a draft already; it is not written over.</summary>
        public sealed record HasDraft : Outcome;

        /// <summary>Not this person's, or not there.</summary>
        public sealed record NotFound : Outcome;
    }

    /// <summary>Makes it.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="body">The code of the body.</param>
    /// <param name="procedure">The code of the procedure.</param>
    /// <param name="file">All bytes of the file, XLSX or DOCX.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome> RunAsync(ActContext context, string body, string procedure, byte[] file, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (ProcessScope.BodyOf(context.Actor, snapshot.Organisation, ProcessScope.Writers, body) is not { } unit || snapshot.EveryVersionOf(procedure).Count == 0)
        {
            return new Outcome.NotFound();
        }

        var versions = db.ProcessVersions.AsNoTracking().Where(p => p.AgencyId == unit.Id && p.ProcedureCode == procedure);
        if (await versions.AnyAsync(p => p.State == ProcessState.Draft, cancel))
        {
            return new Outcome.HasDraft();
        }

        var units = UnitsOf(snapshot.Organisation, unit, VietnamTime.DayOf(context.Now));
        if (Steps(file, name => units.FirstOrDefault(u => u.Code == name || SearchKey.Of(u.Name) == SearchKey.Of(name) || SearchKey.Of(u.ShortName) == SearchKey.Of(name))?.Code, out var faults) is not { } steps)
        {
            return new Outcome.Faulty(faults);
        }

        var draft = new ProcessVersion
        {
            Id = Ids.New(context.Now),
            AgencyId = unit.Id,
            ProcedureCode = procedure,
            Number = 1 + (await versions.MaxAsync(p => (int?)p.Number, cancel) ?? 0),
            State = ProcessState.Draft,
            Document = ProcessDocument.Write(new([.. steps.Select((step, at) => new ProcessStep($"s{at + 1}", step))])),
        };
        db.ProcessVersions.Add(draft);
        var outcome = await ProcessWork.SaveAsync(db, engine, context, draft, ProcessEventData.Drafted, new(unit.Id, procedure, draft.Number, $"Bắt đầu soạn từ tệp, {steps.Count} bước."), cancel);
        return outcome is ProcessOutcome.Done ? new Outcome.Done(draft.Number, steps.Count) : new Outcome.HasDraft();
    }

    private static List<Unit> UnitsOf(OrganisationTree units, Unit body, DateOnly today) => [.. units.All.Where(u => u.AgencyId == body.Id && u.Id != body.Id && (u.ValidTo is null || u.ValidTo >= today))];

    /// <summary>The steps of the table that has them; null with what is wrong.</summary>
    private static IReadOnlyList<StepFields>? Steps(byte[] file, Func<string, string?> unitOf, out IReadOnlyList<RowFault> faults)
    {
        var tables = ProcessTables.Read(file, out var whyNot);
        if (whyNot is not null)
        {
            faults = [new(null, null, "sheet_unreadable", whyNot)];
            return null;
        }

        foreach (var table in tables)
        {
            var steps = ProcessSheet.Read(table, unitOf, out faults);
            if (faults.Count == 0)
            {
                return steps;
            }

            if (faults is not [{ Code: "sheet_no_head" }])
            {
                return null;
            }
        }

        _ = ProcessSheet.Read([], unitOf, out faults);
        return null;
    }
}
