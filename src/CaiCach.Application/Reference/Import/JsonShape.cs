using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CaiCach.Application.Reference.Import;

/// <summary>Reads a JSON file into records after its whole shape was checked, so that every missing, unknown, doubled or wrong field is named at once.</summary>
internal static class JsonShape
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The content of a file; null, with every fault of its shape added, when it has some.</summary>
    public static T? Read<T>(string name, string json, List<ImportFault> faults)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var before = faults.Count;
            foreach (var (place, text) in FaultsOf(document.RootElement, Options.GetTypeInfo(typeof(T)), "$"))
            {
                faults.Add(new(name, place, text));
            }

            return faults.Count == before ? document.RootElement.Deserialize<T>(Options)! : null;
        }
        catch (JsonException fault)
        {
            faults.Add(new(name, fault.Path ?? "$", $"Không đọc được dòng {fault.LineNumber + 1}: không đúng cú pháp JSON."));
            return null;
        }
    }

    /// <summary>The content of a file that was imported without fault.</summary>
    public static T ReadChecked<T>(string json)
        where T : class => JsonSerializer.Deserialize<T>(json, Options)!;

    private static IEnumerable<(string Place, string Text)> FaultsOf(JsonElement value, JsonTypeInfo type, string place) => type.Kind switch
    {
        JsonTypeInfoKind.Object when value.ValueKind != JsonValueKind.Object => [(place, "Phải là một đối tượng { … }.")],
        JsonTypeInfoKind.Object => FaultsOfObject(value, type, place),
        JsonTypeInfoKind.Enumerable when value.ValueKind != JsonValueKind.Array => [(place, "Phải là một danh sách [ … ].")],
        JsonTypeInfoKind.Enumerable => value.EnumerateArray().SelectMany(
            (item, i) => FaultsOf(item, Options.GetTypeInfo(type.ElementType!), string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]"))),
        _ => IsRead(value, type) ? [] : [(place, $"Phải là {WantedOf(type.Type)}.")],
    };

    private static IEnumerable<(string Place, string Text)> FaultsOfObject(JsonElement value, JsonTypeInfo type, string place)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in value.EnumerateObject())
        {
            var at = $"{place}.{field.Name}";
            if (!seen.Add(field.Name))
            {
                yield return (at, "Trường này xuất hiện hai lần.");
            }
            else if (type.Properties.FirstOrDefault(p => p.Name == field.Name) is not { } property)
            {
                yield return (at, "Không có trường này.");
            }
            else if (field.Value.ValueKind != JsonValueKind.Null || !property.IsSetNullable)
            {
                foreach (var fault in FaultsOf(field.Value, Options.GetTypeInfo(property.PropertyType), at))
                {
                    yield return fault;
                }
            }
        }

        foreach (var missing in type.Properties.Where(p => p.IsRequired && !seen.Contains(p.Name)))
        {
            yield return ($"{place}.{missing.Name}", "Thiếu trường này.");
        }
    }

    private static bool IsRead(JsonElement value, JsonTypeInfo type)
    {
        try
        {
            return value.Deserialize(type) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string WantedOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => "một chuỗi",
        var t when t == typeof(int) => "một số nguyên",
        var t when t == typeof(DateOnly) => "một ngày có thật, dạng năm-tháng-ngày (ví dụ 2026-11-21)",
        var t => throw new NotSupportedException($"No word for a field of type {t.Name}."),
    };
}
