using System.Globalization;
using System.Text.RegularExpressions;
using CaiCach.Law.Procedures;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>The buttons that add a line to a draft or take one away: "them-giay-to", "bot-giay-to-2", "them-phi-1", "bot-phi-1-0", "bot-muc-0-3".</summary>
internal static partial class DraftLines
{
    private const int MostLines = 200;

    /// <summary>Does what a button says; an unknown one does nothing.</summary>
    public static void Apply(DraftForm form, string button)
    {
        var parts = button.Split('-');
        var numbers = parts.Reverse().TakeWhile(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Reverse().Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        switch (string.Join('-', parts[..^numbers.Length]), numbers)
        {
            case ("them-truong-hop", []):
                Add(form.Cases);
                break;
            case ("bot-truong-hop", [var n]):
                Remove(form.Cases, n);
                break;
            case ("them-giay-to", []):
                Add(form.Papers, new() { Code = NextCode("C", form.Papers.Select(p => p.Code)), Originals = "1", Copies = "0", Mandatory = true });
                break;
            case ("bot-giay-to", [var n]):
                Remove(form.Papers, n);
                break;
            case ("them-ket-qua", []):
                Add(form.Results);
                break;
            case ("bot-ket-qua", [var n]):
                Remove(form.Results, n);
                break;
            case ("them-giai-doan", []):
                Add(form.Stages, new() { Code = NextCode("G", form.Stages.Select(s => s.Code)), Owner = "authority" });
                break;
            case ("bot-giai-doan", [var n]):
                Remove(form.Stages, n);
                break;
            case ("them-bang-phi", []):
                Add(form.FeeTables, new() { Code = NextCode("B", form.FeeTables.Select(t => t.Code)), Rows = [new()] });
                break;
            case ("bot-bang-phi", [var n]):
                Remove(form.FeeTables, n);
                break;
            case ("them-muc", [var m]) when m < form.FeeTables.Count:
                Add(form.FeeTables[m].Rows);
                break;
            case ("bot-muc", [var m, var n]) when m < form.FeeTables.Count:
                Remove(form.FeeTables[m].Rows, n);
                break;
            case ("them-bac", [var m]) when m < form.FeeTables.Count:
                Add(form.FeeTables[m].Steps);
                break;
            case ("bot-bac", [var m, var n]) when m < form.FeeTables.Count:
                Remove(form.FeeTables[m].Steps, n);
                break;
            case ("them-trinh-tu", []):
                Add(form.CaseSequences);
                break;
            case ("bot-trinh-tu", [var n]):
                Remove(form.CaseSequences, n);
                break;
            case ("them-dieu-kien", []):
                Add(form.CaseConditions);
                break;
            case ("bot-dieu-kien", [var n]):
                Remove(form.CaseConditions, n);
                break;
            case ("them-dich-vu", []):
                Add(form.Services);
                break;
            case ("bot-dich-vu", [var n]):
                Remove(form.Services, n);
                break;
            case ("them-han", [var m]) when m < form.Means.Count:
                Add(form.Means[m].CaseLimits);
                break;
            case ("bot-han", [var m, var n]) when m < form.Means.Count:
                Remove(form.Means[m].CaseLimits, n);
                break;
            case ("them-han-khac", [var m]) when m < form.Means.Count:
                Add(form.Means[m].OtherLimits);
                break;
            case ("bot-han-khac", [var m, var n]) when m < form.Means.Count:
                Remove(form.Means[m].OtherLimits, n);
                break;
            case ("them-phi", [var m]) when m < form.Means.Count:
                Add(form.Means[m].Fees);
                break;
            case ("bot-phi", [var m, var n]) when m < form.Means.Count:
                Remove(form.Means[m].Fees, n);
                break;
        }
    }

    /// <summary>What a fault says to somebody who fills in a form.</summary>
    public static string TextOf(ProcedureFault fault, string key) => fault.Code switch
    {
        _ when DeclarationLine().Match(fault.Place) is { Success: true } line => string.Create(CultureInfo.InvariantCulture, $"Dòng {int.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture) + 1}: {(fault.Code == "field.type" && fault.Place.EndsWith(']') ? "ghi khóa | nhãn | loại | bắt buộc, rồi các phần thêm dạng tên = giá trị." : fault.Text)}"),
        _ when TypedLine().Match(fault.Place) is { Success: true } line => string.Create(CultureInfo.InvariantCulture, $"Dòng {int.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture) + 1}: {fault.Text}"),
        _ when key.Length == 0 => $"{fault.Place}: {fault.Text}",
        "field.missing" => "Cần nhập hoặc chọn nội dung này.",
        "value.unknown" => "Chọn một giá trị trong danh sách.",
        "rule.empty" => "Cần ít nhất một mục.",
        "value.text" => "Mỗi mục có từ 1 đến 1000 ký tự (bước và điều kiện đến 3000, mã đến 50); hãy rút ngắn.",
        _ => fault.Text,
    };

    /// <summary>The next code of a letter and a number that nothing in the list has.</summary>
    private static string NextCode(string letter, IEnumerable<string?> codes) =>
        letter + (codes.Select(c => c is not null && c.StartsWith(letter, StringComparison.Ordinal) && int.TryParse(c[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty().Max() + 1).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\.declaration\.fields\[([0-9]{1,4})\]", RegexOptions.NonBacktracking)]
    private static partial Regex DeclarationLine();

    [GeneratedRegex(@"\.(?:legalBasis|sequence|steps)\[([0-9]{1,4})\]", RegexOptions.NonBacktracking)]
    private static partial Regex TypedLine();

    private static void Add<T>(List<T> lines, T? line = default)
        where T : class, new()
    {
        if (lines.Count < MostLines)
        {
            lines.Add(line ?? new());
        }
    }

    private static void Remove<T>(List<T> lines, int n)
    {
        if (n < lines.Count)
        {
            lines.RemoveAt(n);
        }
    }
}
