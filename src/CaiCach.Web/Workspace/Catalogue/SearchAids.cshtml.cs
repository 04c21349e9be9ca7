using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Data.Procedures;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>The controller of a body keeps the life events and common names by which the public finds procedures.</summary>
[OfficialsOnly("procedure_controller")]
public sealed class SearchAidsModel(ActorReader actors, ReferenceStore reference, ReadSearchAids read, SaveSearchAids save) : WorkspacePage(actors, reference)
{
    public const string Href = ListModel.Href + "/tim-kiem";

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        /// <summary>The number of the newest version when the form was opened.</summary>
        public int Seen { get; set; }

        public string? Events { get; set; }

        public string? Names { get; set; }
    }

    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public string? BodyCode { get; set; }

    /// <summary>Whether it was saved just now.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public bool Saved { get; set; }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    public Unit Body { get; private set; } = null!;

    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    /// <summary>The versions, the newest first.</summary>
    public IReadOnlyList<SearchAidsRow> Versions { get; private set; } = [];

    /// <summary>What is in use; null for nothing.</summary>
    public SearchAids? Newest => Versions is [var row, ..] ? SearchAidsDocument.Read(row.Document) : null;

    public string Address => AddressOf(Body.Code);

    /// <summary>The address for a body.</summary>
    public static string AddressOf(string body) => $"{Href}?co-quan={Uri.EscapeDataString(body)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await OpenBodyAsync(cancel))
        {
            return NotFound();
        }

        Input = new() { Seen = Versions is [var row, ..] ? row.Number : 0, Events = Newest?.EventLines, Names = Newest?.NameLines };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await OpenBodyAsync(cancel))
        {
            return NotFound();
        }

        switch (await save.RunAsync(Context(), new(Body.Code, Input.Seen, Input.Events, Input.Names), cancel))
        {
            case SaveSearchAids.Outcome.Done:
                return Redirect(Address + "&xong=true");
            case SaveSearchAids.Outcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(FaultsExtensions.InputKey(fault.Field), fault.Text);
                }

                return Again();
            case SaveSearchAids.Outcome.Stale:
                ModelState.AddModelError("", "Người khác vừa lưu. Nội dung ông/bà nhập vẫn còn; hãy xem lại rồi lưu lần nữa.");
                Input.Seen = Versions is [var newest, ..] ? newest.Number : 0;
                ModelState.Remove("Input.Seen");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private async Task<bool> OpenBodyAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var bodies = CatalogueScope.WrittenBy(Me, Reference.Organisation).Where(u => u.EndedById is null).ToList();
        if ((BodyCode is null ? bodies.FirstOrDefault() : bodies.Find(b => b.Code == BodyCode)) is not { } body)
        {
            return false;
        }

        (Body, Bodies) = (body, [.. bodies.Select(b => new Choice(b.Code, b.Name))]);
        Versions = await read.VersionsAsync(body.Id, cancel);
        return true;
    }
}
