using CaiCach.Law.Letters;

namespace CaiCach.Law.Tests.Letters;

/// <summary>A book goes on with a number it has not given, and with none that is absurd.</summary>
public sealed class NumberBookTests
{
    [Theory]
    [InlineData(1, 0, null)]
    [InlineData(514, 513, null)]
    [InlineData(513, 513, "next_given")]
    [InlineData(1, 513, "next_given")]
    [InlineData(999_999, 0, null)]
    [InlineData(1_000_000, 0, "next_wrong")]
    [InlineData(0, 0, "next_wrong")]
    [InlineData(null, 0, "next_wrong")]
    public void Numbers_only_rise(int? next, int last, string? fault) => Assert.Equal(fault, NumberBooks.FaultOf(next, last)?.Code);

    [Fact]
    public void Each_year_and_each_book_has_a_series_of_its_own() =>
        Assert.Equal(["letter:2026", "handover:2026", "archive:2026", "letter:2027"], [.. Enum.GetValues<NumberBook>().Select(b => NumberBooks.SeriesOf(b, 2026)), NumberBooks.SeriesOf(NumberBook.Letter, 2027)]);
}
