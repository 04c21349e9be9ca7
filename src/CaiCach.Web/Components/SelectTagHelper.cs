using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Components;

/// <summary>One of many answers, from a list. <c>prompt</c> is the first, empty line.</summary>
[HtmlTargetElement("cc-select", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectTagHelper(IStringLocalizer<SharedTexts> texts) : FieldTagHelper(texts)
{
    public IEnumerable<Choice> Items { get; set; } = [];

    public string? Prompt { get; set; }

    protected override void Render(TagHelperOutput output, IReadOnlyDictionary<string, string?> attributes)
    {
        var hint = HintTag();
        var select = Element.Of("select", WithError("govuk-select"))
            .With("id", Id).With("name", Name)
            .With("aria-describedby", DescribedBy(hint))
            .With("aria-invalid", Error is null ? null : "true");
        foreach (var (name, value) in attributes)
        {
            select.With(name, value);
        }

        var chosen = Value ?? "";
        if (Prompt is not null)
        {
            select.Containing(Element.Of("option", null, Prompt).With("value", ""));
        }

        select.Containing(Items.Select(item => Element.Of("option", null, item.Text).With("value", item.Value)
            .With("selected", string.Equals(item.Value, chosen, StringComparison.Ordinal) ? "selected" : null)));
        output.Content.AppendHtml(LabelTag()).AppendHtml(hint).AppendHtml(ErrorTag()).AppendHtml(select);
    }
}
