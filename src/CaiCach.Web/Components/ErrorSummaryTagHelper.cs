using System.Globalization;
using System.Text;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Components;

/// <summary>All errors of the page, each leading to its field. Nothing is shown while there are none.</summary>
[HtmlTargetElement("cc-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<SharedTexts> texts) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var errors = ViewContext.ViewData.ModelState
            .OrderBy(entry => PlaceOf(entry.Key), StringComparer.Ordinal)
            .SelectMany(entry => entry.Value!.Errors.Select(error => (entry.Key, error.ErrorMessage))).ToArray();
        if (errors.Length == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("data-module", "govuk-error-summary");
        var list = Element.Of("ul", "govuk-list govuk-error-summary__list").Containing(errors.Select(error => Element.Of("li", null,
            error.Key.Length == 0 ? error.ErrorMessage : Element.Of("a", null, error.ErrorMessage).With("href", "#" + FieldId.Of(error.Key)))));
        output.Content.AppendHtml(Element.Of("div", null,
            Element.Of("h2", "govuk-error-summary__title", texts["Xin xem lại những chỗ sau"].Value),
            Element.Of("div", "govuk-error-summary__body", list)).With("role", "alert"));
    }

    // Fields are declared in the order in which the page asks for them, so the declared order is the order of the page.
    private string PlaceOf(string key)
    {
        var place = new StringBuilder();
        var at = ViewContext.ViewData.ModelMetadata;
        foreach (var part in key.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.Split('[')[0];
            var index = at is null ? -1 : at.Properties.TakeWhile(p => !string.Equals(p.PropertyName, name, StringComparison.OrdinalIgnoreCase)).Count();
            at = at is null || index >= at.Properties.Count ? null : at.Properties[index];
            at = part.Contains('[', StringComparison.Ordinal) ? at?.ElementMetadata : at;
            place.Append(CultureInfo.InvariantCulture, $"{index + 1:D4}{part[name.Length..].PadLeft(6)}");
        }

        return place.ToString();
    }
}
