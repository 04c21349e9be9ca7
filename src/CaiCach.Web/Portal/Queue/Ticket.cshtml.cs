using CaiCach.Application.Queue;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Queue;

/// <summary>One number: to print on a roll of 80 mm, and for its holder to see when it is called. It says nothing of who that is.</summary>
public sealed class TicketModel(ReadQueue read, ReferenceStore reference, ActorReader actors, IConfiguration configuration) : PageModel
{
    /// <summary>How many seconds a kiosk shows a number before it is ready for the next person.</summary>
    public const int SecondsAtKiosk = 12;

    public ReadQueue.TicketView View { get; private set; } = null!;

    public Unit Unit { get; private set; } = null!;

    /// <summary>Whether it is of today; one of another day is worth nothing any more.</summary>
    public bool IsToday { get; private set; }

    /// <summary>The kiosk that shows it; null on any other machine.</summary>
    public string? KioskHref { get; private set; }

    /// <summary>The address of this page, as its QR code has it.</summary>
    public string Address => Site.AddressOf(Request, configuration, Site.TicketOf(View.Ticket.Id));

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery(Name = "may")] string? token, CancellationToken cancel)
    {
        if (await read.TicketAsync(id, cancel) is not { } view)
        {
            return NotFound();
        }

        View = view;
        Unit = (await reference.CurrentAsync(cancel)).Organisation.ReceptionOf(view.Ticket.AgencyId);
        IsToday = view.Ticket.Day == VietnamTime.DayOf(actors.Now);
        KioskHref = token is not null && await read.BodyOfKioskAsync(token, cancel) is { } body && body == view.Ticket.AgencyId ? Site.KioskOf(token) : null;
        return Page();
    }
}
