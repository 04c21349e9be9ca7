using CaiCach.Law.Processes;
using static CaiCach.Law.Tests.Processes.Plans;

namespace CaiCach.Law.Tests.Processes;

/// <summary>Pictures of a few hundred processes: nothing lies on anything else, and every line runs where there is room.</summary>
public sealed class ProcessPictureTests
{
    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(0, 300)];

    [Fact]
    public void A_process_without_a_step_has_no_picture() => Assert.Null(ProcessPicture.Of(Of(Choice("k1", Branch("n2", "a"), Branch("n3", "b")))));

    [Fact]
    public void Lanes_are_those_who_do_the_steps_in_order_and_the_picture_of_a_process_is_always_the_same()
    {
        var picture = ProcessPicture.Of(Whole)!;

        Assert.Equal(
            ["Cán bộ tiếp nhận và trả kết quả", "Lãnh đạo phòng, Phòng P1", "Chuyên viên thụ lý, Phòng P1", "Sở Y tế", "Lãnh đạo cơ quan", "Văn thư"],
            picture.Lanes.Select(l => l.Owner.ToText(code => "Phòng " + code)));
        Assert.Equal(9 + 4 + 2, picture.Shapes.Count);
        Assert.Equal(BpmnXml.Write(Whole, "a", "b", c => c, c => c), BpmnXml.Write(Whole, "a", "b", c => c, c => c));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Shapes_lie_apart_inside_their_lanes(int seed)
    {
        var picture = ProcessPicture.Of(Any(seed));
        foreach (var (i, a) in (picture?.Shapes ?? []).Index())
        {
            var lane = picture!.Lanes[a.Lane];
            Assert.True(a.X >= ProcessPicture.HeadWidth && a.X + a.Width <= picture.Width && a.Y >= lane.Y && a.Y + a.Height <= lane.Y + lane.Height, a.Id);
            Assert.DoesNotContain(picture.Shapes.Skip(i + 1), b => a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height);
        }

        Assert.Equal(picture?.Height ?? 0, picture?.Lanes.Sum(l => l.Height) ?? 0);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Flows_run_to_the_right_or_straight_up_and_down_from_shape_to_shape(int seed)
    {
        var picture = ProcessPicture.Of(Any(seed));
        foreach (var flow in picture?.Flows ?? [])
        {
            Assert.Equal(picture!.Shapes.Single(s => s.Id == flow.From).Right, flow.Points[0]);
            Assert.Equal(picture.Shapes.Single(s => s.Id == flow.To).Left, flow.Points[^1]);
            foreach (var (a, b) in flow.Points.Zip(flow.Points.Skip(1)))
            {
                Assert.True(a.X == b.X || (a.Y == b.Y && a.X < b.X), flow.Id);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_flow_runs_through_a_shape(int seed)
    {
        var picture = ProcessPicture.Of(Any(seed));
        foreach (var (a, b) in (picture?.Flows ?? []).SelectMany(f => f.Points.Zip(f.Points.Skip(1))))
        {
            Assert.DoesNotContain(
                picture!.Shapes,
                s => Math.Min(a.X, b.X) < s.X + s.Width && Math.Max(a.X, b.X) > s.X && Math.Min(a.Y, b.Y) < s.Y + s.Height && Math.Max(a.Y, b.Y) > s.Y);
        }
    }
}
