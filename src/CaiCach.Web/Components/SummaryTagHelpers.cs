using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaiCach.Web.Components;

/// <summary>Names and values in two columns, of <c>cc-row</c>s, which a partial may bring.</summary>
[HtmlTargetElement("cc-summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "govuk-summary-list");
    }
}

/// <summary>One name and its value; <c>change-href</c> leads to where it can be changed, and <c>change-text</c> is that link.</summary>
[HtmlTargetElement("cc-row")]
public sealed class SummaryRowTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    public string? ChangeHref { get; set; }

    public string ChangeText { get; set; } = "Sửa";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var value = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", ChangeHref is null ? "govuk-summary-list__row govuk-summary-list__row--no-actions" : "govuk-summary-list__row");
        output.Content.AppendHtml(Element.Of("dt", "govuk-summary-list__key", Label))
            .AppendHtml(Element.Of("dd", "govuk-summary-list__value", value));
        if (ChangeHref is not null)
        {
            output.Content.AppendHtml(Element.Of("dd", "govuk-summary-list__actions",
                Element.Of("a", "govuk-link", ChangeText, Element.Of("span", "govuk-visually-hidden", " " + Label)).With("href", ChangeHref)));
        }
    }
}
