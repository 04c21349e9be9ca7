using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Dossiers;

/// <summary>A page of one dossier of the signed-in person; a foreign one does not exist for it.</summary>
public abstract class DossierPage(ReadDossier read, ReferenceStore reference, ActorReader actors) : PageModel
{
    public ReadDossier.View View { get; private set; } = null!;

    public Data.Dossiers.Dossier Dossier => View.Dossier;

    public ReferenceSnapshot Reference { get; private set; } = null!;

    public ProcedureVersion? Procedure => Reference.Procedure(Dossier.ProcedureCode, Dossier.ProcedureVersion);

    /// <summary>The code, or the request number before there is one.</summary>
    public string Number => Dossier.Code ?? Dossier.RequestNumber;

    protected ActContext Context { get; private set; } = null!;

    /// <summary>Loads the dossier; false when this person has none such.</summary>
    protected async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        Reference = await reference.CurrentAsync(cancel);
        Context = await actors.ContextAsync(User, "portal", null, cancel);
        if (await read.RunAsync(Context.Actor, id, cancel) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }

    /// <summary>Where an act leads: on when it is done, 404, or null with the reasons in the model state and the newest state loaded.</summary>
    /// <param name="outcome">What came of the act.</param>
    /// <param name="onward">Where it leads when it is done.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="place">The field of the page where a fault of a field is told; left out where they are told above.</param>
    protected async Task<IActionResult?> FollowAsync(ActOutcome outcome, string onward, CancellationToken cancel, Func<string, string?>? place = null)
    {
        switch (outcome)
        {
            case ActOutcome.Done:
                return LocalRedirect(onward);
            case ActOutcome.NotFound:
                return NotFound();
            case ActOutcome.Refused refused:
                foreach (var reason in refused.Reasons)
                {
                    ModelState.AddModelError("", reason.Text);
                }

                break;
            case ActOutcome.Invalid invalid:
                ModelState.Add(invalid.Faults, place ?? (_ => null));
                break;
            case ActOutcome.Stale:
                ModelState.AddModelError("", "Hồ sơ vừa có thay đổi. Hãy xem lại rồi gửi lần nữa; những gì đã tải lên vẫn còn.");
                break;
            default:
                throw new InvalidOperationException(outcome.ToString());
        }

        return await LoadAsync(Dossier.Id, cancel) ? null : NotFound();
    }
}
