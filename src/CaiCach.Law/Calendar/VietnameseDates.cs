using System.Globalization;

namespace CaiCach.Law.Calendar;

/// <summary>Dates and times as Vietnamese text, for sentences of the law.</summary>
internal static class VietnameseDates
{
    private static readonly string[] _weekdays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    internal static string Short(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    internal static string Full(DateOnly day) => $"{Short(day)} ({_weekdays[(int)day.DayOfWeek]})";

    internal static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    internal static string Full(DateTime local) => $"{Time(TimeOnly.FromDateTime(local))} ngày {Full(DateOnly.FromDateTime(local))}";

    internal static string Hours(long minutes) => (minutes / 60, minutes % 60) switch
    {
        (var hours, 0) => $"{hours} giờ",
        (0, var rest) => $"{rest} phút",
        var (hours, rest) => $"{hours} giờ {rest} phút",
    };
}
