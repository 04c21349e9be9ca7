namespace CaiCach.Law.Organisation;

/// <summary>What becomes of something that a body has of its own (an internal process, its calendar, its reminders, the text of a letter) at whoever takes over.</summary>
public enum Continuation
{
    /// <summary>It goes on there.</summary>
    GoesOn,

    /// <summary>Whoever takes over has its own, which holds.</summary>
    OwnHolds,

    /// <summary>Those taken over had different ones: none holds until it is decided anew.</summary>
    ToDecide,
}

/// <summary>How it is told. No text says what of this kind outlives a body; the rule is ours: what is already there holds, what nobody contradicts goes on, nothing is chosen for the body.</summary>
public static class Continuations
{
    /// <summary>Judges one thing at one successor.</summary>
    /// <param name="own">Whether the successor has its own.</param>
    /// <param name="held">What each body taken over has; null for one that has none.</param>
    /// <param name="noneCounts">Whether having none is a way of its own: a body without hours of its own works by the national ones.</param>
    /// <returns>Null where nobody taken over has any.</returns>
    public static Continuation? Judge(bool own, IReadOnlyList<string?> held, bool noneCounts)
    {
        ArgumentNullException.ThrowIfNull(held);
        if (held.All(h => h is null))
        {
            return null;
        }

        return own ? Continuation.OwnHolds
            : held.Where(h => noneCounts || h is not null).Distinct(StringComparer.Ordinal).Count() == 1 ? Continuation.GoesOn
            : Continuation.ToDecide;
    }
}
