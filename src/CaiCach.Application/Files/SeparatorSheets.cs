using CaiCach.Law.Procedures;
using StbImageSharp;
using UglyToad.PdfPig;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace CaiCach.Application.Files;

/// <summary>
/// Separator sheets (tờ phân cách): a sheet with a QR code laid before the pages of a paper, so that the scan station sorts a stack by itself. A sheet is of one procedure and one of its papers,
/// and may be used again and again.
/// </summary>
public static class SeparatorSheets
{
    private const string Mark = "TPC:";
    private const int LongSide = 1000;
    private static readonly Dictionary<DecodeHintType, object> Hints = new() { [DecodeHintType.TRY_HARDER] = true };

    /// <summary>What the code of a sheet says.</summary>
    /// <param name="procedure">The code of the procedure.</param>
    /// <param name="choice">The code of the component, or <see cref="ScanSorting.Other"/>.</param>
    public static string TextOf(string procedure, string choice) => $"{Mark}{procedure}:{choice}";

    /// <summary>
    /// The pages of a file as far as its sheets sort them: a sheet is left out, the pages after it are of its paper. Pages before the first sheet, and those after a sheet of another procedure or
    /// of a paper that there no longer is, wait for somebody to say.
    /// </summary>
    /// <param name="upload">The file.</param>
    /// <param name="before">The last page of the stack so far; null for none. Scanners that make a file of every page go on with its sheet.</param>
    /// <param name="sheets">What <see cref="Read"/> found of each page.</param>
    /// <param name="procedure">The code of the procedure.</param>
    /// <param name="papers">Its papers.</param>
    public static IReadOnlyList<ScanPage> Sort(Guid upload, ScanPage? before, IReadOnlyList<string?> sheets, string procedure, IReadOnlyCollection<Component> papers)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        var choices = papers.Select(p => p.Code).Append(ScanSorting.Other).ToDictionary(code => TextOf(procedure, code), StringComparer.Ordinal);
        var (pages, next) = (new List<ScanPage>(), before?.Next ?? "");
        foreach (var (at, sheet) in sheets.Index())
        {
            var choice = sheet is null ? next : ScanSorting.LeftOut;
            next = sheet is not null ? choices.GetValueOrDefault(sheet, "") : next.Length > 0 ? ScanSorting.AsAbove : "";
            pages.Add(new(upload, at + 1, choice, Next: next));
        }

        return pages;
    }

    /// <summary>What the sheet of each page says; null for a page that is none. Only scanned pages are looked at: pictures, and pages that are one.</summary>
    /// <param name="content">A file that <see cref="ScanPdf.PagesOf"/> could take apart.</param>
    /// <param name="mediaType">PDF, JPG or PNG.</param>
    public static IReadOnlyList<string?> Read(byte[] content, string mediaType)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (mediaType != "application/pdf")
        {
            return [SheetIn(content)];
        }

        using var document = PdfDocument.Open(content);
        return [.. document.GetPages().Select(page => page.GetImages().Take(2).ToList() is [var picture] ? SheetIn(PictureOf(picture)) : null)];
    }

    private static byte[]? PictureOf(UglyToad.PdfPig.Content.IPdfImage picture) =>
        picture.RawBytes is [0xFF, 0xD8, ..] jpeg ? jpeg.ToArray() : picture.TryGetPng(out var png) ? png : null;

    private static string? SheetIn(byte[]? picture)
    {
        if (picture is null)
        {
            return null;
        }

        try
        {
            using var header = new MemoryStream(picture);
            if (ImageInfo.FromStream(header) is not { } size || (long)size.Width * size.Height > ScanPdf.MostPixels)
            {
                return null;
            }

            var (grey, width, height) = Smaller(ImageResult.FromMemory(picture, ColorComponents.Grey));
            var found = new QRCodeReader().decode(new(new HybridBinarizer(new RGBLuminanceSource(grey, width, height, RGBLuminanceSource.BitmapFormat.Gray8))), Hints)?.Text;
            return found?.StartsWith(Mark, StringComparison.Ordinal) == true ? found : null;
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // The libraries throw whatever a broken picture makes them stumble over; a page that cannot be looked at is no sheet.
            return null;
        }
    }

    // The mean of squares of pixels: a code survives it, noise does not.
    private static (byte[] Grey, int Width, int Height) Smaller(ImageResult image)
    {
        var step = Math.Max(1, Math.Max(image.Width, image.Height) / LongSide);
        var (width, height) = (image.Width / step, image.Height / step);
        var grey = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var sum = 0;
                for (var row = 0; row < step; row++)
                {
                    foreach (var pixel in image.Data.AsSpan((((y * step) + row) * image.Width) + (x * step), step))
                    {
                        sum += pixel;
                    }
                }

                grey[(y * width) + x] = (byte)(sum / (step * step));
            }
        }

        return (grey, width, height);
    }
}
