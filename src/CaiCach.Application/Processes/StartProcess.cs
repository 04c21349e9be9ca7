using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Processes;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Processes;

/// <summary>Begins a draft of the process of a procedure: a copy of the newest approved version, or of that of another body, or empty.</summary>
public sealed class StartProcess(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>Begins it. Where there is a draft already, that one is found.</summary>
    public Task<ProcessOutcome> RunAsync(ActContext context, string body, string procedure, CancellationToken cancel = default) => BeginAsync(context, body, procedure, null, cancel);

    /// <summary>
    /// Begins it as a copy of what another body has in force for the same procedure, so that one decision for many bodies is typed once. A step of a unit goes to the unit that has taken its
    /// place, else to that of the same name, else to any. Where there is a draft already, nothing is copied.
    /// </summary>
    public Task<ProcessOutcome> CopyAsync(ActContext context, string body, string procedure, string source, CancellationToken cancel = default) => BeginAsync(context, body, procedure, source, cancel);

    private async Task<ProcessOutcome> BeginAsync(ActContext context, string body, string procedure, string? source, CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (ProcessScope.BodyOf(context.Actor, snapshot.Organisation, ProcessScope.Writers, body) is not { } unit || snapshot.EveryVersionOf(procedure).Count == 0)
        {
            return new ProcessOutcome.NotFound();
        }

        var versions = db.ProcessVersions.AsNoTracking().Where(p => p.AgencyId == unit.Id && p.ProcedureCode == procedure);
        if (await versions.FirstOrDefaultAsync(p => p.State == ProcessState.Draft, cancel) is { } there)
        {
            return source is null ? new ProcessOutcome.Done(there.Number, there.Version) : new ProcessOutcome.Stale();
        }

        var other = source is null ? null : snapshot.Organisation.Find(source);
        var copied = other is null || other.Id == unit.Id ? null : await ProcessWork.InForceAsync(db, other.Id, procedure, VietnamTime.DayOf(context.Now), cancel);
        if (source is not null && copied is null)
        {
            return new ProcessOutcome.Invalid([new("from", "process_source_missing", "Chọn cơ quan đang áp dụng quy trình của thủ tục này.")]);
        }

        var last = await versions.MaxAsync(p => (int?)p.Number, cancel) ?? 0;
        var from = await versions.Where(p => p.State == ProcessState.Approved).OrderByDescending(p => p.Number).FirstOrDefaultAsync(cancel);
        var draft = new ProcessVersion
        {
            Id = Ids.New(context.Now),
            AgencyId = unit.Id,
            ProcedureCode = procedure,
            Number = last + 1,
            State = ProcessState.Draft,
            Document = copied is null ? from?.Document ?? ProcessDocument.Write(ProcessPlan.Empty) : ProcessDocument.Write(Moved(ProcessDocument.Read(copied.Document), snapshot.Organisation, unit, VietnamTime.DayOf(context.Now))),
        };
        db.ProcessVersions.Add(draft);
        var what = copied is not null ? $"Bắt đầu soạn, sao chép bản {copied.Number} của {other!.Name}." : from is null ? "Bắt đầu soạn." : $"Bắt đầu soạn từ bản {from.Number}.";
        var outcome = await ProcessWork.SaveAsync(db, engine, context, draft, ProcessEventData.Drafted, new(unit.Id, procedure, draft.Number, what), cancel);
        return source is null && outcome is ProcessOutcome.Stale && await versions.FirstOrDefaultAsync(p => p.State == ProcessState.Draft, cancel) is { } rival
            ? new ProcessOutcome.Done(rival.Number, rival.Version)
            : outcome;
    }

    private static ProcessPlan Moved(ProcessPlan plan, OrganisationTree units, Unit to, DateOnly today) => plan.With(step => step.Unit is not { } code ? step : step with
    {
        Unit = units.PlaceAt(code, to.Id) ?? units.All.FirstOrDefault(u => u.AgencyId == to.Id && u.Id != to.Id && (u.ValidTo is null || u.ValidTo >= today) && u.Name == units.Find(code)?.Name)?.Code,
    });
}
