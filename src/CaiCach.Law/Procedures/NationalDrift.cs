namespace CaiCach.Law.Procedures;

/// <summary>What became of the differences between a procedure here and in the national database.</summary>
public enum DriftState
{
    /// <summary>There are none.</summary>
    None,

    /// <summary>Somebody has to say what is done about them.</summary>
    Open,

    /// <summary>The national database was told (đã báo Cơ sở dữ liệu quốc gia).</summary>
    Reported,

    /// <summary>An amendment draft follows the national content.</summary>
    Following,

    /// <summary>They stay, for a reason.</summary>
    Kept,
}

/// <summary>What an official says is done about differences.</summary>
public enum DriftAct
{
    /// <summary>The national database was told.</summary>
    Report,

    /// <summary>An amendment is drawn up with the national content.</summary>
    Follow,

    /// <summary>They stay; the reason is given.</summary>
    Keep,
}

/// <summary>One difference between a procedure here and in the national database.</summary>
/// <param name="Part">What of the procedure.</param>
/// <param name="Text">In Vietnamese words, from ours to the national one.</param>
/// <param name="Since">The local day it was first seen.</param>
public sealed record DriftLine(ProcedurePart Part, string Text, DateOnly Since);

/// <summary>A part of a procedure as both sides have it, what they share left out.</summary>
/// <param name="Part">What of the procedure.</param>
/// <param name="Ours">What we alone have.</param>
/// <param name="National">What the national database alone has.</param>
/// <param name="Words">The differences in words.</param>
/// <param name="Since">The local day of the oldest of them.</param>
public sealed record DriftPart(ProcedurePart Part, IReadOnlyList<string> Ours, IReadOnlyList<string> National, IReadOnlyList<string> Words, DateOnly Since);

/// <summary>Differences between a procedure here and in the national database (1.6: sai lệch với Cơ sở dữ liệu quốc gia).</summary>
public static class NationalDrift
{
    /// <summary>The differences now; what was there before keeps its day.</summary>
    /// <param name="before">The differences known so far.</param>
    /// <param name="ours">Our version.</param>
    /// <param name="national">Our version with the national content on top.</param>
    /// <param name="today">The local day.</param>
    public static IReadOnlyList<DriftLine> Between(IReadOnlyList<DriftLine> before, ProcedureVersion ours, ProcedureVersion national, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(ours);

        // What we do not know of the agencies yet is no drift: it would be one of every procedure. Nor are the codes of single bodies.
        var found = ProcedureDifference.Between(
            ours with
            {
                AgencyCode = ours.AgencyCode ?? national.AgencyCode,
                LocalCodes = national.LocalCodes,
                CompetentAgency = ours.CompetentAgency ?? national.CompetentAgency,
                AuthorisedAgency = ours.AuthorisedAgency ?? national.AuthorisedAgency,
                CoordinatingAgencies = ours.CoordinatingAgencies.Count > 0 ? ours.CoordinatingAgencies : national.CoordinatingAgencies,
                ReceivingAddresses = ours.ReceivingAddresses.Count > 0 ? ours.ReceivingAddresses : national.ReceivingAddresses,
            },
            national).Select(change => (change.Part, Text: change.Sentence.ToString()));
        if (IsGone(ours, today))
        {
            found = found.Append((ProcedurePart.Filing, $"{ProcedureChange.NameOf(ProcedurePart.Filing)}: thủ tục đã bị bãi bỏ, Cơ sở dữ liệu quốc gia vẫn có"));
        }

        return [.. found.Distinct().Select(line => new DriftLine(line.Part, line.Text, before.FirstOrDefault(old => old.Part == line.Part && old.Text == line.Text)?.Since ?? today))];
    }

    /// <summary>Where differences stand after a comparison: whatever is new opens them again, and none closes them.</summary>
    /// <param name="state">Where they stood.</param>
    /// <param name="before">The differences before.</param>
    /// <param name="now">The differences now.</param>
    public static DriftState After(DriftState state, IReadOnlyList<DriftLine> before, IReadOnlyList<DriftLine> now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        return now.Count == 0 ? DriftState.None : state == DriftState.None || now.Any(line => !before.Contains(line)) ? DriftState.Open : state;
    }

    /// <summary>Each part that differs, side by side.</summary>
    /// <param name="lines">The differences.</param>
    /// <param name="ours">Our version.</param>
    /// <param name="national">Our version with the national content on top.</param>
    public static IReadOnlyList<DriftPart> SideBySide(IReadOnlyList<DriftLine> lines, ProcedureVersion ours, ProcedureVersion national) =>
        [.. lines.GroupBy(line => line.Part).OrderBy(part => part.Key).Select(part =>
        {
            var (here, there) = (ProcedurePartTexts.Of(ours, part.Key), ProcedurePartTexts.Of(national, part.Key));
            return new DriftPart(part.Key, [.. here.Except(there, StringComparer.Ordinal)], [.. there.Except(here, StringComparer.Ordinal)], [.. part.Select(line => line.Text)], part.Min(line => line.Since));
        })];

    /// <summary>Whether a version is abolished and its last day is over.</summary>
    /// <param name="version">The version.</param>
    /// <param name="today">The local day.</param>
    public static bool IsGone(ProcedureVersion version, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version is { State: PublicationState.Abolished, EffectiveTo: { } last } && last < today;
    }

    /// <summary>A state in Vietnamese.</summary>
    /// <param name="state">The state.</param>
    public static string ToText(this DriftState state) => state switch
    {
        DriftState.None => "không sai lệch",
        DriftState.Open => "chờ xử lý",
        DriftState.Reported => "đã báo Cơ sở dữ liệu quốc gia",
        DriftState.Following => "đang sửa theo quốc gia",
        DriftState.Kept => "giữ nội dung của cơ quan",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
    };
}
