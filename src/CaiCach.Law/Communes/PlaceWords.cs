namespace CaiCach.Law.Communes;

/// <summary>The words that say what a place is, before its name, as <see cref="Identity.SearchKey"/> folds them.</summary>
public static class PlaceWords
{
    private static readonly string[] Communes = ["xa ", "phuong ", "thi tran ", "dac khu "];
    private static readonly string[] Others = ["huyen ", "quan ", "thi xa ", "tinh ", "thanh pho ", "tp. ", "tp "];

    /// <summary>Whether a name begins with a word for a unit of the commune level, old or new.</summary>
    public static bool IsCommune(string key) => Communes.Any(word => key.StartsWith(word, StringComparison.Ordinal));

    /// <summary>The name without the word before it.</summary>
    public static string Without(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Communes.Concat(Others).FirstOrDefault(word => key.StartsWith(word, StringComparison.Ordinal)) is { } first ? key[first.Length..] : key;
    }
}
