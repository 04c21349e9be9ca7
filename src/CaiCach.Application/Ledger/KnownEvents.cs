using System.Text.Json;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Ledger;

/// <summary>Which events there are, by kind of record, and how their facts are read.</summary>
internal static class KnownEvents
{
    public const string Dossier = "dossier";
    public const string Offering = "offering";

    private static readonly Dictionary<string, HashSet<string>> Types = new(StringComparer.Ordinal)
    {
        [Dossier] = [.. Enum.GetValues<DossierAct>().Select(DossierEvents.TypeOf), "dossier.due_recomputed"],
        [Offering] = ["offering.opened", "offering.closed"],
    };

    public static bool IsStream(string stream) => Types.ContainsKey(stream);

    public static bool IsType(string stream, string type) => Types.TryGetValue(stream, out var types) && types.Contains(type);

    /// <summary>The facts of an event of a dossier or an offering; null when they cannot be read.</summary>
    public static DossierEventData? Read(string data)
    {
        try
        {
            return DossierEventData.Parse(data);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
