using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Work;

/// <summary>Opens a dossier by its exact code, as typed or scanned, and leads to every list of this official.</summary>
public sealed class FindModel(ActorReader actors, ReferenceStore reference, FindDossier find) : WorkspacePage(actors, reference)
{
    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Code { get; set; }

    public IReadOnlyList<(WorkDesk Desk, Office Office)> Lists { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Lists = [.. WorkDesk.All.SelectMany(desk => desk.OfficesOf(Me, Reference).Select(office => (desk, office)))];
        if (!Request.Query.ContainsKey("ma"))
        {
            return Page();
        }

        if (await find.RunAsync(Me, Code, cancel) is { } id)
        {
            return Redirect($"/can-bo/ho-so/{id}");
        }

        ModelState.AddModelError("Code", string.IsNullOrWhiteSpace(Code)
            ? "Nhập mã hồ sơ hoặc số yêu cầu."
            : "Không có hồ sơ với mã này trong phạm vi của ông/bà. Hãy nhập đủ mã, ví dụ H50.901-260302-0001.");
        return Again(StatusCodes.Status404NotFound);
    }
}
