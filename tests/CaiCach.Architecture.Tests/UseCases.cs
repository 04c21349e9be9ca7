using System.Text.RegularExpressions;
using CaiCach.Application;

namespace CaiCach.Architecture.Tests;

/// <summary>The use cases of the application and which of them write, told by their sources.</summary>
internal static partial class UseCases
{
    /// <summary>Use cases that change records, with their module.</summary>
    public static IReadOnlyDictionary<Type, string> Writers { get; } = ApplicationServices.UseCases
        .Select(type => (type, file: FileOf(type)))
        .Where(u => u.file is not null && Writes().IsMatch(u.file.Code))
        .ToDictionary(u => u.type, u => WallRules.ModuleOf(u.file!.Path)!);

    /// <summary>The file a use case stands in.</summary>
    public static SourceFile? FileOf(Type type) =>
        Repository.Sources.FirstOrDefault(f => WallRules.ModuleOf(f.Path) is not null && f.Path.EndsWith($"/{type.Name}.cs", StringComparison.Ordinal));

    [GeneratedRegex(@"\bSaveChangesAsync\(|\bExecute(Update|Delete|Sql\w*)Async\(|\bwork\.ActAsync\(|\bRunAsync\(context\b", RegexOptions.NonBacktracking)]
    private static partial Regex Writes();
}
