using System.Globalization;
using System.Text.Json;

namespace CaiCach.Law.Index;

/// <summary>Opens a JSON text so that every later read of it is safe.</summary>
internal static class JsonText
{
    private const int MaxDepth = 32;
    private const int DecimalDigits = 28;

    /// <summary>The document, or none with one fault that says where the text breaks.</summary>
    public static JsonDocument? Open(string json, List<Fault> faults)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(json.TrimStart('\uFEFF'), new JsonDocumentOptions { MaxDepth = MaxDepth });
            ReadAllStrings(document.RootElement);
            return document;
        }
        catch (JsonException broken)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"dòng {broken.LineNumber + 1}, vị trí {broken.BytePositionInLine + 1}");
            faults.Add(new Fault("broken_json", place, $"không phải JSON hợp lệ hoặc lồng quá {MaxDepth} tầng"));
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            faults.Add(new Fault("broken_text", "JSON", "có chuỗi chứa ký tự Unicode hỏng"));
        }

        document?.Dispose();
        return null;
    }

    /// <summary>The number when a decimal holds it exactly; else false.</summary>
    public static bool TryExact(JsonElement number, out decimal value)
    {
        var text = number.GetRawText();
        var exponentAt = text.IndexOfAny(['e', 'E']);
        var exponent = 0;
        if (exponentAt >= 0
            && !int.TryParse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            value = 0;
            return false;
        }

        var mantissa = (exponentAt < 0 ? text : text[..exponentAt]).TrimStart('-');
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var scale = point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = mantissa.Replace(".", string.Empty, StringComparison.Ordinal);
        var trimmed = digits.TrimEnd('0');
        scale = scale - (digits.Length - trimmed.Length) - Math.Clamp(exponent, -1_000_000, 1_000_000);
        var significant = trimmed.TrimStart('0').Length;
        if (significant == 0)
        {
            value = 0;
            return true;
        }

        value = 0;
        return significant <= DecimalDigits && scale <= DecimalDigits && significant - scale <= DecimalDigits
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    private static void ReadAllStrings(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    ReadAllStrings(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    ReadAllStrings(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }
}
