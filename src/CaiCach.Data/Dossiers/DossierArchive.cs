namespace CaiCach.Data.Dossiers;

/// <summary>Where the result of a dossier lies that nobody came for.</summary>
public sealed partial class Dossier
{
    /// <summary>When (UTC) the result was handed to the archive because nobody came for it; null when it was not. It stays when the result is returned after all.</summary>
    public DateTime? ArchivedAt { get; set; }

    /// <summary>Number and symbol of the list that handed it over, e.g. "01/LT-BPTNTKQ".</summary>
    public string? ArchiveSymbol { get; set; }

    /// <summary>Where the archive is.</summary>
    public string? ArchivePlace { get; set; }
}
