using CaiCach.Application.Processes;
using CaiCach.Application.Reference;
using CaiCach.Law.Processes;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Processes;

/// <summary>Writes the draft of a process, a press a change: each is saved at once.</summary>
[OfficialsOnly("procedure_controller")]
public sealed class EditModel(ActorReader actors, ReferenceStore reference, ReadProcesses read, ChangeProcess change) : ProcessPage(actors, reference, read)
{
    public async Task<IActionResult> OnGetAsync(string body, string procedure, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await LoadDraftAsync(body, procedure, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string body, string procedure, [FromForm] int number, [FromForm] int seen, [FromForm(Name = "viec")] string? act, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if ((act ?? "").Split(' ') is not [var what, var key] || EditOf(what, key) is not { } edit)
        {
            return NotFound();
        }

        switch (await change.RunAsync(Context(), new(body, procedure, number, seen, edit), cancel))
        {
            case ProcessOutcome.Done:
                return Redirect($"{AddressOf(body, procedure)}/soan#{key}");
            case ProcessOutcome.Invalid invalid when await LoadDraftAsync(body, procedure, cancel):
                Say(invalid.Faults);
                return Again();
            case ProcessOutcome.Stale when await LoadDraftAsync(body, procedure, cancel):
                return SayStale();
            case ProcessOutcome.Stale when await LoadFilledAsync(body, procedure, number, cancel):
                return Redirect($"{Address}?xong=thay");
            default:
                return NotFound();
        }
    }

    private static ProcessEdit? EditOf(string what, string key) => what switch
    {
        "len" => new ProcessEdit.Move(key, true),
        "xuong" => new ProcessEdit.Move(key, false),
        "xoa" => new ProcessEdit.Remove(key),
        "nhanh" => new ProcessEdit.AddBranch(key, null, []),
        _ => null,
    };
}
