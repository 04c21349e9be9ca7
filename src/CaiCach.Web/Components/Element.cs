using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaiCach.Web.Components;

/// <summary>Short ways to build markup whose text is always encoded.</summary>
internal static class Element
{
    public static TagBuilder Of(string tag, string? classes = null, params object?[] children)
    {
        var element = new TagBuilder(tag);
        if (tag is "input")
        {
            element.TagRenderMode = TagRenderMode.SelfClosing;
        }

        return element.With("class", classes).Containing(children);
    }

    /// <summary>Sets an attribute; null leaves it out, an empty text makes it a bare one.</summary>
    public static TagBuilder With(this TagBuilder element, string name, string? value)
    {
        if (value is not null)
        {
            element.Attributes[name] = value;
        }

        return element;
    }

    public static TagBuilder Containing(this TagBuilder element, params object?[] children)
    {
        foreach (var child in children)
        {
            switch (child)
            {
                case null: break;
                case IHtmlContent html: element.InnerHtml.AppendHtml(html); break;
                case IEnumerable<TagBuilder> many:
                    foreach (var one in many)
                    {
                        element.InnerHtml.AppendHtml(one);
                    }

                    break;
                default: element.InnerHtml.Append(child.ToString()!); break;
            }
        }

        return element;
    }
}
