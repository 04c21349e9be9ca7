using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>The words of the law for states and actions, as a page says them.</summary>
internal static class CatalogueWords
{
    /// <summary>A word with a capital, in the language of the page.</summary>
    public static string Of(IStringLocalizer<WorkspaceTexts> t, string word) => t[char.ToUpperInvariant(word[0]) + word[1..]].Value;
}
