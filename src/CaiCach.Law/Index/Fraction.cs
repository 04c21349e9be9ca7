using System.Numerics;

namespace CaiCach.Law.Index;

/// <summary>
/// An exact rational number. Points and percents are kept in it so that a sum of thirds is one whole and
/// a value just below a class edge stays below it; it is rounded for display alone.
/// </summary>
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    private const int SignificantDigits = 28;
    private readonly BigInteger denominatorMinusOne;

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign < 0)
        {
            (numerator, denominator) = (-numerator, -denominator);
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / divisor;
        denominatorMinusOne = (denominator / divisor) - 1;
    }

    /// <summary>Nought.</summary>
    public static Fraction Zero => default;

    /// <summary>The numerator in lowest terms; it carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator in lowest terms, 1 or above.</summary>
    public BigInteger Denominator => denominatorMinusOne + 1;

    /// <summary>The sign: -1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>The exact value of a decimal.</summary>
    /// <param name="value">Any decimal.</param>
    /// <returns>The same number.</returns>
    public static Fraction FromDecimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = unchecked((((BigInteger)(uint)bits[2]) << 64) + (((BigInteger)(uint)bits[1]) << 32) + (uint)bits[0]);
        return new Fraction(bits[3] < 0 ? -mantissa : mantissa, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    /// <summary>The exact value of a decimal.</summary>
    /// <param name="value">Any decimal.</param>
    public static implicit operator Fraction(decimal value) => FromDecimal(value);

    /// <summary>The sum.</summary>
    /// <param name="left">First term.</param>
    /// <param name="right">Second term.</param>
    public static Fraction operator +(Fraction left, Fraction right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>The difference.</summary>
    /// <param name="left">What is taken from.</param>
    /// <param name="right">What is taken.</param>
    public static Fraction operator -(Fraction left, Fraction right) =>
        new((left.Numerator * right.Denominator) - (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>The product.</summary>
    /// <param name="left">First factor.</param>
    /// <param name="right">Second factor.</param>
    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>The quotient.</summary>
    /// <param name="left">The dividend.</param>
    /// <param name="right">The divisor, not nought.</param>
    /// <exception cref="DivideByZeroException">The divisor is nought.</exception>
    public static Fraction operator /(Fraction left, Fraction right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>Whether the two are the same number.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);

    /// <summary>Whether the left is smaller.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left is greater.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left is smaller or the same.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left is greater or the same.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>The number as a decimal without trailing zeros: exact when 28 significant digits hold it, else the nearest.</summary>
    /// <returns>The decimal.</returns>
    /// <exception cref="OverflowException">The number is beyond what a decimal holds.</exception>
    public decimal ToDecimal()
    {
        var whole = BigInteger.Abs(Numerator) / Denominator;
        var wholeDigits = whole.IsZero ? 1 : (int)BigInteger.Log10(whole) + 1;
        return Round(Math.Max(0, SignificantDigits - wholeDigits));
    }

    /// <summary>The number rounded to so many decimals, halves away from zero, without trailing zeros.</summary>
    /// <param name="decimals">How many decimals, 0 to 27.</param>
    /// <returns>The rounded number.</returns>
    /// <exception cref="OverflowException">The number is beyond what a decimal holds.</exception>
    public decimal Round(int decimals)
    {
        var scaled = BigInteger.Abs(Numerator) * BigInteger.Pow(10, decimals);
        var rounded = ((scaled * 2) + Denominator) / (Denominator * 2);
        while (decimals > 0 && (rounded % 10).IsZero)
        {
            rounded /= 10;
            decimals--;
        }

        var result = (decimal)rounded;
        for (; decimals > 0; decimals--)
        {
            result *= 0.1m;
        }

        return Numerator.Sign < 0 ? -result : result;
    }

    /// <inheritdoc/>
    public override string ToString() => Denominator.IsOne ? $"{Numerator}" : $"{Numerator}/{Denominator}";
}
