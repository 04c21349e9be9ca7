using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Letters;

/// <summary>The facts of a new version of the text of a letter.</summary>
/// <param name="Agency">The body.</param>
/// <param name="Set">The set of forms.</param>
/// <param name="Kind">Which letter.</param>
/// <param name="InForceFrom">The first day it is used.</param>
public sealed record LetterTextEventData(Guid Agency, string Set, LetterKind Kind, DateOnly InForceFrom)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "letter_text";

    /// <summary>The one thing that happens to it.</summary>
    public const string Saved = "letter_text.saved";
}
