using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Data;
using CaiCach.Data.Files;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Takes a file of an earlier dossier for a filing: an upload that names the same content and the paper it is from, to be removed and handed in like any other. It is
/// judged once more when it is handed in. An official's reading of the earlier dossier is noted for its owner.
/// </summary>
public sealed class ReusePaper(CaiCachDb db, FileStore store, IDatabaseEngine engine, OpenDossier open)
{
    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Taken, now or before.</summary>
        public sealed record Taken(Upload Upload) : Outcome;

        /// <summary>Refused; nothing is kept.</summary>
        public sealed record Refused(FieldFault Fault) : Outcome;
    }

    /// <summary>Takes it, all or nothing; twice is as once. Two clicks at one moment at a counter may leave two uploads, of which the form hands in one and the other is deleted in time.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="held">What <see cref="FindReusable"/> found for this actor.</param>
    /// <param name="componentCode">The paper it stands for.</param>
    /// <param name="paperId">The paper of the earlier dossier.</param>
    /// <param name="draft">The draft, or the dossier to supplement, of the actor that it is for, which the caller has read; null at a counter.</param>
    /// <param name="field">The form field to name in a fault.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> RunAsync(ActContext context, FindReusable.Held held, string componentCode, Guid paperId, Guid? draft, string field, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(held);
        if (held.Offers.FirstOrDefault(o => o.ComponentCode == componentCode && o.Paper.Id == paperId) is not { Paper: var paper } || !store.Touch(paper.Sha256!))
        {
            return new Outcome.Refused((held.WhyNot(componentCode, paperId) ?? new("", "reuse_gone", "Giấy tờ này không còn trong kho.")) with { Field = field });
        }

        var me = context.Actor.Id!.Value;
        var taken = db.Uploads.AsNoTracking().Where(u => u.OwnerId == me && u.DraftId == draft);
        if (await taken.FirstOrDefaultAsync(u => u.ReusedFromId == paperId && u.ComponentCode == componentCode, cancel) is { } before)
        {
            return new Outcome.Taken(before);
        }

        if (draft is not null && await taken.CountAsync(cancel) >= FoundUploads.MostPapers)
        {
            return Refuse("too_many_files", "Mỗi lần nộp có tối đa 100 tệp.");
        }

        if (draft is not null && await taken.Where(u => u.Sha256 == paper.Sha256 && !(u.ReusedFromId == paperId && u.ComponentCode == componentCode)).Select(u => u.FileName).FirstOrDefaultAsync(cancel) is { } same)
        {
            return Refuse("file_duplicate", $"Giấy tờ này có cùng nội dung với tệp “{same}” đã chọn.");
        }

        var upload = new Upload
        {
            Id = Ids.New(context.Now),
            OwnerId = me,
            DraftId = draft,
            ComponentCode = componentCode,
            Sha256 = paper.Sha256!,
            FileName = paper.FileName,
            MediaType = paper.MediaType,
            Size = paper.Size,
            CreatedAt = context.Now,
            ReusedFromId = paperId,
        };
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            db.Uploads.Add(upload);
            await db.SaveChangesAsync(cancel);
            await db.Drafts.Where(d => d.Id == draft && d.AccountId == me).ExecuteUpdateAsync(set => set.SetProperty(d => d.SavedAt, context.Now).SetProperty(d => d.Version, d => d.Version + 1), cancel);
            await open.NoteAsync(context, paper.DossierId, cancel);
            await transaction.CommitAsync(cancel);
            return new Outcome.Taken(upload);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "uploads")
        {
            // Two clicks at once: the other one took it, for this component or another.
            db.ChangeTracker.Clear();
            return await taken.FirstOrDefaultAsync(u => u.ReusedFromId == paperId && u.ComponentCode == componentCode, cancel) is { } other ? new Outcome.Taken(other)
                : Refuse("file_duplicate", $"Giấy tờ này có cùng nội dung với tệp “{paper.FileName}” đã chọn.");
        }

        Outcome.Refused Refuse(string code, string text) => new(new(field, code, text));
    }
}
