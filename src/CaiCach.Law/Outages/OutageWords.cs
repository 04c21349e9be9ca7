namespace CaiCach.Law.Outages;

/// <summary>What outages are called in Vietnamese.</summary>
public static class OutageWords
{
    /// <summary>The parts in the order in which they are told.</summary>
    public static IReadOnlyList<OutageParts> EachPart { get; } = [OutageParts.Whole, OutageParts.OnlineFiling, OutageParts.Payment, OutageParts.DataSources, OutageParts.Messages];

    /// <summary>The word for a kind.</summary>
    public static string ToText(this OutageKind kind) => kind switch
    {
        OutageKind.Planned => "Bảo trì theo kế hoạch",
        OutageKind.Incident => "Sự cố",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The word for one part.</summary>
    public static string ToText(this OutageParts part) => part switch
    {
        OutageParts.Whole => "Toàn bộ hệ thống",
        OutageParts.OnlineFiling => "Nộp hồ sơ trực tuyến",
        OutageParts.Payment => "Thanh toán trực tuyến",
        OutageParts.DataSources => "Tra cứu cơ sở dữ liệu",
        OutageParts.Messages => "Thư điện tử và tin nhắn",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };
}
