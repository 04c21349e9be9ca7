using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Drafts;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Drafts;

/// <summary>An officer at a counter opens the draft of a code that a citizen shows. Whoever opened it has an hour at least to file it.</summary>
public sealed class OpenDraftCode(CaiCachDb db, ReadDraft read, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>How long an opened draft can be filed at least.</summary>
    public static readonly TimeSpan OpenLasts = TimeSpan.FromHours(1);

    /// <summary>What came of it: the draft, or why there is none.</summary>
    public sealed record Outcome(ReadDraft.View? Draft, FieldFault? Fault);

    /// <summary>Opens.</summary>
    public async Task<Outcome> RunAsync(ActContext context, string? typed, CancellationToken cancel = default)
    {
        var code = DraftCodeInput.Clean(typed);
        if (code.Length == 0)
        {
            return new(null, new("draftCode", "draft_code_missing", "Quét mã QR, hoặc nhập mã bản nháp của người dân."));
        }

        var row = await db.DraftCodes.AsNoTracking().FirstOrDefaultAsync(c => c.Code == code, cancel);
        if (DraftCodeInput.FaultOf(row, context.Now) is { } fault)
        {
            return new(null, fault);
        }

        if (await read.ForCounterAsync(row!.DraftId, context.Now, cancel) is not { } draft)
        {
            return new(null, DraftCodeInput.Gone);
        }

        var (snapshot, today) = (await reference.CurrentAsync(cancel), VietnamTime.DayOf(context.Now));
        var counters = context.Actor.Posts.Where(p => p.Role == Role.Receiver).Select(p => snapshot.Organisation.Find(p.AgencyId)!);
        if (draft.Agency is not { } agency || draft.AgencyFault is not null || counters.All(counter => snapshot.WhyNotReceivedBy(counter, agency, draft.Procedure.Code, today) is not null))
        {
            return new(null, new("draftCode", "draft_code_foreign_counter", $"Bản nháp này nộp đến {draft.Agency?.Name ?? "cơ quan khác"}; quầy của ông/bà không nhận thủ tục ấy."));
        }

        return await NoteAsync(context, row, cancel) ? new(draft, null) : await RunAsync(context, typed, cancel);
    }

    // That an officer opened it is told once, not at each look; false when somebody was faster, or the citizen ended it meanwhile.
    private async Task<bool> NoteAsync(ActContext context, DraftCode row, CancellationToken cancel)
    {
        if (row.OpenedById == context.Actor.Id)
        {
            return true;
        }

        var expires = row.ExpiresAt > context.Now + OpenLasts ? row.ExpiresAt : context.Now + OpenLasts;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var noted = await db.DraftCodes.Where(c => c.Id == row.Id && c.Version == row.Version && c.ExpiresAt == row.ExpiresAt).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.OpenedAt, context.Now).SetProperty(c => c.OpenedById, context.Actor.Id).SetProperty(c => c.OpenedBy, context.Actor.Name)
                .SetProperty(c => c.ExpiresAt, expires).SetProperty(c => c.Version, row.Version + 1), cancel);
        if (noted == 0)
        {
            return false;
        }

        db.Record(context, DraftCodeEventData.Stream, row.Id, row.Version + 1, DraftCodeEventData.Opened, new DraftCodeEventData(row.DraftId, expires));
        try
        {
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return true;
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "events")
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
