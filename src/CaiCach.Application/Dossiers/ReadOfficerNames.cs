using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The names behind the officers' ids that stand in dossiers and events.</summary>
public sealed class ReadOfficerNames(CaiCachDb db)
{
    /// <summary>Names by id; unknown ids are left out. One round trip, none for no id.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> RunAsync(IEnumerable<Guid?> ids, CancellationToken cancel = default)
    {
        var wanted = ids.OfType<Guid>().Distinct().ToList();
        return wanted.Count == 0
            ? new Dictionary<Guid, string>()
            : await db.Users.AsNoTracking().Where(a => wanted.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.FullName, cancel);
    }
}
