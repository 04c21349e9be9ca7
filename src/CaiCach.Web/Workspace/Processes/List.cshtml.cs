using CaiCach.Application.Processes;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Processes;

/// <summary>The procedures of a body, each with its internal process.</summary>
public sealed class ListModel(ActorReader actors, ReferenceStore reference, ReadProcesses read, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/quy-trinh";

    private static readonly (string Slug, ReadProcesses.Filter Filter)[] Slugs =
        [("tat-ca", ReadProcesses.Filter.All), ("chua-co", ReadProcesses.Filter.Without), ("ra-soat", ReadProcesses.Filter.ToReview), ("du-thao", ReadProcesses.Filter.Drafts)];

    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public string? BodyCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "loc")]
    public string? FilterSlug { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public IReadOnlyList<Unit> Bodies { get; private set; } = [];

    public ReadProcesses.Filter Filter { get; private set; }

    public ReadProcesses.Page Rows { get; private set; } = null!;

    public static IEnumerable<ReadProcesses.Filter> Filters => Slugs.Select(s => s.Filter);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Bodies = await read.BodiesAsync(Me, cancel);
        Filter = Slugs.FirstOrDefault(s => s.Slug == FilterSlug).Filter;
        if ((BodyCode ?? (Bodies.Count > 0 ? Bodies[0].Code : null)) is not { } body || await read.ListAsync(Me, body, Filter, After, Now, cancel) is not { } page)
        {
            return NotFound();
        }

        Rows = page;
        return Page();
    }

    public string HrefOf(ReadProcesses.Filter filter, string? body = null, string? after = null) =>
        $"{Href}?co-quan={Uri.EscapeDataString(body ?? Rows.Body.Code)}&loc={Slugs.First(s => s.Filter == filter).Slug}" + (after is null ? "" : "&sau=" + Uri.EscapeDataString(after));

    public string TitleOf(ReadProcesses.Filter filter) => (filter switch
    {
        ReadProcesses.Filter.Without => t["Chưa có quy trình"],
        ReadProcesses.Filter.ToReview => t["Cần rà soát"],
        ReadProcesses.Filter.Drafts => t["Đang dự thảo"],
        _ => t["Tất cả thủ tục"],
    }).Value;
}
