using System.Globalization;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Letters;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures;

/// <summary>
/// The guidance sheet of a version of a procedure (phiếu hướng dẫn) for the notice board, with the parts of NĐ 63/2010 Art. 8(2); what is not sure says so.
/// </summary>
/// <param name="Issuer">The body that puts it up; the implementing agency as published where none was chosen.</param>
/// <param name="Name">The name of the procedure.</param>
/// <param name="Code">Its code.</param>
/// <param name="LocalCode">The code that the body publishes it under; null for none.</param>
/// <param name="Force">The line of its period of force.</param>
/// <param name="Sections">What it says, in order; none is empty.</param>
public sealed record GuidanceSheet(string Issuer, string Name, string Code, string? LocalCode, string Force, IReadOnlyList<GuidanceSheet.Section> Sections)
{
    /// <summary>The title of every such sheet.</summary>
    public const string Title = "Phiếu hướng dẫn thủ tục hành chính";

    /// <summary>The code, and that of the body where it has one; of a body's own version the national code.</summary>
    public string Codes => Law.Procedures.LocalCode.OfOwn(Code) is { } own ? $"{Code} (bản riêng; mã quốc gia: {own.National})" : LocalCode is null ? Code : $"{Code} (mã tại cơ quan: {LocalCode})";

    /// <summary>A part of the sheet.</summary>
    /// <param name="Heading">What it is about.</param>
    /// <param name="Blocks">What it says.</param>
    public sealed record Section(string Heading, IReadOnlyList<LetterBlock> Blocks);

    /// <summary>The sheet of a version.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="receivers">The bodies that receive it, shown with address and telephone.</param>
    /// <param name="issuer">The body that puts it up; null for none.</param>
    /// <param name="rules">The rules of the day, for limits of the same day.</param>
    public static GuidanceSheet Of(ProcedureVersion procedure, IReadOnlyList<Unit> receivers, Unit? issuer, ClockRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        var sure = procedure.Confidence;
        Section[] sections =
        [
            new("Trình tự thực hiện", [.. procedure.Sequence.Select(step => Block(LetterBlockKind.Numbered, step.Told))]),
            .. procedure.CaseSequences.Select(own => new Section($"Trình tự thực hiện, trường hợp {ProcedureTexts.Cases(procedure, own.CaseCodes, ", ")}", [.. own.Steps.Select(step => Block(LetterBlockKind.Numbered, step.Told))])),
            new("Đối tượng thực hiện", Dashed(procedure.Subjects.Select(code => ProcedureNames.Subjects.GetValueOrDefault(code, code)))),
            new("Cách thức, thời hạn, phí và lệ phí" + Doubt(sure.Time, sure.Fees), [.. Means(procedure, rules)]),
            new("Mức độ cung cấp dịch vụ công trực tuyến" + Doubt(sure.OnlineLevel), [Block(LetterBlockKind.Paragraph, ProcedureNames.Of(procedure.OnlineLevel) + (procedure.OnlineElsewhere() is { } elsewhere ? $"; nộp trên {elsewhere.Name}: {elsewhere.Address}" : "") + "."), .. Dashed(ProcedureTexts.Services(procedure).Select(service => $"Dịch vụ công {service}"))]),
            new("Dịch vụ bưu chính công ích", [Block(LetterBlockKind.Paragraph, $"Gửi hồ sơ đến: {YesNo(procedure.Post.In)}; trả kết quả: {YesNo(procedure.Post.Out)}.")]),
            new("Các giai đoạn", Dashed(procedure.Stages.Select(stage => StageLine(stage, rules)))),
            new("Thành phần hồ sơ" + Doubt(sure.Components), [.. Papers(procedure)]),
            new("Yêu cầu, điều kiện", Dashed(procedure.Conditions)),
            .. procedure.CaseConditions.Select(own => new Section($"Yêu cầu, điều kiện, trường hợp {ProcedureTexts.Cases(procedure, own.CaseCodes, ", ")}", Dashed(own.Conditions))),
            new("Kết quả", Dashed(procedure.Results.Select(r => r.Name + (r.Validity is { } validity ? $" ({validity})" : "") + (r.Scope is { } scope ? $"; phạm vi có hiệu lực: {scope}" : "") + Doubt(r.Confidence)))),
            new("Cơ quan thực hiện", [Block(LetterBlockKind.Paragraph, procedure.AgencyName), .. Dashed(ProcedureTexts.OtherAgencies(procedure))]),
            new("Nơi nộp hồ sơ, nhận kết quả", Dashed((issuer is null ? receivers : [issuer]).Select(PlaceLine))),
            new("Biểu mức thu", [.. procedure.FeeTables.SelectMany(FeeTable)]),
            new("Lưu ý", Dashed([.. procedure.Notes, .. Addresses(procedure)])),
            new("Căn cứ pháp lý" + Doubt(sure.LegalBasis), Dashed(procedure.LegalBasis.Select(document => document.Text))),
        ];
        return new(
            issuer?.Name ?? procedure.AgencyName,
            procedure.Name,
            procedure.Code,
            Law.Procedures.LocalCode.Of(procedure, issuer?.Identifier),
            $"Phiên bản {procedure.Version.ToString(CultureInfo.InvariantCulture)}, có hiệu lực từ ngày {Day(procedure.EffectiveFrom)}{(procedure.EffectiveTo is { } last ? $" đến hết ngày {Day(last)}" : "")}{Doubt(sure.EffectiveDates)}.",
            [.. sections.Where(section => section.Blocks.Count > 0)]);
    }

