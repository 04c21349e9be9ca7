using System.Globalization;
using System.Text.Json.Nodes;

namespace CaiCach.Law.Procedures;

/// <summary>Reads the cases and papers of a national record.</summary>
internal sealed class NationalPapersReader(NationalJson json, ProcedureVersion? old)
{
    /// <summary>The name of the case of a procedure that has one alone.</summary>
    public const string UsualCase = "Trường hợp thông thường";

    private readonly List<ProcedureCase> cases = [];
    private readonly List<(Component Paper, List<string> Cases, string Place)> papers = [];

    public (IReadOnlyList<ProcedureCase> Cases, IReadOnlyList<Component> Papers) Read(JsonObject record, string place)
    {
        foreach (var (group, at) in json.Items(record, place, "THANHPHANHOSO"))
        {
            json.Only(group, at, "TRUONGHOP", "GIAYTO");
            var name = json.Text(group, at, "TRUONGHOP", ProcedureCase.LongestName);
            var item = CaseOf(name.Length > 0 ? name : old?.Cases[0].Name ?? UsualCase);
            foreach (var (paper, path) in json.Items(group, at, "GIAYTO"))
            {
                Paper(paper, path, item.Code);
            }
        }

        if (cases.Count == 0)
        {
            cases.AddRange(old?.Cases ?? [new("mac-dinh", UsualCase)]);
        }

        var order = old?.Components.Select((paper, index) => (paper.Code, index)).ToDictionary(pair => pair.Code, pair => pair.index, StringComparer.Ordinal) ?? [];
        return (cases, [.. papers.OrderBy(line => order.GetValueOrDefault(line.Paper.Code, int.MaxValue)).Select(line => line.Paper with { CaseCodes = Applied(line.Paper, line.Cases) })]);
    }

    /// <summary>The cases as we write them: as before where they are the same, none where it is all of them.</summary>
    private IReadOnlyList<string> Applied(Component paper, List<string> applied)
    {
        var before = paper.CaseCodes.Count == 0 ? [.. cases.Select(item => item.Code)] : paper.CaseCodes;
        return old is not null && before.ToHashSet(StringComparer.Ordinal).SetEquals(applied) ? paper.CaseCodes : applied.Count == cases.Count ? [] : applied;
    }

    private ProcedureCase CaseOf(string name)
    {
        if (cases.FirstOrDefault(item => item.Name == name) is { } again)
        {
            return again;
        }

        var item = old?.Cases.FirstOrDefault(known => known.Name == name);
        for (var number = cases.Count + 1; item is null; number++)
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"th-{number}");
            item = cases.Concat(old?.Cases ?? []).Any(other => other.Code == code) ? null : new(code, name);
        }

        cases.Add(item);
        return item;
    }

    private void Paper(JsonObject item, string place, string caseCode)
    {
        json.Only(item, place, "MAGIAYTO", "TENGIAYTO", "SOBANCHINH", "SOBANSAO", "TENMAUDON", "URL");
        var (code, name) = (json.Text(item, place, "MAGIAYTO", 50), json.Required(item, place, "TENGIAYTO", 1000));
        var same = (code.Length > 0 ? old?.Components.FirstOrDefault(known => known.Code == code) : null) ?? old?.Components.FirstOrDefault(known => known.Name == name);
        code = code.Length > 0 ? code : same?.Code ?? papers.FirstOrDefault(line => line.Paper.Name == name).Paper?.Code ?? string.Create(CultureInfo.InvariantCulture, $"GT-{papers.Count + 1}");
        var (originals, copies) = (json.Whole(item, place, "SOBANCHINH", 0, 99), json.Whole(item, place, "SOBANSAO", 0, 99));
        if (originals is null && copies is null)
        {
            (originals, copies) = (same?.Originals ?? 1, same?.Copies ?? 0);
        }

        if (originals is null or 0 && copies is null or 0)
        {
            json.Fault($"{place}.SOBANCHINH", "rule.component", "Giấy tờ phải có ít nhất một bản chính hoặc một bản sao.");
        }

        var paper = (same ?? new(code, name, 0, 0, Mandatory: true, null, [], null, null, null, Confidence.Unsure)) with { Code = code, Name = name, Originals = (int)(originals ?? 0), Copies = (int)(copies ?? 0) };
        paper = WithForm(item, place, paper);
        if (papers.FirstOrDefault(line => line.Paper.Code == code) is { Paper: { } first } known)
        {
            if (first != paper)
            {
                json.Fault($"{place}.MAGIAYTO", "duplicate", $"Giấy tờ {code} ghi khác ở {known.Place}.");
            }
            else if (!known.Cases.Contains(caseCode))
            {
                known.Cases.Add(caseCode);
            }

            return;
        }

        papers.Add((paper, [caseCode], place));
    }

    /// <summary>The blank form that a paper is published with. The name that we write for a file of ours names that file; a record without the fields says nothing of forms.</summary>
    private Component WithForm(JsonObject item, string place, Component paper)
    {
        if (!item.ContainsKey("TENMAUDON") && !item.ContainsKey("URL"))
        {
            return paper;
        }

        var (name, url) = (json.Text(item, place, "TENMAUDON", 500), json.Text(item, place, "URL", 1000));
        if (url.Length > 0 && !ProcedureFileReader.IsWebAddress(url))
        {
            json.Fault($"{place}.URL", "value.text", "Phải là địa chỉ http hoặc https.");
        }

        var isOurs = url.Length == 0 && paper.FormName is null && name == paper.Template?.FileName;
        return paper with { FormName = name.Length > 0 && !isOurs ? name : null, FormUrl = url.Length > 0 ? url : null };
    }
}
