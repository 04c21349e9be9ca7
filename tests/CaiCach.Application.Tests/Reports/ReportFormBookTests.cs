using System.Text.Json.Nodes;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Application.Reports.Frozen;
using CaiCach.Law.Reports;
using CaiCach.TestKit;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace CaiCach.Application.Tests.Reports;

/// <summary>A form changes with a circular: what a period is reported on goes by its last day.</summary>
public sealed class ReportFormBookTests
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(TestDatabase.Repository, "data", "reports", "forms.json"));

    [Fact]
    public void A_period_is_reported_on_the_version_in_force_on_its_last_day()
    {
        var book = ReportFormBook.Parse(With("2027-01-01", "Biểu số 7 mới"));
        Assert.Equal("Biểu số II.07/VPCP/KSTT", book.Of(ReportForm.Ii07, new(2026, 12, 31)).Number);
        Assert.Equal(("Biểu số 7 mới", "Thông tư mới"), (book.Of(ReportForm.Ii07, new(2027, 1, 1)).Number, book.Of(ReportForm.Ii07, new(2027, 1, 1)).Basis));
        Assert.Equal("Biểu số II.06a/VPCP/KSTT", book.Of(ReportForm.Ii06a, new(2030, 1, 1)).Number);
    }

    [Fact]
    public void Every_form_has_a_version_for_every_period_and_no_two_from_one_day()
    {
        foreach (var form in Enum.GetValues<ReportForm>())
        {
            Assert.Equal(form.Number(), ReportFormBook.Shipped.Of(form, new(2000, 1, 31)).Form);
        }

        Assert.Throws<InvalidDataException>(() => ReportFormBook.Parse(With(null, "Hai bản")));
        Assert.Throws<InvalidDataException>(() => ReportFormBook.Parse("""{"forms":[]}"""));
    }

    [Fact]
    public void A_new_circular_arranges_the_columns_anew_and_every_format_and_the_dossiers_behind_a_figure_follow()
    {
        const string Columns = """
            [
              {"name":"Quá hạn","figures":["late"]},
              {"name":"Nguyên nhân","columns":[
                {"name":"Chủ quan","columns":[{"name":"Cán bộ, nhân lực","figures":["cause.official","cause.staff"]},{"name":"Phần mềm","figures":["cause.system"]}]},
                {"name":"Khách quan","figures":["cause.provision"]}
              ]}
            ]
            """;
        var form = ReportFormBook.Parse(With("2027-01-01", "Mẫu mới", Columns)).Of(ReportForm.Ii07, new(2027, 3, 14));
        var report = new Ii07Report("U", new(2027, 1, 1), new(2027, 3, 14), [new("A", "Đo lường", new(4, 5, [1, 0, 2, 3, 1, 0, 0]), [])], new(4, 5, [1, 0, 2, 3, 1, 0, 0]));
        var table = Ii07Table.Of(report, form);
        Assert.Equal([9, 4, 2, 1], table.Lines[0].Figures);
        Assert.Equal(("Mẫu mới", 6, (string?)null), (table.Form, table.Columns, table.NoteHead));
        Assert.Equal(["cause.official", "cause.staff"], form.FiguresOf(4)!);
        Assert.Equal("Nguyên nhân: Chủ quan: Cán bộ, nhân lực", form.NameOf(4));
        Assert.Null(form.FiguresOf(7));
        Assert.Equal(
            [
                [new("TT", 1, 1, 3), new("Lĩnh vực", 2, 1, 3), new("Quá hạn", 3, 1, 3), new("Nguyên nhân", 4, 3, 1)],
                [new("Chủ quan", 4, 2, 1), new("Khách quan", 6, 1, 2)],
                [new HeadCell("Cán bộ, nhân lực", 4, 1, 1), new("Phần mềm", 5, 1, 1)],
            ],
            ReportHead.Of(table));

        var heading = new ReportHeading("", "Sở", "Quảng Trị", "Giám đốc");
        using var xlsx = new MemoryStream();
        ReportXlsx.Write(table, heading, xlsx);
        using var workbook = SpreadsheetDocument.Open(xlsx, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(workbook).Select(error => error.Description));
        var sheet = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Assert.Subset(
            sheet.Descendants<MergeCell>().Select(merge => merge.Reference!.Value!).ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(["A6:A8", "B6:B8", "C6:C8", "D6:F6", "D7:E7", "F7:F8"], StringComparer.Ordinal));
        Assert.Equal("(1)(2)(3)(4)(5)(6)", sheet.Descendants<Row>().ElementAt(8).InnerText);

        using var docx = new MemoryStream();
        ReportDocx.Write(table, heading, docx);
        using var document = WordprocessingDocument.Open(docx, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description));
        var rows = document.MainDocumentPart!.Document.Body!.Elements<DocumentFormat.OpenXml.Wordprocessing.Table>().ElementAt(1).Elements<DocumentFormat.OpenXml.Wordprocessing.TableRow>().ToList();
        Assert.Equal(["TTLĩnh vựcQuá hạnNguyên nhân", "Chủ quanKhách quan", "Cán bộ, nhân lựcPhần mềm", "(1)(2)(3)(4)(5)(6)"], rows.Take(4).Select(row => row.InnerText));

        using var csv = new MemoryStream();
        ReportCsv.Write(table, csv);
        Assert.StartsWith("\uFEFFTT,Lĩnh vực,Quá hạn,\"Nguyên nhân: Chủ quan: Cán bộ, nhân lực\",", System.Text.Encoding.UTF8.GetString(csv.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"name":"","figures":["late"]}]""")]
    [InlineData("""[{"name":"Không có số"}]""")]
    [InlineData("""[{"name":"Số lạ","figures":["received"]}]""")]
    [InlineData("""[{"name":"Cộng trùng","figures":["cause.staff","cause.staff"]}]""")]
    [InlineData("""[{"name":"Cộng lẫn","figures":["late","cause.staff"]}]""")]
    [InlineData("""[{"name":"Trống","columns":[]}]""")]
    public void Columns_without_sense_are_no_form(string columns) =>
        Assert.Throws<InvalidDataException>(() => ReportFormBook.Parse(With("2027-01-01", "Mẫu hỏng", columns)));

    [Fact]
    public void A_closed_report_stays_on_the_form_it_was_closed_on()
    {
        var report = new Ii07Report("U", new(2027, 1, 1), new(2027, 3, 14), [], new(4, 5, [1, 0, 2, 3, 1, 0, 0]));
        var before = FrozenContent.Of(new StatutoryReport.Lateness(report), "Sở Thử");
        var book = ReportFormBook.Parse(With("2027-01-01", "Biểu số 7 mới"));
        var after = FrozenContent.Of(new StatutoryReport.Lateness(report, book.Of(ReportForm.Ii07, report.To)), "Sở Thử");

        Assert.Equal("Biểu số II.07/VPCP/KSTT", before.Read(book).Report.Table.Form);
        Assert.Equal("Biểu số 7 mới", after.Read(book).Report.Table.Form);
        Assert.Equal([9L], after.Read(book).Report.Table.Lines[^1].Figures);
        // A text of before a second version was known says the first one, and its hash stays.
        Assert.DoesNotContain("formFrom", before.Text, StringComparison.Ordinal);
        Assert.Contains("\"formFrom\":\"2027-01-01\"", after.Text, StringComparison.Ordinal);
    }

    private static string With(string? from, string number, string? columns = null)
    {
        var json = JsonNode.Parse(Shipped)!;
        json["forms"]!.AsArray().Add(new JsonObject
        {
            ["form"] = "II.07",
            ["inForceFrom"] = from,
            ["number"] = number,
            ["title"] = "NGUYÊN NHÂN",
            ["basis"] = "Thông tư mới",
            ["confidence"] = "known",
            ["source"] = "",
            ["rowHead"] = "Lĩnh vực",
            ["columns"] = JsonNode.Parse(columns ?? """[{"name":"Tổng số","figures":["late"]}]"""),
        });
        return json.ToJsonString();
    }
}
