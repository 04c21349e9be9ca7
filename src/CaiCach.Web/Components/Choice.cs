namespace CaiCach.Web.Components;

/// <summary>One answer of a select, of radios or of checkboxes.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);
