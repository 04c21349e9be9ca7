namespace CaiCach.Law.Procedures;

/// <summary>Lines that come back from where a text of several lines is as good as several texts: a cell, a field of the national database.</summary>
internal static class KnownLines
{
    /// <summary>The texts that some lines are: a text that is known and has several lines stays one where all its lines follow one another, else each line is one.</summary>
    /// <param name="lines">The lines, none empty, without blanks around them.</param>
    /// <param name="known">The texts that are known.</param>
    public static List<string> Joined(IReadOnlyList<string> lines, IEnumerable<string> known)
    {
        var whole = known.Select(text => (Text: text, Lines: text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))).Where(text => text.Lines.Length > 1).OrderByDescending(text => text.Lines.Length).ToList();
        var texts = new List<string>();
        for (var at = 0; at < lines.Count;)
        {
            var (text, taken) = whole.Where(one => lines.Skip(at).Take(one.Lines.Length).SequenceEqual(one.Lines, StringComparer.Ordinal)).Select(one => (one.Text, one.Lines.Length)).FirstOrDefault((lines[at], 1));
            texts.Add(text);
            at += taken;
        }

        return texts;
    }
}
