using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using CaiCach.Law.Index;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Index;

/// <summary>What is typed for an item, by the kind of its rule, in the order of the page.</summary>
public sealed partial class IndexItemInput
{
    public string? Yes { get; set; }

    public string? Tier { get; set; }

    public string? A { get; set; }

    public string? B { get; set; }

    public List<string?> Counts { get; set; } = [];

    public List<string> Items { get; set; } = [];

    public string? Count { get; set; }

    public string? Percent { get; set; }

    public bool NotApplicable { get; set; }

    public string? Reason { get; set; }

    public string? Note { get; set; }

    public IFormFile? Evidence { get; set; }

    /// <summary>The evidence as taken in: it stays while the page is shown again.</summary>
    public Guid? UploadId { get; set; }

    public string? UploadName { get; set; }

    public int Version { get; set; }

    /// <summary>As it stands declared.</summary>
    public static IndexItemInput From(ReadDeclared declared)
    {
        var input = new IndexItemInput { Note = declared.Note, Version = declared.Version };
        if (declared.Answer is null)
        {
            return input;
        }

        using var json = JsonDocument.Parse(declared.Answer);
        foreach (var property in json.RootElement.EnumerateObject())
        {
            var value = property.Value;
            switch (property.Name)
            {
                case "yes": input.Yes = value.GetBoolean() ? "true" : "false"; break;
                case "tier": input.Tier = value.GetRawText(); break;
                case "a": input.A = Shown(value); break;
                case "b": input.B = Shown(value); break;
                case "counts": input.Counts = [.. value.EnumerateArray().Select(v => (string?)v.GetRawText())]; break;
                case "items": input.Items = [.. value.EnumerateArray().Select((v, i) => (v, i)).Where(p => p.v.GetBoolean()).Select(p => p.i.ToString(CultureInfo.InvariantCulture))]; break;
                case "count": input.Count = value.GetRawText(); break;
                case "percent": input.Percent = Shown(value); break;
                case "notApplicable": input.NotApplicable = value.GetBoolean(); break;
                case "reason": input.Reason = value.GetString(); break;
                default: break;
            }
        }

        return input;
    }

    /// <summary>The answer in the format of the score verb; null when something typed is no number, which is then said at its field.</summary>
    public string? ToJson(ScoringRule rule, ModelStateDictionary state)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (NotApplicable)
            {
                json.WriteBoolean("notApplicable", true);
                json.WriteString("reason", Reason?.Trim().Normalize() ?? "");
            }
            else
            {
                Write(json, rule, state);
            }

            json.WriteEndObject();
        }

        return state.IsValid ? Encoding.UTF8.GetString(buffer.ToArray()) : null;
    }

    private void Write(Utf8JsonWriter json, ScoringRule rule, ModelStateDictionary state)
    {
        switch (rule)
        {
            case YesNoRule:
                if (Yes is not ("true" or "false"))
                {
                    state.AddModelError("Input.Yes", "Chọn Có hoặc Không.");
                }

                json.WriteBoolean("yes", Yes == "true");
                break;
            case TiersRule or GrowthTiersRule:
                json.WriteNumber("tier", Number(Tier, nameof(Tier), "Chọn một mức.", state));
                break;
            case RatioRule or BandsRule:
                json.WriteNumber("a", Number(A, nameof(A), null, state));
                json.WriteNumber("b", Number(B, nameof(B), null, state));
                break;
            case DeductionRule deductions:
                json.WriteStartArray("counts");
                for (var i = 0; i < deductions.Deductions.Count; i++)
                {
                    json.WriteNumberValue(Number(Counts.ElementAtOrDefault(i), string.Create(CultureInfo.InvariantCulture, $"Counts[{i}]"), null, state));
                }

                json.WriteEndArray();
                break;
            case ChecklistRule checklist:
                json.WriteStartArray("items");
                for (var i = 0; i < checklist.Parts.Count; i++)
                {
                    json.WriteBooleanValue(Items.Contains(i.ToString(CultureInfo.InvariantCulture)));
                }

                json.WriteEndArray();
                break;
            case CountStepsRule:
                json.WriteNumber("count", Number(Count, nameof(Count), null, state));
                break;
            default:
                json.WriteNumber("percent", Number(Percent, nameof(Percent), null, state));
                break;
        }
    }

    /// <summary>A number as Vietnamese offices write it: a comma before decimals, dots between thousands.</summary>
    private static decimal Number(string? text, string field, string? missing, ModelStateDictionary state)
    {
        var typed = text?.Trim() ?? "";
        var plain = Thousands().IsMatch(typed) ? typed.Replace(".", "", StringComparison.Ordinal) : typed;
        if (plain.Length is > 0 and <= 20 && Plain().IsMatch(plain))
        {
            return decimal.Parse(plain.Replace(',', '.'), CultureInfo.InvariantCulture);
        }

        state.AddModelError("Input." + field, missing ?? (typed.Length == 0 ? "Nhập số liệu." : "Nhập một số, ví dụ 125 hoặc 12,5."));
        return 0;
    }

    private static string Shown(JsonElement number) => number.GetRawText().Replace('.', ',');

    [GeneratedRegex(@"^-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^-?[0-9]+(,[0-9]+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}

/// <summary>What stands declared, for the form.</summary>
public sealed record ReadDeclared(string? Answer, string? Note, int Version);
