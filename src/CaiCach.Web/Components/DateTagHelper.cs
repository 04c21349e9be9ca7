using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Components;

/// <summary>A date one knows by heart, in three boxes, bound to a <see cref="DateParts"/>. <c>autocomplete="bday"</c> fills all three.</summary>
[HtmlTargetElement("cc-date", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTagHelper(IStringLocalizer<SharedTexts> texts) : FieldTagHelper(texts)
{
    protected override void Render(TagHelperOutput output, IReadOnlyDictionary<string, string?> attributes)
    {
        var date = For.Model as DateParts ?? new DateParts();
        var autocomplete = attributes.GetValueOrDefault("autocomplete");
        var hint = HintTag();
        var boxes = Element.Of("div", "govuk-date-input",
            Box("Day", Id, Texts["Ngày"], 2, date.Day, autocomplete is null ? null : autocomplete + "-day"),
            Box("Month", Id + "_Month", Texts["Tháng"], 2, date.Month, autocomplete is null ? null : autocomplete + "-month"),
            Box("Year", Id + "_Year", Texts["Năm"], 4, date.Year, autocomplete is null ? null : autocomplete + "-year"));
        output.Content.AppendHtml(Element.Of("fieldset", "govuk-fieldset", LegendTag(), hint, ErrorTag(), boxes)
            .With("role", "group").With("aria-describedby", DescribedBy(hint)));
    }

    private TagBuilder Box(string part, string id, string label, int width, string? model, string? autocomplete)
    {
        var name = $"{Name}.{part}";
        return Element.Of("div", "govuk-date-input__item", Element.Of("div", "govuk-form-group",
            Element.Of("label", "govuk-label govuk-date-input__label", label).With("for", id),
            Element.Of("input", $"{WithError("govuk-input")} govuk-date-input__input govuk-input--width-{width}")
                .With("id", id).With("name", name).With("type", "text").With("inputmode", "numeric")
                .With("value", ValueOf(name, model)).With("autocomplete", autocomplete)
                .With("aria-invalid", Error is null ? null : "true")));
    }
}
