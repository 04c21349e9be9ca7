using System.Globalization;
using System.Text.Json;

namespace CaiCach.Law.Procedures;

/// <summary>Reads the members of one JSON object, collects a fault for each that does not fit, and at last names those nobody asked for.</summary>
internal sealed class JsonObjectReader
{
    private readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly List<ProcedureFault> faults;

    public JsonObjectReader(JsonElement element, string place, List<ProcedureFault> faults)
    {
        this.faults = faults;
        Place = place;
        if (element.ValueKind != JsonValueKind.Object)
        {
            IsObject = false;
            Fault(place, "field.type", "Phải là một đối tượng JSON.");
            return;
        }

        IsObject = true;
        foreach (var member in element.EnumerateObject())
        {
            if (Decoded(() => member.Name) is not { } name)
            {
                Fault(place, "field.unknown", "Có tên trường chứa ký tự Unicode không hợp lệ.");
            }
            else if (!members.TryAdd(name, member.Value))
            {
                Fault(At(name), "field.duplicate", "Trường này xuất hiện nhiều lần.");
            }
        }
    }

    public string Place { get; }

    private bool IsObject { get; }

    public string At(string name) => $"{Place}.{name}";

    public void Fault(string place, string code, string text) => faults.Add(new(place, code, text));

    public string Text(string name, int longest = 1000) => Required(name) is { } value ? TextOf(value, At(name), longest) : "";

    public string? OptionalText(string name, int longest = 1000) => Optional(name) is { } value ? TextOf(value, At(name), longest) : null;

    public int Number(string name, int least, int most = int.MaxValue) => Required(name) is { } value ? (int)Whole(value, At(name), least, most) : least;

    public int? OptionalNumber(string name, int least, int most = int.MaxValue) => Optional(name) is { } value ? (int)Whole(value, At(name), least, most) : null;

    public long? OptionalAmount(string name) => Optional(name) is { } value ? Whole(value, At(name), 0, 1_000_000_000_000) : null;

    /// <summary>A whole number of any sign, not beyond an amount either way.</summary>
    public long? OptionalWhole(string name, long most) => Optional(name) is { } value ? Whole(value, At(name), -most, most) : null;

    public long Amount(string name) => Required(name) is { } value ? Whole(value, At(name), 0, 1_000_000_000_000) : 0;

