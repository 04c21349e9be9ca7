using System.Xml.Linq;
using CaiCach.TestKit;

namespace CaiCach.Architecture.Tests;

/// <summary>A source file: its path below the repository, with slashes, and its text.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public int Lines => Text.Split('\n').Length - 1;

    /// <summary>The text without comments on lines of their own.</summary>
    public string Code => string.Join('\n', Text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
}

/// <summary>A project and what it leans on.</summary>
internal sealed record Project(string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages, string Text);

/// <summary>The facts the rules are held against: every file and project of the repository, found by looking.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "wwwroot", "TestResults"];

    public static IReadOnlyList<SourceFile> Sources { get; } =
        [.. Files("src", "tests").Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal)).Select(f => new SourceFile(f, File.ReadAllText(Path.Combine(TestDatabase.Repository, f))))];

    public static IReadOnlyList<Project> Projects { get; } =
        [.. Files("src", "tests", "benchmarks").Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)).Select(f => Read(Path.GetFileNameWithoutExtension(f), File.ReadAllText(Path.Combine(TestDatabase.Repository, f))))];

    public static string Text(string path) => File.ReadAllText(Path.Combine(TestDatabase.Repository, path));

    public static Project Read(string name, string text)
    {
        var xml = XDocument.Parse(text);
        return new(
            name,
            [.. xml.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')))],
            [.. xml.Descendants("PackageReference").Concat(xml.Descendants("FrameworkReference")).Select(r => (string)r.Attribute("Include")!)],
            text);
    }

    private static IEnumerable<string> Files(params string[] folders) => folders
        .Where(folder => Directory.Exists(Path.Combine(TestDatabase.Repository, folder)))
        .SelectMany(folder => Walk(new(Path.Combine(TestDatabase.Repository, folder))))
        .Select(file => Path.GetRelativePath(TestDatabase.Repository, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Walk(DirectoryInfo folder) => folder.EnumerateFiles().Select(f => f.FullName)
        .Concat(folder.EnumerateDirectories().Where(d => !NotOurs.Contains(d.Name)).SelectMany(Walk));
}
