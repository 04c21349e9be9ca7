namespace CaiCach.Application.Reference.Import;

/// <summary>The texts of reference files by their name below data/, e.g. "calendar/holidays.csv".</summary>
public sealed record ReferenceBundle(IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The calendar.</summary>
    public const string Calendar = "calendar/holidays.csv";

    /// <summary>The provinces.</summary>
    public const string Provinces = "organisation/provinces.csv";

    /// <summary>The published results.</summary>
    public const string Results = "index/par-results.csv";

    /// <summary>Which leaves of the criteria sets are computed from measures.</summary>
    public const string Bindings = "index/bindings.json";

    /// <summary>The phrase bank.</summary>
    public const string Phrases = "phrases/reasons.json";

    /// <summary>The sets of forms for letters.</summary>
    public const string Letters = "letters/sets.json";

    /// <summary>The time limits of petitions.</summary>
    public const string Petitions = "rules/petitions.json";

    /// <summary>When a result counts as not collected.</summary>
    public const string Returns = "rules/returns.json";

    /// <summary>When procedures are announced and made public at the latest.</summary>
    public const string Publication = "rules/publication.json";

    /// <summary>Who is reminded of a dossier when.</summary>
    public const string Reminders = "rules/reminders.json";

    /// <summary>The hours to answer a filing and the last hour of the day.</summary>
    public const string Clock = "rules/clock.json";

    /// <summary>How long after an outage what was received on paper may be entered.</summary>
    public const string LateEntry = "rules/late-entry.json";

    /// <summary>How codes of dossiers are written, by day.</summary>
    public const string Codes = "rules/codes.json";

    /// <summary>Within which first part of its time a supplement may be asked for.</summary>
    public const string Supplement = "rules/supplement.json";

    /// <summary>The sample organisation.</summary>
    public const string Organisation = "organisation/sample.json";

    /// <summary>Reads every reference file below a data folder; files that are not there are left out.</summary>
    public static ReferenceBundle Read(string dataFolder)
    {
        string[] single = [Calendar, Provinces, Results, Phrases, Letters, Petitions, Returns, Reminders, Publication, Clock, LateEntry, Codes, Supplement, Organisation];
        var procedures = Names("procedures", "*.json");
        var criteria = Names("index", "*.json");
        return new(single.Concat(procedures).Concat(criteria)
            .Distinct(StringComparer.Ordinal)
            .Where(name => File.Exists(Path.Combine(dataFolder, name)))
            .ToDictionary(name => name, name => File.ReadAllText(Path.Combine(dataFolder, name)), StringComparer.Ordinal));

        IEnumerable<string> Names(string folder, string pattern) =>
            Directory.Exists(Path.Combine(dataFolder, folder))
                ? Directory.GetFiles(Path.Combine(dataFolder, folder), pattern).Select(f => $"{folder}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal)
                : [];
    }

    /// <summary>The files of a folder.</summary>
    public IEnumerable<KeyValuePair<string, string>> In(string folder, string ending) =>
        Files.Where(f => f.Key.StartsWith(folder + "/", StringComparison.Ordinal) && f.Key.EndsWith(ending, StringComparison.Ordinal));
}
