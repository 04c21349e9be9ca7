using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>What happens to the parts of a dossier (phần việc liên thông) with the dossier itself.</summary>
internal static class DossierParts
{
    /// <summary>The parts of a dossier that have not ended.</summary>
    public static IQueryable<Dossier> OpenOf(this IQueryable<Dossier> dossiers, Guid wholeId) =>
        dossiers.Where(d => d.PartOfId == wholeId && d.State != BusinessState.Issued && d.State != BusinessState.Stopped);

    /// <summary>Row 18c: the open parts end with the dossier, in its transaction.</summary>
    /// <param name="db">The database.</param>
    /// <param name="whole">The change of the dossier.</param>
    /// <param name="reason">Why they end.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task StopOpenAsync(CaiCachDb db, DossierChange whole, string reason, CancellationToken cancel)
    {
        foreach (var part in await db.Dossiers.OpenOf(whole.Dossier.Id).Include(d => d.Papers).Include(d => d.Stages).OrderBy(d => d.Id).ToListAsync(cancel))
        {
            var verdict = DossierRules.Judge(DossierAct.StopPart, DossierFactsReader.Of(part, whole.Reference, whole.Context.Now), ActorFacts.System, new(whole.Context.Now));
            var allowed = verdict as Verdict.Allowed ?? throw new InvalidOperationException($"Part {part.Id} cannot end in {part.State}.");
            var change = new DossierChange(db, part, allowed, whole.Reference, whole.Context, cancel);
            var (before, data) = (part.State, await change.RecallOpinionsAsync(change.Finish()));
            part.State = allowed.To;
            db.AddRange(DossierWork.RowsOf(
                whole.Context, part, DossierEvents.TypeOf(DossierAct.StopPart), reason, data with { Rule = allowed.Rule.Number, From = before, To = part.State }, whole.Reference));
        }
    }

    /// <summary>Takes the results of the parts that have one into the papers of the dossier, each once; what was brought, null for nothing.</summary>
    public static async Task<IReadOnlyList<string>?> TakeResultsAsync(CaiCachDb db, DossierChange change, CancellationToken cancel)
    {
        var whole = change.Dossier;
        var known = whole.Papers.Where(p => p.Kind == PaperKind.PartResult).Select(p => p.Sha256).ToHashSet(StringComparer.Ordinal);
        var parts = db.Dossiers.Where(d => d.PartOfId == whole.Id).Select(d => d.Id);
        var results = await db.DossierPapers.AsNoTracking().Where(p => parts.Contains(p.DossierId) && p.Kind == PaperKind.Result && p.Sha256 != null).OrderBy(p => p.Id).ToListAsync(cancel);
        List<string> brought = [];
        foreach (var result in results.Where(r => known.Add(r.Sha256!)))
        {
            change.Add(CopyOf(result, PaperKind.PartResult, whole, default, change.Context.Now, default));
            brought.Add(result.Sha256!);
        }

        return brought.Count == 0 ? null : brought;
    }

    /// <summary>The same paper in another dossier.</summary>
    public static DossierPaper CopyOf(DossierPaper paper, PaperKind kind, Dossier to, Guid id, DateTime now, int version) => new()
    {
        Id = id,
        DossierId = to.Id,
        Kind = kind,
        ComponentCode = paper.ComponentCode,
        Originals = paper.Originals,
        GoesBack = paper.GoesBack,
        Copies = paper.Copies,
        Sha256 = paper.Sha256,
        FileName = paper.FileName,
        MediaType = paper.MediaType,
        Size = paper.Size,
        Digitisation = paper.Digitisation,
        Answers = paper.Answers,
        AnswersVersion = paper.AnswersVersion,
        AddedAt = now,
        AddedAtVersion = version,
        TextId = paper.TextId,
        ReusedFromId = paper.ReusedFromId,
        ReusedCode = paper.ReusedCode,
        ReusedKind = paper.ReusedKind,
        ReusedOn = paper.ReusedOn,
    };
}
