using System.Buffers.Binary;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace CaiCach.Application.Files;

/// <summary>Takes PDF files apart and puts pages together; a picture becomes a page.</summary>
public static class ScanPdf
{
    private const double LongSide = 842;
    /// <summary>The most points of a picture that is opened.</summary>
    internal const long MostPixels = 50_000_000;

    /// <summary>A page to be put in.</summary>
    /// <param name="Content">The file it is in.</param>
    /// <param name="MediaType">PDF, JPG or PNG.</param>
    /// <param name="Number">Its number in the file, from 1.</param>
    /// <param name="Turn">How far it is turned clockwise.</param>
    public sealed record Sheet(byte[] Content, string MediaType, int Number, int Turn);

    /// <summary>How many pages a file has; null for one that cannot be taken apart: locked, broken, a picture too large.</summary>
    public static int? PagesOf(byte[] content, string mediaType)
    {
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            if (mediaType != "application/pdf")
            {
                return mediaType == "image/png" && PixelsOf(content) > MostPixels ? null : Make([new(content, mediaType, 1, 0)]).Length > 0 ? 1 : null;
            }

            using var document = PdfDocument.Open(content);
            if (document.IsEncrypted || document.NumberOfPages == 0)
            {
                return null;
            }

            if (document.NumberOfPages > ScanStation.MostPages)
            {
                return document.NumberOfPages;
            }

            // What cannot be copied is told now, not when all is sorted.
            using var copy = new PdfDocumentBuilder();
            for (var number = 1; number <= document.NumberOfPages; number++)
            {
                copy.AddPage(document, number);
            }

            return copy.Build().Length > 0 ? document.NumberOfPages : null;
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // The library throws whatever a broken file makes it stumble over.
            return null;
        }
    }

    /// <summary>Makes a file of pages.</summary>
    public static byte[] Make(IReadOnlyList<Sheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        using var builder = new PdfDocumentBuilder();
        var open = new Dictionary<byte[], PdfDocument>(ReferenceEqualityComparer.Instance);
        try
        {
            foreach (var sheet in sheets)
            {
                var turned = sheet.Turn;
                PdfPageBuilder page;
                if (sheet.MediaType == "application/pdf")
                {
                    if (!open.TryGetValue(sheet.Content, out var document))
                    {
                        open[sheet.Content] = document = PdfDocument.Open(sheet.Content);
                    }

                    page = builder.AddPage(document, sheet.Number);
                    turned += turned == 0 ? 0 : document.GetPage(sheet.Number).Rotation.Value;
                }
                else
                {
                    page = Picture(builder, sheet);
                }

                if (sheet.Turn != 0)
                {
                    page.SetRotation(new PageRotationDegrees(turned % 360));
                }
            }

            return builder.Build();
        }
        finally
        {
            foreach (var document in open.Values)
            {
                document.Dispose();
            }
        }
    }

    private static PdfPageBuilder Picture(PdfDocumentBuilder builder, Sheet sheet)
    {
        using var scratch = new PdfDocumentBuilder();
        var size = Put(scratch.AddPage(LongSide, LongSide), sheet, LongSide, LongSide);
        var scale = LongSide / Math.Max(size.Width, size.Height);
        var page = builder.AddPage(size.Width * scale, size.Height * scale);
        Put(page, sheet, size.Width * scale, size.Height * scale);
        return page;
    }

    private static PdfPageBuilder.AddedImage Put(PdfPageBuilder page, Sheet sheet, double width, double height)
    {
        var place = new PdfRectangle(0, 0, width, height);
        return sheet.MediaType == "image/png" ? page.AddPng(sheet.Content, place) : page.AddJpeg(sheet.Content, place);
    }

    // The header of a PNG says width and height at its 17th byte.
    private static long PixelsOf(byte[] png) =>
        png.Length < 24 ? long.MaxValue : (long)BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(16)) * BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(20));
}
