using System.Diagnostics.CodeAnalysis;

namespace CaiCach.Law.Identity;

/// <summary>
/// The electronic identifier of a body (QĐ 20/2020/QĐ-TTg, amended by QĐ 09/2025/QĐ-TTg): <c>G06</c> for a ministry, <c>H29</c> for a province,
/// and up to three levels below of one to three digits each, <c>H29.143.05</c>.
/// </summary>
public sealed record AgencyId
{
    private AgencyId(string value) => Value = value;

    /// <summary>The identifier.</summary>
    public string Value { get; }

    /// <summary>From 1 for a ministry or province to 4.</summary>
    public int Level => Value.Count(c => c == '.') + 1;

    /// <summary>The identifier one level up; null at level 1.</summary>
    public AgencyId? Parent => Value.LastIndexOf('.') is > 0 and var dot ? new(Value[..dot]) : null;

    /// <summary>Reads an identifier; a lower-case first letter is accepted.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AgencyId? id, out IdentityFault fault)
    {
        var value = (text ?? "").Trim().ToUpperInvariant();
        var parts = value.Split('.');
        var isRight = parts is [['G' or 'H', var a, var b], ..] && char.IsAsciiDigit(a) && char.IsAsciiDigit(b)
            && parts.Length <= 4 && parts.Skip(1).All(p => p.Length <= 3 && Input.IsDigits(p));
        fault = value.Length == 0 ? IdentityFault.Missing : isRight ? IdentityFault.None : IdentityFault.AgencyIdWrongShape;
        id = isRight ? new(value) : null;
        return id is not null;
    }

    /// <summary>Reads an identifier that was checked before.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static AgencyId Parse(string text) => Input.OrThrow(TryParse(text, out var id, out var fault) ? id : null, fault);

    /// <summary>Whether this body is the other or stands below it.</summary>
    public bool IsWithin(AgencyId other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Value.StartsWith(other.Value, StringComparison.Ordinal)
            && (Value.Length == other.Value.Length || Value[other.Value.Length] == '.');
    }

    /// <summary>Whether both are of one and the same province or centrally-run city; a ministry is of none.</summary>
    public bool IsOfProvinceOf(AgencyId other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Value[0] == 'H' && string.Equals(Value[..3], other.Value[..3], StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
