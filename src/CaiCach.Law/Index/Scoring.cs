using System.Diagnostics;

namespace CaiCach.Law.Index;

/// <summary>The score of one item with its arithmetic.</summary>
/// <param name="Points">The points, unrounded, 0 to <paramref name="Max"/>.</param>
/// <param name="Max">The maximum that counts: the rule's, or 0 when the item does not apply.</param>
/// <param name="Steps">The arithmetic, a line a step, in Vietnamese.</param>
public sealed record ItemScore(Fraction Points, Fraction Max, IReadOnlyList<string> Steps)
{
    /// <summary>Whether the item counts; if not, it has left both points and maximum.</summary>
    public bool Applies => Max.Sign > 0;

    /// <summary>The points lost: maximum less points.</summary>
    public Fraction Lost => Max - Points;
}

/// <summary>
/// Scores one item by its rule. The kinds are those of the criteria guides (QĐ 876/QĐ-BNV and the sets before it);
/// percents are compared exactly, never rounded: 79.996% is below a floor of 80%.
/// </summary>
public static class Scoring
{
    /// <summary>What is wrong with an answer under a rule: kind, signs, lengths, a tier or option that does not exist.</summary>
    /// <param name="rule">The item's rule.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="place">Where the answer stands; it leads the place of each fault.</param>
    /// <returns>The faults; none when the answer can be scored.</returns>
    public static IReadOnlyList<Fault> Check(ScoringRule rule, Answer answer, string place) => AnswerCheck.Check(rule, answer, place);

