using CaiCach.Law.Mails;

namespace CaiCach.Law.Sms;

/// <summary>When a message through Zalo is not waited for any longer and goes as a text message instead.</summary>
public static class ZaloRules
{
    /// <summary>How long it may take until a message that the law demands, or that moves a due date, is known to have arrived.</summary>
    public static TimeSpan UrgentWait { get; } = TimeSpan.FromHours(2);

    /// <summary>The same for any other message.</summary>
    public static TimeSpan Wait { get; } = TimeSpan.FromHours(12);

    /// <summary>How long a message may take.</summary>
    public static TimeSpan WaitOf(MailKind kind) => MailRules.IsLegal(kind) || kind == MailKind.DueMoved ? UrgentWait : Wait;

    /// <summary>Whether a text message goes in the place of a message through Zalo.</summary>
    /// <param name="kind">What it tells of.</param>
    /// <param name="hasFailed">Whether it was refused for good, given up or told not to have arrived.</param>
    /// <param name="tellsReceipts">Whether the provider tells what became of messages at all.</param>
    /// <param name="made">When it was written.</param>
    /// <param name="taken">When the provider took it; null when it did not.</param>
    /// <param name="now">Now.</param>
    public static bool StandsIn(MailKind kind, bool hasFailed, bool tellsReceipts, DateTime made, DateTime? taken, DateTime now) =>
        !MailRules.IsTooLate(kind, made, now) && (hasFailed || (tellsReceipts && taken is { } since && now - since >= WaitOf(kind)));
}
