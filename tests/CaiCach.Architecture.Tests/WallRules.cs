using System.Text.RegularExpressions;

namespace CaiCach.Architecture.Tests;

/// <summary>What may depend on what. Each rule answers with its faults, none when it holds.</summary>
internal static partial class WallRules
{
    private static readonly Dictionary<string, string[]> MayReference = new(StringComparer.Ordinal)
    {
        ["CaiCach.Law"] = [],
        ["CaiCach.Data"] = ["CaiCach.Law"],
        ["CaiCach.Data.Postgres"] = ["CaiCach.Data"],
        ["CaiCach.Data.Sqlite"] = ["CaiCach.Data"],
        ["CaiCach.Application"] = ["CaiCach.Data", "CaiCach.Law"],
        ["CaiCach.Web"] = ["CaiCach.Application", "CaiCach.Data", "CaiCach.Data.Postgres", "CaiCach.Data.Sqlite", "CaiCach.Law"],
    };

    /// <summary>Law ← Data ← Application ← Web; the core has no package at all; a project that is not in the list does not belong under src/.</summary>
    public static IEnumerable<string> References(IEnumerable<Project> projects)
    {
        foreach (var project in projects.Where(p => !IsForTests(p)))
        {
            if (!MayReference.TryGetValue(project.Name, out var allowed))
            {
                yield return $"{project.Name} has no place in the house.";
                continue;
            }

            foreach (var reference in project.References.Except(allowed))
            {
                yield return $"{project.Name} must not reference {reference}.";
            }

            if (project.Name == "CaiCach.Law" && project.Packages.Count > 0)
            {
                yield return $"CaiCach.Law must have no package, but has {string.Join(", ", project.Packages)}.";
            }
        }
    }

    /// <summary>Only the two provider projects name a provider, and the one place of the web program that chooses between them.</summary>
    public static IEnumerable<string> Providers(IEnumerable<SourceFile> files) => files
        .Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal)
            && !f.Path.StartsWith("src/CaiCach.Data.Postgres/", StringComparison.Ordinal) && !f.Path.StartsWith("src/CaiCach.Data.Sqlite/", StringComparison.Ordinal)
            && !f.Path.StartsWith("src/CaiCach.Web/Hosting/Storage/", StringComparison.Ordinal) && ProviderName().IsMatch(f.Code))
        .Select(f => $"{f.Path} names a database provider.");

    /// <summary>The two faces do not use each other.</summary>
    public static IEnumerable<string> Faces(IEnumerable<SourceFile> files) => files
        .Where(f => (f.Path.StartsWith("src/CaiCach.Web/Portal/", StringComparison.Ordinal) && f.Code.Contains("CaiCach.Web.Workspace", StringComparison.Ordinal))
            || (f.Path.StartsWith("src/CaiCach.Web/Workspace/", StringComparison.Ordinal) && f.Code.Contains("CaiCach.Web.Portal", StringComparison.Ordinal)))
        .Select(f => $"{f.Path} uses the other face.");

    /// <summary>
    /// A module that changes records is used by another module only where the list says why; reading modules and shared rooms may be used by all.
    /// </summary>
    /// <param name="files">Sources.</param>
    /// <param name="useCases">Name and module of each use case that writes.</param>
    /// <param name="allowed">Pairs "Module -> UseCase", or "Module -> *".</param>
    public static IEnumerable<string> Modules(IEnumerable<SourceFile> files, IReadOnlyDictionary<string, string> useCases, IReadOnlySet<string> allowed)
    {
        foreach (var file in files.Where(f => ModuleOf(f.Path) is not null))
        {
            var module = ModuleOf(file.Path)!;
            var words = Word().Matches(file.Code).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var (useCase, home) in useCases.Where(u => u.Value != module && words.Contains(u.Key)))
            {
                if (!allowed.Contains($"{module} -> {useCase}") && !allowed.Contains($"{module} -> *"))
                {
                    yield return $"{file.Path} uses {home}/{useCase}.";
                }
            }
        }
    }

    /// <summary>The module of a file of the application; null for files outside modules.</summary>
    public static string? ModuleOf(string path) => ModulePath().Match(path) is { Success: true } match ? match.Groups[1].Value : null;

    public static bool IsForTests(Project project) => project.Name.EndsWith("Tests", StringComparison.Ordinal) || project.Name is "CaiCach.TestKit" or "CaiCach.Benchmarks";

    [GeneratedRegex(@"using (Npgsql|Microsoft\.Data\.Sqlite)|\b(Npgsql|Sqlite)\w*\.|CaiCach\.Data\.(Postgres|Sqlite)|\.Use(Npgsql|Sqlite)\b", RegexOptions.NonBacktracking)]
    private static partial Regex ProviderName();

    [GeneratedRegex(@"^src/CaiCach\.Application/([A-Za-z]+)/", RegexOptions.NonBacktracking)]
    private static partial Regex ModulePath();

    [GeneratedRegex(@"\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
