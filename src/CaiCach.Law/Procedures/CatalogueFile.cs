using System.Collections.Frozen;
using System.Globalization;
using CaiCach.Law.Calendar;
using static CaiCach.Law.Procedures.CatalogueSheets;

namespace CaiCach.Law.Procedures;

/// <summary>What checking a file of the catalogue gives: all its procedures, or every fault and nothing.</summary>
public abstract record CatalogueFileResult
{
    private CatalogueFileResult()
    {
    }

    /// <summary>The file has no fault.</summary>
    /// <param name="Procedures">Each procedure as it would be: its next version, not yet public.</param>
    /// <param name="Rows">The row of each in the sheet of procedures.</param>
    public sealed record Ready(IReadOnlyList<ProcedureVersion> Procedures, IReadOnlyList<int> Rows) : CatalogueFileResult;

    /// <summary>The file has faults; nothing of it is to be used.</summary>
    /// <param name="Faults">All of them, by sheet and row; at least one.</param>
    public sealed record Faulty(IReadOnlyList<SheetFault> Faults) : CatalogueFileResult;
}

/// <summary>
/// Checks the rows of a file of the catalogue, in the sheets that the catalogue is written to. What the sheets have no column for (stages, fee
/// tables, what starts the clock, …) is taken from the version that is known.
/// </summary>
public sealed class CatalogueFile
{
    private static readonly FrozenDictionary<string, string> Levels = ByName(ProcedureNames.Levels);
    private static readonly FrozenDictionary<string, string> SubjectCodes = ByName(ProcedureNames.Subjects);
    private static readonly FrozenDictionary<string, OnlineLevel> OnlineLevels = Names(ProcedureNames.Of, Enum.GetValues<OnlineLevel>());
    private static readonly FrozenDictionary<string, Channel> Channels = Names(ProcedureNames.Of, Enum.GetValues<Channel>());
    private static readonly FrozenDictionary<string, FeeKind> FeeKinds = Names(ProcedureNames.Of, Enum.GetValues<FeeKind>());
    private static readonly FrozenDictionary<string, FeeTiming> Timings = Names(ProcedureNames.Of, Enum.GetValues<FeeTiming>());
    private static readonly FrozenDictionary<string, LimitUnit> Units = Names(UnitName, Enum.GetValues<LimitUnit>());
    private static readonly FrozenDictionary<string, bool> YesNo = Names(YesNoName, [true, false]);

    private const int LongestStep = 3000;

    private readonly List<SheetFault> faults = [];
    private readonly Dictionary<string, int> rowOf = new(StringComparer.Ordinal);
    private readonly Func<string, ProcedureVersion?> known;
    private readonly ILookup<string, CatalogueRowReader> means;
    private readonly ILookup<string, CatalogueRowReader> fees;
    private readonly ILookup<string, CatalogueRowReader> papers;
    private readonly ILookup<string, CatalogueRowReader> results;

    private CatalogueFile(IReadOnlyDictionary<string, IReadOnlyList<SheetRow>> sheets, Func<string, ProcedureVersion?> known)
    {
        this.known = known;
        foreach (var row in RowsOf(sheets, CatalogueSheets.Procedures.Name))
        {
            if (row.Cells.TryGetValue(CodeTitle, out var code) && !rowOf.TryAdd(code, row.Number))
            {
                faults.Add(new(CatalogueSheets.Procedures.Name, row.Number, CodeTitle, $"Mã “{code}” đã có ở dòng {rowOf[code]}."));
            }
        }

        (means, fees, papers, results) = (Belonging(sheets, CatalogueSheets.Means), Belonging(sheets, Fees), Belonging(sheets, Papers), Belonging(sheets, Results));
    }

    /// <summary>Checks them.</summary>
    /// <param name="sheets">The rows of each sheet by its name, without the head.</param>
    /// <param name="known">Gives the version of a code that the file is compared with; null for a new one.</param>
    /// <param name="source">What a new version names as its source.</param>
    public static CatalogueFileResult Check(IReadOnlyDictionary<string, IReadOnlyList<SheetRow>> sheets, Func<string, ProcedureVersion?> known, string source)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(known);
        var file = new CatalogueFile(sheets, known);
        var rows = RowsOf(sheets, CatalogueSheets.Procedures.Name);
        var versions = rows.Select(row => file.Version(new(CatalogueSheets.Procedures.Name, row, file.faults), source)).ToList();
        if (rows.Count == 0)
        {
            file.faults.Add(new(CatalogueSheets.Procedures.Name, null, null, "Trang tính không có thủ tục nào."));
        }

