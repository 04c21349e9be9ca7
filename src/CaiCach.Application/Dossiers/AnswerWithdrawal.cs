using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Rows 18 and 18b: the head agrees to a withdrawal (Mẫu 05) or not; or the applicant takes the wish back.</summary>
public sealed class AnswerWithdrawal(DossierWork work, CaiCachDb db)
{
    /// <summary>Row 18: agrees; the dossier ends, and with it what other bodies still have of it (row 18c).</summary>
    public Task<ActOutcome> ApproveAsync(ActContext context, Guid id, int version, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ApproveWithdrawal, new(context.Now), async change =>
        {
            await DossierParts.StopOpenAsync(db, change, "Hồ sơ đã được rút.", cancel);
            return await change.RecallOpinionsAsync(change.Finish());
        }, cancel: cancel);

    /// <summary>Row 18b: does not agree; the dossier goes on where it was.</summary>
    public Task<ActOutcome> DenyAsync(ActContext context, Guid id, int version, string reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.DenyWithdrawal, new(context.Now, reason), GoOn, cancel: cancel);

    /// <summary>Row 18b: the applicant takes the wish back.</summary>
    public Task<ActOutcome> CancelAsync(ActContext context, Guid id, int version, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.CancelWithdrawal, new(context.Now), GoOn, cancel: cancel);

    private static Task<DossierEventData> GoOn(DossierChange change)
    {
        var dossier = change.Dossier;
        dossier.StateBefore = null;
        if (change.Verdict.To == BusinessState.Accepted)
        {
            change.PutOnTransfer(dossier.HolderUnitId);
            return Task.FromResult(new DossierEventData());
        }

        var (desk, due) = change.Verdict.To switch
        {
            BusinessState.SupplementRequested when dossier.SupplementHandedInAt is { } handedIn => (Desk.Receive, change.Deadline(change.Rules.Intake, handedIn)),
            BusinessState.SupplementRequested => (Desk.Applicant, dossier.SupplementLimitAt ?? DossierWork.NoDue),
            BusinessState.FinancialDuty => (Desk.Applicant, DossierWork.NoDue),
            BusinessState.Consulting or BusinessState.Interlinked => (Desk.Consult, dossier.PausedAt is null ? null : DossierWork.NoDue),
            BusinessState.Suspended => (Desk.Sign, dossier.PausedAt is null ? null : DossierWork.NoDue),
            _ => (ReviewProposal.DeskOf(dossier), null),
        };
        change.PutOn(desk, dossier.HolderUnitId, due);
        return Task.FromResult(new DossierEventData());
    }
}
