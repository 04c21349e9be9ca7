using System.Globalization;
using System.Text.RegularExpressions;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Hosting;

/// <summary>
/// Says the faults of an English page in English. The law, the use cases and the pages make them in Vietnamese, where they are at home; here the
/// text is looked up, and what it names (a file, a number of characters) is carried over. A fault without an English text stays as it is.
/// </summary>
public sealed class EnglishFaults(IStringLocalizer<FaultTexts> texts, IStringLocalizer<WorkspaceTexts> names) : IResultFilter
{
    // A longer one carries what somebody typed; it stays as it is.
    private const int LongestText = 500;

    private static readonly (string Vietnamese, string English)[] Lists = [("”, “", ", "), (" hoặc ", " or ")];

    private readonly Lazy<IReadOnlyList<Template>> templates = new(() =>
        [.. texts.GetAllStrings(includeParentCultures: false).Where(t => t.Name.Contains("{0}", StringComparison.Ordinal))
            .OrderByDescending(t => t.Name.Length).Select(t => new Template(t.Name, t.Value))]);

    /// <summary>A fault with places for what it names. There are hundreds, and an expression takes its time to be made: only those are made whose beginning and end a text has.</summary>
    private sealed class Template(string vietnamese, string english)
    {
        private readonly string begin = vietnamese[..vietnamese.IndexOf('{', StringComparison.Ordinal)];
        private readonly string end = vietnamese[(vietnamese.LastIndexOf('}') + 1)..];
        private readonly Lazy<Regex> shape = new(() => ShapeOf(vietnamese));

        public string English => english;

        public Match? Match(string text) =>
            text.StartsWith(begin, StringComparison.Ordinal) && text.EndsWith(end, StringComparison.Ordinal) && shape.Value.Match(text) is { Success: true } match ? match : null;
    }

    public void OnResultExecuting(ResultExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Result is not PageResult || context.ModelState.IsValid || !string.Equals(Languages.Current, "en", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var errors in context.ModelState.Values.Select(entry => entry.Errors))
        {
            for (var i = 0; i < errors.Count; i++)
            {
                errors[i] = new ModelError(Say(errors[i].ErrorMessage));
            }
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    /// <summary>A fault in English; as it is where it has no English text.</summary>
    public string Say(string vietnamese)
    {
        if (vietnamese.Length > LongestText)
        {
            return vietnamese;
        }

        if (texts[vietnamese] is { ResourceNotFound: false } known)
        {
            return known.Value;
        }

        foreach (var template in templates.Value)
        {
            if (template.Match(vietnamese) is { } match)
            {
                return string.Format(CultureInfo.InvariantCulture, template.English, [.. match.Groups.Values.Skip(1).Select(value => Carry(value.Value))]);
            }
        }

        return vietnamese;
    }

    // A known text, or names of states or roles in a list ("“Đang xử lý”, “Được tiếp nhận”"; "văn thư hoặc thu ngân"), in English; anything else as it is.
    private string Carry(string value)
    {
        foreach (var (between, english) in Lists)
        {
            var known = value.Trim('“', '”').Split(between).Select(name => texts[name] is { ResourceNotFound: false } text ? text : names[name]).ToList();
            if (known.TrueForAll(name => !name.ResourceNotFound))
            {
                return string.Join(english, known);
            }
        }

        return value;
    }

    // "Nội dung dài quá {0} ký tự." as ^Nội dung dài quá (.+?) ký tự\.$
    private static Regex ShapeOf(string template) => new(
        "^" + Regex.Replace(Regex.Escape(template), @"\\\{\d\}", "(.+?)", RegexOptions.NonBacktracking) + "$",
        RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
