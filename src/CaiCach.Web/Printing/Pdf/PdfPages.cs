using System.Net;
using System.Text;
using CaiCach.Law.Calendar;
using CaiCach.Web.Printing.Sealing;

namespace CaiCach.Web.Printing.Pdf;

/// <summary>
/// Pages that are drawn on from the top left, in points. The file is tagged, names its language, embeds its faces and uses one grey that no device
/// changes, as PDF/A-2 asks.
/// </summary>
internal sealed class PdfPages(double width, IReadOnlyList<PdfFace> faces)
{
    private readonly List<StringBuilder> pages = [];
    private int marks;
    private Field? field;

    private sealed record Field(int Page, double X, double Y, double Width, double Height, LetterSeal Seal);

    /// <summary>The whole document.</summary>
    public PdfElement Root { get; } = new("Document");

    /// <summary>How many pages there are.</summary>
    public int Count => pages.Count;

    /// <summary>Begins a page.</summary>
    public void Begin()
    {
        pages.Add(new("/G cs 0 sc /G CS 0 SC 0.6 w\n"));
        marks = 0;
    }

    /// <summary>Shows a line of text.</summary>
    /// <param name="of">The part of the document that it is.</param>
    /// <param name="face">Its face.</param>
    /// <param name="size">Its size.</param>
    /// <param name="x">Where it begins.</param>
    /// <param name="y">Where it stands.</param>
    /// <param name="text">The text.</param>
    public void Text(PdfElement of, PdfFace face, double size, double x, double y, string text) =>
        Marked(of, PdfFile.Say($"BT /{face.Key} {size:0.##} Tf {x:0.##} {-y:0.##} Td {face.Show(text)} Tj ET"));

    /// <summary>Draws a rule or the frame of a table, which says nothing.</summary>
    public void Line(double x, double y, double toX, double toY) =>
        pages[^1].Append(PdfFile.Say($"/Artifact BMC {x:0.##} {-y:0.##} m {toX:0.##} {-toY:0.##} l S EMC\n"));

    /// <summary>Draws squares.</summary>
    /// <param name="of">The part of the document that they are.</param>
    /// <param name="x">Their left.</param>
    /// <param name="y">Their top.</param>
    /// <param name="side">The side of one.</param>
    /// <param name="rows">The dark ones.</param>
    public void Squares(PdfElement of, double x, double y, double side, IReadOnlyList<IReadOnlyList<bool>> rows)
    {
        var dark = new StringBuilder();
        for (var row = 0; row < rows.Count; row++)
        {
            for (var from = 0; from < rows[row].Count; from++)
            {
                var to = from;
                while (to < rows[row].Count && rows[row][to])
                {
                    to++;
                }

                if (to > from)
                {
                    dark.Append(PdfFile.Say($"{x + (from * side):0.###} {-y - ((row + 1) * side):0.###} {(to - from) * side:0.###} {side:0.###} re "));
                    from = to;
                }
            }
        }

        Marked(of, dark + "f");
    }

    /// <summary>Draws bars side by side.</summary>
    /// <param name="of">The part of the document that they are.</param>
    /// <param name="x">Their left.</param>
    /// <param name="y">Their top.</param>
    /// <param name="width">The width of a module.</param>
    /// <param name="height">The height of the bars.</param>
    /// <param name="modules">The dark modules, from the left.</param>
    public void Bars(PdfElement of, double x, double y, double width, double height, IReadOnlyList<bool> modules)
    {
        var dark = new StringBuilder();
        for (var from = 0; from < modules.Count; from++)
        {
            var to = from;
            while (to < modules.Count && modules[to])
            {
                to++;
            }

            if (to > from)
            {
                dark.Append(PdfFile.Say($"{x + (from * width):0.###} {-y - height:0.###} {(to - from) * width:0.###} {height:0.###} re "));
                from = to;
            }
        }

        Marked(of, dark + "f");
    }

    /// <summary>Marks where the file is signed: what shows there is text of the page.</summary>
    public void Sign(double x, double y, double width, double height, LetterSeal seal) => field = new(pages.Count - 1, x, y, width, height, seal);

