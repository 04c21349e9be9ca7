using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;

namespace CaiCach.Law.Tests.Processes;

/// <summary>Processes to test with.</summary>
internal static class Plans
{
    public const int Day = 480;

    public static ProcessStep Step(string key, decimal value, StepUnit unit = StepUnit.Day, Role role = Role.Specialist, string? at = null, string? other = null) =>
        new(key, new("Bước " + key, other is null ? role : null, at, other, new(value, unit), null));

    public static ProcessBranch Branch(string key, string? condition, params ProcessNode[] nodes) => new(key, condition, nodes);

    public static ProcessBlock Choice(string key, params ProcessBranch[] branches) => new(key, BlockKind.Choice, branches);

    public static ProcessBlock Parallel(string key, params ProcessBranch[] branches) => new(key, BlockKind.Parallel, branches);

    public static ProcessPlan Of(params ProcessNode[] nodes) => new(nodes);

    /// <summary>Received, given out, appraised; in some cases other bodies are asked beside a visit; then signed and issued.</summary>
    public static ProcessPlan Whole { get; } = Of(
        Step("s1", 4, StepUnit.Hour, Role.Receiver),
        Step("s2", 0.5m, role: Role.DivisionHead, at: "P1"),
        Step("s3", 2, at: "P1"),
        Choice(
            "k4",
            Branch("n5", "Phải lấy ý kiến", Parallel("k6", Branch("n7", null, Step("s8", 3, other: "Sở Y tế")), Branch("n9", null, Step("s10", 2, at: "P1"), Step("s11", 1.5m, at: "P1")))),
            Branch("n12", "Không phải lấy ý kiến")),
        Step("s13", 1, at: "P1"),
        Step("s14", 1, role: Role.AgencyHead),
        Step("s15", 0, role: Role.Clerk));

    /// <summary>A process by a number: any shape, up to two blocks deep.</summary>
    public static ProcessPlan Any(int seed)
    {
        var random = new Random(seed);
        var next = 0;
        return new([.. Nodes(2).DefaultIfEmpty(Step("s0", 1))]);

        IEnumerable<ProcessNode> Nodes(int depth)
        {
            var nodes = new List<ProcessNode>();
            for (var n = random.Next(depth == 2 ? 1 : 0, 4); n > 0; n--)
            {
                nodes.Add(depth > 0 && random.Next(3) == 0 ? Block(depth) : Step($"s{++next}", random.Next(1, 9) / 4m, role: (Role)random.Next(5), other: random.Next(6) == 0 ? "Cơ quan khác" : null));
            }

            return nodes;
        }

        ProcessBlock Block(int depth)
        {
            var kind = random.Next(2) == 0 ? BlockKind.Parallel : BlockKind.Choice;
            var key = $"k{++next}";
            var branches = Enumerable.Range(0, random.Next(2, 5)).Select(_ =>
            {
                var name = ++next;
                return new ProcessBranch($"n{name}", kind == BlockKind.Choice ? $"Trường hợp {name}" : null, [.. Nodes(depth - 1)]);
            });
            return new(key, kind, [.. branches]);
        }
    }
}
