using System.Diagnostics;
using System.Text;
using CaiCach.Law.Calendar;

namespace CaiCach.Web.Commands;

/// <summary>Due dates on one core: the pure function and its memory, and the verb with its JSON.</summary>
internal static class BenchDue
{
    private static readonly int[] Limits = [1, 5, 10, 20, 60, 180];

    public static Task<object> RunAsync(BenchSettings settings)
    {
        var calendar = Calendar();
        var start = new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Unspecified);
        Compute(calendar, start, 200_000, Limits);
        var perLimit = Limits.ToDictionary(l => $"{l} ngày làm việc", l => Compute(calendar, start, 200_000, [l]).BytesEach, StringComparer.Ordinal);
        var (perSecond, _) = Compute(calendar, start, 2_000_000, Limits);
        return Task.FromResult<object>(new { computePerSecond = perSecond, bytesPerCompute = perLimit, verbLinesPerSecond = Verb(calendar) });
    }

    private static (double PerSecond, double BytesEach) Compute(WorkCalendar calendar, DateTime start, int times, int[] limits)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < times; i++)
        {
            var due = DueDates.Compute(calendar, start.AddMinutes(i % 50_000), new(limits[i % limits.Length], LimitUnit.WorkingDay), []);
            if (!due.IsAnswered)
            {
                throw new InvalidOperationException("Không tính được hạn: " + due.Fault);
            }
        }

        return (Math.Round(times / watch.Elapsed.TotalSeconds), Math.Round((double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / times, 2));
    }

    private static double Verb(WorkCalendar calendar)
    {
        const int Lines = 500_000;
        var input = new StringBuilder();
        for (var i = 0; i < Lines; i++)
        {
            input.Append("{\"id\":\"").Append(i).Append("\",\"start\":\"2026-03-02T09:00\",\"value\":").Append(Limits[i % Limits.Length]).Append(",\"unit\":\"working_day\"}\n");
        }

        using var questions = new MemoryStream(Encoding.UTF8.GetBytes(input.ToString()));
        var watch = Stopwatch.StartNew();
        _ = DueCommand.Run([], questions, Stream.Null, TextWriter.Null, calendar);
        return Math.Round(Lines / watch.Elapsed.TotalSeconds);
    }

    private static WorkCalendar Calendar() =>
        CalendarFile.Parse(File.ReadAllText(Path.Combine(BenchServer.DataFolder(), "calendar", "holidays.csv")), "bench", WorkingHours.Standard).Calendar
        ?? throw new InvalidOperationException("Không đọc được lịch làm việc.");
}
