using System.Globalization;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Procedures;

/// <summary>A column of a sheet of the catalogue.</summary>
/// <param name="Title">Its heading in Vietnamese.</param>
/// <param name="National">The field of the national database that it is; null for one of ours.</param>
/// <param name="Width">Its width in characters.</param>
/// <param name="IsOptional">Whether a file may lack it, having been written before there was one.</param>
public sealed record SheetColumn(string Title, string? National, int Width, bool IsOptional = false)
{
    /// <summary>What stands in the head of the column.</summary>
    public string Head => National is null ? Title : $"{Title} ({National})";
}

/// <summary>A sheet of the catalogue.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns; the first is the code of the procedure.</param>
/// <param name="IsOptional">Whether a file may lack it, having been written before there was one.</param>
public sealed record CatalogueSheet(string Name, IReadOnlyList<SheetColumn> Columns, bool IsOptional = false);

/// <summary>The sheets that a catalogue is written to: a row a procedure, and a row each for ways to file, fees, papers, results, sequences and conditions of cases, reliefs of fees, stages, tables of fees and fields of declarations.</summary>
public static class CatalogueSheets
{
    /// <summary>The title of the column that says which procedure a row belongs to; the first of every sheet.</summary>
    public const string CodeTitle = "Mã thủ tục";

    /// <summary>The title of the column that says why a paper must be digitised.</summary>
    public const string DigitiseTitle = "Diện phải số hóa";

    /// <summary>The title of the column that names the types of results a paper may be.</summary>
    public const string ReuseTitle = "Mã kết quả dùng lại";

    /// <summary>The title of the column that says whether a limit is a further one of its channel, which its note names.</summary>
    public const string OtherTitle = "Thời hạn khác";

    /// <summary>The cases that a limit or a fee holds in; a file written before there were any lacks it.</summary>
    public static SheetColumn Cases { get; } = new("Trường hợp", "TRUONGHOP", 28, IsOptional: true);

    private static readonly SheetColumn Code = new(CodeTitle, "MATTHC", 14);
    private static readonly SheetColumn Channel = new("Hình thức", "KENH", 20);

    /// <summary>The procedures.</summary>
    public static CatalogueSheet Procedures { get; } = new("Thủ tục",
    [
        Code, new("Tên thủ tục", "TENTTHC", 60), new("Mã lĩnh vực", "MALINHVUC", 14), new("Lĩnh vực", "TENLINHVUC", 28), new("Cấp thực hiện", null, 14),
        new("Cơ quan thực hiện", "TENDONVI", 34), new("Đối tượng thực hiện", "MOTADOITUONGTHUCHIEN", 34), new("Mức độ trực tuyến", null, 34), new("Số bộ hồ sơ", null, 8),
        new("Trình tự thực hiện", "TRINHTUTHUCHIEN", 30), new("Yêu cầu, điều kiện", "YEUCAU", 30), new("Căn cứ pháp lý", "CANCUPHAPLY", 44), new("Lưu ý", null, 34),
        new("Phiên bản", null, 9), new("Có hiệu lực từ ngày", null, 12), new("Có hiệu lực đến ngày", null, 12),
        new("Mã cơ quan thực hiện", "MADONVI", 20, IsOptional: true), new("Nơi nộp trực tuyến", null, 28, IsOptional: true),
        new("Loại thủ tục", null, 28, IsOptional: true), new("Nhận hồ sơ trên hệ thống", null, 12, IsOptional: true), new("Lý do không nhận hồ sơ", null, 34, IsOptional: true),
        new("Mã địa phương hóa", null, 20, IsOptional: true), new("Cơ quan có thẩm quyền", "COQUANCOTHAMQUYEN", 34, IsOptional: true), new("Cơ quan được ủy quyền, phân cấp", "COQUANDUOCUYQUYEN", 34, IsOptional: true),
        new("Cơ quan phối hợp", "COQUANPHOIHOP", 34, IsOptional: true), new("Địa chỉ tiếp nhận", "DIACHITIEPNHAN", 34, IsOptional: true), new("Không phụ thuộc địa giới", null, 12, IsOptional: true),
        new("Hệ thống nộp trực tuyến", null, 34, IsOptional: true), new("Địa chỉ nộp trực tuyến", null, 40, IsOptional: true),
        new("Thời hạn tính từ", null, 40, IsOptional: true), new("Sự kiện bắt đầu", null, 34, IsOptional: true), new("Thời gian lấy ý kiến", null, 40, IsOptional: true), new("Căn cứ về lấy ý kiến", null, 34, IsOptional: true), new("Căn cứ bổ sung thêm lần nữa", null, 34, IsOptional: true),
        new("Nhận hồ sơ qua bưu chính", null, 12, IsOptional: true), new("Trả kết quả qua bưu chính", null, 12, IsOptional: true),
        new("Tên ngắn", null, 34, IsOptional: true), new("Video hướng dẫn", null, 40, IsOptional: true), new("Bộ hồ sơ mẫu", null, 40, IsOptional: true), new("Loại luật giao", null, 28, IsOptional: true), new("Ngành dọc", null, 12, IsOptional: true), new("Dịch vụ công", null, 34, IsOptional: true),
    ]);

