using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 26: the head replaces a result the authority got wrong. The old document stays on record beside the new one; the address of the public check
/// stays the same, shows the new one and says of the old one that it was replaced; no new time runs against the applicant and nothing is counted twice.
/// </summary>
public sealed class CorrectResult(DossierWork work, AttachUploads uploads, FileStore files)
{
    /// <summary>Replaces.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="request">The new document.</param>
    /// <param name="reason">What was wrong.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, IssueResult.Request request, string reason, CancellationToken cancel = default)
    {
        var found = await IssueResult.FindAsync(uploads, context, request, cancel);
        return await work.ActAsync(context, id, version, DossierAct.CorrectResult, new(context.Now, reason, Number: request.Number), async change =>
        {
            var dossier = change.Dossier;
            var result = found.ToPapers(PaperKind.Result).Single();
            result.ResultTypeCode = IssueResult.TypeOf(dossier, change.Procedure, request.ResultCode);
            await IssueResult.AddAsync(change, result, files, cancel);
            dossier.ResultNumber = request.Number.Trim();
            dossier.ResultDate = request.Date;
            dossier.Delivery = DeliveryState.Ready;
            dossier.ReturnedAt = null;
            (dossier.PostCarrier, dossier.PostWaybill, dossier.PostedOn, dossier.PostDeliveredAt, dossier.UnclaimedToldAt) = (null, null, null, null, null);
            (dossier.ArchivedAt, dossier.ArchiveSymbol, dossier.ArchivePlace) = (null, null, null);
            dossier.CarrierId = null;
            change.PutOn(Desk.Return, change.Counter.Id, context.Now);
            return new DossierEventData { ProcedureVersion = dossier.ProcedureVersion, ResultTypeCode = result.ResultTypeCode, Files = found.Hashes, Delivery = dossier.Delivery };
        },
        (dossier, reference) => [.. IssueResult.Check(dossier, request, found, VietnamTime.DayOf(context.Now)), .. IssueResult.CheckType(dossier, reference, request.ResultCode, isNeeded: true)],
        facts => facts with { HasResultFile = request.UploadId is not null },
        cancel: cancel);
    }
}
