using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Petitions;

namespace CaiCach.Application.Petitions;

/// <summary>The clock of petitions, between what is stored (UTC) and what the law counts (local, to the minute).</summary>
internal static class PetitionTimes
{
    /// <summary>Why nothing can be counted.</summary>
    public static readonly FieldFault NoCalendar = new("", "calendar_missing", "Chưa có lịch làm việc hoặc thời hạn cho thời điểm này; vui lòng báo người quản trị.");

    /// <summary>A stored moment as the law sees it.</summary>
    public static DateTime ToMinute(DateTime utc) => DossierTimes.ToMinute(utc);

    /// <summary>The end (UTC) of so many working days from a local moment; null when the calendar cannot tell.</summary>
    public static DateTime? End(WorkCalendar calendar, DateTime fromLocal, int days) =>
        PetitionLimits.End(calendar, fromLocal, days) is { } end ? VietnamTime.ToUtc(end) : null;
}
