using System.Diagnostics.CodeAnalysis;

namespace CaiCach.Law.Identity;

/// <summary>
/// The full name of a person: 1 to 300 characters in NFC with single spaces. Names have no fixed first and last part; dots, hyphens and
/// apostrophes are part of many.
/// </summary>
public sealed record PersonName
{
    /// <summary>The longest name, in UTF-16 characters after normalisation.</summary>
    public const int MaxLength = 300;

    private PersonName(string value) => Value = value;

    /// <summary>The name as to be stored.</summary>
    public string Value { get; }

    /// <summary>The given name: the last word.</summary>
    public string GivenName => Value[(Value.LastIndexOf(' ') + 1)..];

    /// <summary>The name in upper case, as forms print it.</summary>
    public string Upper => Value.ToUpperInvariant();

    /// <summary>Reads a name, composed or decomposed; runs of spaces become one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PersonName? name, out IdentityFault fault)
    {
        var value = NameText.Composed(text);
        fault = NameText.Check(value, MaxLength);
        name = fault == IdentityFault.None ? new(value) : null;
        return name is not null;
    }

    /// <summary>Reads a name that was checked before.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static PersonName Parse(string text) => Input.OrThrow(TryParse(text, out var name, out var fault) ? name : null, fault);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