    public bool Flag(string name)
    {
        if (Required(name) is not { } value)
        {
            return false;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Fault(At(name), "field.type", "Phải là true hoặc false.");
        return false;
    }

    /// <summary>A flag that may be left out where it is false.</summary>
    public bool OptionalFlag(string name) => Optional(name) is not null && Flag(name);

    public DateOnly Date(string name) => Required(name) is { } value ? DateOf(value, At(name)) : default;

    public DateOnly? OptionalDate(string name) => Optional(name) is { } value ? DateOf(value, At(name)) : null;

    public T Word<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : struct => Required(name) is { } value ? WordOf(value, At(name), words) : default;

    public T? OptionalWord<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : struct => Optional(name) is { } value ? WordOf(value, At(name), words) : null;

    public IReadOnlyList<T> Words<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : struct => Items(name, required: true, (value, place) => WordOf(value, place, words));

    /// <summary>Words that may be left out where there are none.</summary>
    public IReadOnlyList<T> OptionalWords<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : struct => Items(name, required: false, (value, place) => WordOf(value, place, words));

    public IReadOnlyList<string> Texts(string name, bool required, int longest = 1000) => Items(name, required, (value, place) => TextOf(value, place, longest));

    /// <summary>A list whose items are texts, as they once all were, or objects that tell more.</summary>
    public IReadOnlyList<T> TextsOrObjects<T>(string name, bool required, Func<string, T> ofText, Func<JsonObjectReader, T> read, int longest = 1000) =>
        Items(name, required, (value, place) => value.ValueKind == JsonValueKind.Object ? ReadObject(value, place, read) : ofText(TextOf(value, place, longest)));

    public IReadOnlyList<T> Objects<T>(string name, bool required, Func<JsonObjectReader, T> read) => Items(name, required, (value, place) => ReadObject(value, place, read));

    public T? Object<T>(string name, bool required, Func<JsonObjectReader, T> read)
        where T : class => (required ? Required(name) : Optional(name)) is { } value ? ReadObject(value, At(name), read) : null;

    public T? OptionalValue<T>(string name, Func<JsonObjectReader, T?> read)
        where T : struct => Optional(name) is { } value ? ReadObject(value, At(name), read) : null;

    public T? RequiredValue<T>(string name, Func<JsonObjectReader, T?> read)
        where T : struct => Required(name) is { } value ? ReadObject(value, At(name), read) : null;

    public static T Root<T>(JsonElement element, List<ProcedureFault> faults, Func<JsonObjectReader, T> read)
    {
        var reader = new JsonObjectReader(element, "$", faults);
        return reader.Finish(read);
    }

    private T ReadObject<T>(JsonElement value, string place, Func<JsonObjectReader, T> read) => new JsonObjectReader(value, place, faults).Finish(read);

    private T Finish<T>(Func<JsonObjectReader, T> read)
    {
        var result = read(this);
        foreach (var name in members.Keys.Where(name => !asked.Contains(name)))
        {
            Fault(At(name), "field.unknown", "Trường không có trong định dạng.");
        }

        return result;
    }

    private JsonElement? Required(string name)
    {
        var value = Optional(name);
        if (value is null && IsObject)
        {
            Fault(At(name), "field.missing", "Thiếu trường bắt buộc.");
        }

        return value;
    }

    private JsonElement? Optional(string name)
    {
        asked.Add(name);
        return members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private List<T> Items<T>(string name, bool required, Func<JsonElement, string, T> read)
    {
        var items = new List<T>();
        if ((required ? Required(name) : Optional(name)) is not { } value)
        {
            return items;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Fault(At(name), "field.type", "Phải là một danh sách.");
            return items;
        }

        foreach (var item in value.EnumerateArray())
        {
            items.Add(read(item, string.Create(CultureInfo.InvariantCulture, $"{At(name)}[{items.Count}]")));
        }

        return items;
    }

    private string TextOf(JsonElement value, string place, int longest)
    {
        if (StringOf(value) is not { } text)
        {
            Fault(place, "field.type", "Phải là một chuỗi ký tự Unicode hợp lệ.");
            return "";
        }

        if (text.Length == 0 || text.Length > longest || text.AsSpan().Trim().Length != text.Length || !text.IsNormalized())
        {
            Fault(place, "value.text", string.Create(CultureInfo.InvariantCulture, $"Chuỗi phải có từ 1 đến {longest} ký tự, không có khoảng trắng ở hai đầu, mã hóa Unicode dựng sẵn (NFC)."));
        }

        return text;
    }

    private static string? StringOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? Decoded(value.GetString) : null;

    /// <summary>The text, or null where an escape such as <c>\ud800</c> alone is no character.</summary>
    private static string? Decoded(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private long Whole(JsonElement value, string place, long least, long most)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number))
        {
            Fault(place, "field.type", "Phải là một số nguyên.");
            return least;
        }

        if (number >= least && number <= most)
        {
            return number;
        }

        Fault(place, "value.range", string.Create(CultureInfo.InvariantCulture, $"Giá trị {number} nằm ngoài khoảng từ {least} đến {most}."));
        return least;
    }

    private DateOnly DateOf(JsonElement value, string place)
    {
        if (DateOnly.TryParseExact(StringOf(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Fault(place, "field.type", "Phải là một ngày có thật, dạng năm-tháng-ngày (ví dụ 2026-11-21).");
        return default;
    }

    private T WordOf<T>(JsonElement value, string place, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (StringOf(value) is { } text && words.TryGetValue(text, out var word))
        {
            return word;
        }

        Fault(place, "value.unknown", $"Phải là một trong các giá trị: {string.Join(", ", words.Keys.Order(StringComparer.Ordinal))}.");
        return default;
    }
}
