using System.Text.Json;
using System.Text.RegularExpressions;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.ReferenceData;

public sealed partial class ShippedFilesTests
{
    [Fact]
    public void Every_JSON_file_is_read_without_fault_and_every_text_is_composed()
    {
        foreach (var file in ShippedData.Files("*.json"))
        {
            Assert.Equal(JsonValueKind.Object, ShippedData.Json(file).ValueKind);
            Assert.True(ShippedData.Text(file).IsNormalized(), file);
        }

        Assert.All(ShippedData.Files("*.csv"), file => Assert.True(ShippedData.Text(file).IsNormalized(), file));
    }

    [Fact]
    public void Every_file_of_procedures_is_valid_and_codes_do_not_clash_between_files()
    {
        var versions = ShippedData.Files("*.json").Where(file => file.StartsWith("procedures/", StringComparison.Ordinal))
            .SelectMany(file => ShippedData.Procedures(file).All).ToList();
        Assert.Equal(75, versions.Count);
        Assert.Equal(versions.Count, versions.Select(item => (item.Code, item.Version)).Distinct().Count());
        var fields = versions.Select(item => (item.FieldCode, item.FieldName)).Distinct().ToList();
        Assert.Equal(fields.Count, fields.Select(field => field.FieldCode).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_readme_names_every_file()
    {
        var readme = ShippedData.Text("README.md");
        foreach (var file in ShippedData.Files("*.*").Where(file => file.Contains('/', StringComparison.Ordinal)))
        {
            var folder = file[..(file.IndexOf('/', StringComparison.Ordinal) + 1)];
            Assert.True(readme.Contains($"`{file}`", StringComparison.Ordinal) || readme.Contains($"`{folder}`", StringComparison.Ordinal), file);
        }
    }

    [Fact]
    public void A_day_off_that_is_found_names_a_page_one_that_is_not_names_none_and_none_is_a_proposal()
    {
        var lines = ShippedData.Text("calendar/holidays.csv").TrimEnd().Split('\n').Skip(1).Select(line => Comma().Split(line)).ToList();
        Assert.True(lines.Count > 70);
        foreach (var (date, status, confidence, source) in lines.Select(cells => (cells[0], cells[7], cells[8], cells[9])))
        {
            Assert.True(status is "final" or "provisional", date);
            var isNamed = source.StartsWith("http", StringComparison.Ordinal) || lines.Exists(cells => source == $"as {cells[0]}");
            Assert.True(confidence == "found" ? isNamed : source.Length == 0, $"{date}: {confidence}, {source}");
            Assert.DoesNotContain("collector.com.tr", source, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", RegexOptions.None, 1000)]
    private static partial Regex Comma();

    [Fact]
    public void There_are_phrases_for_every_occasion_with_a_code_of_their_own()
    {
        var file = ShippedData.Json("phrases/reasons.json");
        var phrases = file.GetProperty("phrases").EnumerateArray().ToList();
        var groups = file.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("code").GetString()!).ToList();
        Assert.Subset(groups.ToHashSet(StringComparer.Ordinal), new HashSet<string>(["supplement", "refuse_intake", "stop", "deny_withdrawal", "return_step"], StringComparer.Ordinal));
        Assert.True(phrases.Count >= 30);
        Assert.All(groups, group => Assert.True(phrases.Exists(phrase => string.Equals(phrase.GetProperty("group").GetString(), group, StringComparison.Ordinal)), group));
        Assert.All(phrases, phrase => Assert.Contains(phrase.GetProperty("group").GetString()!, groups, StringComparer.Ordinal));
        Assert.Equal(phrases.Count, phrases.Select(phrase => phrase.GetProperty("code").GetString()).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_phrase_is_a_whole_sentence_and_names_only_procedures_that_ship()
    {
        var codes = ShippedData.Procedures("procedures/procedures.json").All.Select(item => item.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var phrase in ShippedData.Json("phrases/reasons.json").GetProperty("phrases").EnumerateArray())
        {
            var text = phrase.GetProperty("text").GetString()!;
            Assert.EndsWith(".", text, StringComparison.Ordinal);
            Assert.Equal(text.Count(letter => letter == '['), text.Count(letter => letter == ']'));
            if (phrase.TryGetProperty("procedures", out var named))
            {
                Assert.All(named.EnumerateArray(), code => Assert.Contains(code.GetString()!, codes));
            }
        }
    }
}
