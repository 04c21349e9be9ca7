using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>Adds a procedure to the catalogue: what it is, and on to its draft.</summary>
[OfficialsOnly("procedure_controller")]
public sealed class NewModel(ActorReader actors, ReferenceStore reference, StartProcedure start) : WorkspacePage(actors, reference)
{
    public const string Href = ListModel.Href + "/moi";

    /// <summary>What is typed, in the order of the page.</summary>
    public sealed class Inputs
    {
        public string? Agency { get; set; }

        public string? Kind { get; set; }

        public string? Code { get; set; }

        public string? Name { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    /// <summary>The kinds of procedures.</summary>
    public static IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<ProcedureKind>().Select(k => new Choice(k.ToString(), ProcedureNames.Of(k)))];

    /// <summary>The address at which a body's own version of a national procedure is begun.</summary>
    public static string AddressOfOwn(string agency, string code) => Href + new QueryString().Add("co-quan", agency).Add("ma", code);

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "co-quan")] string? body, [FromQuery(Name = "ma")] string? code, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Input.Agency = Bodies.FirstOrDefault(b => b.Value == body)?.Value ?? Bodies[0].Value;
        Input.Code = code;
        Input.Kind = nameof(ProcedureKind.Public);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        ProcedureKind? kind = Enum.TryParse<ProcedureKind>(Input.Kind, out var known) && Enum.IsDefined(known) ? known : null;
        switch (await start.RunAsync(Context(), new(Input.Agency, kind, Input.Code, Input.Name), cancel))
        {
            case CatalogueOutcome.Done done:
                return Redirect(EditModel.AddressOf(done.Id));
            case CatalogueOutcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(DecideModel.KeyOf(fault.Field), fault.Text);
                }

                return Again();
            default:
                return NotFound();
        }
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Bodies = [.. CatalogueScope.WrittenBy(Me, Reference.Organisation).Select(b => new Choice(b.Code, b.Name))];
    }
}
