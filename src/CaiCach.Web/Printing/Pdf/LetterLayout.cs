using CaiCach.Law.Letters;

namespace CaiCach.Web.Printing.Pdf;

/// <summary>Lays a letter out on its paper, from the top to the bottom.</summary>
internal sealed partial class LetterLayout
{
    private const double Leading = 1.25;

    private readonly PaperLook look;
    private readonly PdfFace plain;
    private readonly PdfFace bold;
    private readonly PdfFace slanted;
    private readonly PdfPages pages;
    private double y;

    public LetterLayout(PaperLook look, PdfFace plain, PdfFace bold, PdfFace slanted)
    {
        (this.look, this.plain, this.bold, this.slanted) = (look, plain, bold, slanted);
        pages = new(look.Width, [plain, bold, slanted]);
        BeginPage();
    }

    /// <summary>How many pages the letter takes.</summary>
    public int Pages => pages.Count;

    private bool IsRoll => look.Height is null;

    private double Size => look.Size;

    /// <summary>The file.</summary>
    public byte[] ToBytes(string title) => pages.ToBytes(title, look.Height ?? (y + look.Bottom));

    /// <summary>Who issues the letter at the left, Quốc hiệu and Tiêu ngữ at the right, one below the other on a roll; the title below.</summary>
    public void Head(LetterSheet sheet)
    {
        var small = Size * 0.9;
        var (left, right) = IsRoll ? (look.Inner, look.Inner) : (look.Inner * 0.4, look.Inner * 0.57);
        var top = y;
        if (!IsRoll)
        {
            Issuer(left);
        }

        var below = y;
        y = IsRoll ? y : top;
        var x = look.Left + look.Inner - right;
        Centred([new("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", true)], x, right, Fitting("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", right, small), bold);
        Centred([new("Độc lập - Tự do - Hạnh phúc", true)], x, right, Size, bold);
        Rule(x, right, 0.55);
        if (IsRoll)
        {
            y += 4;
            Issuer(left);
        }

        y += IsRoll ? 0 : 4;
        Centred([new(sheet.PlaceAndDate)], x, right, small, slanted);
        y = Math.Max(y, below) + (Size * 0.9);
        Centred([new(sheet.Title.ToUpperInvariant(), true)], look.Left, look.Inner, Size * 1.15, bold, "H1");
        y += Size * 0.5;

        void Issuer(double width)
        {
            if (sheet.Parent is { } parent)
            {
                Centred([new(parent.ToUpperInvariant())], look.Left, width, small, plain);
            }

            Centred([new(sheet.Issuer.ToUpperInvariant(), true)], look.Left, width, small, bold);
            Rule(look.Left, width, 0.4);
            y += 4;
            if (sheet.Number.Length > 0)
            {
                Centred([new(sheet.Number)], look.Left, width, small, plain);
            }
        }
    }

    // Wide enough for the printer of a counter (8 dots a millimetre) and its scanner.
    private const double WidestModule = 0.33 * 72 / 25.4;
    private const double RollModule = 0.25 * 72 / 25.4;

    /// <summary>The QR code with the code of the dossier, the address of the check page and the barcode of the code beside it; on a roll the barcode stands below.</summary>
    public void Code(LetterSheet sheet, LetterCheck check)
    {
        var squares = check.Squares();
        var side = IsRoll ? 62 : 68.0;
        pages.Squares(pages.Root.Part("Figure", check.Purpose), look.Left, y, side / squares.Count, squares);
        var (top, x, width) = (y, look.Left + side + 8, look.Inner - side - 8);
        y += side * 0.12;
        Paragraph([new(sheet.CodeLabel + ": "), new(sheet.Code, true)], x, width, Size, "P");
        if (check.Line is { } line)
        {
            Paragraph([new(line)], x, width, Size * 0.8, "P");
        }

        if (IsRoll)
        {
            y = Math.Max(y, top + side) + 6;
            Barcode(sheet.Code, look.Left, look.Inner, RollModule);
        }
        else
        {
            y += 4;
            Barcode(sheet.Code, x, width, WidestModule);
        }

        y = Math.Max(y, top + side) + (Size * 0.4);
    }

    private void Barcode(string code, double x, double width, double widest)
    {
        var modules = Code128.Modules(code);
        var module = Math.Min(widest, width / (modules.Count + (2 * Code128.Quiet)));
        pages.Bars(pages.Root.Part("Figure", "Mã vạch của mã hồ sơ"), x + (module * Code128.Quiet), y, module, BarHeight, modules);
        y += BarHeight;
    }

    private double BarHeight => IsRoll ? 30 : 26;

    /// <summary>Who puts a sheet up, and its title below.</summary>
    public void Title(string issuer, string title)
    {
        Centred([new(issuer.ToUpperInvariant(), true)], look.Left, look.Inner, Size, bold);
        Rule(look.Left, look.Inner, 0.2);
        y += Size * 0.6;
        Centred([new(title.ToUpperInvariant(), true)], look.Left, look.Inner, Size * 1.15, bold, "H1");
        y += Size * 0.5;
    }

    /// <summary>A QR code with lines beside it.</summary>
    public void Beside(IReadOnlyList<IReadOnlyList<bool>> squares, string purpose, IReadOnlyList<IReadOnlyList<LetterRun>> lines)
    {
        const double Side = 92;
        pages.Squares(pages.Root.Part("Figure", purpose), look.Left, y, Side / squares.Count, squares);
        var top = y;
        y += Side * 0.08;
        foreach (var line in lines)
        {
            Paragraph(line, look.Left + Side + 8, look.Inner - Side - 8, Size, "P");
        }

        y = Math.Max(y, top + Side) + (Size * 0.4);
    }

