using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Letters;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.LetterTexts;

/// <summary>Writes the template of a result: fields beside it, a preview on a dossier, a new version in force from a day. Whatever goes wrong, all that was typed stays.</summary>
public sealed class ResultTemplateModel(ActorReader actors, ReferenceStore reference, ReadResultTemplates read, PreviewResult preview, SaveResultTemplate save, IConfiguration configuration) : WorkspacePage(actors, reference)
{
    /// <summary>The kinds of results in addresses.</summary>
    internal static readonly (string Slug, ProposalKind Kind)[] Slugs = [("giai-quyet", ProposalKind.Grant), ("tu-choi", ProposalKind.Refuse)];

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Seen { get; set; }

        public string? Title { get; set; }

        public string? Body { get; set; }

        public string? Notes { get; set; }

        public DateParts InForceFrom { get; set; } = new();

        public string? Dossier { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>The version that was just saved; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "da-luu")]
    public int? Saved { get; set; }

    public ReadResultTemplates.View View { get; private set; } = null!;

    public ProposalKind Kind { get; private set; }

    /// <summary>How the result would look; null when nobody asked.</summary>
    public SheetView? Preview { get; private set; }

    public string Address => AddressOf(View.Body.Code, View.Procedure.Code, Kind);

    /// <summary>The address of a template.</summary>
    public static string AddressOf(string body, string procedure, ProposalKind kind) => $"{ResultTemplatesModel.Href}/{body}/{procedure}/{Slugs.First(s => s.Kind == kind).Slug}";

    /// <summary>The kind that an address or a form names; null for none.</summary>
    internal static ProposalKind? KindOf(string? slug) => Slugs.Where(s => s.Slug == slug).Select(s => (ProposalKind?)s.Kind).FirstOrDefault();

    /// <summary>What such a result is called.</summary>
    internal static string NameOf(IStringLocalizer<WorkspaceTexts> t, ProposalKind kind) => (kind == ProposalKind.Grant ? t["Kết quả giải quyết"] : t["Văn bản từ chối giải quyết"]).Value;

    public async Task<IActionResult> OnGetAsync(string body, string procedure, string result, [FromQuery(Name = "ban")] string? version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(body, procedure, result, cancel))
        {
            return NotFound();
        }

        var chosen = View.Versions.FirstOrDefault(v => v.Version.ToString(CultureInfo.InvariantCulture) == version) ?? (View.Versions.Count > 0 ? View.Versions[0] : null);
        chosen ??= View.Lent;
        Input = new() { Seen = NewestVersion, Title = chosen?.Title, Body = chosen?.Body, Notes = chosen?.Notes, InForceFrom = DateParts.Of(VietnamTime.DayOf(Now)) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string body, string procedure, string result, [FromForm(Name = "viec")] string? button, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(body, procedure, result, cancel))
        {
            return NotFound();
        }

        var text = TextOf(Input.Title, Input.Body, Input.Notes);
        return button == "xem" ? await ShowAsync(text, cancel) : await SaveAsync(text, cancel);
    }

    /// <summary>A text as it was typed, without what nobody sees.</summary>
    internal static ResultText TextOf(string? title, string? body, string? notes)
    {
        return new(Clean(title).Trim(), Clean(body), Clean(notes));

        static string Clean(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Normalize().TrimEnd();
    }

    private async Task<IActionResult> ShowAsync(ResultText text, CancellationToken cancel)
    {
        switch (await preview.RunAsync(Context(), text, View.Body.Id, View.Procedure.Code, Input.Dossier, cancel))
        {
            case PreviewLetter.Outcome.Shown shown:
                Preview = new(shown.Sheet, LetterCheck.Of(null, shown.Sheet.Code, configuration, Request));
                return Page();
            case PreviewLetter.Outcome.Invalid invalid:
                ModelState.Add(invalid.Faults, FaultsExtensions.InputKey);
                return Again();
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> SaveAsync(ResultText text, CancellationToken cancel)
    {
        var from = Input.InForceFrom.Read(ModelState, "Input.InForceFrom", "Ngày bắt đầu áp dụng");
        var dayIsWrong = !ModelState.IsValid;
        switch (await save.RunAsync(Context(), new(View.Body.Code, View.Procedure.Code, Kind, Input.Seen, text, from), cancel))
        {
            case SaveLetterText.Outcome.Done done:
                return Redirect($"{Address}?da-luu={done.Version.ToString(CultureInfo.InvariantCulture)}");
            case SaveLetterText.Outcome.Invalid invalid:
                ModelState.Add(invalid.Faults.Where(f => !dayIsWrong || f.Code != "day_missing"), FaultsExtensions.InputKey);
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

    private async Task<bool> LoadAsync(string body, string procedure, string result, CancellationToken cancel)
    {
        if (KindOf(result) is not { } kind || await read.RunAsync(Me, body, procedure, kind, Now, cancel) is not { } view)
        {
            return false;
        }

        (View, Kind) = (view, kind);
        return true;
    }
}
