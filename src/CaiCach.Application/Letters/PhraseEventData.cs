namespace CaiCach.Application.Letters;

/// <summary>The facts of a change of a body's own phrase as it stands afterwards.</summary>
/// <param name="Agency">The body.</param>
/// <param name="Purpose">Where it serves.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Text">The sentence.</param>
/// <param name="LegalBasis">Its basis; null for none.</param>
public sealed record PhraseEventData(Guid Agency, string Purpose, string Title, string Text, string? LegalBasis)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "phrase";

    /// <summary>It was added.</summary>
    public const string Added = "phrase.added";

    /// <summary>It was edited.</summary>
    public const string Edited = "phrase.edited";

    /// <summary>It is offered no more.</summary>
    public const string Retired = "phrase.retired";
}
