namespace CaiCach.Law.Index;

/// <summary>max × mean option weight: of the groups' means, or of all answers together.</summary>
internal static class SurveyScoring
{
    public static ItemScore Score(SurveyMeanRule rule, SurveyAnswer answer)
    {
        var weights = rule.Options.ToDictionary(option => option.Option, option => (Fraction)option.Weight, StringComparer.Ordinal);
        List<string> steps = [];
        List<Fraction> means = [];
        Fraction allSum = Fraction.Zero, allCount = Fraction.Zero;
        foreach (var group in answer.Groups)
        {
            Fraction sum = Fraction.Zero, count = Fraction.Zero;
            foreach (var (option, chosen) in group.Counts)
            {
                sum += weights[option] * (decimal)chosen;
                count += (decimal)chosen;
            }

            if (count.Sign == 0)
            {
                steps.Add($"{group.Name}: không có phiếu, không tính");
                continue;
            }

            allSum += sum;
            allCount += count;
            means.Add(sum / count);
            steps.Add($"{group.Name}: {ViNumber.Plain(sum)}/{ViNumber.Plain(count)} phiếu = {ViNumber.Plain(sum / count)}");
        }

        var mean = answer.Pooled ? allSum / allCount : means.Aggregate((left, right) => left + right) / (decimal)means.Count;
        var points = (Fraction)rule.Max * mean;
        steps.Add($"{(answer.Pooled ? "Gộp mọi phiếu" : "Trung bình các nhóm")}: {ViNumber.Plain(mean)}");
        steps.Add($"{ViNumber.Plain(rule.Max)} × {ViNumber.Plain(mean)} = {ViNumber.Plain(points)} điểm");
        return new ItemScore(points, rule.Max, steps);
    }
}
