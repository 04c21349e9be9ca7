using System.Globalization;
using CaiCach.Application.Files;
using CaiCach.Application.Procedures;
using CaiCach.Application.Procedures.Workbooks;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaiCach.Web.Workspace.Procedures;

/// <summary>A controller of procedures checks a file of the catalogue: every fault, or what it would change; and makes drafts of what was checked.</summary>
[OfficialsOnly("procedure_controller")]
[TakesUpTo(CatalogueXlsxReader.MostBytes + (1 << 20))]
[EnableRateLimiting(RateLimits.Upload)]
public sealed class CheckFileModel(ActorReader actors, ReferenceStore reference, FileStore files, DraftCatalogueFile draft) : WorkspacePage(actors, reference)
{
    public const string Href = ListModel.Href + "/kiem-tra-tep";

    /// <summary>The most faults, and the most procedures, that the page shows.</summary>
    public const int MostShown = 200;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The name under which the checked file is kept until it is drafted of, at least a day.</summary>
    [BindProperty]
    public string? Checked { get; set; }

    /// <summary>The body that is to keep what is new.</summary>
    [BindProperty]
    public string? Agency { get; set; }

    public string FileName { get; private set; } = "";

    /// <summary>What was found; null before a file was sent.</summary>
    public CheckCatalogueFile.Answer? Answer { get; private set; }

    /// <summary>What is wrong; of the file, or of the drafts it was to become.</summary>
    public IReadOnlyList<SheetFault> Faults { get; private set; } = [];

    /// <summary>The bodies for which this person draws up procedures.</summary>
    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    /// <summary>The procedures that are new or change.</summary>
    public IReadOnlyList<CheckCatalogueFile.Line> Shown => [.. Differing.Take(MostShown)];

    /// <summary>How many more there are.</summary>
    public int Left => Math.Max(0, Differing.Count() - MostShown);

    /// <summary>Whether there is anything to draw up.</summary>
    public bool Differs => Differing.Any();

    private IEnumerable<CheckCatalogueFile.Line> Differing => Answer?.Lines.Where(line => line.Before is null || line.Changes.Count > 0) ?? [];

    public async Task OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Checked = null;
        ModelState.Remove(nameof(Checked));
        if (Upload is not { Length: > 0 } file)
        {
            ModelState.AddModelError("Upload", "Chọn tệp danh mục (XLSX hoặc JSON).");
            return Again();
        }

        if (file.Length > CatalogueXlsxReader.MostBytes)
        {
            ModelState.AddModelError("Upload", "Tệp quá lớn: nhiều nhất 10 MB.");
            return Again();
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        FileName = Path.GetFileName(file.FileName);
        (Answer, Faults) = await draft.TryAsync(Context(), content.ToArray(), Agency, cancel);
        if (Faults.Count == 0)
        {
            content.Position = 0;
            Checked = Differs ? (await files.PutAsync(content, CatalogueXlsxReader.MostBytes, cancel))?.Sha256 : null;
            return Page();
        }

        ModelState.AddModelError("Upload", "Tệp có chỗ sai, nêu ở dưới; chưa có gì được ghi lại.");
        return Again();
    }

    public async Task<IActionResult> OnPostDraftAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (await ReadAsync(cancel) is not { } content)
        {
            Checked = null;
            ModelState.Remove(nameof(Checked));
            ModelState.AddModelError("Upload", "Tệp đã kiểm tra không còn được giữ; hãy chọn tệp và kiểm tra lại.");
            return Again();
        }

        switch (await draft.RunAsync(Context(), content, Agency, cancel))
        {
            case DraftCatalogueFile.Outcome.Done done:
                return Redirect(string.Create(CultureInfo.InvariantCulture, $"{Catalogue.ListModel.Href}?xem=du-thao&moi={done.New}&sua={done.Amended}&giu={done.Same}&co={done.Drafted}"));
            case DraftCatalogueFile.Outcome.NoBody:
                Answer = CheckCatalogueFile.Of(Reference, content, VietnamTime.DayOf(Now));
                ModelState.AddModelError("Agency", "Chọn cơ quan giữ các thủ tục mới.");
                return Again();
            case DraftCatalogueFile.Outcome.Faulty faulty:
                (Answer, Faults) = (faulty.Answer, faulty.Faults);
                ModelState.AddModelError("", "Chưa lập dự thảo nào: có thủ tục không lập được, nêu ở dưới. Sửa xong hãy lưu lại, hoặc bỏ các dòng đó khỏi tệp.");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Bodies = [.. CatalogueScope.WrittenBy(Me, Reference.Organisation).Select(b => new Choice(b.Code, b.Name))];
        Agency ??= Bodies.Count > 0 ? Bodies[0].Value : null;
    }

    private async Task<byte[]?> ReadAsync(CancellationToken cancel)
    {
        if (Checked is not { Length: 64 } || !Checked.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        await using var file = files.Open(Checked);
        if (file is null || file.Length > CatalogueXlsxReader.MostBytes)
        {
            return null;
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        return content.ToArray();
    }
}
