using System.Text.Json.Serialization;
using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Files;
using CaiCach.Data.Provider;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>A paper brought along: as a file handed in before, on paper alone, or filled in as an electronic declaration.</summary>
/// <param name="ComponentCode">The component it is; empty for a free paper.</param>
/// <param name="UploadId">The file; null for a paper without one.</param>
/// <param name="Originals">Originals handed in, 0 or more.</param>
/// <param name="Copies">Copies handed in, 0 or more.</param>
/// <param name="Answers">The answers of the component's electronic declaration by key, as typed; null where it was not filled in.</param>
public sealed record PaperInput(
    string ComponentCode, Guid? UploadId, int Originals = 0, int Copies = 0, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string?>? Answers = null);

/// <summary>Turns uploads of the actor into papers of a dossier; nobody can attach what somebody else handed in, but for a draft that its owner gave a counter to file.</summary>
public sealed class AttachUploads(CaiCachDb db, FileStore store)
{
    private static readonly CompiledQuery<Func<CaiCachDb, Guid[], Guid?, Guid?, IAsyncEnumerable<Upload>>> OwnByIds = new(() => EF.CompileAsyncQuery(
        (CaiCachDb db, Guid[] ids, Guid? owner, Guid? draft) => db.Uploads.AsNoTracking().Where(u => ids.Contains(u.Id) && (u.OwnerId == owner || (draft != null && u.DraftId == draft)))));

    /// <summary>
    /// Finds the uploads the papers name; of more papers than may be handed in at once none is looked for. Their files are touched, so that none of them leaves
    /// the store before the papers name it; an upload whose file is gone is not found.
    /// </summary>
    /// <param name="actor">Who attaches.</param>
    /// <param name="papers">The papers.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="draft">A draft of somebody else that the actor may file, with the files gathered for it; null for none.</param>
    /// <param name="reuses">Whether files of earlier dossiers may be among them, which the caller then judges; left out, they are not found.</param>
    public async Task<FoundUploads> FindAsync(Actor actor, IReadOnlyList<PaperInput> papers, CancellationToken cancel, Guid? draft = null, bool reuses = false)
    {
        Guid[] ids = papers.Count > FoundUploads.MostPapers ? [] : [.. papers.Where(p => p.UploadId is not null).Select(p => p.UploadId!.Value)];
        List<Upload> uploads = ids.Length == 0 ? [] : await OwnByIds.On(db)(db, ids, actor.Id, draft).ToListAsync(cancel);
        uploads.RemoveAll(u => u.ReusedFromId is not null && !reuses);
        return new(papers, [.. uploads.Where(u => store.Touch(u.Sha256))], [.. uploads.Where(u => store.IsQuarantined(u.Sha256))]);
    }
}

/// <summary>The uploads found for a list of papers.</summary>
public sealed class FoundUploads
{
    /// <summary>The most papers handed in at once.</summary>
    public const int MostPapers = 100;

    private const int MostCopies = 999;

    private readonly IReadOnlyList<PaperInput> papers;
    private readonly Dictionary<Guid, Upload> byId;
    private readonly IReadOnlyList<Upload> infected;

    internal FoundUploads(IReadOnlyList<PaperInput> papers, IReadOnlyList<Upload> uploads, IReadOnlyList<Upload> infected)
    {
        this.papers = papers;
        this.infected = infected;
        Uploads = uploads;
        byId = uploads.ToDictionary(u => u.Id);
    }

    /// <summary>The uploads.</summary>
    public IReadOnlyList<Upload> Uploads { get; }

    /// <summary>SHA-256 of every file, in the order of the papers.</summary>
    public IReadOnlyList<string> Hashes => [.. papers.Where(p => p.UploadId is not null).Select(p => byId[p.UploadId!.Value].Sha256)];

    /// <summary>The SHA-256 of one file; null when it was not found.</summary>
    public string? HashOf(Guid id) => byId.GetValueOrDefault(id)?.Sha256;

    /// <summary>Files that are named but do not exist for this actor.</summary>
    public IEnumerable<FieldFault> UnknownUploads => papers.Index()
        .Where(p => p.Item.UploadId is { } id && !byId.ContainsKey(id))
        .Select(p => infected.FirstOrDefault(u => u.Id == p.Item.UploadId) is { } file
            ? new FieldFault($"papers[{p.Index}].uploadId", "file_infected", $"Tệp “{file.FileName}” có mã độc và đã bị cách ly; xóa tệp này rồi tải tệp khác.")
            : new FieldFault($"papers[{p.Index}].uploadId", "upload_unknown", "Không tìm thấy tệp đã tải lên; vui lòng tải lại."));