    /// <summary>A heading, never alone at the foot of a page.</summary>
    public void Heading(string text)
    {
        Need(Size * Leading * 3);
        y += Size * 0.3;
        Paragraph([new(text, true)], look.Left, look.Inner, Size, "H2");
        y += Size * 0.15;
    }

    /// <summary>What the letter says.</summary>
    public void Blocks(IReadOnlyList<LetterBlock> blocks) => Blocks(blocks, look.Left, look.Inner, Size);

    private void Blocks(IReadOnlyList<LetterBlock> blocks, double x, double width, double size)
    {
        foreach (var group in LetterBlock.Groups(blocks))
        {
            switch (group[0].Kind)
            {
                case LetterBlockKind.Paragraph:
                    Paragraph(group[0].Cells[0], x, width, size, "P");
                    y += size * 0.25;
                    break;
                case LetterBlockKind.Numbered or LetterBlockKind.Dashed:
                    Points(group, x, width, size);
                    break;
                default:
                    Table(group, x, width, size);
                    break;
            }
        }
    }

    private void Points(IReadOnlyList<LetterBlock> points, double x, double width, double size)
    {
        var list = pages.Root.Part("L");
        var numbered = points[0].Kind == LetterBlockKind.Numbered;
        var indent = numbered ? size * 1.7 : size * 0.8;
        for (var i = 0; i < points.Count; i++)
        {
            Need(size * Leading);
            var item = list.Part("LI");
            pages.Text(item.Part("Lbl"), plain, size, x, y + size, numbered ? $"{i + 1}." : "-");
            Paragraph(points[i].Cells[0], x + indent, width - indent, size, item.Part("LBody"));
            y += size * 0.2;
        }
    }

    private void Table(IReadOnlyList<LetterBlock> rows, double x, double width, double size)
    {
        var (table, pad, cells) = (pages.Root.Part("Table"), 3.0, rows.Max(r => r.Cells.Count));
        var text = size * 0.92;
        var columns = TableColumns.Of(rows, cells, width, new(plain, bold, text), pad);
        for (var i = 0; i < rows.Count; i++)
        {
            var lines = Enumerable.Range(0, cells).Select(c => c < rows[i].Cells.Count ? Lines(rows[i].Cells[c], columns[c] - (2 * pad), text, plain) : []).ToList();
            var height = (lines.Max(l => Math.Max(1, l.Count)) * text * Leading) + (2 * pad);
            if (Need(height) && i > 0 && rows[0].Kind == LetterBlockKind.Head)
            {
                Row(rows[0], [.. Enumerable.Range(0, cells).Select(c => c < rows[0].Cells.Count ? Lines(rows[0].Cells[c], columns[c] - (2 * pad), text, plain) : [])]);
            }

            Row(rows[i], lines);
        }

        y += size * 0.4;

        void Row(LetterBlock row, IReadOnlyList<IReadOnlyList<TextLine>> lines)
        {
            var height = (lines.Max(l => Math.Max(1, l.Count)) * text * Leading) + (2 * pad);
            var (line, left) = (table.Part("TR"), x);
            for (var c = 0; c < cells; c++)
            {
                var cell = line.Part(row.Kind == LetterBlockKind.Head ? "TH" : "TD");
                var at = y + pad;
                foreach (var some in lines[c])
                {
                    Show(cell, some, left + pad, at, text);
                    at += text * Leading;
                }

                pages.Line(left, y, left, y + height);
                left += columns[c];
            }

            pages.Line(left, y, left, y + height);
            pages.Line(x, y, left, y);
            pages.Line(x, y + height, left, y + height);
            y += height;
        }
    }

    private void Paragraph(IReadOnlyList<LetterRun> runs, double x, double width, double size, string type) => Paragraph(runs, x, width, size, pages.Root.Part(type));

    private void Paragraph(IReadOnlyList<LetterRun> runs, double x, double width, double size, PdfElement of)
    {
        foreach (var line in Lines(runs, width, size, plain))
        {
            Need(size * Leading);
            Show(of, line, x, y, size);
            y += size * Leading;
        }
    }

    private void Centred(IReadOnlyList<LetterRun> runs, double x, double width, double size, PdfFace face, string type = "P")
    {
        var of = pages.Root.Part(type);
        foreach (var line in Lines(runs, width, size, face))
        {
            Show(of, line, x + ((width - line.Width) / 2), y, size);
            y += size * Leading;
        }
    }

    private void Show(PdfElement of, TextLine line, double x, double top, double size)
    {
        foreach (var piece in line.Pieces)
        {
            pages.Text(of, piece.Face, size, x, top + size, piece.Text);
            x += piece.Width;
        }
    }

    private IReadOnlyList<TextLine> Lines(IReadOnlyList<LetterRun> runs, double width, double size, PdfFace face) => new TextLines(face, bold, size).Break(runs, width);

    // Near enough to keep notes and signature together.
    private double HeightOf(IReadOnlyList<LetterBlock> blocks, double width, double size) =>
        blocks.Sum(b => b.Cells.Max(c => Lines(c, width - (size * 2), size, plain).Count) * size * (Leading + 0.25));

    private double Fitting(string text, double width, double size) => Math.Min(size, 0.99 * size * width / bold.Font.WidthOf(text, size));

    private void Rule(double x, double width, double share)
    {
        y += 2;
        pages.Line(x + (width * (1 - share) / 2), y, x + (width * (1 + share) / 2), y);
    }

    // Begins a page when there is no room for a height; whether it did.
    private bool Need(double height)
    {
        if (look.Height is not { } page || y + height <= page - look.Bottom || y <= look.Top)
        {
            return false;
        }

        BeginPage();
        return true;
    }

    private void BeginPage()
    {
        pages.Begin();
        y = look.Top;
    }
}
