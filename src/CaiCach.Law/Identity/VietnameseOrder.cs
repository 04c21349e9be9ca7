using System.Text;

namespace CaiCach.Law.Identity;

/// <summary>
/// Vietnamese alphabetical order: word by word, by letter (a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y; f, j, w, z at their Latin
/// places), then by tone (ngang, huyền, hỏi, ngã, sắc, nặng). Case and the placement of the tone do not matter, punctuation is skipped.
/// </summary>
public sealed class VietnameseOrder : IComparer<string>
{
    private const string Letters = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    private readonly Func<string?, string> _key;

    private VietnameseOrder(Func<string?, string> key) => _key = key;

    /// <summary>Texts as they stand.</summary>
    public static VietnameseOrder Plain { get; } = new(PlainKey);

    /// <summary>Names of people: by given name (the last word), then middle names, then family name.</summary>
    public static VietnameseOrder ByGivenName { get; } = new(GivenNameKey);

    /// <summary>A key whose ordinal (binary) order is the <see cref="Plain"/> order, for sorting in a database.</summary>
    public static string PlainKey(string? text) => string.Concat(WordKeys(text));

    /// <summary>A key whose ordinal (binary) order is the <see cref="ByGivenName"/> order, for sorting in a database.</summary>
    public static string GivenNameKey(string? name)
    {
        var words = WordKeys(name);
        return words.Count < 2 ? string.Concat(words) : $"{words[^1]}{string.Concat(words[1..^1])} {words[0]}";
    }

    /// <summary>Compares two texts; those equal in order are told apart by their characters, null comes first.</summary>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is not null).CompareTo(y is not null);
        }

        var byKey = string.CompareOrdinal(_key(x), _key(y));
        return byKey != 0 ? byKey : string.CompareOrdinal(x, y);
    }

    /// <summary>A key for each word: its letters, '!', its tones, ' '; each of the marks comes before every letter.</summary>
    private static List<string> WordKeys(string? text)
    {
        var keys = new List<string>();
        var (letters, tones) = (new StringBuilder(), new StringBuilder());
        foreach (var c in Input.Normalized(text ?? "", NormalizationForm.FormD).Append(' '))
        {
            if (char.IsWhiteSpace(c) || c == '-')
            {
                if (letters.Length > 0)
                {
                    keys.Add($"{letters}!{tones} ");
                    letters.Clear();
                    tones.Clear();
                }
            }
            else if (Tones.IndexOf(c, StringComparison.Ordinal) is >= 0 and var tone)
            {
                tones.Append((char)('1' + tone));
            }
            else if (c is '\u0306' or '\u0302' or '\u031B')
            {
                Mark(letters, c);
            }
            else if (char.IsLetterOrDigit(c))
            {
                var letter = Letters.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
                letters.Append(letter < 0 ? c : (char)('A' + letter));
            }
        }

        return keys;
    }

    /// <summary>Turns the last letter into the one with this mark, when the alphabet has it.</summary>
    private static void Mark(StringBuilder letters, char mark)
    {
        if (letters.Length == 0 || letters[^1] < 'A' || letters[^1] - 'A' >= Letters.Length)
        {
            return;
        }

        var marked = $"{Letters[letters[^1] - 'A']}{mark}".Normalize(NormalizationForm.FormC);
        if (marked.Length == 1 && Letters.IndexOf(marked[0], StringComparison.Ordinal) is >= 0 and var letter)
        {
            letters[^1] = (char)('A' + letter);
        }
    }
}
