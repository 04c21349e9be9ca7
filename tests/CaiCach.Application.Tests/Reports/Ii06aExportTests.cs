using System.Text;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Reports;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using S = DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace CaiCach.Application.Tests.Reports;

/// <summary>The four files of form II.06a, each read back.</summary>
public sealed class Ii06aExportTests
{
    private static readonly ReportHeading Heading = new("Ủy ban nhân dân tỉnh", "Sở Khoa học và Công nghệ", "Quảng Trị", "Giám đốc");

    private static readonly Ii06aReport Report = Ii06a.Build("SKHCN", new DateOnly(2023, 12, 15), new DateOnly(2024, 6, 14),
    [
        new("A", "Hoạt động khoa học, \"công nghệ\"", 3, 1, 9, 4, 14, 0, 0, 0),
        new("B", "=HYPERLINK(\"http://x\")\u0001", 1, 0, 3, 1, 5, 0, 0, 0),
    ]);

    [Fact]
    public void Json_has_exactly_the_fields_of_the_contract()
    {
        const string A = """{"field":"A","received":{"total":15,"online":9,"directOrPost":4,"carriedOver":2},"finished":{"total":14,"early":14,"onTime":0,"late":0},"inProgress":{"total":1,"inTime":1,"late":0}}""";
        const string B = """{"field":"B","received":{"total":5,"online":3,"directOrPost":1,"carriedOver":1},"finished":{"total":5,"early":5,"onTime":0,"late":0},"inProgress":{"total":0,"inTime":0,"late":0}}""";
        const string Total = """{"received":{"total":20,"online":12,"directOrPost":5,"carriedOver":3},"finished":{"total":19,"early":19,"onTime":0,"late":0},"inProgress":{"total":1,"inTime":1,"late":0}}""";
        Assert.Equal(
            $$"""{"unit":"SKHCN","from":"2023-12-15","to":"2024-06-14","rows":[{{A}},{{B}}],"total":{{Total}}}""",
            Encoding.UTF8.GetString(Json(Report)));
    }

    [Fact]
    public void Csv_has_a_byte_order_mark_quotes_and_no_formula()
    {
        var bytes = Bytes(stream => ReportCsv.Write(Ii06aTable.Of(Report), stream));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.StartsWith("TT,\"Lĩnh vực, công việc giải quyết theo cấp\",Tiếp nhận: Tổng số,Tiếp nhận: Trực tuyến,Tiếp nhận: Trực tiếp + bưu chính,", lines[0], StringComparison.Ordinal);
        Assert.Equal("1,\"Hoạt động khoa học, \"\"công nghệ\"\"\",15,9,4,2,14,14,0,0,1,1,0", lines[1]);
        Assert.StartsWith("2,\"'=HYPERLINK(\"\"http://x\"\")", lines[2], StringComparison.Ordinal);
        Assert.Equal(",Tổng cộng,20,12,5,3,19,19,0,0,1,1,0", lines[3]);
        Assert.Equal([string.Empty], lines[4..]);
    }

