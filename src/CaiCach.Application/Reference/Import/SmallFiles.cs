using System.Text.Json;
using System.Text.Json.Serialization;
using CaiCach.Application.Acting;
using CaiCach.Data.Reference;

namespace CaiCach.Application.Reference.Import;

/// <summary>The formats of phrases/reasons.json and organisation/provinces.csv.</summary>
internal static class SmallFiles
{
    private sealed record PhraseFile(int SchemaVersion, string Generated, string Note, IReadOnlyList<Group> Groups, IReadOnlyList<Entry> Phrases);

    private sealed record Group(string Code, string Name, string? Form = null);

    private sealed record Entry(string Code, string Group, string Title, string Text, string? LegalBasis = null, string? LegalConfidence = null, IReadOnlyList<string>? Procedures = null);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static IReadOnlyList<Phrase> Phrases(string name, string json, List<ImportFault> faults)
    {
        try
        {
            var file = JsonSerializer.Deserialize<PhraseFile>(json, Options) ?? throw new JsonException();
            if (file.Groups.Contains(null!) || file.Phrases.Contains(null!))
            {
                throw new JsonException();
            }

            for (var i = 0; i < file.Phrases.Count; i++)
            {
                var phrase = file.Phrases[i];
                foreach (var (field, text, most) in ((string, string?, int)[])[("code", phrase.Code, 60), ("title", phrase.Title, 200), ("text", phrase.Text, 2000), ("legalBasis", phrase.LegalBasis, 500)])
                {
                    if (TypedText.Check(field, field, text, most) is { } fault)
                    {
                        faults.Add(new(name, $"$.phrases[{i}].{field}", fault.Text));
                    }
                }
            }

            var groups = file.Groups.Select(g => g.Code).ToHashSet(StringComparer.Ordinal);
            foreach (var (entry, i) in file.Phrases.Select((e, i) => (e, i)).Where(e => !groups.Contains(e.e.Group)))
            {
                faults.Add(new(name, $"$.phrases[{i}].group", $"Không có nhóm “{entry.Group}”."));
            }

            foreach (var twice in file.Phrases.GroupBy(p => p.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
            {
                faults.Add(new(name, "$.phrases", $"Mã “{twice.Key}” bị trùng."));
            }

            return [.. file.Phrases.Select(p => new Phrase { Code = p.Code, Purpose = p.Group, Title = p.Title, Text = p.Text, LegalBasis = p.LegalBasis })];
        }
        catch (JsonException fault)
        {
            faults.Add(new(name, fault.Path ?? "$", $"Không đọc được (dòng {fault.LineNumber + 1}): thiếu trường, trường lạ hoặc sai kiểu."));
            return [];
        }
    }

    public static IReadOnlyList<Province> Provinces(string name, string csv, List<ImportFault> faults)
    {
        var rows = new List<Province>();
        var lines = csv.Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            var cells = lines[i].TrimEnd('\r').Split(',');
            if (cells is [""])
            {
                continue;
            }

            if (cells.Length < 2 || cells[0].Length != 2 || !cells[0].All(char.IsAsciiDigit) || cells[1].Trim().Length is 0 or > 100)
            {
                faults.Add(new(name, $"dòng {i + 1}", "Mỗi dòng phải có mã tỉnh hai chữ số và tên."));
            }
            else if (rows.Any(r => r.Code == cells[0]))
            {
                faults.Add(new(name, $"dòng {i + 1}", $"Mã tỉnh {cells[0]} bị trùng."));
            }
            else
            {
                rows.Add(new() { Code = cells[0], Name = cells[1] });
            }
        }

        return rows;
    }
}
