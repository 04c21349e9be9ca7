namespace CaiCach.Law.Procedures;

/// <summary>One step of a procedure (bước thực hiện).</summary>
/// <param name="Text">What is done, in Vietnamese.</param>
/// <param name="Actor">Who does it, in Vietnamese; null where the source does not say.</param>
/// <param name="Time">How long it is estimated to take, in Vietnamese (<c>0,5 ngày làm việc</c>); null where the source does not say.</param>
public sealed record ProcedureStep(string Text, string? Actor = null, string? Time = null)
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 3000;

    /// <summary>The longest name of who does it, in characters.</summary>
    public const int LongestActor = 200;

    /// <summary>The longest estimate, in characters.</summary>
    public const int LongestTime = 100;

    private const char Bar = '|';

    /// <summary>As people read it: the text, with who does it and how long it takes.</summary>
    public string Told => (Actor, Time) switch
    {
        (null, null) => Text,
        ({ } actor, null) => $"{Text} (thực hiện: {actor})",
        (null, { } time) => $"{Text} (thời gian dự kiến: {time})",
        ({ } actor, { } time) => $"{Text} (thực hiện: {actor}; thời gian dự kiến: {time})",
    };

    /// <summary>As one line that is typed: "Thẩm định hồ sơ | Phòng chuyên môn | 2 ngày"; the text alone where nothing else is told.</summary>
    public string Line => Actor is null && Time is null && Text.Count(letter => letter == Bar) < 2 ? Text : $"{Text} {Bar} {Actor} {Bar} {Time}".TrimEnd();

    /// <summary>Reads a line that is typed: what stands before the last two bars, then who, then how long. A line with fewer bars is text.</summary>
    /// <param name="line">The line, not empty.</param>
    public static ProcedureStep Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var last = line.LastIndexOf(Bar);
        var first = last <= 0 ? -1 : line.LastIndexOf(Bar, last - 1);
        return first >= 0 && line[..first].Trim() is { Length: > 0 } text
            ? new(text, Given(line[(first + 1)..last]), Given(line[(last + 1)..]))
            : new(line.Trim());
    }

    /// <summary>What does not fit in it, in Vietnamese; null where all does.</summary>
    public string? Fault =>
        Text.Length > LongestText ? $"Bước dài quá {LongestText} ký tự."
        : Actor?.Length > LongestActor ? $"Người thực hiện của một bước dài quá {LongestActor} ký tự."
        : Time?.Length > LongestTime ? $"Thời gian dự kiến của một bước dài quá {LongestTime} ký tự."
        : $"{Actor}{Time}".AsSpan().IndexOfAny("|\n") >= 0 ? "Không dùng dấu | và xuống dòng trong người thực hiện, thời gian dự kiến của một bước."
        : null;

    /// <inheritdoc />
    public override string ToString() => Told;

    private static string? Given(string text) => text.Trim() is { Length: > 0 } given ? given : null;
}
