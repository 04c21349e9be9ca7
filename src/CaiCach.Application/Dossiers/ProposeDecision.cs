using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 9: the specialist puts an opinion to the head: grant, refuse, ask for a supplement, or stop. What grants comes with the draft of the result, which is
/// what the head sees and signs.
/// </summary>
public sealed class ProposeDecision(DossierWork work, AttachUploads uploads, CaiCachDb db)
{
    /// <summary>The opinion.</summary>
    /// <param name="Kind">What is proposed.</param>
    /// <param name="Text">The reasons.</param>
    /// <param name="LegalBasis">The clause; needed for a refusal or a stop by whoever signs.</param>
    /// <param name="Items">For a supplement: each thing to complete.</param>
    /// <param name="DraftUploadId">The draft of the result, a PDF handed in before by the same official; may go with a refusal, and goes with nothing else.</param>
    /// <param name="Checks">For a supplement: what was found of each component; null where a program proposes with a list of its own.</param>
    /// <param name="DraftTextId">The text that draft was made of; null for a file that was brought.</param>
    /// <param name="Course">What is said of the way through the internal process.</param>
    public sealed record Request(
        ProposalKind Kind, string Text, string? LegalBasis = null, IReadOnlyList<string>? Items = null, Guid? DraftUploadId = null, IReadOnlyList<ComponentCheck>? Checks = null, Guid? DraftTextId = null, CourseInput? Course = null)
    {
        /// <summary>The checks, where they are asked for.</summary>
        public IReadOnlyList<ComponentCheck>? Found => Kind == ProposalKind.Supplement ? Checks : null;

        /// <summary>The one complete list.</summary>
        public IReadOnlyList<string> All => ComponentCheck.ItemsOf(Found, Items);
    }

    /// <summary>Proposes.</summary>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Request request, CancellationToken cancel = default)
    {
        PaperInput[] papers = request.DraftUploadId is not null && request.Kind is ProposalKind.Grant or ProposalKind.Refuse ? [new("", request.DraftUploadId)] : [];
        var found = await uploads.FindAsync(context.Actor, papers, cancel);
        var text = request.DraftTextId is { } textId ? await db.ResultDrafts.AsNoTracking().Where(t => t.Id == textId && t.DossierId == id).Select(t => new { t.Id, t.Kind }).FirstOrDefaultAsync(cancel) : null;
        return await work.ActAsync(
            context, id, version, DossierAct.Propose, new(context.Now, request.Text, request.LegalBasis, request.All, Checks: request.Found, Proposes: request.Kind, WithDraft: papers.Length > 0, Course: request.Course), async change =>
        {
            var dossier = change.Dossier;
            dossier.Proposal = request.Kind;
            dossier.ProposedById = context.Actor.Id;
            dossier.ProposalText = request.Text;
            dossier.ProposalBasis = request.LegalBasis;
            dossier.ProposalItems = request.All is { Count: > 0 } items ? string.Join("\n", items) : null;
            dossier.DraftId = null;
            foreach (var draft in found.ToPapers(PaperKind.Draft))
            {
                draft.TextId = text?.Id;
                change.Add(draft);
                dossier.DraftId = draft.Id;
            }

            (dossier.ReviewAwaited, dossier.ReviewedBy, dossier.ReviewedAt, dossier.ReviewText) = (await ReviewProposal.IsAskedAsync(db, change, cancel), null, null, null);
            change.PutOn(ReviewProposal.DeskOf(dossier), dossier.HolderUnitId);
            return new() { Proposal = request.Kind, ToReview = dossier.ReviewAwaited ? true : null, Draft = found.Hashes is [var draftHash] ? draftHash : null };
        }, (_, _) => [.. found.UnknownUploads.Select(f => f with { Field = "file" }), .. Check(request, found, text?.Kind)], cancel: cancel);
    }

    private static List<FieldFault> Check(Request request, FoundUploads found, ProposalKind? drafted)
    {
        var faults = new List<FieldFault>();
        if (request.DraftTextId is not null && drafted != request.Kind)
        {
            faults.Add(new("draftText", "draft_of_other_kind", "Dự thảo đã soạn là của loại kết quả khác; chọn lại đề xuất, hoặc soạn dự thảo của loại này."));
        }

        if (request.Kind == ProposalKind.Supplement && request.All.Count == 0)
        {
            faults.Add(new("items", "items_missing", "Liệt kê từng giấy tờ, nội dung cần bổ sung, mỗi dòng một mục."));
        }

        if (request.Kind is ProposalKind.Refuse or ProposalKind.Stop && string.IsNullOrWhiteSpace(request.LegalBasis))
        {
            faults.Add(new("legalBasis", "basis_missing", "Nêu căn cứ pháp lý của đề xuất."));
        }

        if (found.Uploads.Any(u => u.MediaType != "application/pdf"))
        {
            faults.Add(new("file", "not_a_pdf", "Dự thảo kết quả phải là tệp PDF."));
        }

        return faults;
    }
}
