using System.Text.Json.Nodes;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>What changed from one version of a procedure to the next, told in sentences.</summary>
public sealed class ProcedureDifferenceTests
{
    /// <summary>What no sentence tells of: which version it is, its period, and how sure we are.</summary>
    private static readonly string[] NoContent = ["Code", "Version", "EffectiveFrom", "EffectiveTo", "IsInvented", "Sources", "Confidence", "Fileable", "AdmitsPassports", "NationalCode", "IsOwn"];

    private static readonly (string Property, Action<JsonObject> Change, string[] Sentences)[] Changes =
    [
        ("Name", p => p["name"] = "Thủ tục thử mới", ["Tên thủ tục: từ “Thủ tục thử” thành “Thủ tục thử mới”"]),
        ("ShortName", p => p["shortName"] = "Thử", ["Tên thủ tục: tên ngắn: thêm “Thử”"]),
        ("GuideVideo", p => p["guideVideo"] = "https://a.example.vn/v", ["Nội dung cần biết: video hướng dẫn: thêm “https://a.example.vn/v”"]),
        ("SampleDossier", p => p["sampleDossier"] = "https://a.example.vn/m", ["Nội dung cần biết: bộ hồ sơ mẫu: thêm “https://a.example.vn/m”"]),
        ("Kind", p => (p["kind"], p["subjects"]) = ("internal_within_body", new JsonArray()),
            ["Loại thủ tục: từ “Thủ tục hành chính” thành “Thủ tục hành chính nội bộ trong một cơ quan nhà nước (nhóm B)”", "Đối tượng thực hiện: bỏ “Công dân Việt Nam”"]),
        ("LawType", p => p["lawType"] = "Không", ["Loại thủ tục: loại luật giao: thêm “Không”"]),
        ("IsVerticalSector", p => p["verticalSector"] = true, ["Lĩnh vực: ngành dọc: từ “không” thành “có”"]),
        ("Services", p => p["services"] = new JsonArray(Json("""{"id": "1.000123", "state": "testing"}""")), ["Mức độ cung cấp dịch vụ công trực tuyến: thêm “dịch vụ công 1.000123 (kiểm thử)”"]),
        ("FieldName", p => p["field"] = "LV.B", ["Lĩnh vực: từ “Lĩnh vực A” thành “Lĩnh vực B”"]),
        ("FieldCode", p => p["field"] = "LV.A2", ["Lĩnh vực: từ “LV.A” thành “LV.A2”"]),
        ("Level", p => p["level"] = "commune", ["Cấp thực hiện: từ “Cấp tỉnh” thành “Cấp xã”"]),
        ("AgencyName", p => p["agency"] = "Sở B", ["Cơ quan thực hiện: từ “Sở A” thành “Sở B”"]),
        ("AgencyCode", p => p["agencyCode"] = "H50.05", ["Cơ quan thực hiện: mã cơ quan: thêm “H50.05”"]),
        ("LocalCodes", p => p["localCodes"] = new JsonArray("1.000001.H50"), ["Mã địa phương hóa: thêm “1.000001.H50”"]),
        ("CompetentAgency", p => p["competentAgency"] = "UBND tỉnh", ["Cơ quan thực hiện: cơ quan có thẩm quyền: thêm “UBND tỉnh”"]),
        ("AuthorisedAgency", p => p["authorisedAgency"] = "Sở B", ["Cơ quan thực hiện: cơ quan được ủy quyền, phân cấp: thêm “Sở B”"]),
        ("CoordinatingAgencies", p => p["coordinatingAgencies"] = new JsonArray("Công an tỉnh"), ["Cơ quan thực hiện: thêm “cơ quan phối hợp: Công an tỉnh”"]),
        ("ReceivingAddresses", p => p["receivingAddresses"] = new JsonArray("Số 1"), ["Cơ quan thực hiện: thêm “địa chỉ tiếp nhận: Số 1”"]),
        ("IsBoundaryFree", p => p["boundaryFree"] = true, ["Cơ quan thực hiện: không phụ thuộc địa giới hành chính: từ “không” thành “có”"]),
        ("Subjects", p => p["subjects"] = new JsonArray("enterprise"), ["Đối tượng thực hiện: bỏ “Công dân Việt Nam”", "Đối tượng thực hiện: thêm “Doanh nghiệp”"]),
        ("OnlineLevel", p => p["onlineLevel"] = "partial",
            ["Mức độ cung cấp dịch vụ công trực tuyến: từ “Dịch vụ công trực tuyến toàn trình” thành “Dịch vụ công trực tuyến một phần”"]),
        ("Sequence", p => p["sequence"] = new JsonArray("Nộp hồ sơ"), ["Trình tự thực hiện: thêm “Nộp hồ sơ”"]),
        ("CaseSequences", p => p["caseSequences"] = new JsonArray(Json("""{"cases": ["lai"], "steps": ["Nộp bản đã cấp"]}""")), ["Trình tự thực hiện: thêm “Trường hợp Cấp lại: Nộp bản đã cấp”"]),
        ("Conditions", p => p["conditions"] = new JsonArray("Có trụ sở"), ["Yêu cầu, điều kiện: thêm “Có trụ sở”"]),
        ("CaseConditions", p => p["caseConditions"] = new JsonArray(Json("""{"cases": ["lai"], "conditions": ["Bản cũ bị mất"]}""")), ["Yêu cầu, điều kiện: thêm “Trường hợp Cấp lại: Bản cũ bị mất”"]),
        ("Sets", p => p["sets"] = 2, ["Số bộ hồ sơ: từ 1 lên 2"]),
        ("Means", p => Item(p, "means", 1)["limit"] = Limit(5, "calendar_day"), ["Thời hạn giải quyết (trực tuyến): từ 7 ngày xuống 5 ngày"]),
        ("Cases", p => Item(p, "cases", 0)["name"] = "Cấp lần đầu", ["Trường hợp: “Cấp mới” thay bằng “Cấp lần đầu”"]),
        ("Components", p => Item(p, "components", 0)["copies"] = 2, ["Thành phần hồ sơ: “Đơn”, số bản sao: từ 0 lên 2"]),
        ("FeeTables", p => p["feeTables"] = new JsonArray(Json("""{"code": "B", "name": "Biểu phí máy", "rows": [], "confidence": "known"}""")), ["Biểu mức thu: thêm “Biểu phí máy”"]),
        ("Results", p => Item(p, "results", 0)["validity"] = "5 năm", ["Kết quả thực hiện: “Giấy”, hiệu lực: thêm “5 năm”"]),
        ("Stages", p => p["stages"] = new JsonArray(Json("""{"code": "S1", "name": "Thẩm định", "owner": "authority", "confidence": "known"}""")), ["Giai đoạn giải quyết: thêm “Thẩm định”"]),
        ("StartRule", p => p["startRule"] = "acceptance_and_payment",
            ["Cách tính thời hạn: từ “Tính từ khi tiếp nhận hồ sơ hợp lệ” thành “Tính từ khi nhận đủ hồ sơ hợp lệ và phí, lệ phí”"]),
        ("StartEvent", p => (p["startRule"], p["startEvent"]) = ("field_event", "nhận đủ mẫu thử"),
            ["Cách tính thời hạn: từ “Tính từ khi tiếp nhận hồ sơ hợp lệ” thành “Tính từ khi nhận đủ mẫu thử”"]),
        ("ExcludedOpinions", p => (p["excludedOpinions"], p["opinionsBasis"]) = ("other_bodies", "Điều 9 Luật A"),
            ["Cách tính thời hạn: từ “Tính từ khi tiếp nhận hồ sơ hợp lệ” thành “Tính từ khi tiếp nhận hồ sơ hợp lệ. Thời gian lấy ý kiến cơ quan khác không tính vào thời hạn (Điều 9 Luật A)”"]),
        ("OpinionsBasis", p => (p["excludedOpinions"], p["opinionsBasis"]) = ("every", "Điều 1 Luật A"),
            ["Cách tính thời hạn: từ “Tính từ khi tiếp nhận hồ sơ hợp lệ” thành “Tính từ khi tiếp nhận hồ sơ hợp lệ. Thời gian lấy ý kiến mọi cơ quan, đơn vị không tính vào thời hạn (Điều 1 Luật A)”"]),
        ("MoreSupplementsBasis", p => p["moreSupplementsBasis"] = "Điều 9 Luật A",
            ["Cách tính thời hạn: từ “Tính từ khi tiếp nhận hồ sơ hợp lệ” thành “Tính từ khi tiếp nhận hồ sơ hợp lệ. Sau tiếp nhận, được yêu cầu bổ sung hồ sơ thêm lần nữa (Điều 9 Luật A)”"]),
        ("LegalBasis", p => p["legalBasis"] = new JsonArray("Nghị định A", "Thông tư B"), ["Căn cứ pháp lý: thêm “Thông tư B”"]),
        ("Notes", p => p["notes"] = new JsonArray("Nộp trước 15 giờ."), ["Nội dung cần biết: thêm “Nộp trước 15 giờ.”"]),
        ("Portal", p => p["portal"] = "national", ["Tiếp nhận hồ sơ: nơi nộp trực tuyến: từ “Hệ thống này” thành “Cổng Dịch vụ công quốc gia”"]),
        ("PortalSystem", p => (p["portal"], p["portalSystem"], p["portalAddress"]) = ("central_ministry", "Hệ thống của Bộ", "https://bo.example.vn"),
            ["Tiếp nhận hồ sơ: nơi nộp trực tuyến: từ “Hệ thống này” thành “Bộ chủ quản tiếp nhận tập trung”", "Tiếp nhận hồ sơ: hệ thống nộp trực tuyến: thêm “Hệ thống của Bộ”", "Tiếp nhận hồ sơ: địa chỉ nộp trực tuyến: thêm “https://bo.example.vn”"]),
        ("PortalAddress", p => (p["portal"], p["portalSystem"], p["portalAddress"]) = ("central_ministry", "Hệ thống B", "https://b.example.vn/nop"),
            ["Tiếp nhận hồ sơ: nơi nộp trực tuyến: từ “Hệ thống này” thành “Bộ chủ quản tiếp nhận tập trung”", "Tiếp nhận hồ sơ: hệ thống nộp trực tuyến: thêm “Hệ thống B”", "Tiếp nhận hồ sơ: địa chỉ nộp trực tuyến: thêm “https://b.example.vn/nop”"]),
        ("Payment", p => p["payment"]!["when"] = new JsonArray("at_receipt"), ["Nộp phí, lệ phí: bỏ “Nộp trước khi nhận kết quả”"]),
        ("Post", p => p["post"]!["in"] = true, ["Dịch vụ bưu chính: nhận hồ sơ gửi đến: từ “không” thành “có”"]),
        ("NotFileableReason", p => (p["fileable"], p["notFileableReason"]) = (false, "Chưa có biểu mẫu."), ["Tiếp nhận hồ sơ: không nhận hồ sơ trên hệ thống này: “Chưa có biểu mẫu.”"]),
        ("State", p => p["state"] = "abolished", ["Tiếp nhận hồ sơ: thủ tục bị bãi bỏ sau ngày 30/06/2026"]),
    ];

