using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures;

/// <summary>Makes and changes the document of one procedure in the format of data/procedures. What a change does not name stays as it is.</summary>
public static class DraftDocument
{
    /// <summary>The longest document, in characters.</summary>
    public const int Longest = 1 << 20;

    /// <summary>What a document says of where it comes from.</summary>
    internal const string Note = "Soạn trong danh mục thủ tục của cơ quan.";

    private const string InventedMark = "[Minh họa] ";
    private const string InternalReason = "Thủ tục nội bộ giữa hoặc trong các cơ quan nhà nước; không nộp hồ sơ tại đây.";

    private static readonly string[] Sure = ["code", "name", "effectiveDates", "time", "fees", "components", "onlineLevel", "legalBasis"];

    /// <summary>The procedure inside a document; null where the text is no document of one procedure.</summary>
    /// <param name="json">The document.</param>
    public static JsonObject? Read(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject root && root["procedures"] is JsonArray { Count: 1 } list && list[0] is JsonObject && (root["scenarios"] as JsonArray)?.Count is null or 0 ? root : null;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The one procedure of a document that <see cref="Read"/> gave.</summary>
    /// <param name="root">The document.</param>
    public static JsonObject BodyOf(JsonObject root) => root["procedures"]![0]!.AsObject();

    /// <summary>The text of a member; null where it is absent or no text.</summary>
    /// <param name="item">The object.</param>
    /// <param name="name">The member.</param>
    public static string? TextOf(JsonObject item, string name) => item[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The hashes of the blank forms of a document, by the index of their paper.</summary>
    internal static IReadOnlyList<(int Paper, string Sha256)> TemplatesOf(JsonObject root) => BodyOf(root)["components"] is JsonArray papers
        ? [.. papers.Index().Select(p => (p.Index, Sha256: p.Item is JsonObject paper && paper["template"] is JsonObject template ? TextOf(template, "sha256") : null)).Where(t => t.Sha256 is not null).Select(t => (t.Index, t.Sha256!))]
        : [];

    /// <summary>What is wrong with a document, by path; nothing where it can be announced.</summary>
    /// <param name="json">The document.</param>
    public static IReadOnlyList<ProcedureFault> FaultsOf(string json) =>
        ProcedureFile.Parse(json) switch { ProcedureFileResult.Faulty faulty => faulty.Faults, ProcedureFileResult.Valid valid => ProcedureRules.FaultsOfNew(valid.File.All.Single()), _ => [] };

    /// <summary>Whether two documents have the same content, whenever they were written and from whatever source.</summary>
    internal static bool IsSame(string one, string other) => JsonNode.DeepEquals(Content(one), Content(other));

    /// <summary>Begins the draft of an entry.</summary>
    internal static void Begin(CaiCachDb db, ActContext context, CatalogueEntry entry, string document, int basedOn)
    {
        entry.DraftState = ProcedureDraftState.Draft;
        db.ProcedureDrafts.Add(new()
        {
            EntryId = entry.Id,
            Document = document,
            BasedOn = basedOn,
            Writers = context.Actor.Id?.ToString("n") ?? "",
            WriterName = context.Actor.Name,
            WrittenAt = context.Now,
        });
    }

    /// <summary>A first version with nothing in it but its name.</summary>
    internal static string Blank(string code, ProcedureKind kind, string name, string agency, string level, DateOnly today)
    {
        var isInternal = kind != ProcedureKind.Public;
        var sure = new JsonObject();
        foreach (var field in Sure)
        {
            sure[field] = "found";
        }

        var root = new JsonObject
        {
            ["schemaVersion"] = ProcedureFile.SchemaVersion,
            ["generated"] = Text(today),
            ["note"] = Note,
            ["fields"] = new JsonArray(),
            ["procedures"] = new JsonArray(new JsonObject
            {
                ["level"] = isInternal ? "internal" : level,
                ["agency"] = agency,
                ["subjects"] = new JsonArray(),
                ["sets"] = 1,
                ["onlineLevel"] = "information_only",
                ["fileable"] = true,
                ["means"] = new JsonArray(new JsonObject { ["channel"] = "direct", ["fees"] = new JsonArray(), ["confidence"] = "found" }),
                ["startRule"] = "acceptance",
                ["cases"] = new JsonArray(new JsonObject { ["code"] = "mac-dinh", ["name"] = "Trường hợp thông thường" }),
                ["components"] = new JsonArray(),
                ["results"] = new JsonArray(),
                ["payment"] = new JsonObject { ["required"] = false, ["when"] = new JsonArray() },
                ["post"] = new JsonObject { ["in"] = false, ["out"] = false },
                ["legalBasis"] = new JsonArray(),
                ["sources"] = new JsonArray(),
                ["confidence"] = sure,
                ["name"] = name,
            }),
        };
        return Settled(root, code, kind, 1, today);
    }

    /// <summary>The document of a draft with what is not its writer's to choose: code, kind, number, and that it is not public.</summary>
    internal static string Settled(JsonObject root, string code, ProcedureKind kind, int version, DateOnly today)
    {
        var body = BodyOf(root);
        (body["code"], body["version"], body["state"]) = (code, version, "not_public");
        body["kind"] = kind switch { ProcedureKind.InternalBetweenBodies => "internal_between_bodies", ProcedureKind.InternalWithinBody => "internal_within_body", _ => "public" };
        body["effectiveFrom"] ??= Text(today);
        body.Remove("effectiveTo");
        body["isInvented"] = TextOf(body, "name")?.StartsWith(InventedMark, StringComparison.Ordinal) ?? false;
        if (kind != ProcedureKind.Public)
        {
            (body["fileable"], body["notFileableReason"], body["subjects"], body["level"]) = (false, InternalReason, new JsonArray(), "internal");
        }

        return Written(root);
    }

    /// <summary>The draft of the version after a published one.</summary>
    internal static string NextOf(string published, DateOnly today)
    {
        var root = JsonNode.Parse(published)!.AsObject();
        var body = BodyOf(root);
        body["effectiveFrom"] = Text(today);
        var kind = ((ProcedureFileResult.Valid)ProcedureFile.Parse(published)).File.All.Single().Kind;
        return Settled(root, (string)body["code"]!, kind, (int)body["version"]! + 1, today);
    }

    /// <summary>The draft of a body's own version of a national procedure: a copy of a published one, done by the body.</summary>
    internal static string OwnOf(string published, string code, string name, string agency, DateOnly today)
    {
        var root = JsonNode.Parse(published)!.AsObject();
        var body = BodyOf(root);
        (root["generated"], root["note"]) = (Text(today), Note);
        (body["name"], body["agency"], body["effectiveFrom"]) = (name, agency, Text(today));
        body.Remove("agencyCode");
        body.Remove("localCodes");
        return Settled(root, code, ProcedureKind.Public, 1, today);
    }

    /// <summary>The draft as it is announced: with its number and first day, the decision as a source; what was doubtful is now what the office decided.</summary>
    internal static string Announced(string draft, int version, DateOnly from, string decision)
    {
        var root = JsonNode.Parse(draft)!.AsObject();
        var body = BodyOf(root);
        (body["version"], body["effectiveFrom"]) = (version, Text(from));
        Decide(body);
        if (body["sources"] is JsonArray sources && !sources.Any(s => (string?)s == decision))
        {
            sources.Add(decision);
        }

        return Written(root);
    }

    /// <summary>A published version that ends.</summary>
    internal static string Ended(string published, DateOnly last, bool isAbolished)
    {
        var root = JsonNode.Parse(published)!.AsObject();
        var body = BodyOf(root);
        body["effectiveTo"] = Text(last);
        body["state"] = isAbolished ? "abolished" : (string?)body["state"];
        return Written(root);
    }

    /// <summary>A version whose end is taken back: it ends as before, and is public again where it was abolished.</summary>
    internal static string Reopened(string ended, DateOnly? last)
    {
        var root = JsonNode.Parse(ended)!.AsObject();
        var body = BodyOf(root);
        body["state"] = TextOf(body, "state") == "abolished" ? "public" : TextOf(body, "state");
        body.Remove("effectiveTo");
        if (last is { } day)
        {
            body["effectiveTo"] = Text(day);
        }

        return Written(root);
    }

    /// <summary>The draft that an announced version was, without the decision as a source.</summary>
    internal static string Withdrawn(Procedure announced, ProcedureKind kind, string decision, DateOnly today)
    {
        var root = JsonNode.Parse(announced.Document)!.AsObject();
        if (BodyOf(root)["sources"] is JsonArray sources && sources.LastOrDefault(s => (string?)s == decision) is { } cited)
        {
            sources.Remove(cited);
        }

        return Settled(root, announced.Code, kind, announced.Version, today);
    }

    /// <summary>A version that is made public.</summary>
    internal static string Public(string announced)
    {
        var root = JsonNode.Parse(announced)!.AsObject();
        BodyOf(root)["state"] = "public";
        return Written(root);
    }

    /// <summary>A document as text.</summary>
    internal static string Written(JsonObject root) => root.ToJsonString(DossierEventData.Json);

    private static JsonObject? Content(string document)
    {
        var root = Read(document);
        root?.Remove("generated");
        root?.Remove("note");
        if (root is not null)
        {
            BodyOf(root).Remove("sources");
        }

        return root;
    }

    private static void Decide(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject item:
                foreach (var (name, value) in item.ToList())
                {
                    if (value is JsonValue word && word.TryGetValue<string>(out var text) && text is "unsure" or "known" && (name == "confidence" || item.Parent is JsonObject && Sure.Contains(name)))
                    {
                        item[name] = "found";
                    }
                    else
                    {
                        Decide(value);
                    }
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    Decide(item);
                }

                break;
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
