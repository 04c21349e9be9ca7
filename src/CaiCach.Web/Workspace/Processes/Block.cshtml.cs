using CaiCach.Application.Processes;
using CaiCach.Application.Reference;
using CaiCach.Law.Processes;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Processes;

/// <summary>Adds a block of parallel branches or of cases to a draft; steps are put into its branches afterwards.</summary>
[OfficialsOnly("procedure_controller")]
public sealed class BlockModel(ActorReader actors, ReferenceStore reference, ReadProcesses read, ChangeProcess change, IStringLocalizer<WorkspaceTexts> t) : ProcessPage(actors, reference, read)
{
    private const int Few = 2;

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Number { get; set; }

        public int Seen { get; set; }

        public string? Kind { get; set; }

        public string? Conditions { get; set; }

        public string? Place { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    public IEnumerable<Choice> Kinds =>
    [
        new(nameof(BlockKind.Parallel), t["Song song"].Value, t["Các nhánh làm cùng lúc; khối xong khi nhánh cuối cùng xong"].Value),
        new(nameof(BlockKind.Choice), t["Rẽ nhánh theo trường hợp"].Value, t["Chỉ làm một nhánh, tùy điều kiện"].Value),
    ];

    public IEnumerable<Choice> Places => ProcessEdits.PlacesFor(View.Plan, null).Select(p => new Choice(ValueOf(p), PlaceText(View.Plan, p)));

    public async Task<IActionResult> OnGetAsync(string body, string procedure, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadDraftAsync(body, procedure, cancel))
        {
            return NotFound();
        }

        Input = new() { Number = View.Shown!.Number, Seen = View.Shown.Version, Place = ValueOf(End) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string body, string procedure, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadFilledAsync(body, procedure, Input.Number, cancel))
        {
            return NotFound();
        }

        if (Input.Kind is not (nameof(BlockKind.Parallel) or nameof(BlockKind.Choice)))
        {
            ModelState.AddModelError("Input.Kind", "Chọn loại khối.");
        }

        if (PlaceOf(Input.Place) is not { } place || !ProcessEdits.PlacesFor(View.Plan, null).Contains(place))
        {
            ModelState.AddModelError("Input.Place", "Chọn vị trí của khối.");
            place = new(null, null);
        }

        if (!ModelState.IsValid)
        {
            return Again();
        }

        var conditions = (Input.Conditions ?? "").Split('\n').Select(Clean).OfType<string>().ToList();
        var edit = Input.Kind == nameof(BlockKind.Choice)
            ? new ProcessEdit.AddBlock(place, BlockKind.Choice, conditions)
            : new ProcessEdit.AddBlock(place, BlockKind.Parallel, new string?[Few]);
        switch (await change.RunAsync(Context(), new(body, procedure, View.Shown!.Number, Input.Seen, edit), cancel))
        {
            case ProcessOutcome.Done:
                return Redirect(EditAddress);
            case ProcessOutcome.Invalid invalid:
                Say(invalid.Faults.DistinctBy(f => f.Code));
                return Again();
            case ProcessOutcome.Stale:
                Input.Seen = View.Shown.Version;
                ModelState.Remove("Input.Seen");
                return SayStale();
            default:
                return NotFound();
        }
    }
}
