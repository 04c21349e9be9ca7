using CaiCach.Application.Accounts;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Accounts;

/// <summary>The officials an administrator manages.</summary>
public sealed class OfficialsModel(ActorReader actors, ReferenceStore reference, ListOfficials list, IStringLocalizer<FaultTexts> roles) : AccountPage(actors, reference, roles)
{
    public const string Href = "/can-bo/tai-khoan";

    private const int Longest = 100;

    /// <summary>Words of the name, or how the user name begins.</summary>
    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Words { get; set; }

    /// <summary>The user name the page before ended with.</summary>
    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public ListOfficials.Page Rows { get; private set; } = new([], null);

    public string? NextHref => Rows.Next is { } next ? Href + new QueryString().Add("tim", Words ?? "").Add("sau", next) : null;

    /// <summary>Back to the first page; null on it.</summary>
    public string? FirstHref => After is null ? null : Href + QueryString.Create("tim", Words ?? "");

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Words = Words?.Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, Longest)] : null;
        Rows = await list.RunAsync(Me, Now, Words, After, cancel);
    }
}
