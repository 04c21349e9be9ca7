using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;

namespace CaiCach.Web.Portal;

/// <summary>What the applicant has to do now, until when, and why.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="History">All that happened, the oldest first.</param>
/// <param name="SupplementFee">What has to be paid with a supplement, in words; null where nothing.</param>
public sealed record ToDo(Dossier Dossier, IReadOnlyList<EventRow> History, string? SupplementFee = null)
{
    /// <summary>Why the last wish to withdraw was not granted; null when that is not the last that happened.</summary>
    public string? DeniedBecause => History is [.., { Type: "dossier.withdrawal_denied" } last] ? last.Reason : null;
}
