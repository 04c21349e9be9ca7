using System.Text.RegularExpressions;
using CaiCach.TestKit;

namespace CaiCach.Architecture.Tests;

/// <summary>A class of our own that a page names is in the style sheets that ship: a misspelt one shows only to who looks at the page.</summary>
public sealed partial class StyleTests
{
    /// <summary>Names that tests and links hold on to and that change nothing of how a page looks.</summary>
    private static readonly HashSet<string> Hooks = ["cc-declared", "cc-draft", "cc-handover__result", "cc-national-versions", "cc-news", "cc-own-versions", "cc-person"];

    [Fact]
    public void Every_class_of_our_own_is_in_the_style_sheets() =>
        Assert.Empty(Unstyled(Repository.Sources.Where(s => s.Path.EndsWith(".cshtml", StringComparison.Ordinal)), Sheets(), Hooks));

    [Fact]
    public void A_class_that_no_style_sheet_has_is_found() => Assert.Equal(
        ["src/A.cshtml: cc-tikc"],
        Unstyled([new("src/A.cshtml", """<p class="cc-tick cc-tikc cc-news cc-tag--@colour govuk-body">""")], ".cc-tick{top:0}", Hooks));

    private static List<string> Unstyled(IEnumerable<SourceFile> pages, string sheets, HashSet<string> hooks)
    {
        var styled = Styled().Matches(sheets).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from page in pages
               from Match attribute in Attribute().Matches(page.Text)
               from Match name in Name().Matches(attribute.Value)
               where !hooks.Contains(name.Value) && !styled.Contains(name.Value)
               select $"{page.Path}: {name.Value}",
        ];
    }

    private static string Sheets()
    {
        var files = Directory.GetFiles(Path.Combine(TestDatabase.Repository, "src", "CaiCach.Web", "wwwroot", "assets"), "*.css");
        Assert.NotEmpty(files);
        return string.Concat(files.Select(File.ReadAllText));
    }

    [GeneratedRegex("class=\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Attribute();

    [GeneratedRegex("(?<=\\.)cc-[a-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Styled();

    // A name that goes on in code is not known here.
    [GeneratedRegex("(?<![\\w-])cc-[a-z0-9_-]*[a-z0-9](?![\\w@-])", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
