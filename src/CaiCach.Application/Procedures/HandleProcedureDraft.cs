using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>Everything done to a draft before it is announced: begun, saved as far as it is written, reviewed by somebody who did not write on it, given up.</summary>
public sealed class HandleProcedureDraft(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine, FileStore files)
{
    private const int LongestNote = 2000;
    private const int LongestName = 1000;

    /// <summary>What is done.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="Document">The document as written so far; for saving.</param>
    /// <param name="Note">What the reviewer says; for giving back.</param>
    public sealed record Request(CatalogueAct Act, string? Document = null, string? Note = null);

    /// <summary>Does it.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The procedure.</param>
    /// <param name="seen">Its version as seen.</param>
    /// <param name="request">What is done.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<CatalogueOutcome> RunAsync(ActContext context, Guid id, int seen, Request request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var (no, entry, draft) = await CatalogueSaving.OpenAsync(db, context, snapshot, request.Act, id, seen, cancel);
        if (no is not null)
        {
            return no;
        }

        var note = TypedText.Trimmed(request.Note);
        var fault = request.Act switch
        {
            CatalogueAct.Draft => await BeginAsync(context, snapshot, entry, cancel),
            CatalogueAct.Save => await SaveAsync(context, snapshot, entry, draft!, request.Document ?? "", cancel),
            CatalogueAct.Submit => Submit(entry, draft!),
            CatalogueAct.TakeBack => Move(entry, draft!, ProcedureDraftState.Draft),
            CatalogueAct.Approve => Move(entry, draft!, ProcedureDraftState.Reviewed, context.Actor.Name),
            CatalogueAct.Return => Return(entry, draft!, note),
            CatalogueAct.Discard => Discard(entry, draft!),
            _ => throw new UnreachableException("Not an act on a draft."),
        };
        if (fault is { Count: > 0 })
        {
            return await CatalogueSaving.InvalidAsync(db, context, request.Act, id, seen, fault, cancel);
        }

        var templates = request.Act == CatalogueAct.Save ? DraftDocument.TemplatesOf(DraftDocument.Read(draft!.Document)!).Select(t => t.Sha256).ToList() : [];
        CatalogueSaving.Record(db, context, entry, request.Act, new(entry.AgencyId, entry.Code, entry.NewestVersion + 1, Templates: templates.Count > 0 ? templates : null), request.Act == CatalogueAct.Return ? note : null);
        return await CatalogueSaving.SaveAsync(db, engine, context, entry, request.Act, seen, cancel);
    }

    private async Task<List<FieldFault>?> BeginAsync(ActContext context, ReferenceSnapshot snapshot, CatalogueEntry entry, CancellationToken cancel)
    {
        var today = VietnamTime.DayOf(context.Now);
        var newest = await db.Procedures.AsNoTracking().Where(p => p.Code == entry.Code).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel);
        var body = snapshot.Organisation.Find(entry.AgencyId)!;
        var document = newest is null ? DraftDocument.Blank(entry.Code, entry.Kind, entry.Name, body.Name, StartProcedure.LevelOf(body), today) : DraftDocument.NextOf(newest.Document, today);
        DraftDocument.Begin(db, context, entry, document, newest?.Version ?? 0);
        return null;
    }

    private async Task<List<FieldFault>?> SaveAsync(ActContext context, ReferenceSnapshot snapshot, CatalogueEntry entry, ProcedureDraft draft, string document, CancellationToken cancel)
    {
        if (document.Length > DraftDocument.Longest)
        {
            return [new("", "draft_too_long", "Nội dung dự thảo quá dài; vui lòng rút ngắn.")];
        }

        if (TypedText.Check("", "draft", document, DraftDocument.Longest) is { } unreadable)
        {
            return [unreadable];
        }

        if (DraftDocument.Read(document) is not { } root)
        {
            return [new("", "draft_unreadable", "Không đọc được nội dung dự thảo; vui lòng mở lại trang soạn.")];
        }

        if (await LostTemplatesAsync(context, draft, root, cancel) is { Count: > 0 } lost)
        {
            return lost;
        }

        draft.Document = DraftDocument.Settled(root, entry.Code, entry.Kind, draft.BasedOn + 1, VietnamTime.DayOf(context.Now));
        (draft.WriterName, draft.WrittenAt) = (context.Actor.Name, context.Now);
        if (context.Actor.Id?.ToString("n") is { } writer && !draft.Writers.Contains(writer, StringComparison.Ordinal) && draft.Writers.Length + writer.Length < 4000)
        {
            draft.Writers = $"{draft.Writers} {writer}".Trim();
        }

        if (entry.State == CatalogueState.Unannounced && DraftDocument.TextOf(DraftDocument.BodyOf(root), "name") is { Length: > 0 and <= LongestName } name)
        {
            entry.Name = name;
            entry.SearchKey = CatalogueSaving.SearchKeyOf(name, entry.Code, null, snapshot.Organisation.NameOf(entry.AgencyId));
        }

        return null;
    }

    /// <summary>Blank forms that this person did not upload and that the draft did not have: their files may be anything, or be gone.</summary>
    private async Task<List<FieldFault>> LostTemplatesAsync(ActContext context, ProcedureDraft draft, JsonObject root, CancellationToken cancel)
    {
        List<FieldFault> lost = [];
        foreach (var (paper, sha256) in DraftDocument.TemplatesOf(root))
        {
            var isOurs = draft.Document.Contains(sha256, StringComparison.Ordinal) || await db.Uploads.AnyAsync(u => u.Sha256 == sha256 && u.OwnerId == context.Actor.Id, cancel);
            if (!isOurs || !files.Touch(sha256))
            {
                lost.Add(new(string.Create(CultureInfo.InvariantCulture, $"$.procedures[0].components[{paper}].template"), "template_lost", "Tệp mẫu này không còn được giữ; hãy chọn lại tệp."));
            }
        }

        return lost;
    }

    private static List<FieldFault>? Submit(CatalogueEntry entry, ProcedureDraft draft)
    {
        if (DraftDocument.FaultsOf(draft.Document) is { Count: > 0 } faults)
        {
            return [.. faults.Select(f => new FieldFault(f.Place, f.Code, f.Text))];
        }

        (draft.ReviewNote, draft.ReviewerName) = (null, null);
        return Move(entry, draft, ProcedureDraftState.InReview);
    }

    private static List<FieldFault>? Return(CatalogueEntry entry, ProcedureDraft draft, string? note)
    {
        if (note is null)
        {
            return [new("note", "note_missing", "Ghi rõ chỗ cần sửa.")];
        }

        if (TypedText.Check("note", "note", note, LongestNote) is { } unfit)
        {
            return [unfit];
        }

        draft.ReviewNote = note;
        return Move(entry, draft, ProcedureDraftState.Draft);
    }

    private static List<FieldFault>? Move(CatalogueEntry entry, ProcedureDraft draft, ProcedureDraftState to, string? reviewer = null)
    {
        (entry.DraftState, draft.ReviewerName) = (to, reviewer);
        return null;
    }

    private List<FieldFault>? Discard(CatalogueEntry entry, ProcedureDraft draft)
    {
        entry.DraftState = null;
        db.ProcedureDrafts.Remove(draft);
        return null;
    }
}