    /// <summary>The ways to file.</summary>
    public static CatalogueSheet Means { get; } = new("Cách thức",
        [Code, Channel, new("Thời hạn", "THOIGIANGIAIQUYET", 10), new("Đơn vị tính", "DONVITINH", 16), new("Ghi chú", "MOTA", 50), new(OtherTitle, null, 12, IsOptional: true), Cases]);

    /// <summary>What is paid.</summary>
    public static CatalogueSheet Fees { get; } = new("Phí, lệ phí",
        [Code, Channel, new("Tên khoản thu", null, 40), new("Loại", null, 14), new("Số tiền (đồng)", "SOTIEN", 14), new("Cách tính", null, 40), new("Tính cho một", null, 14), new("Thời điểm nộp", null, 24), new("Lưu ý", null, 34), Cases, new("Căn cứ", null, 44, IsOptional: true), new("Mã khoản thu", null, 16, IsOptional: true), new("Thu cùng thời hạn", null, 34, IsOptional: true)]);

    /// <summary>The papers.</summary>
    public static CatalogueSheet Papers { get; } = new("Giấy tờ",
        [Code, new("Mã giấy tờ", "MAGIAYTO", 12), new("Tên giấy tờ", "TENGIAYTO", 60), new("Bản chính", "SOBANCHINH", 9), new("Bản sao", "SOBANSAO", 9), new("Bắt buộc", null, 9), new("Điều kiện", null, 40), new("Trường hợp", "TRUONGHOP", 28),
        new("Tên mẫu đơn", "TENMAUDON", 40, IsOptional: true), new("Địa chỉ mẫu đơn", "URL", 40, IsOptional: true), new(DigitiseTitle, null, 40, IsOptional: true), new("Nơi đã có giấy tờ", null, 34, IsOptional: true), new(ReuseTitle, null, 28, IsOptional: true),
        new("Loại tệp được nhận", null, 20, IsOptional: true), new("Dung lượng tệp tối đa (MB)", null, 12, IsOptional: true)]);

    /// <summary>The results.</summary>
    public static CatalogueSheet Results { get; } = new("Kết quả",
        [Code, new("Mã kết quả", "MAKETQUA", 20), new("Tên kết quả", "TENKETQUA", 60), new("Ban hành bản điện tử", null, 12), new("Thời gian có giá trị", null, 24), new("Thay thế kết quả trước", null, 12, IsOptional: true), new("Phạm vi có hiệu lực", null, 28, IsOptional: true)]);

    /// <summary>The steps of cases that go their own way.</summary>
    public static CatalogueSheet Sequences { get; } = new("Trình tự theo trường hợp", [Code, new("Trường hợp", "TRUONGHOP", 28), new("Trình tự thực hiện", "TRINHTUTHUCHIEN", 60)], IsOptional: true);

