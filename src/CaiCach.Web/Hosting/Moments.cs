namespace CaiCach.Web.Hosting;

/// <summary>How the edge reads its clock.</summary>
internal static class Moments
{
    /// <summary>Now, UTC, to the microsecond (what both databases keep).</summary>
    public static DateTime Moment(this TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