        file.Fields(rows, versions);
        if (file.faults.Count == 0)
        {
            file.Whole(rows, versions);
        }

        var order = All.Select((sheet, index) => (sheet.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);
        return file.faults.Count == 0
            ? new CatalogueFileResult.Ready(versions, [.. rows.Select(row => row.Number)])
            : new CatalogueFileResult.Faulty([.. file.faults.Distinct().OrderBy(fault => order.GetValueOrDefault(fault.Sheet, -1)).ThenBy(fault => fault.Row)]);
    }

    private ProcedureVersion Version(CatalogueRowReader row, string source)
    {
        var code = row.Required(CodeTitle, 30);
        var old = known(code);
        var (from, to) = (row.Date("Có hiệu lực từ ngày", required: true), row.Date("Có hiệu lực đến ngày", required: false));
        if (to < from)
        {
            row.Fault("Có hiệu lực đến ngày", "Ngày hết hiệu lực trước ngày có hiệu lực.");
        }

        var kind = old?.Kind ?? ProcedureKind.Public;
        var subjects = row.Words("Đối tượng thực hiện", SubjectCodes);
        if (kind == ProcedureKind.Public && subjects.Count == 0)
        {
            row.Fault("Đối tượng thực hiện", "Ô này phải có nội dung.");
        }

        var ways = means[code].Select(way => Way(way, fees[code].ToList(), old)).ToList();
        Strangers(code, fees[code], ways);
        var cases = Cases(code, old);
        var (asked, given) = (papers[code].Select(paper => Paper(paper, cases, old)).ToList(), results[code].Select(result => Result(result, old)).ToList());
        Twice(papers[code], "Mã giấy tờ");
        Twice(results[code], "Mã kết quả");
        if (ways.Count == 0)
        {
            row.Fault(null, $"Thủ tục chưa có dòng nào ở trang tính “{CatalogueSheets.Means.Name}”.");
        }

        if (given.Count == 0)
        {
            row.Fault(null, $"Thủ tục chưa có dòng nào ở trang tính “{Results.Name}”.");
        }

        var paid = Paid(ways);
        return new()
        {
            Code = code,
            Version = (old?.Version ?? 0) + 1,
            EffectiveFrom = from ?? default,
            EffectiveTo = to,
            State = PublicationState.NotPublic,
            Kind = kind,
            Name = row.Required("Tên thủ tục"),
            FieldCode = row.Required("Mã lĩnh vực", 30),
            FieldName = row.Required("Lĩnh vực", 200),
            Level = row.Name("Cấp thực hiện", Levels),
            AgencyName = row.Required("Cơ quan thực hiện", 500),
            Subjects = subjects,
            Sets = (int)(row.Whole("Số bộ hồ sơ", 1, 20, required: true) ?? 1),
            Means = ways,
            Cases = cases,
            Sequence = row.Lines("Trình tự thực hiện", LongestStep),
            Conditions = row.Lines("Yêu cầu, điều kiện", LongestStep),
            Components = asked,
            FeeTables = old?.FeeTables ?? [],
            Results = given,
            Stages = old?.Stages ?? [],
            StartRule = old?.StartRule ?? StartRule.Acceptance,
            LegalBasis = row.Lines("Căn cứ pháp lý"),
            Notes = row.Lines("Lưu ý"),
            OnlineLevel = row.Word("Mức độ trực tuyến", OnlineLevels, required: true) ?? default,
            Payment = old is not null && Paid(old.Means).SequenceEqual(paid) ? old.Payment : new(paid.Count > 0, paid),
            Post = old?.Post ?? new(ways.Any(way => way.Channel == Channel.Post), Out: false),
            NotFileableReason = old is null ? "Thủ tục mới nhập, chưa mở nhận hồ sơ trên hệ thống này." : old.NotFileableReason,
            IsInvented = old?.IsInvented ?? false,
            Sources = [.. old?.Sources ?? [], source],
            Confidence = old?.Confidence ?? new(Confidence.Unsure, Confidence.Unsure, Confidence.Unsure, Confidence.Unsure, Confidence.Unsure, Confidence.Unsure, Confidence.Unsure, Confidence.Unsure),
        };
    }

    private static List<FeeTiming> Paid(IEnumerable<Means> ways) => [.. ways.SelectMany(way => way.Fees).Select(fee => fee.When).Where(when => when != FeeTiming.None).Distinct().Order()];

