using System.Globalization;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Outages;

/// <summary>What outages are called in Vietnamese.</summary>
public static class OutageWords
{
    /// <summary>The parts in the order in which they are told.</summary>
    public static IReadOnlyList<OutageParts> EachPart { get; } = [OutageParts.Whole, OutageParts.OnlineFiling, OutageParts.Payment, OutageParts.DataSources, OutageParts.Messages, OutageParts.Petitions, OutageParts.CallBacks, OutageParts.Ratings];

    /// <summary>The word for a kind.</summary>
    public static string ToText(this OutageKind kind) => kind switch
    {
        OutageKind.Planned => "Bảo trì theo kế hoạch",
        OutageKind.Incident => "Sự cố",
        OutageKind.Pause => "Tạm dừng chức năng",
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
        OutageParts.Petitions => "Gửi phản ánh, kiến nghị trực tuyến",
        OutageParts.CallBacks => "Đề nghị gọi lại",
        OutageParts.Ratings => "Đánh giá mức độ hài lòng",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    /// <summary>What people do while a function is switched off.</summary>
    public static string OtherWay(OutageParts part) => part switch
    {
        OutageParts.OnlineFiling => "Nộp hồ sơ tại Bộ phận Một cửa hoặc qua bưu chính công ích; bản nháp đã soạn được giữ lại.",
        OutageParts.Petitions => "Gửi văn bản, gọi điện hoặc đến trực tiếp cơ quan có thẩm quyền; hoặc gửi trên Cổng Dịch vụ công quốc gia.",
        OutageParts.CallBacks => "Gọi điện hoặc đến Bộ phận Một cửa trong giờ làm việc.",
        OutageParts.Ratings => "Liên kết đánh giá còn hạn dùng lại được khi mở lại; có thể góp ý trực tiếp tại Bộ phận Một cửa.",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    /// <summary>Why a function refuses: since when, until when as far as is known, why, and what to do instead.</summary>
    /// <param name="outage">The pause.</param>
    /// <param name="part">The function.</param>
    /// <param name="reason">Why it was switched off.</param>
    public static string PausedSays(OutageFacts outage, OutageParts part, string reason)
    {
        ArgumentNullException.ThrowIfNull(outage);
        ArgumentNullException.ThrowIfNull(reason);
        return $"{part.ToText()}: tạm dừng từ {Moment(outage.From)}, dự kiến mở lại {Moment(outage.Until)}, vì: {reason.TrimEnd('.')}. Cách khác: {OtherWay(part)}";
    }

    private static string Moment(DateTime utc) => VietnamTime.ToLocal(utc).ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture);
}
