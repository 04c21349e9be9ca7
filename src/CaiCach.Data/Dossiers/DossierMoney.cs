using CaiCach.Law.Dossiers;

namespace CaiCach.Data.Dossiers;

/// <summary>The money of a dossier: its fee, and the financial obligation determined while handling.</summary>
public sealed partial class Dossier
{
    /// <summary>Whole đồng of the fee that is asked: owed, paid or exempted.</summary>
    public long FeeAmount { get; set; }

    /// <summary>Whole đồng that were paid of it, in one or several instalments; it stays where the money was given back.</summary>
    public long FeePaid { get; set; }

    /// <summary>Whole đồng of it that the applicant was exempted from.</summary>
    public long FeeExempted { get; set; }

    /// <summary>Whole đồng of the fee that are still owed.</summary>
    public long FeeOwed => Payment is PaymentState.Due or PaymentState.Partial ? FeeAmount - FeePaid - FeeExempted : 0;

    /// <summary>The receipt of the last instalment, or the paper that exempts from it; each receipt has its line in the cash book.</summary>
    public string? FeeReceipt { get; set; }

    /// <summary>Whole đồng of the fee that a supplement made due; null while none has. 0 where it made nothing due, or what is collected with one was asked with the rest.</summary>
    public long? SupplementFee { get; set; }

    /// <summary>The class of payers whose rule the fee was asked by (đối tượng miễn, giảm); null for none.</summary>
    public string? FeePayer { get; set; }

    /// <summary>Whole đồng of the financial obligation determined while handling; null when there is none.</summary>
    public long? DutyAmount { get; set; }

    /// <summary>Whole đồng that were paid of it.</summary>
    public long DutyPaid { get; set; }

    /// <summary>Whole đồng of the obligation that are still owed.</summary>
    public long DutyOwed => State == BusinessState.FinancialDuty ? (DutyAmount ?? 0) - DutyPaid : 0;

    /// <summary>Whole đồng of all obligations determined for it that were paid and not given back.</summary>
    public long DutyHeld { get; set; }

    /// <summary>When (UTC) a cashier answered that what was paid is not given back; null for no such answer.</summary>
    public DateTime? MoneyKeptAt { get; set; }

    /// <summary>Since when (UTC) something paid waits to be given back; null when nothing does. Follows from <see cref="OwedBack"/> with every change.</summary>
    public DateTime? OwedBackAt { get; set; }

    /// <summary>Whole đồng of the fee that were paid and not given back.</summary>
    public long FeeHeld => Payment == PaymentState.Refunded ? 0 : FeePaid;

    /// <summary>
    /// Whole đồng that wait to be given back, or for the answer that they are not: what was paid for a dossier that was withdrawn or stopped, and the obligation paid for one that
    /// was refused. The fee of a refusal is for the work that was done; it is given back only where the law says so.
    /// </summary>
    public long OwedBack => MoneyKeptAt is not null ? 0 : State is BusinessState.Withdrawn or BusinessState.Stopped ? FeeHeld + DutyHeld : Refused ? DutyHeld : 0;

    /// <summary>Receipt of the last instalment of the obligation, or the paper that exempts from it.</summary>
    public string? DutyReceipt { get; set; }
}
