using System.Globalization;

namespace CaiCach.Law.Reports;

/// <summary>Why the figures of a period cannot be closed.</summary>
/// <param name="Field">What is wrong: "period", "reason" or "figures".</param>
/// <param name="Code">Stable code.</param>
/// <param name="Text">What to do, in Vietnamese.</param>
public sealed record FreezeRefusal(string Field, string Code, string Text);

/// <summary>
/// When the figures of a period may be closed (chốt số liệu). The circular on periodic reports leaves it open how; the rules are ours: only a named period that is over, only figures that hold together,
/// and a later version only for what has changed, with its reason.
/// </summary>
public static class Freezing
{
    /// <summary>The longest reason, in UTF-16 units.</summary>
    public const int MostReason = 1000;

    /// <summary>What stands against closing a period; that the figures hold together in themselves is checked before a report is made.</summary>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <param name="today">The local day.</param>
    /// <param name="version">The newest version there is; 0 for none.</param>
    /// <param name="differs">Whether the figures now differ from that version.</param>
    /// <param name="reason">The reason given; null for none.</param>
    /// <param name="broken">What does not agree with the closed reports that it follows from.</param>
    /// <returns>Every reason against it; none when it may be closed.</returns>
    public static IReadOnlyList<FreezeRefusal> Check(DateOnly from, DateOnly to, DateOnly today, int version, bool differs, string? reason, IReadOnlyList<BrokenIdentity> broken)
    {
        ArgumentNullException.ThrowIfNull(broken);
        List<FreezeRefusal> refusals = [];
        if (ReportingPeriod.Of(from, to) is null)
        {
            refusals.Add(new("period", "period_unnamed", "Chỉ chốt số liệu của một kỳ báo cáo: tháng, quý, 6 tháng hoặc năm."));
        }
        else if (today <= to)
        {
            refusals.Add(new("period", "period_running", $"Kỳ báo cáo chưa kết thúc; chốt được từ ngày {Day(to.AddDays(1))}."));
        }

        if (version > 0 && !differs)
        {
            refusals.Add(new("figures", "nothing_changed", "Số liệu hiện tại không khác bản đã chốt nên không có gì để điều chỉnh."));
        }

        if (version > 0 && string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(new("reason", "reason_missing", "Nêu lý do điều chỉnh."));
        }

        refusals.AddRange(broken.Select(b => new FreezeRefusal("figures", "identity_broken", $"Không khớp với báo cáo đã chốt: {b}.")));
        return refusals;
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
