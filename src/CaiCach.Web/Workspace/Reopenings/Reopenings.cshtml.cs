using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Reopenings;

/// <summary>The orders to open ended dossiers again that wait: for the administrators who carry them out and the heads who gave them.</summary>
public sealed class ReopeningsModel(ActorReader actors, ReferenceStore reference, ListReopenings list) : WorkspacePage(actors, reference)
{
    /// <summary>The address of the list.</summary>
    public const string Href = "/can-bo/mo-lai-ho-so";

    [BindProperty(SupportsGet = true, Name = "sau")]
    public Guid? After { get; set; }

    /// <summary>The ticks of the moment of the last order of the page before.</summary>
    [BindProperty(SupportsGet = true, Name = "tu")]
    public long? AfterAt { get; set; }

    /// <summary>What was done just now.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public ListReopenings.Page Rows { get; private set; } = null!;

    /// <summary>Whether it is this official's turn.</summary>
    public bool MayAnswer => Me.Has(Role.Administrator);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var after = After is { } id && AfterAt is >= 0 and <= 3155378975999999999L and var ticks ? new ListReopenings.Cursor(new(ticks, DateTimeKind.Utc), id) : null;
        Rows = await list.RunAsync(Me, after, cancel);
    }

    /// <summary>The address of the page after an order.</summary>
    public static string HrefOf(ListReopenings.Cursor after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return string.Create(CultureInfo.InvariantCulture, $"{Href}?tu={after.At.Ticks}&sau={after.Id}");
    }
}
