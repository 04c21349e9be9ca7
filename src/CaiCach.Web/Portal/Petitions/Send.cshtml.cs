using CaiCach.Application.Acting;
using CaiCach.Application.Petitions;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Outages;
using CaiCach.Law.Petitions;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Portal.Outages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Petitions;

/// <summary>Sends a petition; no account is needed.</summary>
[PausedBy(OutageParts.Petitions)]
public sealed class SendModel(SubmitPetition submit, ReferenceStore reference, ActorReader actors, TryLimit limit) : PageModel
{
    /// <summary>What is typed.</summary>
    public sealed class Form
    {
        /// <summary>The mark of this form.</summary>
        public Guid Key { get; set; }

        public string? Kind { get; set; }

        public string? Agency { get; set; }

        public string? Content { get; set; }

        public string? DossierCode { get; set; }

        public string? Name { get; set; }

        public string? Phone { get; set; }

        public string? Email { get; set; }

        public string? Address { get; set; }

        /// <summary>The commune of the address.</summary>
        public CommuneInput Commune { get; set; } = new();
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The code of the dossier it is about; empty for none.</summary>
    [BindProperty(SupportsGet = true, Name = "ho-so")]
    public string? DossierCode { get; set; }

    /// <summary>The body it goes to; empty for none chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public string? Body { get; set; }

    /// <summary>The code of the procedure it is about; empty for none.</summary>
    [BindProperty(SupportsGet = true, Name = "thu-tuc")]
    public string? ProcedureCode { get; set; }

    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    public PetitionLimits? Limits { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var procedure = (await reference.CurrentAsync(cancel)).LatestProcedure(ProcedureCode ?? "");
        Input = new()
        {
            Key = Guid.NewGuid(),
            Agency = Body,
            DossierCode = AboutDossier.Clean(DossierCode),
            Content = procedure is { Kind: ProcedureKind.Public } ? $"Về thủ tục {procedure.Code}, {procedure.Name}: " : null,
        };
        await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ShowAsync(cancel);
        if (Input.Commune.Find)
        {
            return Page();
        }

        Input.Commune.Check(ModelState);
        if (!ModelState.IsValid)
        {
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        if (limit.TooMany(this, RateLimits.Follow) is { } refused)
        {
            return refused;
        }

        var kind = Enum.TryParse<PetitionKind>(Input.Kind, out var known) && Enum.IsDefined(known) ? known : (PetitionKind?)null;
        var key = Input.Key == Guid.Empty ? Guid.NewGuid() : Input.Key;
        var actor = new Actor(null, (Input.Name ?? "").Trim() is { Length: > 0 and <= 200 } name ? name : "Người gửi", ActorKind.Applicant, []);
        var outcome = await submit.RunAsync(new(actor, actors.Now, "portal"), new(key, kind, Input.Agency, Input.Name, Input.Phone, Input.Email, Input.Address, Input.DossierCode, Input.Content, Input.Commune.Code), cancel);
        if (outcome is PetitionOutcome.Done done)
        {
            return LocalRedirect($"/phan-anh-kien-nghi/da-gui/{done.Code}");
        }

        ModelState.Add(((PetitionOutcome.Invalid)outcome).Faults, field => field == "commune.code" ? "Input.Commune.Code" : FaultsExtensions.InputKey(field));
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var today = VietnamTime.DayOf(actors.Now);
        Limits = snapshot.Petitions?.On(today);
        Input.Commune.Show(snapshot, today, ModelState);
        Agencies = [.. snapshot.Organisation.Agencies.Where(a => a.IsOn(today)).OrderBy(a => a.Path, StringComparer.Ordinal).Select(a => new Choice(a.Code, a.Name))];
    }
}
