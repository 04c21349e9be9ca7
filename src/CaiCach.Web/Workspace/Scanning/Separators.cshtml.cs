using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Scanning;

/// <summary>The separator sheets of a procedure (tờ phân cách), one on each page: printed once, laid before the papers of every stack that is scanned.</summary>
[OfficialsOnly("receiver")]
public sealed class SeparatorsModel(ActorReader actors, ReferenceStore reference) : WorkspacePage(actors, reference)
{
    /// <summary>A sheet.</summary>
    /// <param name="Code">The code of the paper.</param>
    /// <param name="Name">What the paper is.</param>
    public sealed record Sheet(string Code, string Name);

    /// <summary>The address.</summary>
    public static string Href(ProcedureVersion procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return $"/can-bo/tram-quet/to-phan-cach/{Uri.EscapeDataString(procedure.Code)}?ban={procedure.Version}";
    }

    /// <summary>The version whose papers it is about; the one in force where none is named.</summary>
    [BindProperty(SupportsGet = true, Name = "ban")]
    public int? Version { get; set; }

    public ProcedureVersion Procedure { get; private set; } = null!;

    public IReadOnlyList<Sheet> Sheets => [.. Procedure.Components.Select(c => new Sheet(c.Code, c.Name)), new(ScanSorting.Other, "Giấy tờ khác")];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if ((Version is { } number ? Reference.Procedure(code, number) : Reference.ProcedureInForce(code, VietnamTime.DayOf(Now))) is not { } version)
        {
            return NotFound();
        }

        Procedure = version;
        return Page();
    }
}
