using CaiCach.Application.Acting;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Components;

/// <summary>Puts what a use case found wrong at the fields of a page.</summary>
internal static class FaultsExtensions
{
    /// <summary>Adds faults under the keys that <paramref name="keyOf"/> gives; null leaves a fault to the top of the page.</summary>
    public static void Add(this ModelStateDictionary state, IEnumerable<FieldFault> faults, Func<string, string?> keyOf)
    {
        foreach (var fault in faults)
        {
            state.AddModelError(keyOf(fault.Field) ?? "", fault.Text);
        }
    }

    /// <summary>"fullName" to "Input.FullName".</summary>
    public static string InputKey(string field) => field.Length == 0 ? "" : "Input." + char.ToUpperInvariant(field[0]) + field[1..];
}
