using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Until when the clock stands for opinions whose time the sector law leaves out (mục 2.6): as long as the last of those it stands for may take or took, in whatever order the answers are written down.</summary>
internal static class OpinionPause
{
    private static readonly TimeOnly LastMinute = new(23, 59);

    /// <summary>
    /// The latest end (UTC) of those of the last round, or of another, that the clock stands for, and no later than now: an answer, or the end of the time of who kept silent. Of a body outside
    /// this installation the day of its document counts, not when it was typed. Who was recalled was waited for until then.
    /// </summary>
    public static async Task<DateTime> UntilAsync(CaiCachDb db, Dossier dossier, ReferenceSnapshot reference, DateTime now, CancellationToken cancel, int? of = null)
    {
        var inside = await db.Consultations.Where(c => c.DossierId == dossier.Id).ToListAsync(cancel);
        var outside = await db.OutsideRequests.Where(o => o.DossierId == dossier.Id && !o.IsPart).ToListAsync(cancel);
        var round = of ?? inside.Select(c => c.AskedAtVersion).Concat(outside.Select(o => o.AskedAtVersion)).DefaultIfEmpty().Max();
        List<DateTime> ends =
        [
            .. inside.Where(c => c.AskedAtVersion == round && ConsultBodies.IsExcluded(dossier, reference, c.UnitId))
                .Select(c => c switch
                {
                    { ClosedAt: { } recalled, Answer: null } => recalled,
                    { ClosedAt: { } answered, Answer: not OpinionAnswer.None } when answered < c.DueAt => answered,
                    _ => c.DueAt,
                }),
            .. outside.Where(o => o.AskedAtVersion == round && ConsultBodies.IsExcluded(dossier, reference, Guid.Empty)).Select(EndOf),
        ];
        return ends.Count > 0 && ends.Max() is var last && last < now ? last : now;
    }

    private static DateTime EndOf(OutsideRequest asked)
    {
        if (asked is { ClosedAt: { } recalled, Answer: null })
        {
            return recalled;
        }

        if (asked is not { ClosedAt: { } typed, RepliedOn: { } day })
        {
            return asked.DueAt;
        }

        var replied = VietnamTime.ToUtc(day.ToDateTime(LastMinute));
        var last = replied > asked.DueAt ? replied : asked.DueAt;
        return typed < last ? typed : last;
    }
}
