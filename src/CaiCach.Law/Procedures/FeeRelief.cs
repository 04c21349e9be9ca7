using System.Globalization;

namespace CaiCach.Law.Procedures;

/// <summary>A rule that takes a share off a fee (miễn, giảm), for those who pay in a class or for everybody, for a time.</summary>
/// <param name="Percent">The share that is taken off, 1 to 100; 100 exempts (miễn).</param>
/// <param name="Payer">The class of payers it is for (đối tượng), in Vietnamese; null for everybody who files on the channel of the fee.</param>
/// <param name="From">The first day of filing it holds for, inclusive; null where it has always held.</param>
/// <param name="To">The last day of filing it holds for, inclusive; null while open-ended.</param>
/// <param name="Basis">The legal basis.</param>
public sealed record FeeRelief(int Percent, string? Payer, DateOnly? From, DateOnly? To, string Basis)
{
    /// <summary>The longest name of a class, in characters.</summary>
    public const int LongestPayer = 200;

    /// <summary>Whether it holds for what is filed on a day by a payer.</summary>
    /// <param name="payer">The class of the payer; null for none.</param>
    /// <param name="day">The local day of filing.</param>
    public bool HoldsFor(string? payer, DateOnly day) => (Payer is null || Payer == payer) && (From is not { } first || first <= day) && (To is not { } last || day <= last);

    /// <summary>What is left of an amount in whole đồng, half a đồng counted as one.</summary>
    /// <param name="amount">Whole đồng.</param>
    public long Of(long amount) => ((amount * (100 - Percent)) + 50) / 100;

    /// <summary>The rule in words: "Giảm 50% từ ngày 01/01/2026 đến hết ngày 31/12/2026 (TT 63/2023/TT-BTC)".</summary>
    public string Text
    {
        get
        {
            var what = Percent == 100 ? "Miễn" : string.Create(CultureInfo.InvariantCulture, $"Giảm {Percent}%");
            return what + (Payer is null ? "" : $" đối với {Payer}") + (From is { } first ? $" từ ngày {Day(first)}" : "") + (To is { } last ? $" đến hết ngày {Day(last)}" : "") + $" ({Basis})";
        }
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}

/// <summary>What is asked for one fee.</summary>
/// <param name="Fee">The fee.</param>
/// <param name="Relief">The rule that was taken; null for none.</param>
/// <param name="Amount">Whole đồng, 0 where nothing is asked; null where only the receiver can tell.</param>
public sealed record FeeAsked(FeeLine Fee, FeeRelief? Relief, long? Amount)
{
    /// <summary>The amount with the rule that was taken: "Phí: 150.000 đồng (mức thu 300.000 đồng. Giảm 50% …)".</summary>
    public string Text => Relief is null
        ? $"{Fee.Name}: {ProcedureTexts.Fee(Fee)}"
        : $"{Fee.Name}: {(Amount is { } asked ? ProcedureTexts.Money(asked) : "theo cách tính, trừ phần được giảm")} (mức thu: {ProcedureTexts.Fee(Fee)}. {Relief.Text})";
}

/// <summary>The fees of a dossier as they are asked for what was filed on a day.</summary>
public static class FeeRules
{
    /// <summary>The fees of a case on a channel with what is asked of each: the rule that takes most off a fee is taken, one alone.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="caseCode">The case; null where it is not known.</param>
    /// <param name="payer">The class of the payer; null for none.</param>
    /// <param name="day">The local day of filing.</param>
    public static IReadOnlyList<FeeAsked> FeesAsked(this ProcedureVersion procedure, Channel channel, string? caseCode, string? payer, DateOnly day) =>
        [.. procedure.FeesFor(channel, caseCode).Select(fee => Asked(fee, payer, day))];

    /// <summary>
    /// What is asked of a case on a channel in whole đồng; 0 where nothing is. What is collected with a supplement is not asked without one. Null where a formula decides, where a fee depends on the case and the case is not known, or where the channel is not offered.
    /// </summary>
    /// <param name="procedure">The version.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="caseCode">The case; null where it is not known.</param>
    /// <param name="payer">The class of the payer; null for none.</param>
    /// <param name="day">The local day of filing.</param>
    /// <param name="isSupplemented">Whether a supplement was received.</param>
    public static long? FeeAsked(this ProcedureVersion procedure, Channel channel, string? caseCode, string? payer, DateOnly day, bool isSupplemented = false)
    {
        List<FeeAsked> fees = [.. procedure.FeesAsked(channel, caseCode, payer, day).Where(asked => isSupplemented || asked.Fee.When != FeeTiming.WithSupplement)];
        return procedure.MeansFor(channel) is null || fees.Any(asked => asked.Amount is null || (caseCode is null && asked.Fee.CaseCodes.Count > 0))
            ? null
            : fees.Sum(asked => asked.Amount!.Value);
    }

    /// <summary>What a supplement adds to the fee of a case on a channel in whole đồng; 0 where nothing, null where a formula decides.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="caseCode">The case; null where it is not known.</param>
    /// <param name="payer">The class of the payer; null for none.</param>
    /// <param name="day">The local day of filing.</param>
    public static long? SupplementFeeAsked(this ProcedureVersion procedure, Channel channel, string? caseCode, string? payer, DateOnly day)
    {
        List<FeeAsked> fees = [.. procedure.FeesAsked(channel, caseCode, payer, day).Where(asked => asked.Fee.When == FeeTiming.WithSupplement)];
        return fees.Exists(asked => asked.Amount is null) ? null : fees.Sum(asked => asked.Amount!.Value);
    }

    /// <summary>The classes of payers that have a rule of their own for what is filed on a day, each once.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="caseCode">The case; null where it is not known.</param>
    /// <param name="day">The local day of filing.</param>
    public static IReadOnlyList<string> PayersOf(this ProcedureVersion procedure, Channel channel, string? caseCode, DateOnly day) =>
        [.. procedure.FeesFor(channel, caseCode).SelectMany(fee => fee.Reliefs).Where(relief => relief.Payer is not null && relief.HoldsFor(relief.Payer, day)).Select(relief => relief.Payer!).Distinct(StringComparer.Ordinal)];

    private static FeeAsked Asked(FeeLine fee, string? payer, DateOnly day)
    {
        var relief = fee.Reliefs.Where(rule => rule.HoldsFor(payer, day)).MaxBy(rule => rule.Percent);
        var full = fee.Formula is null && fee.LimitNote is null ? fee.Amount : null;
        return relief switch
        {
            null => new(fee, null, full),
            { Percent: 100 } => new(fee, relief, 0),
            _ when full is { } amount => amount == 0 ? new(fee, null, 0) : new(fee, relief, relief.Of(amount)),
            _ => new(fee, relief, null),
        };
    }
}
