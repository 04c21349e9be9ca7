using System.Globalization;
using CaiCach.Data.Reports;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Frozen;

/// <summary>A closed report that no longer follows from another one, and is to be corrected in turn.</summary>
public sealed class Follower
{
    internal Follower(FrozenReport row, IReadOnlyList<BrokenIdentity> broken) => (Form, FirstDay, LastDay, Version, Broken) = (row.Form, row.FirstDay, row.LastDay, row.Version, broken);

    /// <summary>Its form.</summary>
    public ReportForm Form { get; }

    /// <summary>Its first day, inclusive.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>Its last day, inclusive.</summary>
    public DateOnly LastDay { get; }

    /// <summary>Its newest version.</summary>
    public int Version { get; }

    /// <summary>What does not agree.</summary>
    public IReadOnlyList<BrokenIdentity> Broken { get; }

    /// <summary>Form and period, e.g. "II.06a, Quý II năm 2026".</summary>
    public string Name => $"{Form.Number()}, {ReportingPeriod.Of(FirstDay, LastDay)?.Name ?? string.Create(CultureInfo.InvariantCulture, $"{FirstDay:dd/MM/yyyy} - {LastDay:dd/MM/yyyy}")}";
}
