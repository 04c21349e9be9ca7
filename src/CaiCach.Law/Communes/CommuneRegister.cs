using CaiCach.Law.Identity;

namespace CaiCach.Law.Communes;

/// <summary>
/// The register of administrative units in two levels (danh mục đơn vị hành chính): communes by code and day, and what the old names of three levels have become. Names are compared without
/// diacritics.
/// </summary>
public sealed class CommuneRegister
{
    private readonly IReadOnlyDictionary<string, string> provinces;
    private readonly ILookup<string, Commune> byCode;
    private readonly List<Entry> entries;

    /// <summary>A name in the forms in which it is compared.</summary>
    private sealed record Key(OldCommune? Old, string Title, string Bare, IReadOnlyList<string> Above, string All);

    private sealed record Entry(Commune Commune, Key Own, IReadOnlyList<Key> Old);

    /// <summary>Makes it.</summary>
    /// <param name="communes">All rows, ended ones too.</param>
    /// <param name="provinces">The titles of the provinces by code, as "tỉnh Quảng Trị".</param>
    public CommuneRegister(IEnumerable<Commune> communes, IReadOnlyDictionary<string, string> provinces)
    {
        this.provinces = provinces;
        All = [.. communes.OrderBy(c => c.Code, StringComparer.Ordinal).ThenBy(c => c.From)];
        byCode = All.ToLookup(c => c.Code, StringComparer.Ordinal);
        entries = [.. All.Select(c => new Entry(c, KeyOf(null, c.Title, [ProvinceOf(c)]), [.. c.OldNames.Select(old => KeyOf(old, old.Name, [old.District, old.Province]))]))
            .OrderBy(e => VietnameseOrder.PlainKey(e.Commune.Name), StringComparer.Ordinal).ThenBy(e => e.Commune.Code, StringComparer.Ordinal)];
    }

