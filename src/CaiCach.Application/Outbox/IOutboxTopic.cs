using CaiCach.Data;
using CaiCach.Data.Outbox;

namespace CaiCach.Application.Outbox;

/// <summary>One kind of outgoing message. Delivery is at least once, so it must be idempotent.</summary>
public interface IOutboxTopic
{
    /// <summary>The topic's name in the outbox.</summary>
    string Name { get; }

    /// <summary>Whether it talks to others, who may take their time: such messages have a pump of their own and hold no quick ones back.</summary>
    bool IsSlow => false;

    /// <summary>Delivers one message; an exception means: try again later.</summary>
    Task DeliverAsync(OutboxMessage message, CaiCachDb db, DateTime now, CancellationToken cancel);

    /// <summary>Notes that a message is set aside, in the transaction that does it.</summary>
    Task SetAsideAsync(OutboxMessage message, CaiCachDb db, CancellationToken cancel) => Task.CompletedTask;
}
