using CaiCach.Application.Acting;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Files;

/// <summary>The types of files that are taken, told by content and not by name.</summary>
public static class FileKinds
{
    /// <summary>The largest file, 20 MB.</summary>
    public const long LargestFile = PaperFiles.LargestMegabytes * 1024L * 1024;

    /// <summary>What people are told beforehand.</summary>
    public const string Limits = "Tệp PDF, JPG, PNG hoặc DOCX, mỗi tệp tối đa 20 MB.";

    /// <summary>The value of an accept attribute.</summary>
    public const string Accept = ".pdf,.jpg,.jpeg,.png,.docx";

    /// <summary>The value of an accept attribute for the files of a paper.</summary>
    /// <param name="paper">The paper; null for one that the procedure does not name.</param>
    public static string AcceptOf(Component? paper) => string.Join(',', PaperFiles.TypesOf(paper).Select(type => type switch
    {
        PaperFileType.Pdf => ".pdf",
        PaperFileType.Jpg => ".jpg,.jpeg",
        PaperFileType.Png => ".png",
        _ => ".docx",
    }));

    /// <summary>Why a file is not taken for a paper; null where it is.</summary>
    /// <param name="paper">The paper; null for one that the procedure does not name.</param>
    /// <param name="field">The field to name in the fault.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="mediaType">Its media type, one of ours.</param>
    /// <param name="size">Its size in bytes.</param>
    public static FieldFault? WhyNot(Component? paper, string field, string fileName, string mediaType, long size) =>
        PaperFiles.WhyNot(paper, fileName, mediaType switch { "application/pdf" => PaperFileType.Pdf, "image/jpeg" => PaperFileType.Jpg, "image/png" => PaperFileType.Png, _ => PaperFileType.Docx }, size) is var (code, text)
            ? new(field, code, text)
            : null;

    /// <summary>What people are told beforehand of blank forms.</summary>
    public const string TemplateLimits = "Tệp mẫu PDF, DOCX hoặc XLSX, tối đa 20 MB.";

    /// <summary>The value of an accept attribute for blank forms.</summary>
    public const string AcceptTemplate = ".pdf,.docx,.xlsx";

    private const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The media type of a blank form by its content, PDF, DOCX or XLSX; null when it is none of them.</summary>
    /// <param name="content">The file from its start, which can be sought.</param>
    public static string? TemplateTypeOf(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var head = new byte[5];
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        var type = head.AsSpan(0, read).StartsWith("%PDF-"u8) ? "application/pdf"
            : !head.AsSpan(0, read).StartsWith("PK"u8) ? null
            : WordFile.IsOne(content) ? Document
            : WordFile.IsOne(content, "xl/workbook.xml", "xl/vbaProject.bin") ? Sheet : null;
        content.Position = 0;
        return type;
    }

    /// <summary>The media type of a received file by its content; null when it is not one of ours.</summary>
    public static string? MediaTypeOf(IncomingFile file) => MediaTypeOf(file.Head, file.Open);

    /// <summary>The media type of a stored file by its content; null when it is not one of ours.</summary>
    /// <param name="content">The file from its start, which can be sought.</param>
    public static string? MediaTypeOf(Stream content)
    {
        var head = new byte[8];
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        return MediaTypeOf(head.AsSpan(0, read), () => content);
    }

    private static string? MediaTypeOf(ReadOnlySpan<byte> head, Func<Stream> open)
    {
        if (head.StartsWith("%PDF-"u8))
        {
            return "application/pdf";
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return "image/jpeg";
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return "image/png";
        }

        if (!head.StartsWith((ReadOnlySpan<byte>)[(byte)'P', (byte)'K', 3, 4]))
        {
            return null;
        }

        using var content = open();
        return WordFile.IsOne(content) ? Document : null;
    }

    /// <summary>Whether the name's ending fits the content; a name without an ending fits any.</summary>
    public static bool EndingFits(string fileName, string mediaType) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        "" => true,
        ".pdf" => mediaType == "application/pdf",
        ".jpg" or ".jpeg" => mediaType == "image/jpeg",
        ".png" => mediaType == "image/png",
        ".xlsx" => mediaType == Sheet,
        ".docx" => mediaType.EndsWith("wordprocessingml.document", StringComparison.Ordinal),
        _ => false,
    };
}
