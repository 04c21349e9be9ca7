using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Components;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>What is typed of money.</summary>
public sealed partial class ActInputs
{
    /// <summary>Which of the results of the procedure is issued; empty where there is one alone.</summary>
    public string? ResultCode { get; set; }

    /// <summary>How money was paid or given back, by the name of a <see cref="PaymentMethod"/>.</summary>
    public string? Method { get; set; }

    /// <summary>The same, checked.</summary>
    public PaymentMethod Paid => Names.MethodOf(Method) ?? PaymentMethod.Cash;

    /// <summary>The class of payers that the payer is of; empty for none.</summary>
    public string? Payer { get; set; }

    /// <summary>The same; null for none.</summary>
    public string? PayerOrNull => string.IsNullOrWhiteSpace(Payer) ? null : Payer;

    public string? Amount { get; set; }

    /// <summary>Whole đồng, however the thousands are set apart; null when it is no such number.</summary>
    public long? AmountOrNull => Dong(Amount);

    /// <summary>An instalment in whole đồng; null for all that is owed, 0 for what is no number.</summary>
    public static long? InstalmentOf(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : Dong(typed) ?? 0;

    /// <summary>The day on which money came in before it is written down, e.g. 05/3/2026; empty for now.</summary>
    public string? PaidOn { get; set; }

    /// <summary>The time of that, e.g. 09:30.</summary>
    public string? PaidTime { get; set; }

    /// <summary>The same (UTC); null for now.</summary>
    public DateTime? PaidAt => PaidWhen(PaidOn, PaidTime);

    /// <summary>Notes the faults of a moment that is not all there, or none.</summary>
    public static void CheckPaid(string? day, string? time, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (string.IsNullOrWhiteSpace(day + time))
        {
            return;
        }

        if (AuthorityDates.Read(day) is null)
        {
            state.AddModelError("Input.PaidOn", "Nhập ngày tiền đến, ví dụ 05/3/2026; để trống cả ngày và giờ nếu là lúc này.");
        }

        if (DateParts.TimeOf(time) is null)
        {
            state.AddModelError("Input.PaidTime", "Nhập giờ tiền đến, ví dụ 09:30.");
        }
    }

    /// <summary>The moment (UTC) of a day and a time as typed; null for none.</summary>
    public static DateTime? PaidWhen(string? day, string? time) =>
        AuthorityDates.Read(day) is { } date && DateParts.TimeOf(time) is { } hour ? VietnamTime.ToUtc(date.ToDateTime(hour)) : null;

    /// <summary>What happened to the fee that is collected with the dossier; null when nothing is said of it.</summary>
    public AcceptDossier.Taking? ToTaking() => Way switch
    {
        "paid" => AcceptDossier.Taking.Paid(Number ?? "", Paid),
        "exempt" => AcceptDossier.Taking.Exempt(Number ?? "", Reason ?? ""),
        "later" => AcceptDossier.Taking.NotYet(Reason ?? ""),
        _ => null,
    };

    /// <summary>The fee in whole đồng, however its thousands are set apart; null when it is no such number.</summary>
    public long? FeeOrNull => Dong(Fee);

    private static long? Dong(string? typed) =>
        long.TryParse(string.Concat((typed ?? "").Where(c => c is not ('.' or ',' or ' '))), NumberStyles.None, CultureInfo.InvariantCulture, out var dong) ? dong : null;
}
