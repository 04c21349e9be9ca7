using CaiCach.Law.Index;

namespace CaiCach.Law.Tests.Index;

/// <summary>Published results are taken whole or not at all.</summary>
public sealed class ResultsFileTests
{
    private const string Header = "year,level,name,score,rank,source,confidence\n";

    [Fact]
    public void The_shipped_file_is_read_whole()
    {
        var reading = ResultsFile.Parse(ShippedIndex.ResultsCsv);
        Assert.Empty(reading.Faults);
        Assert.Equal(249, reading.Rows.Count);
        Assert.Contains(reading.Rows, row => row is { Name: "Bộ Văn hóa, Thể thao và Du lịch", Score: 83.56m, Rank: 11, Line: 32 });
    }

    [Fact]
    public void Every_fault_is_named_by_its_line_and_no_row_is_given()
    {
        var reading = ResultsFile.Parse(Header
            + "2023,PAR-ministry,A,80.00,1,nguồn,found\n"
            + "20x3,PAR-ministry,B,\"80,5\",0,nguồn,guess\n"
            + "2023,PAR-ministry,C,80\n"
            + "2023,PAR-ministry,A,80.00,1,nguồn,found\n"
            + "2023,, ,79.00,,nguồn,found\n"
            + "2023,PAR-ministry,D,,,nguồn,found\n");
        Assert.Empty(reading.Rows);
        Assert.Equal(
            ["bad_year dòng 3", "bad_score dòng 3", "bad_rank dòng 3", "bad_confidence dòng 3", "wrong_columns dòng 4", "duplicate_row dòng 5", "blank_text dòng 6", "blank_text dòng 6", "no_figure dòng 7"],
            reading.Faults.Select(fault => $"{fault.Code} {fault.Place}"),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Quotes_may_hold_commas_quotes_and_line_ends()
    {
        var reading = ResultsFile.Parse("\uFEFF" + Header.Replace("\n", "\r\n", StringComparison.Ordinal)
            + "2023,L,\"a, \"\"b\"\"\nc\",1.5,,s,found\r\n2024,L,d,2,,s,found");
        Assert.Empty(reading.Faults);
        Assert.Equal([("a, \"b\"\nc", 2), ("d", 4)], reading.Rows.Select(row => (row.Name, row.Line)));
    }

    [Fact]
    public void A_quote_that_never_closes_and_a_wrong_header_are_faults()
    {
        var open = Assert.Single(ResultsFile.Parse(Header + "2023,L,\"a").Faults);
        Assert.Equal(("open_quote", "dòng 2"), (open.Code, open.Place));
        Assert.Equal("bad_header", Assert.Single(ResultsFile.Parse("year,name\n").Faults).Code);
        Assert.Equal("bad_header", Assert.Single(ResultsFile.Parse(string.Empty).Faults).Code);
    }
}
