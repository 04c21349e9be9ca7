using System.Globalization;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Procedures;

/// <summary>What differs between two versions of a procedure, in words.</summary>
public sealed class CompareModel(ActorReader actors, ReferenceStore reference) : WorkspacePage(actors, reference)
{
    public IReadOnlyList<ProcedureVersion> All { get; private set; } = [];

    public ProcedureVersion Before { get; private set; } = null!;

    public ProcedureVersion After { get; private set; } = null!;

    public IReadOnlyList<ProcedureChange> Changes { get; private set; } = [];

    public DateOnly Today { get; private set; }

    /// <summary>The address of the comparison of two versions.</summary>
    public static string AddressOf(string code, int before, int after) =>
        string.Create(CultureInfo.InvariantCulture, $"{VersionsModel.AddressOf(code)}/so-sanh?tu={before}&den={after}");

    public async Task<IActionResult> OnGetAsync(string code, [FromQuery(Name = "tu")] string? from, [FromQuery(Name = "den")] string? to, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Today = VietnamTime.DayOf(Now);
        All = Reference.VersionsOf(code);
        if (Chosen(to) is not { } after || Chosen(from) is not { } before)
        {
            return NotFound();
        }

        (Before, After, Changes) = (before, after, ProcedureDifference.Between(before, after));
        return Page();
    }

    private ProcedureVersion? Chosen(string? number) => All.FirstOrDefault(v => v.Version.ToString(CultureInfo.InvariantCulture) == number);
}
