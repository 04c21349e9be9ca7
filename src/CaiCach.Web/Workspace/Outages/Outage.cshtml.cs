using CaiCach.Application.Outages;
using CaiCach.Application.Reference;
using CaiCach.Data.Outages;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Outages;

/// <summary>One announced outage: its expected end moves, it ends, or it is withdrawn.</summary>
[OfficialsOnly("administrator")]
public sealed class OutageModel(ActorReader actors, ReferenceStore reference, ListOutages list, HandleOutage handle) : WorkspacePage(actors, reference)
{
    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        /// <summary>The version seen.</summary>
        public int Version { get; set; }

        public TypedMoment Until { get; set; } = new();

        public TypedMoment Ended { get; set; } = new();
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    public Outage Outage { get; private set; } = null!;

    /// <summary>The page of one.</summary>
    public static string AddressOf(Guid id) => $"{OutagesModel.Href}/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        Input = new() { Version = Outage.Version, Until = TypedMoment.Of(Outage.ExpectedUntil), Ended = TypedMoment.Of(Now) };
        return Page();
    }

    public Task<IActionResult> OnPostExpectAsync(Guid id, CancellationToken cancel) =>
        ChangeAsync(id, () => Input.Until.Read(ModelState, "Input.Until"), until => handle.ExpectAsync(Context(), id, Input.Version, until, cancel), cancel);

    public Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancel) =>
        ChangeAsync(id, () => Input.Ended.Read(ModelState, "Input.Ended"), ended => handle.EndAsync(Context(), id, Input.Version, ended, cancel), cancel);

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancel) =>
        ChangeAsync(id, () => Now, _ => handle.WithdrawAsync(Context(), id, Input.Version, cancel), cancel);

    private async Task<IActionResult> ChangeAsync(Guid id, Func<DateTime?> read, Func<DateTime, Task<OutageOutcome>> change, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        if (read() is not { } moment)
        {
            return Shown();
        }

        switch (await change(moment))
        {
            case OutageOutcome.Done:
                return Redirect(OutagesModel.Href + "?xong=true");
            case OutageOutcome.Invalid invalid:
                ModelState.Add(invalid.Faults);
                return Shown();
            case OutageOutcome.Stale:
                ModelState.AddModelError("", "Người khác vừa thay đổi thông báo này. Nội dung ông/bà nhập vẫn còn; hãy xem lại rồi lưu lần nữa.");
                Input.Version = Outage.Version;
                ModelState.Remove("Input.Version");
                return Shown(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    /// <summary>The page again, the form that was not sent with what it begins with.</summary>
    private PageResult Shown(int status = StatusCodes.Status422UnprocessableEntity)
    {
        Input.Until = Input.Until is { Day: null, Time: null } ? TypedMoment.Of(Outage.ExpectedUntil) : Input.Until;
        Input.Ended = Input.Ended is { Day: null, Time: null } ? TypedMoment.Of(Now) : Input.Ended;
        return Again(status);
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await list.FindAsync(Me, id, cancel) is not { } outage)
        {
            return false;
        }

        Outage = outage;
        return true;
    }
}
