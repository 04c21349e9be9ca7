using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 17: the applicant asks to withdraw. Before acceptance that ends the request at once; after it, the head decides while the clock runs on. Who filed in an account
/// may ask at the counter as well, with a signed paper.
/// </summary>
public sealed class RequestWithdrawal(DossierWork work, AttachUploads uploads)
{
    /// <summary>What somebody brought to the counter who could ask by an account.</summary>
    /// <param name="IdentityChecked">The officer held the person against an identity paper or a letter of authority.</param>
    /// <param name="UploadId">The scan of the signed paper; null for none.</param>
    public sealed record Paper(bool IdentityChecked, Guid? UploadId);

    /// <summary>Asks.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="reason">Why; may be left out.</param>
    /// <param name="by">Who came to the counter; null for who asks by an account.</param>
    /// <param name="paper">What was brought to the counter; needed where <see cref="NeedsPaper"/>.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, string? reason, Presenter? by = null, Paper? paper = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var found = await uploads.FindAsync(context.Actor, paper?.UploadId is { } upload ? [new("", upload)] : [], cancel);
        var onPaper = false;
        return await work.ActAsync(context, id, version, DossierAct.RequestWithdrawal, new(context.Now, reason), change =>
        {
            var dossier = change.Dossier;
            found.AddTo(change, PaperKind.Withdrawal);
            if (change.Verdict.To == BusinessState.Withdrawn)
            {
                change.PutOn(Desk.Closed, dossier.HolderUnitId, DossierWork.NoDue);
            }
            else
            {
                dossier.StateBefore = dossier.State;
                change.PutOn(Desk.Sign, dossier.HolderUnitId, dossier.PausedAt is null ? null : DossierWork.NoDue);
            }

            return Task.FromResult(new DossierEventData { Presented = Presenter.Kept(by, dossier), OnPaper = onPaper ? true : null, Files = found.Hashes is { Count: > 0 } files ? files : null });
        },
        (dossier, reference) =>
        {
            onPaper = NeedsPaper(context.Actor, dossier, reference);
            return [.. Presenter.Check(by, context, dossier), .. found.UnknownUploads.Select(f => f with { Field = "file" }), .. onPaper ? Lacking(by, dossier, paper) : []];
        },
        facts => Presenter.On(by, context, facts), cancel: cancel);
    }

    /// <summary>Whether the counter writes it down for somebody who could ask by an account, and so needs the paper and the person.</summary>
    public static bool NeedsPaper(Actor actor, Dossier dossier, ReferenceSnapshot reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return DossierScope.FactsOf(actor, dossier, reference.Organisation) is { IsApplicant: false, TakesPaper: true };
    }

    private static IEnumerable<FieldFault> Lacking(Presenter? by, Dossier dossier, Paper? paper)
    {
        if (by is null && dossier.Representation is null)
        {
            yield return new("who", "presenter_missing", "Chọn người đến làm thủ tục.");
        }

        if (paper is not { IdentityChecked: true })
        {
            yield return new("identityChecked", "identity_unchecked", "Phải đối chiếu giấy tờ của người đề nghị rút hồ sơ.");
        }

        if (paper?.UploadId is null)
        {
            yield return new("file", "withdrawal_paper_missing", "Tải lên bản quét đơn đề nghị rút hồ sơ có chữ ký.");
        }
    }
}
