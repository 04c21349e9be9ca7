using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace CaiCach.TestKit;

/// <summary>Files as a scanner of a counter makes them.</summary>
public static class ScanFiles
{
    /// <summary>The smallest picture.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>A PDF with a word on each page.</summary>
    public static byte[] Pdf(params string[] words)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var word in words)
        {
            builder.AddPage(PageSize.A4).AddText(word, 20, new PdfPoint(72, 700), font);
        }

        return builder.Build();
    }

    /// <summary>The same with a digital signature behind it, as far as that can be seen from outside.</summary>
    public static byte[] Signed(byte[] pdf)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        string Head(int from) => $"\n% << /Type /Sig /ByteRange [0 {from:00000000} {from + 6:00000000} 02] /Contents  ";
        return [.. pdf, .. Encoding.ASCII.GetBytes(Head(pdf.Length + Head(0).Length) + "<30AB> >")];
    }

    /// <summary>The words of the pages, each with how far the page is turned.</summary>
    public static IReadOnlyList<(string Word, int Turn)> Read(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(p => (p.Text, p.Rotation.Value))];
    }
}
