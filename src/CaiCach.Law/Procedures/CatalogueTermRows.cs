using System.Collections.Frozen;
using System.Globalization;

namespace CaiCach.Law.Procedures;

/// <summary>Reads what the sheets say of the clock of a procedure, of its stages and of the tables its fees are read from.</summary>
internal static class CatalogueTermRows
{
    private static readonly FrozenDictionary<string, StartRule> StartRules = CatalogueRows.Names(ProcedureNames.Of, Enum.GetValues<StartRule>());
    private static readonly FrozenDictionary<string, StageOwner> Owners = CatalogueRows.Names(ProcedureNames.Of, Enum.GetValues<StageOwner>());
    private static readonly FrozenDictionary<string, string> Opinions = CatalogueRows.Names(CatalogueSheets.OpinionsName, Enum.GetValues<ExcludedOpinions>().Select(o => (ExcludedOpinions?)o).Append(null))
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? "", StringComparer.OrdinalIgnoreCase);

    /// <summary>The version with what its row says of the clock and of the post; as it is known where the row says nothing.</summary>
    public static ProcedureVersion WithTerms(this ProcedureVersion version, CatalogueRowReader row, ProcedureVersion? old)
    {
        var start = row.Word("Thời hạn tính từ", StartRules, required: false) ?? old?.StartRule ?? StartRule.Acceptance;
        var happening = row.Optional("Sự kiện bắt đầu", ProcedureFileReader.LongestEvent);
        if (start == StartRule.FieldEvent && happening is null && old?.StartEvent is null)
        {
            row.Fault("Sự kiện bắt đầu", "Ghi sự kiện mà thời hạn tính từ đó.");
        }
        else if (start != StartRule.FieldEvent && happening is not null)
        {
            row.Fault("Sự kiện bắt đầu", "Chỉ ghi khi thời hạn tính từ sự kiện thực tế; để trống ô này.");
        }

        var opinions = row.Optional("Thời gian lấy ý kiến") is null ? old?.ExcludedOpinions?.ToString() ?? "" : row.Name("Thời gian lấy ý kiến", Opinions);
        var basis = row.Optional("Căn cứ về lấy ý kiến", ProcedureFileReader.LongestBasis);
        if (opinions.Length > 0 && basis is null && old?.OpinionsBasis is null)
        {
            row.Fault("Căn cứ về lấy ý kiến", "Ghi điều khoản của pháp luật chuyên ngành.");
        }
        else if (opinions.Length == 0 && basis is not null)
        {
            row.Fault("Căn cứ về lấy ý kiến", "Thời gian lấy ý kiến tính vào thời hạn thì để trống ô này.");
        }

        return version with
        {
            StartRule = start,
            StartEvent = start == StartRule.FieldEvent ? happening ?? old?.StartEvent : null,
            ExcludedOpinions = Enum.TryParse<ExcludedOpinions>(opinions, out var excluded) ? excluded : null,
            OpinionsBasis = opinions.Length > 0 ? basis ?? old?.OpinionsBasis : null,
            MoreSupplementsBasis = row.Optional("Căn cứ bổ sung thêm lần nữa", ProcedureFileReader.LongestBasis) ?? old?.MoreSupplementsBasis,
            Post = new(
                row.Word("Nhận hồ sơ qua bưu chính", CatalogueRows.YesNo, required: false) ?? version.Post.In,
                row.Word("Trả kết quả qua bưu chính", CatalogueRows.YesNo, required: false) ?? version.Post.Out),
        };
    }

    public static Stage Stage(CatalogueRowReader row, ProcedureVersion? old)
    {
        var code = row.Required("Mã giai đoạn", 50);
        return new(
            code, row.Required("Tên giai đoạn", 300), CatalogueRows.Limit(row), row.Optional("Tính từ", 300), row.Word("Thời gian của", Owners, required: true) ?? default, row.Optional("Ghi chú"),
            old?.Stages.FirstOrDefault(stage => stage.Code == code)?.Confidence ?? Confidence.Unsure);
    }

    /// <summary>The tables that some rows of amounts and some of shares make; the name and the note of a table stand in its first row.</summary>
    public static List<FeeTable> Tables(IReadOnlyList<CatalogueRowReader> amounts, IReadOnlyList<CatalogueRowReader> shares, ProcedureVersion? old)
    {
        var codes = amounts.Select(row => row.Required("Mã bảng", 50)).ToList();
        foreach (var stray in shares.Where(row => row.Required("Mã bảng", 50) is { Length: > 0 } code && !codes.Contains(code)))
        {
            stray.Fault("Mã bảng", $"Không có bảng này ở trang tính “{CatalogueSheets.FeeTables.Name}”.");
        }

        return
        [
            .. amounts.GroupBy(row => row.Optional("Mã bảng") ?? "", StringComparer.Ordinal).Select(table => new FeeTable(
                table.Key, table.First().Required("Tên bảng", 300), table.First().Optional("Ghi chú"), [.. table.Select(Amount)], [.. shares.Where(row => row.Optional("Mã bảng") == table.Key).Select(Share)],
                old?.FeeTables.FirstOrDefault(known => known.Code == table.Key)?.Confidence ?? Confidence.Unsure)),
        ];
    }

    private static FeeTableRow Amount(CatalogueRowReader row) => new(row.Required("Tên mục", 300), row.Whole("Số tiền (đồng)", 0, 1_000_000_000_000, required: true) ?? 0);

    private static FeeTableStep Share(CatalogueRowReader row)
    {
        var (from, to) = (row.Whole("Từ số lượng", 1, int.MaxValue, required: true) ?? 1, row.Whole("Đến số lượng", 1, int.MaxValue, required: false));
        if (to < from)
        {
            row.Fault("Đến số lượng", string.Create(CultureInfo.InvariantCulture, $"Số cuối nhỏ hơn số đầu ({from})."));
        }

        return new((int)from, (int?)to, (int)(row.Whole("Mức thu (%)", 0, 100, required: true) ?? 0));
    }
}
