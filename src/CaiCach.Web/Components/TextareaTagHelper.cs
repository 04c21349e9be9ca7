using System.Globalization;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Components;

/// <summary>Text of several lines; <c>max</c> shows how many characters are left.</summary>
[HtmlTargetElement("cc-textarea", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextareaTagHelper(IStringLocalizer<SharedTexts> texts) : FieldTagHelper(texts)
{
    public int Rows { get; set; } = 5;

    public int? Max { get; set; }

    protected override void Render(TagHelperOutput output, IReadOnlyDictionary<string, string?> attributes)
    {
        var hint = HintTag();
        var count = Max is { } max
            ? Element.Of("div", "govuk-hint govuk-character-count__message", Texts["Nhiều nhất {0} ký tự", max.ToString("N0", CultureInfo.CurrentCulture)].Value).With("id", Id + "-info")
            : null;
        var area = Element.Of("textarea", WithError("govuk-textarea") + (count is null ? "" : " govuk-js-character-count"))
            .With("id", Id).With("name", Name).With("rows", Rows.ToString(CultureInfo.InvariantCulture))
            .With("aria-describedby", DescribedBy(hint, count?.Attributes["id"]))
            .With("aria-invalid", Error is null ? null : "true");
        foreach (var (name, value) in attributes)
        {
            area.With(name, value);
        }

        // A browser drops one line break after the start tag; this one is ours to lose.
        area.InnerHtml.AppendHtml("\n").Append(Value ?? "");
        if (Max is { } most)
        {
            output.Attributes.SetAttribute("class", output.Attributes["class"].Value + " govuk-character-count");
            output.Attributes.SetAttribute("data-module", "govuk-character-count");
            output.Attributes.SetAttribute("data-maxlength", most);
        }

        output.Content.AppendHtml(LabelTag()).AppendHtml(hint).AppendHtml(ErrorTag()).AppendHtml(area).AppendHtml(count);
    }
}
