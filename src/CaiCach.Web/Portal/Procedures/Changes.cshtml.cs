using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Procedures;

/// <summary>What changed in a procedure, version after version, the newest first.</summary>
public sealed class ChangesModel(ReferenceStore reference, TimeProvider time) : PageModel
{
    /// <summary>From one version to the next.</summary>
    /// <param name="Before">The earlier.</param>
    /// <param name="After">The later.</param>
    /// <param name="Changes">What changes.</param>
    public sealed record Step(ProcedureVersion Before, ProcedureVersion After, IReadOnlyList<ProcedureChange> Changes);

    public ProcedureVersion Newest { get; private set; } = null!;

    public IReadOnlyList<Step> Steps { get; private set; } = [];

    public DateOnly Today { get; private set; }

    /// <summary>Whether there is a change to tell: two versions that were made public.</summary>
    public static bool IsThere(ReferenceSnapshot reference, string code) => Published(reference, code).Skip(1).Any();

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        var versions = Published(await reference.CurrentAsync(cancel), code);
        if (versions.Count < 2)
        {
            return NotFound();
        }

        Today = VietnamTime.DayOf(time.GetUtcNow().UtcDateTime);
        Newest = versions[0];
        Steps = [.. versions.Zip(versions.Skip(1), (after, before) => new Step(before, after, ProcedureDifference.Between(before, after)))];
        return Page();
    }

    private static List<ProcedureVersion> Published(ReferenceSnapshot reference, string code) =>
        [.. reference.VersionsOf(code).Where(p => p.Kind == ProcedureKind.Public)];
}
