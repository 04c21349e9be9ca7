using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Outages;
using CaiCach.Data.Provider;
using CaiCach.Law.Outages;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Outages;

/// <summary>
/// Functions that an administrator of the whole has switched off. A use case asks the database itself, never what a server kept for its pages: the switch holds
/// on every server from the moment it is saved.
/// </summary>
public static class PausedFunctions
{
    private static readonly CompiledQuery<Func<CaiCachDb, DateTime, IAsyncEnumerable<Outage>>> Begun = new(() => EF.CompileAsyncQuery(
        (CaiCachDb db, DateTime now) => db.Outages.AsNoTracking().Where(o => o.Kind == OutageKind.Pause && o.StartsAt <= now && o.EndedAt == null && o.WithdrawnAt == null).OrderBy(o => o.StartsAt).AsQueryable()));

    /// <summary>Why a function refuses at a moment; null while it is on.</summary>
    /// <param name="db">The unit of work of the use case.</param>
    /// <param name="part">The function.</param>
    /// <param name="now">The moment (UTC).</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<FieldFault?> FaultAsync(CaiCachDb db, OutageParts part, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await Begun.On(db)(db, now).FirstOrDefaultAsync(o => o.Facts.Stops(part, now), cancel) is { } pause ? new("", "function_paused", OutageWords.PausedSays(pause.Facts, part, pause.Text)) : null;
    }
}
