using System.Globalization;
using CaiCach.Data.Reference;
using CaiCach.Law.Calendar;

namespace CaiCach.Application.Reference;

/// <summary>Rules of intake and transfer as they are stored.</summary>
public static class StoredClockRules
{
    /// <summary>The rules of a row.</summary>
    public static ClockRules Of(ClockRulesRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(string.Create(CultureInfo.InvariantCulture, $"own-{row.Number}"), row.FirstDay, row.IntakeHours, Time(row.TransferUntilMinute), Time(row.SameDayUntilMinute), row.Source);
    }

    private static TimeOnly Time(int minute) => new(minute / 60, minute % 60);
}
