using System.Globalization;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Portal;

/// <summary>Moments and facts as the portal writes them.</summary>
public static class Say
{
    /// <summary>A stored moment in local time: 17:00, 09/03/2026.</summary>
    public static string Moment(DateTime utc) => Local(VietnamTime.ToLocal(utc));

    /// <inheritdoc cref="Moment"/>
    public static string Moment(DateTime? utc) => utc is { } known ? Moment(known) : "";

    /// <summary>A local time: 17:00, 09/03/2026.</summary>
    public static string Local(DateTime local) => local.ToString("HH:mm, dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>A day: 09/03/2026.</summary>
    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The size of a file: 812 KB, 3,4 MB.</summary>
    public static string Size(long bytes) => bytes < 1024 ? $"{bytes} byte"
        : bytes < 1024 * 1024 ? $"{bytes / 1024} KB"
        : (bytes / 1_048_576m).ToString("0.#", CultureInfo.GetCultureInfo("vi-VN")) + " MB";

    /// <summary>How the fee of a dossier stands; where it is paid in part, what was paid and what is owed.</summary>
    public static string Paid(IStringLocalizer<PortalTexts> t, Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(t);
        ArgumentNullException.ThrowIfNull(dossier);
        return (dossier.Payment switch
        {
            PaymentState.Due when dossier.FeeExempted > 0 => t["được miễn {0}, còn phải nộp {1}", ProcedureTexts.Money(dossier.FeeExempted), ProcedureTexts.Money(dossier.FeeOwed)],
            PaymentState.Due => t["chưa nộp"],
            PaymentState.Partial when dossier.FeeExempted > 0 => t["đã nộp {0}, được miễn {1}, còn phải nộp {2}", ProcedureTexts.Money(dossier.FeePaid), ProcedureTexts.Money(dossier.FeeExempted), ProcedureTexts.Money(dossier.FeeOwed)],
            PaymentState.Paid when dossier.FeeExempted > 0 => t["đã nộp {0}, được miễn phần còn lại", ProcedureTexts.Money(dossier.FeePaid)],
            PaymentState.Partial => t["đã nộp {0}, còn phải nộp {1}", ProcedureTexts.Money(dossier.FeePaid), ProcedureTexts.Money(dossier.FeeOwed)],
            PaymentState.Paid => t["đã nộp"],
            PaymentState.Refunded when dossier.FeePaid < dossier.FeeAmount => t["đã hoàn lại {0}", ProcedureTexts.Money(dossier.FeePaid)],
            PaymentState.Refunded => t["đã hoàn lại"],
            PaymentState.Exempt when dossier.FeePaid > 0 => t["đã nộp {0}, được miễn phần còn lại", ProcedureTexts.Money(dossier.FeePaid)],
            _ => t["được miễn"],
        }).Value;
    }

    /// <summary>What is to be said beside a fact that is not sure; null when nothing is.</summary>
    public static string? Doubt(Confidence confidence) => confidence switch
    {
        Confidence.Unsure => "Chưa kiểm chứng",
        Confidence.Invented => "Dữ liệu minh họa",
        Confidence.Found or Confidence.Known => null,
        _ => throw new ArgumentOutOfRangeException(nameof(confidence), confidence, null),
    };

    /// <summary>How sure a published figure is, in words.</summary>
    public static string Sureness(string code) => code switch
    {
        "found" => "lấy trực tiếp từ nguồn",
        "known" => "biết từ nguồn khác",
        "derived" => "suy ra từ số liệu đã công bố",
        "conflict" => "các nguồn không khớp nhau",
        _ => code,
    };
}
