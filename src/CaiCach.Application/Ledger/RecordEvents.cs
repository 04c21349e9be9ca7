using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data;
using CaiCach.Data.Events;

namespace CaiCach.Application.Ledger;

/// <summary>The recorder of records that are not dossiers: who, when, in which process, why, and the facts as JSON.</summary>
public static class RecordEvents
{
    /// <summary>Adds the event of one change to the unit of work; the caller saves it together with the record.</summary>
    /// <param name="db">The unit of work.</param>
    /// <param name="context">Who, when, in which process.</param>
    /// <param name="stream">The kind of record; one of <see cref="KnownEvents"/>.</param>
    /// <param name="id">The record.</param>
    /// <param name="version">The record's version after the change: 1, 2, 3 … without a gap.</param>
    /// <param name="type">What happened, e.g. "petition.received"; one of <see cref="KnownEvents"/>.</param>
    /// <param name="facts">The facts of the change; written in camel case, without nulls.</param>
    /// <param name="reason">The reason that was given; null for none.</param>
    /// <param name="unitId">The unit acted for; null when it is nobody's.</param>
    public static EventRow Record<TFacts>(
        this CaiCachDb db, ActContext context, string stream, Guid id, int version, string type, TFacts facts, string? reason = null, Guid? unitId = null)
        where TFacts : notnull
    {
        var row = new EventRow
        {
            Id = Ids.New(context.Now),
            Stream = stream,
            StreamId = id,
            Version = version,
            Type = type,
            At = context.Now,
            ActorId = context.Actor.Id,
            ActorName = context.Actor.Name,
            UnitId = unitId,
            Process = context.Process,
            Reason = reason,
            Data = JsonSerializer.Serialize(facts, DossierEventData.Json),
        };
        db.Events.Add(row);
        return row;
    }

    /// <summary>The facts of an event made by <see cref="Record"/>.</summary>
    public static TFacts Facts<TFacts>(EventRow row)
        where TFacts : notnull => JsonSerializer.Deserialize<TFacts>(row.Data, DossierEventData.Json)!;
}
