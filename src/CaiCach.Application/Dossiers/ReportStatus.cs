using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 29: writes down the status that the other system reports. One that is older than what is shown is kept as an event and changes nothing that is shown; the same one twice is once.
/// </summary>
public sealed class ReportStatus(CaiCachDb db, DossierWork work, AttachUploads uploads)
{
    /// <summary>What is reported.</summary>
    /// <param name="Status">The status of the national list, 1 to 10.</param>
    /// <param name="At">When (UTC) it came to be so there.</param>
    /// <param name="Text">What is said beside it; null for nothing.</param>
    /// <param name="UploadId">A file that goes with it; null for none.</param>
    public sealed record Request(int? Status, DateTime? At, string? Text = null, Guid? UploadId = null);

    /// <summary>Writes it down.</summary>
    /// <param name="context">Who says so and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen; null for a program, whose word holds at any.</param>
    /// <param name="request">What is reported.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int? version, Request request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        var words = TypedText.Trimmed(request.Text);
        var found = await uploads.FindAsync(context.Actor, request.UploadId is { } upload ? [new("", upload)] : [], cancel);
        return await OtherSystems.OnceAsync(db, context, id, version,
            (_, _, data) => data.OtherSystem is { } said && said.Status == request.Status && said.At == request.At && said.Text == words
                && (request.UploadId is not { } file || found.HashOf(file) is not { } hash || data.Files?.Contains(hash) == true),
            seen => work.ActAsync(context, id, seen, DossierAct.ReportStatus, new(context.Now, Happened: request.At, Status: request.Status), change =>
            {
                var dossier = change.Dossier;
                var older = request.At < dossier.ReportedAt;
                foreach (var paper in found.ToPapers(PaperKind.Reply))
                {
                    change.Add(paper);
                }

                dossier.ReportReceivedAt = context.Now;
                if (!older)
                {
                    (dossier.ReportedStatus, dossier.ReportedAt, dossier.ReportedText) = (request.Status, request.At, words);
                }

                return Task.FromResult(new DossierEventData
                {
                    OtherSystem = OtherSystems.Of(dossier) with { Status = request.Status, At = request.At, Text = words, Older = older ? true : null },
                    Files = found.Uploads.Count == 0 ? null : found.Hashes,
                });
            },
            (_, _) => [.. found.UnknownUploads.Select(f => f with { Field = "file" }), .. TypedText.Check("text", "text", request.Text, Dossier.LongestReport) is { } fault ? [fault] : Array.Empty<FieldFault>()],
            cancel: cancel), cancel, lastTurnOnly: false);
    }
}
