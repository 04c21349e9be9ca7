using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Law.Ratings;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Ratings;

/// <summary>Gives whoever has opened a dossier as its applicant a link to rate it.</summary>
public sealed class InviteRating(CaiCachDb db)
{
    /// <summary>Whether the dossier can be rated now. The caller has opened it as its applicant.</summary>
    public async Task<bool> IsOpenAsync(Guid dossierId, DateTime? deliveredAt, DateTime now, CancellationToken cancel = default) =>
        RatingRules.WhyNot(deliveredAt, isRated: false, now, RatingLinks.DaysOf(deliveredAt, now)) is null && !await db.Ratings.AnyAsync(r => r.DossierId == dossierId, cancel);

    /// <summary>A new link's token; null when the dossier cannot be rated. The caller has opened it as its applicant.</summary>
    public async Task<string?> RunAsync(ActContext context, Guid dossierId, CancellationToken cancel = default)
    {
        var dossier = await db.Dossiers.AsNoTracking().FirstAsync(d => d.Id == dossierId, cancel);
        if (!await IsOpenAsync(dossierId, dossier.ReturnedAt, context.Now, cancel))
        {
            return null;
        }

        var token = RatingLinks.Make(db, dossier);
        await db.SaveChangesAsync(cancel);
        return token;
    }
}
