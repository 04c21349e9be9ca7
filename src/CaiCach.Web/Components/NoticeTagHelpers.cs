using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Components;

/// <summary>A word for a state. <c>colour</c>: grey, blue, green, yellow, orange, red, purple, teal; never the only sign of the state.</summary>
[HtmlTargetElement("cc-tag")]
public sealed class TagTagHelper : TagHelper
{
    public string Colour { get; set; } = "blue";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "strong";
        output.Attributes.SetAttribute("class", $"govuk-tag govuk-tag--{Colour}");
    }
}

/// <summary>Says what has just been done (<c>kind="success"</c>, read out at once) or what to know on this page.</summary>
[HtmlTargetElement("cc-notification")]
public sealed class NotificationTagHelper(IStringLocalizer<SharedTexts> texts) : TagHelper
{
    public string? Kind { get; set; }

    public string? Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var isSuccess = string.Equals(Kind, "success", StringComparison.Ordinal);
        var content = await output.GetChildContentAsync();
        var titleId = "thong-bao-" + context.UniqueId;
        output.TagName = "div";
        output.Attributes.SetAttribute("class", isSuccess ? "govuk-notification-banner govuk-notification-banner--success" : "govuk-notification-banner");
        output.Attributes.SetAttribute("role", isSuccess ? "alert" : "region");
        output.Attributes.SetAttribute("aria-labelledby", titleId);
        output.Attributes.SetAttribute("data-module", "govuk-notification-banner");
        output.Content.AppendHtml(Element.Of("div", "govuk-notification-banner__header",
                Element.Of("h2", "govuk-notification-banner__title", Title ?? texts[isSuccess ? "Đã xong" : "Cần biết"].Value).With("id", titleId)))
            .AppendHtml(Element.Of("div", "govuk-notification-banner__content", content));
    }
}

/// <summary>The good end of a long piece of work, as a receipt: a title, and below it what the person takes away.</summary>
[HtmlTargetElement("cc-panel")]
public sealed class PanelTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-panel govuk-panel--confirmation");
        output.Content.AppendHtml(Element.Of("h1", "govuk-panel__title", Title)).AppendHtml(Element.Of("div", "govuk-panel__body", content));
    }
}
