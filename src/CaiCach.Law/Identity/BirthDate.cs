using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CaiCach.Law.Identity;

/// <summary>A date of birth; older papers give the month and year only, or the year only.</summary>
public sealed record BirthDate
{
    private const int OldestYears = 150;

    private BirthDate(int year, int? month, int? day) => (Year, Month, Day) = (year, month, day);

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>The month, 1 to 12, when known.</summary>
    public int? Month { get; }

    /// <summary>The day of the month, when known.</summary>
    public int? Day { get; }

    /// <summary>The first day the date may mean.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>Reads <c>05/02/1990</c>, <c>02/1990</c>, <c>1990</c> or <c>1990-02-05</c>; leading zeros may be left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="today">The local date: the birth may be on it, not after.</param>
    /// <param name="date">The date.</param>
    /// <param name="fault">Why it is none.</param>
    public static bool TryParse(string? text, DateOnly today, [NotNullWhen(true)] out BirthDate? date, out IdentityFault fault)
    {
        var value = (text ?? "").Trim();
        var parts = value.Contains('-', StringComparison.Ordinal) ? value.Split('-') : [.. value.Split('/').Reverse()];
        date = null;
        fault = value.Length == 0 ? IdentityFault.Missing : IdentityFault.BirthDateWrongShape;
        var isRight = parts.Length <= 3 && parts[0].Length == 4 && parts.Skip(1).All(p => p.Length is 1 or 2) && parts.All(Input.IsDigits)
            && (parts.Length == 3 || !value.Contains('-', StringComparison.Ordinal));
        return isRight && TryCreate(Number(parts[0]), Number(parts.ElementAtOrDefault(1)), Number(parts.ElementAtOrDefault(2)), today, out date, out fault);
    }

    /// <summary>The date as stored or printed before: <c>05/02/1990</c>, <c>02/1990</c> or <c>1990</c>.</summary>
    public override string ToString() => (Month, Day) switch
    {
        ({ } month, { } day) => string.Create(CultureInfo.InvariantCulture, $"{day:D2}/{month:D2}/{Year:D4}"),
        ({ } month, _) => string.Create(CultureInfo.InvariantCulture, $"{month:D2}/{Year:D4}"),
        _ => Year.ToString("D4", CultureInfo.InvariantCulture),
    };

    private static bool TryCreate(int? year, int? month, int? day, DateOnly today, [NotNullWhen(true)] out BirthDate? date, out IdentityFault fault)
    {
        date = null;
        if (year is null or < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year.Value, month ?? 1))
        {
            fault = IdentityFault.BirthDateNoSuchDay;
            return false;
        }

        var read = new BirthDate(year.Value, month, day);
        fault = read.Earliest > today ? IdentityFault.BirthDateInFuture
            : year < today.Year - OldestYears ? IdentityFault.BirthDateTooLongAgo
            : IdentityFault.None;
        date = fault == IdentityFault.None ? read : null;
        return date is not null;
    }

    private static int? Number(string? digits) => digits is null ? null : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
