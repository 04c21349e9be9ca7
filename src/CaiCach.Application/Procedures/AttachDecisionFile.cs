using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>Keeps the signed text of a decision as a PDF file beside what was recorded of it.</summary>
public sealed class AttachDecisionFile(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine, FileStore files)
{
    private const string Pdf = "application/pdf";

    /// <summary>Attaches it; a file that is there gives way, and stays in the history.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The decision.</param>
    /// <param name="uploadId">The file that this person handed in.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<CatalogueOutcome> RunAsync(ActContext context, Guid id, Guid uploadId, CancellationToken cancel = default)
    {
        var decision = await db.CatalogueDecisions.FirstOrDefaultAsync(d => d.Id == id, cancel);
        if (decision is null || CatalogueScope.WrittenBy(context.Actor, (await reference.CurrentAsync(cancel)).Organisation).All(b => b.Id != decision.AgencyId))
        {
            return new CatalogueOutcome.NotFound();
        }

        var upload = await db.Uploads.AsNoTracking().FirstOrDefaultAsync(u => u.Id == uploadId && u.OwnerId == context.Actor.Id, cancel);
        if (upload is null || !files.Touch(upload.Sha256))
        {
            return new CatalogueOutcome.Invalid([new("file", "file_lost", "Tệp này không còn được giữ; hãy chọn lại tệp.")]);
        }

        if (upload.MediaType != Pdf)
        {
            return new CatalogueOutcome.Invalid([new("file", "file_not_pdf", "Tệp văn bản phải là PDF.")]);
        }

        var last = await db.Events.Where(e => e.StreamId == id).MaxAsync(e => (int?)e.Version, cancel) ?? 0;
        if (decision.FileSha256 == upload.Sha256)
        {
            return new CatalogueOutcome.Done(id, last);
        }

        (decision.FileName, decision.FileSha256) = (upload.FileName, upload.Sha256);
        db.Record(
            context, CatalogueEventData.DecisionStream, id, last + 1, CatalogueEventData.DecisionFileAttached,
            new CatalogueDecisionFileEventData(decision.AgencyId, decision.Number, decision.Day, upload.FileName, upload.Sha256), unitId: decision.AgencyId);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new CatalogueOutcome.Done(id, last + 1);
        }
        catch (DbUpdateException rival) when (engine.UniqueViolation(rival) is "events")
        {
            db.ChangeTracker.Clear();
            return new CatalogueOutcome.Stale(last + 1);
        }
    }
}
