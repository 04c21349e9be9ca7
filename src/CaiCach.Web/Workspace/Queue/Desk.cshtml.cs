using System.Globalization;
using CaiCach.Application.Queue;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Data.Queue;
using CaiCach.Law.Queue;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Queue;

/// <summary>The queue from a desk: call the next, call again, put back, start, transfer, finish; and take a number for a citizen.</summary>
public sealed class DeskModel(ActorReader actors, ReferenceStore reference, ReadQueue read, CallTicket call, HandleTicket handle, TakeTicket take, IStringLocalizer<WorkspaceTexts> t)
    : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/hang-cho";

    private const string ToDesk = "quay:";

    /// <summary>What is chosen.</summary>
    public sealed class Inputs
    {
        /// <summary>Where a number is transferred to: a group, or "quay:" and the id of a desk.</summary>
        public string? Target { get; set; }

        /// <summary>What a citizen came for.</summary>
        public string? Purpose { get; set; }

        public bool HasPriority { get; set; }

        /// <summary>Made with the page, so that a second press takes no second number.</summary>
        public Guid Key { get; set; }
    }

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? BodyCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "quay")]
    public int? DeskNumber { get; set; }

    /// <summary>The number taken just now for a citizen.</summary>
    [BindProperty(SupportsGet = true, Name = "da-lay")]
    public Guid? TakenId { get; set; }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    public IReadOnlyList<Unit> Bodies { get; private set; } = [];

    public Unit Body { get; private set; } = null!;

    public IReadOnlyList<QueueDesk> Desks { get; private set; } = [];

    /// <summary>The desk; null where the body has none or none is chosen.</summary>
    public QueueDesk? Desk { get; private set; }

    public ReadQueue.DeskView? Queue { get; private set; }

    /// <summary>How many wait for what no open desk serves.</summary>
    public IReadOnlyDictionary<QueueGroup, int> Unserved { get; private set; } = new Dictionary<QueueGroup, int>();

    public bool MayCall { get; private set; }

    public bool MayDirect { get; private set; }

    /// <summary>Whether a call just found nobody.</summary>
    public bool FoundNobody { get; private set; }

    public ReadQueue.TicketView? Taken { get; private set; }

    /// <summary>What may be done with the number at the desk.</summary>
    public IReadOnlyList<TicketAct> Acts => Queue?.Current is { } current && MayCall ? QueueRules.OpenAtDesk(new(current.State, current.WasPutBack)) : [];

    /// <summary>Where the number at the desk may be sent.</summary>
    public IReadOnlyList<Choice> Targets =>
    [
        .. Enum.GetValues<QueueGroup>().Select(g => new Choice(g.ToString(), t["Nhóm {0}", t[g.ToText()].Value].Value)),
        .. Desks.Where(d => d.Id != Desk?.Id).Select(d => new Choice(ToDesk + d.Id, t["Quầy {0}", d.Number].Value)),
    ];

    public IReadOnlyList<Choice> Purposes => [.. Enum.GetValues<QueueGroup>().Select(g => new Choice(g.ToString(), t[g.ToText()].Value))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await OpenDeskAsync(cancel))
        {
            return NotFound();
        }

        Taken = TakenId is { } taken && await read.TicketAsync(taken, cancel) is { } view && view.Ticket.AgencyId == Body.Id ? view : null;
        return Page();
    }

    /// <summary>Calls the next number, after finishing the one at the desk where there is one.</summary>
    public async Task<IActionResult> OnPostNextAsync(Guid? id, int version, CancellationToken cancel)
    {
        if (!await OpenDeskAsync(cancel) || Desk is null)
        {
            return NotFound();
        }

        if (id is { } current && await handle.RunAsync(Context(), current, version, TicketAct.Finish, cancel: cancel) is not QueueOutcome.Done and var outcome)
        {
            return await TellAsync(outcome, cancel);
        }

        return await TellAsync(await call.RunAsync(Context(), Desk.Id, cancel), cancel);
    }

    /// <summary>Does something with the number at the desk.</summary>
    public async Task<IActionResult> OnPostActAsync(Guid id, int version, string act, CancellationToken cancel)
    {
        if (!await OpenDeskAsync(cancel) || !Enum.TryParse<TicketAct>(act, out var chosen) || !Enum.IsDefined(chosen))
        {
            return NotFound();
        }

        HandleTicket.Target? target = null;
        if (chosen == TicketAct.Transfer)
        {
            target = Input.Target?.StartsWith(ToDesk, StringComparison.Ordinal) == true && Guid.TryParse(Input.Target[ToDesk.Length..], out var desk)
                ? new(null, desk)
                : new(PurposeOf(Input.Target), null);
        }

        return await TellAsync(await handle.RunAsync(Context(), id, version, chosen, target, cancel), cancel);
    }

    /// <summary>Takes a number for a citizen.</summary>
    public async Task<IActionResult> OnPostTakeAsync(CancellationToken cancel)
    {
        if (!await OpenDeskAsync(cancel) || Input.Key == Guid.Empty)
        {
            return NotFound();
        }

        var outcome = await take.ForCitizenAsync(Context(), Body.Id, new(Input.Key, PurposeOf(Input.Purpose), Input.HasPriority), cancel);
        return outcome is QueueOutcome.Done done ? Redirect($"{Address()}&da-lay={done.Id}") : await TellAsync(outcome, cancel);
    }

    /// <summary>The address of the queue at a desk of the body.</summary>
    public string Address(QueueDesk? desk = null) => Href + QueryString.Create(
        new Dictionary<string, string?> { ["don-vi"] = Body.Code, ["quay"] = (desk ?? Desk)?.Number.ToString(CultureInfo.InvariantCulture) }.Where(pair => pair.Value is not null));

    /// <summary>Whole minutes since a moment.</summary>
    public int MinutesSince(DateTime moment) => Math.Max(0, (int)(Now - moment).TotalMinutes);

    private static QueueGroup? PurposeOf(string? typed) => Enum.TryParse<QueueGroup>(typed, out var group) && Enum.IsDefined(group) ? group : null;

    private async Task<bool> OpenDeskAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Bodies = QueueScope.BodiesOf(Me, Reference.Organisation);
        if (Bodies.Count == 0)
        {
            return false;
        }

        Body = Bodies.FirstOrDefault(b => string.Equals(b.Code, BodyCode, StringComparison.Ordinal)) ?? Bodies[0];
        (MayCall, MayDirect) = (QueueScope.Calls(Me, Body.Id), QueueScope.Directs(Me, Body.Id));
        await LoadAsync(cancel);
        return true;
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Desks = await read.DesksAsync(Body.Id, cancel);
        var mine = DeskNumber is null ? await read.DeskOfAsync(Me, Body.Id, Now, cancel) : null;
        Desk = Desks.FirstOrDefault(d => DeskNumber is { } number ? d.Number == number : d.Id == mine) ?? (Desks is [var only] && DeskNumber is null ? only : null);
        Unserved = await read.UnservedAsync(Body.Id, Now, cancel: cancel);
        Queue = Desk is null ? null : await read.OfDeskAsync(Desk, Now, cancel);
        if (Input.Key == Guid.Empty)
        {
            Input.Key = Guid.NewGuid();
        }
    }

    private async Task<IActionResult> TellAsync(QueueOutcome outcome, CancellationToken cancel)
    {
        switch (outcome)
        {
            case QueueOutcome.Done:
                return Redirect(Address());
            case QueueOutcome.NotFound:
                return NotFound();
            case QueueOutcome.NobodyWaits:
                FoundNobody = true;
                await LoadAsync(cancel);
                return Page();
            case QueueOutcome.Refused refused:
                ModelState.AddModelError("", refused.Reason.Text);
                await LoadAsync(cancel);
                return Again(StatusCodes.Status409Conflict);
            case QueueOutcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(fault.Field == "target" ? "Input.Target" : "Input.Purpose", fault.Text);
                }

                return Again();
            default:
                ModelState.AddModelError("", "Số này vừa được người khác thay đổi nên bước vừa bấm chưa được thực hiện. Trang này đã hiện tình trạng mới nhất.");
                await LoadAsync(cancel);
                return Again(StatusCodes.Status409Conflict);
        }
    }
}
