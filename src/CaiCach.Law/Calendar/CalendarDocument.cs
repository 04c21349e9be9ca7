using System.Globalization;
using System.Text;

namespace CaiCach.Law.Calendar;

/// <summary>Writes an announced change into a calendar file (see <see cref="CalendarFile"/>); every other line stays as it was.</summary>
public static class CalendarDocument
{
    private const int LegalBasis = 5;
    private const int Status = 7;
    private const int Confidence = 8;

    /// <summary>The file with the change.</summary>
    /// <param name="csv">A file that <see cref="CalendarFile.Parse"/> accepts.</param>
    /// <param name="change">A change that <see cref="CalendarRules"/> allows for it.</param>
    /// <param name="decision">The document that decides.</param>
    public static string Apply(string csv, CalendarChange change, CalendarDecision decision)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(decision);
        var lines = CsvLines.Read(csv).Select(l => l.Fields).ToList();
        var (header, days) = (lines[0], lines.Skip(1).ToList());
        switch (change.Kind)
        {
            case CalendarChangeKind.DayOff:
                // The weekend is off anyway: a make-up day that is called off leaves no line behind.
                Replace(days, change.Day!.Value, IsWeekend(change.Day.Value) ? null : Line(change.Day.Value, "holiday", change.Name!, decision));
                break;
            case CalendarChangeKind.WorkingDay:
                Replace(days, change.Day!.Value, IsWeekend(change.Day.Value) ? Line(change.Day.Value, "makeup_work", "Ngày làm việc bù", decision) : null);
                break;
            case CalendarChangeKind.Swap:
                var (off, makeUp) = (change.Day!.Value, change.MakeUp!.Value);
                Replace(days, off, Line(off, "swap_off", $"Hoán đổi: nghỉ, làm bù {VietnameseDates.Short(makeUp)}", decision));
                Replace(days, makeUp, Line(makeUp, "makeup_work", $"Làm bù cho {VietnameseDates.Short(off)}", decision));
                break;
            default:
                foreach (var fields in days.Where(f => f[Status] == "provisional" && f[0].StartsWith($"{change.Year}-", StringComparison.Ordinal)))
                {
                    (fields[Status], fields[Confidence], fields[LegalBasis]) = ("final", "found", $"{fields[LegalBasis]}; {decision.Citation}");
                }

                break;
        }

        return Write([header, .. days.OrderBy(f => f[0], StringComparer.Ordinal)]);
    }

    private static void Replace(List<string[]> days, DateOnly day, string[]? line)
    {
        var date = Date(day);
        days.RemoveAll(f => f[0] == date);
        if (line is not null)
        {
            days.Add(line);
        }
    }

    private static string[] Line(DateOnly day, string kind, string name, CalendarDecision decision) =>
        [Date(day), day.ToString("ddd", CultureInfo.InvariantCulture), kind, name, "", decision.Citation, "civil_servants", "final", "found", "", ""];

    private static string Write(IEnumerable<string[]> lines)
    {
        var text = new StringBuilder();
        foreach (var fields in lines)
        {
            text.AppendJoin(',', fields.Select(Quote)).Append('\n');
        }

        return text.ToString();
    }

    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
