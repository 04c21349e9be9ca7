using System.Diagnostics.CodeAnalysis;

namespace CaiCach.Law.Identity;

/// <summary>Whose a tax code is.</summary>
public enum TaxCodeKind
{
    /// <summary>Ten digits: an enterprise, body or, until 30/6/2025, a person.</summary>
    Organisation,

    /// <summary>Ten digits and three: a dependent unit.</summary>
    Branch,

    /// <summary>Twelve digits, the identity number: a person, household or household business since 01/7/2025 (TT 86/2024/TT-BTC).</summary>
    Person,
}

/// <summary>A tax code (mã số thuế; TT 86/2024/TT-BTC).</summary>
public sealed record TaxCode
{
    private static readonly int[] _weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

    private TaxCode(string value, TaxCodeKind kind)
    {
        Value = value;
        Kind = kind;
    }

    /// <summary>The whole code: <c>0100109106</c>, <c>0100109106-001</c> or 12 digits.</summary>
    public string Value { get; }

    /// <summary>Whose it is.</summary>
    public TaxCodeKind Kind { get; }

    /// <summary>Reads a tax code; spaces are left out, and 13 digits are read as 10 and 3.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TaxCode? code, out IdentityFault fault)
    {
        var value = Input.WithoutGrouping(text, "");
        if (value.Length == 13 && Input.IsDigits(value))
        {
            value = $"{value[..10]}-{value[10..]}";
        }

        fault = value switch
        {
            "" => IdentityFault.Missing,
            _ when value.Length == 12 && Input.IsDigits(value) =>
                CitizenId.TryParse(value, out _, out _) ? IdentityFault.None : IdentityFault.TaxCodeNotACitizenId,
            _ when !HasShape(value) => IdentityFault.TaxCodeWrongShape,
            _ when !HasCheckDigit(value) => IdentityFault.TaxCodeWrongCheckDigit,
            _ when value.EndsWith("-000", StringComparison.Ordinal) => IdentityFault.TaxCodeWrongBranch,
            _ => IdentityFault.None,
        };
        code = fault != IdentityFault.None ? null : new(value, value.Length switch
        {
            10 => TaxCodeKind.Organisation,
            12 => TaxCodeKind.Person,
            _ => TaxCodeKind.Branch,
        });
        return code is not null;
    }

    /// <summary>Reads a tax code that was checked before.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TaxCode Parse(string text) => Input.OrThrow(TryParse(text, out var code, out var fault) ? code : null, fault);

    /// <summary>The code; of a person, who is identified by it, only the last three digits.</summary>
    public override string ToString() => Kind == TaxCodeKind.Person ? "*********" + Value[9..] : Value;

    private static bool HasShape(string value) => value.Length switch
    {
        10 => Input.IsDigits(value),
        14 => Input.IsDigits(value[..10]) && value[10] == '-' && Input.IsDigits(value[11..]),
        _ => false,
    };

    private static bool HasCheckDigit(string value)
    {
        var sum = 0;
        for (var i = 0; i < _weights.Length; i++)
        {
            sum += _weights[i] * (value[i] - '0');
        }

        return 10 - (sum % 11) == value[9] - '0';
    }
}
