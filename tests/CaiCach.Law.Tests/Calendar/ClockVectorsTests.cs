using System.Text.Json;
using CaiCach.Law.Calendar;
using static CaiCach.Law.Tests.Calendar.TheCalendar;

namespace CaiCach.Law.Tests.Calendar;

public sealed class ClockVectorsTests
{
    public static TheoryData<string, string, int, string, string, string?, string?, string> Vectors()
    {
        using var file = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Calendar", "clock_vectors.json")));
        var data = new TheoryData<string, string, int, string, string, string?, string?, string>();
        foreach (var vector in file.RootElement.GetProperty("vectors").EnumerateArray())
        {
            var due = vector.GetProperty("due").GetString()!;
            var isPaused = vector.TryGetProperty("pause", out var pause);
            data.Add(
                vector.GetProperty("name").GetString()!, vector.GetProperty("start").GetString()!, vector.GetProperty("value").GetInt32(),
                vector.GetProperty("unit").GetString()!, due, isPaused ? pause[0].GetString() : null, isPaused ? pause[1].GetString() : null,
                isPaused ? vector.GetProperty("due_after_pause").GetString()! : due);
        }

        return data;
    }

    [Fact]
    public void There_are_23_vectors() => Assert.Equal(23, Vectors().Count);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Each_vector_is_answered_and_explained(
        string name, string start, int value, string unit, string due, string? from, string? to, string dueAfterPauses)
    {
        Assert.NotEmpty(name);
        Pause[] pauses = from is null ? [] : [Paused(from, to!)];
        var limit = new TimeLimit(value, Unit(unit));

        var answer = DueDates.Compute(Shipped, At(start), limit, pauses);
        var steps = DueDates.Explain(Shipped, At(start), limit, pauses);

        Assert.Equal(new DueDate(At(due), At(dueAfterPauses), DueFault.None), answer);
        Assert.Contains(steps, s => s.Text.Contains(At(due).ToString("HH:mm 'ngày' dd/MM/yyyy", null), StringComparison.Ordinal));
        Assert.Contains(At(dueAfterPauses).ToString("HH:mm 'ngày' dd/MM/yyyy", null), steps[^1].Text, StringComparison.Ordinal);
        Assert.All(steps, s => Assert.Matches("^R[1-8]$", s.Rule));
    }
}
