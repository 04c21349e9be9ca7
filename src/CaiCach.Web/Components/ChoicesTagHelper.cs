using System.Globalization;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Components;

/// <summary>A question with its answers in sight: <c>cc-radios</c> for one of them, <c>cc-checkboxes</c> for any.</summary>
[HtmlTargetElement("cc-radios", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("cc-checkboxes", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoicesTagHelper(IStringLocalizer<SharedTexts> texts) : FieldTagHelper(texts)
{
    private string _kind = "radios";

    public IEnumerable<Choice> Items { get; set; } = [];

    public bool Small { get; set; }

    public bool Inline { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        _kind = context.TagName["cc-".Length..];
        base.Process(context, output);
    }

    protected override void Render(TagHelperOutput output, IReadOnlyDictionary<string, string?> attributes)
    {
        var hint = HintTag();
        var group = Element.Of("div", $"govuk-{_kind}{(Small ? $" govuk-{_kind}--small" : "")}{(Inline ? $" govuk-{_kind}--inline" : "")}")
            .With("data-module", "govuk-" + _kind);
        // An answer that was not marked is not sent.
        var chosen = Again is not null && _kind is "checkboxes" && !ViewContext.ViewData.ModelState.ContainsKey(Name) ? [] : Values;
        group.Containing(Items.Select((item, index) => One(item, index, chosen.Contains(item.Value, StringComparer.OrdinalIgnoreCase), attributes)));
        output.Content.AppendHtml(Element.Of("fieldset", "govuk-fieldset", LegendTag(), hint, ErrorTag(), group)
            .With("aria-describedby", DescribedBy(hint)));
    }

    private TagBuilder One(Choice item, int index, bool isChosen, IReadOnlyDictionary<string, string?> attributes)
    {
        // The first answer has the id of the field: there the error summary leads.
        var id = index == 0 ? Id : Id + "-" + (index + 1).ToString(CultureInfo.InvariantCulture);
        var hint = item.Hint is null ? null : Element.Of("div", $"govuk-hint govuk-{_kind}__hint", item.Hint).With("id", id + "-item-hint");
        var input = Element.Of("input", $"govuk-{_kind}__input")
            .With("id", id).With("name", Name).With("value", item.Value)
            .With("type", _kind is "radios" ? "radio" : "checkbox")
            .With("checked", isChosen ? "checked" : null)
            .With("aria-describedby", hint?.Attributes["id"]);
        foreach (var (name, value) in attributes)
        {
            input.With(name, value);
        }

        return Element.Of("div", $"govuk-{_kind}__item", input,
            Element.Of("label", $"govuk-label govuk-{_kind}__label", item.Text).With("for", id), hint);
    }
}
