using System.Reflection;
using System.Text.RegularExpressions;
using CaiCach.Application.Acting;

namespace CaiCach.Architecture.Tests;

/// <summary>How code is written here. Each rule answers with its faults, none when it holds.</summary>
internal static partial class CodeRules
{
    private static readonly string[] WaysAround = ["#pragma " + "warning disable", "Suppress" + "Message", "TO" + "DO", "FIX" + "ME", "HA" + "CK:"];

    /// <summary>No file grows past what can be read in one go.</summary>
    public static IEnumerable<string> Lengths(IEnumerable<SourceFile> files) => files
        .Where(f => f.Lines > (f.Path.StartsWith("tests/", StringComparison.Ordinal) ? 500 : 350))
        .Select(f => $"{f.Path} has {f.Lines} lines.");

    /// <summary>No warning is switched off, nothing is left to be done, no test is skipped, nothing waits by the clock.</summary>
    public static IEnumerable<string> NoWayAround(IEnumerable<SourceFile> files) => files
        .Where(f => WaysAround.Any(w => f.Text.Contains(w, StringComparison.Ordinal)) || SkippedTest().IsMatch(f.Text))
        .Select(f => $"{f.Path} goes around a rule.");

    /// <summary>What a file uses stands in order: System first, then by the alphabet, aliases last.</summary>
    public static IEnumerable<string> UsingsInOrder(IEnumerable<SourceFile> files) => files
        .Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal))
        .Select(f => (f.Path, Names: Using().Matches(f.Text).Select(m => m.Groups["name"].Value).ToList()))
        .Where(f => !f.Names.SequenceEqual(f.Names.OrderBy(KindOf).ThenBy(name => name.Replace('.', '\0'), StringComparer.OrdinalIgnoreCase)))
        .Select(f => $"{f.Path} does not sort its usings.");

    private static int KindOf(string name) =>
        name.Contains('=', StringComparison.Ordinal) ? 3 : name.StartsWith("static ", StringComparison.Ordinal) ? 2 : name == "System" || name.StartsWith("System.", StringComparison.Ordinal) ? 0 : 1;

    /// <summary>The analyzers and the list of banned symbols are on for every project: no project takes them off or lowers a warning.</summary>
    public static IEnumerable<string> Analyzers(string props, string banned, IEnumerable<Project> projects)
    {
        foreach (var wanted in (string[])["Microsoft.CodeAnalysis.BannedApiAnalyzers", "Meziantou.Analyzer", "BannedSymbols.txt", "<TreatWarningsAsErrors>true<", "<Nullable>enable<"])
        {
            if (!props.Contains(wanted, StringComparison.Ordinal))
            {
                yield return $"Directory.Build.props lacks {wanted}.";
            }
        }

        foreach (var symbol in (string[])["P:System.DateTime.Now;", "P:System.DateTime.UtcNow;", "P:System.DateTime.Today;", "P:System.DateTimeOffset.Now;", "P:System.DateTimeOffset.UtcNow;"])
        {
            if (!banned.Contains(symbol, StringComparison.Ordinal))
            {
                yield return $"BannedSymbols.txt lacks {symbol}";
            }
        }

        foreach (var project in projects.Where(p => ((string[])["NoWarn", "TreatWarningsAsErrors", "WarningsNotAsErrors", "RunAnalyzers", "Remove=", "WarningLevel", "EnableNETAnalyzers"]).Any(w => p.Text.Contains(w, StringComparison.Ordinal))))
        {
            yield return $"{project.Name} changes what is an error.";
        }
    }

    /// <summary>Events are added by the recorders alone, so that none can come without its version, measures and messages.</summary>
    public static IEnumerable<string> Recorders(IEnumerable<SourceFile> files, IReadOnlySet<string> recorders) => files
        .Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal) && !recorders.Contains(f.Path) && AddsEvent().IsMatch(f.Code))
        .Select(f => $"{f.Path} adds events.");

    /// <summary>A public class is sealed, static, or made to be derived from.</summary>
    public static IEnumerable<string> Sealed(IEnumerable<Type> types) => types
        .Where(t => t is { IsVisible: true, IsClass: true, IsSealed: false, IsAbstract: false })
        .Select(t => $"{t.FullName} is not sealed.");

    /// <summary>Every public method of a writing use case says who does it, when and in which process.</summary>
    public static IEnumerable<string> WritersSayWho(IEnumerable<Type> writers, IReadOnlySet<string> allowed) => writers
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal) && m.GetParameters().All(p => p.ParameterType != typeof(ActContext)))
            .Select(m => $"{t.Name}.{m.Name}"))
        .Where(name => !allowed.Contains(name))
        .Select(name => $"{name} takes no ActContext.");

    /// <summary>No input record has a settable legal time: the time is that of the edge's clock.</summary>
    public static IEnumerable<string> NoTimeFromOutside(IEnumerable<Type> inputs, IReadOnlySet<string> allowed) => inputs
        .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null && IsTime(p.PropertyType)).Select(p => $"{NameOf(t)}.{p.Name}"))
        .Where(name => !allowed.Contains(name))
        .Select(name => $"{name} lets the caller set a time.");

    /// <summary>Every text key has its English.</summary>
    public static IEnumerable<string> Texts(IEnumerable<SourceFile> files, string letter, IReadOnlySet<string> english) => files
        .SelectMany(f => Key().Matches(f.Text).Where(m => m.Groups[1].Value == letter).Select(m => (f.Path, Key: m.Groups[2].Value.Replace("\\\"", "\"", StringComparison.Ordinal))))
        .Where(k => !english.Contains(k.Key))
        .Select(k => $"{k.Path}: “{k.Key}” has no English.");

    /// <summary>What lies at the root is agreed.</summary>
    public static IEnumerable<string> Root(IEnumerable<string> entries, IReadOnlySet<string> agreed) => entries.Where(e => !agreed.Contains(e)).Select(e => $"{e} lies at the root.");

    public static string NameOf(Type type) => type.DeclaringType is { } outer ? $"{outer.Name}.{type.Name}" : type.Name;

    private static bool IsTime(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(DateTime) || plain == typeof(DateTimeOffset) || plain == typeof(DateOnly) || plain == typeof(TimeOnly));

    [GeneratedRegex(@"^using (?<name>[^;(]+);$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Using();

    [GeneratedRegex(@"\bSkip\s*=\s*""|Thread\.Sleep|Assert\.Skip", RegexOptions.NonBacktracking)]
    private static partial Regex SkippedTest();

    [GeneratedRegex(@"\bEvents\.(Add|AddRange|AddAsync)\b|new EventRow\b|\bAdd\(new EventRow", RegexOptions.NonBacktracking)]
    private static partial Regex AddsEvent();

    [GeneratedRegex("""\b([TS])\["((?:[^"\\]|\\.)*)"[\],]""", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
