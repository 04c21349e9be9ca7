using System.Text.Json.Nodes;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>Exemptions and reductions: whom and when they hold for, which is taken, and that 0 and unknown stay apart.</summary>
public sealed class FeeReliefTests
{
    private static readonly DateOnly Day = new(2026, 6, 15);

    [Theory]
    [InlineData("2025-12-31", null, 250_001)]
    [InlineData("2026-01-01", null, 125_001)]
    [InlineData("2026-06-30", null, 125_001)]
    [InlineData("2026-07-01", null, 250_001)]
    [InlineData("2025-12-31", "hộ nghèo", 0)]
    [InlineData("2026-03-01", "hộ nghèo", 0)]
    [InlineData("2026-03-01", "người cao tuổi", 125_001)]
    [InlineData("2026-07-01", "người cao tuổi", 175_001)]
    [InlineData("2026-07-01", "ai khác", 250_001)]
    public void The_rule_that_takes_most_off_on_the_day_of_filing_is_taken(string day, string? payer, long asked) =>
        Assert.Equal(asked, Version().FeeAsked(Channel.Direct, null, payer, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void The_amount_says_which_rule_was_taken()
    {
        Assert.Equal("Phí: 125.001 đồng (mức thu: 250.001 đồng. Giảm 50% từ ngày 01/01/2026 đến hết ngày 30/06/2026 (TT 1))", Only(Version().FeesAsked(Channel.Direct, null, null, Day)).Text);
        Assert.Equal("Phí: 0 đồng (mức thu: 250.001 đồng. Miễn đối với hộ nghèo (Luật A))", Only(Version().FeesAsked(Channel.Direct, null, "hộ nghèo", Day)).Text);
        Assert.Equal("Phí: 250.001 đồng", Only(Version().FeesAsked(Channel.Direct, null, null, new(2026, 7, 1))).Text);
        Assert.Equal(["hộ nghèo", "người cao tuổi"], Version().PayersOf(Channel.Direct, null, Day));
        Assert.Empty(Version().PayersOf(Channel.Online, null, Day));
    }

    [Fact]
    public void What_a_formula_decides_stays_unknown_unless_the_payer_is_exempt_and_nothing_is_not_unknown()
    {
        var formula = Version(fee => (fee["formula"], fee["amount"]) = ("75% của phí cấp mới", null));
        Assert.Null(formula.FeeAsked(Channel.Direct, null, null, Day));
        Assert.Equal(0, formula.FeeAsked(Channel.Direct, null, "hộ nghèo", Day));
        Assert.Contains("theo cách tính, trừ phần được giảm", Only(formula.FeesAsked(Channel.Direct, null, null, Day)).Text, StringComparison.Ordinal);

        var free = Version(fee => (fee["amount"], fee["when"]) = (0, "none"));
        Assert.Equal((0, (FeeRelief?)null), (free.FeeAsked(Channel.Direct, null, null, Day), Only(free.FeesAsked(Channel.Direct, null, null, Day)).Relief));
        Assert.Null(Version().FeeAsked(Channel.Post, null, null, Day));
    }

    [Fact]
    public void Files_keep_the_rules_and_a_change_is_told()
    {
        var version = Version();
        Assert.Equivalent(version, Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(ProcedureFileWriter.Write(version, Day, "Tệp thử").ToJsonString())).File.All), strict: true);
        var without = Version(fee => { fee.Remove("reliefs"); fee.Remove("basis"); });
        Assert.Equal(
            ["Phí, lệ phí (trực tiếp): “Phí”, căn cứ thu: thêm “TT 64”", "Phí, lệ phí (trực tiếp): “Phí”, miễn, giảm: thêm “Miễn đối với hộ nghèo (Luật A)”"],
            ProcedureDifference.Between(without, version).Select(c => c.Sentence.ToString()).Take(2));
        Assert.Contains("Miễn đối với hộ nghèo (Luật A)", NationalFile.Write([version]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("percent", 0)]
    [InlineData("percent", 101)]
    [InlineData("from", "2026-07-01")]
    [InlineData("basis", null)]
    public void A_rule_without_share_basis_or_days_in_order_is_a_fault(string field, object? value) =>
        Assert.NotEmpty(Examples.FaultsAfter(file =>
        {
            var rule = Change(file)["reliefs"]![1]!.AsObject();
            rule[field] = JsonValue.Create(value);
        }));

    [Fact]
    public void The_sheets_of_the_catalogue_carry_the_rules_and_a_file_without_their_sheet_leaves_them()
    {
        var version = Version();
        foreach (var known in new[] { version, null })
        {
            Assert.Equal(Rules(version), Rules(Read(SheetsOf(version), known)));
        }

        var before = SheetsOf(version);
        before.Remove(CatalogueSheets.Reliefs.Name);
        Assert.Equal(Rules(version), Rules(Read(before, version)));
        Assert.Empty(Rules(Read(before, null)));

        // A sheet without the row takes the rule away.
        var fewer = SheetsOf(version);
        fewer[CatalogueSheets.Reliefs.Name] = [fewer[CatalogueSheets.Reliefs.Name][0]];
        Assert.Equal(["hộ nghèo"], Read(fewer, version).PayersOf(Channel.Direct, null, Day));

        static List<FeeRelief> Rules(ProcedureVersion of) => [.. of.Means.SelectMany(m => m.Fees).SelectMany(f => f.Reliefs)];
        static ProcedureVersion Read(Dictionary<string, IReadOnlyList<SheetRow>> sheets, ProcedureVersion? known) =>
            Assert.Single(Assert.IsType<CatalogueFileResult.Ready>(CatalogueFile.Check(sheets, _ => known, "Nguồn")).Procedures);
    }

    [Theory]
    [InlineData("Mức giảm (%)", "0", "Mức giảm (%)")]
    [InlineData("Mức giảm (%)", "101", "Mức giảm (%)")]
    [InlineData("Mức giảm (%)", "một nửa", "Mức giảm (%)")]
    [InlineData("Mức giảm (%)", null, "Mức giảm (%)")]
    [InlineData("Căn cứ", null, "Căn cứ")]
    [InlineData("Từ ngày", "hôm qua", "Từ ngày")]
    [InlineData("Đến ngày", "31/12/2025", "Đến ngày")]
    [InlineData("Đến ngày", "01/01/2026", null)]
    [InlineData("Tên khoản thu", "Phí khác", "Tên khoản thu")]
    [InlineData("Số tiền (đồng)", "1", "Tên khoản thu")]
    [InlineData("Số tiền (đồng)", null, null)]
    [InlineData("Trường hợp", "Trường hợp lạ", "Tên khoản thu")]
    [InlineData("Hình thức", "Bay", "Hình thức")]
    [InlineData("Mã thủ tục", "9.999999", "Mã thủ tục")]
    public void A_fault_of_a_rule_is_named_by_row_and_column(string column, string? typed, string? faulty)
    {
        var sheets = SheetsOf(Version());
        var rows = sheets[CatalogueSheets.Reliefs.Name].ToList();
        var cells = new Dictionary<string, string>(rows[1].Cells, StringComparer.Ordinal);
        cells.Remove(column);
        if (typed is not null)
        {
            cells[column] = typed;
        }

        rows[1] = rows[1] with { Cells = cells };
        sheets[CatalogueSheets.Reliefs.Name] = rows;
        var result = CatalogueFile.Check(sheets, _ => null, "Nguồn");
        if (faulty is null)
        {
            Assert.IsType<CatalogueFileResult.Ready>(result);
        }
        else
        {
            Assert.Contains(Assert.IsType<CatalogueFileResult.Faulty>(result).Faults, f => (f.Sheet, f.Row, f.Column) == (CatalogueSheets.Reliefs.Name, 3, faulty));
        }
    }

    private static Dictionary<string, IReadOnlyList<SheetRow>> SheetsOf(ProcedureVersion item) =>
        CatalogueSheets.All.ToDictionary(s => s.Name, s => (IReadOnlyList<SheetRow>)[.. CatalogueSheets.RowsOf(s, [item]).Select((cells, n) => new SheetRow(n + 2, s.Columns.Zip(cells)
            .Where(pair => pair.Second?.ToString() is { Length: > 0 }).ToDictionary(pair => pair.First.Title, pair => pair.Second!.ToString()!, StringComparer.Ordinal)))], StringComparer.Ordinal);

    private static FeeAsked Only(IReadOnlyList<FeeAsked> fees) => Assert.Single(fees);

    private static JsonObject Change(JsonObject file)
    {
        var means = Examples.FirstOf(file)["means"]![0]!;
        means["fees"]!.AsArray().RemoveAt(1);
        var fee = means["fees"]![0]!.AsObject();
        (fee["amount"], fee["basis"]) = (250_001, "TT 64");
        fee["reliefs"] = JsonNode.Parse("""
            [{"percent": 100, "payer": "hộ nghèo", "basis": "Luật A"}, {"percent": 50, "from": "2026-01-01", "to": "2026-06-30", "basis": "TT 1"}, {"percent": 30, "payer": "người cao tuổi", "basis": "NQ 2"}]
            """);
        return fee;
    }

    private static ProcedureVersion Version(Action<JsonObject>? change = null)
    {
        var file = Examples.Json();
        var fee = Change(file);
        change?.Invoke(fee);
        return Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(file.ToJsonString())).File.Procedures);
    }
}