    private static Means Way(CatalogueRowReader row, List<CatalogueRowReader> charged, ProcedureVersion? old)
    {
        var channel = row.Word("Hình thức", Channels, required: true) ?? default;
        var unit = row.Word("Đơn vị tính", Units, required: false);
        var value = row.Whole("Thời hạn", 1, 10_000, required: unit is { } set && set != LimitUnit.SameDay15h);
        if (value is not null && unit is null && row.Optional("Đơn vị tính") is null)
        {
            row.Fault("Đơn vị tính", "Ô này phải có nội dung khi có thời hạn.");
        }
        else if (value is not null && unit == LimitUnit.SameDay15h)
        {
            row.Fault("Thời hạn", "Thời hạn trong ngày thì để trống ô này.");
        }

        TimeLimit? limit = unit == LimitUnit.SameDay15h ? new TimeLimit(0, LimitUnit.SameDay15h) : unit is { } counted && value is { } number ? new TimeLimit((int)number, counted) : null;
        var same = old?.MeansFor(channel);
        return new(channel, limit, [.. charged.Where(fee => IsOf(fee, channel)).Select(fee => Fee(fee, same))], row.Optional("Ghi chú") ?? "", same?.Confidence ?? Confidence.Unsure);
    }

    private static bool IsOf(CatalogueRowReader fee, Channel channel) => Channels.TryGetValue(fee.Optional("Hình thức") ?? "", out var on) && on == channel;

    private static FeeLine Fee(CatalogueRowReader row, Means? same)
    {
        var name = row.Required("Tên khoản thu", 300);
        var fee = new FeeLine(
            name, row.Word("Loại", FeeKinds, required: true) ?? default, row.Whole("Số tiền (đồng)", 0, 1_000_000_000_000, required: false), row.Optional("Cách tính"), row.Optional("Tính cho một", 100),
            row.Word("Thời điểm nộp", Timings, required: true) ?? default, row.Optional("Lưu ý"), same?.Fees.FirstOrDefault(old => old.Name == name)?.Confidence ?? Confidence.Unsure);
        if (fee.Formula is null && row.Optional("Số tiền (đồng)") is null)
        {
            row.Fault("Số tiền (đồng)", "Khoản thu phải có số tiền hoặc cách tính.");
        }

        if (fee is { When: FeeTiming.None, Amount: > 0 })
        {
            row.Fault("Thời điểm nộp", "Khoản không thu phải có số tiền bằng 0.");
        }

        return fee;
    }

    private static Component Paper(CatalogueRowReader row, List<ProcedureCase> cases, ProcedureVersion? old)
    {
        var code = row.Required("Mã giấy tờ", 50);
        var (originals, copies) = (row.Whole("Bản chính", 0, 99, required: true), row.Whole("Bản sao", 0, 99, required: true));
        if (originals is 0 && copies is 0)
        {
            row.Fault("Bản chính", "Giấy tờ phải có ít nhất một bản chính hoặc một bản sao.");
        }

        if (CaseNames(row).Any(name => name.Length > 300))
        {
            row.Fault("Trường hợp", "Tên trường hợp dài nhất 300 ký tự.");
        }

        var applied = CaseNames(row).Select(name => cases.First(item => item.Name == name).Code).ToList();
        var (mandatory, condition) = (row.Word("Bắt buộc", YesNo, required: true), row.Optional("Điều kiện"));
        if (mandatory is true && condition is not null && applied.Count == 0)
        {
            row.Fault("Trường hợp", "Giấy tờ bắt buộc có điều kiện phải nêu các trường hợp áp dụng.");
        }

        var same = old?.Components.FirstOrDefault(paper => paper.Code == code);
        return new(
            code, row.Required("Tên giấy tờ"), (int)(originals ?? 0), (int)(copies ?? 0), mandatory ?? false, condition, applied,
            same?.DigitiseClass, same?.ReuseSource, same?.FormCode, same?.Confidence ?? Confidence.Unsure);
    }

    private static ResultType Result(CatalogueRowReader row, ProcedureVersion? old)
    {
        var code = row.Required("Mã kết quả", 50);
        var same = old?.Results.FirstOrDefault(result => result.Code == code);
        return new(
            code, row.Required("Tên kết quả", 500), row.Word("Ban hành bản điện tử", YesNo, required: true) ?? false, row.Optional("Thời gian có giá trị", 300),
            same?.Supersedes ?? false, same?.Confidence ?? Confidence.Unsure);
    }

