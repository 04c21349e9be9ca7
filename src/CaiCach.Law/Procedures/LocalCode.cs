namespace CaiCach.Law.Procedures;

/// <summary>
/// The code that a body publishes a national procedure under (mã địa phương hóa): the national code and the identifier of its province or ministry,
/// <c>1.014393.H38</c>, formerly <c>2.002131.000.00.00.H58</c>.
/// </summary>
/// <param name="National">The national code.</param>
/// <param name="Scope">The identifier of the province or ministry, G or H with two digits.</param>
/// <param name="Text">The whole code as it is written.</param>
public sealed record LocalCode(string National, string Scope, string Text)
{
    private const string Formerly = "000.00.00.";

    /// <summary>The code that the body keeps a version of its own under: the new form.</summary>
    public string Own => $"{National}.{Scope}";

    /// <summary>A code of either form; null for any other text.</summary>
    /// <param name="code">The code; small letters count as capitals.</param>
    public static LocalCode? Parse(string? code)
    {
        code = code?.Trim().ToUpperInvariant();
        return code is [>= '1' and <= '3', '.', _, _, _, _, _, _, '.', .. var ending] && code[2..8].All(char.IsAsciiDigit)
            && (ending.StartsWith(Formerly, StringComparison.Ordinal) ? ending[Formerly.Length..] : ending) is ['G' or 'H', _, _] scope && scope[1..].All(char.IsAsciiDigit)
            ? new(code[..8], scope, code)
            : null;
    }

    /// <summary>The code of a body's own version of a national procedure (bản riêng), <c>1.014393.H38</c>; null for any other code.</summary>
    /// <param name="code">The code of a procedure.</param>
    public static LocalCode? OfOwn(string? code) => Parse(code) is { } local && local.Own == code ? local : null;

    /// <summary>The national code inside a code that a locality put its own ending to; any other code as it is.</summary>
    /// <param name="code">The code.</param>
    public static string NationalOf(string code) => Parse(code)?.National ?? code;

    /// <summary>The province or ministry that the identifier of a body (<c>H50.09</c>) belongs to; null where there is none.</summary>
    /// <param name="identifier">The electronic identifier of a body.</param>
    public static string? ScopeOf(string? identifier) => identifier is ['G' or 'H', _, _] or ['G' or 'H', _, _, '.', ..] ? identifier[..3] : null;

    /// <summary>The code of a procedure at a body; null where none is recorded for it.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="identifier">The electronic identifier of the body; null where it has none.</param>
    public static string? Of(ProcedureVersion procedure, string? identifier)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return ScopeOf(identifier) is { } scope ? procedure.LocalCodes.FirstOrDefault(code => Parse(code)?.Scope == scope) : null;
    }
}
