using CaiCach.Law.Procedures;

namespace CaiCach.Law.Dossiers;

/// <summary>The way a dossier really came in, finer than its channel (hình thức tiếp nhận chi tiết).</summary>
public enum FilingWay
{
    /// <summary>This system's own portal, by the applicant.</summary>
    OwnPortal,

    /// <summary>Cổng Dịch vụ công quốc gia.</summary>
    NationalPortal,

    /// <summary>Ứng dụng VNeID.</summary>
    Vneid,

    /// <summary>Ki-ốt.</summary>
    Kiosk,

    /// <summary>Đại lý dịch vụ công, the public post among them, which file online for the citizen.</summary>
    Agent,

    /// <summary>Online at a counter, by an official in the citizen's own account.</summary>
    Assisted,

    /// <summary>Một cửa lưu động.</summary>
    Mobile,

    /// <summary>Over the desk of a counter.</summary>
    Counter,

    /// <summary>Bưu chính công ích, on paper.</summary>
    Post,

    /// <summary>Handed over by another system, which did not say more.</summary>
    OtherSystem,
}

/// <summary>Ways in: which one a filing shows by itself, and which somebody has to name.</summary>
public static class FilingWays
{
    /// <summary>What a program may name that is allowed to.</summary>
    public static IReadOnlyList<FilingWay> OfPrograms { get; } = [FilingWay.NationalPortal, FilingWay.Vneid, FilingWay.Kiosk];

    /// <summary>The way of a filing.</summary>
    /// <param name="channel">Its channel.</param>
    /// <param name="byProgram">Whether a program files it.</param>
    /// <param name="assist">Where somebody helps to file it online; null for nobody.</param>
    /// <param name="named">The way that was named; null for none.</param>
    public static FilingWay Of(Channel channel, bool byProgram, AssistPlace? assist, FilingWay? named) => named ?? (byProgram ? FilingWay.OtherSystem : channel switch
    {
        Channel.Direct => FilingWay.Counter,
        Channel.Post => FilingWay.Post,
        _ => assist switch
        {
            null => FilingWay.OwnPortal,
            AssistPlace.Counter => FilingWay.Assisted,
            AssistPlace.Kiosk => FilingWay.Kiosk,
            AssistPlace.Mobile => FilingWay.Mobile,
            _ => FilingWay.Agent,
        },
    });

    /// <summary>Whether a way may be named: at a counter the mobile one-stop, by a program what it was allowed.</summary>
    /// <param name="way">The way.</param>
    /// <param name="channel">The channel of the filing.</param>
    /// <param name="atCounter">Whether an official of a counter files.</param>
    /// <param name="allowed">What the program that files was allowed; none for anybody else.</param>
    public static bool MayBeNamed(FilingWay way, Channel channel, bool atCounter, IReadOnlySet<FilingWay> allowed)
    {
        ArgumentNullException.ThrowIfNull(allowed);
        return atCounter ? way == FilingWay.Mobile && channel == Channel.Direct : channel == Channel.Online && OfPrograms.Contains(way) && allowed.Contains(way);
    }

    /// <summary>NoiNopHoSo of the national exchange: 1 for the National Portal, 2 for a system of a ministry or locality.</summary>
    public static int PlaceCode(this FilingWay way) => way == FilingWay.NationalPortal ? 1 : 2;

    /// <summary>As pages and files name it.</summary>
    public static string ToText(this FilingWay way) => way switch
    {
        FilingWay.OwnPortal => "Cổng của hệ thống này",
        FilingWay.NationalPortal => "Cổng Dịch vụ công quốc gia",
        FilingWay.Vneid => "Ứng dụng VNeID",
        FilingWay.Kiosk => "Ki-ốt",
        FilingWay.Agent => "Đại lý dịch vụ công",
        FilingWay.Assisted => "Cán bộ hỗ trợ nộp trực tuyến tại quầy",
        FilingWay.Mobile => "Một cửa lưu động",
        FilingWay.Counter => "Tại quầy",
        FilingWay.Post => "Bưu chính công ích",
        FilingWay.OtherSystem => "Chuyển từ hệ thống khác",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, null),
    };
}
