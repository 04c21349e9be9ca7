using System.Text.Json.Nodes;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>Electronic declarations: what a version may ask, and how the answers are judged.</summary>
public sealed class DeclarationTests
{
    private const string Whole = """
        {"fields": [
          {"key": "ten", "label": "Tên", "kind": "text", "required": true, "most": 5, "source": "owner_name"},
          {"key": "moTa", "label": "Mô tả", "kind": "long_text", "required": false},
          {"key": "soMay", "label": "Số máy", "kind": "number", "required": false, "least": 1, "most": 2000},
          {"key": "tien", "label": "Tiền", "kind": "money", "required": false},
          {"key": "ngay", "label": "Ngày", "kind": "date", "required": false, "source": "owner_birth_date"},
          {"key": "loai", "label": "Loại", "kind": "choice", "required": true, "choices": ["Cố định", "Di động"]},
          {"key": "bienSo", "label": "Biển số xe", "kind": "text", "required": true, "onlyWhen": {"key": "loai", "value": "Di động"}},
          {"key": "thue", "label": "Xe thuê", "kind": "yes_no", "required": false, "onlyWhen": {"key": "loai", "value": "Di động"}},
          {"key": "chuXe", "label": "Chủ xe", "kind": "text", "required": true, "hint": "Như trên đăng ký xe", "onlyWhen": {"key": "thue", "value": "yes"}}
        ], "confidence": "unsure"}
        """;

    [Theory]
    [InlineData("ten", " Ngô \n", "Ngô", null)]
    [InlineData("ten", "Ngo\u0302", "Ngô", null)]
    [InlineData("ten", "12345", "12345", null)]
    [InlineData("ten", "123456", null, "answer_too_long")]
    [InlineData("ten", "a\nb", null, "answer_lines")]
    [InlineData("ten", "a\u0000", null, "answer_unreadable")]
    [InlineData("ten", " ", null, "answer_missing")]
    [InlineData("moTa", "a\r\nb", "a\nb", null)]
    [InlineData("soMay", "1", "1", null)]
    [InlineData("soMay", "2.000", "2000", null)]
    [InlineData("soMay", "2000", "2000", null)]
    [InlineData("soMay", "0", null, "answer_out_of_range")]
    [InlineData("soMay", "2.001", null, "answer_out_of_range")]
    [InlineData("soMay", "1,5", null, "answer_no_number")]
    [InlineData("soMay", "1.5", null, "answer_no_number")]
    [InlineData("soMay", "12.34.567", null, "answer_no_number")]
    [InlineData("soMay", "99999999999999999999999", null, "answer_out_of_range")]
    [InlineData("tien", "1.234.567", "1234567", null)]
    [InlineData("tien", "0", "0", null)]
    [InlineData("tien", "-1", null, "answer_out_of_range")]
    [InlineData("tien", "1.000 đồng", null, "answer_no_number")]
    [InlineData("ngay", "5/3/2026", "2026-03-05", null)]
    [InlineData("ngay", "29/02/2028", "2028-02-29", null)]
    [InlineData("ngay", "29/02/2026", null, "answer_no_date")]
    [InlineData("ngay", "2026", null, "answer_no_date")]
    [InlineData("ngay", "1/1/1799", null, "answer_no_date")]
    [InlineData("loai", "Cố định", "Cố định", null)]
    [InlineData("loai", "cố định", null, "answer_no_choice")]
    [InlineData("la", "x", null, "answer_unknown")]
    [InlineData("Ten", "x", null, "answer_unknown")]
    public void An_answer_is_kept_in_one_form_or_has_a_fault_at_its_field(string key, string typed, string? kept, string? fault)
    {
        var judged = Judge(new() { ["ten"] = "Ngô", ["loai"] = "Cố định", [key] = typed });

        Assert.Equal(fault is null ? [] : [(key, fault)], judged.Faults.Select(f => (f.Key, f.Code)));
        Assert.Equal(kept, judged.Answers.FirstOrDefault(a => a.Key == key).Value);
        Assert.Equal(judged.Answers, Judge(judged.Answers.ToDictionary(a => a.Key, a => (string?)a.Value)).Answers);
    }

