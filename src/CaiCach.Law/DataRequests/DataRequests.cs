namespace CaiCach.Law.DataRequests;

/// <summary>What a person asks about the own personal data (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).</summary>
public enum DataRequestKind
{
    /// <summary>A copy of what is kept, beyond the one that the page gives at once.</summary>
    Copy,

    /// <summary>That something wrong is put right.</summary>
    Correction,

    /// <summary>That something is deleted.</summary>
    Deletion,

    /// <summary>That a consent no longer holds.</summary>
    Withdrawal,
}

/// <summary>Where a request stands.</summary>
public enum DataRequestState
{
    /// <summary>Sent, not decided.</summary>
    Received,

    /// <summary>Done as asked.</summary>
    Granted,

    /// <summary>Refused, with the provision that keeps the data.</summary>
    Refused,
}

/// <summary>The words for requests.</summary>
public static class DataRequestTexts
{
    /// <summary>What is asked for, in Vietnamese.</summary>
    public static string ToText(this DataRequestKind kind) => kind switch
    {
        DataRequestKind.Copy => "Cung cấp dữ liệu cá nhân",
        DataRequestKind.Correction => "Chỉnh sửa dữ liệu cá nhân",
        DataRequestKind.Deletion => "Xóa dữ liệu cá nhân",
        DataRequestKind.Withdrawal => "Rút lại sự đồng ý xử lý dữ liệu",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The state in Vietnamese.</summary>
    public static string ToText(this DataRequestState state) => state switch
    {
        DataRequestState.Received => "Đang xem xét yêu cầu",
        DataRequestState.Granted => "Đã thực hiện yêu cầu",
        DataRequestState.Refused => "Không thực hiện yêu cầu",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}

/// <summary>How many working days a body has to answer, from a day on.</summary>
/// <param name="InForceFrom">The first day of receipt these hold for.</param>
/// <param name="Copy">For a copy.</param>
/// <param name="Correction">For a correction.</param>
/// <param name="Deletion">For a deletion.</param>
/// <param name="Withdrawal">For the withdrawal of a consent.</param>
public sealed record DataRequestLimits(DateOnly InForceFrom, int Copy, int Correction, int Deletion, int Withdrawal)
{
    /// <summary>The days for a kind.</summary>
    public int Of(DataRequestKind kind) => kind switch
    {
        DataRequestKind.Copy => Copy,
        DataRequestKind.Correction => Correction,
        DataRequestKind.Deletion => Deletion,
        DataRequestKind.Withdrawal => Withdrawal,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Those that hold for a day of receipt: the newest that came into force by then, before all of them the first.</summary>
    /// <param name="versions">At least one.</param>
    /// <param name="day">The local day of receipt.</param>
    public static DataRequestLimits On(IReadOnlyList<DataRequestLimits> versions, DateOnly day) =>
        versions.Where(v => v.InForceFrom <= day).MaxBy(v => v.InForceFrom) ?? versions.MinBy(v => v.InForceFrom)!;
}
