using System.Text.Json.Nodes;
using CaiCach.Application.Procedures;
using CaiCach.Application.Procedures.Workbooks;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>The catalogue of a body as a workbook and in the fields of the national database.</summary>
public sealed class CatalogueXlsxTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public async Task The_catalogue_of_a_body_has_what_it_receives_and_what_is_in_force()
    {
        await using var world = await World.CreateAsync("sqlite");
        var reference = await world.ReferenceAsync();
        var body = reference.Organisation.Find(World.Agency)!;

        var listed = BrowseProcedures.InForce(reference, new(AgencyCode: World.Agency), Day);

        Assert.NotEmpty(listed);
        Assert.Equal(reference.Offerings.Where(o => o.AgencyId == body.Id && reference.Offers(body.Id, o.ProcedureCode, Day)).Select(o => o.ProcedureCode).Distinct().Order(StringComparer.Ordinal), listed.Select(p => p.Code));
        Assert.All(listed, p => Assert.True(p.InForceOn(Day)));
        Assert.Empty(BrowseProcedures.InForce(reference, new(AgencyCode: "KHONG-CO"), Day));
    }

    [Fact]
    public async Task The_workbook_is_valid_and_has_a_row_for_every_paper_fee_and_result()
    {
        await using var world = await World.CreateAsync("sqlite");
        var procedures = BrowseProcedures.InForce(await world.ReferenceAsync(), new(), Day);
        using var file = new MemoryStream();
        CatalogueXlsx.Write(procedures, file);

        using var document = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(["Thủ tục", "Cách thức", "Phí, lệ phí", "Giấy tờ", "Kết quả", "Trình tự theo trường hợp", "Điều kiện theo trường hợp", "Miễn, giảm phí", "Giai đoạn", "Bảng mức thu", "Mức thu theo số lượng", "Tờ khai điện tử"], document.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(s => s.Name!.Value!));
        Assert.Equal(
            [procedures.Count, procedures.Sum(p => p.Means.Count), procedures.Sum(p => p.Means.Sum(m => m.Fees.Count)), procedures.Sum(p => p.Components.Count), procedures.Sum(p => p.Results.Count), procedures.Sum(p => p.CaseSequences.Count), procedures.Sum(p => p.CaseConditions.Count), procedures.Sum(p => p.Means.Sum(m => m.Fees.Sum(f => f.Reliefs.Count))),
                procedures.Sum(p => p.Stages.Count), procedures.Sum(p => p.FeeTables.Sum(t => t.Rows.Count)), procedures.Sum(p => p.FeeTables.Sum(t => t.Steps.Count)), procedures.Sum(p => p.Components.Sum(c => c.Declaration?.Fields.Count ?? 0))],
            CatalogueSheets.All.Select((_, i) => Rows(document, i).Count - 1));
        var declared = Rows(document, 0).Single(r => r[0].InnerText == World.Procedure);
        Assert.Equal(("Mã thủ tục (MATTHC)", "01/01/2025"), (Rows(document, 0)[0][0].InnerText, declared[14].InnerText));
    }

    [Fact]
    public void A_declaration_goes_through_a_workbook_as_it_is()
    {
        var shipped = Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(File.ReadAllText(Path.Combine(TestDatabase.Repository, "data", "procedures", "declarations.json")))).File.Procedures;
        List<DeclarationField> more =
        [
            new("doSau", "Độ sâu", AnswerKind.Number, Required: false) { Least = -1500, Most = DeclarationRules.LargestNumber }, new("thueLai", "=Có thuê?", AnswerKind.YesNo, Required: true),
            new("chuSoHuu", "Chủ", AnswerKind.Text, Required: true) { OnlyWhen = new("thueLai", DeclarationRules.No), Source = AnswerSource.OwnerName },
        ];
        var procedures = shipped.Select(p => p with { Components = [.. p.Components.Select(c => c.Declaration is { } known ? c with { Declaration = known with { Fields = [.. known.Fields, .. more] }, FileTypes = [PaperFileType.Docx, PaperFileType.Pdf], LargestFile = 7 } : c)] }).ToList();
        using var file = new MemoryStream();
        CatalogueXlsx.Write(procedures, file);

        var read = CatalogueXlsxReader.Read(file.ToArray());
        Assert.Empty(read.Faults);
        var result = Assert.IsType<CatalogueFileResult.Ready>(CatalogueFile.Check(read.Sheets, _ => null, "Nguồn"));

        var (written, back) = (procedures.SelectMany(p => p.Components).ToList(), result.Procedures.SelectMany(p => p.Components).ToList());
        Assert.Equivalent(written.Select(c => c.Declaration?.Fields), back.Select(c => c.Declaration?.Fields), strict: true);
        Assert.Equal(written.Select(c => $"{PaperFiles.Names(c.FileTypes)} {c.LargestFile}"), back.Select(c => $"{PaperFiles.Names(c.FileTypes)} {c.LargestFile}"));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x.example\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    public async Task Text_that_looks_like_a_formula_stays_text(string name)
    {
        await using var world = await World.CreateAsync("sqlite");
        var procedure = (await world.ReferenceAsync()).ProcedureInForce(World.Procedure, Day)! with { Name = name };
        using var file = new MemoryStream();
        CatalogueXlsx.Write([procedure], file);

        using var document = SpreadsheetDocument.Open(file, false);
        var cell = Rows(document, 0)[1][1];
        var format = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
        Assert.Equal((CellValues.InlineString, name, true, 0), (cell.DataType!.Value, cell.InnerText, format.QuotePrefix!.Value, cell.Elements<CellFormula>().Count()));
    }

    [Fact]
    public async Task The_national_fields_hold_what_we_have_and_are_empty_where_we_have_nothing()
    {
        await using var world = await World.CreateAsync("sqlite");
        var procedure = (await world.ReferenceAsync()).ProcedureInForce("2.002381", Day)!;

        var record = Assert.Single(JsonNode.Parse(NationalFile.Write([procedure]))!.AsArray())!.AsObject();

        Assert.Equal(
            ["MATTHC", "TENTTHC", "LINHVUCTHUCHIEN", "TRINHTUTHUCHIEN", "CACHTHUCTHUCHIEN", "THANHPHANHOSO", "YEUCAU", "MOTADOITUONGTHUCHIEN", "KETQUATHUCHIEN", "CANCUPHAPLY", "COQUANTHUCHIEN", "COQUANCOTHAMQUYEN", "COQUANDUOCUYQUYEN", "COQUANPHOIHOP", "DIACHITIEPNHAN"],
            record.Select(field => field.Key));
        Assert.Equal((procedure.Name, ""), ((string)record["TENTTHC"]!, (string)record["YEUCAU"]!));
        var means = record["CACHTHUCTHUCHIEN"]!.AsArray();
        Assert.Equal(procedure.Means.OrderBy(m => m.Channel).Select(m => $"{(int)m.Channel} {m.Limit!.Value.Value}"), means.Select(m => $"{m!["KENH"]} {m["THOIGIAN"]![0]!["THOIGIANGIAIQUYET"]}"));
        Assert.Equal(procedure.Cases.Select(c => procedure.ComponentsFor(c.Code).Count), record["THANHPHANHOSO"]!.AsArray().Select(c => c!["GIAYTO"]!.AsArray().Count));
        Assert.Equal(procedure.LegalBasis.Select(l => l.Name), record["CANCUPHAPLY"]!.AsArray().Select(l => (string)l!["TENVANBAN"]!));
    }

    private static List<List<Cell>> Rows(SpreadsheetDocument document, int sheet)
    {
        var id = document.WorkbookPart!.Workbook!.Descendants<Sheet>().ElementAt(sheet).Id!.Value!;
        return [.. ((WorksheetPart)document.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<Row>().Select(r => r.Elements<Cell>().ToList())];
    }
}
