using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Index;

/// <summary>The evidence file of a declaration, of the latest or of an earlier one.</summary>
public sealed class ReadEvidence(CaiCachDb db, ReferenceStore reference, CriteriaSets sets, FileStore files)
{
    private const string AnyType = "application/octet-stream";

    /// <summary>A file in the store.</summary>
    public sealed record Evidence(string Sha256, string Name, string MediaType);

    /// <summary>Finds it; null when there is none as far as the viewer may see.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="now">When (UTC).</param>
    /// <param name="unitCode">The unit.</param>
    /// <param name="year">The year.</param>
    /// <param name="item">The item.</param>
    /// <param name="version">Which declaration, 1 for the first; null for the latest.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Evidence?> RunAsync(Actor viewer, DateTime now, string unitCode, int year, string item, int? version, CancellationToken cancel = default)
    {
        if (IndexUnits.Find(viewer, (await reference.CurrentAsync(cancel)).Organisation, unitCode, year, now) is not { } unit
            || await sets.ForAsync(db, unit, year, cancel) is not { } set
            || await db.IndexAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.UnitId == unit.Id && a.Year == year && a.CriteriaSetId == set.Id && a.ItemCode == item, cancel) is not { } latest)
        {
            return null;
        }

        var wanted = version ?? latest.Version;
        var data = await db.Events.Where(e => e.StreamId == latest.StreamId && e.Version == wanted).Select(e => e.Data).FirstOrDefaultAsync(cancel);
        return data is not null && IndexEventData.Parse(data) is { Evidence: { } hash } declared
            ? new(hash, declared.EvidenceName ?? item, declared.EvidenceType ?? TypeOf(hash))
            : null;
    }

    // A declaration made before the type was kept: the file says what it is.
    private string TypeOf(string hash)
    {
        using var content = files.Open(hash);
        return content is null ? AnyType : FileKinds.MediaTypeOf(content) ?? AnyType;
    }
}
