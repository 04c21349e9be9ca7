namespace CaiCach.Law.Procedures;

/// <summary>Which item of a list is which of an earlier one.</summary>
internal static class Pairs
{
    /// <summary>
    /// Each item with what it was: the one of the same name, else, among those left, the one of the same code. Items of the later list in its order,
    /// with null for what is new; then, with null for what they became, those that went.
    /// </summary>
    public static IReadOnlyList<(T? Before, T? After)> Of<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> name, Func<T, string> code)
        where T : class
    {
        var left = before.ToList();
        var found = new T?[after.Count];
        foreach (var key in (Func<T, string>[])[item => $"{name(item)}\n{code(item)}", name, code])
        {
            for (var index = 0; index < after.Count; index++)
            {
                if (found[index] is null && left.Find(old => string.Equals(key(old), key(after[index]), StringComparison.Ordinal)) is { } same)
                {
                    found[index] = same;
                    left.Remove(same);
                }
            }
        }

        return [.. after.Select((item, index) => (found[index], (T?)item)), .. left.Select(old => ((T?)old, (T?)null))];
    }
}
