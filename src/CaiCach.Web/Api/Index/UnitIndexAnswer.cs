using CaiCach.Application.Index;
using CaiCach.Law.Index;

namespace CaiCach.Web.Api.Index;

/// <summary>Points, maximum, percent, what is lost, and how many items have no figures yet; unrounded. <paramref name="Percent"/> is null when nothing applies.</summary>
internal sealed record FigureAnswer(decimal Points, decimal Max, decimal? Percent, decimal Lost, int Missing)
{
    public static FigureAnswer Of(IndexFigure figure) =>
        new(figure.Points.ToDecimal(), figure.Max.ToDecimal(), figure.Percent?.ToDecimal(), figure.Lost.ToDecimal(), figure.Missing);
}

/// <summary>What an item is counted from; <paramref name="Records"/> is the page where officials see the records behind it.</summary>
internal sealed record MeasuresAnswer(IReadOnlyList<string> NumeratorMeasures, long Numerator, IReadOnlyList<string> DenominatorMeasures, long Denominator, string? Note, string Records);

/// <summary>A field, criterion or component. <paramref name="Steps"/> is the arithmetic of an item that is scored itself; <paramref name="Measures"/> is null where it is declared.</summary>
internal sealed record NodeAnswer(
    string Code, CriteriaLevel Level, string Name, FigureAnswer Figure, IReadOnlyList<string> Steps, MeasuresAnswer? Measures, IReadOnlyList<NodeAnswer> Children);

/// <summary>The reform index of a unit and a year, counted to the end of <paramref name="AsOf"/>.</summary>
internal sealed record UnitIndexAnswer(
    string Unit, int Year, DateOnly AsOf, string CriteriaSet, string Title, bool IsReconstruction, FigureAnswer Total, IReadOnlyList<NodeAnswer> Fields)
{
    public static UnitIndexAnswer Of(ReadIndex.View view)
    {
        var scores = view.Result.Nodes.ToDictionary(n => n.Node.Code, StringComparer.Ordinal);
        var set = view.Version.Set;
        return new(view.Unit.Code, view.Year, view.AsOf, set.Id, set.Title, view.Version.IsReconstruction, FigureAnswer.Of(view.Result.Total), [.. set.Fields.Select(Of)]);

        NodeAnswer Of(CriteriaNode node) => new(
            node.Code, node.Level, node.Name, FigureAnswer.Of(scores[node.Code].Figure), scores[node.Code].Item?.Steps ?? [], MeasuresOf(view, node.Code), [.. node.Children.Select(Of)]);
    }

    private static MeasuresAnswer? MeasuresOf(ReadIndex.View view, string code) =>
        view.Leaves.GetValueOrDefault(code) is { Binding: { } binding, Sums: { } sums }
            ? new(binding.B, sums.B, binding.A, sums.A, binding.Note, $"/can-bo/chi-so/{view.Unit.Code}/{view.Year}/{code}/ho-so")
            : null;
}
