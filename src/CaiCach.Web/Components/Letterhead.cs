namespace CaiCach.Web.Components;

/// <summary>The head of an official paper: who issues it, its number and the line of place and date.</summary>
public sealed record Letterhead(string Agency, string? Parent, string Number, string PlaceAndDate);
