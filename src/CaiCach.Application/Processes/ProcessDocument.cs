using System.Text.Json;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;

namespace CaiCach.Application.Processes;

/// <summary>A process as it is stored: JSON, without nulls.</summary>
public static class ProcessDocument
{
    private sealed record Node(
        string Key, string Kind, string? Name = null, Role? Role = null, string? Unit = null, string? OtherBody = null, decimal? Time = null, StepUnit? TimeUnit = null, string? Output = null,
        IReadOnlyList<Branch>? Branches = null);

    private sealed record Branch(string Key, string? Condition, IReadOnlyList<Node> Nodes, IReadOnlyList<string>? Cases = null);

    /// <summary>As JSON.</summary>
    public static string Write(ProcessPlan plan) => JsonSerializer.Serialize(plan.Nodes.Select(Of), DossierEventData.Json);

    /// <summary>From JSON that <see cref="Write"/> made.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public static ProcessPlan Read(string document) =>
        new([.. (JsonSerializer.Deserialize<List<Node>>(document, DossierEventData.Json) ?? throw new InvalidOperationException("A stored process cannot be read.")).Select(Of)]);

    private static Node Of(ProcessNode node) => node switch
    {
        ProcessStep { What: var s } => new(node.Key, "step", s.Name, s.Role, s.Unit, s.OtherBody, s.Time.Value, s.Time.Unit, s.Output),
        ProcessBlock block => new(node.Key, block.Kind.ToString(), Branches: [.. block.Branches.Select(b => new Branch(b.Key, b.Condition, [.. b.Nodes.Select(Of)], b.Cases.Count == 0 ? null : b.Cases))]),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, null),
    };

    private static ProcessNode Of(Node node) => node.Branches is { } branches
        ? new ProcessBlock(node.Key, Enum.Parse<BlockKind>(node.Kind), [.. branches.Select(b => new ProcessBranch(b.Key, b.Condition, [.. b.Nodes.Select(Of)]) { Cases = b.Cases ?? [] })])
        : new ProcessStep(node.Key, new(node.Name!, node.Role, node.Unit, node.OtherBody, new(node.Time!.Value, node.TimeUnit!.Value), node.Output));
}
