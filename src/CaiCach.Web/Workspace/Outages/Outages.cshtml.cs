using CaiCach.Application;
using CaiCach.Application.Outages;
using CaiCach.Application.Reference;
using CaiCach.Data.Outages;
using CaiCach.Law.Outages;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Workspace.Dossiers;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Outages;

/// <summary>Outages and maintenance as who administers the whole announces them.</summary>
[OfficialsOnly("administrator")]
public sealed class OutagesModel(ActorReader actors, ReferenceStore reference, ListOutages list, AnnounceOutage announce) : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/su-co";

    /// <summary>What is typed, in the order of the page.</summary>
    public sealed class Inputs
    {
        /// <summary>Made with the empty form.</summary>
        public Guid Id { get; set; }

        public string? Kind { get; set; }

        /// <summary>What is affected, by name.</summary>
        public List<string> Parts { get; set; } = [];

        public TypedMoment From { get; set; } = new();

        public TypedMoment Until { get; set; } = new();

        public string? Text { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    public IReadOnlyList<Outage> Rows { get; private set; } = [];

    /// <summary>Whether something was saved just now.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public bool Saved { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Input = new() { Id = Ids.New(Now), Kind = nameof(OutageKind.Incident), From = TypedMoment.Of(Now) };
        return await ShowAsync(cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await ShowAsync(cancel))
        {
            return NotFound();
        }

        OutageKind? kind = Enum.GetValues<OutageKind>().Where(k => string.Equals(Input.Kind, k.ToString(), StringComparison.Ordinal)).Select(k => (OutageKind?)k).FirstOrDefault();
        if (kind is null)
        {
            ModelState.AddModelError("Input.Kind", "Chọn loại thông báo.");
        }

        var parts = OutageWords.EachPart.Where(p => Input.Parts.Contains(p.ToString(), StringComparer.Ordinal)).Aggregate(OutageParts.None, (all, part) => all | part);
        var (from, until) = (Input.From.Read(ModelState, "Input.From"), Input.Until.Read(ModelState, "Input.Until"));
        if (!ModelState.IsValid)
        {
            return Again();
        }

        switch (await announce.RunAsync(Context(), new(Input.Id == Guid.Empty ? Ids.New(Now) : Input.Id, kind!.Value, parts, from!.Value, until!.Value, ActInputs.Clean(Input.Text)), cancel))
        {
            case OutageOutcome.Done:
                return Redirect(Href + "?xong=true");
            case OutageOutcome.Invalid invalid:
                ModelState.Add(invalid.Faults);
                return Again();
            case OutageOutcome.Stale:
                // The same form announced something else before: this is another announcement, if that is wanted.
                Input.Id = Ids.New(Now);
                ModelState.Remove("Input.Id");
                ModelState.AddModelError("", "Từ trang này đã công bố một thông báo khác. Nội dung ông/bà nhập vẫn còn; nếu đây là thông báo mới, hãy bấm công bố lần nữa.");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private async Task<bool> ShowAsync(CancellationToken cancel)
    {
        if (await list.RunAsync(Me, cancel) is not { } rows)
        {
            return false;
        }

        Rows = rows;
        return true;
    }
}
