namespace CaiCach.Law.Procedures;

/// <summary>A type of file that a paper is handed in as.</summary>
public enum PaperFileType
{
    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>A picture, JPG.</summary>
    Jpg,

    /// <summary>A picture, PNG.</summary>
    Png,

    /// <summary>A Word document without macros.</summary>
    Docx,
}

/// <summary>What files a paper is handed in as: those of its own where it names them, never more than every paper takes.</summary>
public static class PaperFiles
{
    /// <summary>The largest file of any paper, in MB.</summary>
    public const int LargestMegabytes = 20;

    private const long Megabyte = 1024 * 1024;

    /// <summary>The types of a paper, in the order of the terms.</summary>
    /// <param name="paper">The paper; null for one that the procedure does not name.</param>
    public static IReadOnlyList<PaperFileType> TypesOf(Component? paper) => paper is { FileTypes.Count: > 0 } ? [.. paper.FileTypes.Order()] : Enum.GetValues<PaperFileType>();

    /// <summary>The largest file of a paper, in bytes.</summary>
    /// <param name="paper">The paper; null for one that the procedure does not name.</param>
    public static long LargestOf(Component? paper) => Megabyte * (paper?.LargestFile ?? LargestMegabytes);

    /// <summary>The types and the largest file of a paper that has limits of its own, for who hands it in: <c>PDF, DOCX</c> and the number of MB; null for any other.</summary>
    /// <param name="paper">The paper; null for one that the procedure does not name.</param>
    public static (string Types, int Megabytes)? OwnLimits(Component? paper) =>
        paper is { FileTypes.Count: > 0 } or { LargestFile: not null } ? (Names(TypesOf(paper)), paper.LargestFile ?? LargestMegabytes) : null;

    /// <summary>Why a file is not taken for a paper, as code and Vietnamese sentence; null where it is.</summary>
    /// <param name="paper">The paper; null for one that the procedure does not name.</param>
    /// <param name="fileName">The name of the file.</param>
    /// <param name="type">What it is.</param>
    /// <param name="size">Its size in bytes.</param>
    public static (string Code, string Text)? WhyNot(Component? paper, string fileName, PaperFileType type, long size) =>
        OwnLimits(paper) is not var (types, megabytes) ? null
        : !TypesOf(paper).Contains(type) ? ("file_type", $"Tệp “{fileName}” không đúng loại: giấy tờ này nhận tệp {types}, mỗi tệp tối đa {megabytes} MB.")
        : size > LargestOf(paper) ? ("file_too_large", $"Tệp “{fileName}” quá lớn: giấy tờ này nhận tệp {types}, mỗi tệp tối đa {megabytes} MB.")
        : null;

    /// <summary>Types by name, apart by commas.</summary>
    /// <param name="types">The types.</param>
    public static string Names(IEnumerable<PaperFileType> types) => string.Join(", ", types.Select(ProcedureNames.Of));
}
