using CaiCach.Law.Index;

namespace CaiCach.Law.Tests.Index;

/// <summary>The index data that ships, read once.</summary>
internal static class ShippedIndex
{
    public static readonly string MinistryJson = Text("par-ministry.json");
    public static readonly string ProvinceJson = Text("par-province.json");
    public static readonly string ResultsCsv = Text("par-results.csv");
    public static readonly string BindingsJson = Text("bindings.json");
    public static readonly CriteriaSet Ministry = Whole(MinistryJson);
    public static readonly CriteriaSet Province = Whole(ProvinceJson);

    public static ScoringRule Rule(string code) => Ministry.Find(code)!.Item!.Rule;

    private static CriteriaSet Whole(string json)
    {
        var reading = CriteriaSetFile.Parse(json);
        Assert.Empty(reading.Faults);
        return reading.Set!;
    }

    private static string Text(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CaiCach.slnx")))
        {
            folder = folder.Parent!;
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "data", "index", name));
    }
}
