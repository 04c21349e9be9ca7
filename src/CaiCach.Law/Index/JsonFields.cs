using System.Globalization;
using System.Text.Json;

namespace CaiCach.Law.Index;

/// <summary>
/// Reads the fields of one JSON object. Every wrong shape, missing, unknown or doubled field is added to the faults with
/// its path; the read then returns none or an empty value, so that reading goes on to the next fault.
/// </summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly List<Fault> faults;

    public JsonFields(JsonElement element, string path, List<Fault> faults)
    {
        this.faults = faults;
        Path = path;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Add("wrong_shape", path, "phải là một đối tượng { … }");
            return;
        }

        IsObject = true;
        foreach (var property in element.EnumerateObject())
        {
            if (!fields.TryAdd(property.Name, property.Value))
            {
                Add("duplicate_field", At(property.Name), "xuất hiện hai lần");
            }
        }
    }

    public bool IsObject { get; }

    public string Path { get; }

    public IReadOnlyCollection<string> Names => fields.Keys;

    public string At(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    public bool Has(string name) => fields.ContainsKey(name);

    public void Add(string code, string place, string message) => faults.Add(new Fault(code, place, message));

    public JsonElement? Any(string name, bool required = true)
    {
        asked.Add(name);
        if (fields.TryGetValue(name, out var value))
        {
            return value;
        }

        if (required && IsObject)
        {
            Add("missing_field", At(name), "còn thiếu");
        }

        return null;
    }

    public string Text(string name) => Typed(name, true, JsonValueKind.String, "phải là chuỗi khác rỗng") is { } value
        ? NotBlank(value.GetString()!, At(name)) : string.Empty;

    public string? OptionalText(string name) =>
        Typed(name, false, JsonValueKind.String, "phải là chuỗi")?.GetString();

    public bool? Flag(string name, bool required = true) => Any(name, required) is not { } value ? null : FlagOf(value, At(name));

    public decimal? Number(string name, bool required = true) => Any(name, required) is { } value ? NumberOf(value, At(name)) : null;

    public long? Count(string name) => Any(name) is { } value ? CountOf(value, At(name)) : null;

    public IReadOnlyList<JsonElement> List(string name, bool required = true) =>
        Typed(name, required, JsonValueKind.Array, "phải là danh sách [ … ]") is { } value ? [.. value.EnumerateArray()] : [];

    public IReadOnlyList<JsonFields> Objects(string name, bool required = true) =>
        [.. List(name, required).Select((item, index) => new JsonFields(item, Item(name, index), faults))];

    public IReadOnlyList<string> Texts(string name, bool required = true) => Items(name, required, TextOf);

    public IReadOnlyList<long> Counts(string name) => [.. Items(name, true, CountOf).OfType<long>()];

    public IReadOnlyList<bool> Flags(string name) => [.. Items(name, true, FlagOf).OfType<bool>()];

    /// <summary>A reader of an element inside this one that shares its faults.</summary>
    public JsonFields Below(JsonElement element, string path) => new(element, path, faults);

    /// <summary>Names each field that was never asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var name in fields.Keys.Where(name => !asked.Contains(name)))
        {
            Add("unknown_field", At(name), "không phải trường được biết ở đây");
        }
    }

    public decimal? NumberOf(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Number && JsonText.TryExact(value, out var number))
        {
            return number;
        }

        Add("not_a_number", place, value.ValueKind == JsonValueKind.Number ? "số có quá 28 chữ số" : "phải là số");
        return null;
    }

    public long? CountOf(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Number && JsonText.TryExact(value, out var number)
            && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue)
        {
            return (long)number;
        }

        Add("not_a_count", place, "phải là số nguyên");
        return null;
    }

    private string Item(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{At(name)}[{index}]");

    private List<T> Items<T>(string name, bool required, Func<JsonElement, string, T> read) =>
        [.. List(name, required).Select((item, index) => read(item, Item(name, index)))];

    private bool? FlagOf(JsonElement value, string place)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Add("not_a_flag", place, "phải là true hoặc false");
        return null;
    }

    private string TextOf(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return NotBlank(value.GetString()!, place);
        }

        Add("not_a_text", place, "phải là chuỗi khác rỗng");
        return string.Empty;
    }

    private string NotBlank(string text, string place)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Add("blank_text", place, "không được để trống");
        }

        return text;
    }

    private JsonElement? Typed(string name, bool required, JsonValueKind kind, string wanted)
    {
        if (Any(name, required) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Add("wrong_shape", At(name), wanted);
        return null;
    }
}
