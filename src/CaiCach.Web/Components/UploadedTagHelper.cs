using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Components;

/// <summary>A file taken in by an attempt before, so that it need not be chosen again. <c>at</c> is the prefix of its fields: <c>Input</c>.</summary>
[HtmlTargetElement("cc-uploaded", TagStructure = TagStructure.WithoutEndTag)]
public sealed class UploadedTagHelper(IStringLocalizer<SharedTexts> texts) : TagHelper
{
    public string At { get; set; } = "";

    public Guid? Upload { get; set; }

    public string? FileName { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var (id, name) = (Sent("UploadId") ?? Upload?.ToString(), Sent("UploadName") ?? FileName ?? "");
        if (string.IsNullOrEmpty(id))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-body");
        output.Content.AppendHtml(Hidden("UploadId", id)).AppendHtml(Hidden("UploadName", name)).Append(texts["Đã tải lên: {0}", name].Value);
    }

    private string? Sent(string field) => ViewContext.ViewData.ModelState.GetValueOrDefault($"{At}.{field}")?.AttemptedValue;

    private TagBuilder Hidden(string field, string value) =>
        Element.Of("input").With("type", "hidden").With("name", $"{At}.{field}").With("value", value);
}
