using System.Globalization;

namespace CaiCach.Law.Procedures;

/// <summary>Plain Vietnamese texts of limits and fees.</summary>
public static class ProcedureTexts
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>The limit of a channel in words; says so where it runs by stage, is not set, or the channel is not offered.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="channel">The channel.</param>
    public static string Limit(ProcedureVersion procedure, Channel channel) => procedure.MeansFor(channel) switch
    {
        null => "Không tiếp nhận theo hình thức này",
        { Limit: { } limit } => limit.ToText(),
        _ when procedure.Stages.Count > 0 => "Theo từng giai đoạn",
        _ => "Không quy định",
    };

    /// <summary>A sum of money, for example <c>3.000.000 đồng</c>.</summary>
    /// <param name="amount">Whole đồng.</param>
    public static string Money(long amount) => amount.ToString("#,0", Vietnamese) + " đồng";

    /// <summary>A fee in words: the rule where a formula decides, else the sum and what it is for.</summary>
    /// <param name="fee">The fee.</param>
    public static string Fee(FeeLine fee)
    {
        ArgumentNullException.ThrowIfNull(fee);
        return fee switch
        {
            { Formula: { } formula } => formula,
            { Amount: null } => "Theo quy định",
            { Amount: 0 } => "Không thu",
            { Per: { } per } => $"{Money(fee.Amount.Value)}/{per}",
            _ => Money(fee.Amount.Value),
        };
    }

    /// <summary>The fees of a channel in words: nothing collected, the total, or that it depends on the dossier.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="channel">The channel.</param>
    public static string TotalFee(ProcedureVersion procedure, Channel channel)
    {
        if (procedure.MeansFor(channel) is null)
        {
            return "Không tiếp nhận theo hình thức này";
        }

        return procedure.TotalFee(channel) switch
        {
            null => "Tùy nội dung hồ sơ",
            0 => "Không thu phí, lệ phí",
            { } total => Money(total),
        };
    }
}
