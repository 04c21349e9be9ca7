using CaiCach.Law.Calendar;
using static CaiCach.Law.Procedures.CatalogueSheets;

namespace CaiCach.Law.Procedures;

/// <content>The ways to file with their limits and fees.</content>
public sealed partial class CatalogueFile
{
    private static List<FeeTiming> Paid(IEnumerable<Means> ways) => [.. ways.SelectMany(way => way.Fees).Select(fee => fee.When).Where(when => when != FeeTiming.None).Distinct().Order()];

    /// <summary>The ways to file: a row for each channel, and a row for the limit of some cases on it.</summary>
    private List<Means> Ways(string code, List<ProcedureCase> cases, ProcedureVersion? old)
    {
        var charged = fees[code].ToList();
        List<Means> ways = [.. means[code].Where(row => CatalogueRows.CaseNames(row).Length == 0).Select(row => Way(row, row.Word("Hình thức", CatalogueRows.Channels, required: true) ?? default, CatalogueRows.Limit(row), row.Optional("Ghi chú"), charged, cases, old))];
        foreach (var row in means[code].Where(row => CatalogueRows.CaseNames(row).Length > 0))
        {
            if (row.Word("Hình thức", CatalogueRows.Channels, required: true) is not { } channel)
            {
                continue;
            }

            if (row.Optional("Ghi chú") is not null)
            {
                row.Fault("Ghi chú", "Ghi chú ghi ở dòng chung của hình thức.");
            }

            if (row.Optional("Đơn vị tính") is null && row.Optional("Thời hạn") is null)
            {
                row.Fault("Thời hạn", "Ô này phải có nội dung.");
            }

            if (ways.FindIndex(way => way.Channel == channel) is var at && at < 0)
            {
                at = ways.Count;
                ways.Add(Way(row, channel, null, null, charged, cases, old));
            }

            if (CatalogueRows.Limit(row) is { } limit)
            {
                ways[at] = ways[at] with { CaseLimits = [.. ways[at].CaseLimits, new(CatalogueRows.Applied(row, cases), limit)] };
            }
        }

        return ways;
    }

    private Means Way(CatalogueRowReader row, Channel channel, TimeLimit? limit, string? note, List<CatalogueRowReader> charged, List<ProcedureCase> cases, ProcedureVersion? old)
    {
        var same = old?.MeansFor(channel);
        return new(channel, limit, [.. charged.Where(fee => CatalogueRows.IsOf(fee, channel)).Select(fee => CatalogueRows.Fee(fee, cases, same, withoutCases.Contains(Fees.Name)))], note ?? "", same?.Confidence ?? Confidence.Unsure)
        {
            CaseLimits = withoutCases.Contains(CatalogueSheets.Means.Name) ? same?.CaseLimits ?? [] : [],
        };
    }

    /// <summary>The ways with the reliefs of their fees as the sheet has them; as they are known where the file has no such sheet.</summary>
    private List<Means> Relieved(string code, List<Means> ways, List<ProcedureCase> cases)
    {
        if (!had.Contains(Reliefs.Name))
        {
            return ways;
        }

        var rules = reliefs[code].Select(row => (Rule: CatalogueRows.Relief(row), Row: row, Fees: CatalogueRows.RelievedBy(row, ways, cases))).ToList();
        foreach (var (_, row, _) in rules.Where(rule => rule.Fees.Count == 0 && !unread.Contains(Fees.Name) && !unread.Contains(CatalogueSheets.Means.Name)))
        {
            _ = row.Word("Hình thức", CatalogueRows.Channels, required: true);
            row.Fault("Tên khoản thu", $"Thủ tục {code} không có khoản thu này, với hình thức, số tiền và trường hợp ấy, ở trang tính “{Fees.Name}”.");
        }

        return [.. ways.Select(way => way with { Fees = [.. way.Fees.Select(fee => fee with { Reliefs = [.. rules.Where(rule => rule.Fees.Any(of => ReferenceEquals(of, fee))).Select(rule => rule.Rule)] })] })];
    }

    /// <summary>Fees on a channel that the procedure does not have, and a channel named twice.</summary>
    private void Strangers(string code, IEnumerable<CatalogueRowReader> charged, List<Means> ways)
    {
        foreach (var fee in charged.Where(fee => !unread.Contains(CatalogueSheets.Means.Name) && !ways.Any(way => CatalogueRows.IsOf(fee, way.Channel)) && fee.Word("Hình thức", CatalogueRows.Channels, required: true) is not null))
        {
            fee.Fault("Hình thức", $"Thủ tục {code} không có hình thức này ở trang tính “{CatalogueSheets.Means.Name}”.");
        }

        foreach (var again in means[code].Where(way => CatalogueRows.CaseNames(way).Length == 0 && way.Optional("Hình thức") is { } name && CatalogueRows.Channels.ContainsKey(name)).GroupBy(way => CatalogueRows.Channels[way.Optional("Hình thức")!]).SelectMany(same => same.Skip(1)))
        {
            again.Fault("Hình thức", $"Thủ tục {code} đã có hình thức này ở một dòng trên.");
        }
    }
}
