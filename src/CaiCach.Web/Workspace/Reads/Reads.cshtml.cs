using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Reads;

/// <summary>The register of who opened dossiers, the newest first.</summary>
public sealed class ReadsModel(ActorReader actors, ReferenceStore reference, ListReads list, IStringLocalizer<FaultTexts> roles, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/nhat-ky-xem";

    private const int Longest = 100;

    /// <summary>The code or request number of a dossier.</summary>
    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Number { get; set; }

    /// <summary>The user name of a reader.</summary>
    [BindProperty(SupportsGet = true, Name = "nguoi")]
    public string? Reader { get; set; }

    /// <summary>The moment the page before ended with, in ticks.</summary>
    [BindProperty(SupportsGet = true, Name = "truoc")]
    public string? Before { get; set; }

    public ListReads.Page Rows { get; private set; } = new([], null);

    public string? NextHref => Rows.Next is { } next ? Href + Filter().Add("truoc", next.Ticks.ToString(CultureInfo.InvariantCulture)) : null;

    /// <summary>Back to the first page; null on it.</summary>
    public string? FirstHref => Before is null ? null : Href + Filter();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        (Number, Reader) = (Clean(Number), Clean(Reader));
        DateTime? before = long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks ? new(ticks, DateTimeKind.Utc) : null;
        Rows = await list.RunAsync(Me, new(Number?.ToUpperInvariant(), Reader?.ToUpperInvariant(), before), cancel);
    }

    /// <summary>By which post, e.g. "văn thư, Văn phòng Sở".</summary>
    public string PostOf(ListReads.Row row) => row.Role is { } role ? $"{roles[RoleTexts.Of(role)].Value}, {Reference.Organisation.NameOf(row.UnitId)}" : t["chương trình kết nối"].Value;

    private static string? Clean(string? typed) => typed?.Trim().Replace("\0", "", StringComparison.Ordinal) is { Length: > 0 } text ? text[..Math.Min(text.Length, Longest)] : null;

    private QueryString Filter() => new QueryString().Add("ma", Number ?? "").Add("nguoi", Reader ?? "");
}
