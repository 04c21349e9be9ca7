using CaiCach.Law.Procedures;

namespace CaiCach.Law.Dossiers;

/// <summary>Which papers a dossier must have, and when: what is filed online at once, what is handed in on paper before it is accepted (rows 1 and 7).</summary>
public static class Completeness
{
    /// <summary>Whether what came in this way may be entered while mandatory papers are missing: the counter cannot leave what lies on its desk without a record, an answer and a letter.</summary>
    public static bool MayBeShort(Channel channel) => channel is Channel.Direct or Channel.Post;

    /// <summary>The mandatory papers that are not there.</summary>
    /// <param name="components">What the case asks for.</param>
    /// <param name="there">The codes of what is there.</param>
    public static IReadOnlyList<Component> Missing(IEnumerable<Component> components, IEnumerable<string> there)
    {
        var known = there.ToHashSet(StringComparer.Ordinal);
        return [.. components.Where(c => c.Mandatory && !known.Contains(c.Code))];
    }
}