    /// <summary>One without communes.</summary>
    public static CommuneRegister Empty { get; } = new([], new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>All rows, ended ones too, by code and day.</summary>
    public IReadOnlyList<Commune> All { get; }

    /// <summary>The commune of a code on a day, else the latest that had the code; null for a code nobody has had.</summary>
    public Commune? Find(string? code, DateOnly day) => byCode[code ?? ""].FirstOrDefault(c => c.IsInForce(day)) ?? byCode[code ?? ""].LastOrDefault();

    /// <summary>Commune and province: "phường Đông Hà, tỉnh Quảng Trị".</summary>
    public string TitleOf(Commune commune)
    {
        ArgumentNullException.ThrowIfNull(commune);
        return $"{commune.Title}, {ProvinceOf(commune)}";
    }

    /// <summary>The same with what it was before: "xã X, tỉnh T (trước đây: xã Y, huyện Z, tỉnh T)".</summary>
    public string FullTitleOf(Commune commune) => Before(TitleOf(commune), commune.OldNames);

    /// <summary>The title of what was found, with the old name that led to it, where one did.</summary>
    public string TitleOf(CommuneMatch match)
    {
        ArgumentNullException.ThrowIfNull(match);
        return Before(TitleOf(match.Commune), match.Old is { } old ? [old] : []);
    }

    /// <summary>An address with its commune and province, which are added where the text does not name them.</summary>
    public string AddressIn(string address, Commune commune)
    {
        ArgumentNullException.ThrowIfNull(commune);
        var key = Plain(SearchKey.Of(address));
        return !key.Contains(Plain(SearchKey.Of(commune.Title)), StringComparison.Ordinal) ? $"{address}, {TitleOf(commune)}"
            : !key.Contains(Plain(PlaceWords.Without(SearchKey.Of(ProvinceOf(commune)))), StringComparison.Ordinal) ? $"{address}, {ProvinceOf(commune)}"
            : address;
    }

    /// <summary>The address as it was before <see cref="AddressIn"/> added the commune, so that another commune may be picked.</summary>
    public string AddressWithout(string address, Commune commune)
    {
        ArgumentNullException.ThrowIfNull(address);
        var added = ", " + TitleOf(commune);
        return address.EndsWith(added, StringComparison.Ordinal) ? address[..^added.Length] : address;
    }

    /// <summary>
    /// The communes in force that have all words of a text in their own name or an old one, the best first: whole names, then names that have the words in order, own names before old ones.
    /// Each of them once. Without a text, all of the province.
    /// </summary>
    /// <param name="text">A name, with or without what is above it, with or without diacritics; or a code.</param>
    /// <param name="province">The code of the only province to look in; null or empty for all.</param>
    /// <param name="day">The day.</param>
    public IReadOnlyList<CommuneMatch> Search(string? text, string? province, DateOnly day)
    {
        var key = SearchKey.Of(text);
        var among = entries.Where(e => e.Commune.IsInForce(day) && (string.IsNullOrEmpty(province) || e.Commune.ProvinceCode == province)).ToList();
        if (key.Length == 0)
        {
            return string.IsNullOrEmpty(province) ? [] : [.. among.Select(e => new CommuneMatch(e.Commune, null))];
        }

        if (among.FirstOrDefault(e => e.Commune.Code == key) is { } coded)
        {
            return [new(coded.Commune, null)];
        }

        var found = Ranked(key);

        // "Xã Đông Hà" is asked for where it has become a ward.
        return found.Count == 0 && PlaceWords.Without(key) is var bare && bare != key ? Ranked(bare) : found;

        List<CommuneMatch> Ranked(string typed)
        {
            var (plain, first) = (Plain(typed), typed.Split(',')[0].Trim());
            string[] words = [.. plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Select(word => " " + word)];
            return
            [
                .. among.Select(e => (e.Commune, Best: e.Old.Prepend(e.Own).Select(name => (name.Old, Rank: RankOf(name, plain.TrimEnd(), first, words))).Where(name => name.Rank is not null).OrderBy(name => name.Rank).FirstOrDefault()))
                    .Where(e => e.Best.Rank is not null).OrderBy(e => e.Best.Rank).Select(e => new CommuneMatch(e.Commune, e.Best.Old)),
            ];
        }
    }

    /// <summary>
    /// The communes in force that an address means: of its own names, else of the old ones, and only of a name that is whole. An old commune that was divided leads to several.
    /// </summary>
    /// <param name="address">As "xã Cam Thành, huyện Cam Lộ, tỉnh Quảng Trị"; what stands before the commune is passed over.</param>
    /// <param name="day">The day.</param>
    public IReadOnlyList<CommuneMatch> Named(string? address, DateOnly day)
    {
        var parts = SearchKey.Of(address).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var at = Math.Max(0, Array.FindIndex(parts, PlaceWords.IsCommune));
        if (parts.Length == 0)
        {
            return [];
        }

        var (title, above) = (parts[at], parts[(at + 1)..].ToList());
        var among = entries.Where(e => e.Commune.IsInForce(day)).ToList();
        bool Is(Key name, bool whole) => (whole ? name.Title == title : name.Bare == title || name.Bare == PlaceWords.Without(title)) && above.TrueForAll(part => name.Above.Contains(part) || name.Above.Contains(PlaceWords.Without(part)));
        foreach (var whole in PlaceWords.IsCommune(title) ? new[] { true, false } : [false])
        {
            var own = among.Where(e => Is(e.Own, whole)).Select(e => new CommuneMatch(e.Commune, null)).ToList();
            var old = own.Count > 0 ? [] : among.SelectMany(e => e.Old.Where(name => Is(name, whole)).Take(1).Select(name => new CommuneMatch(e.Commune, name.Old))).ToList();
            if (own.Count + old.Count > 0)
            {
                return [.. own, .. old];
            }
        }

        return [];
    }

    private static string Before(string title, IReadOnlyList<OldCommune> old) => old.Count == 0 ? title : $"{title} (trước đây: {string.Join("; ", old.Select(o => o.Title))})";

    private static Key KeyOf(OldCommune? old, string title, IReadOnlyList<string> above)
    {
        var (key, over) = (SearchKey.Of(title), above.Where(part => part.Length > 0).Select(SearchKey.Of).ToList());
        return new(old, key, PlaceWords.Without(key), [.. over.Select(PlaceWords.Without)], Plain(string.Join(' ', over.Prepend(key))));
    }

    private static int? RankOf(Key name, string plain, string first, string[] words) =>
        !Array.TrueForAll(words, word => name.All.Contains(word, StringComparison.Ordinal)) ? null
            : (first == name.Title || first == name.Bare ? 0 : name.All.Contains(plain, StringComparison.Ordinal) ? 2 : 4) + (name.Old is null ? 0 : 1);

    // Words alone, with a space on either side.
    private static string Plain(string key) => $" {string.Join(' ', key.Split([' ', ',', '.', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries))} ";

    private string ProvinceOf(Commune commune) => provinces.GetValueOrDefault(commune.ProvinceCode, commune.ProvinceCode);
}
