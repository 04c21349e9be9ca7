using CaiCach.Application.Queue;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Queue;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Queue;

/// <summary>The desks of a one-stop unit and the address of its kiosk, as who leads it sets them up.</summary>
[OfficialsOnly("one_stop_director", "agency_head")]
public sealed class DesksModel(ActorReader actors, ReferenceStore reference, ReadQueue read, SetUpDesks setUp, IConfiguration configuration, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/hang-cho/quay";

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public string? Number { get; set; }

        public List<string> Purposes { get; set; } = [];

        /// <summary>The version that was seen; 0 for a new desk.</summary>
        public int Version { get; set; }

        /// <summary>Whether the person was told that people wait for what no desk will serve.</summary>
        public bool Warned { get; set; }
    }

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? BodyCode { get; set; }

    /// <summary>The number of the desk that is changed; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "sua")]
    public int? Changed { get; set; }

    /// <summary>What was just done: "ghi", "dong" or "may"; null for nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>Who waits for what the change leaves unserved; null when nothing was tried that does.</summary>
    public IReadOnlyDictionary<QueueGroup, int>? Left { get; private set; }

    /// <summary>The desk that closing was tried on; null for none.</summary>
    public Guid? Closing { get; private set; }

    public Unit Body { get; private set; } = null!;

    public ReadQueue.SetUp View { get; private set; } = null!;

    public IReadOnlyList<Choice> Purposes => [.. Enum.GetValues<QueueGroup>().Select(g => new Choice(g.ToString(), t[g.ToText()].Value))];

    /// <summary>The address of the kiosk as people outside reach it; null while there is none.</summary>
    public string? KioskAddress => View.Kiosk is { } kiosk ? Site.AddressOf(Request, configuration, Site.KioskOf(kiosk.Token)) : null;

    /// <summary>The address of this page.</summary>
    public string Address => $"{Href}?don-vi={Uri.EscapeDataString(Body.Code)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await OpenBodyAsync(cancel))
        {
            return NotFound();
        }

        if (View.Desks.FirstOrDefault(d => d.Number == Changed) is { } desk)
        {
            Input = new() { Number = $"{desk.Number}", Version = desk.Version, Purposes = [.. QueueScope.PurposesOf(desk).Select(p => p.ToString())] };
        }

        return Page();
    }

    /// <summary>Sets up or changes a desk.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await OpenBodyAsync(cancel))
        {
            return NotFound();
        }

        int? number = int.TryParse(Input.Number?.Trim(), out var typed) ? typed : null;
        var purposes = Enum.GetValues<QueueGroup>().Where(g => Input.Purposes.Contains(g.ToString())).ToList();
        return await TellAsync(await setUp.SaveAsync(Context(), Body.Id, number, Input.Version, purposes, Input.Warned, cancel), "ghi", cancel);
    }

    /// <summary>Closes a desk.</summary>
    public async Task<IActionResult> OnPostCloseAsync(Guid id, int version, bool warned, CancellationToken cancel)
    {
        Closing = id;
        return await OpenBodyAsync(cancel) ? await TellAsync(await setUp.CloseAsync(Context(), id, version, warned, cancel), "dong", cancel) : NotFound();
    }

    /// <summary>Gives the kiosk another address.</summary>
    public async Task<IActionResult> OnPostRenewAsync(int version, CancellationToken cancel) =>
        await OpenBodyAsync(cancel) ? await TellAsync(await setUp.RenewKioskAsync(Context(), Body.Id, version, cancel), "may", cancel) : NotFound();

    private async Task<bool> OpenBodyAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var mine = QueueScope.BodiesOf(Me, Reference.Organisation).Where(b => QueueScope.Directs(Me, b.Id)).ToList();
        if ((mine.Find(b => string.Equals(b.Code, BodyCode, StringComparison.Ordinal)) ?? mine.FirstOrDefault()) is not { } body)
        {
            return false;
        }

        Body = body;
        View = (await read.SetUpAsync(Me, body.Id, cancel))!;
        return true;
    }

    private async Task<IActionResult> TellAsync(QueueOutcome outcome, string done, CancellationToken cancel)
    {
        switch (outcome)
        {
            case QueueOutcome.Done:
                return Redirect($"{Address}&xong={done}");
            case QueueOutcome.NotFound:
                return NotFound();
            case QueueOutcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(fault.Field == "number" ? "Input.Number" : "Input.Purposes", fault.Text);
                }

                return Again();
            case QueueOutcome.LeavesWaiting leaves:
                Left = leaves.Groups;
                Input.Warned = Closing is null;
                ModelState.Remove("Input.Warned");
                return Again(StatusCodes.Status409Conflict);
            case QueueOutcome.Refused refused:
                ModelState.AddModelError("", refused.Reason.Text);
                return Again(StatusCodes.Status409Conflict);
            default:
                ModelState.AddModelError("", "Người khác vừa thay đổi quầy hoặc máy lấy số này. Danh sách dưới đây là mới nhất; xem lại rồi làm lại.");
                View = (await read.SetUpAsync(Me, Body.Id, cancel))!;
                Input.Version = View.Desks.FirstOrDefault(d => $"{d.Number}" == Input.Number?.Trim())?.Version ?? 0;
                ModelState.Remove("Input.Version");
                return Again(StatusCodes.Status409Conflict);
        }
    }
}
