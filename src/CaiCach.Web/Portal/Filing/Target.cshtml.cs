using CaiCach.Application.Drafts;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Portal.Filing;

/// <summary>Changes which body, which case and for whom a draft is; what is typed and uploaded stays.</summary>
public sealed class TargetModel(ReadDraft read, SubmitDraft submit, StartDraft start, ReferenceStore reference, ActorReader actors) : DraftPage(read, submit, actors)
{
    private readonly ActorReader actors = actors;

    [BindProperty]
    public TargetForm Input { get; set; } = new();

    public TargetChoices Choices { get; private set; } = new([], [], []);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } other)
        {
            return other;
        }

        await LoadChoicesAsync(cancel);
        Input = new() { Agency = Draft.Agency?.Code, Case = Draft.Answers[DraftFields.Case], For = Draft.Answers[DraftFields.For] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } other)
        {
            return other;
        }

        await LoadChoicesAsync(cancel);
        if (await start.ChangeAsync(Context, id, Input.ToChoice(), cancel) is not { } outcome)
        {
            return NotFound();
        }

        ModelState.Add(outcome.Faults, FaultsExtensions.InputKey);
        return ModelState.IsValid ? LocalRedirect($"/ban-nhap/{id}/nguoi-nop") : Page();
    }

    private async Task LoadChoicesAsync(CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        Choices = TargetChoices.Of(Draft.Procedure, snapshot.AgenciesFor(Draft.Procedure.Code, VietnamTime.DayOf(actors.Now)));
    }
}
