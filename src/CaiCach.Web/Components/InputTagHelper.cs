using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Components;

/// <summary>One line of text. <c>width</c> is 2, 3, 4, 5, 10, 20 or 30 characters; <c>suffix</c> is a unit after the box.</summary>
[HtmlTargetElement("cc-input", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputTagHelper(IStringLocalizer<SharedTexts> texts) : FieldTagHelper(texts)
{
    public string Type { get; set; } = "text";

    public int? Width { get; set; }

    public string? Suffix { get; set; }

    protected override void Render(TagHelperOutput output, IReadOnlyDictionary<string, string?> attributes)
    {
        var isPassword = string.Equals(Type, "password", StringComparison.Ordinal);
        var hint = HintTag();
        var input = Element.Of("input", WithError("govuk-input") + (Width is null ? "" : $" govuk-input--width-{Width}"))
            .With("id", Id).With("name", Name).With("type", Type)
            .With("value", isPassword ? null : Value)
            .With("aria-describedby", DescribedBy(hint))
            .With("aria-invalid", Error is null ? null : "true");
        foreach (var (name, value) in attributes)
        {
            input.With(name, value);
        }

        output.Content.AppendHtml(LabelTag()).AppendHtml(hint).AppendHtml(ErrorTag()).AppendHtml(isPassword ? Password(output, input) : Suffixed(input));
    }

    private TagBuilder Suffixed(TagBuilder input) => Suffix is null
        ? input
        : Element.Of("div", "govuk-input__wrapper", input, Element.Of("div", "govuk-input__suffix", Suffix).With("aria-hidden", "true"));

    private TagBuilder Password(TagHelperOutput output, TagBuilder input)
    {
        output.Attributes.SetAttribute("class", output.Attributes["class"].Value + " govuk-password-input");
        output.Attributes.SetAttribute("data-module", "govuk-password-input");
        input.Attributes["class"] += " govuk-password-input__input govuk-js-password-input-input";
        input.With("spellcheck", "false").With("autocapitalize", "none");
        var toggle = Element.Of("button", "govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle", Texts["Hiện"].Value)
            .With("type", "button").With("data-module", "govuk-button").With("aria-controls", Id).With("aria-label", Texts["Hiện mật khẩu"].Value).With("hidden", "");
        return Element.Of("div", "govuk-input__wrapper govuk-password-input__wrapper", input, toggle);
    }
}
