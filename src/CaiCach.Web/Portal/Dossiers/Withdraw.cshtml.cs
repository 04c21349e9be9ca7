using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Portal.Dossiers;

/// <summary>Asks to withdraw a dossier, with what that means said first.</summary>
public sealed class WithdrawModel(ReadDossier read, ReferenceStore reference, ActorReader actors, RequestWithdrawal withdraw) : DossierPage(read, reference, actors)
{
    private const int LongestReason = 2000;

    [BindProperty]
    public string? Reason { get; set; }

    public bool IsOpen => View.Acts.Contains(DossierAct.RequestWithdrawal);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, int version, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        var reason = Reason?.Replace("\0", "", StringComparison.Ordinal).Trim().Normalize();
        if (reason is { Length: > LongestReason })
        {
            ModelState.AddModelError(nameof(Reason), "Lý do dài quá 2.000 ký tự.");
            return Page();
        }

        return await FollowAsync(await withdraw.RunAsync(Context, id, version, string.IsNullOrEmpty(reason) ? null : reason, cancel: cancel), $"/ho-so/{id}?xong=rut", cancel) ?? Page();
    }
}