    /// <summary>The file.</summary>
    /// <param name="title">The title of the document.</param>
    /// <param name="height">The height of each page.</param>
    public byte[] ToBytes(string title, double height)
    {
        var file = new PdfFile();
        var (catalog, tree, structure) = (file.Reserve(), file.Reserve(), file.Reserve());
        var fonts = string.Join(' ', faces.Where(f => f.IsUsed).Select(f => PdfFile.Say($"/{f.Key} {f.Embed(file)} 0 R")));
        var resources = file.Add($"<< /Font << {fonts} >> /ColorSpace << /G [/CalGray << /WhitePoint [0.9505 1 1.089] /Gamma 2.2 >>] >> >>");
        var numbers = pages.Select(_ => file.Reserve()).ToList();
        var widget = field is null ? (int?)null : Write(field, file, numbers[field.Page], height);
        for (var i = 0; i < pages.Count; i++)
        {
            var content = file.AddStream("", Encoding.ASCII.GetBytes(PdfFile.Say($"1 0 0 1 0 {height:0.##} cm\n{pages[i]}")));
            file.Put(numbers[i], PdfFile.Say(
                $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {width:0.##} {height:0.##}] /Resources {resources} 0 R /Contents {content} 0 R /StructParents {i} /Tabs /S{(i == field?.Page ? PdfFile.Say($" /Annots [{widget} 0 R]") : "")} >>"));
        }

        file.Put(tree, PdfFile.Say($"<< /Type /Pages /Kids [{string.Join(' ', numbers.Select(n => $"{n} 0 R"))}] /Count {numbers.Count} >>"));
        var byMark = pages.Select(_ => new SortedDictionary<int, int>()).ToList();
        var root = Root.Write(file, structure, numbers, byMark);
        var parents = string.Join(' ', byMark.Select((page, i) => $"{i} [{string.Join(' ', page.Values.Select(n => $"{n} 0 R"))}]"));
        file.Put(structure, PdfFile.Say($"<< /Type /StructTreeRoot /K {root} 0 R /ParentTree << /Nums [{parents}] >> /ParentTreeNextKey {pages.Count} >>"));
        var metadata = file.AddStream("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(Metadata(title)), compress: false);
        file.Put(catalog, PdfFile.Say(
            $"<< /Type /Catalog /Pages {tree} 0 R /Lang (vi-VN) /MarkInfo << /Marked true >> /StructTreeRoot {structure} 0 R /Metadata {metadata} 0 R /ViewerPreferences << /DisplayDocTitle true >>{(widget is null ? "" : PdfFile.Say($" /AcroForm << /Fields [{widget} 0 R] /SigFlags 3 >>"))} >>"));
        return file.ToBytes(catalog, file.Add($"<< /Title {PdfFile.Text(title)} >>"), field is null ? null : field.Seal.Seal.Sign);
    }

    // The signature with its field (ISO 32000-1, 12.7.4.5 and 12.8), printed and locked; the number of the field.
    private static int Write(Field field, PdfFile file, int page, double height)
    {
        var (seal, bottom) = (field.Seal, height - field.Y - field.Height);
        var value = file.AddSignature(
            $"/Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Name {PdfFile.Text(seal.Name)} " + PdfFile.Say($"/M (D:{VietnamTime.ToLocal(seal.At):yyyyMMddHHmmss}+07'00')"), seal.Seal.Room);
        var look = file.AddStream(PdfFile.Say($"/Type /XObject /Subtype /Form /BBox [0 0 {field.Width:0.##} {field.Height:0.##}]"), [], compress: false);
        return file.Add(
            $"<< /Type /Annot /Subtype /Widget /FT /Sig /T (ChuKySo) /TU {PdfFile.Text("Chữ ký số của " + seal.Name)} /F 132 /P {page} 0 R /V {value} 0 R /AP << /N {look} 0 R >> "
            + PdfFile.Say($"/Rect [{field.X:0.##} {bottom:0.##} {field.X + field.Width:0.##} {bottom + field.Height:0.##}] >>"));
    }

    private void Marked(PdfElement of, string drawing)
    {
        of.Shows(pages.Count - 1, marks);
        pages[^1].Append(PdfFile.Say($"/Span << /MCID {marks} >> BDC {drawing} EMC\n"));
        marks++;
    }

    private static string Metadata(string title) =>
        $"""
        <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{WebUtility.HtmlEncode(title)}</rdf:li></rdf:Alt></dc:title>
        <pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="w"?>
        """;
}
