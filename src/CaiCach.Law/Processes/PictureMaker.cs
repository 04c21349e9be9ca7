using System.Globalization;

namespace CaiCach.Law.Processes;

/// <summary>
/// Lays a process out. Every shape has a column of its own in its branch, and each branch beside others a track of its own; a lane has a row for each track
/// that is used in it. So no two shapes lie on one another, lines run level along rows that are free, and up and down only between columns.
/// </summary>
internal sealed class PictureMaker(ProcessPlan plan)
{
    private const int StepWidth = 164;
    private const int StepHeight = 84;
    private const int GatewaySize = 46;
    private const int EventSize = 36;
    private const int RowHeight = 116;
    private const int Gap = 56;
    private const int ChoiceGap = ProcessPicture.LabelWidth + 44;
    private const int Margin = 20;

    private readonly List<LaneOwner> lanes = [];
    private readonly List<Shape> shapes = [];
    private readonly List<Flow> flows = [];

    /// <summary>A shape before it has a size. Track numbers the branches beside one another.</summary>
    private sealed record Shape(string Id, ShapeKind Kind, ProcessStep? Step, int Lane, int Track, int Column);

    /// <summary>A flow before it has bends. Through is the track of a branch without a step; null for any other.</summary>
    private sealed record Flow(Shape From, Shape To, ProcessBranch? Branch, int? Through, bool Parts);

    /// <summary>A flow that has not met its shape yet.</summary>
    private sealed record Loose(Shape From, ProcessBranch? Branch = null, int? Through = null, bool Parts = false);

    public ProcessPicture Make()
    {
        foreach (var step in plan.Steps)
        {
            LaneOf(step);
        }

        var start = Add(new("StartEvent_1", ShapeKind.Start, null, LaneOf(plan.Steps.First()), 0, 0));
        var (column, last) = Place(plan.Nodes, 0, 1, new(start));
        Join(last, Add(new("EndEvent_1", ShapeKind.End, null, last.From.Lane, 0, column)));
        return Draw();
    }

    private int LaneOf(ProcessStep step)
    {
        var owner = LaneOwner.Of(step.What);
        if (!lanes.Contains(owner))
        {
            lanes.Add(owner);
        }

        return lanes.IndexOf(owner);
    }

    private Shape Add(Shape shape)
    {
        shapes.Add(shape);
        return shape;
    }

    private void Join(Loose from, Shape to) => flows.Add(new(from.From, to, from.Branch, from.Through, from.Parts));

    private (int Column, Loose Last) Place(IReadOnlyList<ProcessNode> nodes, int track, int column, Loose from)
    {
        foreach (var node in nodes)
        {
            if (node is ProcessStep step)
            {
                var shape = Add(new("Step_" + step.Key, step.What.OtherBody is null ? ShapeKind.Step : ShapeKind.OtherStep, step, LaneOf(step), track, column));
                Join(from, shape);
                (column, from) = (column + 1, new(shape));
            }
            else
            {
                (column, from) = Place((ProcessBlock)node, track, column, from);
            }
        }

        return (column, from);
    }

    private (int Column, Loose Last) Place(ProcessBlock block, int track, int column, Loose from)
    {
        var kind = block.Kind == BlockKind.Parallel ? ShapeKind.Parallel : ShapeKind.Exclusive;
        var lane = from.From.Lane;
        var split = Add(new($"Gateway_{block.Key}_split", kind, null, lane, track, column));
        Join(from, split);
        var ends = new List<Loose>();
        var (end, next) = (column + 1, track);
        foreach (var branch in block.Branches)
        {
            if (branch.Nodes.Count == 0)
            {
                ends.Add(new(split, branch, next, Parts: true));
            }
            else
            {
                var (reached, last) = Place(branch.Nodes, next, column + 1, new(split, branch, Parts: true));
                ends.Add(last);
                end = Math.Max(end, reached);
            }

            next += Math.Max(1, Tracks(branch.Nodes));
        }

        var join = Add(new($"Gateway_{block.Key}_join", kind, null, lane, track, end));
        ends.ForEach(e => Join(e, join));
        return (end + 1, new(join));
    }

