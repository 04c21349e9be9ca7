using CaiCach.Data;
using CaiCach.Data.Outbox;

namespace CaiCach.Application.Outbox;

/// <summary>What somebody waits for with the page open, such as a code that holds for minutes: it goes the way of another topic, but in a queue of its own, so that what was held over night is not before it.</summary>
public sealed class CodeTopic(IOutboxTopic way) : IOutboxTopic
{
    /// <inheritdoc />
    public string Name => Of(way.Name);

    /// <inheritdoc />
    public bool IsSlow => way.IsSlow;

    /// <summary>The name of the queue beside that of a topic.</summary>
    public static string Of(string topic) => topic + "-code";

    /// <inheritdoc />
    public Task DeliverAsync(OutboxMessage message, CaiCachDb db, DateTime now, CancellationToken cancel) => way.DeliverAsync(message, db, now, cancel);

    /// <inheritdoc />
    public Task SetAsideAsync(OutboxMessage message, CaiCachDb db, CancellationToken cancel) => way.SetAsideAsync(message, db, cancel);
}
