using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing;
using CaiCach.Web.Workspace.Counter;
using CaiCach.Web.Workspace.Letters;
using CaiCach.Web.Workspace.Register;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.LetterTexts;

/// <summary>Writes the text of a letter: fields beside it, a preview on a dossier, a new version in force from a day. Whatever goes wrong, all that was typed stays.</summary>
public sealed class EditModel(ActorReader actors, ReferenceStore reference, ReadLetterTexts read, PreviewLetter preview, SaveLetterText save, IConfiguration configuration) : WorkspacePage(actors, reference)
{
    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Seen { get; set; }

        public string? Opening { get; set; }

        public string? Body { get; set; }

        public string? Closing { get; set; }

        public string? Notes { get; set; }

        public DateParts InForceFrom { get; set; } = new();

        public string? Dossier { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>The version that was just saved; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "da-luu")]
    public int? Saved { get; set; }

    public ReadLetterTexts.View View { get; private set; } = null!;

    public LetterKind Kind { get; private set; }

    public LetterForm Form => View.Set.FormOf(Kind)!;

    /// <summary>How the letter would look; null when nobody asked.</summary>
    public SheetView? Preview { get; private set; }

    /// <summary>The register with this text; null when nobody asked.</summary>
    public RegisterPaper? Register { get; private set; }

    /// <summary>Whether the text stands around a table of the program.</summary>
    public bool FramesTable => LetterFields.FramesTable(Kind);

    public string Address => ListModel.AddressOf(View.Body.Code, View.Set.Code, Kind);

    public async Task<IActionResult> OnGetAsync(string body, string set, string letter, [FromQuery(Name = "ban")] string? version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(body, set, letter, cancel))
        {
            return NotFound();
        }

        var chosen = version == "goc" ? ShippedTexts.Of(View.Set.Code, Kind)
            : View.Versions.FirstOrDefault(v => v.Version.ToString(CultureInfo.InvariantCulture) == version) is { } old ? LetterTextsInForce.TextOf(old) : View.Newest;
        Input = new()
        {
            Seen = NewestVersion,
            Opening = chosen.Opening,
            Body = chosen.Body,
            Closing = chosen.Closing,
            Notes = chosen.Notes,
            InForceFrom = DateParts.Of(VietnamTime.DayOf(Now).AddDays(1)),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string body, string set, string letter, [FromForm(Name = "viec")] string? button, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(body, set, letter, cancel))
        {
            return NotFound();
        }

        var text = new LetterText(Clean(Input.Opening), Clean(Input.Body), Clean(Input.Closing), Clean(Input.Notes));
        return button == "xem" ? await ShowAsync(text, cancel) : await SaveAsync(text, cancel);
    }

    private async Task<IActionResult> ShowAsync(LetterText text, CancellationToken cancel)
    {
        DateOnly? day = null;
        if (Kind == LetterKind.Register && !string.IsNullOrWhiteSpace(Input.Dossier) && (day = DayModel.DayOf(Input.Dossier.Trim())) is null)
        {
            ModelState.AddModelError("Input.Dossier", "Nhập ngày như 26/11/2026.");
            return Again();
        }

        switch (Kind == LetterKind.Register
            ? await preview.RegisterAsync(Context(), text, View.Body.Id, View.Set, day, cancel)
            : await preview.RunAsync(Context(), Kind, text, View.Body.Id, View.Set, Input.Dossier, cancel))
        {
            case PreviewLetter.Outcome.Table table:
                Register = new(table.Lines, ReportFile.HeadingOf(table.Unit, Reference.Organisation));
                return Page();
            case PreviewLetter.Outcome.Shown shown:
                Preview = new(shown.Sheet, LetterCheck.Of(null, shown.Sheet.Code, configuration, Request));
                return Page();
            case PreviewLetter.Outcome.Invalid invalid:
                Say(invalid.Faults);
                return Again();
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> SaveAsync(LetterText text, CancellationToken cancel)
    {
        var from = Input.InForceFrom.Read(ModelState, "Input.InForceFrom", "Ngày bắt đầu áp dụng");
        var dayIsWrong = !ModelState.IsValid;
        switch (await save.RunAsync(Context(), new(View.Body.Code, View.Set.Code, Kind, Input.Seen, text, from), cancel))
        {
            case SaveLetterText.Outcome.Done done:
                return Redirect($"{Address}?da-luu={done.Version.ToString(CultureInfo.InvariantCulture)}");
            case SaveLetterText.Outcome.Invalid invalid:
                Say(invalid.Faults.Where(f => !dayIsWrong || f.Code != "day_missing"));
                return Again();
            case SaveLetterText.Outcome.Stale:
                ModelState.AddModelError("", "Người khác vừa lưu một bản mới của mẫu này. Bản của ông/bà chưa được lưu; nội dung đã gõ vẫn còn. Hãy xem bản mới ở danh sách các bản, rồi lưu lần nữa nếu vẫn muốn thay.");
                Input.Seen = NewestVersion;
                ModelState.Remove("Input.Seen");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private int NewestVersion => View.Versions is [var newest, ..] ? newest.Version : 0;

    private async Task<bool> LoadAsync(string body, string set, string letter, CancellationToken cancel)
    {
        if (LetterPage.All.FirstOrDefault(p => p.Slug == letter) is not { } page || await read.RunAsync(Me, body, set, page.Kind, Now, cancel) is not { } view)
        {
            return false;
        }

        (View, Kind) = (view, page.Kind);
        return true;
    }

    private void Say(IEnumerable<FieldFault> faults) => ModelState.Add(faults, FaultsExtensions.InputKey);

    private static string Clean(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Normalize().TrimEnd();
}
