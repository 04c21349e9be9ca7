using CaiCach.Application.Acting;
using CaiCach.Application.Calls;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Outages;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Portal.Outages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Calls;

/// <summary>Who cannot sign in or file leaves a number to be called back; no account is needed.</summary>
[PausedBy(OutageParts.CallBacks)]
public sealed class AskCallModel(RequestCall request, ReferenceStore reference, ActorReader actors, TryLimit limit) : PageModel
{
    /// <summary>What is typed.</summary>
    public sealed class Form
    {
        /// <summary>The mark of this form.</summary>
        public Guid Key { get; set; }

        public string? Agency { get; set; }

        public string? Name { get; set; }

        public string? Phone { get; set; }

        public string? Content { get; set; }

        public bool Agreed { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Whether one was just sent.</summary>
    [BindProperty(SupportsGet = true, Name = "da-gui")]
    public bool Sent { get; set; }

    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Input = new() { Key = Guid.NewGuid() };
        await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ShowAsync(cancel);
        if (limit.TooMany(this, RateLimits.Follow) is { } refused)
        {
            return refused;
        }

        // The name stays out of the history, which is kept for ever.
        var context = new ActContext(new(null, "Người đề nghị gọi lại", ActorKind.Applicant, []), actors.Now, "portal");
        var key = Input.Key == Guid.Empty ? Guid.NewGuid() : Input.Key;
        if (await request.RunAsync(context, new(key, Input.Agency, Input.Name, Input.Phone, Input.Content, Input.Agreed), cancel) is not CallOutcome.Invalid invalid)
        {
            return LocalRedirect(Site.CallBack + "?da-gui=true");
        }

        ModelState.Add(invalid.Faults, FaultsExtensions.InputKey);
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        var today = VietnamTime.DayOf(actors.Now);
        Agencies = [.. (await reference.CurrentAsync(cancel)).Organisation.Agencies.Where(a => a.IsOn(today)).OrderBy(a => a.Path, StringComparer.Ordinal).Select(a => new Choice(a.Code, a.Name))];
    }
}
