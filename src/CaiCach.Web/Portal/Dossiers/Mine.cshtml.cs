using CaiCach.Application.Accounts;
using CaiCach.Application.Drafts;
using CaiCach.Application.Reference;
using CaiCach.Data.Drafts;
using CaiCach.Data.Outbox;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Dossiers;

/// <summary>What the signed-in person has: news, drafts, dossiers.</summary>
public sealed class MineModel(ListOwnDossiers list, OwnNotices notices, ReadDraft drafts, ReferenceStore reference, ActorReader actors) : PageModel
{
    private const int MostNotices = 10;

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The last message of the page before; null for the newest.</summary>
    [BindProperty(Name = "tin-sau", SupportsGet = true)]
    public Guid? NoticesAfter { get; set; }

    public bool HasOlderNotices { get; private set; }

    [BindProperty(Name = "da-luu", SupportsGet = true)]
    public bool IsSaved { get; set; }

    public ListOwnDossiers.Page Dossiers { get; private set; } = new([], null);

    public IReadOnlyList<Notice> Notices { get; private set; } = [];

    public IReadOnlyList<Draft> Drafts { get; private set; } = [];

    public ReferenceSnapshot Reference { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var account = (await actors.ActorAsync(User, cancel)).Id!.Value;
        Reference = await reference.CurrentAsync(cancel);
        Dossiers = await list.RunAsync(account, ListOwnDossiers.Cursor.Parse(After), cancel);
        if (After is null)
        {
            var found = await notices.ReadAsync(account, MostNotices + 1, NoticesAfter, cancel);
            Notices = [.. found.Take(MostNotices)];
            HasOlderNotices = found.Count > MostNotices;
            Drafts = await drafts.ListAsync(account, cancel);
        }
    }

    public async Task<IActionResult> OnPostAsync(List<Guid> shown, CancellationToken cancel)
    {
        await notices.MarkReadAsync((await actors.ActorAsync(User, cancel)).Id!.Value, [.. shown.Take(MostNotices)], actors.Now, cancel);
        return LocalRedirect("/ho-so-cua-toi");
    }

    public string NameOf(string code, int? version = null) =>
        (version is { } known ? Reference.Procedure(code, known) : Reference.LatestProcedure(code))?.Name ?? code;
}
