using System.Globalization;

namespace CaiCach.Law.Letters;

/// <summary>A book in which a unit numbers what it issues, from 1 each year.</summary>
public enum NumberBook
{
    /// <summary>The letters to applicants (phiếu, giấy theo mẫu).</summary>
    Letter,

    /// <summary>The handover lists.</summary>
    Handover,

    /// <summary>The lists of results put into the archive.</summary>
    Archive,
}

/// <summary>What holds of the numbers in a book: given once each, in order, and going on from the paper book where an office began the year on paper.</summary>
public static class NumberBooks
{
    /// <summary>The highest number a book may be told to go on with.</summary>
    public const int HighestNext = 999_999;

    /// <summary>The series of a book in a year.</summary>
    public static string SeriesOf(NumberBook book, int year) => string.Create(CultureInfo.InvariantCulture, $"{(book switch { NumberBook.Letter => "letter", NumberBook.Handover => "handover", _ => "archive" })}:{year}");

    /// <summary>The number with a zero before those below 10 (NĐ 30/2020/NĐ-CP), for example "07".</summary>
    public static string Written(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    /// <summary>What is wrong with the number that a book is to go on with; null when nothing is. A number that was given is never given again.</summary>
    /// <param name="next">The next number; null when none could be read.</param>
    /// <param name="last">The last number given in the book; 0 before the first.</param>
    public static (string Code, string Text)? FaultOf(int? next, int last) => next switch
    {
        null or < 1 or > HighestNext => ("next_wrong", "Nhập số tiếp theo là số nguyên từ 1 đến 999.999, ví dụ 514."),
        { } number when number <= last => ("next_given", $"Sổ này đã cấp đến số {Written(last)}; số tiếp theo phải lớn hơn."),
        _ => null,
    };
}
