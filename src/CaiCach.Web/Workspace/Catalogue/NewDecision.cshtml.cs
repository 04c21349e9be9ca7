using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>Records a plan of review, an approval of internal processes or a list for full online handling.</summary>
[OfficialsOnly("procedure_controller")]
public sealed class NewDecisionModel(ActorReader actors, ReferenceStore reference, RecordCatalogueDecision record, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    public const string Href = DecisionsModel.Href + "/moi";

    /// <summary>What is typed, in the order of the page.</summary>
    public sealed class Inputs
    {
        public string? Agency { get; set; }

        public string? Kind { get; set; }

        public DecisionFields Decision { get; set; } = new();

        public string? Codes { get; set; }

        /// <summary>Of a list for full online handling: whether it takes the place of the earlier ones.</summary>
        public bool ReplacesEarlier { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    /// <summary>The days to be confirmed, as <see cref="AnnouncementDays.Key"/>; null where none is unusual.</summary>
    public string? Unusual { get; private set; }

    /// <summary>The kinds that are recorded here.</summary>
    public IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<CatalogueDecisionKind>().Where(k => k != CatalogueDecisionKind.Announcement).Select(k => new Choice(k.ToString(), t[k.ToText()].Value))];

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "co-quan")] string? body, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Input.Agency = Bodies.FirstOrDefault(b => b.Value == body)?.Value ?? Bodies[0].Value;
        Input.Decision.Level = StartProcedure.LevelOf(Reference.Organisation.Find(Input.Agency)!);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        CatalogueDecisionKind? kind = Enum.TryParse<CatalogueDecisionKind>(Input.Kind, out var known) && Enum.IsDefined(known) ? known : null;
        var codes = (Input.Codes ?? "").Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var decision = Input.Decision.Read(ModelState, "Input.Decision");
        switch (await record.RunAsync(Context(), new(Input.Agency, kind, decision, codes) { ReplacesEarlier = Input.ReplacesEarlier && kind == CatalogueDecisionKind.FullyOnline }, cancel))
        {
            case CatalogueOutcome.Done done:
                return Redirect($"{DecisionsModel.Href}/{done.Id}?xong=true");
            case CatalogueOutcome.Invalid invalid:
                Unusual = invalid.Faults.Any(f => AnnouncementDays.IsDoubt(f.Code)) ? new AnnouncementDays(decision.Day!.Value).Key : null;
                foreach (var fault in invalid.Faults)
                {
                    var key = DecideModel.KeyOf(fault.Field);
                    if (!ModelState.TryGetValue(key, out var there) || there.Errors.Count == 0)
                    {
                        ModelState.AddModelError(key, fault.Text);
                    }
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
