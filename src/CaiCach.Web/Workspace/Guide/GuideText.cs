using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CaiCach.Web.Workspace.Guide;

/// <summary>Makes HTML of a guide: headings, paragraphs, lists of one depth more, tables, bold, slanted and literal words. Everything else is text.</summary>
public static partial class GuideText
{
    /// <summary>The guide as HTML; what is not one of the marks is encoded.</summary>
    public static string ToHtml(string guide)
    {
        ArgumentNullException.ThrowIfNull(guide);
        var html = new StringBuilder();
        var block = new List<string>();
        foreach (var line in guide.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            var starts = Heading().IsMatch(line) || (Item().IsMatch(line) && !IsTable(block)) || (line.StartsWith('|') && !IsTable(block));
            if (line.Trim().Length == 0 || starts)
            {
                Write(html, block);
                block.Clear();
            }

            if (line.Trim().Length > 0)
            {
                block.Add(line);
            }
        }

        return ListEnds().Replace(html.ToString(), "");
    }

    private static bool IsTable(List<string> block) => block is [['|', ..], ..];

    private static void Write(StringBuilder html, List<string> block)
    {
        if (block.Count == 0)
        {
            return;
        }

        var text = string.Join(' ', block.Select(l => l.Trim()));
        if (Heading().Match(block[0]) is { Success: true } heading)
        {
            var (level, size) = heading.Groups["marks"].Length switch { 1 => (1, "l"), 2 => (2, "m"), _ => (3, "s") };
            html.Append(System.Globalization.CultureInfo.InvariantCulture, $"<h{level} class=\"govuk-heading-{size}\">{Words(text[heading.Length..])}</h{level}>\n");
        }
        else if (IsTable(block))
        {
            Table(html, block);
        }
        else if (Item().Match(block[0]) is { Success: true } item)
        {
            var list = item.Groups["number"].Success ? "ol class=\"govuk-list govuk-list--number\"" : "ul class=\"govuk-list govuk-list--bullet\"";
            var start = item.Groups["number"].Success ? $" start=\"{item.Groups["number"].Value}\"" : "";
            html.Append(System.Globalization.CultureInfo.InvariantCulture, $"<{list}{start}><li>{Words(Item().Replace(text, "", 1))}</li></{list[..2]}>\n");
        }
        else
        {
            html.Append(System.Globalization.CultureInfo.InvariantCulture, $"<p class=\"govuk-body\">{Words(text)}</p>\n");
        }
    }

    private static void Table(StringBuilder html, List<string> rows)
    {
        html.Append("<table class=\"govuk-table cc-stack\">");
        var heads = Cells(rows[0]);
        html.Append("<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">").AppendJoin("", heads.Select(h => $"<th scope=\"col\" class=\"govuk-table__header\">{Words(h)}</th>")).Append("</tr></thead><tbody class=\"govuk-table__body\">");
        foreach (var row in rows.Skip(2).Select(Cells))
        {
            html.Append("<tr class=\"govuk-table__row\">").AppendJoin("", row.Select((c, i) => $"<td class=\"govuk-table__cell\" data-label=\"{WebUtility.HtmlEncode(i < heads.Length ? heads[i] : "")}\">{Words(c)}</td>")).Append("</tr>");
        }

        html.Append("</tbody></table>\n");
    }

    private static string[] Cells(string row) => [.. row.Trim().Trim('|').Split('|').Select(c => c.Trim())];

    private static string Words(string text) =>
        Slanted().Replace(Bold().Replace(Literal().Replace(WebUtility.HtmlEncode(text), "<code>${words}</code>"), "<strong>${words}</strong>"), "<em>${words}</em>");

    [GeneratedRegex("^(?<marks>#{1,3}) ", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(-|(?<number>\d+)\.) ", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Item();

    [GeneratedRegex("`(?<words>[^`]+)`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\*\*(?<words>[^*]+)\*\*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bold();

    [GeneratedRegex(@"\*(?<words>[^*]+)\*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Slanted();

    /// <summary>Items that follow each other are one list.</summary>
    [GeneratedRegex("</ul>\n<ul class=\"govuk-list govuk-list--bullet\">|</ol>\n<ol class=\"govuk-list govuk-list--number\" start=\"\\d+\">", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ListEnds();
}