    [Fact]
    public void The_workbook_is_valid_landscape_and_keeps_figures_as_numbers()
    {
        using var stream = new MemoryStream(Bytes(output => ReportXlsx.Write(Ii06aTable.Of(Report), Heading, output)));
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description));
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
        var rows = sheet.Descendants<S.Row>().Select(row => row.Elements<S.Cell>().Select(cell => cell.InlineString?.InnerText ?? cell.CellValue!.Text).ToArray()).ToArray();
        Assert.Equal(["TT", "Lĩnh vực, công việc giải quyết theo cấp", "Tiếp nhận", "", "", "", "Đã giải quyết", "", "", "", "Đang giải quyết", "", ""], rows[5]);
        Assert.Equal(["", "", "Tổng số", "Trực tuyến", "Trực tiếp + bưu chính", "Từ kỳ trước", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"], rows[6]);
        Assert.Equal(Enumerable.Range(1, 13).Select(column => $"({column})"), rows[7], StringComparer.Ordinal);
        Assert.Equal(["2", "=HYPERLINK(\"http://x\")", "5", "3", "1", "1", "5", "5", "0", "0", "0", "0", "0"], rows[9]);
        Assert.Equal(["", "Tổng cộng", "20", "12", "5", "3", "19", "19", "0", "0", "1", "1", "0"], rows[10]);
        Assert.Equal([["", "NGƯỜI LẬP BIỂU", "Giám đốc"], ["", "(Ký, ghi rõ họ tên)", "(Ký, đóng dấu, ghi rõ họ tên)"]], rows[11..]);
        Assert.Contains("6 tháng đầu năm 2024 (từ ngày 15/12/2023 đến ngày 14/06/2024)", rows[3], StringComparer.Ordinal);
        Assert.Empty(sheet.Descendants<S.CellFormula>());
        Assert.All(sheet.Descendants<S.Row>().ElementAt(10).Elements<S.Cell>().Skip(2), cell => Assert.Null(cell.DataType));
        Assert.Subset(
            sheet.Descendants<S.MergeCell>().Select(merge => merge.Reference!.Value!).ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(["A6:A7", "B6:B7", "C6:F6", "G6:J6", "K6:M6"], StringComparer.Ordinal));
        var page = sheet.Descendants<S.PageSetup>().Single();
        Assert.Equal((9u, S.OrientationValues.Landscape), (page.PaperSize!.Value, page.Orientation!.Value));
        Assert.All(document.WorkbookPart.WorkbookStylesPart!.Stylesheet.Descendants<S.FontName>(), font => Assert.Equal("Times New Roman", font.Val!.Value));
    }

    [Fact]
    public void The_document_is_valid_landscape_and_ends_with_the_signatures()
    {
        using var stream = new MemoryStream(Bytes(output => ReportDocx.Write(Ii06aTable.Of(Report), Heading, output)));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description));
        var body = document.MainDocumentPart!.Document.Body!;
        var tables = body.Elements<W.Table>().ToArray();
        Assert.Contains("SỞ KHOA HỌC VÀ CÔNG NGHỆ", tables[0].InnerText, StringComparison.Ordinal);
        Assert.Contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", tables[0].InnerText, StringComparison.Ordinal);
        var rows = tables[1].Elements<W.TableRow>().Select(row => row.Elements<W.TableCell>().Select(cell => cell.InnerText).ToArray()).ToArray();
        Assert.Equal(["TT", "Lĩnh vực, công việc giải quyết theo cấp", "Tiếp nhận", "Đã giải quyết", "Đang giải quyết"], rows[0]);
        Assert.Equal(Enumerable.Range(1, 13).Select(column => $"({column})"), rows[2], StringComparer.Ordinal);
        Assert.Equal(["", "Tổng cộng", "20", "12", "5", "3", "19", "19", "0", "0", "1", "1", "0"], rows[^1]);
        Assert.Equal([4, 4, 3], tables[1].Descendants<W.GridSpan>().Select(span => span.Val!.Value));
        Assert.Contains("GIÁM ĐỐC", tables[2].InnerText, StringComparison.Ordinal);
        var page = body.Descendants<W.PageSize>().Single();
        Assert.Equal((16838u, 11906u, W.PageOrientationValues.Landscape), (page.Width!.Value, page.Height!.Value, page.Orient!.Value));
        Assert.Equal("Times New Roman", document.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<W.RunFonts>().Single().Ascii!.Value);
    }

    [Fact]
    public void The_transfer_line_of_a_reorganisation_stands_in_every_format_so_that_the_periods_can_be_joined()
    {
        var report = Ii06a.Build("SKHCN", new DateOnly(2024, 6, 15), new DateOnly(2024, 9, 14),
        [
            new("A", "Sở hữu trí tuệ", 2, 0, 1, 0, 0, 0, 0, 0, new(3, 1, 1, 0)),
            new("B", "Đo lường", 0, 0, 1, 0, 0, 0, 0, 0, new(0, 0, 0, 2)),
            new("C", "An toàn bức xạ", 1, 0, 0, 0, 0, 0, 0, 0),
        ]);
        string[] told =
        [
            "Sở hữu trí tuệ: trong kỳ, khi sắp xếp tổ chức, nhận 4 hồ sơ (3 ở cột (6), 1 ở cột (4), (5)) và chuyển đi 1 hồ sơ (1 đã trừ ở cột (6), 0 đã trừ ở cột (4), (5)).",
            "Đo lường: trong kỳ, khi sắp xếp tổ chức, nhận 0 hồ sơ (0 ở cột (6), 0 ở cột (4), (5)) và chuyển đi 2 hồ sơ (0 đã trừ ở cột (6), 2 đã trừ ở cột (4), (5)).",
            "Tổng cộng: trong kỳ, khi sắp xếp tổ chức, nhận 4 hồ sơ (3 ở cột (6), 1 ở cột (4), (5)) và chuyển đi 3 hồ sơ (1 đã trừ ở cột (6), 2 đã trừ ở cột (4), (5)).",
        ];
        Assert.Equal(told, Ii06aTable.Of(report).Remarks);

        var csv = Encoding.UTF8.GetString(Bytes(stream => ReportCsv.Write(Ii06aTable.Of(report), stream))).Split("\r\n");
        Assert.Equal([.. told.Select(t => $",\"{t}\"" + new string(',', 11)), ""], csv[5..]);
        Assert.Contains("\"inTime\":5,\"late\":0},\"moved\":{\"carriedOverIn\":3,\"carriedOverOut\":1,\"receivedIn\":1,\"receivedOut\":0}}", Encoding.UTF8.GetString(Json(report)), StringComparison.Ordinal);
        Assert.EndsWith("\"moved\":{\"carriedOverIn\":3,\"carriedOverOut\":1,\"receivedIn\":1,\"receivedOut\":2}}}", Encoding.UTF8.GetString(Json(report)), StringComparison.Ordinal);

        var stamped = Heading with { Stamp = "Bản chốt số 1" };
        using var workbook = new MemoryStream(Bytes(output => ReportXlsx.Write(Ii06aTable.Of(report), stamped, output)));
        using (var document = SpreadsheetDocument.Open(workbook, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description));
            var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
            Assert.Equal([.. told, "Bản chốt số 1"], sheet.Descendants<S.Row>().Skip(12).Take(4).Select(row => row.InnerText));
            Assert.Subset(
                sheet.Descendants<S.MergeCell>().Select(merge => merge.Reference!.Value!).ToHashSet(StringComparer.Ordinal),
                new HashSet<string>(["A13:M13", "A15:M15", "A16:M16", "J18:M18"], StringComparer.Ordinal));
        }

        using var word = new MemoryStream(Bytes(output => ReportDocx.Write(Ii06aTable.Of(report), stamped, output)));
        using var letter = WordprocessingDocument.Open(word, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(letter).Select(error => error.Description));
        Assert.Equal([.. told, "Bản chốt số 1"], letter.MainDocumentPart!.Document.Body!.Elements<W.Paragraph>().Select(p => p.InnerText).SkipWhile(t => t != told[0]).Take(4));
    }

    [Fact]
    public void A_report_without_rows_is_written_in_every_format()
    {
        var empty = Ii06a.Build("U", new DateOnly(2024, 1, 2), new DateOnly(2024, 1, 3), []);
        Assert.NotEmpty(Json(empty));
        Assert.NotEmpty(Bytes(stream => ReportCsv.Write(Ii06aTable.Of(empty), stream)));
        Assert.NotEmpty(Bytes(stream => ReportXlsx.Write(Ii06aTable.Of(empty), Heading, stream)));
        Assert.NotEmpty(Bytes(stream => ReportDocx.Write(Ii06aTable.Of(empty), Heading, stream)));
    }

    private static byte[] Json(Ii06aReport report) =>
        Bytes(stream => ReportJson.Write(new(new StatutoryReport.Situation(report), new Data.Organisation.Unit(), null, [], [], [], []), stream));

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        Assert.True(stream.CanWrite);
        return stream.ToArray();
    }
}
