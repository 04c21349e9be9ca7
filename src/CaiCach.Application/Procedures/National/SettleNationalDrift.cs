using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures.National;

/// <summary>A controller says what is done about the differences of a procedure: the national database was told, an amendment follows it, or ours stays for a reason.</summary>
public sealed class SettleNationalDrift(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    private const string Decree = "NĐ 63/2010/NĐ-CP; NĐ 92/2017/NĐ-CP";
    private const int LongestNote = 2000;

    /// <summary>Says it. Following opens an amendment draft with the national content in the same act; the outcome then names the procedure.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The row.</param>
    /// <param name="seen">Its version as seen.</param>
    /// <param name="act">What is done.</param>
    /// <param name="note">The reason, or by which document the national database was told; a reason is needed to keep ours.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<CatalogueOutcome> RunAsync(ActContext context, Guid id, int seen, DriftAct act, string? note, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var row = await db.NationalProcedures.FirstOrDefaultAsync(n => n.Id == id, cancel);
        var entry = row is null ? null : await db.CatalogueEntries.FirstOrDefaultAsync(e => e.Id == row.EntryId, cancel);
        if (row is null || entry is null || CatalogueScope.BodiesOf(context.Actor, snapshot.Organisation).All(b => b.Id != entry.AgencyId))
        {
            return new CatalogueOutcome.NotFound();
        }

        if (row.Version != seen)
        {
            return await AgainAsync(context, row, entry, act, seen, cancel);
        }

        var who = CatalogueScope.ActorOn(context.Actor, snapshot.Organisation, entry.AgencyId, null);
        List<Refusal> no = !who.IsController ? [new("not_your_role", "Bước này do cán bộ kiểm soát thủ tục hành chính thực hiện.", Decree)]
            : row.State == DriftState.None ? [new("no_drift", "Nội dung không còn sai lệch với Cơ sở dữ liệu quốc gia.", Decree)]
            : act == DriftAct.Follow ? [.. CatalogueRules.Judge(CatalogueAct.Draft, new(entry.State, entry.DraftState), who)] : [];
        if (no.Count > 0)
        {
            return new CatalogueOutcome.Refused(no);
        }

        note = TypedText.Trimmed(note);
        if (act == DriftAct.Keep && note is null)
        {
            return new CatalogueOutcome.Invalid([new("note", "note_missing", "Ghi lý do giữ nội dung của cơ quan.")]);
        }

        if (TypedText.Check("note", "note", note, LongestNote) is { } unfit)
        {
            return new CatalogueOutcome.Invalid([unfit]);
        }

        if (act == DriftAct.Follow && !await FollowAsync(context, snapshot, row, entry, cancel))
        {
            return new CatalogueOutcome.Refused([new("newer_version", "Danh mục đã có phiên bản mới hơn phiên bản được so sánh; hãy soạn sửa đổi từ phiên bản đó ở trang của thủ tục.", Decree)]);
        }

        row.State = act switch { DriftAct.Report => DriftState.Reported, DriftAct.Follow => DriftState.Following, _ => DriftState.Kept };
        (row.Note, row.SettledBy, row.SettledAt) = (note, context.Actor.Name, context.Now);
        row.Version++;
        db.Record(
            context, NationalEventData.Stream, row.Id, row.Version, NationalEventData.TypeOf(act), new NationalEventData(entry.AgencyId, row.Code, row.State, NationalComparison.LinesOf(row).Count), note, entry.AgencyId);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new CatalogueOutcome.Done(entry.Id, row.Version);
        }
        catch (DbUpdateException rival) when (rival is DbUpdateConcurrencyException || engine.UniqueViolation(rival) is "events" or "procedure_drafts")
        {
            db.ChangeTracker.Clear();
            return await AgainAsync(context, await db.NationalProcedures.AsNoTracking().SingleAsync(n => n.Id == id, cancel), entry, act, seen, cancel);
        }
    }

    private async Task<bool> FollowAsync(ActContext context, ReferenceSnapshot snapshot, NationalProcedure row, CatalogueEntry entry, CancellationToken cancel)
    {
        var today = VietnamTime.DayOf(context.Now);
        var newest = await db.Procedures.Where(p => p.Code == row.Code).MaxAsync(p => (int?)p.Version, cancel);
        if (CheckCatalogueFile.Known(snapshot, row.Code, today) is not { } ours || newest != ours.Version)
        {
            return false;
        }

        var document = DraftDocument.Settled(ProcedureFileWriter.Write(NationalComparison.NationalOf(row, ours, today), today, DraftDocument.Note), entry.Code, entry.Kind, ours.Version + 1, today);
        DraftDocument.Begin(db, context, entry, document, ours.Version);
        CatalogueSaving.Record(db, context, entry, CatalogueAct.Draft, new(entry.AgencyId, entry.Code, ours.Version + 1), "Sửa theo Cơ sở dữ liệu quốc gia");
        return true;
    }

    /// <summary>The same act by the same person on the same version was done a click ago; anything else is somebody else's.</summary>
    private async Task<CatalogueOutcome> AgainAsync(ActContext context, NationalProcedure row, CatalogueEntry entry, DriftAct act, int seen, CancellationToken cancel)
    {
        var type = NationalEventData.TypeOf(act);
        return row.Version == seen + 1 && context.Actor.Id is { } actor && await db.Events.AnyAsync(e => e.StreamId == row.Id && e.Version == row.Version && e.Type == type && e.ActorId == actor, cancel)
            ? new CatalogueOutcome.Done(entry.Id, row.Version)
            : new CatalogueOutcome.Stale(row.Version);
    }
}
