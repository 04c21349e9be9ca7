namespace CaiCach.Law.Index;

/// <summary>Reads the <c>scoring</c> of one item and checks that the rule reaches the item's maximum and does not pass it.</summary>
internal static class ScoringRuleFile
{
    /// <summary>No item has more points; it keeps sums far from overflow.</summary>
    public const decimal MostPoints = 1_000_000;

    /// <summary>The rule; faults are added at the item's code. On a fault the returned rule is not to be used.</summary>
    public static ScoringRule Read(JsonFields item, string place, decimal max)
    {
        if (item.Any("scoring") is not { } element)
        {
            return new YesNoRule(max, 0, string.Empty);
        }

        var rule = item.Below(element, $"{place}.scoring");
        var kind = rule.Text("kind");
        ScoringRule? read = kind switch
        {
            "yes_no" => YesNo(rule, max),
            "tiers" => new TiersRule(max, Tiers(rule, max)),
            "growth_tiers" => new GrowthTiersRule(max, Tiers(rule, max), rule.Text("measure")),
            "bands" => Bands(rule, max),
            "ratio" => Ratio(rule, max),
            "deduction" => Deductions(rule, max),
            "checklist" => Checklist(rule, max),
            "count_steps" => CountSteps(rule, max),
            "survey_mean" => Survey(rule, max),
            "external_index" => External(rule, max),
            _ => null,
        };
        if (read is null)
        {
            if (kind.Length > 0)
            {
                rule.Add("unknown_kind", rule.At("kind"), $"không có cách chấm \"{kind}\"");
            }

            return new YesNoRule(max, 0, string.Empty);
        }

        rule.RefuseOthers();
        return read;
    }

    private static YesNoRule YesNo(JsonFields rule, decimal max)
    {
        var yes = rule.Number("yes");
        Reaches(rule, "yes", yes, max);
        return new YesNoRule(max, Points(rule, "no", max), rule.Text("condition"));
    }

    private static List<Tier> Tiers(JsonFields rule, decimal max)
    {
        if (rule.Flag("firstTrueWins", required: false) == false)
        {
            rule.Add("bad_rule", rule.At("firstTrueWins"), "chỉ hỗ trợ điều kiện đúng đầu tiên được tính");
        }

        List<Tier> tiers = [.. rule.Objects("tiers").Select(tier => Whole(tier, new Tier(tier.Text("when"), Points(tier, "points", max))))];
        Reaches(rule, "tiers", tiers.Select(tier => tier.Points), max);
        return tiers;
    }

    private static BandsRule Bands(JsonFields rule, decimal max)
    {
        Stated(rule, "unit", "percent");
        List<Band> bands = [.. rule.Objects("bands").Select(band => Whole(
            band,
            new Band(band.Number("gte") ?? 0, band.Number("lt", required: false), Points(band, "points", max))))];
        Reaches(rule, "bands", bands.Select(band => band.Points), max);
        decimal? covered = 0;
        foreach (var band in bands.OrderBy(band => band.AtLeast))
        {
            if (band.AtLeast != covered || band.Below <= band.AtLeast)
            {
                rule.Add("bad_bands", rule.At("bands"), "các dải phải nối nhau từ 0% trở lên, không hở và không chồng lên nhau");
                covered = null;
                break;
            }

            covered = band.Below;
        }

        if (covered is not null && bands.Count > 0)
        {
            rule.Add("bad_bands", rule.At("bands"), "dải cao nhất không được có mức trên (lt)");
        }

        return new BandsRule(max, bands, rule.Text("measure"), WhenZero(rule));
    }

    private static RatioRule Ratio(JsonFields rule, decimal max)
    {
        Stated(rule, "formula", "max * b / a");
        var floor = rule.Number("floorPercent") ?? 0;
        if (floor is < 0 or > 100)
        {
            rule.Add("bad_rule", rule.At("floorPercent"), "phải từ 0 đến 100");
        }

        return new RatioRule(
            max,
            rule.Text("a"),
            rule.Text("b"),
            rule.Flag("capAtMax") ?? true,
            floor,
            Points(rule, "belowFloorPoints", max),
            WhenZero(rule));
    }

    private static DeductionRule Deductions(JsonFields rule, decimal max)
    {
        Reaches(rule, "start", rule.Number("start"), max);
        List<Deduction> deductions = [.. rule.Objects("deductions").Select(deduction => Whole(
            deduction,
            new Deduction(deduction.Text("event"), Positive(deduction, "pointsEach"))))];
        NotEmpty(rule, "deductions", deductions.Count);
        return new DeductionRule(max, Points(rule, "minimum", max), deductions);
    }

