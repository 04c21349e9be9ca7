namespace CaiCach.Law.Dossiers;

/// <summary>How a finished dossier met its due date (2.6): by local date first, by time on the same date.</summary>
public enum Timeliness
{
    /// <summary>Trước hạn: finished on a date before the due date.</summary>
    Early,

    /// <summary>Đúng hạn: finished on the due date, not after the due time.</summary>
    OnTime,

    /// <summary>Quá hạn: finished after the due time.</summary>
    Late,
}

/// <summary>Classes the end of a dossier against its due date.</summary>
public static class Timelinesses
{
    /// <summary>
    /// Compares local moments (Asia/Ho_Chi_Minh); due time itself is still on time. Without a due date the time used is compared with the greatest limit (2.6): either there is
    /// no limit, or its clock has not started, for the fee or the event in the field is still awaited, and nothing of it is used. Both are on time.
    /// </summary>
    public static Timeliness Of(DateTime endLocal, DateTime? dueLocal)
    {
        if (dueLocal is not { } due)
        {
            return Timeliness.OnTime;
        }

        if (endLocal.Date < due.Date)
        {
            return Timeliness.Early;
        }

        return endLocal <= due ? Timeliness.OnTime : Timeliness.Late;
    }

    /// <summary>Whether a late end still kept the new appointment that went with an apology (đúng lịch hẹn lại nhưng quá hạn gốc): after the original due time, not after the appointment.</summary>
    /// <param name="end">When the authority ended.</param>
    /// <param name="due">The original due time, which timeliness goes by.</param>
    /// <param name="appointment">The new appointment; null for none.</param>
    public static bool KeptAppointment(DateTime end, DateTime? due, DateTime? appointment) => end > due && end <= appointment;
}
