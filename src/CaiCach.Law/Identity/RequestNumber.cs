using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CaiCach.Law.Identity;

/// <summary>
/// The number of a request that is not accepted yet, <c>YC-H29.143-250715-000012</c>: its own prefix, since the dossier code carries the date of
/// acceptance.
/// </summary>
public sealed partial record RequestNumber
{
    private RequestNumber(string value) => Value = value;

    /// <summary>The number.</summary>
    public string Value { get; }

    /// <summary>Forms a number.</summary>
    /// <param name="receiver">The body the request goes to.</param>
    /// <param name="submittedOn">The local date it was made.</param>
    /// <param name="ordinal">The running number of the body on that day, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ordinal is below 1.</exception>
    public static RequestNumber Create(AgencyId receiver, DateOnly submittedOn, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        ArgumentOutOfRangeException.ThrowIfLessThan(ordinal, 1);
        return new(string.Create(CultureInfo.InvariantCulture, $"YC-{receiver.Value}-{submittedOn:yyMMdd}-{ordinal:D6}"));
    }

    /// <summary>Reads a number as typed; case does not matter.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RequestNumber? number, out IdentityFault fault)
    {
        var value = (text ?? "").Trim().ToUpperInvariant();
        var isRight = Pattern().IsMatch(value);
        fault = value.Length == 0 ? IdentityFault.Missing : isRight ? IdentityFault.None : IdentityFault.RequestNumberWrongShape;
        number = isRight ? new(value) : null;
        return isRight;
    }

    /// <summary>Reads a number that was checked before.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static RequestNumber Parse(string text) => Input.OrThrow(TryParse(text, out var number, out var fault) ? number : null, fault);

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"^YC-[GH][0-9]{2}(\.[0-9]{1,3}){0,3}-[0-9]{6}-[0-9]{6,10}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
