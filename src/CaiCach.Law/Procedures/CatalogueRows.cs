using System.Collections.Frozen;
using System.Globalization;
using CaiCach.Law.Calendar;
using static CaiCach.Law.Procedures.CatalogueSheets;

namespace CaiCach.Law.Procedures;

/// <summary>Reads what one row of the sheets of ways to file, fees, papers, results and sequences says.</summary>
internal static class CatalogueRows
{
    public static readonly FrozenDictionary<string, Channel> Channels = Names(ProcedureNames.Of, Enum.GetValues<Channel>());
    private static readonly FrozenDictionary<string, FeeKind> FeeKinds = Names(ProcedureNames.Of, Enum.GetValues<FeeKind>());
    private static readonly FrozenDictionary<string, FeeTiming> Timings = Names(ProcedureNames.Of, Enum.GetValues<FeeTiming>());
    private static readonly FrozenDictionary<string, LimitUnit> Units = Names(UnitName, Enum.GetValues<LimitUnit>());
    private static readonly FrozenDictionary<string, string> FileTypes = Names(ProcedureNames.Of, Enum.GetValues<PaperFileType>()).ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
    public static readonly FrozenDictionary<string, bool> YesNo = Names(YesNoName, [true, false]);

    private static readonly FrozenDictionary<string, string> Digitised = ProcedureNames.DigitiseClasses.Keys.Append("").ToFrozenDictionary(code => DigitiseName(code.Length > 0 ? code : null), code => code, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, ProcedureKind> Kinds = Names(ProcedureNames.Of, Enum.GetValues<ProcedureKind>());

    private const string NewReason = "Thủ tục mới nhập, chưa mở nhận hồ sơ trên hệ thống này.";

    /// <summary>The kind of a procedure: as the row says it, else as it is known, else for citizens and organisations. One that is known keeps its kind.</summary>
    public static ProcedureKind Kind(CatalogueRowReader row, ProcedureVersion? old)
    {
        var told = row.Word("Loại thủ tục", Kinds, required: false);
        if (told is { } kind && old is not null && kind != old.Kind)
        {
            row.Fault("Loại thủ tục", $"Danh mục đã có thủ tục này là “{ProcedureNames.Of(old.Kind)}”; tệp không đổi được loại.");
        }

        return told ?? old?.Kind ?? ProcedureKind.Public;
    }

    /// <summary>Why a procedure is not filed for here; null where it is. A row that says nothing leaves it as it is known; a new procedure is closed until somebody opens it.</summary>
    public static string? NotFileableReason(CatalogueRowReader row, ProcedureVersion? old)
    {
        var (open, reason) = (row.Word("Nhận hồ sơ trên hệ thống", YesNo, required: false), row.Optional("Lý do không nhận hồ sơ"));
        if (open is true && reason is not null)
        {
            row.Fault("Lý do không nhận hồ sơ", "Thủ tục nhận hồ sơ thì để trống ô này.");
        }

        return open is true ? null : open is null && old is not null && reason is null ? old.NotFileableReason : reason ?? old?.NotFileableReason ?? NewReason;
    }

    public static CaseSequence OwnSequence(CatalogueRowReader row, List<ProcedureCase> cases, ProcedureVersion? old)
    {
        _ = (row.Required("Trường hợp", 2000), row.Required("Trình tự thực hiện", 30_000));
        var codes = Applied(row, cases);
        return new(codes, Steps(row, old?.CaseSequences.FirstOrDefault(own => own.CaseCodes.ToHashSet(StringComparer.Ordinal).SetEquals(codes))?.Steps));
    }

    public const int LongestCondition = 3000;

    /// <summary>What a row says must hold, one a line; a text of several lines that is known stays whole.</summary>
    public static List<string> Conditions(CatalogueRowReader row, ProcedureVersion? old) =>
        KnownLines.Joined(row.Lines("Yêu cầu, điều kiện", LongestCondition), old is null ? [] : old.Conditions.Concat(old.CaseConditions.SelectMany(own => own.Conditions)));

    public static CaseConditions OwnConditions(CatalogueRowReader row, List<ProcedureCase> cases, ProcedureVersion? old)
    {
        _ = (row.Required("Trường hợp", 2000), row.Required("Yêu cầu, điều kiện", 30_000));
        return new(Applied(row, cases), Conditions(row, old));
    }

    /// <summary>The steps of a row, one a line; one that tells its text alone says nothing more of a step that is known.</summary>
    public static List<ProcedureStep> Steps(CatalogueRowReader row, IReadOnlyList<ProcedureStep>? known)
    {
        const string Title = "Trình tự thực hiện";
        List<ProcedureStep> steps = [.. row.Lines(Title, ProcedureStep.LongestText + ProcedureStep.LongestActor + ProcedureStep.LongestTime).Select(ProcedureStep.Parse)];
        if (steps.Select(step => step.Fault).FirstOrDefault(fault => fault is not null) is { } wrong)
        {
            row.Fault(Title, wrong);
        }

        return steps.ConvertAll(step => step is { Actor: null, Time: null } && known?.FirstOrDefault(old => old.Text == step.Text) is { } same ? same : step);
    }

    /// <summary>The legal documents of a row, one a line; one that tells number and name alone says nothing more of a document that is known.</summary>
    public static List<LegalDocument> LegalBasis(CatalogueRowReader row, IReadOnlyList<LegalDocument>? known)
    {
        const string Title = "Căn cứ pháp lý";
        List<LegalDocument> documents = [.. row.Lines(Title, LegalDocument.LongestLine).Select(LegalDocument.Parse)];
        foreach (var (index, document) in documents.Index().Where(document => document.Item.Fault is not null))
        {
            row.Fault(Title, string.Create(CultureInfo.InvariantCulture, $"Dòng {index + 1}: {document.Fault!.Value.Text}"));
        }

        return documents.ConvertAll(document => document == new LegalDocument(document.Name, document.Number) && known?.FirstOrDefault(old => (old.Name, old.Number) == (document.Name, document.Number)) is { } same ? same : document);
    }

    /// <summary>An address that citizens are sent to; as it is known where the row says nothing.</summary>
    public static string? SafeAddress(CatalogueRowReader row, string title, string? known)
    {
        var address = row.Optional(title, ProcedureFileReader.LongestAddress);
        if (address is not null && !ProcedureFileReader.IsSafeAddress(address))
        {
            row.Fault(title, ProcedureFileReader.NotSafe);
        }

        return address ?? known;
    }

    /// <summary>The codes of the cases that a row names.</summary>
    public static List<string> Applied(CatalogueRowReader row, List<ProcedureCase> cases)
    {
        if (CaseNames(row).Any(name => name.Length > ProcedureCase.LongestName))
        {
            row.Fault("Trường hợp", $"Tên trường hợp dài nhất {ProcedureCase.LongestName} ký tự.");
        }

        return [.. CaseNames(row).Select(name => cases.First(item => item.Name == name).Code).Distinct(StringComparer.Ordinal)];
    }

    public static TimeLimit? Limit(CatalogueRowReader row)
    {
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

        return unit == LimitUnit.SameDay15h ? new TimeLimit(0, LimitUnit.SameDay15h) : unit is { } counted && value is { } number ? new TimeLimit((int)number, counted) : null;
    }

    public static bool IsOf(CatalogueRowReader fee, Channel channel) => Channels.TryGetValue(fee.Optional("Hình thức") ?? "", out var on) && on == channel;

    /// <summary>What a row of fees says.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cases">The cases of the procedure.</param>
    /// <param name="same">The channel as it was; null for none.</param>
    /// <param name="keepsCases">Whether the file has no column for cases: the fee of that name stays in the cases it was in.</param>
    /// <param name="others">The further limits of the channel.</param>
    public static FeeLine Fee(CatalogueRowReader row, List<ProcedureCase> cases, Means? same, bool keepsCases, IReadOnlyList<OtherLimit> others)
    {
        var (name, amount) = (row.Required("Tên khoản thu", 300), row.Whole("Số tiền (đồng)", 0, 1_000_000_000_000, required: false));
        var before = same?.Fees.Where(old => old.Name == name).OrderByDescending(old => old.Amount == amount).FirstOrDefault();
        var fee = new FeeLine(
            name, row.Word("Loại", FeeKinds, required: true) ?? default, amount, row.Optional("Cách tính"), row.Optional("Tính cho một", 100),
            row.Word("Thời điểm nộp", Timings, required: true) ?? default, row.Optional("Lưu ý"), before?.Confidence ?? Confidence.Unsure)
        {
            Code = row.Optional("Mã khoản thu", FeeLine.LongestCode) ?? before?.Code,
            LimitNote = LimitNote(row, before, others),
            CaseCodes = keepsCases ? before?.CaseCodes ?? [] : Applied(row, cases),
            Basis = row.Optional("Căn cứ", ProcedureFileReader.LongestBasis) ?? before?.Basis,
            Reliefs = before?.Reliefs ?? [],
        };
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

    /// <summary>The further limit that a fee is collected with; as it is known where the row says nothing and the channel still has it.</summary>
    private static string? LimitNote(CatalogueRowReader row, FeeLine? before, IReadOnlyList<OtherLimit> others)
    {
        const string Title = "Thu cùng thời hạn";
        var told = row.Optional(Title);
        if (told is not null && !others.Any(other => other.Note == told))
        {
            row.Fault(Title, $"Hình thức này không có thời hạn khác nào ghi chú như vậy ở trang tính “{CatalogueSheets.Means.Name}”.");
        }

        return told ?? (others.Any(other => other.Note == before?.LimitNote) ? before?.LimitNote : null);
    }

    /// <summary>What a row of reliefs says.</summary>
    public static FeeRelief Relief(CatalogueRowReader row)
    {
        var relief = new FeeRelief(
            (int)(row.Whole("Mức giảm (%)", 1, 100, required: true) ?? 1), row.Optional("Đối tượng", FeeRelief.LongestPayer), row.Date("Từ ngày", required: false), row.Date("Đến ngày", required: false), row.Required("Căn cứ", ProcedureFileReader.LongestBasis));
        if (relief.To < relief.From)
        {
            row.Fault("Đến ngày", "Ngày cuối trước ngày đầu.");
        }

        return relief;
    }

    /// <summary>The fees that a row of reliefs is of: those of its channel, name and cases; where it names an amount, or several are left, those of that amount.</summary>
    public static List<FeeLine> RelievedBy(CatalogueRowReader row, IEnumerable<Means> ways, List<ProcedureCase> cases)
    {
        var (name, amount) = (row.Required("Tên khoản thu", 300), row.Whole("Số tiền (đồng)", 0, 1_000_000_000_000, required: false));
        var of = CaseNames(row).Order(StringComparer.Ordinal).ToList();
        var fees = ways.Where(way => IsOf(row, way.Channel)).SelectMany(way => way.Fees).Where(fee => fee.Name == name)
            .Where(fee => fee.CaseCodes.Select(code => cases.First(item => item.Code == code).Name).Order(StringComparer.Ordinal).SequenceEqual(of)).ToList();
        var exact = fees.Where(fee => fee.Amount == amount).ToList();
        return exact.Count > 0 || row.Optional("Số tiền (đồng)") is not null ? exact : fees;
    }

    public static Component Paper(CatalogueRowReader row, List<ProcedureCase> cases, ProcedureVersion? old)
    {
        var code = row.Required("Mã giấy tờ", 50);
        var (originals, copies) = (row.Whole("Bản chính", 0, 99, required: true), row.Whole("Bản sao", 0, 99, required: true));
        if (originals is 0 && copies is 0)
        {
            row.Fault("Bản chính", "Giấy tờ phải có ít nhất một bản chính hoặc một bản sao.");
        }

        var applied = Applied(row, cases);
        var (mandatory, condition) = (row.Word("Bắt buộc", YesNo, required: true), row.Optional("Điều kiện"));
        if (mandatory is true && condition is not null && applied.Count == 0)
        {
            row.Fault("Trường hợp", "Giấy tờ bắt buộc có điều kiện phải nêu các trường hợp áp dụng.");
        }

        var (same, url) = (old?.Components.FirstOrDefault(paper => paper.Code == code), row.Optional("Địa chỉ mẫu đơn"));
        if (url is not null && !ProcedureFileReader.IsWebAddress(url))
        {
            row.Fault("Địa chỉ mẫu đơn", "Phải là địa chỉ http hoặc https.");
        }

        var digitise = row.Optional(DigitiseTitle) is null ? same?.DigitiseClass : row.Name(DigitiseTitle, Digitised) is { Length: > 0 } digitised ? digitised : null;
        var paper = new Component(
            code, row.Required("Tên giấy tờ"), (int)(originals ?? 0), (int)(copies ?? 0), mandatory ?? false, condition, applied,
            digitise, row.Optional("Nơi đã có giấy tờ", 300) ?? same?.ReuseSource, same?.FormCode, same?.Confidence ?? Confidence.Unsure)
        {
            Template = same?.Template,
            Declaration = same?.Declaration,
            FormName = row.Optional("Tên mẫu đơn", 500) ?? same?.FormName,
            FormUrl = url ?? same?.FormUrl,
            FileTypes = row.Optional("Loại tệp được nhận") is null ? same?.FileTypes ?? [] : [.. row.Several("Loại tệp được nhận", FileTypes, ',', ';').Select(name => Enum.Parse<PaperFileType>(name))],
            LargestFile = (int?)row.Whole("Dung lượng tệp tối đa (MB)", 1, PaperFiles.LargestMegabytes, required: false) ?? same?.LargestFile,
            FromResults = row.Optional(ReuseTitle, 2000) is { } types ? Codes(types) : digitise == Component.PreviousResult ? same?.FromResults ?? [] : [],
        };
        if (paper is { FromResults.Count: > 0, DigitiseClass: not Component.PreviousResult })
        {
            row.Fault(ReuseTitle, "Chỉ giấy tờ là kết quả giải quyết thủ tục trước đó mới nêu mã kết quả dùng lại.");
        }

        return paper;
    }

    public static ResultType Result(CatalogueRowReader row, ProcedureVersion? old)
    {
        var code = row.Required("Mã kết quả", 50);
        var same = old?.Results.FirstOrDefault(result => result.Code == code);
        return new(
            code, row.Required("Tên kết quả", 500), row.Word("Ban hành bản điện tử", YesNo, required: true) ?? false, row.Optional("Thời gian có giá trị", 300),
            row.Word("Thay thế kết quả trước", YesNo, required: false) ?? same?.Supersedes ?? false, same?.Confidence ?? Confidence.Unsure)
        {
            Scope = row.Optional("Phạm vi có hiệu lực", ResultType.LongestScope) ?? same?.Scope,
        };
    }

    /// <summary>The online services of a row, one a line; as they are known where it says nothing.</summary>
    public static IReadOnlyList<OnlineService> Services(CatalogueRowReader row, ProcedureVersion? old)
    {
        const string Title = "Dịch vụ công";
        if (row.Optional(Title, 10_000) is null)
        {
            return old?.Services ?? [];
        }

        var services = new List<OnlineService>();
        foreach (var (index, line) in row.Lines(Title).Index())
        {
            if (OnlineService.Parse(line) is not { } service)
            {
                row.Fault(Title, string.Create(CultureInfo.InvariantCulture, $"Dòng {index + 1}: ghi mã dịch vụ (nhiều nhất {OnlineService.LongestId} ký tự) | trạng thái; trạng thái là một trong: {string.Join("; ", Enum.GetValues<ServiceState>().Select(ProcedureNames.Of))}."));
            }
            else if (services.Exists(other => other.Id == service.Id))
            {
                row.Fault(Title, string.Create(CultureInfo.InvariantCulture, $"Dòng {index + 1}: “{service.Id}” đã có ở một dòng trên."));
            }
            else
            {
                services.Add(service);
            }
        }

        return services;
    }

    public static string[] CaseNames(CatalogueRowReader paper) => Codes(paper.Optional("Trường hợp", 2000) ?? "");

    private static string[] Codes(string cell) => cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static FrozenDictionary<string, T> Names<T>(Func<T, string> name, IEnumerable<T> values) => values.ToFrozenDictionary(name, value => value, StringComparer.OrdinalIgnoreCase);
}
