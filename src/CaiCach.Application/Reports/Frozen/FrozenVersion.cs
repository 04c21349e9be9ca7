using System.Globalization;
using CaiCach.Data.Reports;
using CaiCach.Law.Calendar;

namespace CaiCach.Application.Reports.Frozen;

/// <summary>A version of the closed figures of a report.</summary>
public sealed class FrozenVersion
{
    private FrozenVersion(FrozenReport row)
    {
        var content = FrozenContent.Of(row.Content);
        (Report, UnitName) = content.Read();
        (Number, Content, Hash, At, By, ById, Reason, Changes) = (
            row.Version, row.Content, row.Hash, row.FrozenAt, row.FrozenBy, row.FrozenById, row.Reason, row.Changes?.Split('\n') ?? []);
        Intact = content.Hash == row.Hash;
    }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; }

    /// <summary>The report.</summary>
    public StatutoryReport Report { get; }

    /// <summary>The name of its unit when it was closed.</summary>
    public string UnitName { get; }

    /// <summary>The text that was hashed.</summary>
    public string Content { get; }

    /// <summary>SHA-256 of the text, lower case hex.</summary>
    public string Hash { get; }

    /// <summary>Whether the text still has that hash.</summary>
    public bool Intact { get; }

    /// <summary>When it was closed, UTC.</summary>
    public DateTime At { get; }

    /// <summary>Who closed it, as called then.</summary>
    public string By { get; }

    internal Guid? ById { get; }

    /// <summary>Why there is another version; null for the first.</summary>
    public string? Reason { get; }

    /// <summary>Which cells differ from the version before, in Vietnamese.</summary>
    public IReadOnlyList<string> Changes { get; }

    /// <summary>What is printed below its figures.</summary>
    public string Stamp => string.Create(CultureInfo.InvariantCulture, $"Bản chốt số liệu số {Number}, chốt lúc {VietnamTime.ToLocal(At):HH:mm} ngày {VietnamTime.ToLocal(At):dd/MM/yyyy}; mã băm SHA-256: {Hash}");

    internal static FrozenVersion Of(FrozenReport row) => new(row);
}
