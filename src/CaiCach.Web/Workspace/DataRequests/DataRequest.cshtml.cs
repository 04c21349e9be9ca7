using CaiCach.Application.DataRequests;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.DataRequests;

/// <summary>One request about personal data, and the decision on it.</summary>
public sealed class DataRequestModel(ActorReader actors, ReferenceStore reference, ListDataRequests list, DecideDataRequest decide) : WorkspacePage(actors, reference)
{
    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Version { get; set; }

        /// <summary>"co" or "khong".</summary>
        public string? Grant { get; set; }

        public string? Answer { get; set; }

        public string? LegalBasis { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    public ListDataRequests.Row Row { get; private set; } = null!;

    /// <summary>Where the owner may be corrected.</summary>
    public IReadOnlyList<Dossier> Dossiers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await list.ReadAsync(Me, id, cancel) is not { } row)
        {
            return NotFound();
        }

        (Row, Dossiers) = (row, await list.DossiersAsync(Me, row.Request, cancel));
        Input.Version = row.Request.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var outcome = await decide.RunAsync(Context(), new(id, Input.Version, Input.Grant switch { "co" => true, "khong" => false, _ => null }, Input.Answer, Input.LegalBasis), cancel);
        if (outcome is DecideDataRequest.Outcome.Done)
        {
            return Redirect(DataRequestsModel.Href);
        }

        if (outcome is DecideDataRequest.Outcome.NotFound || await list.ReadAsync(Me, id, cancel) is not { } row)
        {
            return NotFound();
        }

        (Row, Dossiers) = (row, await list.DossiersAsync(Me, row.Request, cancel));
        ModelState.Add((outcome as DecideDataRequest.Outcome.Invalid)?.Faults ?? [], FaultsExtensions.InputKey);
        if (outcome is DecideDataRequest.Outcome.Stale)
        {
            ModelState.AddModelError("", "Yêu cầu này vừa được người khác trả lời.");
            return Again(StatusCodes.Status409Conflict);
        }

        return Again();
    }
}
