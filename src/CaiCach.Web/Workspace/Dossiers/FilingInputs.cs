using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Workspace.Counter;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>How a dossier came in, as whoever corrects it types it; kept as typed.</summary>
public sealed class FilingInputs
{
    /// <summary>The fields, by the names of their faults.</summary>
    private static readonly string[] Fields = ["channel", "caseCode", "arrivedOn", "arrivedTime", "postmarkedOn"];

    public string? Channel { get; set; }

    public string? CaseCode { get; set; }

    public string? ArrivedOn { get; set; }

    public string? ArrivedTime { get; set; }

    public string? PostmarkedOn { get; set; }

    /// <summary>What is on record.</summary>
    public static FilingInputs Of(Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return new()
        {
            Channel = dossier is { Channel: Law.Procedures.Channel.Direct, Way: FilingWay.Mobile } ? CounterInputs.Mobile : dossier.Channel.ToString(),
            CaseCode = dossier.CaseCode,
            ArrivedOn = dossier.ArrivedAt is { } arrived ? TimeTexts.Day(DateOnly.FromDateTime(DossierTimes.ToMinute(arrived))) : null,
            ArrivedTime = dossier.ArrivedAt is { } at ? DossierTimes.ToMinute(at).ToString("HH:mm", CultureInfo.InvariantCulture) : null,
            PostmarkedOn = dossier.PostmarkedOn is { } sent ? TimeTexts.Day(sent) : null,
        };
    }

    /// <summary>The key of a fault's field on the page; null for a fault of something else.</summary>
    public static string? KeyOf(string field) => Fields.Contains(field, StringComparer.Ordinal) ? "Input.Filing." + char.ToUpperInvariant(field[0]) + field[1..] : null;

    /// <summary>As the use case takes it.</summary>
    public CorrectFiling.Request ToRequest() => new(
        Channel == CounterInputs.Mobile ? Law.Procedures.Channel.Direct : Enum.GetValues<Channel>().Where(c => string.Equals(Channel, c.ToString(), StringComparison.Ordinal)).Select(c => (Channel?)c).FirstOrDefault(),
        string.IsNullOrEmpty(CaseCode) ? null : CaseCode,
        new(ArrivedOn, ArrivedTime, PostmarkedOn),
        IsMobile: Channel == CounterInputs.Mobile);
}
