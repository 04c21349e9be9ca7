using CaiCach.Application.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Outages;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Outages;

/// <summary>A moment as it is typed in two fields, kept as typed.</summary>
public sealed class TypedMoment
{
    /// <summary>For example 05/3/2026.</summary>
    public string? Day { get; set; }

    /// <summary>For example 09:30.</summary>
    public string? Time { get; set; }

    /// <summary>A moment (UTC) as people write it.</summary>
    public static TypedMoment Of(DateTime utc)
    {
        var local = DossierTimes.ToMinute(utc);
        return new() { Day = TimeTexts.Day(DateOnly.FromDateTime(local)), Time = local.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) };
    }

    /// <summary>The moment (UTC); null, with faults at its fields, for what is none.</summary>
    /// <param name="state">Where faults go.</param>
    /// <param name="key">The key of the moment.</param>
    public DateTime? Read(ModelStateDictionary state, string key)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (day, time) = (AuthorityDates.Read(Day), PostInput.TimeOf(Time));
        if (day is null)
        {
            state.AddModelError(key + ".Day", "Nhập ngày, ví dụ 05/3/2026.");
        }

        if (time is null)
        {
            state.AddModelError(key + ".Time", "Nhập giờ và phút, ví dụ 15:00.");
        }

        return day is { } date && time is { } hour ? VietnamTime.ToUtc(date.ToDateTime(hour)) : null;
    }
}

/// <summary>Where the faults of outages stand on both pages.</summary>
internal static class OutageFaults
{
    public static void Add(this ModelStateDictionary state, IEnumerable<OutageFault> faults)
    {
        foreach (var fault in faults)
        {
            state.AddModelError(fault.Field switch { "parts" => "Input.Parts", "from" => "Input.From.Day", "until" => "Input.Until.Day", "ended" => "Input.Ended.Day", "text" => "Input.Text", _ => "" }, fault.Text);
        }
    }
}
