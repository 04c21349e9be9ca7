using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Components;

/// <summary>By what right somebody stands for the owner of a dossier, as both faces of the site say it.</summary>
public static class Rights
{
    /// <summary>What a right covers beside filing.</summary>
    public static string Acts(IStringLocalizer t, RepresentedActs acts)
    {
        ArgumentNullException.ThrowIfNull(t);
        string[] words =
        [
            .. acts.HasFlag(RepresentedActs.Supplement) ? [t["Bổ sung giấy tờ"].Value] : Array.Empty<string>(),
            .. acts.HasFlag(RepresentedActs.Withdraw) ? [t["Rút hồ sơ"].Value] : Array.Empty<string>(),
            .. acts.HasFlag(RepresentedActs.Receive) ? [t["Nhận kết quả"].Value] : Array.Empty<string>(),
        ];
        return words.Length == 0 ? t["Được giao: chỉ nộp hồ sơ"].Value : t["Được giao: {0}", string.Join(", ", words.Select(w => char.ToLowerInvariant(w[0]) + w[1..]))].Value;
    }

    /// <summary>The letter of authority, or the carrier the submitter works for; null for neither.</summary>
    public static string? Letter(IStringLocalizer t, DossierRepresentation right)
    {
        ArgumentNullException.ThrowIfNull(t);
        ArgumentNullException.ThrowIfNull(right);
        var parts = new[] { right.Number is { } number ? t["số {0}", number].Value : null, right.SignedOn is { } day ? t["ngày {0}", Day(day)].Value : null, right.IssuedBy }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    /// <summary>Until when a right holds; null where nothing ends it.</summary>
    public static string? Until(IStringLocalizer t, DossierRepresentation right)
    {
        ArgumentNullException.ThrowIfNull(t);
        ArgumentNullException.ThrowIfNull(right);
        return right.Until is { } last ? t["đến hết ngày {0}", Day(last)].Value : null;
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
