using System.Globalization;
using System.Text;
using CaiCach.Application.Procedures;
using CaiCach.Application.Procedures.Workbooks;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Export;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Procedures;

/// <summary>The procedures, found by words and by the body that receives them.</summary>
public sealed class ListModel(ActorReader actors, ReferenceStore reference) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/thu-tuc";

    private const int LongestText = 200;

    [BindProperty(SupportsGet = true, Name = "tu-khoa")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public string? Agency { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public IReadOnlyList<Unit> Agencies { get; private set; } = [];

    public BrowseProcedures.Page Found { get; private set; } = new([], null);

    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Today = VietnamTime.DayOf(Now);
        Words = Words is { Length: > LongestText } ? Words[..LongestText] : Words;
        Agencies = BrowseProcedures.Agencies(Reference);
        Found = BrowseProcedures.Of(Reference, new(Words, Agency, After), Today);
    }

    /// <summary>The procedures in force that the list has, all pages of it, as a file.</summary>
    public async Task<IActionResult> OnGetFileAsync([FromQuery(Name = "dang")] string? format, CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        var procedures = BrowseProcedures.InForce(Reference, new(Words, Agency), Today);
        var name = string.Create(CultureInfo.InvariantCulture, $"thu-tuc-{Today:yyyyMMdd}.{format}");
        switch (format)
        {
            case "json":
                return File(Encoding.UTF8.GetBytes(NationalFile.Write(procedures.Where(p => p.Kind == ProcedureKind.Public), Reference.Organisation.Find(Agency ?? "")?.Identifier)), "application/json", name);
            case "xlsx":
                using (var file = new MemoryStream())
                {
                    CatalogueXlsx.Write(procedures, file);
                    return File(file.ToArray(), ReportFile.MediaTypeOf("xlsx"), name);
                }

            default:
                return NotFound();
        }
    }

    /// <summary>The address of the file in a format.</summary>
    public string FileAddress(string format) => Href + new QueryString("?handler=File").Add("dang", format).Add("tu-khoa", Words ?? "").Add("co-quan", Agency ?? "");

    /// <summary>The address of the page after a code; of the first page for null.</summary>
    public string AddressOf(string? after)
    {
        var query = new QueryString().Add("tu-khoa", Words ?? "").Add("co-quan", Agency ?? "");
        return Href + (after is null ? query : query.Add("sau", after));
    }
}
