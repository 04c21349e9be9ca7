using System.IO.Compression;

namespace CaiCach.Application.Files;

/// <summary>Tells a Word document (DOCX), or a workbook (XLSX), from any other ZIP by what is in it, without unpacking it.</summary>
internal static class WordFile
{
    private const int MostEntries = 2000;
    private const int MostGrowth = 100;

    /// <summary>Whether it is a document, or what has another main part, without macros, of a sane size unpacked, with names that stay inside.</summary>
    public static bool IsOne(Stream content, string main = "word/document.xml", string macros = "word/vbaProject.bin")
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return zip.Entries.Count <= MostEntries
                && zip.Entries.All(entry => IsInside(entry.FullName))
                && zip.Entries.Sum(entry => (decimal)entry.Length) <= (decimal)content.Length * MostGrowth
                && zip.GetEntry("[Content_Types].xml") is not null
                && zip.GetEntry(main) is not null
                && zip.GetEntry(macros) is null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool IsInside(string name) =>
        !name.StartsWith('/') && !name.Contains('\\') && !name.Contains(':') && !name.Split('/').Contains("..");
}
