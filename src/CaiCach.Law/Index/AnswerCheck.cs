using System.Globalization;

namespace CaiCach.Law.Index;

/// <summary>Says all that is wrong with an answer under a rule.</summary>
internal static class AnswerCheck
{
    // Within these bounds 100·b/a, rounded to twelve decimals or not, never leaves what a decimal holds.
    private const decimal LargestFigure = 1_000_000_000_000;
    private const int MostDecimals = 4;

    public static IReadOnlyList<Fault> Check(ScoringRule rule, Answer answer, string place) => (rule, answer) switch
    {
        (_, NotApplicableAnswer none) => string.IsNullOrWhiteSpace(none.Reason)
            ? [new Fault("missing_reason", $"{place}.reason", "không áp dụng thì phải nêu lý do")] : [],
        (YesNoRule, YesNoAnswer) => [],
        (TiersRule r, TierAnswer a) => Tier(r.Tiers.Count, a, place),
        (GrowthTiersRule r, TierAnswer a) => Tier(r.Tiers.Count, a, place),
        (BandsRule, RatioAnswer a) => Ratio(a, mayPass: true, place),
        (RatioRule r, RatioAnswer a) => Ratio(a, r.CapAtMax, place),
        (DeductionRule r, DeductionAnswer a) => Counts(r, a, place),
        (ChecklistRule r, ChecklistAnswer a) => Length(a.Items.Count, r.Parts.Count, $"{place}.items"),
        (CountStepsRule, CountAnswer a) => NotNegative(a.Count, $"{place}.count"),
        (SurveyMeanRule r, SurveyAnswer a) => Survey(r, a, place),
        (ExternalIndexRule, ExternalIndexAnswer a) => a.Percent is < 0 or > 100
            ? [new Fault("out_of_range", $"{place}.percent", "phải từ 0 đến 100")] : [],
        _ => [new Fault("wrong_shape", place, $"câu trả lời không hợp với cách chấm {rule.Kind}")],
    };

    private static Fault[] Tier(int count, TierAnswer answer, string place) => answer.Tier >= 0 && answer.Tier < count
        ? []
        : [new Fault("no_such_tier", $"{place}.tier", string.Create(CultureInfo.InvariantCulture, $"không có mức này, chỉ có từ 0 đến {count - 1}"))];

    private static List<Fault> Ratio(RatioAnswer answer, bool mayPass, string place)
    {
        List<Fault> faults = [.. Figure(answer.A, $"{place}.a"), .. Figure(answer.B, $"{place}.b")];
        if (!mayPass && answer.A > 0 && answer.B > answer.A)
        {
            faults.Add(new Fault("out_of_range", $"{place}.b", "không được lớn hơn a"));
        }

        return faults;
    }

    private static List<Fault> Counts(DeductionRule rule, DeductionAnswer answer, string place) =>
    [
        .. Length(answer.Counts.Count, rule.Deductions.Count, $"{place}.counts"),
        .. answer.Counts.SelectMany((count, index) => NotNegative(count, string.Create(CultureInfo.InvariantCulture, $"{place}.counts[{index}]"))),
    ];

    private static List<Fault> Survey(SurveyMeanRule rule, SurveyAnswer answer, string place)
    {
        List<Fault> faults = [];
        foreach (var group in answer.Groups)
        {
            foreach (var (option, count) in group.Counts)
            {
                var at = $"{place}.groups.{group.Name}.{option}";
                faults.AddRange(NotNegative(count, at));
                if (rule.Options.All(known => !string.Equals(known.Option, option, StringComparison.Ordinal)))
                {
                    faults.Add(new Fault("no_such_option", at, $"không có lựa chọn này, chỉ có {string.Join(", ", rule.Options.Select(known => known.Option))}"));
                }
            }
        }

        if (faults.Count == 0 && answer.Groups.All(group => group.Counts.Values.All(count => count == 0)))
        {
            faults.Add(new Fault("no_answers", $"{place}.groups", "không có phiếu trả lời nào"));
        }

        return faults;
    }

    private static Fault[] Length(int given, int wanted, string place) => given == wanted
        ? []
        : [new Fault("wrong_length", place, string.Create(CultureInfo.InvariantCulture, $"có {given} phần tử, phải có {wanted}"))];

    private static Fault[] Figure(decimal value, string place) => value switch
    {
        < 0 => NotNegative(value, place),
        > LargestFigure => [new Fault("too_large", place, "không được lớn hơn 1.000.000.000.000")],
        _ => decimal.Round(value, MostDecimals) == value ? [] : [new Fault("too_precise", place, "nhiều nhất 4 chữ số thập phân")],
    };

    private static Fault[] NotNegative(decimal value, string place) => value >= 0 ? [] : [new Fault("negative", place, "không được âm")];
}
