using CaiCach.Web.Hosting.Kept;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CaiCach.Web.Components;

/// <summary>Every form that posts names the account it was made for, so that what is typed outlives the session.</summary>
[HtmlTargetElement("form", Attributes = "[method='post']")]
public sealed class FormOwnerTagHelper(KeptForms kept) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (kept.OwnerMark(ViewContext.HttpContext.User) is { } mark)
        {
            output.PostContent.AppendHtml(Element.Of("input").With("type", "hidden").With("name", KeptForms.OwnerField).With("value", mark));
        }
    }
}

/// <summary>A hidden field of a form that is shown again has the value it was sent with: the version that was seen stays the one that was seen.</summary>
[HtmlTargetElement("input", Attributes = "[type='hidden'], name, value", TagStructure = TagStructure.WithoutEndTag)]
public sealed class HiddenTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Attributes.SetAttribute("name", Name);
        if (ViewContext.HttpContext.Features.Get<ShownAgain>() is { } again && again.Form.Fields.GetValueOrDefault(Name) is [var sent])
        {
            output.Attributes.SetAttribute("value", sent);
            again.Has(Name);
        }
    }
}
