using System.Text.Json;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Reference;

/// <summary>Life events and common names as they are stored: JSON.</summary>
public static class SearchAidsDocument
{
    /// <summary>As JSON.</summary>
    public static string Write(SearchAids aids) => JsonSerializer.Serialize(aids, JsonSerializerOptions.Web);

    /// <summary>From JSON that <see cref="Write"/> made.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public static SearchAids Read(string document) => JsonSerializer.Deserialize<SearchAids>(document, JsonSerializerOptions.Web) ?? throw new InvalidOperationException("Stored search aids cannot be read.");
}
