namespace CaiCach.Law.Index;

/// <summary>Something wrong in what was handed in, told where it is.</summary>
/// <param name="Code">A stable code, e.g. <c>unknown_code</c>.</param>
/// <param name="Place">The path of the field or the line.</param>
/// <param name="Message">What is wrong and what is wanted, in Vietnamese.</param>
public sealed record Fault(string Code, string Place, string Message)
{
    /// <summary>The fault on one line.</summary>
    /// <returns>Place and message, with control characters shown as spaces.</returns>
    public override string ToString() =>
        string.Concat($"{Place}: {Message}".Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
}
