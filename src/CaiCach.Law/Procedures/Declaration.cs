namespace CaiCach.Law.Procedures;

/// <summary>What an answer of a declaration is.</summary>
public enum AnswerKind
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>Text of several lines.</summary>
    LongText,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Money in whole đồng.</summary>
    Money,

    /// <summary>A day.</summary>
    Date,

    /// <summary>One of a list.</summary>
    Choice,

    /// <summary>Yes or no.</summary>
    YesNo,
}

/// <summary>The fact of an applicant that a field begins with.</summary>
public enum AnswerSource
{
    /// <summary>Name of the owner of the dossier.</summary>
    OwnerName,

    /// <summary>Identity, tax or passport number of the owner.</summary>
    OwnerIdNumber,

    /// <summary>Date of birth of the owner.</summary>
    OwnerBirthDate,

    /// <summary>Phone.</summary>
    Phone,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>Address.</summary>
    Address,

    /// <summary>Who submits in the owner's place.</summary>
    SubmitterName,

    /// <summary>Identity number of who submits in the owner's place.</summary>
    SubmitterIdNumber,
}

/// <summary>An electronic declaration (tờ khai điện tử) that stands for a paper: the fields to fill in, in order.</summary>
/// <param name="Fields">The fields, at least one.</param>
/// <param name="Confidence">How sure the fields are.</param>
public sealed record Declaration(IReadOnlyList<DeclarationField> Fields, Confidence Confidence)
{
    /// <summary>The most fields.</summary>
    public const int MostFields = 100;

    /// <summary>The field of a key; null where there is none.</summary>
    /// <param name="key">The key.</param>
    public DeclarationField? Field(string key) => Fields.FirstOrDefault(field => string.Equals(field.Key, key, StringComparison.Ordinal));
}

/// <summary>One field of a declaration.</summary>
/// <param name="Key">A small Latin letter, then up to 39 letters and digits; unique in the declaration.</param>
/// <param name="Label">What is asked, in Vietnamese.</param>
/// <param name="Kind">What the answer is.</param>
/// <param name="Required">Whether it must be answered, where it is asked.</param>
public sealed record DeclarationField(string Key, string Label, AnswerKind Kind, bool Required)
{
    /// <summary>A longer explanation in Vietnamese; null where there is none.</summary>
    public string? Hint { get; init; }

    /// <summary>The smallest number; null where the kind alone tells.</summary>
    public long? Least { get; init; }

    /// <summary>The largest number, or the longest text in characters; null where the kind alone tells.</summary>
    public long? Most { get; init; }

    /// <summary>What may be chosen; empty unless it is a choice.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What it begins with; null for nothing.</summary>
    public AnswerSource? Source { get; init; }

    /// <summary>When it is asked; null for always.</summary>
    public AnswerCondition? OnlyWhen { get; init; }

    /// <summary>The longest answer, in characters: of a text as typed, of anything else as it may be typed.</summary>
    public int Longest => Kind switch
    {
        AnswerKind.Text => (int)(Most ?? DeclarationRules.LongestText),
        AnswerKind.LongText => (int)(Most ?? DeclarationRules.LongestLongText),
        _ => DeclarationRules.LongestText,
    };
}

/// <summary>That an earlier field has a certain answer.</summary>
/// <param name="Key">The earlier field: a choice, or yes or no.</param>
/// <param name="Value">The answer, as it is kept.</param>
public sealed record AnswerCondition(string Key, string Value);
