using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Organisation;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Workspace.Dossiers;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Reopenings;

/// <summary>One order to open an ended dossier again: carried out here, or refused with a reason. Who ordered it is somebody else.</summary>
public sealed class ReopeningModel(ActorReader actors, ReferenceStore reference, ListReopenings list, ReopenDossier reopen) : WorkspacePage(actors, reference)
{
    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Version { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>The order; null when it waits no more, or is none of this official's.</summary>
    public ListReopenings.Row? Order { get; private set; }

    /// <summary>Whether this official ordered it and so does not answer it.</summary>
    public bool IsMine => Order?.OrderedById is { } head && head == Me.Id;

    public bool MayAnswer => Me.Has(Role.Administrator);

    /// <summary>The address of an order.</summary>
    public static string AddressOf(Guid id) => $"{ReopeningsModel.Href}/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        await LoadAsync(id, cancel);
        return Order is null ? Again(StatusCodes.Status404NotFound) : Page();
    }

    public Task<IActionResult> OnPostReopenAsync(Guid id, CancellationToken cancel) => AnswerAsync(id, "mo-lai", () => reopen.RunAsync(Context(), id, Input.Version, cancel), cancel);

    public Task<IActionResult> OnPostRefuseAsync(Guid id, CancellationToken cancel) => AnswerAsync(id, "tu-choi", () => reopen.RefuseAsync(Context(), id, Input.Version, Input.Reason ?? "", cancel), cancel);

    private async Task<IActionResult> AnswerAsync(Guid id, string done, Func<Task<ActOutcome>> answer, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Input.Reason = ActInputs.Clean(Input.Reason);
        var status = StatusCodes.Status409Conflict;
        switch (await answer())
        {
            case ActOutcome.Done:
                return Redirect($"{ReopeningsModel.Href}?xong={done}");
            case ActOutcome.Refused refused:
                foreach (var reason in refused.Reasons)
                {
                    ModelState.AddModelError(reason.Code == "reason_missing" ? "Input.Reason" : "", reason.Text);
                }

                break;
            case ActOutcome.Invalid invalid:
                ModelState.Add(invalid.Faults, FaultsExtensions.InputKey);
                status = StatusCodes.Status422UnprocessableEntity;
                break;
            case ActOutcome.Stale:
                ModelState.AddModelError("", "Người khác vừa thay đổi hồ sơ; chưa ghi gì. Hãy xem lại rồi bấm lần nữa.");
                break;
            default:
                // Withdrawn or answered meanwhile, or none of this official's.
                await LoadAsync(id, cancel);
                return Again(StatusCodes.Status404NotFound);
        }

        await LoadAsync(id, cancel);
        return Again(status);
    }

    private async Task LoadAsync(Guid id, CancellationToken cancel)
    {
        Order = await list.OneAsync(Me, id, cancel);
        Input.Version = Order?.Version ?? 0;
        ModelState.Remove("Input.Version");
    }
}
