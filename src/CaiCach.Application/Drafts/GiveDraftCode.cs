using System.Security.Cryptography;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Data;
using CaiCach.Data.Drafts;
using CaiCach.Law.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Drafts;

/// <summary>A citizen makes a code by which a counter opens a draft of the own; a new one ends those before it.</summary>
public sealed class GiveDraftCode(CaiCachDb db)
{
    /// <summary>How long a code can be used.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    private const int Length = 12;

    /// <summary>The code of a draft that can be used now; null for none.</summary>
    public async Task<DraftCode?> ReadAsync(ActContext context, Guid draftId, CancellationToken cancel = default) =>
        await db.DraftCodes.AsNoTracking().Where(c => c.DraftId == draftId && c.AccountId == context.Actor.Id && c.UsedAt == null && c.ExpiresAt > context.Now).OrderByDescending(c => c.MadeAt).FirstOrDefaultAsync(cancel);

    /// <summary>Makes one; false when the account has no such draft.</summary>
    public async Task<bool> RunAsync(ActContext context, Guid draftId, CancellationToken cancel = default)
    {
        if (context.Actor.Id is not { } account || !await db.Drafts.AnyAsync(d => d.Id == draftId && d.AccountId == account, cancel))
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.DraftCodes.Where(c => c.DraftId == draftId && c.UsedAt == null && c.ExpiresAt > context.Now).ExecuteUpdateAsync(set => set.SetProperty(c => c.ExpiresAt, context.Now), cancel);
        var code = new DraftCode
        {
            Id = Ids.New(context.Now),
            DraftId = draftId,
            AccountId = account,
            Code = RandomNumberGenerator.GetString(RequestNumber.MarkAlphabet, Length),
            MadeAt = context.Now,
            ExpiresAt = context.Now + Lasts,
            Version = 1,
        };
        db.DraftCodes.Add(code);
        db.Record(context, DraftCodeEventData.Stream, code.Id, 1, DraftCodeEventData.Made, new DraftCodeEventData(draftId, code.ExpiresAt));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>A code in groups of four, as people read it.</summary>
    public static string Grouped(string code) => string.Join('-', code.Chunk(4).Select(group => new string(group)));
}
