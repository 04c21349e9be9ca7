using CaiCach.Law.Messages;

namespace CaiCach.Application.Messages;

/// <summary>The facts of a new version of the text of a message.</summary>
/// <param name="Agency">The body.</param>
/// <param name="Kind">Which message.</param>
/// <param name="InForceFrom">The first day it is used.</param>
public sealed record MessageTextEventData(Guid Agency, MessageKind Kind, DateOnly InForceFrom)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "message_text";

    /// <summary>The one thing that happens to it.</summary>
    public const string Saved = "message_text.saved";
}
