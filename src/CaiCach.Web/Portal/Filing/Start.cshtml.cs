using CaiCach.Application.Drafts;
using CaiCach.Application.Reference;
using CaiCach.Data.Drafts;
using CaiCach.Law.Calendar;
using CaiCach.Law.Outages;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Portal.Outages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Filing;

/// <summary>Starts a draft of a procedure, or leads to one that was started before.</summary>
[PausedBy(OutageParts.OnlineFiling)]
public sealed class StartModel(ReferenceStore reference, StartDraft start, ReadDraft drafts, ActorReader actors) : PageModel
{
    [BindProperty]
    public TargetForm Input { get; set; } = new() { For = DraftFields.Self };

    public ProcedureVersion Procedure { get; private set; } = null!;

    public TargetChoices Choices { get; private set; } = new([], [], []);

    public IReadOnlyList<Draft> Earlier { get; private set; } = [];

    /// <summary>Opens the form; the case and the body may have been found on the page of the procedure.</summary>
    public async Task<IActionResult> OnGetAsync(string code, [FromQuery(Name = "truong-hop")] string? caseCode, [FromQuery(Name = "co-quan")] string? agency, CancellationToken cancel)
    {
        (Input.Case, Input.Agency) = (caseCode, agency);
        return await LoadAsync(code, cancel) ? Page() : LocalRedirect("/thu-tuc/" + Uri.EscapeDataString(code));
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancel)
    {
        if (!await LoadAsync(code, cancel))
        {
            return LocalRedirect("/thu-tuc/" + Uri.EscapeDataString(code));
        }

        var outcome = await start.RunAsync(await actors.ContextAsync(User, "portal", null, cancel), code, Input.ToChoice(), cancel);
        if (outcome.DraftId is { } id)
        {
            return LocalRedirect($"/ban-nhap/{id}/nguoi-nop");
        }

        ModelState.Add(outcome.Faults, FaultsExtensions.InputKey);
        return Page();
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var today = VietnamTime.DayOf(actors.Now);
        if (snapshot.ProcedureInForce(code, today) is not { } procedure || procedure.WhyNotOpenForFiling(today, Channel.Online) is not null
            || snapshot.AgenciesFor(code, today) is not { Count: > 0 } agencies)
        {
            return false;
        }

        Procedure = procedure;
        Choices = TargetChoices.Of(procedure, agencies);
        var actor = await actors.ActorAsync(User, cancel);
        Earlier = [.. (await drafts.ListAsync(actor.Id!.Value, cancel)).Where(d => d.ProcedureCode == code)];
        return true;
    }
}