    /// <summary>The cases there were, and after them those that the papers name first.</summary>
    private List<ProcedureCase> Cases(string code, ProcedureVersion? old)
    {
        var cases = old?.Cases.ToList() ?? [];
        foreach (var name in papers[code].SelectMany(CaseNames).Where(name => !cases.Any(item => item.Name == name)).Distinct(StringComparer.Ordinal).ToList())
        {
            cases.Add(new(string.Create(CultureInfo.InvariantCulture, $"th-{cases.Count + 1}"), name));
        }

        return cases.Count > 0 ? cases : [new("mac-dinh", "Trường hợp thông thường")];
    }

    private static string[] CaseNames(CatalogueRowReader paper) => (paper.Optional("Trường hợp", 2000) ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fees on a channel that the procedure does not have, and a channel named twice.</summary>
    private void Strangers(string code, IEnumerable<CatalogueRowReader> charged, List<Means> ways)
    {
        foreach (var fee in charged.Where(fee => !ways.Any(way => IsOf(fee, way.Channel)) && fee.Word("Hình thức", Channels, required: true) is not null))
        {
            fee.Fault("Hình thức", $"Thủ tục {code} không có hình thức này ở trang tính “{CatalogueSheets.Means.Name}”.");
        }

        foreach (var again in means[code].Where(way => way.Optional("Hình thức") is { } name && Channels.ContainsKey(name)).GroupBy(way => Channels[way.Optional("Hình thức")!]).SelectMany(same => same.Skip(1)))
        {
            again.Fault("Hình thức", $"Thủ tục {code} đã có hình thức này ở một dòng trên.");
        }
    }

    private static void Twice(IEnumerable<CatalogueRowReader> rows, string column)
    {
        foreach (var again in rows.Where(row => row.Optional(column) is not null).GroupBy(row => row.Optional(column)!, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            again.Fault(column, $"“{again.Optional(column)}” đã có ở một dòng trên của thủ tục này.");
        }
    }

    /// <summary>One name for the code of a field.</summary>
    private void Fields(IReadOnlyList<SheetRow> rows, List<ProcedureVersion> versions)
    {
        foreach (var same in rows.Zip(versions).Where(pair => pair.Second.FieldCode.Length > 0).GroupBy(pair => pair.Second.FieldCode, StringComparer.Ordinal))
        {
            var first = same.First();
            faults.AddRange(same.Where(pair => pair.Second.FieldName.Length > 0 && pair.Second.FieldName != first.Second.FieldName)
                .Select(pair => new SheetFault(CatalogueSheets.Procedures.Name, pair.First.Number, "Lĩnh vực", $"Mã lĩnh vực “{same.Key}” có tên khác ở dòng {first.First.Number}.")));
        }
    }

    /// <summary>What holds for a procedure as a whole, as in every file of procedures.</summary>
    private void Whole(IReadOnlyList<SheetRow> rows, List<ProcedureVersion> versions)
    {
        for (var index = 0; index < versions.Count; index++)
        {
            var found = new List<ProcedureFault>();
            ProcedureFileChecks.Check(new("", [], [versions[index]], []), found);
            faults.AddRange(found.Select(fault => new SheetFault(CatalogueSheets.Procedures.Name, rows[index].Number, null, fault.Text)));
        }
    }

    private ILookup<string, CatalogueRowReader> Belonging(IReadOnlyDictionary<string, IReadOnlyList<SheetRow>> sheets, CatalogueSheet sheet)
    {
        var readers = RowsOf(sheets, sheet.Name).Select(row => (Row: row, Reader: new CatalogueRowReader(sheet.Name, row, faults))).ToList();
        foreach (var (row, reader) in readers)
        {
            if (!row.Cells.TryGetValue(CodeTitle, out var code))
            {
                reader.Fault(CodeTitle, "Ô này phải có nội dung.");
            }
            else if (!rowOf.ContainsKey(code))
            {
                reader.Fault(CodeTitle, $"Mã “{code}” không có ở trang tính “{CatalogueSheets.Procedures.Name}”.");
            }
        }

        return readers.ToLookup(pair => pair.Row.Cells.GetValueOrDefault(CodeTitle, ""), pair => pair.Reader, StringComparer.Ordinal);
    }

    private static IReadOnlyList<SheetRow> RowsOf(IReadOnlyDictionary<string, IReadOnlyList<SheetRow>> sheets, string name) => sheets.TryGetValue(name, out var rows) ? rows : [];

    private static FrozenDictionary<string, string> ByName(FrozenDictionary<string, string> names) => names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    private static FrozenDictionary<string, T> Names<T>(Func<T, string> name, IEnumerable<T> values) => values.ToFrozenDictionary(name, value => value, StringComparer.OrdinalIgnoreCase);
}