    [Fact]
    public void A_field_that_is_not_asked_is_dropped_whatever_it_says_and_one_that_hangs_on_it_too()
    {
        Assert.Equal(["ten", "loai"], Judge(new() { ["ten"] = "A", ["loai"] = "Cố định", ["bienSo"] = "29A\0", ["thue"] = "yes", ["chuXe"] = "B" }).Answers.Select(a => a.Key));
        Assert.Equal(["answer_unreadable"], Judge(new() { ["ten"] = "a\ud800", ["loai"] = "Cố định" }).Faults.Select(f => f.Code));
        Assert.Equal(["answer_missing", "answer_missing"], Judge(new() { ["ten"] = "A", ["loai"] = "Di động", ["thue"] = "yes" }).Faults.Select(f => f.Code));
        Assert.Equal(["bienSo"], Judge(new() { ["ten"] = "A", ["loai"] = "Di động", ["thue"] = "no" }).Faults.Select(f => f.Key));
        Assert.Equal(["answer_no_choice", "answer_missing"], Judge(new() { ["ten"] = "A", ["loai"] = "Di động", ["thue"] = "có" }).Faults.Select(f => f.Code).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void What_is_not_asked_follows_from_what_is_typed()
    {
        Assert.Equal(["bienSo", "thue", "chuXe"], Unasked(new() { ["loai"] = "Cố định", ["thue"] = "yes" }));
        Assert.Equal(["bienSo", "thue", "chuXe"], Unasked([]));
        Assert.Equal(["chuXe"], Unasked(new() { ["loai"] = "Di động ", ["thue"] = "no" }));
        Assert.Empty(Unasked(new() { ["loai"] = "Di động", ["thue"] = "yes" }));

        static IReadOnlyList<string> Unasked(Dictionary<string, string?> answers) => DeclarationRules.Unasked(Of(Whole), answers);
    }

    [Fact]
    public void Fields_begin_with_the_facts_of_the_applicant_that_fit()
    {
        var declaration = Of(Whole);
        Assert.Equal([new("ten", "Ngô A")], DeclarationRules.Prefill(declaration, source => source == AnswerSource.OwnerName ? " Ngô A" : "1990"));
        Assert.Equal(["ngay"], DeclarationRules.Prefill(declaration, source => source == AnswerSource.OwnerName ? "Ngô Văn A" : "27/3/1990").Keys);
    }

    [Fact]
    public void Answers_are_read_with_their_labels()
    {
        var kept = Judge(new() { ["ten"] = "A", ["loai"] = "Di động", ["bienSo"] = "29A", ["thue"] = "no", ["tien"] = "1234567", ["ngay"] = "5/3/2026", ["soMay"] = "1500" }).Answers;
        Assert.Equal(
            ["Tên: A", "Số máy: 1.500", "Tiền: 1.234.567 đồng", "Ngày: 05/03/2026", "Loại: Di động", "Biển số xe: 29A", "Xe thuê: Không"],
            DeclarationRules.Lines(Of(Whole), kept.ToDictionary()).Select(l => $"{l.Key}: {l.Value}"));
        Assert.Equal("1.234.567", DeclarationRules.Typed(Of(Whole).Field("tien")!, "1234567"));
        Assert.Equal("no", DeclarationRules.Typed(Of(Whole).Field("thue")!, "no"));
    }

    [Fact]
    public void A_file_gives_back_the_declaration_it_was_read_from()
    {
        var read = ProcedureFile.Parse(Examples.Json().ToJsonString());
        Assert.Null(Assert.IsType<ProcedureFileResult.Valid>(read).File.Procedures[0].Components[0].Declaration);
        var file = Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(With(Whole).ToJsonString())).File;
        var written = ProcedureFileWriter.Write(file.Procedures[0], new(2026, 11, 28), "Tệp thử")["procedures"]![0]!["components"]![0]!["declaration"]!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Whole), written), written.ToJsonString());
    }

    [Theory]
    [InlineData("{}", "fields:field.missing fields:rule.declaration confidence:field.missing")]
    [InlineData("""{"fields": [], "confidence": "known"}""", "fields:rule.declaration")]
    [InlineData("""{"fields": [{"key": "A", "label": "A", "kind": "text", "required": true}], "confidence": "known"}""", "fields[0].key:rule.declaration")]
    [InlineData("""{"fields": [{"key": "a", "label": "A", "kind": "text", "required": true, "most": 501}], "confidence": "known"}""", "fields[0].most:rule.declaration")]
    [InlineData("""{"fields": [{"key": "a", "label": "A", "kind": "text", "required": true, "least": 1}], "confidence": "known"}""", "fields[0].least:rule.declaration")]
    [InlineData("""{"fields": [{"key": "a", "label": "A", "kind": "date", "required": true, "most": 1}], "confidence": "known"}""", "fields[0].most:rule.declaration")]
    [InlineData("""{"fields": [{"key": "a", "label": "A", "kind": "number", "required": true, "least": 2, "most": 1}], "confidence": "known"}""", "fields[0].most:rule.declaration")]
    [InlineData("""{"fields": [{"key": "a", "label": "A", "kind": "money", "required": true, "least": -1}], "confidence": "known"}""", "fields[0].most:rule.declaration")]
    [InlineData("""{"fields": [{"key": "a", "label": "A", "kind": "choice", "required": true, "choices": ["x"]}], "confidence": "known"}""", "fields[0].choices:rule.declaration")]
    [InlineData("""{"fields": [{"key": "a", "label": "A", "kind": "choice", "required": true, "choices": ["x", "x"]}], "confidence": "known"}""", "fields[0].choices:duplicate")]
    [InlineData("""{"fields": [{"key": "a", "label": "A", "kind": "text", "required": true, "choices": ["x", "y"]}], "confidence": "known"}""", "fields[0].choices:rule.declaration")]
    [InlineData("""{"fields": [{"key": "a", "label": "A", "kind": "date", "required": true, "source": "phone"}], "confidence": "known"}""", "fields[0].source:rule.declaration")]
    [InlineData("""{"fields": [{"key": "a", "label": "A", "kind": "word", "required": true, "more": 1}], "confidence": "known"}""", "fields[0].kind:value.unknown fields[0].more:field.unknown")]
    [InlineData("""{"fields": [{"key": "a", "label": "A", "kind": "text", "required": true}, {"key": "a", "label": "B", "kind": "text", "required": true}], "confidence": "known"}""", "fields[1].key:duplicate")]
    [InlineData("""{"fields": [{"key": "aB", "label": "A", "kind": "text", "required": true}, {"key": "ab", "label": "B", "kind": "text", "required": true}], "confidence": "known"}""", "fields[1].key:duplicate")]
    [InlineData("""{"fields": [{"key": "a", "label": "A", "kind": "text", "required": true, "onlyWhen": {"key": "b", "value": "yes"}}, {"key": "b", "label": "B", "kind": "yes_no", "required": true}], "confidence": "known"}""", "fields[0].onlyWhen:reference.unknown")]
    [InlineData("""{"fields": [{"key": "b", "label": "B", "kind": "yes_no", "required": true}, {"key": "a", "label": "A", "kind": "text", "required": true, "onlyWhen": {"key": "b", "value": "Có"}}], "confidence": "known"}""", "fields[1].onlyWhen:reference.unknown")]
    public void Each_fault_of_a_declaration_is_named_with_its_place(string declaration, string faults)
    {
        const string Place = "$.procedures[0].components[0].declaration.";
        var found = Assert.IsType<ProcedureFileResult.Faulty>(ProcedureFile.Parse(With(declaration).ToJsonString())).Faults;
        Assert.All(found, f => Assert.StartsWith(Place, f.Place, StringComparison.Ordinal));
        Assert.Equal(faults.Split(' ').Order(StringComparer.Ordinal), found.Select(f => $"{f.Place[Place.Length..]}:{f.Code}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_difference_of_two_versions_tells_of_each_field()
    {
        Assert.Equal(["Thành phần hồ sơ: “Đơn”: có tờ khai điện tử"], Changes(null, Whole));
        Assert.Equal(["Thành phần hồ sơ: “Đơn”: không còn tờ khai điện tử"], Changes(Whole, null));
        Assert.Empty(Changes(Whole, Whole));
        Assert.Equal(
            [
                "Thành phần hồ sơ: “Đơn”, tờ khai điện tử: “Tên” thay bằng “Họ tên”",
                "Thành phần hồ sơ: “Đơn”, tờ khai điện tử: “Họ tên”: không còn bắt buộc",
                "Thành phần hồ sơ: “Đơn”, tờ khai điện tử: “Họ tên”, hướng dẫn: thêm “Như căn cước”",
                "Thành phần hồ sơ: “Đơn”, tờ khai điện tử: “Họ tên”, lớn nhất: từ “5” thành “9”",
                "Thành phần hồ sơ: “Đơn”, tờ khai điện tử: “Họ tên”, lấy từ: từ “Tên chủ hồ sơ” thành “Họ tên người nộp thay”",
                "Thành phần hồ sơ: “Đơn”, tờ khai điện tử: “Số máy”, loại trả lời: từ “Số nguyên” thành “Số tiền (đồng)”",
                "Thành phần hồ sơ: “Đơn”, tờ khai điện tử: “Số máy”, nhỏ nhất: từ “1” thành “2”",
                "Thành phần hồ sơ: “Đơn”, tờ khai điện tử: “Loại”, danh sách chọn: từ “Cố định; Di động” thành “Cố định; Di động; Khác”",
                "Thành phần hồ sơ: “Đơn”, tờ khai điện tử: “Xe thuê”, chỉ khai khi: bỏ “Loại: Di động”",
                "Thành phần hồ sơ: “Đơn”, tờ khai điện tử: thêm “Ghi chú” (không bắt buộc)",
                "Thành phần hồ sơ: “Đơn”, tờ khai điện tử: bỏ “Mô tả”",
                "Thành phần hồ sơ: “Đơn”, tờ khai điện tử: thứ tự các mục thay đổi",
            ],
            Changes(Whole, Changed()));

        static string Changed()
        {
            var json = JsonNode.Parse(Whole)!;
            var fields = json["fields"]!.AsArray();
            (fields[0]!["label"], fields[0]!["required"], fields[0]!["hint"], fields[0]!["most"], fields[0]!["source"]) = ("Họ tên", false, "Như căn cước", 9, "submitter_name");
            (fields[2]!["kind"], fields[2]!["least"]) = ("money", 2);
            fields[5]!["choices"]!.AsArray().Add("Khác");
            fields[7]!.AsObject().Remove("onlyWhen");
            fields.RemoveAt(1);
            var money = fields[2]!;
            fields.RemoveAt(2);
            fields.Insert(1, money);
            fields.Add(JsonNode.Parse("""{"key": "ghiChu", "label": "Ghi chú", "kind": "long_text", "required": false}"""));
            return json.ToJsonString();
        }
    }

    private static JudgedDeclaration Judge(Dictionary<string, string?> answers) => DeclarationRules.Judge(Of(Whole), answers);

    private static Declaration Of(string declaration) => Version(declaration).Components[0].Declaration!;

    private static ProcedureVersion Version(string? declaration) => Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(With(declaration).ToJsonString())).File.Procedures[0];

    private static string[] Changes(string? before, string? after) => [.. ProcedureDifference.Between(Version(before), Version(after)).Select(change => change.Sentence.ToString())];

    private static JsonObject With(string? declaration)
    {
        var file = Examples.Json();
        Examples.FirstOf(file)["components"]![0]!["declaration"] = declaration is null ? null : JsonNode.Parse(declaration);
        return file;
    }
}
