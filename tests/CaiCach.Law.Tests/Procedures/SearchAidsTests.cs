using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>Life events and common names are read line by line, and every line that is none is named.</summary>
public sealed class SearchAidsTests
{
    private static bool IsKnown(string code) => code is "1.000001" or "1.000002";

    [Fact]
    public void Lines_are_read_and_written_back()
    {
        var events = SearchAids.ReadEvents("Có con nhỏ: 1.000001, 1.000002\n\n Mở cửa hàng :1.000002;1.000002", IsKnown, out var faults);
        Assert.Empty(faults);
        Assert.Equal(["co-con-nho", "mo-cua-hang"], events.Select(e => e.Slug));
        Assert.Equal(["1.000002"], events[1].Procedures);
        var names = SearchAids.ReadNames("1.000001: làm giấy khai sinh; khai sinh cho con", IsKnown, out faults);
        Assert.Empty(faults);
        var aids = new SearchAids(events, names);
        Assert.Equal("Có con nhỏ: 1.000001, 1.000002\nMở cửa hàng: 1.000002", aids.EventLines);
        Assert.Equal("1.000001: làm giấy khai sinh; khai sinh cho con", aids.NameLines);
    }

    [Theory]
    [InlineData("Có con", 1, "line_shape")]
    [InlineData("Có con:", 1, "line_shape")]
    [InlineData(": 1.000001", 1, "line_shape")]
    [InlineData("\nCó con: 1.000003", 2, "procedure_unknown")]
    [InlineData("Có con: 1.000001\nCO CON: 1.000002", 2, "event_twice")]
    [InlineData("...: 1.000001", 1, "event_name")]
    public void A_line_that_is_no_event_is_named(string text, int line, string code)
    {
        _ = SearchAids.ReadEvents(text, IsKnown, out var faults);
        Assert.Equal((line, code), (Assert.Single(faults).Line, faults[0].Code));
    }

    [Theory]
    [InlineData("1.000003: gọi khác", 1, "procedure_unknown")]
    [InlineData("1.000001: một\n1.000001: hai", 2, "procedure_twice")]
    [InlineData("1.000001", 1, "line_shape")]
    public void A_line_that_names_nothing_is_named(string text, int line, string code)
    {
        _ = SearchAids.ReadNames(text, IsKnown, out var faults);
        Assert.Equal((line, code), (Assert.Single(faults).Line, faults[0].Code));
    }

    [Fact]
    public void Names_and_counts_have_a_limit()
    {
        _ = SearchAids.ReadNames("1.000001: " + new string('a', SearchAids.LongestName), IsKnown, out var faults);
        Assert.Empty(faults);
        _ = SearchAids.ReadNames("1.000001: " + new string('a', SearchAids.LongestName + 1), IsKnown, out faults);
        Assert.Equal("name_long", Assert.Single(faults).Code);
        _ = SearchAids.ReadEvents(string.Join('\n', Enumerable.Range(0, SearchAids.MostEvents + 1).Select(i => $"Sự kiện {i}: 1.000001")), IsKnown, out faults);
        Assert.Equal("too_many", Assert.Single(faults).Code);
    }

    [Fact]
    public void Events_of_one_name_of_several_bodies_are_one()
    {
        var together = SearchAids.Together([new([new("Có con", ["1.000001"])], [new("1.000001", ["a"])]), new([new("CÓ CON", ["1.000002", "1.000001"])], [new("1.000001", ["b"])])]);
        Assert.Equal(["1.000001", "1.000002"], Assert.Single(together.Events).Procedures);
        Assert.Equal(["a", "b"], Assert.Single(together.Names).Names);
    }
}
