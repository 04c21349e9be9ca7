namespace CaiCach.Law.Ratings;

/// <summary>Why a dossier cannot be rated.</summary>
public enum RatingFault
{
    /// <summary>Its result was not handed over yet.</summary>
    NotDelivered,

    /// <summary>The time to rate is over.</summary>
    Expired,

    /// <summary>It was rated already.</summary>
    AlreadyRated,
}

/// <summary>When the applicant may rate how a dossier was handled: once, within the days that were in force on the day of the delivery.</summary>
public static class RatingRules
{
    /// <summary>The most characters of a comment.</summary>
    public const int LongestComment = 1000;

    /// <summary>The last moment to rate.</summary>
    /// <param name="deliveredAt">When the result was handed over.</param>
    /// <param name="days">Calendar days in which it can be rated.</param>
    public static DateTime Until(DateTime deliveredAt, int days) => deliveredAt.AddDays(days);

    /// <summary>Why it cannot be rated now; null when it can.</summary>
    /// <param name="deliveredAt">When the result was handed over; null when it was not.</param>
    /// <param name="isRated">Whether it was rated already.</param>
    /// <param name="now">Now.</param>
    /// <param name="days">Calendar days after the delivery in which it can be rated.</param>
    public static RatingFault? WhyNot(DateTime? deliveredAt, bool isRated, DateTime now, int days) =>
        deliveredAt is not { } delivered ? RatingFault.NotDelivered
        : isRated ? RatingFault.AlreadyRated
        : now > Until(delivered, days) ? RatingFault.Expired
        : null;

    /// <summary>The reason in words.</summary>
    public static string ToText(this RatingFault fault) => fault switch
    {
        RatingFault.NotDelivered => "Hồ sơ chưa trả kết quả nên chưa đánh giá được.",
        RatingFault.Expired => "Đã quá thời gian đánh giá kể từ ngày trả kết quả, không đánh giá được nữa.",
        RatingFault.AlreadyRated => "Hồ sơ này đã được đánh giá; mỗi hồ sơ chỉ đánh giá một lần.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };
}
