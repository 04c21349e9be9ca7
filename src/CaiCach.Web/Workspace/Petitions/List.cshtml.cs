using CaiCach.Application.Dossiers;
using CaiCach.Application.Petitions;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Petitions;

/// <summary>Petitions by what is to be done.</summary>
public sealed class ListModel(ActorReader actors, ReferenceStore reference, ListPetitions list, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/phan-anh";

    private static readonly (string Slug, ListPetitions.Desk Desk)[] Slugs =
        [("phan-loai", ListPetitions.Desk.Triage), ("tra-loi", ListPetitions.Desk.Handle), ("ky", ListPetitions.Desk.Sign), ("cong-khai", ListPetitions.Desk.Publish), ("da-xong", ListPetitions.Desk.Over)];

    public IReadOnlyList<ListPetitions.Desk> Desks { get; private set; } = [];

    public ListPetitions.Desk Desk { get; private set; }

    public ListPetitions.Page Rows { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "viec")]
    public string? DeskSlug { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Desks = ListPetitions.DesksOf(PetitionScope.Of(Me, Reference.Organisation));
        Desk = Slugs.FirstOrDefault(s => string.Equals(s.Slug, DeskSlug, StringComparison.Ordinal) && Desks.Contains(s.Desk)) is { Slug: not null } asked ? asked.Desk : Desks[0];
        Rows = await list.RunAsync(Me, Desk, ListWork.Cursor.Parse(After), cancel);
    }

    public static string HrefOf(ListPetitions.Desk desk, string? after = null) => $"{Href}?viec={Slugs.First(s => s.Desk == desk).Slug}" + (after is null ? "" : "&sau=" + Uri.EscapeDataString(after));

    public string TitleOf(ListPetitions.Desk desk) => (desk switch
    {
        ListPetitions.Desk.Triage => t["Cần phân loại"],
        ListPetitions.Desk.Handle => t["Cần soạn trả lời"],
        ListPetitions.Desk.Sign => t["Chờ ký trả lời"],
        ListPetitions.Desk.Publish => t["Chờ công khai"],
        _ => t["Đã xong"],
    }).Value;
}
