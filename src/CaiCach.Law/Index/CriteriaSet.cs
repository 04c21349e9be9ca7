namespace CaiCach.Law.Index;

/// <summary>How a leaf gets its points.</summary>
public enum ItemSource
{
    /// <summary>Declared by the unit and appraised by the council (thẩm định).</summary>
    Appraised,

    /// <summary>From a sociological survey (điều tra xã hội học); never self-scored.</summary>
    Survey,
}

/// <summary>A floor of the criteria tree.</summary>
public enum CriteriaLevel
{
    /// <summary>Lĩnh vực.</summary>
    Field,

    /// <summary>Tiêu chí.</summary>
    Criterion,

    /// <summary>Tiêu chí thành phần.</summary>
    Component,
}

/// <summary>What a scored item has beyond its place in the tree.</summary>
/// <param name="Source">Appraised or by survey.</param>
/// <param name="Rule">How it is scored.</param>
/// <param name="Evidence">The papers that prove it.</param>
/// <param name="DataRegister">The register its figures come from; empty when the set names none.</param>
/// <param name="LeadUnit">The unit that answers for it; empty when the set names none.</param>
/// <param name="Confidence">How sure the text is; empty when the set says nothing.</param>
/// <param name="Note">A remark, if any.</param>
public sealed record ScoredItem(
    ItemSource Source,
    ScoringRule Rule,
    IReadOnlyList<string> Evidence,
    string DataRegister,
    string LeadUnit,
    string Confidence,
    string? Note);

/// <summary>A field, criterion or component. A criterion without components is scored itself.</summary>
/// <param name="Code">Its number, e.g. <c>1.1.2</c>.</param>
/// <param name="Level">Its floor.</param>
/// <param name="Name">Its name.</param>
/// <param name="MaxPoints">Its maximum, above 0; the sum of its children's when it has any.</param>
/// <param name="Children">The nodes below it, in order; empty when it is scored itself.</param>
/// <param name="Item">How it is scored; none when it has children.</param>
public sealed record CriteriaNode(
    string Code,
    CriteriaLevel Level,
    string Name,
    decimal MaxPoints,
    IReadOnlyList<CriteriaNode> Children,
    ScoredItem? Item)
{
    /// <summary>This node and all below it, parents first, in the order of the set.</summary>
    /// <returns>The nodes.</returns>
    public IEnumerable<CriteriaNode> SelfAndBelow() => Children.SelectMany(child => child.SelfAndBelow()).Prepend(this);
}

/// <summary>
/// A criteria set of one version, wholly valid: made by <see cref="CriteriaSetFile"/> alone. What the set says of its own
/// certainty is carried along and shown wherever the set is.
/// </summary>
public sealed class CriteriaSet
{
    private readonly Dictionary<string, CriteriaNode> byCode;

    internal CriteriaSet(
        string id,
        string title,
        string? scope,
        IReadOnlyList<string> verified,
        IReadOnlyList<string> reconstruction,
        string? notVerified,
        IReadOnlyList<CriteriaNode> fields)
    {
        Id = id;
        Title = title;
        Scope = scope;
        Verified = verified;
        Reconstruction = reconstruction;
        NotVerified = notVerified;
        Fields = fields;
        Nodes = [.. fields.SelectMany(field => field.SelfAndBelow())];
        Leaves = [.. Nodes.Where(node => node.Item is not null)];
        byCode = Nodes.ToDictionary(node => node.Code, StringComparer.Ordinal);
    }

    /// <summary>The id of this version.</summary>
    public string Id { get; }

    /// <summary>The title, in Vietnamese.</summary>
    public string Title { get; }

    /// <summary>Who is scored by it.</summary>
    public string? Scope { get; }

    /// <summary>What in the set is verified against its sources.</summary>
    public IReadOnlyList<string> Verified { get; }

    /// <summary>What in the set is reconstructed; empty when nothing is.</summary>
    public IReadOnlyList<string> Reconstruction { get; }

    /// <summary>What could not be read.</summary>
    public string? NotVerified { get; }

    /// <summary>The fields, in order.</summary>
    public IReadOnlyList<CriteriaNode> Fields { get; }

    /// <summary>All nodes, parents first, in order.</summary>
    public IReadOnlyList<CriteriaNode> Nodes { get; }

    /// <summary>The nodes that are scored themselves, in order.</summary>
    public IReadOnlyList<CriteriaNode> Leaves { get; }

    /// <summary>The maximum of the whole set.</summary>
    public decimal MaxPoints => Fields.Sum(node => node.MaxPoints);

    /// <summary>The node of a code.</summary>
    /// <param name="code">The code, exactly.</param>
    /// <returns>The node, or none.</returns>
    public CriteriaNode? Find(string code) => byCode.GetValueOrDefault(code);
}
