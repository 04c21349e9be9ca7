using System.Globalization;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Law.Letters;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.LetterTexts;

/// <summary>The number books of the year, and the number one goes on with.</summary>
public sealed class NumberBooksModel(ActorReader actors, ReferenceStore reference, ReadNumberBooks read, RaiseNumberBook raise) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/loi-van-giay/so-thu-tu";

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        /// <summary>The unit and its book, as <see cref="ValueOf"/> writes them.</summary>
        public string? Book { get; set; }

        /// <summary>The year that was shown.</summary>
        public int Year { get; set; }

        public string? Next { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>Whether it was saved just now.</summary>
    [BindProperty(SupportsGet = true, Name = "da-luu")]
    public bool Saved { get; set; }

    public int Year { get; private set; }

    public IReadOnlyList<ReadNumberBooks.Line> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        var chosen = Lines.FirstOrDefault(l => ValueOf(l) == Input.Book);
        int? next = int.TryParse(Input.Next?.Trim().Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : null;
        switch (await raise.RunAsync(Context(), new(chosen?.Unit.Code, chosen?.Book, Input.Year, next, Input.Reason), cancel))
        {
            case RaiseNumberBook.Outcome.Done:
                return Redirect(Href + "?da-luu=true");
            case RaiseNumberBook.Outcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError("Input." + char.ToUpperInvariant(fault.Field[0]) + fault.Field[1..], fault.Text);
                }

                await LoadAsync(cancel);
                return Again();
            default:
                return NotFound();
        }
    }

    /// <summary>What a book is called.</summary>
    public string NameOf(NumberBook book, IStringLocalizer<WorkspaceTexts> t) => (book switch
    {
        NumberBook.Letter => t["Phiếu, giấy theo mẫu"],
        NumberBook.Handover => t["Danh sách bàn giao hồ sơ"],
        _ => t["Danh sách đưa kết quả vào lưu trữ"],
    }).Value;

    /// <summary>The books to choose from.</summary>
    public IReadOnlyList<Choice> ChoicesOf(IStringLocalizer<WorkspaceTexts> t) => [.. Lines.Select(l => new Choice(ValueOf(l), $"{l.Unit.Name}: {NameOf(l.Book, t)}"))];

    private static string ValueOf(ReadNumberBooks.Line line) => $"{line.Unit.Code}:{line.Book}";

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        (Year, Lines) = await read.RunAsync(Me, Now, cancel);
        return Lines.Count > 0;
    }
}
