using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Workspace.Papers;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Agents;

/// <summary>One dossier that an agent filed or carries; its result is delivered here, with evidence, or brought back.</summary>
[TakesUpTo(BodyLimit.ManyFiles)]
public sealed class CarryModel(ActorReader actors, ReferenceStore reference, ReadAgentWork work, FollowPosting follow, UploadFile upload) : WorkspacePage(actors, reference)
{
    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Version { get; set; }

        public string? ReceivedBy { get; set; }

        public bool IdentityChecked { get; set; }

        public IFormFile? Proof { get; set; }

        public Guid? UploadId { get; set; }

        public string? UploadName { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    public ReadAgentWork.Row Row { get; private set; } = null!;

    /// <summary>The page of a dossier.</summary>
    public static string HrefOf(Guid id) => $"{WorkModel.Href}/ho-so/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel))
        {
            return NotFound();
        }

        Input.Version = Row.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? buoc, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel))
        {
            return NotFound();
        }

        if (string.Equals(buoc, "tra-ve", StringComparison.Ordinal))
        {
            return Tell(await follow.ReturnedAsync(Context(), id, Input.Version, Input.Reason?.Trim() ?? "", cancel), "Input.Reason", WorkModel.BroughtBack);
        }

        if (Input.Proof is { } file && await upload.TakeInAsync(file, Context(), "Input", nameof(Inputs.Proof), ModelState, cancel: cancel) is { } taken)
        {
            (Input.UploadId, Input.UploadName) = (taken.Id, taken.FileName);
        }

        return ModelState.IsValid ? Tell(await follow.HandedOverAsync(Context(), id, Input.Version, new(Input.ReceivedBy, Input.IdentityChecked, Input.UploadId), cancel), "") : Again();
    }

    private IActionResult Tell(ActOutcome outcome, string field, string? then = null)
    {
        switch (outcome)
        {
            case ActOutcome.Done done:
                return Redirect(then ?? $"{WorkModel.Href}?xong={done.Code}");
            case ActOutcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(FaultsExtensions.InputKey(fault.Field), fault.Text);
                }

                return Again();
            case ActOutcome.Refused refused:
                foreach (var reason in refused.Reasons)
                {
                    ModelState.AddModelError(field, reason.Text);
                }

                return Again(StatusCodes.Status409Conflict);
            default:
                ModelState.AddModelError("", "Người khác vừa thay đổi hồ sơ này nên bước vừa bấm chưa được thực hiện. Xem lại tình trạng hiện nay của hồ sơ ở dưới.");
                ModelState.Remove("Input.Version");
                Input.Version = Row.Version;
                return Again(StatusCodes.Status409Conflict);
        }
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await work.OneAsync(Context(), id, cancel) is not { } row)
        {
            return false;
        }

        Row = row;
        return true;
    }
}
