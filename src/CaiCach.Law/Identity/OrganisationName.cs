using System.Diagnostics.CodeAnalysis;

namespace CaiCach.Law.Identity;

/// <summary>The name of an organisation or enterprise: 1 to 500 characters in NFC with single spaces, at least one of them a letter.</summary>
public sealed record OrganisationName
{
    /// <summary>The longest name, in UTF-16 characters after normalisation.</summary>
    public const int MaxLength = 500;

    private OrganisationName(string value) => Value = value;

    /// <summary>The name as to be stored.</summary>
    public string Value { get; }

    /// <summary>Reads a name, composed or decomposed; runs of spaces become one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out OrganisationName? name, out IdentityFault fault)
    {
        var value = NameText.Composed(text);
        fault = NameText.Check(value, MaxLength) switch
        {
            IdentityFault.NameTooLong => IdentityFault.OrganisationNameTooLong,
            IdentityFault.NameControlCharacter => IdentityFault.OrganisationNameControlCharacter,
            IdentityFault.NameWithoutLetter => IdentityFault.OrganisationNameWithoutLetter,
            var other => other,
        };
        name = fault == IdentityFault.None ? new(value) : null;
        return name is not null;
    }

    /// <summary>Reads a name that was checked before.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static OrganisationName Parse(string text) => Input.OrThrow(TryParse(text, out var name, out var fault) ? name : null, fault);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
