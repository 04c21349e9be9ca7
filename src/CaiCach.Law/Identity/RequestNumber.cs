using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CaiCach.Law.Identity;

/// <summary>
/// The number of a request that is not accepted yet, <c>YC-250715-7K3M9QXA</c>: its own prefix, since the dossier code carries the date of
/// acceptance, and a mark that cannot be guessed, since the number opens the public follow page.
/// </summary>
public sealed partial record RequestNumber
{
    private RequestNumber(string value) => Value = value;

    /// <summary>The number.</summary>
    public string Value { get; }

    /// <summary>The letters and digits of a mark: none that are misread for one another.</summary>
    public const string MarkAlphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>How long a mark is.</summary>
    public const int MarkLength = 8;

    /// <summary>Forms a number.</summary>
    /// <param name="submittedOn">The local date it was made.</param>
    /// <param name="mark">Eight random characters of <see cref="MarkAlphabet"/>.</param>
    /// <exception cref="FormatException">The mark is none.</exception>
    public static RequestNumber Create(DateOnly submittedOn, string mark) =>
        Parse(string.Create(CultureInfo.InvariantCulture, $"YC-{submittedOn:yyMMdd}-{mark}"));

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

    [GeneratedRegex(@"^YC-[0-9]{6}-[2-9A-HJ-NP-Z]{8}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
