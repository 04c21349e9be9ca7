using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Letters;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Letters;

/// <summary>
/// Whoever may propose on a dossier drafts its result from a template, edits the text and keeps it. Nothing of the dossier changes by that: the paper made of a
/// text goes with the proposal (<see cref="ProposeDecision"/>), and from then on everybody reads just that text.
/// </summary>
public sealed class DraftResult(CaiCachDb db, ReadDossier read, ReadResultTemplates templates, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What is read.</summary>
    /// <param name="Dossier">The dossier.</param>
    /// <param name="MayWrite">Whether this reader drafts.</param>
    /// <param name="Newest">The newest text for who drafts, else the one that was proposed or issued; null for none.</param>
    /// <param name="Templates">What it may be begun from.</param>
    public sealed record View(Dossier Dossier, bool MayWrite, ResultDraftRow? Newest, IReadOnlyList<ResultTemplateRow> Templates);

    /// <summary>How saving ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Kept.</summary>
        public sealed record Done(int Version) : Outcome;

        /// <summary>No such dossier, or not this person's to draft now.</summary>
        public sealed record NotFound : Outcome;

        /// <summary>Another text was kept since.</summary>
        public sealed record Stale : Outcome;

        /// <summary>The text is wrong.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>The text of a dossier's result, as far as the reader may see it; null for a dossier out of sight.</summary>
    public async Task<View?> ReadAsync(ActContext context, Guid id, CancellationToken cancel = default)
    {
        if (await read.RunAsync(context.Actor, id, cancel) is not { } view)
        {
            return null;
        }

        var (dossier, may) = (view.Dossier, view.Acts.Contains(DossierAct.Propose));
        if (may)
        {
            return new(dossier, may, await NewestAsync(id, cancel), await templates.InForceAsync(dossier.AgencyId, dossier.ProcedureCode, VietnamTime.DayOf(context.Now), cancel));
        }

        // A result that replaced an issued one was not drafted here; the text of the replaced one is no longer what holds.
        var text = dossier.Papers.Count(p => p.Kind == PaperKind.Result) > 1 ? null : DossierFactsReader.DraftOf(dossier)?.TextId;
        return new(dossier, may, text is null ? null : await db.ResultDrafts.AsNoTracking().FirstAsync(t => t.Id == text, cancel), []);
    }

    /// <summary>A template with the facts of the dossier; null for a template that is not in force for it.</summary>
    public async Task<ResultText?> FillAsync(ActContext context, View view, Guid templateId, CancellationToken cancel = default) =>
        view.MayWrite && view.Templates.FirstOrDefault(t => t.Id == templateId) is { } template
            ? ReadResultTemplates.TextOf(template).Fill(ResultWords.Facts(view.Dossier, context.Now, await reference.CurrentAsync(cancel)))
            : null;

    /// <summary>How a text looks on paper, or what is wrong with it.</summary>
    public static PreviewLetter.Outcome Show(View view, ResultText text, ReferenceSnapshot reference)
    {
        ArgumentNullException.ThrowIfNull(view);
        return SaveResultTemplate.FaultsOf(text, []).ToList() is { Count: > 0 } faults
            ? new PreviewLetter.Outcome.Invalid(faults)
            : new PreviewLetter.Outcome.Shown(ResultWords.Sheet(text, view.Dossier.AgencyId, view.Dossier.Code ?? view.Dossier.RequestNumber, reference));
    }

    /// <summary>Keeps a text as the next version; sent twice it is kept once.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="seen">The newest version that the writer saw; 0 for none.</param>
    /// <param name="kind">What the result does.</param>
    /// <param name="text">The text.</param>
    /// <param name="templateId">The template it was begun from; null for none.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> SaveAsync(ActContext context, Guid id, int seen, ProposalKind kind, ResultText text, Guid? templateId, CancellationToken cancel = default)
    {
        if (await ReadAsync(context, id, cancel) is not { MayWrite: true } view || context.Actor.Id is not { } writer)
        {
            return new Outcome.NotFound();
        }

        List<FieldFault> faults = [.. SaveResultTemplate.FaultsOf(text, [])];
        if (kind is not (ProposalKind.Grant or ProposalKind.Refuse))
        {
            faults.Insert(0, new("kind", "kind_missing", "Chọn loại kết quả."));
        }

        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        if ((view.Newest?.Version ?? 0) != seen)
        {
            return IsSame(view.Newest, writer, kind, text) ? new Outcome.Done(view.Newest!.Version) : new Outcome.Stale();
        }

        var row = new ResultDraftRow
        {
            Id = Ids.New(context.Now),
            DossierId = id,
            Version = seen + 1,
            Kind = kind,
            TemplateId = view.Templates.FirstOrDefault(t => t.Id == templateId)?.Id,
            Title = text.Title,
            Body = text.Body,
            Notes = text.Notes,
            SavedAt = context.Now,
            SavedById = writer,
            SavedBy = context.Actor.Name,
        };
        db.ResultDrafts.Add(row);
        db.Record(context, ResultDraftEventData.Stream, row.Id, 1, ResultDraftEventData.Saved, new ResultDraftEventData(id, row.Version, kind, row.TemplateId), unitId: view.Dossier.HolderUnitId);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new Outcome.Done(row.Version);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "result_drafts" or "events")
        {
            db.ChangeTracker.Clear();
            return await NewestAsync(id, cancel) is { } other && IsSame(other, writer, kind, text) ? new Outcome.Done(other.Version) : new Outcome.Stale();
        }
    }

    /// <summary>The text of a version.</summary>
    public static ResultText TextOf(ResultDraftRow row) => new(row.Title, row.Body, row.Notes);

    private Task<ResultDraftRow?> NewestAsync(Guid id, CancellationToken cancel) =>
        db.ResultDrafts.AsNoTracking().Where(t => t.DossierId == id).OrderByDescending(t => t.Version).FirstOrDefaultAsync(cancel);

    private static bool IsSame(ResultDraftRow? row, Guid writer, ProposalKind kind, ResultText text) => row is not null && row.SavedById == writer && row.Kind == kind && TextOf(row) == text;
}
