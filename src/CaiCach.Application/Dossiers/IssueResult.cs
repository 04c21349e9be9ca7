using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 24: the clerk numbers the document the head signed and issues it, as it is or as its signed or stamped copy; the authority's clock stops. The result of
/// a part goes to the body that has the whole dossier, not to the applicant.
/// </summary>
public sealed class IssueResult(DossierWork work, AttachUploads uploads, FileStore files, EndParts parts)
{
    /// <summary>The result.</summary>
    /// <param name="Number">Number and symbol of the document (số, ký hiệu).</param>
    /// <param name="Date">Its date; not in the future, not before acceptance.</param>
    /// <param name="UploadId">The PDF, handed in before by the same clerk; null to issue the document the head signed.</param>
    /// <param name="SignedCopy">The clerk states that the PDF is the signed or stamped copy of that document.</param>
    /// <param name="ResultCode">Which of the results of the procedure it is; may be left out where there is one alone, and says nothing of a refusal.</param>
    public sealed record Request(string Number, DateOnly Date, Guid? UploadId, bool SignedCopy = false, string? ResultCode = null);

    /// <summary>Issues.</summary>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Request request, CancellationToken cancel = default)
    {
        var found = await FindAsync(uploads, context, request, cancel);
        var isPart = false;
        var outcome = await work.ActAsync(context, id, version, DossierAct.Issue, new(context.Now, Number: request.Number, SignedCopy: request.SignedCopy), async change =>
        {
            var dossier = change.Dossier;
            var draft = DossierFactsReader.DraftOf(dossier);
            var result = found.ToPapers(PaperKind.Result).FirstOrDefault() ?? (draft is null ? null : DossierParts.CopyOf(draft, PaperKind.Result, dossier, default, context.Now, default));
            if (result is not null)
            {
                await AddAsync(change, result, files, cancel);
            }

            dossier.ResultNumber = request.Number.Trim();
            dossier.ResultDate = request.Date;
            dossier.ResultToken = DossierCodes.NewToken();
            var issued = result ?? dossier.Papers.Last(p => p is { Kind: PaperKind.Result, Sha256: not null });
            issued.ResultTypeCode = TypeOf(dossier, change.Procedure, request.ResultCode);
            var data = change.Finish() with { ProcedureVersion = dossier.ProcedureVersion, ResultTypeCode = issued.ResultTypeCode, Electronic = issued.Digitisation == DigitisationState.Signed, Files = [issued.Sha256!], Draft = draft?.Sha256 };
            isPart = dossier.PartOfId is not null;
            if (isPart)
            {
                return data;
            }

            dossier.Delivery = DeliveryState.Ready;
            change.PutOn(Desk.Return, change.Counter.Id, context.Now);
            return data with { Delivery = dossier.Delivery };
        },
        (dossier, reference) => [.. Check(dossier, request, found, VietnamTime.DayOf(context.Now)), .. CheckType(dossier, reference, request.ResultCode, isNeeded: true)],
        facts => facts with
        {
            HasResultFile = facts.HasResultFile || request.UploadId is not null || facts.Draft is not null,
            ResultBrought = found.Uploads.Select(u => u.Sha256).FirstOrDefault(),
        },
        cancel: cancel);
        if (isPart && outcome is ActOutcome.Done)
        {
            await parts.AfterPartAsync(context, id, cancel);
        }

        return outcome;
    }

    internal static Task<FoundUploads> FindAsync(AttachUploads uploads, ActContext context, Request request, CancellationToken cancel) =>
        uploads.FindAsync(context.Actor, request.UploadId is { } upload ? [new("", upload)] : [], cancel);

    /// <summary>Adds a result: an electronic document when its file holds a digital signature, else the digitised copy of one on paper.</summary>
    internal static async Task AddAsync(DossierChange change, DossierPaper result, FileStore files, CancellationToken cancel)
    {
        await using var stored = files.Open(result.Sha256!);
        using var content = new MemoryStream();
        await (stored?.CopyToAsync(content, cancel) ?? Task.CompletedTask);
        result.Digitisation = PdfSignature.IsIn(content.GetBuffer().AsSpan(0, (int)content.Length)) ? DigitisationState.Signed : DigitisationState.File;
        change.Add(result);
    }

    /// <summary>The type of the last result of a dossier whose papers are loaded; null where none was issued, or its type is not known.</summary>
    public static string? TypeIssued(Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return dossier.Papers.Where(p => p is { Kind: PaperKind.Result, Sha256: not null }).OrderBy(p => p.AddedAtVersion).ThenBy(p => p.Id).LastOrDefault()?.ResultTypeCode;
    }

    /// <summary>The type that a result is kept as: as said, else the one there is, else as the result before it; none for a refusal.</summary>
    internal static string? TypeOf(Dossier dossier, ProcedureVersion? procedure, string? said) =>
        dossier.Refused || procedure is null ? null : TypedText.Trimmed(said) ?? (procedure.Results is [var only] ? only.Code : TypeIssued(dossier));

    /// <summary>What is wrong with the type of a result.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="reference">Reference data.</param>
    /// <param name="said">The code as said.</param>
    /// <param name="isNeeded">Whether it has to be said where the procedure has several and none was issued.</param>
    internal static IEnumerable<FieldFault> CheckType(Dossier dossier, ReferenceSnapshot reference, string? said, bool isNeeded)
    {
        if (dossier.Refused || reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion) is not { } procedure)
        {
            yield break;
        }

        if (TypedText.Trimmed(said) is { } code)
        {
            if (!procedure.Results.Any(r => string.Equals(r.Code, code, StringComparison.Ordinal)))
            {
                yield return new("resultCode", "result_type_unknown", "Loại kết quả không có trong thủ tục.");
            }
        }
        else if (isNeeded && procedure.Results.Count > 1 && TypeIssued(dossier) is null)
        {
            yield return new("resultCode", "result_type_missing", "Chọn loại kết quả: thủ tục có nhiều loại kết quả.");
        }
    }

    internal static IReadOnlyList<FieldFault> Check(Dossier dossier, Request request, FoundUploads found, DateOnly today) =>
        [.. found.UnknownUploads.Select(f => f with { Field = "file" }), .. Faults(dossier, request, found, today)];

    private static IEnumerable<FieldFault> Faults(Dossier dossier, Request request, FoundUploads found, DateOnly today)
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
