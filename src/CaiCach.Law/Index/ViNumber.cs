using System.Globalization;

namespace CaiCach.Law.Index;

/// <summary>Numbers as Vietnamese offices write them: a comma before the decimals, a dot between thousands.</summary>
public static class ViNumber
{
    private const int MostDecimals = 12;

    private static readonly NumberFormatInfo Format = NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
        NegativeSign = "-",
    });

    /// <summary>Two decimals, halves away from zero: <c>79.996</c> is shown as <c>80,00</c>. For display alone.</summary>
    /// <param name="value">The unrounded number.</param>
    /// <returns>The text.</returns>
    public static string TwoDecimals(Fraction value) => Fixed(value, 2);

    /// <summary>The number with as many decimals as it has, twelve at most, and no trailing zeros.</summary>
    /// <param name="value">The unrounded number.</param>
    /// <returns>The text.</returns>
    public static string Plain(Fraction value) => value.Round(MostDecimals).ToString("#,##0.############", Format);

    /// <summary>Two decimals, or as many as show on which side of a bound the number lies: 79,996 beside a bound of 80.</summary>
    /// <param name="value">The unrounded number.</param>
    /// <param name="bound">The bound it is compared with.</param>
    /// <returns>The text.</returns>
    public static string Beside(Fraction value, Fraction bound)
    {
        var decimals = 2;
        while (decimals < MostDecimals && value < bound && (Fraction)value.Round(decimals) >= bound)
        {
            decimals++;
        }

        return Fixed(value, decimals);
    }

    private static string Fixed(Fraction value, int decimals) =>
        value.Round(decimals).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Format);
}
