using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Components;

/// <summary>Ways to the page before and after in a list that is read by key; left out where there is none.</summary>
[HtmlTargetElement("cc-pagination", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PaginationTagHelper(IStringLocalizer<SharedTexts> texts) : TagHelper
{
    public string? PreviousHref { get; set; }

    public string? NextHref { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        // A null written into markup arrives as an empty text.
        var (previous, next) = (PreviousHref is { Length: > 0 } ? PreviousHref : null, NextHref is { Length: > 0 } ? NextHref : null);
        if (previous is null && next is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-pagination");
        output.Attributes.SetAttribute("aria-label", texts["Phân trang"].Value);
        output.Content.AppendHtml(previous is null ? null : Way("prev", previous, "← " + texts["Trang trước"].Value))
            .AppendHtml(next is null ? null : Way("next", next, texts["Trang sau"].Value + " →"));
    }

    private static TagBuilder Way(string rel, string href, string text) =>
        Element.Of("div", $"govuk-pagination__{rel}", Element.Of("a", "govuk-link govuk-pagination__link", text).With("href", href).With("rel", rel));
}
