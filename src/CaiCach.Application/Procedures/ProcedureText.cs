using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures;

/// <summary>A procedure as search sees it: folded words of its name, what people call it, its field, agencies, life events and codes.</summary>
internal sealed class ProcedureText
{
    private const int ShortestPart = 3;

    private readonly string name;
    private readonly string code;
    private readonly string national;
    private readonly IReadOnlyList<string> localCodes;
    private readonly IReadOnlyList<string> common;
    private readonly IReadOnlyList<string> commonWords;
    private readonly string joined;
    private readonly string initials;
    private readonly IReadOnlyList<string> nameWords;
    private readonly IReadOnlyList<string> otherWords;

    internal ProcedureText(ProcedureVersion procedure, IReadOnlyList<string> agencies, IReadOnlyList<string> commonNames, IReadOnlyList<string> lifeEvents)
    {
        Procedure = procedure;
        name = SearchKey.Of(procedure.Name);
        code = SearchKey.Of(procedure.Code);
        national = SearchKey.Of(procedure.NationalCode);
        localCodes = [.. procedure.LocalCodes.Select(SearchKey.Of)];
        common = [.. commonNames.Concat(procedure.ShortName is { } shorter ? [shorter] : []).Select(SearchKey.Of)];
        commonWords = [.. common.SelectMany(Words)];
        nameWords = Words(name);
        otherWords = Words(SearchKey.Of($"{procedure.FieldName} {procedure.AgencyName} {string.Join(' ', agencies)} {string.Join(' ', procedure.Results.Select(r => r.Name))} {string.Join(' ', lifeEvents)}"));
        joined = string.Concat(nameWords);
        initials = Initials(nameWords) + " " + Initials(otherWords);
    }

    internal ProcedureVersion Procedure { get; }

    /// <summary>The words of a folded text; a code stays one word.</summary>
    internal static IReadOnlyList<string> Words(string folded)
    {
        var spaced = new string([.. folded.Select(c => char.IsLetterOrDigit(c) || c == '.' ? c : ' ')]);
        return [.. spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.')).Where(w => w.Length > 0)];
    }

    /// <summary>How well one word fits; 0 when it does not.</summary>
    internal int Score(string word) =>
        code == word || localCodes.Contains(word, StringComparer.Ordinal) ? 100
        : SearchKey.Of(LocalCode.Parse(word)?.Own) == code ? 100
        : national == word || SearchKey.Of(LocalCode.Parse(word)?.National) == code ? 90
        : code.StartsWith(word, StringComparison.Ordinal) ? 20
        : nameWords.Contains(word, StringComparer.Ordinal) ? 8
        : commonWords.Contains(word, StringComparer.Ordinal) ? 7
        : Has(nameWords, word) ? 5
        : otherWords.Contains(word, StringComparer.Ordinal) ? 3
        : Has(otherWords, word) ? 2
        : word.Length >= ShortestPart && (joined.Contains(word, StringComparison.Ordinal) || initials.Contains(word, StringComparison.Ordinal)) ? 1
        : 0;

    /// <summary>Whether the name or a common name has the words as they were typed, side by side.</summary>
    internal bool HasPhrase(string folded) => folded.Contains(' ', StringComparison.Ordinal) && (name.Contains(folded, StringComparison.Ordinal) || common.Any(other => other.Contains(folded, StringComparison.Ordinal)));

    private static bool Has(IReadOnlyList<string> words, string start) => start.Length > 1 && words.Any(w => w.StartsWith(start, StringComparison.Ordinal));

    private static string Initials(IReadOnlyList<string> words) => string.Concat(words.Where(w => w != "va").Select(w => w[0]));
}
