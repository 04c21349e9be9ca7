using CaiCach.Application.Calls;
using CaiCach.Application.Reference;
using CaiCach.Law.Calls;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Calls;

/// <summary>One request to be called back: who, where, what for; taken, answered or closed here.</summary>
public sealed class CallModel(ActorReader actors, ReferenceStore reference, ReadCalls read, HandleCall handle) : WorkspacePage(actors, reference)
{
    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Version { get; set; }

        public string? Text { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "xong")]
    public bool Done { get; set; }

    public ReadCalls.View View { get; private set; } = null!;

    /// <summary>Whether this official has taken it.</summary>
    public bool IsMine => View.Call.TakenById is { } taker && taker == Me.Id;

    /// <summary>The address of a request.</summary>
    public static string AddressOf(Guid id) => $"{ListModel.Href}/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await LoadAsync(id, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CallAct act, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        switch (await handle.RunAsync(Context(), id, Input.Version, act, Input.Text, cancel))
        {
            case CallOutcome.Done:
                return Redirect($"{AddressOf(id)}?xong=true");
            case CallOutcome.Refused refused:
                foreach (var reason in refused.Reasons)
                {
                    ModelState.AddModelError(reason.Code == "text_missing" ? "Input.Text" : "", reason.Text);
                }

                break;
            case CallOutcome.Invalid invalid:
                ModelState.Add(invalid.Faults, FaultsExtensions.InputKey);
                break;
            case CallOutcome.Stale:
                ModelState.AddModelError("", "Người khác vừa thay đổi nội dung này. Bước này chưa được thực hiện; nội dung đã nhập vẫn còn, hãy xem lại rồi gửi lần nữa.");
                break;
            default:
                return NotFound();
        }

        return await LoadAsync(id, cancel) ? Again() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await read.OneAsync(Me, id, cancel) is not { } view)
        {
            return false;
        }

        View = view;
        Input.Version = view.Call.Version;
        ModelState.Remove("Input.Version");
        return true;
    }
}
