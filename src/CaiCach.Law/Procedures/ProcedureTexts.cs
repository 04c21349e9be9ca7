using System.Globalization;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Procedures;

/// <summary>Plain Vietnamese texts of limits and fees.</summary>
public static class ProcedureTexts
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>From when the limit runs, e.g. "Tính từ khi tiếp nhận hồ sơ hợp lệ"; where an event starts it, from when that happens; with the opinions that take no time of it, and that a supplement may be asked for once more.</summary>
    /// <param name="procedure">The version.</param>
    public static string Start(ProcedureVersion procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        var start = procedure.StartEvent is { } happening ? $"Tính từ khi {happening}" : ProcedureNames.Of(procedure.StartRule);
        return string.Join(". ", new[] { start, Opinions(procedure), MoreSupplements(procedure) }.OfType<string>());
    }

    /// <summary>That a supplement may be asked for once more, with the clause; null where it may be only once.</summary>
    /// <param name="procedure">The version.</param>
    public static string? MoreSupplements(ProcedureVersion procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.MoreSupplementsBasis is { } basis ? $"Sau tiếp nhận, được yêu cầu bổ sung hồ sơ thêm lần nữa ({basis})" : null;
    }

    /// <summary>Whose opinions take no time of the limit, with the clause; null where all do.</summary>
    /// <param name="procedure">The version.</param>
    public static string? Opinions(ProcedureVersion procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.ExcludedOpinions is { } excluded ? $"{ProcedureNames.Of(excluded)} ({procedure.OpinionsBasis})" : null;
    }

    /// <summary>
    /// The limit of a channel in words, with those of cases that have their own and those that depend on more; says so where it runs by stage, is not set, or the channel is not offered. Where every case has
    /// its own, no other is named.
    /// </summary>
    /// <param name="procedure">The version.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="rules">The rules of the day, which say until when a limit of the same day counts from.</param>
    public static string Limit(ProcedureVersion procedure, Channel channel, ClockRules? rules = null)
    {
        if (procedure.MeansFor(channel) is not { } means)
        {
            return Limit(procedure, channel, null, rules);
        }

        List<string> lines =
        [
            .. procedure.EveryCaseHasItsLimit(channel) ? [] : new[] { Limit(procedure, channel, null, rules) },
            .. means.CaseLimits.Select(own => $"trường hợp {Cases(procedure, own.CaseCodes, ", ")}: {In(own.Limit, rules).ToText()}{(own.Note.Length > 0 ? $" ({own.Note})" : "")}"),
            .. means.OtherLimits.Select(other => Other(other, rules)),
        ];
        lines[0] = char.ToUpper(lines[0][0], CultureInfo.InvariantCulture) + lines[0][1..];
        return string.Join("; ", lines);
    }

    /// <summary>A further limit in words: "20 ngày làm việc (phải kiểm tra thực tế)".</summary>
    /// <param name="other">The limit.</param>
    /// <param name="rules">The rules of the day.</param>
    public static string Other(OtherLimit other, ClockRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(other);
        return $"{(other.Limit is { } limit ? In(limit, rules).ToText() : "không quy định")} ({other.Note})";
    }

    /// <summary>The limit of a case on a channel in words.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="caseCode">The case; null for those without a limit of their own.</param>
    /// <param name="rules">The rules of the day.</param>
    public static string Limit(ProcedureVersion procedure, Channel channel, string? caseCode, ClockRules? rules = null) => procedure.LimitFor(channel, caseCode) switch
    {
        { } limit => In(limit, rules).ToText(),
        _ when procedure.MeansFor(channel) is null => "Không tiếp nhận theo hình thức này",
        _ when procedure.Stages.Count > 0 => "Theo từng giai đoạn",
        _ => "Không quy định",
    };

    /// <summary>The limit of a stage in words; null where none is published.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="rules">The rules of the day.</param>
    public static string? Limit(Stage stage, ClockRules? rules)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return stage.Limit is { } limit ? In(limit, rules).ToText() : null;
    }

    private static TimeLimit In(TimeLimit limit, ClockRules? rules) => rules?.Of(limit) ?? limit;

    /// <summary>The agencies, one a line: the implementing one as published, the others under what they do; then whether boundaries matter.</summary>
    /// <param name="procedure">The version.</param>
    public static IReadOnlyList<string> Agencies(ProcedureVersion procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return [procedure.AgencyName, .. OtherAgencies(procedure)];
    }

    /// <summary>What is published of agencies beside the implementing one, one a line; empty for nothing.</summary>
    /// <param name="procedure">The version.</param>
    public static IReadOnlyList<string> OtherAgencies(ProcedureVersion procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        (string Label, string? Text)[] lines =
        [
            ("Cơ quan có thẩm quyền quyết định", procedure.CompetentAgency),
            ("Cơ quan được ủy quyền, phân cấp", procedure.AuthorisedAgency),
            .. procedure.CoordinatingAgencies.Select(name => ("Cơ quan phối hợp", (string?)name)),
            .. procedure.ReceivingAddresses.Select(address => ("Địa chỉ tiếp nhận", (string?)address)),
        ];
        return
        [
            .. lines.Where(line => line.Text is not null).Select(line => $"{line.Label}: {line.Text}"),
            .. procedure.IsBoundaryFree ? ["Tiếp nhận và giải quyết không phụ thuộc địa giới hành chính trong tỉnh, thành phố"] : Array.Empty<string>(),
        ];
    }

    /// <summary>The online services that people may use, each with its identifier: those that are public, and those about to be stopped, which say so.</summary>
    /// <param name="procedure">The version.</param>
    public static IReadOnlyList<string> Services(ProcedureVersion procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return [.. procedure.Services.Where(service => service.State != ServiceState.Testing).Select(service => service.State == ServiceState.Stopping ? $"{service.Id} ({ProcedureNames.Of(service.State)})" : service.Id)];
    }

    /// <summary>The names of cases, in the order of the procedure.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="codes">Their codes.</param>
    /// <param name="between">What stands between them.</param>
    public static string Cases(ProcedureVersion procedure, IReadOnlyList<string> codes, string between = "; ")
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return string.Join(between, procedure.Cases.Where(item => codes.Contains(item.Code, StringComparer.Ordinal)).Select(item => item.Name));
    }

    /// <summary>The steps: those of the procedure, then those of each group of cases that goes its own way, under its name.</summary>
    /// <param name="procedure">The version.</param>
    public static IReadOnlyList<ProcedureStep> Sequence(ProcedureVersion procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return [.. procedure.Sequence, .. procedure.CaseSequences.SelectMany(own => own.Steps.Select(step => step with { Text = $"Trường hợp {Cases(procedure, own.CaseCodes, ", ")}: {step.Text}" }))];
    }

    /// <summary>What must hold: in all cases, then in some under their names.</summary>
    /// <param name="procedure">The version.</param>
    public static IReadOnlyList<string> Conditions(ProcedureVersion procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return [.. procedure.Conditions, .. procedure.CaseConditions.SelectMany(own => own.Conditions.Select(condition => $"Trường hợp {Cases(procedure, own.CaseCodes, ", ")}: {condition}"))];
    }

    /// <summary>The cases that a fee is collected in and the further limit it goes with, in brackets; empty where in all.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="fee">The fee.</param>
    public static string FeeCases(ProcedureVersion procedure, FeeLine fee)
    {
        ArgumentNullException.ThrowIfNull(fee);
        return (fee.CaseCodes.Count == 0 ? "" : $" (trường hợp: {Cases(procedure, fee.CaseCodes)})") + (fee.LimitNote is { } note ? $" (với thời hạn: {note})" : "");
    }

    /// <summary>A sum of money, for example <c>3.000.000 đồng</c>.</summary>
    /// <param name="amount">Whole đồng.</param>
    public static string Money(long amount) => Grouped(amount) + " đồng";

    /// <summary>A whole number with its thousands apart, for example <c>1.234.567</c>.</summary>
    /// <param name="number">The number.</param>
    public static string Grouped(long number) => number.ToString("#,0", Vietnamese);

    /// <summary>A fee in words: the rule where a formula decides, else the sum and what it is for.</summary>
    /// <param name="fee">The fee.</param>
    public static string Fee(FeeLine fee)
    {
        ArgumentNullException.ThrowIfNull(fee);
        return fee switch
        {
            { Formula: { } formula } => formula,
            { Amount: null } => "Theo quy định",
            { Amount: 0 } => "Không thu",
            { Per: { } per } => $"{Money(fee.Amount.Value)}/{per}",
            _ => Money(fee.Amount.Value),
        };
    }

    /// <summary>The fees of a channel in words: nothing collected, the total, or that it depends on the dossier.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="caseCode">The case; null where it is not known.</param>
    /// <param name="day">The day of filing, for the rules that hold then for everybody; null for the full amounts.</param>
    public static string TotalFee(ProcedureVersion procedure, Channel channel, string? caseCode = null, DateOnly? day = null)
    {
        if (procedure.MeansFor(channel) is null)
        {
            return "Không tiếp nhận theo hình thức này";
        }

        var withSupplement = procedure.FeesFor(channel, caseCode).Any(fee => fee.When == FeeTiming.WithSupplement && fee.Amount != 0) ? "; có khoản nộp khi bổ sung hồ sơ" : "";
        return (day is { } filed ? procedure.FeeAsked(channel, caseCode, null, filed) : procedure.TotalFee(channel, caseCode)) switch
        {
            null => "Tùy nội dung hồ sơ",
            0 => "Không thu phí, lệ phí" + (withSupplement.Length > 0 ? " khi nộp" + withSupplement : ""),
            { } total => Money(total) + withSupplement,
        };
    }
}
