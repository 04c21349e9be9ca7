using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Data.Letters;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Phrases;

/// <summary>Adds, edits or retires a body's own phrase. Whatever goes wrong, all that was typed stays.</summary>
public sealed class PhraseModel(ActorReader actors, ReferenceStore reference, ReadPhrases read, SavePhrase save, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    /// <summary>The address of a new one.</summary>
    public const string Href = "/can-bo/cau-mau/cau";

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public string? Body { get; set; }

        public string? Purpose { get; set; }

        public string? Title { get; set; }

        public string? Text { get; set; }

        public string? LegalBasis { get; set; }

        /// <summary>The version that was seen.</summary>
        public int Version { get; set; }
    }

    /// <summary>Which phrase; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>The phrase as it stands; null for a new one.</summary>
    public BodyPhrase? Phrase { get; private set; }

    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    public IReadOnlyList<Choice> Purposes => [.. PhraseScope.Purposes.Select(p => new Choice(p, PhraseWords.Of(t, p)))];

    /// <summary>The address of this page.</summary>
    public string Address => Id is { } id ? AddressOf(id) : Href;

    /// <summary>The address of a phrase.</summary>
    public static string AddressOf(Guid id) => $"{Href}/{id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        Input = Phrase is { } phrase
            ? new() { Title = phrase.Title, Text = phrase.Text, LegalBasis = phrase.LegalBasis, Version = phrase.Version }
            : new() { Body = Bodies is [var only] ? only.Value : null };
        return Page();
    }

    /// <summary>Adds it or saves it edited.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        var words = new SavePhrase.Words(Input.Title, Input.Text, Input.LegalBasis);
        return Answer(Id is { } id ? await save.EditAsync(Context(), id, Input.Version, words, cancel) : await save.AddAsync(Context(), Input.Body, Input.Purpose, words, cancel), "ghi");
    }

    /// <summary>Retires it.</summary>
    public async Task<IActionResult> OnPostRetireAsync(int version, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel) || Phrase is not { } phrase)
        {
            return NotFound();
        }

        Input = new() { Title = phrase.Title, Text = phrase.Text, LegalBasis = phrase.LegalBasis, Version = phrase.Version };
        return Answer(await save.RetireAsync(Context(), phrase.Id, version, cancel), "ngung");
    }

    private IActionResult Answer(SavePhrase.Outcome outcome, string done)
    {
        switch (outcome)
        {
            case SavePhrase.Outcome.Done:
                return Redirect($"{PhrasesModel.Href}?xong={done}");
            case SavePhrase.Outcome.NotFound:
                return NotFound();
            case SavePhrase.Outcome.Invalid invalid:
                ModelState.Add(invalid.Faults, FaultsExtensions.InputKey);
                return Again();
            default:
                ModelState.AddModelError("", "Câu mẫu này vừa được người khác thay đổi. Nội dung ông/bà gõ vẫn còn dưới đây; lưu lần nữa nếu vẫn cần.");
                Input.Version = Phrase!.Version;
                ModelState.Remove("Input.Version");
                return Again(StatusCodes.Status409Conflict);
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var view = await read.RunAsync(Me, cancel);
        Bodies = [.. view.Bodies.Select(b => new Choice(b.Code, b.Name))];
        Phrase = view.Own.FirstOrDefault(p => p.Id == Id && p.RetiredAt is null);
        return view.Bodies.Count > 0 && (Id is null || Phrase is not null);
    }
}
