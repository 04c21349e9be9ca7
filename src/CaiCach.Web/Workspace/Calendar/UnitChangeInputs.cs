using System.Globalization;
using CaiCach.Law.Calendar;
using CaiCach.Web.Components;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Calendar;

/// <summary>What is typed about a change of a body's own calendar, in the order of the page.</summary>
public sealed class UnitChangeInputs
{
    /// <summary>The number of the version in force when the form was opened; 0 for none.</summary>
    public int Seen { get; set; }

    public DateParts Day { get; set; } = new();

    /// <summary>Stands for the week as a whole in the summary of errors; nothing is typed in it.</summary>
    public string? Week { get; set; }

    /// <summary>Seven days from Monday for a week, one for a single day.</summary>
    public List<HoursInput> Times { get; set; } = [];

    public string? Reason { get; set; }

    public string? Number { get; set; }

    public DateParts Date { get; set; } = new();
}

/// <summary>The four times of a day as typed; a half whose times are left empty is off.</summary>
public sealed class HoursInput
{
    private static readonly string[] Formats = ["H:mm", "HH:mm", "H'h'mm", "H'h'", "%H"];

    public string? MorningFrom { get; set; }

    public string? MorningTo { get; set; }

    public string? AfternoonFrom { get; set; }

    public string? AfternoonTo { get; set; }

    /// <summary>The times of given hours; empty for a day off.</summary>
    public static HoursInput Of(WorkingHours? hours) => new()
    {
        MorningFrom = Text(hours?.Morning?.From),
        MorningTo = Text(hours?.Morning?.To),
        AfternoonFrom = Text(hours?.Afternoon?.From),
        AfternoonTo = Text(hours?.Afternoon?.To),
    };

    /// <summary>The field that a fault of the law belongs to: "times[0].morning" is said at the first time of the half.</summary>
    public static string KeyOf(string field) => FaultsExtensions.InputKey(field).Replace(".morning", ".MorningFrom", StringComparison.Ordinal).Replace(".afternoon", ".AfternoonFrom", StringComparison.Ordinal);

    /// <summary>The times as read; what cannot be read is said at its field and left out.</summary>
    public TypedHours Read(ModelStateDictionary state, string at) => new(
        Read(state, at + ".MorningFrom", MorningFrom), Read(state, at + ".MorningTo", MorningTo),
        Read(state, at + ".AfternoonFrom", AfternoonFrom), Read(state, at + ".AfternoonTo", AfternoonTo));

    private static TimeOnly? Read(ModelStateDictionary state, string key, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (TimeOnly.TryParseExact(typed.Trim().Replace('.', ':').ToLowerInvariant(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        state.AddModelError(key, "Nhập giờ dạng 7:30 hoặc 13:30.");
        return null;
    }

    private static string? Text(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
