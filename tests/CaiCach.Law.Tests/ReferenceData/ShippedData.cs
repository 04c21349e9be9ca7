using System.Text.Json;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.ReferenceData;

/// <summary>The files under data/, found by walking up from the test assembly to the solution.</summary>
internal static class ShippedData
{
    public static string Text(string path) => File.ReadAllText(Path.Combine(Folder(), path));

    public static JsonElement Json(string path) => JsonElement.Parse(Text(path));

    public static ProcedureFile Procedures(string path)
    {
        var result = ProcedureFile.Parse(Text(path));
        if (result is ProcedureFileResult.Faulty faulty)
        {
            Assert.Fail(string.Join('\n', faulty.Faults.Select(fault => $"{path} {fault.Place}: {fault.Text}")));
        }

        return Assert.IsType<ProcedureFileResult.Valid>(result).File;
    }

    public static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Folder(), pattern, SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder(), file).Replace('\\', '/'));

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CaiCach.slnx")))
            {
                return Path.Combine(folder.FullName, "data");
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds CaiCach.slnx.");
    }
}
