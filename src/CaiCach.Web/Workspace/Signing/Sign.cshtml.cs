using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Signing;

/// <summary>The head's queue: looks at each dossier, then signs several at once. What cannot be signed is told with its reason, the others are.</summary>
public sealed class SignModel(ActorReader actors, ReferenceStore reference, ListToSign list, SignSeveral sign, ReadOfficerNames names, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/ky";

    public ListToSign.Page Rows { get; private set; } = null!;

    /// <summary>The letters of apology that were drafted, the first due first.</summary>
    public IReadOnlyList<ListToSign.Apology> Apologies { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Officers { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>What came of the signing; null before it.</summary>
    public IReadOnlyList<SignSeveral.Result>? Results { get; private set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    /// <summary>The chosen ones, "id.version", and "id.version.04" for a letter of apology.</summary>
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var items = Chosen.Select(ItemOf).OfType<SignSeveral.Item>().ToList();
        if (items.Count == 0)
        {
            ModelState.AddModelError("Chosen", "Chọn ít nhất một hồ sơ đã xem để ký.");
            await ShowAsync(cancel);
            return Again();
        }

        Results = await sign.RunAsync(Context(), items, cancel);
        await ShowAsync(cancel);
        return Results.All(r => r.Outcome is ActOutcome.Done) ? Page() : Again(StatusCodes.Status409Conflict);
    }

    /// <summary>What came of one, in words.</summary>
    public string Say(ActOutcome outcome) => outcome switch
    {
        ActOutcome.Done => t["Đã ký."].Value,
        ActOutcome.Refused refused => string.Join(" ", refused.Reasons.Select(r => r.Text)),
        ActOutcome.Invalid invalid => string.Join(" ", invalid.Faults.Select(f => f.Text)),
        ActOutcome.Stale => t["Hồ sơ vừa thay đổi; hãy xem lại rồi mới ký."].Value,
        _ => t["Hồ sơ không còn trong phạm vi của ông/bà."].Value,
    };

    private static SignSeveral.Item? ItemOf(string chosen) =>
        chosen.Split('.') is [var id, var version, ..] parts && (parts.Length == 2 || (parts.Length == 3 && parts[2] == "04")) && Guid.TryParse(id, out var dossier) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(dossier, number, parts.Length == 3) : null;

    private async Task ShowAsync(CancellationToken cancel)
    {
        Rows = await list.RunAsync(Me, ListWork.Cursor.Parse(After), cancel);
        Apologies = After is null ? await list.ApologiesAsync(Me, Now, cancel) : [];
        Officers = await names.RunAsync(Rows.Rows.Select(r => r.AssigneeId).Concat(Apologies.Select(a => a.WriterId)), cancel);
    }
}