    /// <summary>Scores an answer that <see cref="Check"/> finds no fault with.</summary>
    /// <param name="rule">The item's rule.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>Points, maximum and arithmetic.</returns>
    /// <exception cref="ArgumentException">The answer does not fit the rule.</exception>
    public static ItemScore Score(ScoringRule rule, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (Check(rule, answer, "answer") is [var fault, ..])
        {
            throw new ArgumentException(fault.ToString(), nameof(answer));
        }

        return (rule, answer) switch
        {
            (_, NotApplicableAnswer none) => Without($"Không áp dụng: {none.Reason}"),
            (YesNoRule r, YesNoAnswer a) => YesNo(r, a),
            (TiersRule r, TierAnswer a) => OfTier(r.Max, r.Tiers, a),
            (GrowthTiersRule r, TierAnswer a) => OfTier(r.Max, r.Tiers, a),
            (BandsRule { WhenZero: var zero }, RatioAnswer { A: 0 }) => NothingToDivideBy(rule.Max, zero),
            (RatioRule { WhenZero: var zero }, RatioAnswer { A: 0 }) => NothingToDivideBy(rule.Max, zero),
            (BandsRule r, RatioAnswer a) => InBand(r, a),
            (RatioRule r, RatioAnswer a) => Ratio(r, a),
            (DeductionRule r, DeductionAnswer a) => Deduct(r, a),
            (ChecklistRule r, ChecklistAnswer a) => Checklist(r, a),
            (CountStepsRule r, CountAnswer a) => CountSteps(r, a),
            (SurveyMeanRule r, SurveyAnswer a) => SurveyScoring.Score(r, a),
            (ExternalIndexRule r, ExternalIndexAnswer a) => External(r, a),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The score of an item that has no answer yet: 0 points of its maximum.</summary>
    /// <param name="rule">The item's rule.</param>
    /// <returns>Nought points and the whole maximum.</returns>
    public static ItemScore Unanswered(ScoringRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new ItemScore(Fraction.Zero, rule.Max, ["Chưa có số liệu: 0 điểm"]);
    }

    private static ItemScore Without(string step) => new(Fraction.Zero, Fraction.Zero, [step]);

    private static ItemScore NothingToDivideBy(decimal max, DenominatorZero rule) => rule == DenominatorZero.FullPoints
        ? new ItemScore(max, max, [$"Mẫu số bằng 0: được điểm tối đa {ViNumber.Plain(max)} điểm"])
        : Without("Mẫu số bằng 0: không áp dụng");

    private static ItemScore YesNo(YesNoRule rule, YesNoAnswer answer)
    {
        var points = answer.Yes ? rule.Max : rule.No;
        return new ItemScore(points, rule.Max, [$"{(answer.Yes ? "Có" : "Không")} ({rule.Condition}): {ViNumber.Plain(points)} điểm"]);
    }

    private static ItemScore OfTier(decimal max, IReadOnlyList<Tier> tiers, TierAnswer answer)
    {
        var tier = tiers[(int)answer.Tier];
        return new ItemScore(tier.Points, max, [$"{tier.When}: {ViNumber.Plain(tier.Points)} điểm"]);
    }

    private static ItemScore InBand(BandsRule rule, RatioAnswer answer)
    {
        var percent = (Fraction)100m * answer.B / answer.A;
        var band = rule.Bands.Single(b => percent >= b.AtLeast && (b.Below is not { } below || percent < below));
        var shown = band.Below is { } edge ? ViNumber.Beside(percent, edge) : ViNumber.TwoDecimals(percent);
        var range = band.Below is { } upper ? $"từ {ViNumber.Plain(band.AtLeast)}% đến dưới {ViNumber.Plain(upper)}%" : $"từ {ViNumber.Plain(band.AtLeast)}%";
        return new ItemScore(band.Points, rule.Max, [$"{Division(answer)} = {shown}%, thuộc mức {range}: {ViNumber.Plain(band.Points)} điểm"]);
    }

    private static ItemScore Ratio(RatioRule rule, RatioAnswer answer)
    {
        var percent = (Fraction)100m * answer.B / answer.A;
        var floor = ViNumber.Plain(rule.FloorPercent);
        if (percent < rule.FloorPercent)
        {
            var shown = ViNumber.Beside(percent, rule.FloorPercent);
            return new ItemScore(
                rule.BelowFloorPoints,
                rule.Max,
                [$"{Division(answer)} = {shown}% < {floor}% (mức sàn): {ViNumber.Plain(rule.BelowFloorPoints)} điểm"]);
        }

        var first = $"{Division(answer)} = {ViNumber.TwoDecimals(percent)}% ≥ {floor}% (mức sàn)";
        if (answer.B > answer.A)
        {
            return new ItemScore(rule.Max, rule.Max, [first, $"Vượt 100%: lấy điểm tối đa {ViNumber.Plain(rule.Max)} điểm"]);
        }

        var points = (Fraction)rule.Max * answer.B / answer.A;
        return new ItemScore(points, rule.Max, [first, $"{ViNumber.Plain(rule.Max)} × {Division(answer)} = {ViNumber.Plain(points)} điểm"]);
    }

    private static ItemScore Deduct(DeductionRule rule, DeductionAnswer answer)
    {
        List<string> steps = [$"Bắt đầu từ {ViNumber.Plain(rule.Max)} điểm"];
        Fraction left = rule.Max;
        foreach (var (deduction, count) in rule.Deductions.Zip(answer.Counts).Where(pair => pair.Second > 0))
        {
            var taken = (Fraction)count * deduction.PointsEach;
            left -= taken;
            steps.Add($"{deduction.Event}: {ViNumber.Plain((decimal)count)} × {ViNumber.Plain(deduction.PointsEach)} = trừ {ViNumber.Plain(taken)} điểm");
        }

        if (left < rule.Minimum)
        {
            steps.Add($"Không thấp hơn {ViNumber.Plain(rule.Minimum)} điểm");
            left = rule.Minimum;
        }

        steps.Add($"Còn {ViNumber.Plain(left)} điểm");
        return new ItemScore(left, rule.Max, steps);
    }

    private static ItemScore Checklist(ChecklistRule rule, ChecklistAnswer answer)
    {
        var points = 0m;
        List<string> steps = [];
        foreach (var (part, holds) in rule.Parts.Zip(answer.Items))
        {
            points += holds ? part.Points : 0;
            steps.Add($"{part.Item}: {(holds ? $"có, {ViNumber.Plain(part.Points)} điểm" : $"không, mất {ViNumber.Plain(part.Points)} điểm")}");
        }

        steps.Add($"Cộng {ViNumber.Plain(points)} điểm");
        return new ItemScore(points, rule.Max, steps);
    }

    private static ItemScore CountSteps(CountStepsRule rule, CountAnswer answer)
    {
        var step = rule.Steps.OrderByDescending(s => s.AtLeast).FirstOrDefault(s => s.AtLeast <= answer.Count);
        var counted = $"{ViNumber.Plain((decimal)answer.Count)} {rule.Unit}";
        return step is null
            ? new ItemScore(Fraction.Zero, rule.Max, [$"{counted}, chưa đạt mức nào: 0 điểm"])
            : new ItemScore(step.Points, rule.Max, [$"{counted} ≥ {ViNumber.Plain((decimal)step.AtLeast)}: {ViNumber.Plain(step.Points)} điểm"]);
    }

    private static ItemScore External(ExternalIndexRule rule, ExternalIndexAnswer answer)
    {
        var points = (Fraction)rule.Max * answer.Percent / 100m;
        return new ItemScore(points, rule.Max, [$"{rule.Index}: {ViNumber.Plain(rule.Max)} × {ViNumber.Plain(answer.Percent)}% = {ViNumber.Plain(points)} điểm"]);
    }

    private static string Division(RatioAnswer answer) => $"{ViNumber.Plain(answer.B)}/{ViNumber.Plain(answer.A)}";
}
