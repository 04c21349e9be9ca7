using System.Text.Json;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Reference;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Reference.Import;

/// <summary>The format of letters/sets.json.</summary>
internal static class LetterSetsFile
{
    private sealed record SetsFile(int SchemaVersion, string Generated, string Note, IReadOnlyList<Set> Sets);

    private sealed record Set(string Code, string Document, string Confidence, string Source, IReadOnlyList<Form> Forms, DateOnly? InForceFrom = null);

    private sealed record Form(string Kind, string Number, string Title);

    private static readonly Dictionary<string, LetterKind> Kinds = Enum.GetValues<LetterKind>().ToDictionary(k => k.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public static IReadOnlyList<LetterSetRow> Parse(string name, string json, List<ImportFault> faults)
    {
        if (JsonShape.Read<SetsFile>(name, json, faults) is not { } file)
        {
            return [];
        }

        var before = faults.Count;
        for (var i = 0; i < file.Sets.Count; i++)
        {
            var (set, place) = (file.Sets[i], $"$.sets[{i}]");
            faults.AddRange(ImportFault.OfTexts(name, place, [("code", set.Code, 60), ("document", set.Document, 200)]));
            for (var j = 0; j < set.Forms.Count; j++)
            {
                var form = set.Forms[j];
                faults.AddRange(ImportFault.OfTexts(name, $"{place}.forms[{j}]", [("number", form.Number, 10), ("title", form.Title, 200)]));
                if (!Kinds.ContainsKey(form.Kind))
                {
                    faults.Add(new(name, $"{place}.forms[{j}].kind", $"Không có loại “{form.Kind}”; dùng một trong: {string.Join(", ", Kinds.Keys)}."));
                }
            }

            foreach (var twice in set.Forms.GroupBy(f => f.Kind, StringComparer.Ordinal).Where(g => g.Count() > 1))
            {
                faults.Add(new(name, $"{place}.forms", $"Loại “{twice.Key}” có hai mẫu."));
            }
        }

        faults.AddRange(TwiceOf(file.Sets.Select(s => s.Code)).Select(code => new ImportFault(name, "$.sets", $"Mã “{code}” bị trùng.")));
        faults.AddRange(TwiceOf(file.Sets.Select(s => s.InForceFrom?.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture) ?? "(để trống)"))
            .Select(day => new ImportFault(name, "$.sets", $"Hai bộ biểu mẫu cùng bắt đầu: {day}.")));
        return faults.Count > before
            ? []
            : [.. file.Sets.Select(s => new LetterSetRow
            {
                Code = s.Code,
                Document = s.Document,
                InForceFrom = s.InForceFrom,
                Forms = JsonSerializer.Serialize(s.Forms.Select(f => new LetterForm(Kinds[f.Kind], f.Number, f.Title)), DossierEventData.Json),
            })];
    }

    /// <summary>The set of a stored row.</summary>
    public static LetterSet Read(LetterSetRow row) =>
        new(row.Code, row.Document, row.InForceFrom, JsonSerializer.Deserialize<IReadOnlyList<LetterForm>>(row.Forms, DossierEventData.Json)!);

    private static IEnumerable<string> TwiceOf(IEnumerable<string> values) => values.GroupBy(v => v, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);
}
