using System.Globalization;
using CaiCach.Law.Calendar;

namespace CaiCach.TestKit;

/// <summary>A clock that stands until it is moved.</summary>
public sealed class TestClock(DateTime utc) : TimeProvider
{
    private DateTime now = utc;

    /// <summary>Now, UTC.</summary>
    public DateTime Now => now;

    /// <summary>Sets the local time (Asia/Ho_Chi_Minh), e.g. "2026-03-02T09:00".</summary>
    public void SetLocal(string local) => now = VietnamTime.ToUtc(DateTime.Parse(local, CultureInfo.InvariantCulture));

    /// <summary>Moves it forward.</summary>
    public void Advance(TimeSpan by) => now += by;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(now);
}
