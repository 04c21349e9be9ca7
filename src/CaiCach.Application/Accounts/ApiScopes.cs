namespace CaiCach.Application.Accounts;

/// <summary>What a client may ask for.</summary>
public static class ApiScopes
{
    public const string ProceduresRead = "procedures:read";
    public const string DossiersFile = "dossiers:file";
    public const string DossiersRead = "dossiers:read";
    public const string DossiersAct = "dossiers:act";
    public const string DossiersMaster = "dossiers:master";
    public const string IndexRead = "index:read";
    public const string ReportsRead = "reports:read";

    public static IReadOnlyList<string> All { get; } = [ProceduresRead, DossiersFile, DossiersRead, DossiersAct, DossiersMaster, IndexRead, ReportsRead];

    /// <summary>The known ones among space-separated words, each once.</summary>
    public static IReadOnlyList<string> Parse(string? words) =>
        [.. (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Where(w => All.Contains(w, StringComparer.Ordinal))];
}