    [Fact]
    public void Every_part_of_a_procedure_is_told_when_it_changes()
    {
        Assert.All(Changes, change => Assert.Equal(change.Sentences, Sentences(change.Change)));
        Assert.Equal(
            typeof(ProcedureVersion).GetProperties().Select(property => property.Name).Except(NoContent).Order(StringComparer.Ordinal),
            Changes.Select(change => change.Property).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_content_read_elsewhere_or_in_force_later_is_no_change() => Assert.Empty(Sentences(p =>
    {
        (p["version"], p["effectiveFrom"], p["effectiveTo"], p["isInvented"], p["sources"]) = (2, "2026-07-01", null, false, new JsonArray("https://example.vn/2"));
        p["confidence"]!["time"] = "unsure";
        Item(p, "means", 0)["confidence"] = "unsure";
    }));

    [Theory]
    [InlineData(20, "working_day", 15, "working_day", "từ 20 ngày làm việc xuống 15 ngày làm việc")]
    [InlineData(15, "working_day", 20, "working_day", "từ 15 ngày làm việc lên 20 ngày làm việc")]
    [InlineData(15, "working_day", 20, "calendar_day", "từ 15 ngày làm việc thành 20 ngày")]
    [InlineData(8, "working_hour", 0, "same_day_15h", "từ 8 giờ làm việc thành trong ngày")]
    [InlineData(3, "month", 2, "month", "từ 3 tháng xuống 2 tháng")]
    [InlineData(3, "month", null, null, "từ 3 tháng thành không quy định")]
    [InlineData(null, null, 3, "month", "từ không quy định thành 3 tháng")]
    public void A_limit_goes_up_or_down_in_one_unit_and_changes_between_two(int? before, string? unit, int? after, string? newUnit, string told)
    {
        var (old, now) = (Version(p => Item(p, "means", 1)["limit"] = Limit(before, unit)), Version(p => Item(p, "means", 1)["limit"] = Limit(after, newUnit)));

        Assert.Equal($"Thời hạn giải quyết (trực tuyến): {told}", Assert.Single(ProcedureDifference.Between(old, now)).Sentence.ToString());
    }

    [Fact]
    public void The_same_change_on_every_channel_is_told_once_and_on_some_names_them()
    {
        static void All(JsonObject p, int value) => Assert.All([0, 1], i => Item(p, "means", i)["limit"] = Limit(value, "working_day"));
        Assert.Equal(["Thời hạn giải quyết: từ 20 ngày làm việc xuống 15 ngày làm việc"], Sentences(p => All(p, 15), p => All(p, 20)));

        static void Three(JsonObject p, int value)
        {
            All(p, value);
            p["means"]!.AsArray().Add(Json("""{"channel": "post", "fees": [], "limit": {"value": 20, "unit": "working_day"}, "confidence": "known"}"""));
        }

        Assert.Equal(["Thời hạn giải quyết (trực tiếp, trực tuyến): từ 20 ngày làm việc xuống 15 ngày làm việc"], Sentences(p => Three(p, 15), p => Three(p, 20)));
    }

    [Fact]
    public void A_way_to_file_comes_or_goes_with_its_limit() => Assert.Equal(
        ["Cách thức thực hiện: bỏ hình thức trực tuyến", "Cách thức thực hiện: thêm hình thức bưu chính công ích (thời hạn: 9 ngày)"],
        Sentences(p => (Item(p, "means", 1)["channel"], Item(p, "means", 1)["limit"]) = ("post", Limit(9, "calendar_day"))));

    [Fact]
    public void Fees_keep_their_name_and_no_fee_and_a_fee_of_nothing_differ()
    {
        Assert.Equal(
            [
                "Phí, lệ phí (trực tiếp): “Phí”: từ 250.000 đồng xuống 125.000 đồng", "Phí, lệ phí (trực tiếp): “Phí”, lưu ý: thêm “Giảm một nửa”",
                "Phí, lệ phí (trực tiếp): thêm khoản “Phí thẩm định” (75% mức phí cấp mới)", "Phí, lệ phí (trực tiếp): bỏ khoản “Lệ phí” (50.000 đồng)",
                "Phí, lệ phí (trực tuyến): thêm khoản “Phí” (không phải nộp)",
            ],
            Sentences(p =>
            {
                (Item(p, "means", 0)["fees"]![0]!["amount"], Item(p, "means", 0)["fees"]![0]!["note"]) = (125000, "Giảm một nửa");
                Item(p, "means", 0)["fees"]![1] = Json("""{"name": "Phí thẩm định", "kind": "phi", "formula": "75% mức phí cấp mới", "when": "at_receipt", "confidence": "known"}""");
                Item(p, "means", 1)["fees"]!.AsArray().Add(Json("""{"name": "Phí", "kind": "phi", "amount": 0, "when": "none", "confidence": "known"}"""));
            }));
        Assert.Equal(["Phí, lệ phí (trực tiếp): “Phí”: từ “250.000 đồng” thành “không phải nộp”", "Phí, lệ phí (trực tiếp): “Phí”, thời điểm nộp: từ “Nộp khi nộp hồ sơ” thành “Không thu”"],
            Sentences(p => (Item(p, "means", 0)["fees"]![0]!["amount"], Item(p, "means", 0)["fees"]![0]!["when"]) = (0, "none")));
    }

    [Fact]
    public void Papers_keep_who_they_are_by_name_when_the_codes_move_on() => Assert.Equal(
        [
            "Thành phần hồ sơ: thêm “Tờ khai” (bắt buộc)", "Thành phần hồ sơ: “Bản đã cấp”: không còn bắt buộc",
            "Thành phần hồ sơ: “Bản đã cấp”, trường hợp áp dụng: từ “Cấp lại” thành “mọi trường hợp”", "Thành phần hồ sơ: bỏ “Ủy quyền”",
        ],
        Sentences(p =>
        {
            var papers = p["components"]!.AsArray();
            papers.RemoveAt(2);
            papers.Insert(0, Json("""{"code": "C0", "name": "Tờ khai", "originals": 1, "copies": 0, "mandatory": true, "confidence": "known"}"""));
            for (var i = 0; i < 3; i++)
            {
                papers[i]!["code"] = $"C{i + 1}";
            }

            (papers[2]!["mandatory"], papers[2]!["cases"]) = (false, new JsonArray());
        }));

    [Fact]
    public void A_paper_of_the_same_code_and_another_name_takes_its_place() =>
        Assert.Equal(["Thành phần hồ sơ: “Ủy quyền” thay bằng “Giấy ủy quyền có công chứng”"], Sentences(p => Item(p, "components", 2)["name"] = "Giấy ủy quyền có công chứng"));

    [Fact]
    public void Stages_that_change_places_are_told()
    {
        static void Stages(JsonObject p, params string[] names) => p["stages"] = new JsonArray([.. names.Select((n, i) => Json($$"""{"code": "S{{i}}", "name": "{{n}}", "owner": "authority", "confidence": "known"}"""))]);

        Assert.Equal(["Giai đoạn giải quyết: thứ tự các giai đoạn thay đổi"], Sentences(p => Stages(p, "B", "A"), p => Stages(p, "A", "B")));
        Assert.Equal(["Giai đoạn giải quyết: thêm “X”"], Sentences(p => Stages(p, "X", "A", "B"), p => Stages(p, "A", "B")));
    }

    [Fact]
    public void Given_texts_with_braces_stay_as_they_are_and_terms_are_said_in_the_language_asked()
    {
        var change = Assert.Single(ProcedureDifference.Between(Version(_ => { }), Version(p => p["name"] = "Thủ tục {0} {thử}")));

        Assert.Equal("Tên thủ tục: từ “Thủ tục thử” thành “Thủ tục {0} {thử}”", change.Sentence.ToString());
        Assert.Equal("[{0}: {1}][[Tên thủ tục]][[từ “{0}” thành “{1}”]]", string.Concat(change.Sentence.Terms.Select((t, i) => i == 0 ? $"[{t}]" : $"[[{t}]]")));
        Assert.Equal("Name: from “Thủ tục thử” to “Thủ tục {0} {thử}”", change.Sentence.Say(t => t switch { "Tên thủ tục" => "Name", "từ “{0}” thành “{1}”" => "from “{0}” to “{1}”", _ => t }));
    }

    [Fact]
    public void A_version_follows_the_highest_published_one_below_it()
    {
        var versions = new[] { 1, 2, 3, 5 }.Select(n => Version(p => (p["version"], p["state"]) = (n, n == 3 ? "not_public" : "public"))).ToList();

        Assert.Equal([null, 1, 2, 2], versions.Select(v => ProcedureDifference.Before(versions, v)?.Version));
    }

    private static string[] Sentences(Action<JsonObject> change, Action<JsonObject>? before = null) =>
        [.. ProcedureDifference.Between(Version(before ?? (_ => { })), Version(change)).Select(c => c.Sentence.ToString())];

    private static ProcedureVersion Version(Action<JsonObject> change)
    {
        var file = Examples.Json();
        file["fields"]!.AsArray().Add(Json("""{"code": "LV.B", "name": "Lĩnh vực B", "confidence": "invented"}"""));
        file["fields"]!.AsArray().Add(Json("""{"code": "LV.A2", "name": "Lĩnh vực A", "confidence": "invented"}"""));
        change(Examples.FirstOf(file));
        var result = ProcedureFile.Parse(file.ToJsonString());
        return Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(result).File.Procedures);
    }

    private static JsonObject Item(JsonObject procedure, string list, int index) => procedure[list]![index]!.AsObject();

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;

    private static JsonNode? Limit(int? value, string? unit) => value is null ? null : new JsonObject { ["value"] = value, ["unit"] = unit };
}
