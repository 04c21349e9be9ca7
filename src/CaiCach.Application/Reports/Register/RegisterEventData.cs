namespace CaiCach.Application.Reports.Register;

/// <summary>The facts of an export of the register, which holds personal data.</summary>
/// <param name="Agency">The body.</param>
/// <param name="From">The first day of acceptance, inclusive.</param>
/// <param name="To">The last, inclusive.</param>
/// <param name="Format">The format, "html" for a page to print.</param>
/// <param name="Lines">How many dossiers.</param>
public sealed record RegisterEventData(Guid Agency, DateOnly From, DateOnly To, string Format, int Lines)
{
    /// <summary>The kind of record: each export is one.</summary>
    public const string Stream = "register_export";

    /// <summary>The one thing that happens to it.</summary>
    public const string Exported = "register.exported";
}
