using CaiCach.Application.Acting;
using CaiCach.Application.Questions;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Questions;

/// <summary>Asks a question about a procedure; no account is needed.</summary>
public sealed class AskModel(AskQuestion ask, ReadQuestion read, ActorReader actors, TryLimit limit) : PageModel
{
    /// <summary>What is typed.</summary>
    public sealed class Form
    {
        /// <summary>The mark of this form.</summary>
        public Guid Key { get; set; }

        public string? Agency { get; set; }

        public string? Content { get; set; }

        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Phone { get; set; }

        public bool Agreed { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The code of the dossier that is asked about; empty for none.</summary>
    [BindProperty(SupportsGet = true, Name = "ho-so")]
    public string? DossierCode { get; set; }

    /// <summary>The body to be asked; empty for none chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public string? Body { get; set; }

    public ProcedureVersion Procedure { get; private set; } = null!;

    /// <summary>The bodies that may be asked, at least one.</summary>
    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        Input = new() { Key = Guid.NewGuid(), Agency = Body, Content = AboutDossier.Clean(DossierCode) is { } dossier ? $"Về hồ sơ {dossier}: " : null };
        return await ShowAsync(code, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancel)
    {
        if (!await ShowAsync(code, cancel))
        {
            return NotFound();
        }

        if (limit.TooMany(this, RateLimits.Follow) is { } refused)
        {
            return refused;
        }

        // The name stays out of the history, which is kept for ever.
        var context = new ActContext(new(null, "Người hỏi", ActorKind.Applicant, []), actors.Now, "portal");
        var key = Input.Key == Guid.Empty ? Guid.NewGuid() : Input.Key;
        switch (await ask.RunAsync(context, new(key, Procedure.Code, Input.Agency, Input.Name, Input.Email, Input.Phone, Input.Content, Input.Agreed), cancel))
        {
            case QuestionOutcome.Done done:
                return LocalRedirect($"{AskedModel.AddressOf(done.Code)}?moi=true");
            case QuestionOutcome.Invalid invalid:
                ModelState.Add(invalid.Faults, FaultsExtensions.InputKey);
                return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
            default:
                return NotFound();
        }
    }

    private async Task<bool> ShowAsync(string code, CancellationToken cancel)
    {
        if (await read.FormAsync(code, actors.Now, cancel) is not var (procedure, bodies))
        {
            return false;
        }

        Procedure = procedure;
        Bodies = [.. bodies.Select(b => new Choice(b.Code, b.Name))];
        return true;
    }
}
