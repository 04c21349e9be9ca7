using CaiCach.Data;
using CaiCach.Data.Outbox;

namespace CaiCach.Application.Outbox;

/// <summary>One kind of outgoing message. Delivery is at least once, so it must be idempotent.</summary>
public interface IOutboxTopic
{
    /// <summary>The topic's name in the outbox.</summary>
    string Name { get; }

    /// <summary>Delivers one message; an exception means: try again later.</summary>
    Task DeliverAsync(OutboxMessage message, CaiCachDb db, DateTime now, CancellationToken cancel);
}
