using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Components;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>What is handed in on paper and is not complete: told once, then entered so if the officer says of each paper that it is not there.</summary>
public abstract partial class FilingPage
{
    private IReadOnlyList<string> missing = [];

    /// <summary>The mandatory papers that are not there and may be told so, with those that were; empty before anything was filed.</summary>
    public IReadOnlyList<Choice> Lacking => Input.Channel == CounterInputs.Assisted ? [] :
    [
        .. from paper in Procedure.Components.DistinctBy(c => c.Code)
           where missing.Contains(paper.Code, StringComparer.Ordinal) || (Input.Lacking.Contains(paper.Code, StringComparer.Ordinal) && !Input.Papers.Exists(l => l.IsBrought && l.Code == paper.Code))
           select new Choice(paper.Code, paper.Name),
    ];

    private void NoteMissing(SubmitDossier.Request request, IReadOnlyList<FieldFault> faults)
    {
        if (Completeness.MayBeShort(request.Channel))
        {
            var told = faults.Where(f => f.Code == "paper_missing").Select(f => f.Field["papers.".Length..]);
            missing = [.. told, .. Input.Lacking.Where(code => !request.Papers.Any(p => p.ComponentCode == code))];
        }
    }
}