    /// <summary>What must hold in some cases.</summary>
    public static CatalogueSheet Conditions { get; } = new("Điều kiện theo trường hợp", [Code, new("Trường hợp", "TRUONGHOP", 28), new("Yêu cầu, điều kiện", "YEUCAU", 60)], IsOptional: true);

    /// <summary>The rules that exempt from a fee or reduce it.</summary>
    public static CatalogueSheet Reliefs { get; } = new("Miễn, giảm phí",
        [Code, Channel, new("Tên khoản thu", null, 40), new("Số tiền (đồng)", "SOTIEN", 14, IsOptional: true), Cases, new("Mức giảm (%)", null, 10), new("Đối tượng", null, 40), new("Từ ngày", null, 12), new("Đến ngày", null, 12), new("Căn cứ", null, 44)], IsOptional: true);

    /// <summary>The stages of procedures whose clock runs by stages.</summary>
    public static CatalogueSheet Stages { get; } = new("Giai đoạn",
        [Code, new("Mã giai đoạn", null, 12), new("Tên giai đoạn", null, 50), new("Thời hạn", null, 10), new("Đơn vị tính", null, 16), new("Tính từ", null, 40), new("Thời gian của", null, 34), new("Ghi chú", null, 44)], IsOptional: true);

    /// <summary>The tables that fees are read from, a row an amount.</summary>
    public static CatalogueSheet FeeTables { get; } = new("Bảng mức thu",
        [Code, new("Mã bảng", null, 12), new("Tên bảng", null, 44), new("Ghi chú", null, 34), new("Tên mục", null, 50), new("Số tiền (đồng)", "SOTIEN", 14)], IsOptional: true);

    /// <summary>The shares of their amounts that are paid for a number of objects.</summary>
    public static CatalogueSheet FeeSteps { get; } = new("Mức thu theo số lượng",
        [Code, new("Mã bảng", null, 12), new("Từ số lượng", null, 12), new("Đến số lượng", null, 12), new("Mức thu (%)", null, 12)], IsOptional: true);

    /// <summary>The electronic declarations, a row a field in the order of the form.</summary>
    public static CatalogueSheet Declarations { get; } = new("Tờ khai điện tử",
    [
        Code, new("Mã giấy tờ", "MAGIAYTO", 12), new("Khóa", null, 16), new("Nhãn", null, 44), new("Loại", null, 24), new("Bắt buộc", null, 9), new("Gợi ý", null, 44), new("Nhỏ nhất", null, 12), new("Lớn nhất", null, 12),
        new("Danh sách chọn", null, 44), new("Lấy từ", null, 28), new("Chỉ khai khi mục", null, 16), new("Có trả lời", null, 24),
    ], IsOptional: true);

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<CatalogueSheet> All { get; } = [Procedures, Means, Fees, Papers, Results, Sequences, Conditions, Reliefs, Stages, FeeTables, FeeSteps, Declarations];

