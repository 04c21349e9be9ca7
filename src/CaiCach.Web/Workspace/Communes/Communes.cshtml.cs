using System.Globalization;
using CaiCach.Application.Communes;
using CaiCach.Application.Procedures.Workbooks;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Calendar;
using CaiCach.Law.Communes;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaiCach.Web.Workspace.Communes;

/// <summary>The register of communes: looked up, taken as a file, and loaded from one.</summary>
[OfficialsOnly("administrator")]
[TakesUpTo(CatalogueXlsxReader.MostBytes + (1 << 20))]
[EnableRateLimiting(RateLimits.Upload)]
public sealed class CommunesModel(ActorReader actors, ReferenceStore reference, ReadCommuneVersions versions, ImportCommunes import) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/dia-ban";

    /// <summary>The register of the country, as it ships beside the program.</summary>
    private static readonly string Shipped = Path.Combine(Commands.SeedCommand.DataFolder, "organisation", "communes.csv");

    /// <summary>The most faults, and the most communes, that the page shows.</summary>
    public const int MostShown = 200;

    /// <summary>Words of a name, new or old.</summary>
    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Words { get; set; }

    /// <summary>The code of a province.</summary>
    [BindProperty(SupportsGet = true, Name = "tinh")]
    public string? Province { get; set; }

    /// <summary>What was just loaded: new, changed, as before.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Loaded { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public DateOnly Today { get; private set; }

    public bool MayChange { get; private set; }

    public IReadOnlyList<CommuneMatch> Found { get; private set; } = [];

    public IReadOnlyList<ReadCommuneVersions.Row> Versions { get; private set; } = [];

    public IReadOnlyList<SheetFault> Faults { get; private set; } = [];

    /// <summary>The counts of <see cref="Loaded"/>; null for none.</summary>
    public IReadOnlyList<int>? Counts =>
        Loaded?.Split('-') is [var added, var changed, var same] && int.TryParse(added, NumberStyles.None, CultureInfo.InvariantCulture, out var a) && int.TryParse(changed, NumberStyles.None, CultureInfo.InvariantCulture, out var c) && int.TryParse(same, NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? [a, c, s] : null;

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    /// <summary>All of it, ended names too, as a file.</summary>
    public async Task<IActionResult> OnGetFileAsync([FromQuery(Name = "dang")] string? format, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return format is not null && CommuneTables.Formats.Contains(format)
            ? File(CommuneTables.Write(Reference.Communes.All, format), ReportFile.MediaTypeOf(format), string.Create(CultureInfo.InvariantCulture, $"xa-phuong-{Today:yyyyMMdd}.{format}"))
            : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Upload is not { Length: > 0 } file)
        {
            ModelState.AddModelError("Upload", "Chọn tệp xã, phường (XLSX hoặc CSV).");
            return Again();
        }

        if (file.Length > CatalogueXlsxReader.MostBytes)
        {
            ModelState.AddModelError("Upload", "Tệp quá lớn: nhiều nhất 10 MB.");
            return Again();
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        return Answer(await import.RunAsync(Context(), content.ToArray(), Path.GetFileName(file.FileName), cancel: cancel));
    }

    /// <summary>The register that ships; codes that are there stay as they are.</summary>
    public async Task<IActionResult> OnPostShippedAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return Answer(await import.RunAsync(Context(), await System.IO.File.ReadAllBytesAsync(Shipped, cancel), Path.GetFileName(Shipped), onlyNew: true, cancel));
    }

    private IActionResult Answer(ImportCommunes.Outcome outcome)
    {
        switch (outcome)
        {
            case ImportCommunes.Outcome.Done done:
                return Redirect(string.Create(CultureInfo.InvariantCulture, $"{Href}?xong={done.New}-{done.Changed}-{done.Same}"));
            case ImportCommunes.Outcome.Faulty faulty:
                Faults = faulty.Faults;
                ModelState.AddModelError("Upload", "Tệp có chỗ sai, nêu ở dưới; chưa có gì được ghi lại.");
                return Again();
            default:
                return NotFound();
        }
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        (Today, MayChange) = (VietnamTime.DayOf(Now), CommuneScope.MayChange(Me, Reference.Organisation));
        Found = Reference.Communes.Search(Words is { Length: > MostShown } ? Words[..MostShown] : Words, Province, Today);
        Versions = await versions.RunAsync(cancel);
    }
}
