using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Rows 11 and 11a: the receiver holds what was handed in against each item that was asked for. The complete supplement is taken in: the clock resumes and the
/// pause counts until the applicant handed in (R7). What is not complete goes back to the applicant within the same limit.
/// </summary>
public sealed class ReceiveSupplement(DossierWork work)
{
    /// <summary>Row 11: takes it in.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="there">Which of the items asked for are there, from 0; null for all of them.</param>
    /// <param name="because">Why it is taken in with less.</param>
    /// <param name="fee">Whole đồng of what is collected with a supplement, 0 for nothing: stated where a formula decides, and only there.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, IReadOnlyList<int>? there = null, string? because = null, long? fee = null, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ReceiveSupplement, new(context.Now, Exception: string.IsNullOrWhiteSpace(because) ? null : because), change =>
        {
            var dossier = change.Dossier;
            var missing = Missing(DossierFactsReader.AskedItemsOf(dossier), there);
            var data = change.Run(dossier.SupplementHandedInAt!.Value) with { Missing = missing.Count == 0 ? null : missing };
            dossier.SupplementHandedInAt = null;
            dossier.SupplementLimitAt = null;
            change.PutOn(Desk.Handle, dossier.HolderUnitId);
            return Task.FromResult(SupplementFees.Owe(change, data, fee));
        }, (dossier, reference) => SupplementFees.Check(dossier, reference, fee), facts => facts with { StillMissing = Missing(facts.AskedItems, there) }, cancel: cancel);

    /// <summary>Row 11a: asks for the rest of what was asked for, within the same limit; no new request.</summary>
    public Task<ActOutcome> ReturnAsync(ActContext context, Guid id, int version, IReadOnlyList<int> there, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ReturnSupplement, new(context.Now), change =>
        {
            var dossier = change.Dossier;
            var missing = Missing(DossierFactsReader.AskedItemsOf(dossier), there);
            dossier.SupplementHandedInAt = null;
            dossier.NoticeText = string.Join("\n", missing);
            change.PutOn(Desk.Applicant, dossier.HolderUnitId, dossier.SupplementLimitAt);
            return Task.FromResult(new DossierEventData { Missing = missing, DeskDue = dossier.SupplementLimitAt });
        }, bringing: facts => facts with { StillMissing = Missing(facts.AskedItems, there) }, cancel: cancel);

    private static List<string> Missing(IReadOnlyList<string>? asked, IReadOnlyList<int>? there) =>
        there is null ? [] : [.. (asked ?? []).Index().Where(item => !there.Contains(item.Index)).Select(item => item.Item)];
}
