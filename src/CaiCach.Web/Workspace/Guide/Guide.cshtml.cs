using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Guide;

/// <summary>The guide for officials (docs/guides/one-stop.md) as it ships with this version of the program.</summary>
public sealed class GuideModel : PageModel
{
    private static readonly Lazy<string> Html = new(() =>
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("guides/one-stop.md")!);
        return GuideText.ToHtml(reader.ReadToEnd());
    });

    /// <summary>The guide as HTML, made from our own text alone.</summary>
    public static string Text => Html.Value;
}
