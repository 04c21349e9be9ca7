using CaiCach.Data.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using CaiCach.Law.Outages;
using CaiCach.Law.Petitions;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Reference.Import;

/// <summary>The formats of phrases/reasons.json and organisation/provinces.csv.</summary>
internal static class SmallFiles
{
    private sealed record PhraseFile(int SchemaVersion, string Generated, string Note, IReadOnlyList<Group> Groups, IReadOnlyList<Entry> Phrases);

    private sealed record Group(string Code, string Name, string? Form = null);

    private sealed record Entry(string Code, string Group, string Title, string Text, string? LegalBasis = null, string? LegalConfidence = null, IReadOnlyList<string>? Procedures = null);

    public static IReadOnlyList<Phrase> Phrases(string name, string json, List<ImportFault> faults)
    {
        if (JsonShape.Read<PhraseFile>(name, json, faults) is not { } file)
        {
            return [];
        }

        var groups = file.Groups.Select(g => g.Code).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < file.Phrases.Count; i++)
        {
            var phrase = file.Phrases[i];
            faults.AddRange(ImportFault.OfTexts(name, $"$.phrases[{i}]", [("code", phrase.Code, 60), ("title", phrase.Title, 200), ("text", phrase.Text, 2000), ("legalBasis", phrase.LegalBasis, 500)]));
            if (!groups.Contains(phrase.Group))
            {
                faults.Add(new(name, $"$.phrases[{i}].group", $"Không có nhóm “{phrase.Group}”."));
            }
        }

        foreach (var twice in file.Phrases.GroupBy(p => p.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            faults.Add(new(name, "$.phrases", $"Mã “{twice.Key}” bị trùng."));
        }

        return [.. file.Phrases.Select(p => new Phrase { Code = p.Code, Purpose = p.Group, Title = p.Title, Text = p.Text, LegalBasis = p.LegalBasis })];
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
                rows.Add(new() { Code = cells[0], Name = cells[1], IsCity = cells.Length > 2 && cells[2] == "city" });
            }
        }

        return rows;
    }

    /// <summary>The files of rules that are there, each checked by the law that reads it.</summary>
    public static IReadOnlyList<RuleFile> Rules(ReferenceBundle bundle, List<ImportFault> faults)
    {
        var rules = new List<RuleFile>();
        Read(ReferenceBundle.Petitions, PetitionRulesName, json => (PetitionLimitBook.Parse(json, out var fault) is not null, fault));
        Read(ReferenceBundle.Returns, ReturnRulesName, json => (ReturnRules.Parse(json, out var fault) is not null, fault));
        Read(ReferenceBundle.Reminders, ReminderRulesName, json => (ReminderLadders.Parse(json, out var fault) is not null, fault));
        Read(ReferenceBundle.Publication, PublicationRulesName, json => (PublicationLimits.Parse(json, out var fault) is not null, fault));
        Read(ReferenceBundle.Clock, ClockRulesName, json => (ClockRuleBook.Parse(json, out var fault) is not null, fault));
        Read(ReferenceBundle.LateEntry, LateEntryRulesName, json => (LateEntryRules.Parse(json, out var fault) is not null, fault));
        Read(ReferenceBundle.Codes, CodeRulesName, json => (CodeFormatBook.Parse(json, out var fault) is not null, fault));
        Read(ReferenceBundle.Supplement, SupplementRulesName, json => (SupplementRules.Parse(json, out var fault) is not null, fault));
        return rules;

        void Read(string file, string name, Func<string, (bool IsSound, string? Fault)> check)
        {
            if (!bundle.Files.TryGetValue(file, out var json))
            {
                return;
            }

            if (check(json) is (false, var fault))
            {
                faults.Add(new(file, "$", fault!));
                return;
            }

            rules.Add(new() { Name = name, Document = json });
        }
    }

    /// <summary>The name of the rules of petitions.</summary>
    public const string PetitionRulesName = "petitions";

    /// <summary>The name of the rules of returning results.</summary>
    public const string ReturnRulesName = "returns";

    /// <summary>The name of the rules about reminders.</summary>
    public const string ReminderRulesName = "reminders";

    /// <summary>The name of the rules of intake and transfer.</summary>
    public const string ClockRulesName = "clock";

    /// <summary>The name of the rule of late entry after an outage.</summary>
    public const string LateEntryRulesName = "late-entry";

    /// <summary>The name of the rules of dossier codes.</summary>
    public const string CodeRulesName = "codes";

    /// <summary>The name of the rules of requests for a supplement.</summary>
    public const string SupplementRulesName = "supplement";

    /// <summary>The name of the limits of announcing procedures and making them public.</summary>
    public const string PublicationRulesName = "publication";
}
