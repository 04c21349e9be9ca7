using System.Globalization;
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
        var field = Text(body, "field");
        return new()
        {
            Name = Text(body, "name"),
            FieldCode = field,
            FieldName = Rows(root, "fields").FirstOrDefault(f => Text(f, "code") == field) is { } known ? Text(known, "name") : null,
            Level = Text(body, "level"),
            Agency = Text(body, "agency"),
            OnlineLevel = Text(body, "onlineLevel"),
            Fileable = Flag(body, "fileable"),
            NotFileableReason = Text(body, "notFileableReason"),
            Subjects = Texts(body, "subjects"),
            Cases = [.. Rows(body, "cases").Select(c => new DraftForm.CaseRow { Rest = Rest(c, "code", "name"), Code = Text(c, "code"), Name = Text(c, "name") })],
            Sequence = Lines(body, "sequence"),
            Means = MeansOf(body),
            StartRule = Text(body, "startRule"),
            PaymentRequired = body["payment"] is JsonObject payment && Flag(payment, "required"),
            PaymentWhen = body["payment"] is JsonObject paid ? Texts(paid, "when") : [],
            PostIn = body["post"] is JsonObject post && Flag(post, "in"),
            PostOut = body["post"] is JsonObject sent && Flag(sent, "out"),
            Sets = Text(body, "sets"),
            Papers = [.. Rows(body, "components").Select(PaperOf)],
            Conditions = Lines(body, "conditions"),
            Results = [.. Rows(body, "results").Select(ResultOf)],
            LegalBasis = Lines(body, "legalBasis"),
            Notes = Lines(body, "notes"),
            Sources = Lines(body, "sources"),
        };
    }

    /// <summary>The texts of a list, one a line; null where it is empty.</summary>
    internal static string? Lines(JsonObject item, string name) => Texts(item, name) is { Count: > 0 } lines ? string.Join('\n', lines) : null;

    private static List<DraftForm.MeansRow> MeansOf(JsonObject body)
    {
        var used = Rows(body, "means").Select(m => new DraftForm.MeansRow
        {
            Rest = Rest(m, "channel", "limit", "note", "fees"),
            Channel = Text(m, "channel"),
            Used = true,
            LimitValue = m["limit"] is JsonObject limit && Text(limit, "unit") != DraftFormWriter.SameDay ? Text(limit, "value") : null,
            LimitUnit = m["limit"] is JsonObject unit ? Text(unit, "unit") : null,
            Note = Text(m, "note"),
            Fees = [.. Rows(m, "fees").Select(FeeOf)],
        }).ToList();
        return [.. used, .. Channels.Where(c => used.TrueForAll(m => m.Channel != c)).Select(c => new DraftForm.MeansRow { Channel = c })];
    }

    private static DraftForm.FeeRow FeeOf(JsonObject fee) => new()
    {
        Rest = Rest(fee, "name", "kind", "amount", "per", "formula", "when", "note"),
        Name = Text(fee, "name"),
        Kind = Text(fee, "kind"),
        Amount = Text(fee, "amount"),
        Per = Text(fee, "per"),
        Formula = Text(fee, "formula"),
        When = Text(fee, "when"),
        Note = Text(fee, "note"),
    };

    private static DraftForm.PaperRow PaperOf(JsonObject paper) => new()
    {
        Rest = Rest(paper, "code", "name", "originals", "copies", "mandatory", "condition", "cases", "digitiseClass", "reuseSource", "form"),
        Code = Text(paper, "code"),
        Name = Text(paper, "name"),
        Originals = Text(paper, "originals"),
        Copies = Text(paper, "copies"),
        Mandatory = Flag(paper, "mandatory"),
        Condition = Text(paper, "condition"),
        Cases = Texts(paper, "cases"),
        DigitiseClass = Text(paper, "digitiseClass"),
        ReuseSource = Text(paper, "reuseSource"),
        Form = Text(paper, "form"),
    };

    private static DraftForm.ResultRow ResultOf(JsonObject result) => new()
    {
        Rest = Rest(result, "code", "name", "needsDocument", "validity", "supersedes"),
        Code = Text(result, "code"),
        Name = Text(result, "name"),
        NeedsDocument = Flag(result, "needsDocument"),
        Validity = Text(result, "validity"),
        Supersedes = Flag(result, "supersedes"),
    };

    private static string Rest(JsonObject item, params string[] shown)
    {
        var rest = item.DeepClone().AsObject();
        foreach (var name in shown)
        {
            rest.Remove(name);
        }

        return rest.ToJsonString();
    }

    private static IEnumerable<JsonObject> Rows(JsonObject item, string name) => item[name] is JsonArray rows ? rows.OfType<JsonObject>() : [];

    private static List<string> Texts(JsonObject item, string name) =>
        item[name] is JsonArray list ? [.. list.OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var text) ? text : v.ToJsonString())] : [];

    private static bool Flag(JsonObject item, string name) => item[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    private static string? Text(JsonObject item, string name) => item[name] is not JsonValue value ? null
        : value.TryGetValue<string>(out var text) ? text
        : value.TryGetValue<long>(out var number) ? number.ToString(CultureInfo.InvariantCulture) : value.ToJsonString();
}
