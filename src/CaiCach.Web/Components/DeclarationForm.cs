using CaiCach.Law.Procedures;

namespace CaiCach.Web.Components;

/// <summary>The fields of an electronic declaration on a page.</summary>
/// <param name="Declaration">What is asked.</param>
/// <param name="NameOf">The name of a field in the form, by its key.</param>
/// <param name="Values">What stands in the fields, by key.</param>
public sealed record DeclarationForm(Declaration Declaration, Func<string, string> NameOf, IReadOnlyDictionary<string, string?> Values);
