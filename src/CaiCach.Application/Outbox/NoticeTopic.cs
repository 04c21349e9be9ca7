using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Outbox;

/// <summary>Messages to the applicant's account, shown when he or she signs in.</summary>
public sealed class NoticeTopic : IOutboxTopic
{
    private const int LongestNotice = 2000;

    private sealed record Payload(Guid AccountId, string Text);

    /// <inheritdoc />
    public string Name => "notice";

    /// <summary>The message of an event.</summary>
    public static OutboxMessage Message(EventRow row, Dossier dossier, string text) => new()
    {
        Id = Ids.Numbered(row.Id, 200),
        EventId = row.Id,
        StreamId = row.StreamId,
        StreamVersion = row.Version,
        Topic = "notice",
        Payload = JsonSerializer.Serialize(new Payload(dossier.AccountId!.Value, TypedText.Cut(text, LongestNotice))),
        CreatedAt = row.At,
        DueAt = row.At,
    };

    /// <inheritdoc />
    public async Task DeliverAsync(OutboxMessage message, CaiCachDb db, DateTime now, CancellationToken cancel)
    {
        if (await db.Notices.AnyAsync(n => n.EventId == message.EventId && n.Kind == null, cancel))
        {
            return;
        }

        var payload = JsonSerializer.Deserialize<Payload>(message.Payload)!;
        db.Notices.Add(new()
        {
            Id = message.Id,
            AccountId = payload.AccountId,
            DossierId = message.StreamId,
            EventId = message.EventId,
            Text = payload.Text,
            CreatedAt = message.CreatedAt,
        });
        await db.SaveChangesAsync(cancel);
    }
}
