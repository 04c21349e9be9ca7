using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 29a: the other system has issued the result. The authority's clock stopped at that moment, whenever it is told here; with it the dossier is handed back, and the result is returned here as
/// any other.
/// </summary>
public sealed class ReportResult(CaiCachDb db, DossierWork work, AttachUploads uploads, FileStore files)
{
    /// <summary>The result.</summary>
    /// <param name="Number">Number and symbol of the document.</param>
    /// <param name="At">When (UTC) it was issued there.</param>
    /// <param name="UploadId">The PDF, handed in before by who reports.</param>
    /// <param name="Refuses">Whether it refuses on the merits.</param>
    /// <param name="ResultCode">Which of the results of the procedure it is; null where the other system does not say, and for a refusal.</param>
    public sealed record Request(string? Number, DateTime? At, Guid? UploadId, bool Refuses = false, string? ResultCode = null);

    /// <summary>Takes it in.</summary>
    /// <param name="context">Who says so and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen; null for a program, whose word holds at any.</param>
    /// <param name="request">The result.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int? version, Request request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        var number = TypedText.Trimmed(request.Number);
        var found = await uploads.FindAsync(context.Actor, request.UploadId is { } upload ? [new("", upload)] : [], cancel);
        return await OtherSystems.OnceAsync(db, context, id, version,
            (type, _, data) => type == DossierEvents.TypeOf(DossierAct.ReportResult) && data.Number == number && data.OtherSystem?.At == request.At,
            seen => work.ActAsync(context, id, seen, DossierAct.ReportResult, new(context.Now, Number: number, Happened: request.At), async change =>
            {
                var dossier = change.Dossier;
                var said = OtherSystems.Of(dossier) with { At = request.At, Refuses = request.Refuses ? true : null };
                var result = found.ToPapers(PaperKind.Result).Single();
                (dossier.Refused, dossier.Delivery) = (request.Refuses, DeliveryState.Ready);
                result.ResultTypeCode = IssueResult.TypeOf(dossier, change.Procedure, request.ResultCode);
                await IssueResult.AddAsync(change, result, files, cancel);
                var data = change.Finish(request.At!.Value);
                OtherSystems.TakeBack(dossier, context.Now);
                (dossier.ResultNumber, dossier.ResultDate, dossier.ResultToken) = (number, VietnamTime.DayOf(request.At.Value), DossierCodes.NewToken());
                change.PutOn(Desk.Return, change.Counter.Id, context.Now);
                return data with { ProcedureVersion = dossier.ProcedureVersion, ResultTypeCode = result.ResultTypeCode, Electronic = result.Digitisation == DigitisationState.Signed, Files = [result.Sha256!], Delivery = dossier.Delivery, OtherSystem = said };
            },
            (dossier, reference) => [.. Faults(request, found), .. request.Refuses ? [] : IssueResult.CheckType(dossier, reference, request.ResultCode, isNeeded: false)],
            facts => facts with { HasResultFile = request.UploadId is not null },
            cancel: cancel), cancel);
    }

    private static IEnumerable<FieldFault> Faults(Request request, FoundUploads found)
    {
        foreach (var unknown in found.UnknownUploads)
        {
            yield return unknown with { Field = "file" };
        }

        if (found.Uploads.Any(u => u.MediaType != "application/pdf"))
        {
            yield return new("file", "not_a_pdf", "Kết quả phải là tệp PDF.");
        }
    }
}
