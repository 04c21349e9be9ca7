using System.Globalization;
using CaiCach.Web.Hosting.Kept;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Components;

/// <summary>
/// A form field bound by <c>for</c>: label, hint and error with the ids that tie them to the control, and the value as it
/// was typed. Attributes that a field does not know (autocomplete, inputmode, maxlength …) go to the control.
/// </summary>
public abstract class FieldTagHelper(IStringLocalizer<SharedTexts> texts) : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    public string? Label { get; set; }

    /// <summary><c>s</c>, <c>m</c>, <c>l</c> or <c>xl</c>; left out, <c>s</c>.</summary>
    public string? LabelSize { get; set; }

    public string? Hint { get; set; }

    /// <summary>Says "(không bắt buộc)" after the label: all other fields are asked for.</summary>
    public bool Optional { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    protected IStringLocalizer<SharedTexts> Texts { get; } = texts;

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string Id => FieldId.Of(Name);

    protected string? Error => Entry?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>The form that the page shows again after the session ended; null otherwise.</summary>
    protected ShownAgain? Again => ViewContext.HttpContext?.Features.Get<ShownAgain>();

    protected string? Value => ValueOf(Name, For.Model);

    protected IReadOnlyCollection<string> Values =>
        Entry?.RawValue switch
        {
            string one => [one],
            string[] many => many,
            _ => For.Model switch
            {
                null => [],
                string one => [one],
                System.Collections.IEnumerable many => [.. many.Cast<object?>().Select(Text).OfType<string>()],
                var one => Text(one) is { } text ? [text] : [],
            },
        };

    private Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateEntry? Entry => ViewContext.ViewData.ModelState.GetValueOrDefault(Name);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Again?.Has(Name);
        var control = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var attribute in output.Attributes)
        {
            control[attribute.Name] = attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? "" : attribute.Value?.ToString();
        }

        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Error is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error");
        Render(output, control);
    }

    protected abstract void Render(TagHelperOutput output, IReadOnlyDictionary<string, string?> attributes);

    /// <summary>What was typed, else what the model holds.</summary>
    protected string? ValueOf(string name, object? model) =>
        ViewContext.ViewData.ModelState.GetValueOrDefault(name)?.AttemptedValue ?? Text(model);

    protected TagBuilder LabelTag() =>
        Element.Of("label", $"govuk-label govuk-label--{LabelSize ?? "s"}", LabelText()).With("for", Id);

    protected TagBuilder LegendTag() =>
        Element.Of("legend", $"govuk-fieldset__legend govuk-fieldset__legend--{LabelSize ?? "s"}", LabelText());

    protected TagBuilder? HintTag(string? more = null)
    {
        var own = Hint is { Length: > 0 } && more is not null && char.IsLetterOrDigit(Hint[^1]) ? Hint + "." : Hint;
        var text = string.Join(' ', new[] { own, more }.Where(t => !string.IsNullOrEmpty(t)));
        return text.Length == 0 ? null : Element.Of("div", "govuk-hint", text).With("id", Id + "-hint");
    }

    protected TagBuilder? ErrorTag() => Error is null
        ? null
        : Element.Of("p", "govuk-error-message", Element.Of("span", "govuk-visually-hidden", Texts["Lỗi: "].Value), Error).With("id", Id + "-error");

    protected string? DescribedBy(TagBuilder? hint, string? more = null)
    {
        var ids = string.Join(' ', new[] { hint?.Attributes["id"], Error is null ? null : Id + "-error", more }.OfType<string>());
        return ids.Length == 0 ? null : ids;
    }

    protected string WithError(string @class) => Error is null ? @class : $"{@class} {@class}--error";

    private string LabelText() => (Label ?? For.Metadata.DisplayName ?? For.Name) + (Optional ? " " + Texts["(không bắt buộc)"].Value : "");

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.CurrentCulture),
    };
}
