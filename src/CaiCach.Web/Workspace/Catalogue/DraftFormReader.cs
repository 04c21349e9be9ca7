using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaiCach.Application.Procedures;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>Shows a document as a form. What the form has no field for goes along with its line, unseen.</summary>
public static class DraftFormReader
{
    /// <summary>The channels in the order of the page.</summary>
    public static IReadOnlyList<string> Channels { get; } = ["direct", "online", "post"];

    /// <summary>The form of a document that <see cref="DraftDocument.Read"/> gave.</summary>
    /// <param name="root">The document.</param>
    public static DraftForm Read(JsonObject root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var body = DraftDocument.BodyOf(root);
        var form = Row<DraftForm>(body);
        form.FieldCode = Text(body, "field");
        form.FieldName = Rows(root, "fields").FirstOrDefault(f => Text(f, "code") == form.FieldCode) is { } known ? Text(known, "name") : null;
        (form.Sequence, form.Conditions, form.LegalBasis, form.Notes, form.Sources) =
            (TypedLines.Steps(body, "sequence"), Lines(body, "conditions"), TypedLines.LegalBasis(body), Lines(body, "notes"), Lines(body, "sources"));
        (form.LocalCodes, form.CoordinatingAgencies, form.ReceivingAddresses) = (Lines(body, "localCodes"), Lines(body, "coordinatingAgencies"), Lines(body, "receivingAddresses"));
        form.Cases = [.. Rows(body, "cases").Select(c => Row<DraftForm.CaseRow>(c))];
        form.Means = MeansOf(body);
        form.Services = [.. Rows(body, "services").Select(s => Row<DraftForm.ServiceRow>(s))];
        form.CaseSequences = [.. Rows(body, "caseSequences").Select(own =>
        {
            var row = Row<DraftForm.CaseSequenceRow>(own);
            row.Steps = TypedLines.Steps(own, "steps");
            return row;
        })];
        form.CaseConditions = [.. Rows(body, "caseConditions").Select(own =>
        {
            var row = Row<DraftForm.CaseConditionRow>(own);
            row.Conditions = Lines(own, "conditions");
            return row;
        })];
        form.Stages = [.. Rows(body, "stages").Select(StageOf)];
        form.FeeTables = [.. Rows(body, "feeTables").Select(TableOf)];
        form.Papers = [.. Rows(body, "components").Select(c =>
        {
            var row = Row<DraftForm.PaperRow>(c);
            (row.TemplateFile, row.TemplateSha256) = c["template"] is JsonObject template ? (Text(template, "file"), Text(template, "sha256")) : (null, null);
            row.FromResults = Lines(c, "fromResults");
            (row.Declaration, row.DeclarationConfidence) = (DeclarationLines.Of(c["declaration"]), c["declaration"] is JsonObject declaration ? Text(declaration, "confidence") : null);
            return row;
        })];
        form.Results = [.. Rows(body, "results").Select(r => Row<DraftForm.ResultRow>(r))];
        if (body["payment"] is JsonObject payment)
        {
            (form.PaymentRequired, form.PaymentWhen) = (Flag(payment, "required"), Texts(payment, "when"));
        }

        if (body["post"] is JsonObject post)
        {
            (form.PostIn, form.PostOut) = (Flag(post, "in"), Flag(post, "out"));
        }

        return form;
    }

    /// <summary>The texts of a list, one a line; null where it is empty.</summary>
    internal static string? Lines(JsonObject item, string name) => Texts(item, name) is { Count: > 0 } lines ? string.Join('\n', lines) : null;

    private static List<DraftForm.MeansRow> MeansOf(JsonObject body)
    {
        var used = Rows(body, "means").Select(m =>
        {
            var row = Row<DraftForm.MeansRow>(m, "limit");
            row.Used = true;
            (row.LimitValue, row.LimitUnit) = LimitOf(m);
            row.CaseLimits = [.. Rows(m, "caseLimits").Select(own =>
            {
                var line = Row<DraftForm.CaseLimitRow>(own, "limit");
                (line.LimitValue, line.LimitUnit) = LimitOf(own);
                return line;
            })];
            row.OtherLimits = [.. Rows(m, "otherLimits").Select(other =>
            {
                var line = Row<DraftForm.OtherLimitRow>(other, "limit");
                (line.LimitValue, line.LimitUnit) = LimitOf(other);
                return line;
            })];
            row.Fees = [.. Rows(m, "fees").Select(f =>
            {
                var fee = Row<DraftForm.FeeRow>(f);
                fee.Reliefs = ReliefLines.Of(f["reliefs"]);
                return fee;
            })];
            return row;
        }).ToList();
        return [.. used, .. Channels.Where(c => used.TrueForAll(m => m.Channel != c)).Select(c => new DraftForm.MeansRow { Channel = c })];
    }

    private static DraftForm.StageRow StageOf(JsonObject stage)
    {
        var row = Row<DraftForm.StageRow>(stage, "limit");
        (row.LimitValue, row.LimitUnit) = LimitOf(stage);
        return row;
    }

    private static DraftForm.TableRow TableOf(JsonObject table)
    {
        var row = Row<DraftForm.TableRow>(table);
        row.Rows = [.. Rows(table, "rows").Select(r => Row<DraftForm.AmountRow>(r))];
        row.Steps = [.. Rows(table, "steps").Select(s => Row<DraftForm.StepRow>(s))];
        return row;
    }

    private static (string? Value, string? Unit) LimitOf(JsonObject item) =>
        item["limit"] is JsonObject limit ? (Text(limit, "unit") == DraftFormWriter.SameDay ? null : Text(limit, "value"), Text(limit, "unit")) : (null, null);

    /// <summary>A line of the form: each field from the member of its name; what has no field goes into its rest.</summary>
    /// <param name="item">The object.</param>
    /// <param name="shown">Members that the form shows under other names.</param>
    private static T Row<T>(JsonObject item, params string[] shown)
        where T : new()
    {
        var row = new T();
        var rest = item.DeepClone().AsObject();
        foreach (var name in shown)
        {
            rest.Remove(name);
        }

        foreach (var field in typeof(T).GetProperties().Where(f => f.Name != nameof(DraftForm.CaseRow.Rest)))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(field.Name);
            rest.Remove(name);
            object? value = field.PropertyType == typeof(string) ? Text(item, name) : field.PropertyType == typeof(bool) ? Flag(item, name) : field.PropertyType == typeof(List<string>) ? Texts(item, name) : null;
            if (value is not null)
            {
                field.SetValue(row, value);
            }
        }

        typeof(T).GetProperty(nameof(DraftForm.CaseRow.Rest))?.SetValue(row, rest.ToJsonString());
        return row;
    }

    private static IEnumerable<JsonObject> Rows(JsonObject item, string name) => item[name] is JsonArray rows ? rows.OfType<JsonObject>() : [];

    private static List<string> Texts(JsonObject item, string name) =>
        item[name] is JsonArray list ? [.. list.OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var text) ? text : v.ToJsonString())] : [];

    private static bool Flag(JsonObject item, string name) => item[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    private static string? Text(JsonObject item, string name) => item[name] is not JsonValue value ? null
        : value.TryGetValue<string>(out var text) ? text
        : value.TryGetValue<long>(out var number) ? number.ToString(CultureInfo.InvariantCulture) : value.ToJsonString();
}
