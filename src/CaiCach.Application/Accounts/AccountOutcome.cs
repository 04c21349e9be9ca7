using CaiCach.Application.Acting;

namespace CaiCach.Application.Accounts;

/// <summary>How a change of an account ended.</summary>
public abstract record AccountOutcome
{
    private AccountOutcome()
    {
    }

    /// <summary>Saved.</summary>
    /// <param name="Id">The account.</param>
    /// <param name="Password">The one-time password, to be shown once; null where none was made.</param>
    public sealed record Done(Guid Id, string? Password = null) : AccountOutcome;

    /// <summary>Not this person's to change, or no such account.</summary>
    public sealed record NotFound : AccountOutcome;

    /// <summary>Somebody else changed it since.</summary>
    public sealed record Stale : AccountOutcome;

    /// <summary>What was typed is wrong, or a rule is against it.</summary>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : AccountOutcome;

    /// <summary>One fault.</summary>
    internal static Invalid Wrong(string field, string code, string text) => new([new(field, code, text)]);
}
