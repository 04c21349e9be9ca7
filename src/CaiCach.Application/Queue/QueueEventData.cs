using CaiCach.Law.Queue;

namespace CaiCach.Application.Queue;

/// <summary>The facts of one step in the life of a queue ticket.</summary>
/// <param name="Agency">The body.</param>
/// <param name="Number">The number of the day.</param>
/// <param name="Purpose">What its holder came for, after the step.</param>
/// <param name="State">The state after the step.</param>
/// <param name="Priority">Whether its holder has priority; null for no.</param>
/// <param name="Desk">The desk that called it, or to which it goes.</param>
/// <param name="Waited">The seconds waited in all; null before the first call.</param>
/// <param name="Served">The seconds served in all; null before the end.</param>
public sealed record TicketEventData(
    Guid Agency, int Number, QueueGroup Purpose, TicketState State, bool? Priority = null, Guid? Desk = null, int? Waited = null, int? Served = null)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "ticket";

    /// <summary>It was taken.</summary>
    public const string Taken = "ticket.taken";

    /// <summary>The types of events.</summary>
    public static IEnumerable<string> Types => [Taken, .. Enum.GetValues<TicketAct>().Select(TypeOf)];

    /// <summary>The type of an act's event.</summary>
    public static string TypeOf(TicketAct act) => act switch
    {
        TicketAct.Call => "ticket.called",
        TicketAct.CallAgain => "ticket.called_again",
        TicketAct.PutBack => "ticket.put_back",
        TicketAct.Start => "ticket.started",
        TicketAct.Transfer => "ticket.transferred",
        TicketAct.Finish => "ticket.finished",
        TicketAct.NoShow => "ticket.no_show",
        TicketAct.Lapse => "ticket.lapsed",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };
}

/// <summary>A dossier was filed or returned while a ticket was at the desk.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Dossier">The dossier.</param>
public sealed record TicketLinkEventData(Guid Ticket, Guid Dossier)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "ticket_link";

    /// <summary>They were linked.</summary>
    public const string Made = "ticket_link.made";
}

/// <summary>The facts of a change of a desk.</summary>
/// <param name="Agency">The body.</param>
/// <param name="Number">The number over the desk.</param>
/// <param name="Purposes">What it calls people for.</param>
public sealed record DeskEventData(Guid Agency, int Number, IReadOnlyList<QueueGroup> Purposes)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "queue_desk";

    /// <summary>Set up, or changed.</summary>
    public const string Saved = "queue_desk.saved";

    /// <summary>It calls nobody any more.</summary>
    public const string Closed = "queue_desk.closed";
}

/// <summary>The facts of a change of a body's kiosk; its address is not among them.</summary>
/// <param name="Agency">The body.</param>
public sealed record KioskEventData(Guid Agency)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "queue_kiosk";

    /// <summary>It got its address.</summary>
    public const string Opened = "queue_kiosk.opened";

    /// <summary>It got another address; the old one is dead.</summary>
    public const string Renewed = "queue_kiosk.renewed";
}
