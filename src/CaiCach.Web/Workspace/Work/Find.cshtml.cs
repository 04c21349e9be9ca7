using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Work;

/// <summary>One box for code, name, number, phone, day and office; a code typed whole or scanned opens its dossier. Leads to every list of this official, too.</summary>
public sealed class FindModel(ActorReader actors, ReferenceStore reference, FindDossier find, SearchDossiers search) : WorkspacePage(actors, reference)
{
    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Typed { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public IReadOnlyList<(WorkDesk Desk, Office Office)> Lists { get; private set; } = [];

    /// <summary>What was found; null when nothing was asked.</summary>
    public SearchDossiers.Page? Found { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Lists = [.. WorkDesk.All.SelectMany(desk => desk.OfficesOf(Me, Reference).Select(office => (desk, office)))];
        if (!Request.Query.ContainsKey("ma"))
        {
            return Page();
        }

        if (await find.RunAsync(Me, Typed, cancel) is { } id)
        {
            return Redirect($"/can-bo/ho-so/{id}");
        }

        Found = await search.RunAsync(Me, Typed, ListWork.Cursor.Parse(After), cancel);
        if (Found.Rows.Count > 0)
        {
            return Page();
        }

        ModelState.AddModelError("Code", Found.Text.IsEmpty
            ? "Nhập mã hồ sơ, họ tên, số định danh, số điện thoại, ngày nộp hoặc tên đơn vị."
            : "Không có hồ sơ nào như vậy trong phạm vi của ông/bà.");
        return Again(StatusCodes.Status404NotFound);
    }

    /// <summary>The address of the next page.</summary>
    public string? NextHref => Found?.Next is { } next ? $"/can-bo/ho-so?ma={Uri.EscapeDataString(Typed ?? "")}&sau={Uri.EscapeDataString(next.ToString())}" : null;
}
