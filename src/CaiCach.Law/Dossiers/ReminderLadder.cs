using System.Globalization;
using System.Text.Json;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Dossiers;

/// <summary>Who is reminded of a dossier.</summary>
public enum ReminderTo
{
    /// <summary>Who handles it.</summary>
    Officer,

    /// <summary>Who leads the unit that has it.</summary>
    DivisionHead,

    /// <summary>The head of the body.</summary>
    AgencyHead,

    /// <summary>Who leads the one-stop unit or centre.</summary>
    OneStopDirector,
}

/// <summary>What the distance of a step from the due date is counted in.</summary>
public enum ReminderUnit
{
    /// <summary>Working days; a step is taken when work begins.</summary>
    WorkingDay,

    /// <summary>Working hours.</summary>
    WorkingHour,
}

/// <summary>A step of the ladder.</summary>
/// <param name="When">How far from the due date: before it below 0, at it 0, after it above 0.</param>
/// <param name="Unit">What that is counted in.</param>
/// <param name="To">Who is reminded.</param>
/// <param name="Every">After how much it is taken again; null for once.</param>
/// <param name="Times">How often it is taken in all.</param>
public sealed record ReminderStep(int When, ReminderUnit Unit, IReadOnlyList<ReminderTo> To, int? Every = null, int Times = 1);

/// <summary>A reminder of one dossier.</summary>
/// <param name="At">When, local.</param>
/// <param name="When">How far from the due date, in <paramref name="Unit"/>.</param>
/// <param name="Unit">What that is counted in.</param>
/// <param name="To">Who is reminded.</param>
public sealed record Reminder(DateTime At, int When, ReminderUnit Unit, IReadOnlyList<ReminderTo> To)
{
    /// <summary>What tells it from the other reminders of the same due date, e.g. "-2 WorkingDay".</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{When} {Unit}");
}

/// <summary>Why a ladder is refused.</summary>
/// <param name="Step">Its step, from 0; null for the whole.</param>
/// <param name="Field">"when", "to", "every", "times", or "steps" for the whole.</param>
/// <param name="Code">Stable code in snake case.</param>
/// <param name="Message">What to do, in Vietnamese.</param>
public sealed record LadderFault(int? Step, string Field, string Code, string Message);

/// <summary>Who is reminded of a dossier that comes near its due date or passes it, step by step (bậc thang nhắc việc).</summary>
/// <param name="Steps">The steps.</param>
public sealed record ReminderLadder(IReadOnlyList<ReminderStep> Steps)
{
    /// <summary>The most steps.</summary>
    public const int MostSteps = 8;

    private const int Farthest = 60;
    private const int MostTimes = 24;

    /// <summary>The reminders of a due date in order of time; those the calendar does not reach are left out.</summary>
    /// <param name="calendar">The calendar of the body.</param>
    /// <param name="due">The due date, local.</param>
    public IReadOnlyList<Reminder> For(WorkCalendar calendar, DateTime due)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var found = new List<Reminder>();
        foreach (var step in Steps)
        {
            for (var i = 0; i < (step.Every is null ? 1 : step.Times); i++)
            {
                var when = step.When + (i * (step.Every ?? 0));
                if (MomentOf(calendar, due, when, step.Unit) is { } at)
                {
                    found.Add(new(at, when, step.Unit, step.To));
                }
            }
        }

