using System.Globalization;
using System.Text.Json;

namespace CaiCach.Law.Index;

/// <summary>What reading a criteria file gave: a set, or the faults.</summary>
/// <param name="Set">The set; none on a fault.</param>
/// <param name="Faults">Every fault found; empty when there is a set.</param>
public sealed record CriteriaSetReading(CriteriaSet? Set, IReadOnlyList<Fault> Faults);

/// <summary>
/// Reads a criteria set (the framework of QĐ 876/QĐ-BNV and those after it) and checks it wholly: shape, unique codes, codes
/// that follow the tree, sums of maxima, rules that reach their maximum and do not pass it, and the counts and sums in <c>totals</c>.
/// </summary>
public static class CriteriaSetFile
{
    /// <summary>Reads the file's text.</summary>
    /// <param name="json">The JSON text; a byte order mark is allowed.</param>
    /// <returns>The set, or all faults with the path of each.</returns>
    public static CriteriaSetReading Parse(string json)
    {
        List<Fault> faults = [];
        using var document = JsonText.Open(json, faults);
        if (document is null)
        {
            return new CriteriaSetReading(null, faults);
        }

        var root = new JsonFields(document.RootElement, string.Empty, faults);
        var id = root.Text("id");
        var title = root.Text("title");
        var scope = root.OptionalText("scope");
        var verified = root.Texts("verified", required: false);
        var reconstruction = root.Texts("reconstruction", required: false);
        var notVerified = root.OptionalText("notVerified");
        var fieldObjects = root.Objects("fields");
        if (root.IsObject && root.Has("fields") && fieldObjects.Count == 0)
        {
            root.Add("empty_set", "fields", "phải có ít nhất một lĩnh vực");
        }

        List<CriteriaNode> fields = [.. fieldObjects.Select(field => Node(field, CriteriaLevel.Field, null))];
        var nodes = fields.SelectMany(field => field.SelfAndBelow()).ToList();
        foreach (var code in nodes.GroupBy(node => node.Code, StringComparer.Ordinal).Where(group => group.Count() > 1 && group.Key.Length > 0))
        {
            root.Add("duplicate_code", code.Key, string.Create(CultureInfo.InvariantCulture, $"mã dùng {code.Count()} lần"));
        }

        if (root.Any("totals", required: false) is { } totals)
        {
            CheckTotals(new JsonFields(totals, "totals", faults), nodes);
        }

        return faults.Count > 0
            ? new CriteriaSetReading(null, faults)
            : new CriteriaSetReading(new CriteriaSet(id, title, scope, verified, reconstruction, notVerified, fields), []);
    }

    private static CriteriaNode Node(JsonFields fields, CriteriaLevel level, string? parentCode)
    {
        var code = fields.Text("code");
        var place = code.Length > 0 ? code : fields.Path;
        CheckCode(fields, code, parentCode);
        var levelName = NameOf(level);
        if (fields.Text("level") is { Length: > 0 } stated && !string.Equals(stated, levelName, StringComparison.Ordinal))
        {
            fields.Add("wrong_level", $"{place}.level", $"phải là \"{levelName}\"");
        }

        var name = fields.Text("name");
        var max = fields.Number("maxPoints") ?? 0;
        if (fields.Has("maxPoints") && max is <= 0 or > ScoringRuleFile.MostPoints)
        {
            fields.Add("bad_max", $"{place}.maxPoints", "phải lớn hơn 0 và không quá 1.000.000");
            max = 0;
        }

        List<CriteriaNode> children = [];
        ScoredItem? item = null;
        if (fields.Has("children") && level != CriteriaLevel.Component)
        {
            children = [.. fields.Objects("children").Select(child => Node(child, level + 1, code))];
            CheckSums(fields, place, max, children);
        }
        else
        {
            item = Item(fields, place, max);
        }

        fields.RefuseOthers();
        return new CriteriaNode(code, level, name, max, children, item);
    }

    private static void CheckCode(JsonFields fields, string code, string? parentCode)
    {
        var own = parentCode is null ? code : code.StartsWith(parentCode + ".", StringComparison.Ordinal) ? code[(parentCode.Length + 1)..] : null;
        if (code.Length > 0 && (own is null || own.Length == 0 || !own.All(char.IsAsciiDigit)))
        {
            fields.Add("bad_code", code, parentCode is null ? "mã lĩnh vực phải là số" : $"mã phải có dạng {parentCode}.<số>");
        }
    }

    private static void CheckSums(JsonFields fields, string place, decimal max, List<CriteriaNode> children)
    {
        if (children.Count == 0)
        {
            fields.Add("empty_node", $"{place}.children", "không có mục nào");
            return;
        }

        var sum = children.Sum(child => child.MaxPoints);
        if (sum != max)
        {
            fields.Add("wrong_sum", $"{place}.maxPoints", $"ghi {ViNumber.Plain(max)} nhưng các mục con cộng lại là {ViNumber.Plain(sum)}");
        }

        var survey = SumOf(children.SelectMany(child => child.SelfAndBelow()), ItemSource.Survey);
        if (fields.Number("maxSurveyPoints", required: false) is { } stated && stated != survey)
        {
            fields.Add("wrong_sum", $"{place}.maxSurveyPoints", $"ghi {ViNumber.Plain(stated)} nhưng các mục điều tra cộng lại là {ViNumber.Plain(survey)}");
        }
    }

    private static ScoredItem Item(JsonFields fields, string place, decimal max)
    {
        var source = fields.Text("source");
        if (source.Length > 0 && source is not ("appraised" or "survey"))
        {
            fields.Add("bad_source", $"{place}.source", "phải là \"appraised\" hoặc \"survey\"");
        }

        return new ScoredItem(
            string.Equals(source, "survey", StringComparison.Ordinal) ? ItemSource.Survey : ItemSource.Appraised,
            ScoringRuleFile.Read(fields, place, max),
            fields.Texts("evidence", required: false),
            fields.OptionalText("dataRegister") ?? string.Empty,
            fields.OptionalText("leadUnit") ?? string.Empty,
            fields.OptionalText("confidence") ?? string.Empty,
            fields.OptionalText("note"));
    }

    private static void CheckTotals(JsonFields totals, List<CriteriaNode> nodes)
    {
        void Check(string name, decimal actual)
        {
            if (totals.Number(name) is { } stated && stated != actual)
            {
                totals.Add("wrong_total", totals.At(name), $"ghi {ViNumber.Plain(stated)} nhưng đếm được {ViNumber.Plain(actual)}");
            }
        }

        var appraised = SumOf(nodes, ItemSource.Appraised);
        var survey = SumOf(nodes, ItemSource.Survey);
        Check("fields", nodes.Count(node => node.Level == CriteriaLevel.Field));
        Check("criteria", nodes.Count(node => node.Level == CriteriaLevel.Criterion));
        Check("components", nodes.Count(node => node.Level == CriteriaLevel.Component));
        Check("leaves", nodes.Count(node => node.Item is not null));
        Check("points", appraised + survey);
        Check("survey", survey);
        Check("appraised", appraised);
        totals.RefuseOthers();
    }

    private static decimal SumOf(IEnumerable<CriteriaNode> nodes, ItemSource source) =>
        nodes.Where(node => node.Item?.Source == source).Sum(node => node.MaxPoints);

    private static string NameOf(CriteriaLevel level) => level switch
    {
        CriteriaLevel.Field => "field",
        CriteriaLevel.Criterion => "criterion",
        _ => "component",
    };
}
