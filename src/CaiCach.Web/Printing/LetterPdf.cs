using System.Globalization;
using CaiCach.Application.Letters;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Letters;
using CaiCach.Web.Printing.Pdf;
using CaiCach.Web.Printing.Sealing;

namespace CaiCach.Web.Printing;

/// <summary>Makes the PDF of a letter, of a guidance sheet, of a report or of a list, on demand: what it says is kept with it, so the same letter makes the same bytes each time, but for a signature.</summary>
public sealed class LetterPdf
{
    private static readonly double[] Shares = [0.95, 0.9];

    private readonly Lazy<(TrueTypeFont Plain, TrueTypeFont Bold, TrueTypeFont Slanted)> fonts = new(() =>
        (Font("Tinos_400Regular.ttf", "Tinos"), Font("Tinos_700Bold.ttf", "Tinos-Bold"), Font("Tinos_400Regular_Italic.ttf", "Tinos-Italic")));

    /// <summary>The name of the file: the number of the form or of the letter, and the code of the dossier.</summary>
    public static string NameOf(ReadLetter.Found letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return $"{(letter.Form is { } form ? "mau-" + form.Number : "thong-bao")}-{letter.Sheet.Code}.pdf";
    }

    /// <summary>The PDF of a letter on a paper; in type up to a tenth smaller where that saves a page, so that a signature does not stand alone.</summary>
    /// <param name="sheet">What it says.</param>
    /// <param name="check">Where it is checked.</param>
    /// <param name="paper">The paper.</param>
    /// <param name="seal">The signature that it is given; null for none.</param>
    public byte[] Make(LetterSheet sheet, LetterCheck check, LetterPaper paper, LetterSeal? seal = null)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(check);
        var layout = Lay(sheet, check, PaperLook.Of(paper), seal);
        if (layout.Pages > 1)
        {
            layout = Shares.Select(share => Lay(sheet, check, PaperLook.Of(paper, share), seal)).FirstOrDefault(smaller => smaller.Pages < layout.Pages) ?? layout;
        }

        return layout.ToBytes($"{sheet.Title} {sheet.Code}");
    }

    /// <summary>The PDF of a guidance sheet on A4, with the address of the public page as QR code.</summary>
    public byte[] Make(GuidanceSheet sheet, string address)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var layout = Begin(PaperLook.Of(LetterPaper.A4, Shares[^1]));
        layout.Title(sheet.Issuer, GuidanceSheet.Title);
        layout.Beside(
            LetterCheck.SquaresOf(address), "Mã QR đến trang công khai của thủ tục",
            [[new(sheet.Name, true)], [new("Mã thủ tục: "), new(sheet.Codes, true)], [new(sheet.Force)], [new(address)]]);
        foreach (var section in sheet.Sections)
        {
            layout.Heading(section.Heading);
            layout.Blocks(section.Blocks);
        }

        return layout.ToBytes($"{GuidanceSheet.Title} {sheet.Code}");
    }

    /// <summary>The PDF of a report on A4 across, with the national heading, what does not agree, the stamp of a closed version and room to sign; the day of signing is left open.</summary>
    public byte[] Make(ReportTable table, ReportHeading heading)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(heading);
        var sheet = new LetterSheet(
            heading.Superior.Length > 0 ? heading.Superior : null, heading.UnitName, table.Form, $"{heading.Place}, ngày …… tháng …… năm ……", table.Title, "", "", [], [],
            [new(["NGƯỜI LẬP BIỂU"], "(Ký, ghi rõ họ tên)", ""), new([heading.SignerTitle.ToUpperInvariant()], "(Ký, đóng dấu, ghi rõ họ tên)", "")]);
        var layout = Begin(PaperLook.Across);
        layout.Head(sheet);
        layout.Blocks([Paragraph(table.Period + ". " + table.Counted + ".")]);
        layout.Grid(
            ReportHead.Of(table),
            [.. Enumerable.Range(1, table.Columns).Select(ReportTable.ColumnNumber)],
            [
                .. table.Lines.Select(line => new LetterLayout.GridLine(
                    [line.Number, line.Name, .. line.Figures.Select(figure => figure.ToString("N0", CultureInfo.GetCultureInfo("vi-VN"))), .. table.NoteHead is null ? Array.Empty<string>() : [line.Note]],
                    line.Code is null)),
            ],
            column => column > 1 && column < table.FigureColumns + 2);
        layout.Blocks([.. table.Remarks.Select(Paragraph), .. heading.Stamp is { } stamp ? [Paragraph(stamp)] : Array.Empty<LetterBlock>()]);
        layout.Signatures(sheet);
        return layout.ToBytes($"{table.Form} {heading.UnitName}");

        static LetterBlock Paragraph(string text) => new(LetterBlockKind.Paragraph, [[new(text)]]);
    }

    /// <summary>The PDF of a list on A4 across, its headings on every page, with the national heading and room to sign.</summary>
    public byte[] Make(TextTable table, ReportHeading heading)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(heading);
        var sheet = new LetterSheet(
            heading.Superior.Length > 0 ? heading.Superior : null, heading.UnitName, table.Form, $"{heading.Place}, ngày …… tháng …… năm ……", table.Title, "", "", [], [],
            [new(["NGƯỜI LẬP SỔ"], "(Ký, ghi rõ họ tên)", ""), new([heading.SignerTitle.ToUpperInvariant()], "(Ký, đóng dấu, ghi rõ họ tên)", "")]);
        var layout = Begin(PaperLook.AcrossSmall);
        layout.Head(sheet);
        layout.Blocks([new(LetterBlockKind.Paragraph, [[new(table.Period)]]), .. table.Opening]);
        layout.Grid(
            [[.. table.Columns.Select((column, i) => new HeadCell(column.Heading, i + 1, 1, 1))]],
            [.. Enumerable.Range(1, table.Columns.Count).Select(ReportTable.ColumnNumber)],
            [.. table.Lines.Select(line => new LetterLayout.GridLine(line, IsBold: false))],
            _ => false);
        layout.Blocks(table.Closing);
        layout.Signatures(sheet);
        return layout.ToBytes($"{table.Title} {heading.UnitName}");
    }

    private LetterLayout Begin(PaperLook look)
    {
        var (plain, bold, slanted) = fonts.Value;
        return new(look, new(plain, "P"), new(bold, "B"), new(slanted, "I"));
    }

    private LetterLayout Lay(LetterSheet sheet, LetterCheck check, PaperLook look, LetterSeal? seal)
    {
        var layout = Begin(look);
        layout.Head(sheet);
        layout.Code(sheet, check);
        layout.Blocks(sheet.Blocks);
        layout.Signatures(sheet, seal);
        return layout;
    }

    private static TrueTypeFont Font(string file, string name) => new(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fonts", file)), name);
}
