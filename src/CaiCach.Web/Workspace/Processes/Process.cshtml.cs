using System.Globalization;
using System.Text;
using CaiCach.Application.Ledger;
using CaiCach.Application.Procedures;
using CaiCach.Application.Processes;
using CaiCach.Application.Reference;
using CaiCach.Data.Processes;
using CaiCach.Law.Processes;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Processes;

/// <summary>One version of a process: its picture, its steps in words, the comparison with the legal limit, its decision and history.</summary>
public sealed class ProcessModel(ActorReader actors, ReferenceStore reference, ReadProcesses read, StartProcess start, DiscardProcess discard, IStringLocalizer<WorkspaceTexts> t)
    : ProcessPage(actors, reference, read)
{
    private readonly ReadProcesses read = read;

    /// <summary>A line of the history.</summary>
    public sealed record Happened(DateTime At, string Who, string Words);

    [BindProperty(SupportsGet = true, Name = "ban")]
    public int? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    /// <summary>The body whose process is copied, by code.</summary>
    [BindProperty]
    public string? From { get; set; }

    public IEnumerable<Choice> Sources => View.Sources.Select(u => new Choice(u.Code, u.Name));

    /// <summary>Whether this person reads the decisions of the body.</summary>
    public bool SeesCatalogue => CatalogueScope.BodiesOf(Me, Reference.Organisation).Any(b => b.Id == View.Body.Id);

    public IReadOnlyList<Happened> History { get; private set; } = [];

    /// <summary>The version that is shown, as it stands among the others.</summary>
    public ReadProcesses.VersionLine? Shown => View.Versions.FirstOrDefault(v => v.Id == View.Shown?.Id);

    public async Task<IActionResult> OnGetAsync(string body, string procedure, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(body, procedure, Number, cancel))
        {
            return NotFound();
        }

        if (View.Shown is { } shown)
        {
            History = [.. (await read.HistoryAsync(shown.Id, cancel)).Select(e => (Row: e, Facts: RecordEvents.Facts<ProcessEventData>(e))).Select(e => new Happened(e.Row.At, e.Row.ActorName, WordsOf(e.Facts)))];
        }

        return Page();
    }

    /// <summary>The version as BPMN 2.0.</summary>
    public async Task<IActionResult> OnGetBpmnAsync(string body, string procedure, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await LoadAsync(body, procedure, Number, cancel) && BpmnXml.Write(View.Plan, View.Procedure.Name, View.Body.Name, NameOf, NameOfCase) is { } xml
            ? File(Encoding.UTF8.GetBytes(xml), "application/xml", string.Create(CultureInfo.InvariantCulture, $"quy-trinh-{procedure}-ban-{View.Shown!.Number}.bpmn"))
            : NotFound();
    }

    /// <summary>Begins a draft, or opens the one there is.</summary>
    public async Task<IActionResult> OnPostStartAsync(string body, string procedure, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await start.RunAsync(Context(), body, procedure, cancel) is ProcessOutcome.Done ? Redirect(AddressOf(body, procedure) + "/soan") : NotFound();
    }

    /// <summary>Begins a draft as a copy of what another body has in force.</summary>
    public async Task<IActionResult> OnPostCopyAsync(string body, string procedure, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        switch (await start.CopyAsync(Context(), body, procedure, From ?? "", cancel))
        {
            case ProcessOutcome.Done:
                return Redirect(AddressOf(body, procedure) + "/soan");
            case ProcessOutcome.Invalid invalid when await LoadAsync(body, procedure, Number, cancel):
                ModelState.AddModelError(nameof(From), invalid.Faults[0].Text);
                return Again();
            case ProcessOutcome.Stale when await LoadAsync(body, procedure, Number, cancel):
                ModelState.AddModelError("", "Cơ quan vừa có bản dự thảo nên chưa sao chép. Hãy soạn tiếp bản đó, hoặc bỏ bản đó rồi sao chép lại.");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    /// <summary>Gives a draft up.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(string body, string procedure, [FromForm] int number, [FromForm] int seen, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        switch (await discard.RunAsync(Context(), body, procedure, number, seen, cancel))
        {
            case ProcessOutcome.Done:
                return Redirect($"{AddressOf(body, procedure)}?xong=bo");
            case ProcessOutcome.Stale when await LoadAsync(body, procedure, Number, cancel):
                return SayStale();
            default:
                return NotFound();
        }
    }

    /// <summary>The state of a version in words.</summary>
    public string StateOf(ReadProcesses.VersionLine version) => (version.State switch
    {
        ProcessState.Draft => t["Dự thảo"],
        ProcessState.Discarded => t["Đã bỏ"],
        _ when version.Id == View.InForce?.Id => t["Đang áp dụng"],
        _ when View.IsReplaced(version) => t["Đã được thay thế"],
        _ => t["Sắp áp dụng"],
    }).Value;

    private string WordsOf(ProcessEventData facts) => facts.What ?? t["Phê duyệt theo {0} ngày {1}, áp dụng từ {2}.", facts.DecisionNumber!, TimeTexts.Day(facts.DecisionDate!.Value), TimeTexts.Day(facts.InForceFrom!.Value)].Value;
}
