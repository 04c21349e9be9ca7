namespace CaiCach.Data.Dossiers;

/// <summary>The order to open an ended dossier again that waits for an administrator (row 27); all null while none does.</summary>
public sealed partial class Dossier
{
    /// <summary>When (UTC) it was ordered.</summary>
    public DateTime? ReopeningOrderedAt { get; set; }

    /// <summary>Who ordered it: the head of the competent body, or who signs for the head.</summary>
    public Guid? ReopeningOrderedById { get; set; }

    /// <summary>Why.</summary>
    public string? ReopeningReason { get; set; }

    /// <summary>The clause it rests on.</summary>
    public string? ReopeningBasis { get; set; }

    /// <summary>Number and symbol of the document that says so.</summary>
    public string? ReopeningNumber { get; set; }
}