    /// <summary>What is wrong with the papers, in a filing as in a supplement.</summary>
    /// <param name="components">What the case of the procedure asks for.</param>
    /// <param name="filesOnly">Whether each paper must be a file, as of what is filed online.</param>
    /// <param name="scanned">Whether a paper that must be digitised needs its scan beside it by now.</param>
    public IReadOnlyList<FieldFault> Check(IReadOnlyList<Component> components, bool filesOnly, bool scanned)
    {
        if (papers.Count > MostPapers)
        {
            return [new("papers", "too_many_papers", "Một hồ sơ có tối đa 100 giấy tờ.")];
        }

        var faults = new List<FieldFault>();
        var contents = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, paper) in papers.Index())
        {
            if (paper.ComponentCode.Length > 0 && !components.Any(c => c.Code == paper.ComponentCode))
            {
                faults.Add(new($"papers[{i}].componentCode", "component_unknown", paper.ComponentCode == Representation.Paper.Code
                    ? "Giấy này chỉ kèm khi có người nộp thay; điền họ tên người nộp thay, hoặc bỏ tệp này."
                    : "Thủ tục không có thành phần hồ sơ này."));
            }

            if (paper.Originals is < 0 or > MostCopies || paper.Copies is < 0 or > MostCopies)
            {
                faults.Add(new($"papers[{i}].originals", "count_out_of_range", "Số bản phải từ 0 đến 999."));
            }

            if (paper.Answers is { } answers)
            {
                faults.AddRange(CheckAnswers(i, answers, components));
            }
            else if (paper.UploadId is null && (filesOnly || paper.Originals + paper.Copies == 0))
            {
                faults.Add(new($"papers[{i}].uploadId", "file_missing", "Tải lên tệp của giấy tờ này."));
            }

            if (paper.UploadId is { } id && byId.TryGetValue(id, out var upload))
            {
                if (!contents.Add(upload.Sha256))
                {
                    faults.Add(new($"papers[{i}].uploadId", "file_duplicate", "Tệp này trùng với một tệp khác của hồ sơ; hãy chọn tệp khác."));
                }

                if (FileKinds.WhyNot(components.FirstOrDefault(c => c.Code == paper.ComponentCode), $"papers[{i}].uploadId", upload.FileName, upload.MediaType, upload.Size) is { } unfit)
                {
                    faults.Add(unfit);
                }
            }
        }

        return [.. faults, .. scanned && !filesOnly ? UnscannedPapers(components) : [], .. UnknownUploads];
    }

    private IEnumerable<FieldFault> CheckAnswers(int number, IReadOnlyDictionary<string, string?> answers, IReadOnlyList<Component> components)
    {
        var code = papers[number].ComponentCode;
        if (components.FirstOrDefault(c => c.Code == code)?.Declaration is not { } declaration)
        {
            return [new($"papers[{number}].answers", "declaration_unknown", "Giấy tờ này không có tờ khai điện tử.")];
        }

        return papers.Take(number).Any(p => p.Answers is not null && p.ComponentCode == code)
            ? [new($"papers[{number}].answers", "declaration_twice", "Mỗi giấy tờ chỉ khai một tờ khai điện tử.")]
            : DeclarationRules.Judge(declaration, answers).Faults.Select(f => new FieldFault($"papers[{number}].answers.{f.Key}", f.Code, f.Text));
    }

    private IEnumerable<FieldFault> UnscannedPapers(IReadOnlyList<Component> components) =>
        from component in components
        where DossierFactsReader.MustBeScanned(component)
        let brought = papers.Index().Where(p => p.Item.ComponentCode == component.Code).ToList()
        where brought.TrueForAll(p => p.Item.UploadId is null && p.Item.Answers is null)
        from paper in brought.Where(p => p.Item.Originals + p.Item.Copies > 0).Take(1)
        select new FieldFault($"papers[{paper.Index}].uploadId", "scan_missing", $"Giấy tờ này phải số hóa, chưa có tệp quét: {component.Name}.");

    /// <summary>What is wrong with the papers of a supplement: at least one is brought, each is fit, and one of an earlier dossier still stands for what it is handed in for.</summary>
    /// <param name="context">Who hands it in, and when.</param>
    /// <param name="by">Who came to the counter; null for who hands in by an account.</param>
    /// <param name="dossier">The dossier.</param>
    /// <param name="reference">The reference data.</param>
    /// <param name="held">What is held of the owner.</param>
    /// <param name="brought">The papers as rows, without ids; empty where there is a fault.</param>
    internal IReadOnlyList<FieldFault> CheckSupplement(ActContext context, Presenter? by, Dossier dossier, ReferenceSnapshot reference, FindReusable.Held held, out IReadOnlyList<DossierPaper> brought)
    {
        brought = [];
        var atCounter = context.Actor.Kind == ActorKind.Official && dossier.AskedById is null;
        if (papers.Count == 0 && !(atCounter && dossier.State == BusinessState.IntakeSupplement && DossierFactsReader.IsSupplemented(dossier)))
        {
            return [new("papers", "papers_missing", "Tải lên ít nhất một giấy tờ bổ sung.")];
        }

        // As at a filing, what is handed in on paper is scanned until it is accepted; after the acceptance nothing else would ask for the scan.
        return Brought(PaperKind.Supplement, scanned: !atCounter || dossier.AcceptedAt is not null, context, by, dossier, reference, held, out brought);
    }

    /// <summary>The same of papers that are added to a dossier before its acceptance; a file that it has already is not added again.</summary>
    internal IReadOnlyList<FieldFault> CheckAdded(ActContext context, Presenter? by, Dossier dossier, ReferenceSnapshot reference, FindReusable.Held held, out IReadOnlyList<DossierPaper> brought)
    {
        brought = [];
        if (papers.Count == 0)
        {
            return [new("papers", "papers_missing", "Ghi số bản chính, bản sao, hoặc tải lên tệp quét của ít nhất một giấy tờ.")];
        }

        var faults = Brought(DossierFactsReader.IsSupplementAsked(dossier) ? PaperKind.Supplement : PaperKind.Component, scanned: false, context, by, dossier, reference, held, out brought);
        return faults.Count > 0 ? faults :
        [
            .. brought.Index().Where(p => p.Item.Sha256 is { } hash && dossier.Papers.Exists(had => had.Sha256 == hash))
                .Select(p => new FieldFault($"papers[{p.Index}].uploadId", "file_there", "Hồ sơ đã có tệp này.")),
        ];
    }

    private IReadOnlyList<FieldFault> Brought(PaperKind kind, bool scanned, ActContext context, Presenter? by, Dossier dossier, ReferenceSnapshot reference, FindReusable.Held held, out IReadOnlyList<DossierPaper> brought)
    {
        brought = [];
        var procedure = reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion);
        var faults = Check(procedure is null ? [] : DossierFactsReader.ComponentsOf(procedure, dossier.CaseCode), filesOnly: context.Actor.Kind != ActorKind.Official && dossier.Channel == Channel.Online, scanned);
        if (faults.Count > 0)
        {
            return faults;
        }

        brought = [.. ToPapers(kind, procedure)];
        return held.Note(brought, Presenter.WhyNotReuse(by, context, dossier));
    }

    /// <summary>The papers as rows, without ids.</summary>
    /// <param name="kind">What they are.</param>
    /// <param name="procedure">The version whose declarations were filled in; null where none can be.</param>
    public IEnumerable<DossierPaper> ToPapers(PaperKind kind, ProcedureVersion? procedure = null) => papers.Select(p =>
    {
        var component = DossierFactsReader.ComponentOf(procedure, p.ComponentCode);
        var declaration = p.Answers is null ? null : component?.Declaration;
        var upload = p.UploadId is { } id ? byId[id] : null;
        return new DossierPaper
        {
            Kind = kind,
            ComponentCode = p.ComponentCode,
            Originals = p.Originals,
            GoesBack = component is not { IsDeclaration: true },
            Copies = p.Copies,
            Sha256 = upload?.Sha256,
            FileName = upload?.FileName ?? "",
            MediaType = upload?.MediaType ?? "",
            Size = upload?.Size ?? 0,
            ReusedFromId = upload?.ReusedFromId,
            Digitisation = upload is null ? DigitisationState.None : DigitisationState.File,
            Answers = declaration is null ? null : DeclaredAnswers.ToJson(DeclarationRules.Judge(declaration, p.Answers!).Answers),
            AnswersVersion = declaration is null ? null : procedure!.Version,
        };
    });

    /// <summary>SHA-256 of the answers of every declaration, in the order of the papers; null where none was filled in.</summary>
    /// <param name="procedure">The version whose declarations were filled in.</param>
    public IReadOnlyList<string>? DeclaredIn(ProcedureVersion? procedure) =>
        papers.Any(p => p.Answers is not null) ? DeclaredAnswers.HashesOf(ToPapers(PaperKind.Component, procedure)) : null;

    internal void AddTo(DossierChange change, PaperKind kind)
    {
        foreach (var paper in ToPapers(kind, change.Procedure))
        {
            change.Add(paper);
        }
    }
}