    private static int Tracks(IReadOnlyList<ProcessNode> nodes) =>
        nodes.Select(n => n is ProcessBlock block ? block.Branches.Sum(b => Math.Max(1, Tracks(b.Nodes))) : 1).DefaultIfEmpty(0).Max();

    private ProcessPicture Draw()
    {
        var rows = shapes.Select(s => (s.Lane, s.Track))
            .Concat(flows.Where(f => f.Through is not null).Select(f => (f.From.Lane, Track: f.Through!.Value)))
            .Distinct().OrderBy(r => r.Lane).ThenBy(r => r.Track).ToList();
        var columns = Columns();
        var drawn = shapes.ToDictionary(s => s, s =>
        {
            var (width, height) = SizeOf(s.Kind);
            var (left, right) = columns[s.Column];
            return new PictureShape(s.Id, s.Kind, s.Step, s.Lane, ((left + right) / 2) - (width / 2), Middle(s.Lane, s.Track) - (height / 2), width, height);
        });
        var lines = flows.Select((f, i) => Bend(f, drawn[f.From], drawn[f.To], "Flow_" + (i + 1).ToString(CultureInfo.InvariantCulture))).ToList();
        var heights = lanes.Select((owner, i) => new PictureLane(owner, rows.Count(r => r.Lane < i) * RowHeight, rows.Count(r => r.Lane == i) * RowHeight)).ToList();
        return new(columns[^1].Right + Margin, rows.Count * RowHeight, heights, [.. drawn.Values], lines);

        int Middle(int lane, int track) => (rows.IndexOf((lane, track)) * RowHeight) + (RowHeight / 2);

        PictureFlow Bend(Flow flow, PictureShape from, PictureShape to, string id)
        {
            var (start, end) = (from.Right, to.Left);
            var off = flow.From.Track % 4 * 6;
            var (after, before) = (columns[flow.From.Column].Right + 14 + off, columns[flow.To.Column].Left - 14 - off);
            List<PicturePoint> points = [start];
            if (flow.Through is { } track && Middle(flow.From.Lane, track) is var way && (way != start.Y || way != end.Y))
            {
                points.AddRange([new(after, start.Y), new(after, way), new(before, way), new(before, end.Y)]);
            }
            else if (start.Y != end.Y)
            {
                var x = flow.Parts ? after : before;
                points.AddRange([new(x, start.Y), new(x, end.Y)]);
            }

            points.Add(end);
            var label = flow.Branch?.Condition is null ? (PicturePoint?)null : new(after + 6, flow.Through is null ? end.Y : Middle(flow.From.Lane, flow.Through.Value));
            return new(id, flow.From.Id, flow.To.Id, flow.Branch?.Condition, flow.Branch?.Cases ?? [], [.. points.Distinct()], label);
        }
    }

    private List<(int Left, int Right)> Columns()
    {
        var columns = new List<(int Left, int Right)>();
        var x = ProcessPicture.HeadWidth + Margin;
        for (var i = 0; i <= shapes.Max(s => s.Column); i++)
        {
            var here = shapes.Where(s => s.Column == i).ToList();
            var width = here.Max(s => SizeOf(s.Kind).Width);
            columns.Add((x, x + width));
            x += width + (flows.Any(f => f.Branch?.Condition is not null && f.From.Column == i) ? ChoiceGap : Gap);
        }

        return columns;
    }

    private static (int Width, int Height) SizeOf(ShapeKind kind) => kind switch
    {
        ShapeKind.Start or ShapeKind.End => (EventSize, EventSize),
        ShapeKind.Parallel or ShapeKind.Exclusive => (GatewaySize, GatewaySize),
        _ => (StepWidth, StepHeight),
    };
}
