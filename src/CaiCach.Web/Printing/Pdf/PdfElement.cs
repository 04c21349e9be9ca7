namespace CaiCach.Web.Printing.Pdf;

/// <summary>A part of the structure of a document: what a program that reads it aloud goes by.</summary>
internal sealed class PdfElement(string type, string? alternative = null, int columns = 1, int rows = 1)
{
    private readonly List<object> kids = [];

    private sealed record Mark(int Page, int Number);

    /// <summary>Adds a part to it.</summary>
    /// <param name="of">What the part is, e.g. "P", "TD".</param>
    /// <param name="instead">What is read instead of a picture.</param>
    public PdfElement Part(string of, string? instead = null)
    {
        var part = new PdfElement(of, instead);
        kids.Add(part);
        return part;
    }

    /// <summary>Adds a heading of a table that goes over several columns or rows.</summary>
    public PdfElement Heading(int overColumns, int overRows)
    {
        var part = new PdfElement("TH", null, overColumns, overRows);
        kids.Add(part);
        return part;
    }

    /// <summary>Notes that a mark on a page shows it.</summary>
    public void Shows(int page, int mark) => kids.Add(new Mark(page, mark));

    /// <summary>Writes it and its parts; its number.</summary>
    /// <param name="file">The file.</param>
    /// <param name="above">The number of what it is a part of.</param>
    /// <param name="pages">The numbers of the pages.</param>
    /// <param name="byMark">Takes, for each page, the number of the element behind each mark.</param>
    public int Write(PdfFile file, int above, IReadOnlyList<int> pages, IReadOnlyList<SortedDictionary<int, int>> byMark)
    {
        var own = file.Reserve();
        var written = new List<string>();
        foreach (var kid in kids)
        {
            if (kid is Mark mark)
            {
                byMark[mark.Page][mark.Number] = own;
                written.Add(PdfFile.Say($"<< /Type /MCR /Pg {pages[mark.Page]} 0 R /MCID {mark.Number} >>"));
            }
            else
            {
                written.Add(PdfFile.Say($"{((PdfElement)kid).Write(file, own, pages, byMark)} 0 R"));
            }
        }

        var scope = type == "TH" ? PdfFile.Say($" /A << /O /Table /Scope /Column{(columns > 1 ? PdfFile.Say($" /ColSpan {columns}") : "")}{(rows > 1 ? PdfFile.Say($" /RowSpan {rows}") : "")} >>") : "";
        file.Put(own, PdfFile.Say($"<< /Type /StructElem /S /{type} /P {above} 0 R{scope}{(alternative is null ? "" : " /Alt " + PdfFile.Text(alternative))} /K [{string.Join(' ', written)}] >>"));
        return own;
    }
}