    private static ChecklistRule Checklist(JsonFields rule, decimal max)
    {
        List<ChecklistPart> parts = [.. rule.Objects("sumOf").Select(part => Whole(part, new ChecklistPart(part.Text("item"), Positive(part, "points"))))];
        NotEmpty(rule, "sumOf", parts.Count);
        if (parts.Count > 0)
        {
            Reaches(rule, "sumOf", parts.Sum(part => part.Points), max);
        }

        return new ChecklistRule(max, parts);
    }

    private static CountStepsRule CountSteps(JsonFields rule, decimal max)
    {
        List<CountStep> steps = [.. rule.Objects("steps").Select(step => Whole(step, new CountStep(step.Count("atLeast") ?? 0, Points(step, "points", max))))];
        Reaches(rule, "steps", steps.Select(step => step.Points), max);
        if (steps.Any(step => step.AtLeast < 0) || steps.DistinctBy(step => step.AtLeast).Count() != steps.Count)
        {
            rule.Add("bad_rule", rule.At("steps"), "các mức phải khác nhau và không âm");
        }

        return new CountStepsRule(max, [.. steps.OrderByDescending(step => step.AtLeast)], rule.Text("unit"));
    }

    private static SurveyMeanRule Survey(JsonFields rule, decimal max)
    {
        Stated(rule, "formula", "max * mean(weight of the chosen option) over valid answers");
        Stated(rule, "noOpinionAnswers", "left out of the mean");
        List<SurveyOption> options = [];
        if (rule.Any("optionWeights") is { } element)
        {
            var weights = rule.Below(element, rule.At("optionWeights"));
            options = [.. weights.Names.Select(option => new SurveyOption(option, weights.Number(option) ?? 0))];
            if (weights.IsObject && (options.Any(option => option.Weight is < 0 or > 1) || options.All(option => option.Weight != 1)))
            {
                rule.Add("bad_rule", rule.At("optionWeights"), "trọng số phải từ 0 đến 1 và có ít nhất một lựa chọn bằng 1");
            }
        }

        return new SurveyMeanRule(max, options, rule.Texts("respondentGroups"));
    }

    private static ExternalIndexRule External(JsonFields rule, decimal max)
    {
        Stated(rule, "formula", "max * indexPercent / 100");
        return new ExternalIndexRule(max, rule.Text("index"));
    }

    private static DenominatorZero WhenZero(JsonFields rule)
    {
        var stated = rule.Text("whenDenominatorZero");
        if (stated.Length > 0 && stated is not ("full_points" or "not_applicable"))
        {
            rule.Add("bad_rule", rule.At("whenDenominatorZero"), "phải là \"full_points\" hoặc \"not_applicable\"");
        }

        return string.Equals(stated, "full_points", StringComparison.Ordinal) ? DenominatorZero.FullPoints : DenominatorZero.NotApplicable;
    }

    private static void Stated(JsonFields rule, string name, string wanted)
    {
        if (rule.OptionalText(name) is { } stated && !string.Equals(stated, wanted, StringComparison.Ordinal))
        {
            rule.Add("bad_rule", rule.At(name), $"chỉ hỗ trợ \"{wanted}\"");
        }
    }

    private static decimal Points(JsonFields fields, string name, decimal max)
    {
        var points = fields.Number(name) ?? 0;
        if (points < 0 || points > max)
        {
            fields.Add("passes_max", fields.At(name), $"phải từ 0 đến điểm tối đa {ViNumber.Plain(max)}");
        }

        return points;
    }

    private static decimal Positive(JsonFields fields, string name)
    {
        var points = fields.Number(name) ?? 0;
        if (fields.Has(name) && points is <= 0 or > MostPoints)
        {
            fields.Add("bad_rule", fields.At(name), "phải lớn hơn 0 và không quá 1.000.000");
            points = 0;
        }

        return points;
    }

    private static void Reaches(JsonFields rule, string name, IEnumerable<decimal> points, decimal max)
    {
        var all = points.ToList();
        NotEmpty(rule, name, all.Count);
        if (all.Count > 0)
        {
            Reaches(rule, name, all.Max(), max);
        }
    }

    private static void Reaches(JsonFields rule, string name, decimal? reached, decimal max)
    {
        if (reached is { } points && points != max)
        {
            rule.Add("misses_max", rule.At(name), $"cho nhiều nhất {ViNumber.Plain(points)} điểm, phải đúng bằng điểm tối đa {ViNumber.Plain(max)}");
        }
    }

    private static void NotEmpty(JsonFields rule, string name, int count)
    {
        if (count == 0 && rule.Has(name))
        {
            rule.Add("bad_rule", rule.At(name), "không được rỗng");
        }
    }

    private static T Whole<T>(JsonFields fields, T value)
    {
        fields.RefuseOthers();
        return value;
    }
}
