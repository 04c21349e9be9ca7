using System.Collections.Frozen;
using System.Globalization;
using CaiCach.Law.Calendar;
using static CaiCach.Law.Procedures.CatalogueSheets;

namespace CaiCach.Law.Procedures;

/// <summary>
/// Checks the rows of a file of the catalogue, in the sheets that the catalogue is written to. What a file of an earlier version has no column or sheet for, and what no
/// sheet has (blank forms, how sure a fact is, …), is taken from the version that is known.
/// </summary>
public sealed partial class CatalogueFile
{
    private static readonly FrozenDictionary<string, string> Levels = ByName(ProcedureNames.Levels);
    private static readonly FrozenDictionary<string, string> SubjectCodes = ByName(ProcedureNames.Subjects);
    private static readonly FrozenDictionary<string, OnlineLevel> OnlineLevels = CatalogueRows.Names(ProcedureNames.Of, Enum.GetValues<OnlineLevel>());

    private static readonly FrozenDictionary<string, PortalMode> Portals = CatalogueRows.Names(ProcedureNames.Of, Enum.GetValues<PortalMode>());

    private readonly List<SheetFault> faults = [];
    private readonly Dictionary<string, int> rowOf = new(StringComparer.Ordinal);
    private readonly Func<string, ProcedureVersion?> known;
    private readonly ILookup<string, CatalogueRowReader> means;
    private readonly ILookup<string, CatalogueRowReader> fees;
    private readonly ILookup<string, CatalogueRowReader> papers;
    private readonly ILookup<string, CatalogueRowReader> results;
    private readonly ILookup<string, CatalogueRowReader> sequences;
    private readonly ILookup<string, CatalogueRowReader> conditions;
    private readonly ILookup<string, CatalogueRowReader> reliefs;
    private readonly ILookup<string, CatalogueRowReader> stages;
    private readonly ILookup<string, CatalogueRowReader> tables;
    private readonly ILookup<string, CatalogueRowReader> tableSteps;
    private readonly ILookup<string, CatalogueRowReader> declarations;

    /// <summary>The sheets that the file has; one of an earlier version lacks some, and says nothing of them.</summary>
    private readonly IReadOnlySet<string> had;

    private readonly IReadOnlySet<string> unread;

    /// <summary>Sheets without the column of cases: such a file, of an earlier version, says nothing of them.</summary>
    private readonly IReadOnlySet<string> withoutCases;

    private CatalogueFile(IReadOnlyDictionary<string, IReadOnlyList<SheetRow>> sheets, Func<string, ProcedureVersion?> known, IReadOnlySet<string> unread, IReadOnlySet<string> withoutCases)
    {
        (this.known, this.unread, this.withoutCases, had) = (known, unread, withoutCases, sheets.Keys.ToHashSet(StringComparer.Ordinal));
        foreach (var row in RowsOf(sheets, CatalogueSheets.Procedures.Name))
        {
            if (row.Cells.TryGetValue(CodeTitle, out var code) && !rowOf.TryAdd(code, row.Number))
            {
                faults.Add(new(CatalogueSheets.Procedures.Name, row.Number, CodeTitle, $"Mã “{code}” đã có ở dòng {rowOf[code]}."));
            }
        }

        (means, fees, papers, results, sequences, reliefs) = (Belonging(sheets, CatalogueSheets.Means), Belonging(sheets, Fees), Belonging(sheets, Papers), Belonging(sheets, Results), Belonging(sheets, Sequences), Belonging(sheets, Reliefs));
        (stages, tables, tableSteps, declarations, conditions) = (Belonging(sheets, Stages), Belonging(sheets, FeeTables), Belonging(sheets, FeeSteps), Belonging(sheets, Declarations), Belonging(sheets, Conditions));
    }

    /// <summary>Checks them.</summary>
    /// <param name="sheets">The rows of each sheet by its name, without the head.</param>
    /// <param name="known">Gives the version of a code that the file is compared with; null for a new one.</param>
    /// <param name="source">What a new version names as its source.</param>
    /// <param name="unread">Sheets that could not be read: what misses their rows says nothing, and is no fault. Their own faults are the reader's, so that the file is not ready.</param>
    /// <param name="withoutCases">Sheets that lack the column of cases, which a file may: the limits and fees of cases stay as they are known.</param>
    public static CatalogueFileResult Check(
        IReadOnlyDictionary<string, IReadOnlyList<SheetRow>> sheets, Func<string, ProcedureVersion?> known, string source, IReadOnlySet<string>? unread = null, IReadOnlySet<string>? withoutCases = null)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(known);
        unread ??= FrozenSet<string>.Empty;
        var file = new CatalogueFile(sheets, known, unread, withoutCases ?? FrozenSet<string>.Empty);
        var rows = RowsOf(sheets, CatalogueSheets.Procedures.Name);
        var (versions, whole) = (new List<ProcedureVersion>(), new List<int>());
        foreach (var row in rows)
        {
            var before = file.faults.Count;
            versions.Add(file.Version(new(CatalogueSheets.Procedures.Name, row, file.faults), source));
            if (file.faults.Count == before)
            {
                whole.Add(versions.Count - 1);
            }
        }

