using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>What the receiver reads from the envelope of a dossier sent by post, as typed.</summary>
/// <param name="ArrivedOn">The day the post delivered it, e.g. 05/3/2026.</param>
/// <param name="ArrivedTime">The time of that, e.g. 09:30.</param>
/// <param name="PostmarkedOn">The day of the postmark; may be left out where nothing is counted from it.</param>
public sealed record PostInput(string? ArrivedOn, string? ArrivedTime, string? PostmarkedOn)
{
    /// <summary>When it was delivered (local); null when the text tells no such moment.</summary>
    public DateTime? Arrived => AuthorityDates.Read(ArrivedOn) is { } day && Time is { } time ? day.ToDateTime(time) : null;

    /// <summary>The day of the postmark; null for none.</summary>
    public DateOnly? Postmarked => AuthorityDates.Read(PostmarkedOn);

    private TimeOnly? Time => TimeOf(ArrivedTime);

    /// <summary>A time as people type it: 9:30, 9h30 or 9g30; null for what is none.</summary>
    /// <param name="text">The text.</param>
    public static TimeOnly? TimeOf(string? text) => TimeOnly.TryParseExact(text?.Trim().Replace('g', ':').Replace('h', ':'), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>Faults; names are "arrivedOn", "arrivedTime" and "postmarkedOn".</summary>
    /// <param name="now">The moment of filing (UTC).</param>
    /// <param name="rule">What starts the clock of the procedure.</param>
    public IEnumerable<FieldFault> Check(DateTime now, StartRule rule)
    {
        var (arrived, filed) = (AuthorityDates.Read(ArrivedOn), DossierTimes.ToMinute(now));
        if (arrived is null || arrived > DateOnly.FromDateTime(filed))
        {
            yield return new("arrivedOn", "arrival_wrong", "Nhập ngày bưu chính giao hồ sơ đến, không sau hôm nay, ví dụ 05/3/2026.");
        }

        if (Time is null || (arrived == DateOnly.FromDateTime(filed) && Arrived > filed))
        {
            yield return new("arrivedTime", "arrival_time_wrong", "Nhập giờ bưu chính giao đến, không sau lúc này, ví dụ 09:30.");
        }

        if (string.IsNullOrWhiteSpace(PostmarkedOn) ? rule == StartRule.Postmark : Postmarked is not { } sent || sent > (arrived ?? DateOnly.FromDateTime(filed)))
        {
            yield return new("postmarkedOn", "postmark_wrong", "Nhập ngày gửi theo dấu bưu điện, không sau ngày bưu chính giao đến, ví dụ 02/3/2026.");
        }
    }
}
