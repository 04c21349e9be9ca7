namespace CaiCach.Law.Procedures;

/// <summary>A legal document that a procedure rests on (căn cứ pháp lý).</summary>
/// <param name="Name">Its Vietnamese name; where only the number is known, that.</param>
/// <param name="Number">Number and sign (SOVANBAN); null where it is not told apart from the name.</param>
public sealed record LegalDocument(string Name, string? Number = null)
{
    /// <summary>The longest number, in characters.</summary>
    public const int LongestNumber = 200;

    private const string Between = " | ";

    /// <summary>As it is cited: the name, after the number where the name does not have it.</summary>
    public string Text => Number is null || Name.Contains(Number, StringComparison.OrdinalIgnoreCase) ? Name : $"{Number} {Name}";

    /// <summary>As one line that is typed: "118/2025/NĐ-CP | Nghị định của Chính phủ …"; the name alone where there is no number.</summary>
    public string Line => Number is null ? Name : Number + Between + Name;

    /// <summary>Reads a line that is typed.</summary>
    /// <param name="line">The line, not empty.</param>
    public static LegalDocument Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Split('|', 2, StringSplitOptions.TrimEntries) switch
        {
            [{ Length: > 0 } number, { Length: > 0 } name] => new(name, number),
            [{ Length: > 0 } number, _] => new(number, number),
            [_, { Length: > 0 } name] => new(name),
            _ => new(line.Trim()),
        };
    }

    /// <inheritdoc />
    public override string ToString() => Text;
}
