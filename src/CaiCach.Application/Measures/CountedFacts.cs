using System.Text.Json;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Measures;

/// <summary>Those facts of an event of a dossier or an offering that decide what it counts.</summary>
public interface ICountedFacts
{
    /// <summary>The competent body.</summary>
    Guid? Agency { get; }

    /// <summary>The procedure's code.</summary>
    string? Procedure { get; }

    /// <summary>How far the offered procedure goes online (events of offerings).</summary>
    OnlineLevel? OnlineLevel { get; }

    /// <summary>Whether the offered procedure is an internal one, which counts nothing (events of offerings); null for not, and for what was told before that was told apart.</summary>
    bool? Internal { get; }

    /// <summary>The state before.</summary>
    BusinessState? From { get; }

    /// <summary>How it came in.</summary>
    Channel? Channel { get; }

    /// <summary>How it came in before a correction; null where that did not change. <see cref="Channel"/> is how since.</summary>
    Channel? ChannelBefore { get; }

    /// <summary>The due date after the change (UTC).</summary>
    DateTime? Due { get; }

    /// <summary>The due date before the change, when the clock ran before it (UTC).</summary>
    DateTime? RunningDueBefore { get; }

    /// <summary>How the end met the due date.</summary>
    Timeliness? Timeliness { get; }

    /// <summary>Whether the result is an electronic document.</summary>
    bool? Electronic { get; }

    /// <summary>Whether the answer to a request came after its intake clock had ended; null for in time, and in events of earlier versions of the program, which are not counted.</summary>
    bool? IntakeLate { get; }

    /// <summary>Of a receipt of a fee, and of what takes one back: whether the money came by transfer; null where no receipt is counted, as in events of earlier versions.</summary>
    bool? PaidOnline { get; }

    /// <summary>The local day on which the receipt that is taken back was written down; null where it counted nothing.</summary>
    DateOnly? ReceiptOn { get; }

    /// <summary>The dossier of another body that this one is a part of; in every event of a part.</summary>
    Guid? PartOf { get; }

    /// <summary>The unit that asks under an internal procedure; in every event of such a dossier.</summary>
    Guid? AskedBy { get; }

    /// <summary>What bodies that are asked for an opinion are counted for; null in events of earlier versions of the program, which are not counted.</summary>
    IReadOnlyList<DossierEventData.OpinionCount>? Opinions { get; }

    /// <summary>The competent body that had the dossier before it moved with a reorganisation.</summary>
    Guid? MovedFrom { get; }

    /// <summary>When a dossier that moves was accepted (UTC); null when it is not yet.</summary>
    DateTime? Accepted { get; }

    /// <summary>Whether the clock of a dossier that moves has ended.</summary>
    bool? Finished { get; }
}

/// <summary>Those facts read alone. A recount reads millions of events, and most of what they say counts nothing.</summary>
public sealed record CountedFacts : ICountedFacts
{
    /// <inheritdoc />
    public Guid? Agency { get; init; }

    /// <inheritdoc />
    public string? Procedure { get; init; }

    /// <inheritdoc />
    public OnlineLevel? OnlineLevel { get; init; }

    /// <inheritdoc />
    public bool? Internal { get; init; }

    /// <inheritdoc />
    public BusinessState? From { get; init; }

    /// <inheritdoc />
    public Channel? Channel { get; init; }

    /// <inheritdoc />
    public Channel? ChannelBefore { get; init; }

    /// <inheritdoc />
    public DateTime? Due { get; init; }

    /// <inheritdoc />
    public DateTime? RunningDueBefore { get; init; }

    /// <inheritdoc />
    public Timeliness? Timeliness { get; init; }

    /// <inheritdoc />
    public bool? Electronic { get; init; }

    /// <inheritdoc />
    public bool? IntakeLate { get; init; }

    /// <inheritdoc />
    public bool? PaidOnline { get; init; }

    /// <inheritdoc />
    public DateOnly? ReceiptOn { get; init; }

    /// <inheritdoc />
    public Guid? PartOf { get; init; }

    /// <inheritdoc />
    public Guid? AskedBy { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<DossierEventData.OpinionCount>? Opinions { get; init; }

    /// <inheritdoc />
    public Guid? MovedFrom { get; init; }

    /// <inheritdoc />
    public DateTime? Accepted { get; init; }

    /// <inheritdoc />
    public bool? Finished { get; init; }

    /// <summary>Reads what an event keeps.</summary>
    public static CountedFacts Parse(string json) => JsonSerializer.Deserialize<CountedFacts>(json, DossierEventData.Json)!;
}
