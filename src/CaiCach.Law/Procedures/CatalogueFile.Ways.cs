using CaiCach.Law.Calendar;
using static CaiCach.Law.Procedures.CatalogueSheets;

namespace CaiCach.Law.Procedures;

/// <content>The ways to file with their limits and fees.</content>
public sealed partial class CatalogueFile
{
    private static List<FeeTiming> Paid(IEnumerable<Means> ways) => [.. ways.SelectMany(way => way.Fees).Select(fee => fee.When).Where(when => when != FeeTiming.None).Distinct().Order()];

    /// <summary>The ways to file: a row for each channel, one for the limit of some cases on it, and one for a further limit that its note names.</summary>
    private List<Means> Ways(string code, List<ProcedureCase> cases, ProcedureVersion? old)
    {
        var kinds = means[code].ToLookup(row => row.Word(OtherTitle, CatalogueRows.YesNo, required: false) is true ? LimitRow.Other : CatalogueRows.CaseNames(row).Length > 0 ? LimitRow.OfCases : LimitRow.Common);
        var others = kinds[LimitRow.Other].Select(row => (Channel: row.Word("Hình thức", CatalogueRows.Channels, required: true), Limit: OtherLimit(row))).ToList();
        var (charged, ways) = (fees[code].ToList(), new List<Means>());
        foreach (var row in kinds[LimitRow.Common].Concat(kinds[LimitRow.OfCases]).Concat(kinds[LimitRow.Other]))
        {
            var isOf = kinds[LimitRow.Common].Contains(row);
            var channel = row.Word("Hình thức", CatalogueRows.Channels, required: true);
            if (isOf || (channel is { } named && !ways.Exists(way => way.Channel == named)))
            {
                ways.Add(Way(row, channel ?? default, isOf ? CatalogueRows.Limit(row) : null, isOf ? row.Optional("Ghi chú") : null, charged, cases, old, OthersOn(channel)));
            }
        }

        foreach (var row in kinds[LimitRow.OfCases].Where(row => row.Word("Hình thức", CatalogueRows.Channels, required: true) is not null))
        {
            if (row.Optional("Đơn vị tính") is null && row.Optional("Thời hạn") is null)
            {
                row.Fault("Thời hạn", "Ô này phải có nội dung.");
            }

            if (CatalogueRows.Limit(row) is { } limit)
            {
                var at = ways.FindIndex(way => CatalogueRows.IsOf(row, way.Channel));
                ways[at] = ways[at] with { CaseLimits = [.. ways[at].CaseLimits, new(CatalogueRows.Applied(row, cases), limit) { Note = row.Optional("Ghi chú") ?? "" }] };
            }
        }

        return ways;

        List<OtherLimit> OthersOn(Channel? channel) => [.. others.Where(other => other.Channel == channel).Select(other => other.Limit)];
    }

    private enum LimitRow
    {
        Common,
        OfCases,
        Other,
    }

    private static OtherLimit OtherLimit(CatalogueRowReader row)
    {
        if (CatalogueRows.CaseNames(row).Length > 0)
        {
            row.Fault(OtherTitle, "Thời hạn của trường hợp không phải là thời hạn khác; ghi Không, hoặc bỏ tên trường hợp.");
        }

        return new(CatalogueRows.Limit(row), row.Required("Ghi chú"));
    }

    private Means Way(CatalogueRowReader row, Channel channel, TimeLimit? limit, string? note, List<CatalogueRowReader> charged, List<ProcedureCase> cases, ProcedureVersion? old, List<OtherLimit> told)
    {
        // A file without the column, of an earlier version, says nothing of further limits: the row of the channel always fills it.
        var same = old?.MeansFor(channel);
        var others = told.Count == 0 && row.Optional(OtherTitle) is null ? same?.OtherLimits ?? [] : told;
        return new(channel, limit, [.. charged.Where(fee => CatalogueRows.IsOf(fee, channel)).Select(fee => CatalogueRows.Fee(fee, cases, same, withoutCases.Contains(Fees.Name), others))], note ?? "", same?.Confidence ?? Confidence.Unsure)
        {
            CaseLimits = withoutCases.Contains(CatalogueSheets.Means.Name) ? same?.CaseLimits ?? [] : [],
            OtherLimits = others,
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

        foreach (var again in means[code].Where(way => CatalogueRows.CaseNames(way).Length == 0 && !string.Equals(way.Optional(OtherTitle), YesNoName(true), StringComparison.OrdinalIgnoreCase) && way.Optional("Hình thức") is { } name && CatalogueRows.Channels.ContainsKey(name)).GroupBy(way => CatalogueRows.Channels[way.Optional("Hình thức")!]).SelectMany(same => same.Skip(1)))
        {
            again.Fault("Hình thức", $"Thủ tục {code} đã có hình thức này ở một dòng trên.");
        }
    }
}
