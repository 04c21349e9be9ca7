using CaiCach.Data.Organisation;
using CaiCach.Web.Components;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Organisation;

/// <summary>Units as the lines of a tree: dashes show the level to the eye, and words say to the ear what each is below.</summary>
public static class UnitLines
{
    private const int DeepestLevel = 4;
    private const string Step = "– ";

    /// <summary>Each unit with the dashes before it: one for each unit of the list above it, at most four.</summary>
    /// <param name="units">The units, each above those below it.</param>
    public static IEnumerable<(Unit Unit, string Dashes)> Of(IEnumerable<Unit> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        var above = new Stack<Unit>();
        foreach (var unit in units)
        {
            while (above.TryPeek(out var last) && !unit.Path.StartsWith(last.Path, StringComparison.Ordinal))
            {
                above.Pop();
            }

            yield return (unit, string.Concat(Enumerable.Repeat(Step, Math.Min(DeepestLevel, above.Count))));
            above.Push(unit);
        }
    }

    /// <summary>The units to choose from, with their codes; below another of the list, that one is named too.</summary>
    /// <param name="t">Texts.</param>
    /// <param name="units">The units, each above those below it.</param>
    public static IReadOnlyList<Choice> Choices(IStringLocalizer<WorkspaceTexts> t, IReadOnlyCollection<Unit> units)
    {
        ArgumentNullException.ThrowIfNull(t);
        ArgumentNullException.ThrowIfNull(units);
        var byId = units.ToDictionary(u => u.Id);
        return
        [
            .. Of(units).Select(line => new Choice(
                line.Unit.Id.ToString(),
                line.Dashes + (line.Unit.ParentId is { } id && byId.TryGetValue(id, out var parent) ? t["{0} ({1}), trực thuộc {2}", line.Unit.Name, line.Unit.Code, parent.ShortName].Value : $"{line.Unit.Name} ({line.Unit.Code})"))),
        ];
    }
}
