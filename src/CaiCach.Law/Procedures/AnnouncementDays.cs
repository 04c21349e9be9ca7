using System.Globalization;

namespace CaiCach.Law.Procedures;

/// <summary>What is wrong with a day of a decision, or unusual about it.</summary>
/// <param name="Field">"day", "lawEffectiveFrom" or "effectiveFrom".</param>
/// <param name="Code">Stable code; see <see cref="AnnouncementDays.IsDoubt"/>.</param>
/// <param name="Text">Vietnamese sentence.</param>
public sealed record DayFinding(string Field, string Code, string Text);

/// <summary>
/// The days of a decision on a procedure as they are typed. A decision cannot be edited once it is recorded, so that a mistyped year is caught at the field: what is hardly ever right is asked about,
/// what never is is refused. The bounds are ours.
/// </summary>
/// <param name="Decided">The date of the decision.</param>
/// <param name="Law">The day the legal document takes effect; null where none stands behind it.</param>
/// <param name="Effective">The first day of force, of an abolition the first day without; null for a decision that announces nothing.</param>
public sealed record AnnouncementDays(DateOnly Decided, DateOnly? Law = null, DateOnly? Effective = null)
{
    /// <summary>How long after the decision a day may lie at most, in years.</summary>
    public const int MostYears = 2;

    /// <summary>How far off a day may lie without being asked about, in months.</summary>
    public const int UsualMonths = 6;

    /// <summary>The days as one text, by which a person says that just these are right.</summary>
    public string Key => string.Join('/', new[] { Decided, Law, Effective }.Select(day => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    /// <summary>Whether a day is taken once the person says that it is right; one with another finding is never taken.</summary>
    /// <param name="code">The code of the finding.</param>
    public static bool IsDoubt(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.StartsWith("confirm_", StringComparison.Ordinal);
    }

    /// <summary>Everything wrong or unusual, by field. That the decision is dated later than today is not looked at here.</summary>
    /// <param name="today">The local day.</param>
    public IReadOnlyList<DayFinding> Judge(DateOnly today)
    {
        List<DayFinding> found = [];
        if (Decided < today.AddMonths(-UsualMonths))
        {
            found.Add(new("day", "confirm_decision_day_old", $"Ngày văn bản đã qua hơn {UsualMonths} tháng; hãy kiểm tra lại năm."));
        }

        Later("lawEffectiveFrom", "law_day", Law, found);
        if (Law < Decided.AddMonths(-UsualMonths))
        {
            found.Add(new("lawEffectiveFrom", "confirm_law_day_old", $"Ngày này trước ngày văn bản hơn {UsualMonths} tháng; hãy kiểm tra lại năm."));
        }

        Later("effectiveFrom", "day", Effective, found);
        if (Effective < Decided)
        {
            found.Add(new("effectiveFrom", "confirm_day_before_decision", $"Ngày có hiệu lực trước ngày văn bản {Text(Decided)}."));
        }
        else if (Law is { } law && Effective < law)
        {
            found.Add(new("effectiveFrom", "confirm_day_before_law", $"Ngày có hiệu lực trước ngày văn bản quy phạm pháp luật có hiệu lực {Text(law)}."));
        }

        return found;
    }

    private void Later(string field, string code, DateOnly? day, List<DayFinding> found)
    {
        if (day > Decided.AddYears(MostYears))
        {
            found.Add(new(field, code + "_too_late", $"Ngày này sau ngày văn bản hơn {MostYears} năm; hãy kiểm tra lại năm."));
        }
        else if (day > Decided.AddMonths(UsualMonths))
        {
            found.Add(new(field, $"confirm_{code}_far", $"Ngày này sau ngày văn bản hơn {UsualMonths} tháng; hãy kiểm tra lại năm."));
        }
    }

    private static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
