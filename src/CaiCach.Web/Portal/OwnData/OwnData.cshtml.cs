using CaiCach.Application;
using CaiCach.Application.DataRequests;
using CaiCach.Application.Reference;
using CaiCach.Data.DataRequests;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.DataRequests;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.OwnData;

/// <summary>A person's own data: a copy at once, a request for the rest, and what became of earlier ones.</summary>
public sealed class OwnDataModel(ActorReader actors, ReferenceStore reference, ListDataRequests list, SendDataRequest send, CopyOwnData copy) : PageModel
{
    public const string Href = "/du-lieu-cua-toi";

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public Guid Key { get; set; }

        public string? Kind { get; set; }

        public string? Agency { get; set; }

        public string? Content { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "xong")]
    public bool Done { get; set; }

    public IReadOnlyList<DataRequest> Requests { get; private set; } = [];

    public IReadOnlyList<Unit> Bodies { get; private set; } = [];

    /// <summary>The days that hold today.</summary>
    public DataRequestLimits Limits { get; private set; } = null!;

    public ReferenceSnapshot Reference { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Input.Key = Ids.New(actors.Now);
        await LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        DataRequestKind? kind = Enum.TryParse<DataRequestKind>(Input.Kind, out var known) && Enum.IsDefined(known) ? known : null;
        var faults = await send.RunAsync(await actors.ContextAsync(User, "portal", cancel: cancel), new(Input.Key, kind, Input.Agency, Input.Content), cancel);
        if (faults.Count == 0)
        {
            return Redirect(Href + "?xong=true");
        }

        ModelState.Add(faults, FaultsExtensions.InputKey);
        await LoadAsync(cancel);
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    public async Task<IActionResult> OnPostCopyAsync([FromForm(Name = "dinh-dang")] string? format, CancellationToken cancel)
    {
        if (format is not ("json" or "html"))
        {
            return NotFound();
        }

        var made = await copy.RunAsync(await actors.ContextAsync(User, "portal", cancel: cancel), format, cancel);
        return format == "json"
            ? File(OwnDataFile.ToJson(made), "application/json", "du-lieu-cua-toi.json")
            : File(OwnDataFile.ToHtml(made), "text/html; charset=utf-8", "du-lieu-cua-toi.html");
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var me = await actors.ActorAsync(User, cancel);
        Reference = await reference.CurrentAsync(cancel);
        Requests = await list.OwnAsync(me, cancel);
        Bodies = await list.BodiesAsync(me, cancel);
        Limits = DataRequestLimits.On(DataRequestRules.Shipped, VietnamTime.DayOf(actors.Now));
    }
}
