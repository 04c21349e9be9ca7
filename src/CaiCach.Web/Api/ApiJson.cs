using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaiCach.Web.Api;

/// <summary>JSON as the API reads and writes it: camel case, names of states in snake case, nothing unknown, nothing deep, nothing twice.</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Ready(new(JsonSerializerDefaults.Web));

    /// <summary>An answer in this JSON.</summary>
    public static IResult Answer<T>(T value, int status = StatusCodes.Status200OK, string mediaType = "application/json; charset=utf-8") => new JsonAnswer<T>(value, status, mediaType);

    /// <summary>Sets the same rules on other options, e.g. those the API document is made from.</summary>
    public static JsonSerializerOptions Ready(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 32;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        return options;
    }
}
