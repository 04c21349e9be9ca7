using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaiCach.Web.Commands;

namespace CaiCach.Web.Tests.Commands;

/// <summary><c>caicach score</c> by its contract: exit codes, one line a fault, stable numbers.</summary>
public sealed class ScoreCommandTests : IDisposable
{
    private static readonly string Root = FindRoot();
    private static readonly string Ministry = Path.Combine(Root, "data", "index", "par-ministry.json");
    private static readonly string Province = Path.Combine(Root, "data", "index", "par-province.json");
    private readonly string folder = Directory.CreateTempSubdirectory("score").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("1.1.2", """{"a":75,"b":31}""", "0")]
    [InlineData("1.1.2", """{"a":75,"b":60}""", "1.2")]
    [InlineData("1.1.2", """{"a":111,"b":88}""", "0")]
    [InlineData("1.3.1", """{"a":40,"b":12}""", "1")]
    [InlineData("1.3.1", """{"a":40,"b":11}""", "0.5")]
    [InlineData("1.3.1", """{"a":40,"b":7}""", "0")]
    [InlineData("1.6", """{"tier":1}""", "0.75")]
    [InlineData("1.2", """{"counts":[1,1,0]}""", "0.5")]
    [InlineData("2.7.1", """{"groups":{"g1":{"A":40,"B":40,"C":15,"D":5}}}""", "1.005")]
    [InlineData("2.4.1", """{"items":[true,false]}""", "0.25")]
    [InlineData("1.5", """{"count":3}""", "1")]
    [InlineData("4.2.1", """{"yes":true}""", "0.5")]
    [InlineData("6.2.4", """{"tier":0}""", "1")]
    public void Each_kind_of_answer_gives_its_points_as_a_plain_number(string code, string answer, string points)
    {
        var (exit, output, errors) = Run(["--framework", Ministry], $$$"""{"answers":{"{{{code}}}":{{{answer}}}}}""");
        Assert.Equal((0, string.Empty), (exit, errors));
        Assert.Equal(points, JsonDocument.Parse(output).RootElement.GetProperty("nodes").GetProperty(code).GetProperty("points").GetRawText());
    }

    [Fact]
    public void An_outside_index_is_not_rounded()
    {
        var (exit, output, _) = Run(["--framework=" + Province], """{"answers":{"8.1":{"percent":91.17}}}""");
        Assert.Equal(0, exit);
        Assert.StartsWith("""{"total":{"points":9.117,"max":100,"percent":9.117},"nodes":{"1":{"points":0,""", output, StringComparison.Ordinal);
        Assert.Contains(""""8.1":{"points":9.117,"max":10,"percent":91.17,"missing":0}"""", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_total_that_only_looks_like_eighty_stays_below_it()
    {
        var (_, output, _) = Run(["--framework", Ministry], """{"answers":{"1.1.2":{"a":300000,"b":299999}}}""");
        var node = JsonDocument.Parse(output).RootElement.GetProperty("nodes").GetProperty("1.1.2");
        Assert.Equal("99.99966666666666666666666667", node.GetProperty("percent").GetRawText());
    }

    [Fact]
    public void A_node_in_which_nothing_applies_has_a_null_percent()
    {
        var (exit, output, _) = Run(
            ["--framework", Ministry],
            """{"answers":{"1.1.1":{"notApplicable":true,"reason":"không có nhiệm vụ"},"1.1.2":{"a":0,"b":7}}}""");
        Assert.Equal(0, exit);
        Assert.Contains(""""1.1":{"points":0,"max":0,"percent":null,"missing":0}"""", output, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_named_one_a_line_and_there_are_no_scores()
    {
        var (exit, output, errors) = Run(
            ["--framework", Ministry],
            """{"answers":{"9.9":{"yes":true},"1.1.1":{"tier":7},"1.1.2":{"a":-1,"b":-1},"1.1.1":{"tier":0},"1":{"yes":true}},"more":1}""");
        Assert.Equal((1, string.Empty), (exit, output));
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(7, lines.Length);
        foreach (var place in new[] { "answers.9.9:", "answers.1.1.1.tier:", "answers.1.1.2.a:", "answers.1.1.2.b:", "answers.1.1.1:", "answers.1:", "more:" })
        {
            Assert.Single(lines, line => line.StartsWith(place, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"answers\":[]}")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"answers\":{}} x")]
    public void Broken_answers_are_one_line_and_exit_one(string input)
    {
        var (exit, output, errors) = Run(["--framework", Ministry], input);
        Assert.Equal((1, string.Empty), (exit, output));
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Answers_nested_without_end_are_a_fault()
    {
        var deep = "{\"answers\":{\"1.1.1\":" + string.Concat(Enumerable.Repeat("{\"tier\":", 50_000)) + "0" + new string('}', 50_002);
        Assert.Equal(1, Run(["--framework", Ministry], deep).Exit);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_a_fault()
    {
        using var input = new MemoryStream([0x7B, 0x22, 0xFF, 0x22, 0x7D]);
        using var output = new MemoryStream();
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        Assert.Equal(1, ScoreCommand.Run(["--framework", Ministry], input, output, errors));
        Assert.Contains("UTF-8", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_allowed() =>
        Assert.Equal(0, Run(["--framework", Ministry], "\uFEFF{\"answers\":{}}").Exit);

    [Fact]
    public void Every_fault_of_the_framework_is_named_with_its_file()
    {
        var set = JsonNode.Parse(File.ReadAllText(Ministry))!;
        set["totals"]!["points"] = 99;
        set["fields"]![0]!["children"]![1]!["code"] = "1.1";
        var file = Path.Combine(folder, "set.json");
        File.WriteAllText(file, set.ToJsonString());
        var (exit, output, errors) = Run(["--framework", file], """{"answers":{}}""");
        Assert.Equal((1, string.Empty), (exit, output));
        Assert.Contains($"{file}: totals.points: ", errors, StringComparison.Ordinal);
        Assert.Contains($"{file}: 1.1: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_framework_that_cannot_be_read_is_a_fault_of_the_input()
    {
        Assert.Equal(1, Run(["--framework", Path.Combine(folder, "none.json")], "{}").Exit);
        Assert.Equal(1, Run(["--framework", folder], "{}").Exit);
    }

    [Theory]
    [InlineData]
    [InlineData("--framework")]
    [InlineData("--framework", "")]
    [InlineData("--frame", "x")]
    [InlineData("--framework", "x", "y")]
    public void Wrong_usage_is_exit_two(params string[] args)
    {
        var (exit, output, errors) = Run(args, "{}");
        Assert.Equal((2, string.Empty), (exit, output));
        Assert.Contains("--help", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_goes_to_stdout()
    {
        var (exit, output, errors) = Run(["--help"], string.Empty);
        Assert.Equal((0, string.Empty), (exit, errors));
        Assert.Contains("--framework FILE", output, StringComparison.Ordinal);
    }

    private static (int Exit, string Output, string Errors) Run(string[] args, string input)
    {
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input));
        using var stdout = new MemoryStream();
        using var stderr = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var exit = ScoreCommand.Run(args, stdin, stdout, stderr);
        return (exit, Encoding.UTF8.GetString(stdout.ToArray()), stderr.ToString());
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "CaiCach.slnx")))
        {
            at = at.Parent!;
        }

        return at.FullName;
    }
}
