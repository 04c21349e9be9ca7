using CaiCach.Law.Messages;
using CaiCach.Law.Sms;

namespace CaiCach.Application.Sms;

/// <summary>The facts of a new version of a template of messages through Zalo.</summary>
/// <param name="Kind">Which message.</param>
/// <param name="Template">The number the provider knows it by.</param>
/// <param name="Parameters">The names of its parameters.</param>
/// <param name="State">How far it has come.</param>
/// <param name="InForceFrom">The first day this holds.</param>
public sealed record ZnsTemplateEventData(MessageKind Kind, string Template, IReadOnlyList<string> Parameters, ZnsState State, DateOnly InForceFrom)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "zns_template";

    /// <summary>The one thing that happens to it.</summary>
    public const string Saved = "zns_template.saved";
}

/// <summary>The facts of a new price of messages.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Price">Whole đồng.</param>
/// <param name="InForceFrom">The first day it holds.</param>
public sealed record MessagePriceEventData(SmsChannel Channel, long Price, DateOnly InForceFrom)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "message_price";

    /// <summary>The one thing that happens to it.</summary>
    public const string Saved = "message_price.saved";
}