    /// <summary>The rows of a sheet.</summary>
    /// <param name="sheet">One of <see cref="All"/>.</param>
    /// <param name="procedures">One version of each procedure.</param>
    public static IEnumerable<IReadOnlyList<object?>> RowsOf(CatalogueSheet sheet, IEnumerable<ProcedureVersion> procedures)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(procedures);
        Func<ProcedureVersion, IEnumerable<IReadOnlyList<object?>>> of = sheet == Procedures ? p => [Row(p)] : sheet == Means ? MeansOf : sheet == Fees ? FeesOf : sheet == Papers ? PapersOf : sheet == Results ? ResultsOf
            : sheet == Conditions ? ConditionsOf : sheet == Reliefs ? ReliefsOf : sheet == Stages ? StagesOf : sheet == FeeTables ? FeeTablesOf : sheet == FeeSteps ? FeeStepsOf : sheet == Declarations ? DeclarationsOf : SequencesOf;
        return procedures.SelectMany(of);
    }

    private static IReadOnlyList<object?> Row(ProcedureVersion p) =>
    [
        p.Code, p.Name, p.FieldCode, p.FieldName, ProcedureNames.Levels.GetValueOrDefault(p.Level, p.Level), p.AgencyName,
        string.Join("; ", p.Subjects.Select(code => ProcedureNames.Subjects.GetValueOrDefault(code, code))), ProcedureNames.Of(p.OnlineLevel), (long)p.Sets,
        string.Join('\n', p.Sequence.Select(step => step.Line)), string.Join('\n', p.Conditions), string.Join('\n', p.LegalBasis.Select(document => document.Line)), string.Join('\n', p.Notes), (long)p.Version, Day(p.EffectiveFrom), p.EffectiveTo is { } last ? Day(last) : null, p.AgencyCode, ProcedureNames.Of(p.Portal),
        ProcedureNames.Of(p.Kind), YesNoName(p.Fileable), p.NotFileableReason,
        string.Join('\n', p.LocalCodes), p.CompetentAgency, p.AuthorisedAgency, string.Join('\n', p.CoordinatingAgencies), string.Join('\n', p.ReceivingAddresses), YesNoName(p.IsBoundaryFree), p.PortalSystem, p.PortalAddress,
        ProcedureNames.Of(p.StartRule), p.StartEvent, OpinionsName(p.ExcludedOpinions), p.OpinionsBasis, p.MoreSupplementsBasis, YesNoName(p.Post.In), YesNoName(p.Post.Out), p.ShortName, p.GuideVideo, p.SampleDossier,
        p.LawType, YesNoName(p.IsVerticalSector), string.Join('\n', p.Services.Select(service => service.Line)),
    ];

    private static IEnumerable<IReadOnlyList<object?>> MeansOf(ProcedureVersion p) => p.Means.OrderBy(m => m.Channel).SelectMany(m => (IReadOnlyList<object?>[])
        [MeansRow(p, m, m.Limit, m.Note, []), .. m.CaseLimits.Select(own => MeansRow(p, m, own.Limit, own.Note, own.CaseCodes)), .. m.OtherLimits.Select(other => MeansRow(p, m, other.Limit, other.Note, [], isOther: true))]);

    private static IReadOnlyList<object?> MeansRow(ProcedureVersion p, Means m, TimeLimit? limit, string note, IReadOnlyList<string> cases, bool isOther = false) =>
        [p.Code, ProcedureNames.Of(m.Channel), limit is { Value: > 0 } counted ? (long)counted.Value : null, limit is { } set ? UnitName(set.Unit) : null, note, YesNoName(isOther), ProcedureTexts.Cases(p, cases)];

    private static IEnumerable<IReadOnlyList<object?>> FeesOf(ProcedureVersion p) => p.Means.OrderBy(m => m.Channel).SelectMany(m => m.Fees.Select(fee => (IReadOnlyList<object?>)
        [p.Code, ProcedureNames.Of(m.Channel), fee.Name, ProcedureNames.Of(fee.Kind), fee.Amount, fee.Formula, fee.Per, ProcedureNames.Of(fee.When), fee.Note, ProcedureTexts.Cases(p, fee.CaseCodes), fee.Basis, fee.Code, fee.LimitNote]));

    private static IEnumerable<IReadOnlyList<object?>> ReliefsOf(ProcedureVersion p) => p.Means.OrderBy(m => m.Channel).SelectMany(m => m.Fees.SelectMany(fee => fee.Reliefs.Select(relief => (IReadOnlyList<object?>)
    [
        p.Code, ProcedureNames.Of(m.Channel), fee.Name, fee.Amount, ProcedureTexts.Cases(p, fee.CaseCodes), (long)relief.Percent, relief.Payer,
        relief.From is { } from ? Day(from) : null, relief.To is { } to ? Day(to) : null, relief.Basis,
    ])));

    private static IEnumerable<IReadOnlyList<object?>> PapersOf(ProcedureVersion p) => p.Components.Select(paper => (IReadOnlyList<object?>)
    [
        p.Code, paper.Code, paper.Name, (long)paper.Originals, (long)paper.Copies, YesNoName(paper.Mandatory), paper.Condition,
        ProcedureTexts.Cases(p, paper.CaseCodes), paper.FormName, paper.FormUrl, DigitiseName(paper.DigitiseClass), paper.ReuseSource, string.Join("; ", paper.FromResults), PaperFiles.Names(paper.FileTypes), (long?)paper.LargestFile,
    ]);

    private static IEnumerable<IReadOnlyList<object?>> ResultsOf(ProcedureVersion p) => p.Results.Select(r => (IReadOnlyList<object?>)
        [p.Code, r.Code, r.Name, YesNoName(r.NeedsDocument), r.Validity, YesNoName(r.Supersedes), r.Scope]);

    private static IEnumerable<IReadOnlyList<object?>> SequencesOf(ProcedureVersion p) => p.CaseSequences.Select(own => (IReadOnlyList<object?>)
        [p.Code, ProcedureTexts.Cases(p, own.CaseCodes), string.Join('\n', own.Steps.Select(step => step.Line))]);

    private static IEnumerable<IReadOnlyList<object?>> ConditionsOf(ProcedureVersion p) => p.CaseConditions.Select(own => (IReadOnlyList<object?>)
        [p.Code, ProcedureTexts.Cases(p, own.CaseCodes), string.Join('\n', own.Conditions)]);

    private static IEnumerable<IReadOnlyList<object?>> StagesOf(ProcedureVersion p) => p.Stages.Select(stage => (IReadOnlyList<object?>)
        [p.Code, stage.Code, stage.Name, stage.Limit is { Value: > 0 } counted ? (long)counted.Value : null, stage.Limit is { } limit ? UnitName(limit.Unit) : null, stage.CountedFrom, ProcedureNames.Of(stage.Owner), stage.Note]);

    private static IEnumerable<IReadOnlyList<object?>> FeeTablesOf(ProcedureVersion p) => p.FeeTables.SelectMany(table => table.Rows.Select((row, n) => (IReadOnlyList<object?>)
        [p.Code, table.Code, n == 0 ? table.Name : null, n == 0 ? table.Note : null, row.Name, row.Amount]));

    private static IEnumerable<IReadOnlyList<object?>> FeeStepsOf(ProcedureVersion p) => p.FeeTables.SelectMany(table => table.Steps.Select(step => (IReadOnlyList<object?>)
        [p.Code, table.Code, (long)step.From, step.To is { } to ? (long)to : null, (long)step.Percent]));

    private static IEnumerable<IReadOnlyList<object?>> DeclarationsOf(ProcedureVersion p) => p.Components.Where(paper => paper.Declaration is not null).SelectMany(paper => paper.Declaration!.Fields.Select(field => (IReadOnlyList<object?>)
    [
        p.Code, paper.Code, field.Key, field.Label, ProcedureNames.Of(field.Kind), YesNoName(field.Required), field.Hint, field.Least, field.Most, string.Join("; ", field.Choices),
        field.Source is { } source ? ProcedureNames.Of(source) : null, field.OnlyWhen?.Key, DeclarationRules.WhenAsked(paper.Declaration, field)?.Answer,
    ]));

    /// <summary>Whose opinions take no time of the limit, in a sheet; a word of its own where all do.</summary>
    /// <param name="opinions">Whose; null where all take time.</param>
    public static string OpinionsName(ExcludedOpinions? opinions) => opinions is { } excluded ? ProcedureNames.Of(excluded) : "Tính vào thời hạn";

    /// <summary>Name of a unit of a limit in a sheet.</summary>
    /// <param name="unit">The unit.</param>
    public static string UnitName(LimitUnit unit) => unit == LimitUnit.SameDay15h ? "Trong ngày" : NationalFile.UnitWord(unit);

    /// <summary>Why a paper must be digitised, in a sheet; a word of its own where it need not be.</summary>
    /// <param name="code">A code of <see cref="ProcedureNames.DigitiseClasses"/>; null where it need not be.</param>
    public static string DigitiseName(string? code) => code is null ? "Không bắt buộc" : ProcedureNames.DigitiseClasses[code];

    /// <summary>Yes or no in a sheet.</summary>
    /// <param name="yes">Which.</param>
    public static string YesNoName(bool yes) => yes ? "Có" : "Không";

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
