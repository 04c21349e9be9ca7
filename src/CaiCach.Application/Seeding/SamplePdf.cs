using System.Globalization;
using System.Text;

namespace CaiCach.Application.Seeding;

/// <summary>One-page PDFs for papers of sample dossiers, written out by hand: valid, small, each its own.</summary>
internal static class SamplePdf
{
    /// <summary>A page with lines of plain ASCII text.</summary>
    public static byte[] Page(params string[] lines)
    {
        var text = string.Concat(lines.Select(line => $"({line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj T*\n"));
        var content = $"BT /F1 18 Tf 26 TL 72 760 Td\n{text}ET\n";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            $"<< /Length {content.Length} >>\nstream\n{content}endstream",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder("0000000000 65535 f \n");
        for (var i = 0; i < objects.Length; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{pdf.Length:0000000000} 00000 n \n");
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n{table}trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
