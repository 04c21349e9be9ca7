using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Application.Index;
using CaiCach.Data.Events;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Workspace.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Index;

/// <summary>One item: rule, arithmetic, what is declared, evidence, history, and the form to declare it.</summary>
[TakesUpTo(FileKinds.LargestFile + (1024 * 1024))]
public sealed class ItemModel(ReadIndex index, DeclareIndexItem declare, UploadFile upload, ActorReader actors) : PageModel
{
    public ReadIndex.View View { get; private set; } = null!;

    public ReadIndex.Leaf Leaf { get; private set; } = null!;

    public IReadOnlyList<(EventRow Event, IndexEventData Data)> History { get; private set; } = [];

    [BindProperty]
    public IndexItemInput Input { get; set; } = new();

    public bool MayDeclare => View.MayDeclare && Leaf.MayBeDeclared;

    public string Address => $"/can-bo/chi-so/{View.Unit.Code}/{View.Year}/{Leaf.Score.Node.Code}";

    public async Task<IActionResult> OnGetAsync(string unit, int year, string item, CancellationToken cancel)
    {
        if (!await ReadAsync(await actors.ActorAsync(User, cancel), unit, year, item, cancel))
        {
            return NotFound();
        }

        Input = IndexItemInput.From(new(Leaf.Declared?.Answer, Leaf.Declared?.Note, Leaf.Declared?.Version ?? 0));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string unit, int year, string item, CancellationToken cancel)
    {
        var context = await actors.ContextAsync(User, "workspace", cancel: cancel);
        if (!await ReadAsync(context.Actor, unit, year, item, cancel))
        {
            return NotFound();
        }

        if (!MayDeclare)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        await TakeEvidenceInAsync(context, cancel);
        return Input.ToJson(Leaf.Score.Node.Item!.Rule, ModelState) is { } answer
            ? await DeclareAsync(context, new(unit, year, item, Input.Version, answer, Input.Note, Input.UploadId), cancel)
            : Page();
    }

    private async Task<IActionResult> DeclareAsync(ActContext context, DeclareIndexItem.Request request, CancellationToken cancel)
    {
        switch (await declare.RunAsync(context, request, cancel))
        {
            case DeclareIndexItem.Outcome.Done:
                return RedirectToPage(new { unit = request.Unit, year = request.Year, item = request.Item });
            case DeclareIndexItem.Outcome.Invalid invalid:
                ModelState.Add(invalid.Faults, FaultsExtensions.InputKey);

                return Page();
            case DeclareIndexItem.Outcome.Stale stale:
                await ReadAsync(context.Actor, request.Unit, request.Year, request.Item, cancel);
                Input.Version = stale.CurrentVersion;
                ModelState.Remove("Input.Version");
                ModelState.AddModelError("Input.Note", "Mục này vừa được kê khai lại từ nơi khác. Xem lịch sử bên dưới; lưu lần nữa để thay bằng số liệu đang nhập.");
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            case DeclareIndexItem.Outcome.NotAllowed:
                return StatusCode(StatusCodes.Status403Forbidden);
            default:
                return NotFound();
        }
    }

    private async Task TakeEvidenceInAsync(ActContext context, CancellationToken cancel)
    {
        if (Input.Evidence is { } file && await upload.TakeInAsync(file, context, nameof(Input), nameof(Input.Evidence), ModelState, cancel: cancel) is { } taken)
        {
            (Input.UploadId, Input.UploadName) = (taken.Id, taken.FileName);
        }
    }

    private async Task<bool> ReadAsync(Actor viewer, string unit, int year, string item, CancellationToken cancel)
    {
        if (await index.RunAsync(viewer, actors.Now, unit, year, cancel) is not { } view || !view.Leaves.TryGetValue(item, out var leaf))
        {
            return false;
        }

        (View, Leaf) = (view, leaf);
        History = leaf.Declared is { } declared ? await index.HistoryAsync(declared, cancel) : [];
        return true;
    }
}
