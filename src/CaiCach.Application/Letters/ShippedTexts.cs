using System.Collections.Frozen;
using System.Reflection;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;

namespace CaiCach.Application.Letters;

/// <summary>The texts of letters that ship with the program (data/letters/*/*.txt), for bodies that have written none.</summary>
public static class ShippedTexts
{
    private const string Prefix = "letters/";

    // For a set that has no text of its own for a letter, as the one of 2018 has none for a stop.
    private const string Newest = "tt-03-2025";

    private static readonly FrozenDictionary<string, LetterText> Texts = Read();

    /// <summary>The names of all: set and letter, e.g. "tt-03-2025/acceptance".</summary>
    public static IEnumerable<string> Names => Texts.Keys;

    /// <summary>The text of a letter in a set; null for the set means the newest.</summary>
    public static LetterText Of(string? set, LetterKind kind) =>
        set is not null && Texts.TryGetValue(NameOf(set, kind), out var own) ? own : Texts[NameOf(Newest, kind)];

    private static string NameOf(string set, LetterKind kind) => $"{set}/{kind.ToString().ToLowerInvariant()}";

    private static FrozenDictionary<string, LetterText> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(
            n => n[Prefix.Length..].Replace('\\', '/'),
            n =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
                return LetterText.Parse(reader.ReadToEnd());
            },
            StringComparer.Ordinal);
    }
}
