using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 6: refuses to receive, with reason and legal basis (Mẫu 03).</summary>
public sealed class RejectIntake(DossierWork work)
{
    private const int LongestGuidance = 500;

    /// <summary>Refuses.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="reason">Why.</param>
    /// <param name="legalBasis">The clause.</param>
    /// <param name="guidance">The competent place, where the request is to be taken instead; null for none.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, string reason, string legalBasis, string? guidance = null, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.RejectIntake, new(context.Now, reason, legalBasis), change =>
        {
            var place = string.IsNullOrWhiteSpace(guidance) ? null : guidance.Trim().Normalize();
            change.Dossier.NoticeText = place is null ? reason : $"{reason}\nNơi có thẩm quyền giải quyết: {place}";
            change.PutOn(Desk.Closed, change.Dossier.HolderUnitId, DossierWork.NoDue);
            return Task.FromResult(new DossierEventData { Guidance = place });
        }, (_, _) => TypedText.Check("guidance", "guidance", guidance?.Trim(), LongestGuidance) is { } fault ? [fault] : [], cancel: cancel);
}
