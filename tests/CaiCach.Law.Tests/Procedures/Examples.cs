using System.Text.Json.Nodes;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>A small valid file of procedures, to be changed in one place at a time.</summary>
internal static class Examples
{
    private const string Small = """
        {
          "schemaVersion": 1, "generated": "2026-11-21", "note": "Tệp thử",
          "fields": [{"code": "LV.A", "name": "Lĩnh vực A", "confidence": "invented"}],
          "procedures": [{
            "code": "1.000001", "version": 1, "effectiveFrom": "2026-01-05", "effectiveTo": "2026-06-30", "state": "public", "kind": "public",
            "name": "Thủ tục thử", "field": "LV.A", "level": "province", "agency": "Sở A", "subjects": ["citizen"], "sets": 1,
            "onlineLevel": "full", "fileable": true, "isInvented": false,
            "means": [
              {"channel": "direct", "limit": {"value": 10, "unit": "working_day"}, "confidence": "found",
               "fees": [{"name": "Phí", "kind": "phi", "amount": 250000, "when": "at_receipt", "confidence": "found"},
                        {"name": "Lệ phí", "kind": "le_phi", "amount": 50000, "when": "before_result", "confidence": "found"}]},
              {"channel": "online", "limit": {"value": 7, "unit": "calendar_day"}, "fees": [], "note": "Nộp trực tuyến", "confidence": "unsure"}
            ],
            "startRule": "acceptance",
            "cases": [{"code": "moi", "name": "Cấp mới"}, {"code": "lai", "name": "Cấp lại"}],
            "components": [
              {"code": "C1", "name": "Đơn", "originals": 1, "copies": 0, "mandatory": true, "confidence": "known"},
              {"code": "C2", "name": "Bản đã cấp", "originals": 1, "copies": 0, "mandatory": true, "condition": "Khi cấp lại", "cases": ["lai"], "confidence": "known"},
              {"code": "C3", "name": "Ủy quyền", "originals": 0, "copies": 1, "mandatory": false, "condition": "Khi nộp thay", "confidence": "known"}
            ],
            "results": [{"code": "KQ.1", "name": "Giấy", "needsDocument": true, "supersedes": false, "confidence": "unsure"}],
            "payment": {"required": true, "when": ["at_receipt", "before_result"]}, "post": {"in": false, "out": true},
            "legalBasis": ["Nghị định A"], "sources": ["https://example.vn/1"],
            "confidence": {"code": "found", "name": "found", "effectiveDates": "unsure", "time": "found", "fees": "found", "components": "known", "onlineLevel": "found", "legalBasis": "known"}
          }]
        }
        """;

    public static JsonObject Json() => JsonNode.Parse(Small)!.AsObject();

    public static JsonObject FirstOf(JsonObject file) => file["procedures"]![0]!.AsObject();

    public static ProcedureVersion Procedure() => Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(Small)).File.Procedures);

    public static IReadOnlyList<ProcedureFault> FaultsAfter(Action<JsonObject> change)
    {
        var file = Json();
        change(file);
        return Assert.IsType<ProcedureFileResult.Faulty>(ProcedureFile.Parse(file.ToJsonString())).Faults;
    }
}
