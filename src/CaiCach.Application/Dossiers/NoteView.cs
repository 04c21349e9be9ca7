using CaiCach.Application.Acting;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Notes that an official has a dossier open as it stands: what <see cref="SignSeveral"/> asks for.</summary>
public sealed class NoteView(CaiCachDb db)
{
    /// <summary>Notes it; the caller has read the dossier within the official's scope.</summary>
    public Task RunAsync(ActContext context, Guid dossierId, int version, CancellationToken cancel = default)
    {
        var (account, now) = (context.Actor.Id!.Value, context.Now);
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO dossier_views (account_id, dossier_id, version, at) VALUES ({account}, {dossierId}, {version}, {now})
            ON CONFLICT (account_id, dossier_id) DO UPDATE SET version = excluded.version, at = excluded.at
            """, cancel);
    }
}
