using System.Globalization;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Procedures;

/// <summary>The versions of a procedure, the newest first.</summary>
public sealed class VersionsModel(ActorReader actors, ReferenceStore reference) : WorkspacePage(actors, reference)
{
    public IReadOnlyList<ProcedureVersion> All { get; private set; } = [];

    public ProcedureVersion Newest => All[0];

    public DateOnly Today { get; private set; }

    /// <summary>Whether citizens can read it.</summary>
    public bool IsPublic => Newest.Kind == ProcedureKind.Public;

    /// <summary>The address of a procedure.</summary>
    public static string AddressOf(string code) => $"{ListModel.Href}/{Uri.EscapeDataString(code)}";

    /// <summary>The address of the guidance sheet of a version, a public page.</summary>
    public static string GuidanceOf(ProcedureVersion version) =>
        string.Create(CultureInfo.InvariantCulture, $"/thu-tuc/{Uri.EscapeDataString(version.Code)}/phieu-huong-dan?ban={version.Version}");

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Today = VietnamTime.DayOf(Now);
        All = Reference.VersionsOf(code);
        return All.Count == 0 ? NotFound() : Page();
    }
}
