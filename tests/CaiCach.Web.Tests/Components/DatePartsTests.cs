using CaiCach.Web.Components;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Tests.Components;

public sealed class DatePartsTests
{
    [Theory]
    [InlineData("29", "2", "2024")]
    [InlineData(" 1 ", "01", "1000")]
    [InlineData("31", "12", "9999")]
    public void A_day_of_the_calendar_is_read(string day, string month, string year)
    {
        var state = new ModelStateDictionary();

        Assert.NotNull(new DateParts { Day = day, Month = month, Year = year }.Read(state, "Born", "Ngày sinh"));
        Assert.True(state.IsValid);
    }

    [Fact]
    public void Of_each_part_ten_characters_are_kept()
    {
        var state = new ModelStateDictionary();

        Assert.Null(new DateParts { Day = "0123456789x", Month = new string('9', 100_000), Year = "2024" }.Read(state, "Born", "Ngày sinh"));
        Assert.Contains("0123456789/9999999999/2024;", Assert.Single(state["Born"]!.Errors).ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("29", "2", "2023")]
    [InlineData("0", "1", "2024")]
    [InlineData("1", "13", "2024")]
    [InlineData("1", "1", "999")]
    [InlineData("1", "1", "10000")]
    [InlineData("-1", "1", "2024")]
    [InlineData("a", "1", "2024")]
    public void A_day_that_is_not_is_named_at_the_field(string day, string month, string year)
    {
        var state = new ModelStateDictionary();

        Assert.Null(new DateParts { Day = day, Month = month, Year = year }.Read(state, "Born", "Ngày sinh"));
        Assert.Contains($"không có ngày {day}/{month}/{year}", Assert.Single(state["Born"]!.Errors).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_part_is_named()
    {
        var state = new ModelStateDictionary();

        Assert.Null(new DateParts { Day = "1", Year = " " }.Read(state, "Born", "Ngày sinh"));
        Assert.Equal("Ngày sinh: còn thiếu tháng và năm", Assert.Single(state["Born"]!.Errors).ErrorMessage);
    }

    [Fact]
    public void An_empty_date_is_no_error_of_its_own()
    {
        var state = new ModelStateDictionary();

        Assert.Null(new DateParts().Read(state, "Born", "Ngày sinh"));
        Assert.True(state.IsValid);
    }
}
