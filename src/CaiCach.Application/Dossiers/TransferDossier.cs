using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Processes;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 8: hands an accepted dossier to the processing unit (Mẫu 06).</summary>
public sealed class TransferDossier(DossierWork work)
{
    /// <summary>Hands it over.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Guid toUnitId, CourseInput? course = null, CancellationToken cancel = default) =>
        OnListAsync(context, id, version, toUnitId, _ => Task.FromResult<string?>(null), cancel, course);

    /// <summary>Hands it over as one of several.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="toUnitId">The unit that receives.</param>
    /// <param name="list">Puts it on the handover list in the same transaction and gives the list's number and symbol.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="course">What is said of the way through the internal process.</param>
    internal Task<ActOutcome> OnListAsync(ActContext context, Guid id, int version, Guid toUnitId, Func<DossierChange, Task<string?>> list, CancellationToken cancel, CourseInput? course = null) =>
        work.ActAsync(context, id, version, DossierAct.Transfer, new(context.Now, Course: course), async change =>
        {
            change.Dossier.AssigneeId = null;
            change.PutOn(Desk.Handle, toUnitId);
            return new() { ToUnit = toUnitId, HandoverList = await list(change) };
        }, (dossier, reference) => DossierTargets.CheckUnit(reference, dossier, toUnitId, VietnamTime.DayOf(context.Now), "toUnit"), cancel: cancel);
}
