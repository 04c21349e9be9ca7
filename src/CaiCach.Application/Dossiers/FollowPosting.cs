using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>How an agent shows that a result reached its owner.</summary>
/// <param name="ReceivedBy">Who took it.</param>
/// <param name="IdentityChecked">Whether the agent has checked who that is.</param>
/// <param name="Proof">The upload of the slip that was signed.</param>
public sealed record DeliveryEvidence(string? ReceivedBy, bool IdentityChecked, Guid? Proof);

/// <summary>What the post tells of a result it carries: delivered and when, or brought back because nobody could be found.</summary>
public sealed class FollowPosting(DossierWork work, AttachUploads uploads)
{
    private const int LongestName = 200;

    /// <summary>Row 25a: delivered.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="delivered">When the post delivered it (UTC).</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> DeliveredAsync(ActContext context, Guid id, int version, DateTime? delivered, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ConfirmPosted, new(context.Now, Happened: delivered), change =>
        {
            (change.Dossier.Delivery, change.Dossier.PostDeliveredAt) = (DeliveryState.PostDelivered, delivered);
            return Task.FromResult(Told(change.Dossier, delivered!.Value));
        }, cancel: cancel);

    /// <summary>Row 25a by the agent who carries it: who took it, and the slip that was signed, which becomes a paper of the dossier.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="evidence">How it is shown.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> HandedOverAsync(ActContext context, Guid id, int version, DeliveryEvidence evidence, CancellationToken cancel = default)
    {
        var found = await uploads.FindAsync(context.Actor, evidence.Proof is { } proof ? [new("", proof)] : [], cancel);
        return await work.ActAsync(context, id, version, DossierAct.ConfirmPosted, new(context.Now, evidence.ReceivedBy?.Trim(), Happened: context.Now), change =>
        {
            (change.Dossier.Delivery, change.Dossier.PostDeliveredAt) = (DeliveryState.PostDelivered, context.Now);
            found.AddTo(change, PaperKind.DeliveryProof);
            return Task.FromResult(Told(change.Dossier, context.Now) with { Files = found.Hashes });
        }, (_, _) => [.. Check(evidence), .. found.UnknownUploads.Select(f => f with { Field = "proof" })], cancel: cancel);
    }

    private static IEnumerable<FieldFault> Check(DeliveryEvidence evidence)
    {
        if (string.IsNullOrWhiteSpace(evidence.ReceivedBy))
        {
            yield return new("receivedBy", "received_by_missing", "Nhập họ tên người nhận.");
        }
        else if (TypedText.Check("receivedBy", "received_by", evidence.ReceivedBy, LongestName) is { } unfit)
        {
            yield return unfit;
        }

        if (!evidence.IdentityChecked)
        {
            yield return new("identityChecked", "identity_not_checked", "Đối chiếu giấy tờ của người nhận rồi đánh dấu.");
        }

        if (evidence.Proof is null)
        {
            yield return new("proof", "proof_missing", "Chụp hoặc quét phiếu giao có chữ ký của người nhận.");
        }
    }

    /// <summary>Row 25b: brought back. The result waits at the counter from now on; carrier and waybill stay on record until it is posted again.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="reason">Why, as the post says.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> ReturnedAsync(ActContext context, Guid id, int version, string reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ReturnUndelivered, new(context.Now, reason), change =>
        {
            var dossier = change.Dossier;

            // The originals that went with it are here again.
            foreach (var paper in dossier.Papers.Where(p => p.OriginalsReturnedAt == dossier.ReturnedAt))
            {
                (paper.OriginalsReturnedAt, dossier.OriginalsReturnedAt) = (null, null);
            }

            (dossier.Delivery, dossier.ReturnedAt, dossier.UnclaimedToldAt) = (DeliveryState.ReturnedUndelivered, null, null);
            dossier.CarrierId = null;
            change.PutOn(Desk.Return, change.Counter.Id, context.Now);
            return Task.FromResult(Told(dossier, null));
        }, cancel: cancel);

    private static DossierEventData Told(Dossier dossier, DateTime? delivered) =>
        new() { Delivery = dossier.Delivery, PostDelivered = delivered, Number = dossier.PostWaybill, Carrier = dossier.PostCarrier, PostedOn = dossier.PostedOn };
}
