namespace CaiCach.Law.Procedures;

/// <summary>A decision with the list of procedures that may be handled fully online.</summary>
/// <param name="Day">The date of the decision; it holds from then on.</param>
/// <param name="ReplacesEarlier">Whether it takes the place of every earlier list of the body; otherwise it adds to them.</param>
/// <param name="Codes">The codes of the procedures.</param>
public sealed record OnlineList(DateOnly Day, bool ReplacesEarlier, IReadOnlyList<string> Codes);

/// <summary>How the online level of a procedure stands to the lists for full online handling.</summary>
public enum OnlineListFinding
{
    /// <summary>Both say the same.</summary>
    Agrees,

    /// <summary>Fully online, and on no list in force.</summary>
    FullNotListed,

    /// <summary>On a list in force, and not fully online.</summary>
    ListedNotFull,
}

/// <summary>Which procedures the lists for full online handling (danh mục đủ điều kiện thực hiện toàn trình) name, and whether their online level agrees.</summary>
public static class OnlineLists
{
    /// <summary>The codes on the lists of a body in force: the last list that takes the place of the earlier ones, and what was added since.</summary>
    /// <param name="lists">All lists of the body.</param>
    public static IReadOnlySet<string> InForce(IEnumerable<OnlineList> lists)
    {
        var all = lists.ToList();
        var from = all.Where(l => l.ReplacesEarlier).Max(l => (DateOnly?)l.Day);
        return all.Where(l => from is null || l.Day >= from).SelectMany(l => l.Codes).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether the online level agrees with the lists.</summary>
    /// <param name="level">The online level.</param>
    /// <param name="isListed">Whether the procedure is on a list in force.</param>
    public static OnlineListFinding Judge(OnlineLevel level, bool isListed) => (level, isListed) switch
    {
        (OnlineLevel.Full, false) => OnlineListFinding.FullNotListed,
        (not OnlineLevel.Full, true) => OnlineListFinding.ListedNotFull,
        _ => OnlineListFinding.Agrees,
    };

    /// <summary>What does not agree, in words; null where all does.</summary>
    /// <param name="finding">The finding.</param>
    public static string? ToText(this OnlineListFinding finding) => finding switch
    {
        OnlineListFinding.FullNotListed => "Mức toàn trình nhưng không có trong danh mục đủ điều kiện thực hiện toàn trình",
        OnlineListFinding.ListedNotFull => "Có trong danh mục đủ điều kiện thực hiện toàn trình nhưng mức trực tuyến chưa là toàn trình",
        _ => null,
    };
}