        return [.. found.OrderBy(r => r.At).ThenBy(r => r.When)];
    }

    /// <summary>Everything that is wrong; empty when it may be used.</summary>
    public IReadOnlyList<LadderFault> Faults()
    {
        var faults = new List<LadderFault>();
        if (Steps.Count is 0 or > MostSteps)
        {
            faults.Add(new(null, "steps", "steps_count", $"Nhập từ 1 đến {MostSteps} mốc nhắc."));
        }

        foreach (var (i, step) in Steps.Index())
        {
            if (Math.Abs(step.When) > Farthest)
            {
                faults.Add(new(i, "when", "when_too_far", $"Khoảng cách đến hạn không quá {Farthest}."));
            }

            if (step.To.Count == 0)
            {
                faults.Add(new(i, "to", "to_missing", "Chọn ít nhất một người được nhắc."));
            }

            if (step.Every is { } every && (step.When <= 0 || every is < 1 or > Farthest))
            {
                faults.Add(new(i, "every", "every_wrong", $"Chỉ mốc sau hạn mới nhắc lại, cách nhau từ 1 đến {Farthest}."));
            }

            if (step.Every is not null && step.Times is < 2 or > MostTimes)
            {
                faults.Add(new(i, "times", "times_wrong", $"Số lần nhắc từ 2 đến {MostTimes}."));
            }
        }

        return faults;
    }

    /// <summary>Reads a file of a ladder.</summary>
    /// <param name="json">The file.</param>
    /// <param name="fault">What is wrong with it, in Vietnamese; null when nothing is.</param>
    /// <returns>The ladder; null when something is wrong.</returns>
    public static ReminderLadder? Parse(string json, out string? fault)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            var ladder = new ReminderLadder([.. file.RootElement.GetProperty("steps").EnumerateArray().Select(Step)]);
            fault = ladder.Faults() is [var first, ..] ? first.Message : null;
            return fault is null ? ladder : null;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            fault = "Không đọc được tệp mốc nhắc việc.";
            return null;
        }
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public string ToJson()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("steps");
            foreach (var step in Steps)
            {
                json.WriteStartObject();
                json.WriteNumber("when", step.When);
                json.WriteString("unit", step.Unit == ReminderUnit.WorkingDay ? "working_day" : "working_hour");
                json.WriteStartArray("to");
                foreach (var to in step.To)
                {
                    json.WriteStringValue(NameOf(to));
                }

                json.WriteEndArray();
                if (step.Every is { } every)
                {
                    json.WriteNumber("every", every);
                    json.WriteNumber("times", step.Times);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static DateTime? MomentOf(WorkCalendar calendar, DateTime due, int when, ReminderUnit unit)
    {
        var day = DateOnly.FromDateTime(due);
        if (when == 0 || !calendar.Covers(day))
        {
            return when == 0 ? due : null;
        }

        if (unit == ReminderUnit.WorkingHour)
        {
            return calendar.TryTimeAfterMinutes(calendar.WorkingMinutesBefore(due) + (when * 60L), out var moment) ? moment : null;
        }

        // From a due date on a day that is off since, the day before it is the last one before the end of its hours, too.
        var number = calendar.WorkingDaysThrough(day) + (long)when + (when < 0 && !calendar.IsWorkingDay(day) ? 1 : 0);
        return calendar.TryWorkingDay(number, out var other) ? other.ToDateTime(calendar.HoursOn(other)!.Start) : null;
    }

    private static ReminderStep Step(JsonElement step)
    {
        var unit = step.GetProperty("unit").GetString() switch
        {
            "working_day" => ReminderUnit.WorkingDay,
            "working_hour" => ReminderUnit.WorkingHour,
            var other => throw new FormatException($"There is no unit {other}."),
        };
        int? every = step.TryGetProperty("every", out var again) ? again.GetInt32() : null;
        return new(
            step.GetProperty("when").GetInt32(), unit, [.. step.GetProperty("to").EnumerateArray().Select(to => To(to.GetString()))],
            every, step.TryGetProperty("times", out var times) ? times.GetInt32() : 1);
    }

    private static string NameOf(ReminderTo to) => to switch
    {
        ReminderTo.Officer => "officer",
        ReminderTo.DivisionHead => "division_head",
        ReminderTo.AgencyHead => "agency_head",
        _ => "one_stop_director",
    };

    private static ReminderTo To(string? name) => name switch
    {
        "officer" => ReminderTo.Officer,
        "division_head" => ReminderTo.DivisionHead,
        "agency_head" => ReminderTo.AgencyHead,
        "one_stop_director" => ReminderTo.OneStopDirector,
        _ => throw new FormatException($"There is nobody called {name}."),
    };
}
