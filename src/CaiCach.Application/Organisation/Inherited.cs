using CaiCach.Law.Organisation;

namespace CaiCach.Application.Organisation;

/// <summary>What a body decides for itself, apart from its people and its work.</summary>
public enum InheritedKind
{
    /// <summary>The internal process of a procedure.</summary>
    Process,

    /// <summary>Hours and days of its own.</summary>
    Calendar,

    /// <summary>Who is reminded when.</summary>
    Reminders,

    /// <summary>The text of a letter.</summary>
    LetterText,

    /// <summary>The text of an e-mail and a text message.</summary>
    MessageText,
}

/// <summary>What becomes of one thing at one body that takes over, as judged on the day.</summary>
/// <param name="Target">Name of the body that takes over.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Code of the procedure; set of forms and letter, e.g. "tt-03-2025/Acceptance"; kind of message, e.g. "Accepted"; null for the others.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="From">Names of the bodies taken over that have it.</param>
public sealed record Inherited(string Target, InheritedKind Kind, string? Key, Continuation Outcome, IReadOnlyList<string> From);
