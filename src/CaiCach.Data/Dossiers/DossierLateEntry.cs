namespace CaiCach.Data.Dossiers;

/// <summary>What is known of a dossier that a counter received on paper during an outage and entered afterwards (nhập bù).</summary>
public sealed partial class Dossier
{
    /// <summary>When it was received on paper (UTC); null for any other dossier.</summary>
    public DateTime? PaperReceivedAt { get; set; }

    /// <summary>The number of the slip the counter gave on paper, in capitals.</summary>
    public string? PaperSlip { get; set; }

    /// <summary>The outage during which it was received.</summary>
    public Guid? OutageId { get; set; }
}
