using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CaiCach.Law.Identity;

/// <summary>The formats dossier codes have had.</summary>
public enum DossierCodeKind
{
    /// <summary>None of the known ones; as good as any other, codes are opaque.</summary>
    Other,

    /// <summary>2019 to 2025: <c>000.00.16.H54-240105-0007</c> (TT 01/2018/TT-VPCP).</summary>
    FourParts,

    /// <summary>Since the identifiers of QĐ 20/2020: <c>H29.143-250715-0012</c>.</summary>
    Identifier,

    /// <summary>A ministry's platform since 2026: <c>G09.20-20260609-0092637</c>.</summary>
    Platform,
}

/// <summary>The code of an accepted dossier: opaque, up to 60 characters, unique, the same in every exchange.</summary>
public sealed partial record DossierCode
{
    /// <summary>The longest code stored.</summary>
    public const int MaxLength = 60;

    private DossierCode(string value) => Value = value;

    /// <summary>The code, in upper case.</summary>
    public string Value { get; }

    /// <summary>Which of the known formats it has.</summary>
    public DossierCodeKind Kind => Value switch
    {
        _ when FourPartsPattern().IsMatch(Value) => DossierCodeKind.FourParts,
        _ when IdentifierPattern().IsMatch(Value) => DossierCodeKind.Identifier,
        _ when PlatformPattern().IsMatch(Value) => DossierCodeKind.Platform,
        _ => DossierCodeKind.Other,
    };

    /// <summary>Reads a code as typed or scanned; case does not matter.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DossierCode? code, out IdentityFault fault)
    {
        var value = (text ?? "").Trim().ToUpperInvariant();
        fault = value switch
        {
            "" => IdentityFault.Missing,
            { Length: > MaxLength } => IdentityFault.DossierCodeTooLong,
            _ when !value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '/' or '_') => IdentityFault.DossierCodeWrongCharacter,
            _ => IdentityFault.None,
        };
        code = fault == IdentityFault.None ? new(value) : null;
        return code is not null;
    }

    /// <summary>Reads a code that was checked before.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DossierCode Parse(string text) => Input.OrThrow(TryParse(text, out var code, out var fault) ? code : null, fault);

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"^[0-9]{3}\.[0-9]{2}\.[0-9]{2,3}\.[A-Z][0-9]{2}-[0-9]{6}-[0-9]{4,}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FourPartsPattern();

    [GeneratedRegex(@"^[GH][0-9]{2}(\.[0-9]{1,3}){0,3}-[0-9]{6}-[0-9]{4,6}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IdentifierPattern();

    [GeneratedRegex(@"^[GH][0-9]{2}(\.[0-9]{1,3}){0,3}-[0-9]{8}-[0-9]{7}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlatformPattern();
}
