using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Files;
using CaiCach.Data.Provider;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>A paper brought along: as a file handed in before, or on paper alone.</summary>
/// <param name="ComponentCode">The component it is; empty for a free paper.</param>
/// <param name="UploadId">The file; null for a paper without one.</param>
/// <param name="Originals">Originals handed in, 0 or more.</param>
/// <param name="Copies">Copies handed in, 0 or more.</param>
public sealed record PaperInput(string ComponentCode, Guid? UploadId, int Originals = 0, int Copies = 0);

/// <summary>Turns uploads of the actor into papers of a dossier; nobody can attach what somebody else handed in.</summary>
public sealed class AttachUploads(CaiCachDb db)
{
    private static readonly CompiledQuery<Func<CaiCachDb, Guid[], Guid?, IAsyncEnumerable<Upload>>> OwnByIds = new(() => EF.CompileAsyncQuery(
        (CaiCachDb db, Guid[] ids, Guid? owner) => db.Uploads.AsNoTracking().Where(u => ids.Contains(u.Id) && u.OwnerId == owner)));

    /// <summary>Finds the uploads the papers name.</summary>
    public async Task<FoundUploads> FindAsync(Actor actor, IReadOnlyList<PaperInput> papers, CancellationToken cancel)
    {
        Guid[] ids = [.. papers.Where(p => p.UploadId is not null).Select(p => p.UploadId!.Value)];
        List<Upload> uploads = ids.Length == 0 ? [] : await OwnByIds.On(db)(db, ids, actor.Id).ToListAsync(cancel);
        return new(papers, uploads);
    }
}

/// <summary>The uploads found for a list of papers.</summary>
public sealed class FoundUploads
{
    private readonly IReadOnlyList<PaperInput> papers;
    private readonly Dictionary<Guid, Upload> byId;

    internal FoundUploads(IReadOnlyList<PaperInput> papers, IReadOnlyList<Upload> uploads)
    {
        this.papers = papers;
        Uploads = uploads;
        byId = uploads.ToDictionary(u => u.Id);
        var faults = new List<FieldFault>();
        for (var i = 0; i < papers.Count; i++)
        {
            if (papers[i].UploadId is { } id && !byId.ContainsKey(id))
            {
                faults.Add(new($"papers[{i}].uploadId", "upload_unknown", "Không tìm thấy tệp đã tải lên; vui lòng tải lại."));
            }
        }

        Faults = faults;
    }

    /// <summary>The uploads.</summary>
    public IReadOnlyList<Upload> Uploads { get; }

    /// <summary>Uploads that are named but do not exist for this actor.</summary>
    public IReadOnlyList<FieldFault> Faults { get; }

    /// <summary>SHA-256 of every file, in the order of the papers.</summary>
    public IReadOnlyList<string> Hashes => [.. papers.Where(p => p.UploadId is not null).Select(p => byId[p.UploadId!.Value].Sha256)];

    /// <summary>The faults, and one more when nothing at all was brought along.</summary>
    public IReadOnlyList<FieldFault> FaultsUnlessSome(IReadOnlyList<PaperInput> brought) =>
        brought.Count == 0 ? [new("papers", "papers_missing", "Tải lên ít nhất một giấy tờ bổ sung.")] : Faults;

    /// <summary>The papers as rows, without ids.</summary>
    public IEnumerable<DossierPaper> ToPapers(PaperKind kind) => papers.Select(p =>
    {
        var upload = p.UploadId is { } id ? byId[id] : null;
        return new DossierPaper
        {
            Kind = kind,
            ComponentCode = p.ComponentCode,
            Originals = p.Originals,
            Copies = p.Copies,
            Sha256 = upload?.Sha256,
            FileName = upload?.FileName ?? "",
            MediaType = upload?.MediaType ?? "",
            Size = upload?.Size ?? 0,
            Digitisation = upload is null ? DigitisationState.None : DigitisationState.File,
        };
    });

    internal void AddTo(DossierChange change, PaperKind kind)
    {
        foreach (var paper in ToPapers(kind))
        {
            change.Add(paper);
        }
    }
}
