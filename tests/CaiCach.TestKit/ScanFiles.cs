using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using QRCoder;
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

    /// <summary>A page of a scanner with a QR code on it: a PNG of eight bits a colour.</summary>
    public static byte[] WithCode(string text)
    {
        const int module = 8;
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var side = data.ModuleMatrix.Count * module;
        using var pixels = new MemoryStream();
        using (var packed = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < side; y++)
            {
                packed.WriteByte(0);
                for (var x = 0; x < side; x++)
                {
                    var level = data.ModuleMatrix[y / module][x / module] ? (byte)20 : (byte)235;
                    packed.Write([level, level, level]);
                }
            }
        }

        var size = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(size, side);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), side);
        (size[8], size[9]) = (8, 2);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", size), .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", [])];

        static byte[] Chunk(string kind, byte[] content)
        {
            byte[] named = [.. Encoding.ASCII.GetBytes(kind), .. content];
            var (length, check, crc) = (new byte[4], new byte[4], uint.MaxValue);
            foreach (var part in named)
            {
                crc ^= part;
                for (var bit = 0; bit < 8; bit++)
                {
                    crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
                }
            }

            BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
            BinaryPrimitives.WriteUInt32BigEndian(check, ~crc);
            return [.. length, .. named, .. check];
        }
    }

    /// <summary>A PDF of scanned pages, each a picture.</summary>
    public static byte[] Scanned(params byte[][] pictures)
    {
        using var builder = new PdfDocumentBuilder();
        foreach (var picture in pictures)
        {
            builder.AddPage(PageSize.A4).AddPng(picture, new PdfRectangle(0, 0, 500, 500));
        }

        return builder.Build();
    }

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
