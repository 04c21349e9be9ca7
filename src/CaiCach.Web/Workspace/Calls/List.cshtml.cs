using CaiCach.Application.Calls;
using CaiCach.Application.Reference;
using CaiCach.Law.Calls;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Calls;

/// <summary>The requests to be called back of this official's bodies.</summary>
public sealed class ListModel(ActorReader actors, ReferenceStore reference, ReadCalls read) : WorkspacePage(actors, reference)
{
    /// <summary>The address of the list.</summary>
    public const string Href = "/can-bo/goi-lai";

    /// <summary>Those that are settled instead of those to be called.</summary>
    [BindProperty(SupportsGet = true, Name = "da-xong")]
    public bool Settled { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public Guid? After { get; set; }

    public ReadCalls.Page Rows { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Rows = await read.RunAsync(Me, Settled, After, cancel);
    }

    /// <summary>The address of one list, from a record on.</summary>
    public static string HrefOf(bool settled, Guid? after = null) => $"{Href}?da-xong={(settled ? "true" : "false")}" + (after is null ? "" : $"&sau={after}");

    /// <summary>A colour for the state; never its only sign.</summary>
    public static string Colour(CallState state) => state switch
    {
        CallState.New => "blue",
        CallState.Taken => "orange",
        CallState.Answered => "green",
        _ => "grey",
    };
}
