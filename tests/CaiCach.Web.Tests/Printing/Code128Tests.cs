using CaiCach.Web.Printing;

namespace CaiCach.Web.Tests.Printing;

/// <summary>Barcodes against published examples and the rules of the symbology.</summary>
public sealed class Code128Tests
{
    [Theory]
    // The example of the symbology's article in the English Wikipedia: check character 88.
    [InlineData("Wikipedia", "104 55 73 75 73 80 69 68 73 65 88 106")]
    [InlineData("H50.09-260302-0001", "104 40 21 16 14 16 25 13 99 26 3 2 100 13 99 0 1 31 106")]
    [InlineData("123456", "105 12 34 56 44 106")]
    [InlineData("12345", "105 12 34 100 21 54 106")]
    [InlineData("42", "105 42 44 106")]
    [InlineData("1234567A", "105 12 34 56 100 23 33 36 106")]
    [InlineData("A1234567", "104 33 17 99 23 45 67 54 106")]
    public void The_symbol_characters_are_those_of_the_standard(string text, string values) => Assert.Equal(values, string.Join(' ', Code128.Values(text)));

    [Fact]
    public void Every_symbol_character_is_eleven_modules_of_three_bars_whose_width_is_even_and_the_stop_thirteen()
    {
        // Each printable character of set B, and each pair of set C, once.
        foreach (var text in Enumerable.Range(' ', 95).Select(c => $"a{(char)c}").Concat(Enumerable.Range(0, 100).Select(pair => $"{pair:00}{pair:00}")))
        {
            var modules = Code128.Modules(text);
            var values = Code128.Values(text);
            Assert.Equal((11 * (values.Count - 1)) + 13, modules.Count);
            for (var symbol = 0; symbol < values.Count - 1; symbol++)
            {
                var one = modules.Skip(11 * symbol).Take(11).ToList();
                Assert.True(one[0] && !one[^1] && one.Count(m => m) % 2 == 0, $"{text}, character {values[symbol]}");
                Assert.Equal(5, one.Zip(one.Skip(1)).Count(pair => pair.First != pair.Second));
            }
        }
    }

    [Fact]
    public void No_two_symbol_characters_look_alike()
    {
        var looks = Enumerable.Range(0, 100).Select(pair => string.Concat(Code128.Modules($"{pair:00}{pair:00}").Skip(11).Take(11).Select(m => m ? '1' : '0'))).ToHashSet();
        Assert.Equal(100, looks.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Số 1")]
    [InlineData("a\n")]
    public void What_no_scanner_can_type_is_refused(string text) => Assert.ThrowsAny<ArgumentException>(() => Code128.Values(text));
}
