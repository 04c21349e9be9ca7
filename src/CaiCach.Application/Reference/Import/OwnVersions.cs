using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reference.Import;

/// <summary>
/// What a body receives of a national procedure of which it keeps a version of its own: on one day one of the two. From the day its own begins it no longer receives the national one;
/// from the day its own ends it receives the national one again, if it did before.
/// </summary>
internal sealed class OwnVersions(CaiCachDb db, ActContext context)
{
    /// <summary>
    /// Waits, in the transaction under way, until nobody else changes what bodies receive, and lets nobody do so until it ends. Without this a national version and a body's own that are
    /// made public at the same moment would not see one another, and the body would receive both.
    /// </summary>
    public static Task TakeTurnAsync(CaiCachDb db, CancellationToken cancel) =>
        db.Units.Where(u => u.ParentId == null).ExecuteUpdateAsync(set => set.SetProperty(u => u.Name, u => u.Name), cancel);

    /// <summary>What a body receives under a version of its own of a national procedure on a day or later, the earliest; null for nothing, and where the code is of no national procedure.</summary>
    public async Task<Offering?> OfAsync(Guid agency, string national, DateOnly from, CancellationToken cancel)
    {
        var start = national + ".";
        return (await db.Offerings.AsNoTracking().Where(o => o.AgencyId == agency && o.ProcedureCode.StartsWith(start) && (o.ValidTo == null || o.ValidTo >= from)).ToListAsync(cancel))
            .Where(o => LocalCode.OfOwn(o.ProcedureCode)?.National == national).MinBy(o => o.ValidFrom);
    }

    /// <summary>Versions of a procedure as a body receives them: those of a national one until its own begins.</summary>
    public async Task<IReadOnlyList<ProcedureVersion>> BesideAsync(Guid agency, string code, DateOnly from, IReadOnlyList<ProcedureVersion> versions, CancellationToken cancel) =>
        await OfAsync(agency, code, from, cancel) is { } own ? Until(versions, own.ValidFrom) : versions;

    /// <summary>Ends or resumes what a body receives of the national procedure, where its own version begins or ends.</summary>
    /// <param name="own">The code of its own version.</param>
    /// <param name="agency">The body.</param>
    /// <param name="from">The day.</param>
    /// <param name="isReceived">Whether it receives its own from that day on.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task FollowAsync(LocalCode own, Guid agency, DateOnly from, bool isReceived, CancellationToken cancel)
    {
        if (await db.Offerings.Where(o => o.AgencyId == agency && o.ProcedureCode == own.National).OrderByDescending(o => o.ValidFrom).FirstOrDefaultAsync(cancel) is not { } last)
        {
            return;
        }

        var (offerings, before) = (new Offerings(db, context), from.AddDays(-1));
        var documents = await db.Procedures.AsNoTracking().Where(p => p.Code == own.National).Select(p => p.Document).ToListAsync(cancel);
        IReadOnlyList<ProcedureVersion> versions = [.. documents.Select(d => ((ProcedureFileResult.Valid)ProcedureFile.Parse(d)).File.All.Single())];
        if (isReceived && (last.ValidTo is null || last.ValidTo >= from))
        {
            await offerings.TellBackAsync(last, Until(versions, from), from, cancel);
        }
        else if (!isReceived && last.ValidTo == before)
        {
            await offerings.TellBackAsync(last, versions, from, cancel);
        }
        else if (!isReceived && await db.Offerings.AsNoTracking().AnyAsync(o => o.AgencyId == agency && o.ProcedureCode == own.Own && o.ValidFrom.AddDays(-1) == last.ValidTo, cancel))
        {
            await offerings.KeepAsync(
                agency, own.National, [.. versions.Where(v => v.EffectiveTo is null || v.EffectiveTo >= from).Select(v => v.EffectiveFrom < from ? v with { EffectiveFrom = from } : v)], cancel, anewFrom: from);
        }
    }

    private static IReadOnlyList<ProcedureVersion> Until(IReadOnlyList<ProcedureVersion> versions, DateOnly day) =>
        [.. versions.Where(v => v.EffectiveFrom < day).Select(v => v.EffectiveTo is { } last && last < day ? v : v with { EffectiveTo = day.AddDays(-1) })];
}
