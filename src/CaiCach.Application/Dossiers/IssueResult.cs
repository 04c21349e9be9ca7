using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 24: the clerk numbers the result and stores its electronic document; the authority's clock stops. The result of a part goes to the body that has
/// the whole dossier, not to the applicant.
/// </summary>
public sealed class IssueResult(DossierWork work, AttachUploads uploads, EndParts parts)
{
    /// <summary>The result.</summary>
    /// <param name="Number">Number and symbol of the document (số, ký hiệu).</param>
    /// <param name="Date">Its date; not in the future, not before acceptance.</param>
    /// <param name="UploadId">The PDF, handed in before by the same clerk.</param>
    public sealed record Request(string Number, DateOnly Date, Guid? UploadId);

    /// <summary>Issues.</summary>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Request request, CancellationToken cancel = default)
    {
        PaperInput[] papers = request.UploadId is { } upload ? [new("", upload)] : [];
        var found = await uploads.FindAsync(context.Actor, papers, cancel);
        var isPart = false;
        var outcome = await work.ActAsync(context, id, version, DossierAct.Issue, new(context.Now, Number: request.Number), change =>
        {
            var dossier = change.Dossier;
            found.AddTo(change, PaperKind.Result);
            dossier.ResultNumber = request.Number.Trim();
            dossier.ResultDate = request.Date;
            dossier.ResultToken = DossierCodes.NewToken();
            var data = change.Finish();
            isPart = dossier.PartOfId is not null;
            if (isPart)
            {
                return Task.FromResult(data with { Electronic = true, Files = found.Hashes });
            }

            dossier.Delivery = DeliveryState.Ready;
            change.PutOn(Desk.Return, change.Reference.Organisation.ReceptionOf(dossier.AgencyId).Id, context.Now);
            return Task.FromResult(data with { Electronic = true, Files = found.Hashes, Delivery = dossier.Delivery });
        },
        (dossier, _) => [.. found.UnknownUploads, .. Check(dossier, request, found, VietnamTime.DayOf(context.Now))],
        facts => facts with { HasResultFile = facts.HasResultFile || request.UploadId is not null },
        cancel: cancel);
        if (isPart && outcome is ActOutcome.Done)
        {
            await parts.AfterPartAsync(context, id, cancel);
        }

        return outcome;
    }

    internal static IEnumerable<FieldFault> Check(Dossier dossier, Request request, FoundUploads found, DateOnly today)
    {
        if (request.Date > today)
        {
            yield return new("date", "date_in_future", "Ngày văn bản không được sau ngày hôm nay.");
        }

        if (dossier.AcceptedAt is { } accepted && request.Date < VietnamTime.DayOf(accepted))
        {
            yield return new("date", "date_before_acceptance", "Ngày văn bản không được trước ngày tiếp nhận hồ sơ.");
        }

        if (found.Uploads.Any(u => u.MediaType != "application/pdf"))
        {
            yield return new("file", "not_a_pdf", "Kết quả phải là tệp PDF.");
        }
    }
}
