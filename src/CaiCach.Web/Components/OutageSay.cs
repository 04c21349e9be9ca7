using System.Globalization;
using CaiCach.Law.Calendar;
using CaiCach.Law.Outages;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Components;

/// <summary>Outages in plain words, for both faces.</summary>
public static class OutageSay
{
    /// <summary>What is affected, e.g. "Nộp hồ sơ trực tuyến, Thanh toán trực tuyến".</summary>
    public static string Parts(IStringLocalizer<SharedTexts> s, OutageParts parts)
    {
        ArgumentNullException.ThrowIfNull(s);
        return string.Join(", ", OutageWords.EachPart.Where(part => parts.HasFlag(part)).Select(part => s[part.ToText()].Value));
    }

    /// <summary>From when to when, as it stands at a moment.</summary>
    public static string When(IStringLocalizer<SharedTexts> s, OutageFacts outage, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(s);
        ArgumentNullException.ThrowIfNull(outage);
        return (outage.At(now) switch
        {
            OutageState.ToCome => s["Từ {0}, dự kiến đến {1}.", Moment(outage.From), Moment(outage.Until)],
            OutageState.UnderWay when outage.Until > now => s["Bắt đầu lúc {0}, dự kiến xong lúc {1}.", Moment(outage.From), Moment(outage.Until)],
            OutageState.UnderWay => s["Bắt đầu lúc {0}, đã quá lúc dự kiến xong ({1}) và đang tiếp tục khắc phục.", Moment(outage.From), Moment(outage.Until)],
            OutageState.Ended => s["Từ {0} đến {1}, kéo dài {2}.", Moment(outage.From), Moment(outage.Ended!.Value), Span(s, outage.Ended.Value - outage.From)],
            _ => s["Đã rút thông báo."],
        }).Value;
    }

    /// <summary>For example "09:00 02/03/2026".</summary>
    public static string Moment(DateTime utc) => VietnamTime.ToLocal(utc).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>For example "1 ngày 2 giờ 5 phút".</summary>
    public static string Span(IStringLocalizer<SharedTexts> s, TimeSpan span)
    {
        ArgumentNullException.ThrowIfNull(s);
        var words = new List<string>();
        if (span.Days > 0)
        {
            words.Add(s["{0} ngày", span.Days].Value);
        }

        if (span.Hours > 0)
        {
            words.Add(s["{0} giờ", span.Hours].Value);
        }

        if (span.Minutes > 0)
        {
            words.Add(s["{0} phút", span.Minutes].Value);
        }

        return string.Join(' ', words);
    }
}
