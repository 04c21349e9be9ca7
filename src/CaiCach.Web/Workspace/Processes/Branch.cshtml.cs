using CaiCach.Application.Processes;
using CaiCach.Application.Reference;
using CaiCach.Law.Processes;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Processes;

/// <summary>Adds a branch to a block of those to choose from, or says the condition of one and the cases it is for anew.</summary>
[OfficialsOnly("procedure_controller")]
public sealed class BranchModel(ActorReader actors, ReferenceStore reference, ReadProcesses read, ChangeProcess change) : ProcessPage(actors, reference, read)
{
    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Number { get; set; }

        public int Seen { get; set; }

        public string? Conditions { get; set; }

        public List<string> Cases { get; set; } = [];
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>The branch that is said anew, or the block that gets one.</summary>
    public ProcessLine Line { get; private set; } = null!;

    /// <summary>The cases of the procedure.</summary>
    public IReadOnlyList<Choice> Cases => [.. View.Procedure.Cases.Concat(View.Coming?.Cases ?? []).DistinctBy(c => c.Code).Select(c => new Choice(c.Code, c.Name))];

    public async Task<IActionResult> OnGetAsync(string body, string procedure, string key, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadDraftAsync(body, procedure, cancel) || !Find(key))
        {
            return NotFound();
        }

        Input = new() { Number = View.Shown!.Number, Seen = View.Shown.Version, Conditions = Line.Branch?.Condition, Cases = [.. Line.Branch?.Cases ?? []] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string body, string procedure, string key, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadFilledAsync(body, procedure, Input.Number, cancel) || !Find(key))
        {
            return NotFound();
        }

        var condition = Clean(Input.Conditions) ?? "";
        var edit = Line.Branch is null ? (ProcessEdit)new ProcessEdit.AddBranch(key, condition, Input.Cases) : new ProcessEdit.ChangeBranch(key, condition, Input.Cases);
        switch (await change.RunAsync(Context(), new(body, procedure, View.Shown!.Number, Input.Seen, edit), cancel))
        {
            case ProcessOutcome.Done:
                return Redirect($"{EditAddress}#{key}");
            case ProcessOutcome.Invalid invalid:
                Say(invalid.Faults);
                return Again();
            case ProcessOutcome.Stale:
                Input.Seen = View.Shown.Version;
                ModelState.Remove("Input.Seen");
                return SayStale();
            default:
                return NotFound();
        }
    }

    private bool Find(string key)
    {
        if (ProcessOutline.Of(View.Plan).FirstOrDefault(l => l.Key == key && (l.Of ?? l.Block) is { Kind: BlockKind.Choice }) is not { } line)
        {
            return false;
        }

        Line = line;
        return true;
    }
}
