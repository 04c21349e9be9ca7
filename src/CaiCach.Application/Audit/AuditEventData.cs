namespace CaiCach.Application.Audit;

/// <summary>The facts of a search in the ledger: whoever looks leaves a trace, too.</summary>
/// <param name="From">The first day, inclusive.</param>
/// <param name="To">The last, inclusive.</param>
/// <param name="Actor">The user name or the client of whoever acted; null for all.</param>
/// <param name="Behalf">The user name of whoever it was done for; null for all.</param>
/// <param name="Number">The code or request number of a dossier; null for all.</param>
/// <param name="Kind">The kind of record or event; null for all.</param>
/// <param name="Unit">The code of the unit; null for all in sight.</param>
/// <param name="Rows">How many were shown or taken out.</param>
/// <param name="Format">The format they were taken out in; null for a page on the screen.</param>
public sealed record AuditEventData(DateOnly From, DateOnly To, string? Actor, string? Behalf, string? Number, string? Kind, string? Unit, int Rows, string? Format = null)
{
    /// <summary>The kind of record: each search is one.</summary>
    public const string Stream = "audit_search";

    /// <summary>Somebody read a page.</summary>
    public const string Searched = "audit_search.made";

    /// <summary>Somebody took the whole out.</summary>
    public const string Exported = "audit_search.exported";
}
