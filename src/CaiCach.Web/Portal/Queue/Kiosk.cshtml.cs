using CaiCach.Application.Acting;
using CaiCach.Application.Queue;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Queue;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CaiCach.Web.Portal.Queue;

/// <summary>The page of a one-stop unit's kiosk: one touch takes a number. Whoever has its address may, so the address cannot be guessed and can be renewed.</summary>
[EnableRateLimiting(RateLimits.Upload)]
public sealed class KioskModel(TakeTicket take, ReadQueue read, ReferenceStore reference, ActorReader actors) : PageModel
{
    private static readonly Actor Visitor = new(null, "Người lấy số", ActorKind.Applicant, []);

    public Unit Unit { get; private set; } = null!;

    /// <summary>What a desk of today calls people for.</summary>
    public IReadOnlyList<QueueGroup> Groups { get; private set; } = [];

    /// <summary>Made with the page, so that a second touch takes no second number.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public bool HasPriority { get; set; }

    public Task<IActionResult> OnGetAsync(string token, CancellationToken cancel) => ShowAsync(token, StatusCodes.Status200OK, cancel);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        QueueGroup? purpose = Enum.TryParse<QueueGroup>(Purpose, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
        if (Key == Guid.Empty)
        {
            return await ShowAsync(token, StatusCodes.Status400BadRequest, cancel);
        }

        switch (await take.AtKioskAsync(new(Visitor, actors.Now, "portal"), token, new(Key, purpose, HasPriority), cancel))
        {
            case QueueOutcome.Done done:
                return LocalRedirect($"{Site.TicketOf(done.Id)}?may={token}");
            case QueueOutcome.Invalid invalid:
                ModelState.AddModelError("", invalid.Faults[0].Text);
                return await ShowAsync(token, StatusCodes.Status422UnprocessableEntity, cancel);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> ShowAsync(string token, int status, CancellationToken cancel)
    {
        if (await read.BodyOfKioskAsync(token, cancel) is not { } body)
        {
            return NotFound();
        }

        Groups = await read.ServedAsync(body, cancel);
        Unit = (await reference.CurrentAsync(cancel)).Organisation.ReceptionOf(body);
        Key = Guid.NewGuid();
        ModelState.Remove(nameof(Key));
        Response.StatusCode = status;
        return Page();
    }
}
