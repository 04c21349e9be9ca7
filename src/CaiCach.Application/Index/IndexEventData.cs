using System.Text.Json;
using CaiCach.Application.Dossiers;

namespace CaiCach.Application.Index;

/// <summary>The facts of one declaration for an item of the index, as kept in the event "index.declared".</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Year">The year.</param>
/// <param name="Set">The criteria set version.</param>
/// <param name="Item">The item's code.</param>
/// <param name="Answer">The answer in the format of the score verb.</param>
/// <param name="Note">What was written to it.</param>
/// <param name="Evidence">SHA-256 of the evidence file.</param>
/// <param name="EvidenceName">The name of the file.</param>
/// <param name="EvidenceType">Its media type; null in declarations made before it was kept.</param>
public sealed record IndexEventData(Guid Unit, int Year, Guid Set, string Item, JsonElement Answer, string? Note, string? Evidence, string? EvidenceName, string? EvidenceType = null)
{
    /// <summary>The type of the event.</summary>
    public const string Declared = "index.declared";

    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DossierEventData.Json);

    /// <summary>From JSON; null when it says nothing.</summary>
    public static IndexEventData? Parse(string json) => JsonSerializer.Deserialize<IndexEventData>(json, DossierEventData.Json);
}