        if (rows.Count == 0 && !unread.Contains(CatalogueSheets.Procedures.Name))
        {
            file.faults.Add(new(CatalogueSheets.Procedures.Name, null, null, "Trang tính không có thủ tục nào."));
        }

        file.Fields(rows, versions);
        if (unread.Count == 0)
        {
            file.Whole(rows, versions, whole);
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

        var kind = CatalogueRows.Kind(row, old);
        var subjects = row.Words("Đối tượng thực hiện", SubjectCodes);
        if (kind == ProcedureKind.Public != subjects.Count > 0)
        {
            row.Fault("Đối tượng thực hiện", kind == ProcedureKind.Public ? "Ô này phải có nội dung." : "Thủ tục nội bộ không có đối tượng thực hiện; để trống ô này.");
        }

        var cases = Cases(code, old);
        var ways = Ways(code, cases, old);
        Strangers(code, fees[code], ways);
        ways = Relieved(code, ways, cases);
        var (asked, given) = (Declared(code, papers[code].Select(paper => CatalogueRows.Paper(paper, cases, old)).ToList(), old), results[code].Select(result => CatalogueRows.Result(result, old)).ToList());
        Twice(papers[code], "Mã giấy tờ");
        Twice(results[code], "Mã kết quả");
        Twice(stages[code], "Mã giai đoạn");
        if (ways.Count == 0 && !unread.Contains(CatalogueSheets.Means.Name))
        {
            row.Fault(null, $"Thủ tục chưa có dòng nào ở trang tính “{CatalogueSheets.Means.Name}”.");
        }

        if (given.Count == 0 && !unread.Contains(Results.Name))
        {
            row.Fault(null, $"Thủ tục chưa có dòng nào ở trang tính “{Results.Name}”.");
        }

        var paid = Paid(ways);
        var portal = row.Word("Nơi nộp trực tuyến", Portals, required: false) ?? old?.Portal ?? PortalMode.Own;
        var (system, address) = (row.Optional("Hệ thống nộp trực tuyến", ProcedureVersion.LongestPortalSystem), row.Optional("Địa chỉ nộp trực tuyến", ProcedureFileReader.LongestAddress));
        return new ProcedureVersion()
        {
            Code = code,
            Version = (old?.Version ?? 0) + 1,
            EffectiveFrom = from ?? default,
            EffectiveTo = to,
            State = PublicationState.NotPublic,
            Kind = kind,
            Name = row.Required("Tên thủ tục"),
            ShortName = row.Optional("Tên ngắn", ProcedureVersion.LongestShortName) ?? old?.ShortName,
            GuideVideo = CatalogueRows.SafeAddress(row, "Video hướng dẫn", old?.GuideVideo),
            SampleDossier = CatalogueRows.SafeAddress(row, "Bộ hồ sơ mẫu", old?.SampleDossier),
            LawType = row.Optional("Loại luật giao", ProcedureVersion.LongestLawType) ?? old?.LawType,
            IsVerticalSector = row.Word("Ngành dọc", CatalogueRows.YesNo, required: false) ?? old?.IsVerticalSector ?? false,
            Services = CatalogueRows.Services(row, old),
            FieldCode = row.Required("Mã lĩnh vực", 30),
            FieldName = row.Required("Lĩnh vực", 200),
            Level = row.Name("Cấp thực hiện", Levels),
            AgencyName = row.Required("Cơ quan thực hiện", 500),
            AgencyCode = row.Optional("Mã cơ quan thực hiện", 300) ?? old?.AgencyCode,
            LocalCodes = row.Optional("Mã địa phương hóa", 2000) is null ? old?.LocalCodes ?? [] : row.Lines("Mã địa phương hóa", 30),
            CompetentAgency = row.Optional("Cơ quan có thẩm quyền", 500) ?? old?.CompetentAgency,
            AuthorisedAgency = row.Optional("Cơ quan được ủy quyền, phân cấp", 500) ?? old?.AuthorisedAgency,
            CoordinatingAgencies = row.Optional("Cơ quan phối hợp", 10_000) is null ? old?.CoordinatingAgencies ?? [] : row.Lines("Cơ quan phối hợp", 500),
            ReceivingAddresses = row.Optional("Địa chỉ tiếp nhận", 10_000) is null ? old?.ReceivingAddresses ?? [] : row.Lines("Địa chỉ tiếp nhận", 500),
            IsBoundaryFree = row.Word("Không phụ thuộc địa giới", CatalogueRows.YesNo, required: false) ?? old?.IsBoundaryFree ?? false,
            Subjects = subjects,
            Sets = (int)(row.Whole("Số bộ hồ sơ", 1, 20, required: true) ?? 1),
            Means = ways,
            Cases = cases,
            Sequence = CatalogueRows.Steps(row, old?.Sequence),
            CaseSequences = !had.Contains(Sequences.Name) ? old?.CaseSequences ?? [] : [.. sequences[code].Select(own => CatalogueRows.OwnSequence(own, cases, old))],
            Conditions = CatalogueRows.Conditions(row, old),
            CaseConditions = !had.Contains(Conditions.Name) ? old?.CaseConditions ?? [] : [.. conditions[code].Select(own => CatalogueRows.OwnConditions(own, cases, old))],
            Components = asked,
            FeeTables = had.Contains(FeeTables.Name) ? CatalogueTermRows.Tables([.. tables[code]], unread.Contains(FeeTables.Name) ? [] : [.. tableSteps[code]], old) : old?.FeeTables ?? [],
            Results = given,
            Stages = had.Contains(Stages.Name) ? [.. stages[code].Select(stage => CatalogueTermRows.Stage(stage, old))] : old?.Stages ?? [],
            StartRule = default,
            LegalBasis = CatalogueRows.LegalBasis(row, old?.LegalBasis),
            Notes = row.Lines("Lưu ý"),
            OnlineLevel = row.Word("Mức độ trực tuyến", OnlineLevels, required: true) ?? default,
            Portal = portal,
            PortalSystem = system ?? (portal == PortalMode.Ministry ? old?.PortalSystem : null),
            PortalAddress = address ?? (portal == PortalMode.Ministry ? old?.PortalAddress : null),
            Payment = old is not null && Paid(old.Means).SequenceEqual(paid) ? old.Payment : new(paid.Count > 0, paid),
            Post = old?.Post ?? new(ways.Any(way => way.Channel == Channel.Post), Out: false),
            NotFileableReason = CatalogueRows.NotFileableReason(row, old),
            IsInvented = old?.IsInvented ?? false,
            Sources = [.. old?.Sources ?? [], source],
            Confidence = old?.Confidence ?? new(Confidence.Unsure, Confidence.Unsure, Confidence.Unsure, Confidence.Unsure, Confidence.Unsure, Confidence.Unsure, Confidence.Unsure, Confidence.Unsure),
        }.WithTerms(row, old);
    }

