using System.Security.Cryptography;
using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures.National;

/// <summary>What national files have and the catalogue lacks: kept for each body that receives them, and left out of its list as soon as the catalogue has it.</summary>
internal static class NationalGaps
{
    private const int LongestFileName = 255;
    private const int NationalLength = 8;

    /// <summary>The file that records come in.</summary>
    /// <param name="Name">Its name; null where it has none.</param>
    /// <param name="Sha256">The hash of its content, 64 hexadecimal digits.</param>
    public sealed record Package(string? Name, string Sha256)
    {
        /// <summary>A file by the name it was given; a name that no database can keep is none.</summary>
        public static Package Of(string? name, byte[] file)
        {
            var typed = TypedText.Trimmed(name);
            return new(
                typed is null || TypedText.Check("file", "file", typed, int.MaxValue) is not null ? null : TypedText.Cut(typed, LongestFileName),
                Convert.ToHexStringLower(SHA256.HashData(file)));
        }
    }

    /// <summary>The entries that are procedures, or are becoming one: all but those of which nothing is left but the code.</summary>
    public static IQueryable<CatalogueEntry> Held(CaiCachDb db) => db.CatalogueEntries.AsNoTracking().Where(e => e.State != CatalogueState.Unannounced || e.DraftState != null);

    /// <summary>The gaps of a body, the catalogue having neither their code nor a version of a body's own of it.</summary>
    public static async Task<IQueryable<NationalGap>> OpenAsync(CaiCachDb db, Guid agency, CancellationToken cancel)
    {
        var (owns, held) = (await OwnsAsync(db, cancel), Held(db));
        return db.NationalGaps.AsNoTracking().Where(g => g.AgencyId == agency && !owns.Contains(g.Code) && !held.Any(e => e.Code == g.Code));
    }

    /// <summary>Whether the catalogue has a code by now, or a version of a body's own of it, or a draft of either.</summary>
    public static async Task<bool> IsHeldAsync(CaiCachDb db, string code, CancellationToken cancel) =>
        await Held(db).AnyAsync(e => e.Code == code, cancel) || (await OwnsAsync(db, cancel)).Contains(code);

    /// <summary>Keeps of a file what the catalogue lacks, for each body whose catalogue this person keeps by a post; the codes, in the order of the file.</summary>
    public static async Task<IReadOnlyList<string>> KeepAsync(CaiCachDb db, ActContext context, IReadOnlyList<NationalRecord> records, Package package, int chunk, CancellationToken cancel)
    {
        var held = (await Held(db).Select(e => e.Code).ToListAsync(cancel)).Select(LocalCode.NationalOf).ToHashSet(StringComparer.Ordinal);
        var lacking = records.Where(r => !held.Contains(LocalCode.NationalOf(r.Version.Code))).Select(r => (Facts: NationalGapFacts.Of(r), r.Text)).Where(g => g.Facts is not null).Select(g => (Facts: g.Facts!, g.Text)).ToList();
        foreach (var agency in context.Actor.Posts.Where(p => CatalogueScope.Writers.Contains(p.Role)).Select(p => p.AgencyId).Distinct())
        {
            foreach (var some in lacking.Chunk(chunk))
            {
                var codes = some.Select(g => g.Facts.Code).ToList();
                var rows = await db.NationalGaps.Where(g => g.AgencyId == agency && codes.Contains(g.Code)).ToDictionaryAsync(g => g.Code, StringComparer.Ordinal, cancel);
                foreach (var (facts, text) in some)
                {
                    Take(db, context, agency, rows.GetValueOrDefault(facts.Code), facts, text, package);
                }
            }
        }

        return [.. lacking.Select(g => g.Facts.Code)];
    }

    /// <summary>Adds the event of a change.</summary>
    public static void Record(CaiCachDb db, ActContext context, NationalGap gap, string type, string? reason = null, Package? package = null)
    {
        gap.Version++;
        db.Record(context, NationalGapEventData.Stream, gap.Id, gap.Version, type, new NationalGapEventData(gap.AgencyId, gap.Code, gap.Name, gap.SetAsideAt is not null, package?.Name, package?.Sha256), reason, gap.AgencyId);
    }

    private static void Take(CaiCachDb db, ActContext context, Guid agency, NationalGap? gap, NationalGapFacts facts, string text, Package package)
    {
        if (gap is null)
        {
            gap = new() { Id = Ids.New(context.Now), AgencyId = agency, Code = facts.Code, FirstSeenAt = context.Now };
            db.NationalGaps.Add(gap);
        }
        else if (gap.SetAsideAt is not null && facts.Reopens(gap.Facts()))
        {
            (gap.SetAsideAt, gap.SetAsideBy, gap.SetAsideReason) = (null, null, null);
        }

        var isNew = gap.Document != text;
        (gap.Name, gap.FieldCode, gap.FieldName, gap.Agency, gap.Competent, gap.Level, gap.Document) = (facts.Name, facts.FieldCode, facts.FieldName, facts.Agency, facts.Competent, facts.Level, text);
        (gap.LastSeenAt, gap.FileName, gap.FileSha256) = (context.Now, package.Name, package.Sha256);
        if (isNew)
        {
            Record(db, context, gap, NationalGapEventData.Received, package: package);
        }
    }

    /// <summary>The national codes that some body keeps a version of its own of.</summary>
    private static async Task<List<string>> OwnsAsync(CaiCachDb db, CancellationToken cancel) =>
        [.. (await Held(db).Where(e => e.Code.Length > NationalLength).Select(e => e.Code).ToListAsync(cancel)).Where(code => LocalCode.Parse(code) is not null).Select(LocalCode.NationalOf).Distinct(StringComparer.Ordinal)];
}
