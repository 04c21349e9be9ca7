using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 9: the specialist puts an opinion to the head: grant, refuse, ask for a supplement, or stop.</summary>
public sealed class ProposeDecision(DossierWork work)
{
    /// <summary>The opinion.</summary>
    /// <param name="Kind">What is proposed.</param>
    /// <param name="Text">The reasons.</param>
    /// <param name="LegalBasis">The clause; needed for a refusal or a stop by whoever signs.</param>
    /// <param name="Items">For a supplement: each thing to complete.</param>
    public sealed record Request(ProposalKind Kind, string Text, string? LegalBasis = null, IReadOnlyList<string>? Items = null);

    /// <summary>Proposes.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Request request, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.Propose, new(context.Now, request.Text, request.LegalBasis, request.Items), change =>
        {
            var dossier = change.Dossier;
            dossier.Proposal = request.Kind;
            dossier.ProposedById = context.Actor.Id;
            dossier.ProposalText = request.Text;
            dossier.ProposalBasis = request.LegalBasis;
            dossier.ProposalItems = request.Items is { Count: > 0 } items ? string.Join("\n", items) : null;
            change.PutOn(Desk.Sign, dossier.HolderUnitId);
            return Task.FromResult(new DossierEventData { Proposal = request.Kind });
        }, (_, _) => Check(request), cancel: cancel);

    private static List<FieldFault> Check(Request request)
    {
        var faults = new List<FieldFault>();
        if (request.Kind == ProposalKind.Supplement && request.Items is not { Count: > 0 })
        {
            faults.Add(new("items", "items_missing", "Liệt kê từng giấy tờ, nội dung cần bổ sung, mỗi dòng một mục."));
        }

        if (request.Kind is ProposalKind.Refuse or ProposalKind.Stop && string.IsNullOrWhiteSpace(request.LegalBasis))
        {
            faults.Add(new("legalBasis", "basis_missing", "Nêu căn cứ pháp lý của đề xuất."));
        }

        return faults;
    }
}
