using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>What must hold (yêu cầu, điều kiện) may be asked in all cases or in some.</summary>
public sealed class CaseConditionsTests
{
    private static readonly DateOnly Day = new(2026, 11, 29);

    private const string Long = "Có giấy tờ:\na) Một;\nb) Hai.";

    /// <summary>One condition of all, two of "Cấp lại", one of both by name.</summary>
    private static ProcedureVersion ByCase(Action<JsonObject>? change = null)
    {
        var file = With(change);
        return Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(file.ToJsonString())).File.Procedures);
    }

    private static JsonObject With(Action<JsonObject>? change = null)
    {
        var file = Examples.Json();
        var item = Examples.FirstOf(file);
        item["conditions"] = new JsonArray("Đủ tuổi", Long);
        item["caseConditions"] = new JsonArray(
            new JsonObject { ["cases"] = new JsonArray("lai"), ["conditions"] = new JsonArray("Bản cũ bị mất", "Đã báo mất") },
            new JsonObject { ["cases"] = new JsonArray("moi", "lai"), ["conditions"] = new JsonArray("Có trụ sở") });
        change?.Invoke(item);
        return file;
    }

    [Fact]
    public void A_case_is_asked_what_all_are_and_what_it_is_alone()
    {
        var item = ByCase();
        Assert.Equal(["Đủ tuổi", Long, "Bản cũ bị mất", "Đã báo mất", "Có trụ sở"], item.ConditionsFor("lai"));
        Assert.Equal(["Đủ tuổi", Long, "Có trụ sở"], item.ConditionsFor("moi"));
        Assert.Equal(["Đủ tuổi", Long], item.ConditionsFor(null));
        Assert.Equal(["Đủ tuổi", Long, "Trường hợp Cấp lại: Bản cũ bị mất", "Trường hợp Cấp lại: Đã báo mất", "Trường hợp Cấp mới, Cấp lại: Có trụ sở"], ProcedurePartTexts.Of(item, ProcedurePart.Conditions));
    }

    [Fact]
    public void A_version_saved_before_there_were_any_is_read_and_written_as_ever()
    {
        var before = ByCase(p => p.Remove("caseConditions"));
        Assert.Empty(before.CaseConditions);
        Assert.Equal(before.Conditions, before.ConditionsFor("lai"));
        Assert.DoesNotContain("caseConditions", ProcedureFileWriter.Write(before, Day, "Tệp thử").ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"cases": ["khac"], "conditions": ["A"]}""", "caseConditions[0].cases reference.unknown")]
    [InlineData("""{"cases": [], "conditions": ["A"]}""", "caseConditions[0].cases rule.empty")]
    [InlineData("""{"cases": ["lai"], "conditions": []}""", "caseConditions[0].conditions rule.empty")]
    [InlineData("""{"cases": ["lai"]}""", "caseConditions[0].conditions field.missing")]
    public void What_does_not_fit_is_a_fault_at_its_place(string group, string fault) => Assert.Equal(
        ["$.procedures[0]." + fault],
        Assert.IsType<ProcedureFileResult.Faulty>(ProcedureFile.Parse(With(p => p["caseConditions"] = new JsonArray(JsonNode.Parse(group))).ToJsonString())).Faults.Select(f => $"{f.Place} {f.Code}"));

    [Fact]
    public void They_are_written_and_read_back_in_files_sheets_and_national_fields()
    {
        var item = ByCase();
        Assert.Equivalent(item, Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(ProcedureFileWriter.Write(item, Day, "Tệp thử").ToJsonString())).File.All), strict: true);

        var sheets = SheetsOf(item);
        Assert.Empty(ProcedureDifference.Between(item, Ready(sheets, item)));
        Same(item, Ready(sheets, null), lines: true);

        var national = NationalFile.Write([item]);
        Assert.Empty(ProcedureDifference.Between(item, National(national, item)));
        Same(item, National(national, null), lines: true);

        // A national change of one line leaves the text of several lines, and the cases, as they are known.
        Same(ByCase(p => p["conditions"]![0] = "Đủ 18 tuổi"), National(national.Replace("Đủ tuổi", "Đủ 18 tuổi", StringComparison.Ordinal), item), lines: false);
    }

    [Fact]
    public void A_line_that_names_no_case_we_know_or_has_nothing_below_it_stays_a_condition()
    {
        var item = ByCase();
        var other = JsonNode.Parse(NationalFile.Write([item]))!;
        other[0]!["YEUCAU"] = "Đủ tuổi\nTrường hợp: Cấp đổi\nCó bản cũ\nTrường hợp: Cấp lại:\nBản cũ bị mất\nTrường hợp: Cấp mới";
        var read = National(other.ToJsonString(), item);
        Assert.Equal(["Đủ tuổi", "Trường hợp: Cấp đổi", "Có bản cũ", "Trường hợp: Cấp mới"], read.Conditions);
        Assert.Equal("lai: Bản cũ bị mất", Assert.Single(read.CaseConditions) is var own ? $"{string.Join(',', own.CaseCodes)}: {string.Join(',', own.Conditions)}" : "");
    }

    [Fact]
    public void A_workbook_without_the_sheet_leaves_them_and_one_with_an_empty_sheet_takes_them_away()
    {
        var item = ByCase();
        var sheets = SheetsOf(item);
        sheets[CatalogueSheets.Conditions.Name] = [];
        Assert.Empty(Ready(sheets, item).CaseConditions);
        sheets.Remove(CatalogueSheets.Conditions.Name);
        Same(item, Ready(sheets, item), lines: false);
    }

    [Theory]
    [InlineData("Trường hợp", null)]
    [InlineData("Yêu cầu, điều kiện", null)]
    [InlineData("Yêu cầu, điều kiện", "dài")]
    [InlineData("Mã thủ tục", "9.999999")]
    public void A_fault_of_the_sheet_is_named_by_row_and_column(string column, string? typed)
    {
        var sheets = SheetsOf(ByCase());
        var text = typed == "dài" ? new string('a', 3001) : typed;
        sheets[CatalogueSheets.Conditions.Name] = [.. sheets[CatalogueSheets.Conditions.Name].Select(row => row.Number != 3 ? row : new SheetRow(3, row.Cells.Where(c => c.Key != column).Concat(text is null ? [] : [new(column, text)]).ToDictionary(c => c.Key, c => c.Value)))];
        Assert.Contains(Assert.IsType<CatalogueFileResult.Faulty>(CatalogueFile.Check(sheets, _ => null, "Nguồn")).Faults, f => (f.Sheet, f.Row, f.Column) == (CatalogueSheets.Conditions.Name, 3, column));
    }

    [Fact]
    public void Their_changes_are_told_in_words() => Assert.Equal(
        ["Yêu cầu, điều kiện: bỏ “Trường hợp Cấp lại: Đã báo mất”", "Yêu cầu, điều kiện: thêm “Trường hợp Cấp lại: Đã báo công an”"],
        ProcedureDifference.Between(ByCase(), ByCase(p => p["caseConditions"]![0]!["conditions"]![1] = "Đã báo công an")).Select(c => c.Sentence.ToString()));

    /// <summary>The same conditions of the same cases by name; where a text of several lines comes back as lines, line by line.</summary>
    private static void Same(ProcedureVersion expected, ProcedureVersion actual, bool lines)
    {
        string Told(ProcedureVersion v, string name) => string.Join(lines ? '\n' : '¶', v.ConditionsFor(v.Cases.Single(c => c.Name == name).Code));
        Assert.All(expected.Cases, c => Assert.Equal(Told(expected, c.Name), Told(actual, c.Name)));
        Assert.Equal(string.Join('\n', expected.ConditionsFor(null)), string.Join('\n', actual.ConditionsFor(null)));
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