    private static IEnumerable<string> Addresses(ProcedureVersion procedure) => new[] { ("Video hướng dẫn", procedure.GuideVideo), ("Bộ hồ sơ mẫu", procedure.SampleDossier) }.Where(extra => extra.Item2 is not null).Select(extra => $"{extra.Item1}: {extra.Item2}");

    private static string YesNo(bool yes) => yes ? "có" : "không";

    private static IEnumerable<LetterBlock> Means(ProcedureVersion procedure, ClockRules? rules)
    {
        yield return Block(LetterBlockKind.Head, "Hình thức", "Thời hạn", "Phí, lệ phí");
        foreach (var means in procedure.Means.OrderBy(m => m.Channel))
        {
            var fees = means.Fees.Where(fee => fee.Amount != 0).Select(fee =>
                $"{fee.Name}: {ProcedureTexts.Fee(fee)} ({ProcedureNames.Of(fee.When).ToLowerInvariant()}{(fee.Code is { } code ? "; mã: " + code : "")}){(fee.Note is { } note ? "; " + note : "")}{(fee.Basis is { } basis ? "; căn cứ: " + basis : "")}{string.Concat(fee.Reliefs.Select(relief => "; " + relief.Text))}{ProcedureTexts.FeeCases(procedure, fee)}{Doubt(fee.Confidence)}");
            yield return Block(
                LetterBlockKind.Row,
                ProcedureNames.Of(means.Channel) + Doubt(means.Confidence) + (means.Note.Length > 0 ? "\n" + means.Note : ""),
                ProcedureTexts.Limit(procedure, means.Channel, rules),
                means.Fees.Any(fee => fee.Amount != 0) ? string.Join('\n', fees) : ProcedureTexts.TotalFee(procedure, means.Channel));
        }

        yield return Block(LetterBlockKind.Paragraph, ProcedureTexts.Start(procedure) + ".");
    }

    private static IEnumerable<LetterBlock> Papers(ProcedureVersion procedure)
    {
        if (procedure.Components.Count > 0)
        {
            yield return Block(LetterBlockKind.Head, "TT", "Giấy tờ", "Bản chính", "Bản sao", "Phải nộp khi");
            for (var index = 0; index < procedure.Components.Count; index++)
            {
                var paper = procedure.Components[index];
                yield return Block(LetterBlockKind.Row, Number(index + 1), paper.Name + (paper.FormName is { } form ? $" (mẫu: {form})" : "") + (paper.Template is null ? "" : " (có tệp mẫu để tải trên trang của thủ tục)") + (PaperFiles.OwnLimits(paper) is var (types, megabytes) ? $" (nhận tệp {types}, mỗi tệp tối đa {megabytes} MB)" : "") + (paper.Declaration is null ? "" : " (khai trực tuyến được)") + Doubt(paper.Confidence), Number(paper.Originals), Number(paper.Copies), When(procedure, paper));
            }
        }

        yield return Block(LetterBlockKind.Paragraph, $"Số lượng hồ sơ: {Number(procedure.Sets)} bộ.");
    }

    private static string When(ProcedureVersion procedure, Component paper)
    {
        var cases = ProcedureTexts.Cases(procedure, paper.CaseCodes);
        var duty = (paper.Mandatory, cases.Length > 0) switch
        {
            (true, true) => $"Bắt buộc với trường hợp: {cases}",
            (true, false) => "Bắt buộc",
            (false, true) => $"Trường hợp: {cases}",
            (false, false) => paper.Condition is null ? "Không bắt buộc" : "",
        };
        return string.Join(". ", new[] { duty, paper.Condition ?? "", paper.ReuseSource is { } source ? $"Cơ quan có thể tự tra: {source}" : "" }.Where(text => text.Length > 0));
    }

    private static IEnumerable<LetterBlock> FeeTable(FeeTable table)
    {
        yield return Block(LetterBlockKind.Paragraph, table.Name + Doubt(table.Confidence) + (table.Note is { } note ? ". " + note : ""));
        foreach (var row in table.Rows)
        {
            yield return Block(LetterBlockKind.Dashed, $"{row.Name}: {ProcedureTexts.Money(row.Amount)}");
        }

        foreach (var step in table.Steps)
        {
            yield return Block(LetterBlockKind.Dashed, $"Từ {Number(step.From)}{(step.To is { } to ? $" đến {Number(to)}" : " trở lên")}: {Number(step.Percent)}%");
        }
    }

    private static string StageLine(Stage stage, ClockRules? rules) =>
        $"{stage.Name}: {ProcedureTexts.Limit(stage, rules) ?? "không quy định"}{(stage.CountedFrom is { } from ? " " + from : "")} ({ProcedureNames.Of(stage.Owner).ToLowerInvariant()}){Doubt(stage.Confidence)}";

    private static string PlaceLine(Unit unit) => unit.Name + (unit.Address is { } address ? ", " + address : "") + (unit.Phone is { } phone ? ", điện thoại " + phone : "");

    private static string Doubt(params IReadOnlyList<Confidence> facts) =>
        facts.Contains(Confidence.Invented) ? " (dữ liệu minh họa)" : facts.Contains(Confidence.Unsure) ? " (chưa kiểm chứng)" : "";

    private static LetterBlock[] Dashed(IEnumerable<string> lines) => [.. lines.Select(line => Block(LetterBlockKind.Dashed, line))];

    private static LetterBlock Block(LetterBlockKind kind, params IReadOnlyList<string> cells) => new(kind, [.. cells.Select(cell => (IReadOnlyList<LetterRun>)[new(cell)])]);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
