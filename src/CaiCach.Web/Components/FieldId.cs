using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaiCach.Web.Components;

/// <summary>The id of the control of a field: what the error summary links to.</summary>
internal static class FieldId
{
    public static string Of(string name) => TagBuilder.CreateSanitizedId(name, "_");
}
