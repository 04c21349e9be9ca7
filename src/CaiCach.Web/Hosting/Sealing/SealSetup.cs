using CaiCach.Web.Printing.Sealing;

namespace CaiCach.Web.Hosting.Sealing;

/// <summary>
/// The certificates that letters are signed with, from the environment: <c>CAICACH_SEALS</c>, a folder with a PKCS#12 file for each unit (<c>CODE.p12</c>), and
/// <c>CAICACH_SEALS_PASSWORD</c>, the password of all of them. Without it letters are not signed. What is wrong with one never keeps the program from serving.
/// </summary>
public static class SealSetup
{
    private const string Folder = "CAICACH_SEALS";
    private const string Password = "CAICACH_SEALS_PASSWORD";

    /// <summary>Reads them.</summary>
    public static Seals Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration[Folder]?.Trim() is not { Length: > 0 } folder)
        {
            return new([]);
        }

        try
        {
            return new([.. Directory.GetFiles(folder, "*.p12").Order(StringComparer.Ordinal).Select(path => ReadFile(path, configuration[Password]))]);
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return new([], $"{Folder}: không đọc được thư mục chứng thư số.");
        }
    }

    /// <summary>What is said at the start, a line each.</summary>
    /// <param name="seals">The certificates.</param>
    /// <param name="now">When (UTC).</param>
    public static IEnumerable<string> Said(Seals seals, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(seals);
        if (seals is { All: [], Fault: var fault })
        {
            return [fault ?? $"ký số giấy đang tắt; đặt {Folder} để ký."];
        }

        return [$"giấy được ký số bằng {seals.All.Count(s => s.Signs(now))} chứng thư số.", .. seals.All.Where(s => s.At(now) != SealState.Good).Select(s => $"chứng thư số {s.Unit}: {SealWords.Of(s, now)}.")];
    }

    private static Seal ReadFile(string path, string? password)
    {
        var unit = Path.GetFileNameWithoutExtension(path);
        try
        {
            return Seal.Read(unit, File.ReadAllBytes(path), password);
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return Seal.Unreadable(unit);
        }
    }
}
