using CaiCach.Application.Procedures;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>A decision as typed, in the order of the page.</summary>
public sealed class DecisionFields
{
    public string? Number { get; set; }

    public DateParts Day { get; set; } = new();

    public string? Level { get; set; }

    public string? Issuer { get; set; }

    public string? Signer { get; set; }

    public string? Title { get; set; }

    /// <summary>The days that the person says are right although they are unusual.</summary>
    public string? Confirmed { get; set; }

    /// <summary>The levels that decide.</summary>
    public static IReadOnlyList<Choice> Levels => [.. DecisionInput.Levels.Select(l => new Choice(l, ProcedureNames.Levels[l]))];

    /// <summary>The decision; what is wrong with its date is said at the field.</summary>
    public DecisionInput Read(ModelStateDictionary state, string key) => new(Number, Day.Read(state, $"{key}.Day", "Ngày văn bản"), Level, Issuer, Signer, Title, Confirmed);
}
