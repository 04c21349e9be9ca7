using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>A channel may have several limits: those of cases, which the clock chooses, and further ones, which their notes name.</summary>
public sealed class SeveralLimitsTests
{
    private const string Inspection = "Phải kiểm tra thực tế";
    private static readonly DateOnly Day = new(2026, 11, 29);

    /// <summary>The direct channel: 10 working days; 3 for "Cấp lại" with a note and a fee of its own; 20 with a fee where an inspection is needed; none set where an opinion is asked.</summary>
    private static ProcedureVersion Several(Action<JsonObject>? change = null)
    {
        var file = With(change);
        return Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(file.ToJsonString())).File.Procedures);
    }

    private static JsonObject With(Action<JsonObject>? change = null)
    {
        var file = Examples.Json();
        var item = Examples.FirstOf(file);
        var means = item["means"]![0]!;
        means["fees"]![1]!["cases"] = new JsonArray("moi");
        means["note"] = "Trong giờ làm việc";
        means["caseLimits"] = JsonNode.Parse("""[{"cases": ["lai"], "limit": {"value": 3, "unit": "working_day"}, "note": "Có bản cũ"}]""");
        means["otherLimits"] = JsonNode.Parse($$"""[{"limit": {"value": 20, "unit": "working_day"}, "note": "{{Inspection}}"}, {"note": "Phải xin ý kiến Bộ"}]""");
        means["fees"]!.AsArray().Add(JsonNode.Parse("""{"name": "Phí cấp lại", "kind": "phi", "amount": 70000, "when": "at_receipt", "cases": ["lai"], "confidence": "found"}"""));
        means["fees"]!.AsArray().Add(JsonNode.Parse($$"""{"name": "Phí kiểm tra", "kind": "phi", "amount": 900000, "when": "at_receipt", "limitNote": "{{Inspection}}", "confidence": "found"}"""));
        change?.Invoke(item);
        return file;
    }

    [Fact]
    public void The_clock_takes_the_limit_of_the_case_and_never_one_that_no_rule_chooses()
    {
        var item = Several();
        Assert.Equal((3, 10, 10), (item.LimitFor(Channel.Direct, "lai")!.Value.Value, item.LimitFor(Channel.Direct, "moi")!.Value.Value, item.LimitFor(Channel.Direct, null)!.Value.Value));
        Assert.Equal("10 ngày làm việc; trường hợp Cấp lại: 3 ngày làm việc (Có bản cũ); 20 ngày làm việc (Phải kiểm tra thực tế); không quy định (Phải xin ý kiến Bộ)", ProcedureTexts.Limit(item, Channel.Direct));
        Assert.Equal("3 ngày làm việc", ProcedureTexts.Limit(item, Channel.Direct, "lai"));
        Assert.Equal("7 ngày", ProcedureTexts.Limit(item, Channel.Online));
    }

    [Fact]
    public void A_fee_of_a_further_limit_leaves_the_total_to_the_receiver()
    {
        var item = Several();
        Assert.Equal(((long?)null, (long?)null), (item.TotalFee(Channel.Direct, "moi"), item.FeeAsked(Channel.Direct, "moi", null, Day)));
        Assert.Equal(" (với thời hạn: Phải kiểm tra thực tế)", ProcedureTexts.FeeCases(item, item.Means[0].Fees[3]));
        var without = Several(p => p["means"]![0]!["fees"]!.AsArray().RemoveAt(3));
        Assert.Equal((300_000, 320_000), (without.TotalFee(Channel.Direct, "moi"), without.TotalFee(Channel.Direct, "lai")));
    }

    [Fact]
    public void A_version_saved_before_there_were_any_is_read_and_written_as_ever()
    {
        var before = Examples.Procedure();
        Assert.All(before.Means, means => Assert.Empty(means.OtherLimits));
        var written = ProcedureFileWriter.Write(before, Day, "Tệp thử").ToJsonString();
        Assert.DoesNotContain("otherLimits", written, StringComparison.Ordinal);
        Assert.DoesNotContain("limitNote", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"limit": {"value": 20, "unit": "working_day"}}]""", "otherLimits[0].note field.missing")]
    [InlineData("""[{"note": "A"}, {"note": "A"}, {"note": "Phải kiểm tra thực tế"}]""", "otherLimits[1] duplicate")]
    [InlineData("""[{"note": "A"}]""", "fees[3].limitNote reference.unknown")]
    public void What_does_not_fit_is_a_fault_at_its_place(string others, string fault) => Assert.Equal(
        ["$.procedures[0].means[0]." + fault],
        Assert.IsType<ProcedureFileResult.Faulty>(ProcedureFile.Parse(With(p => p["means"]![0]!["otherLimits"] = JsonNode.Parse(others)).ToJsonString())).Faults.Select(f => $"{f.Place} {f.Code}"));

    [Fact]
    public void They_are_written_and_read_back_in_files_sheets_and_national_fields()
    {
        var item = Several();
        Assert.Equivalent(item, Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(ProcedureFileWriter.Write(item, Day, "Tệp thử").ToJsonString())).File.All), strict: true);

        Assert.Empty(ProcedureDifference.Between(item, Ready(SheetsOf(item), item)));
        Same(item, Ready(SheetsOf(item), null));

        var national = NationalFile.Write([item]);
        Assert.Empty(ProcedureDifference.Between(item, National(national, item)));
        Same(item, National(national, null));
        var times = JsonNode.Parse(national)![0]!["CACHTHUCTHUCHIEN"]![0]!["THOIGIAN"]!.AsArray();
        Assert.Equal(
            ["Trong giờ làm việc: 10/2", "Trường hợp: Cấp lại\nCó bản cũ: 3/1", "Phải kiểm tra thực tế: 20/1", "Phải xin ý kiến Bộ: /0"],
            times.Select(t => $"{t!["MOTA"]}: {t["THOIGIANGIAIQUYET"]}/{t["PHILEPHI"]!.AsArray().Count}"));
        Assert.Equal("Phí cấp lại", (string)times[1]!["PHILEPHI"]![0]!["MOTA"]!);
    }

    [Fact]
    public void A_national_limit_of_a_case_that_is_there_twice_or_without_a_name_is_kept_as_a_further_one()
    {
        var record = JsonNode.Parse(NationalFile.Write([Several(p => p["means"]![0]!["fees"]!.AsArray().RemoveAt(3))]))!;
        var times = record[0]!["CACHTHUCTHUCHIEN"]![0]!["THOIGIAN"]!.AsArray();
        (times[2]!["MOTA"], times[3]!["MOTA"], times[3]!["THOIGIANGIAIQUYET"], times[3]!["DONVITINH"]) = ("Trường hợp: Cấp lại", "", "2", "Tháng");
        var means = National(record.ToJsonString(), null).Means[0];
        Assert.Equal(3, Assert.Single(means.CaseLimits).Limit.Value);
        Assert.Equal(["20 ngày làm việc (Trường hợp: Cấp lại)", "2 tháng (Thời hạn khác)"], means.OtherLimits.Select(other => ProcedureTexts.Other(other)));
        Assert.Equal((10, "Trong giờ làm việc"), (means.Limit!.Value.Value, means.Note));
    }

    [Theory]
    [InlineData("Cấp mới")]
    [InlineData("Trường hợp Cấp mới")]
    [InlineData("trường hợp: Cấp mới")]
    public void A_national_limit_that_is_called_by_the_name_of_a_case_is_that_of_the_case(string note)
    {
        var record = JsonNode.Parse(NationalFile.Write([Several()]))!;
        record[0]!["CACHTHUCTHUCHIEN"]![0]!["THOIGIAN"]![2]!["MOTA"] = note;
        var read = National(record.ToJsonString(), null);
        var made = read.Cases.Single(c => c.Name == "Cấp mới").Code;
        Assert.Equal((20, 900_000), (read.LimitFor(Channel.Direct, made)!.Value.Value, read.FeesFor(Channel.Direct, made).Single(fee => fee.Name == "Phí kiểm tra").Amount));
        Assert.DoesNotContain(read.FeesFor(Channel.Direct, read.Cases.Single(c => c.Name == "Cấp lại").Code), fee => fee.Name == "Phí kiểm tra");
    }

    [Fact]
    public void A_workbook_from_before_leaves_them_and_one_that_says_there_are_none_takes_them_away()
    {
        var item = Several();
        var sheets = SheetsOf(item);
        sheets["Cách thức"] = [.. sheets["Cách thức"].Where(row => row.Cells.GetValueOrDefault(CatalogueSheets.OtherTitle) != "Có")];
        sheets["Phí, lệ phí"] = [.. sheets["Phí, lệ phí"].Select(row => new SheetRow(row.Number, row.Cells.Where(c => c.Key != "Thu cùng thời hạn").ToDictionary()))];
        var without = Ready(sheets, item).MeansFor(Channel.Direct)!;
        Assert.Empty(without.OtherLimits);
        Assert.All(without.Fees, fee => Assert.Null(fee.LimitNote));

        sheets["Cách thức"] = [.. sheets["Cách thức"].Select(row => new SheetRow(row.Number, row.Cells.Where(c => c.Key != CatalogueSheets.OtherTitle).ToDictionary()))];
        Assert.Empty(ProcedureDifference.Between(item, Ready(sheets, item)));
    }

    [Theory]
    [InlineData("Cách thức", 4, "Ghi chú", null, "Ghi chú")]
    [InlineData("Cách thức", 4, "Thời hạn khác", "Có lẽ", "Thời hạn khác")]
    [InlineData("Cách thức", 4, "Trường hợp", "Cấp lại", "Thời hạn khác")]
    [InlineData("Cách thức", 4, "Thời hạn", "hai mươi", "Thời hạn")]
    [InlineData("Cách thức", 4, "Thời hạn khác", "Không", "Hình thức")]
    [InlineData("Phí, lệ phí", 5, "Thu cùng thời hạn", "Phải họp", "Thu cùng thời hạn")]
    public void A_fault_of_a_workbook_is_named_by_sheet_row_and_column(string sheet, int number, string column, string? typed, string faulty)
    {
        var sheets = SheetsOf(Several());
        sheets[sheet] = [.. sheets[sheet].Select(row => row.Number != number ? row : new SheetRow(number, row.Cells.Where(c => c.Key != column).Concat(typed is null ? [] : [new(column, typed)]).ToDictionary(c => c.Key, c => c.Value)))];
        Assert.Contains(Assert.IsType<CatalogueFileResult.Faulty>(CatalogueFile.Check(sheets, _ => null, "Nguồn")).Faults, f => (f.Sheet, f.Row, f.Column) == (sheet, number, faulty));
    }

    [Fact]
    public void Their_changes_are_told_in_words()
    {
        static IEnumerable<string> Told(Action<JsonObject> change) => ProcedureDifference.Between(Several(), Several(change)).Select(c => c.Sentence.ToString());
        Assert.Equal(["Thời hạn giải quyết (trực tiếp): thời hạn khác “Phải kiểm tra thực tế”: từ 20 ngày làm việc xuống 15 ngày làm việc"], Told(p => p["means"]![0]!["otherLimits"]![0]!["limit"]!["value"] = 15));
        Assert.Equal(["Thời hạn giải quyết (trực tiếp): bỏ thời hạn khác “không quy định (Phải xin ý kiến Bộ)”"], Told(p => p["means"]![0]!["otherLimits"]!.AsArray().RemoveAt(1)));
        Assert.Equal(["Thời hạn giải quyết (trực tiếp): trường hợp “Cấp lại”: ghi chú: từ “Có bản cũ” thành “Còn bản cũ”"], Told(p => p["means"]![0]!["caseLimits"]![0]!["note"] = "Còn bản cũ"));
        Assert.Equal(["Phí, lệ phí (trực tiếp): “Phí kiểm tra”, thu cùng thời hạn: bỏ “Phải kiểm tra thực tế”"], Told(p => p["means"]![0]!["fees"]![3]!.AsObject().Remove("limitNote")));
    }

    private static void Same(ProcedureVersion expected, ProcedureVersion actual)
    {
        static IEnumerable<string> Told(ProcedureVersion v) => v.Means.OrderBy(m => m.Channel).SelectMany(m => m.Fees.Select(fee => $"{fee.Name} {fee.Amount}{ProcedureTexts.FeeCases(v, fee)}").Order().Append(ProcedureTexts.Limit(v, m.Channel)).Append(m.Note));
        Assert.Equal(Told(expected), Told(actual));
    }

    private static ProcedureVersion National(string json, ProcedureVersion? known)
    {
        var read = Assert.Single(NationalFileReader.Read(Encoding.UTF8.GetBytes(json), _ => known, Day).Records);
        Assert.Empty(read.Faults);
        return read.Version;
    }

    private static Dictionary<string, IReadOnlyList<SheetRow>> SheetsOf(ProcedureVersion item) =>
        CatalogueSheets.All.ToDictionary(s => s.Name, s => (IReadOnlyList<SheetRow>)[.. CatalogueSheets.RowsOf(s, [item]).Select((cells, n) => new SheetRow(n + 2, s.Columns.Zip(cells)
            .Where(pair => pair.Second?.ToString() is { Length: > 0 }).ToDictionary(pair => pair.First.Title, pair => pair.Second!.ToString()!)))], StringComparer.Ordinal);

    private static ProcedureVersion Ready(Dictionary<string, IReadOnlyList<SheetRow>> sheets, ProcedureVersion? known)
    {
        var result = CatalogueFile.Check(sheets, _ => known, "Nguồn");
        Assert.Empty(result is CatalogueFileResult.Faulty faulty ? faulty.Faults : []);
        return Assert.Single(Assert.IsType<CatalogueFileResult.Ready>(result).Procedures);
    }
}
