using CaiCach.Application.Audit;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Samples;

/// <summary>A sample: how it was drawn, and its dossiers.</summary>
public sealed class SampleModel(ActorReader actors, ReferenceStore reference, ReadSamples read) : WorkspacePage(actors, reference)
{
    public ReadSamples.Sample Sample { get; private set; } = null!;

    public IReadOnlyList<ReadSamples.Row> Rows { get; private set; } = [];

    /// <summary>Whether it is to be drawn again for comparison.</summary>
    [BindProperty(SupportsGet = true, Name = "rut-lai")]
    public bool Compare { get; set; }

    /// <summary>Whether the same seed draws the same now; null where that was not asked.</summary>
    public bool? IsSame { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await read.ReadAsync(Me, id, Compare, cancel) is not { } found)
        {
            return NotFound();
        }

        (Sample, Rows, IsSame) = found;
        return Page();
    }
}
