using System.Text.Json;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Letters;

namespace CaiCach.Application.Letters;

/// <summary>How what a letter says is kept.</summary>
public static class LetterContent
{
    /// <summary>As JSON.</summary>
    public static string ToJson(LetterSheet sheet) => JsonSerializer.Serialize(sheet, DossierEventData.Json);

    /// <summary>From JSON.</summary>
    public static LetterSheet Parse(string json) => JsonSerializer.Deserialize<LetterSheet>(json, DossierEventData.Json)!;
}