    /// <summary>The papers with the declarations of their sheet; as they are known where the file has no such sheet, or it could not be read.</summary>
    private List<Component> Declared(string code, List<Component> asked, ProcedureVersion? old)
    {
        if (!had.Contains(Declarations.Name) || unread.Contains(Declarations.Name))
        {
            return asked;
        }

        var told = CatalogueDeclarationRows.Of([.. declarations[code]], unread.Contains(Papers.Name) ? null : asked, old);
        return asked.ConvertAll(paper => paper with { Declaration = told.GetValueOrDefault(paper.Code) });
    }

    /// <summary>The cases there were, and after them those that the rows name first.</summary>
    private List<ProcedureCase> Cases(string code, ProcedureVersion? old)
    {
        var cases = old?.Cases.ToList() ?? [];
        foreach (var name in papers[code].Concat(means[code]).Concat(fees[code]).Concat(sequences[code]).Concat(conditions[code]).SelectMany(CatalogueRows.CaseNames).Where(name => !cases.Any(item => item.Name == name)).Distinct(StringComparer.Ordinal).ToList())
        {
            cases.Add(new(string.Create(CultureInfo.InvariantCulture, $"th-{cases.Count + 1}"), name));
        }

        return cases.Count > 0 ? cases : [new("mac-dinh", "Trường hợp thông thường")];
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

    /// <summary>What holds for a procedure as a whole, as in every file of procedures; of those whose own rows are right.</summary>
    private void Whole(IReadOnlyList<SheetRow> rows, List<ProcedureVersion> versions, List<int> whole)
    {
        foreach (var index in whole)
        {
            var found = new List<ProcedureFault>();
            ProcedureFileChecks.Check(new("", [], [versions[index]], []), found);
            if (known(versions[index].Code) is not { } old || ProcedureRules.FaultsOfNew(old).Count == 0)
            {
                found.AddRange(ProcedureRules.FaultsOfNew(versions[index]));
            }

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
            else if (!rowOf.ContainsKey(code) && !unread.Contains(CatalogueSheets.Procedures.Name))
            {
                reader.Fault(CodeTitle, $"Mã “{code}” không có ở trang tính “{CatalogueSheets.Procedures.Name}”.");
            }
        }

        return readers.ToLookup(pair => pair.Row.Cells.GetValueOrDefault(CodeTitle, ""), pair => pair.Reader, StringComparer.Ordinal);
    }

    private static IReadOnlyList<SheetRow> RowsOf(IReadOnlyDictionary<string, IReadOnlyList<SheetRow>> sheets, string name) => sheets.TryGetValue(name, out var rows) ? rows : [];

    private static FrozenDictionary<string, string> ByName(FrozenDictionary<string, string> names) => names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
}
