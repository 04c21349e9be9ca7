using CaiCach.Law.Calendar;

namespace CaiCach.Application.Dossiers;

/// <summary>The clock of an answer to a request (NĐ 118/2025/NĐ-CP; NĐ 61/2018/NĐ-CP Điều 17).</summary>
public static class IntakeClock
{
    /// <summary>8 working hours from arrival.</summary>
    public static readonly TimeLimit Limit = new(8, LimitUnit.WorkingHour);
}
