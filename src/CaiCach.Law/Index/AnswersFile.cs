namespace CaiCach.Law.Index;

/// <summary>What reading answers gave.</summary>
/// <param name="Answers">The answers by the item's code; none on a fault.</param>
/// <param name="Faults">Every fault found; empty when there are answers.</param>
public sealed record AnswersReading(IReadOnlyDictionary<string, Answer>? Answers, IReadOnlyList<Fault> Faults);

/// <summary>Reads <c>{"answers":{"1.1.1":{…},…}}</c> against a criteria set and checks it wholly.</summary>
public static class AnswersFile
{
    /// <summary>Reads the text.</summary>
    /// <param name="json">The JSON text; a byte order mark is allowed.</param>
    /// <param name="set">The set whose items are answered.</param>
    /// <returns>The answers, or all faults with the path of each.</returns>
    public static AnswersReading Parse(string json, CriteriaSet set)
    {
        List<Fault> faults = [];
        Dictionary<string, Answer> answers = new(StringComparer.Ordinal);
        using var document = JsonText.Open(json, faults);
        if (document is null)
        {
            return new AnswersReading(null, faults);
        }

        var root = new JsonFields(document.RootElement, string.Empty, faults);
        if (root.Any("answers") is { } element)
        {
            var byCode = root.Below(element, "answers");
            foreach (var code in byCode.Names)
            {
                var given = byCode.Any(code)!.Value;
                if (set.Find(code) is not { } node)
                {
                    byCode.Add("unknown_code", byCode.At(code), "bộ tiêu chí không có mã này");
                }
                else if (node.Item is not { } item)
                {
                    byCode.Add("not_scored", byCode.At(code), "mục này không chấm trực tiếp, điểm là tổng các mục con");
                }
                else if (Read(byCode.Below(given, byCode.At(code)), item.Rule, faults) is { } answer)
                {
                    answers.Add(code, answer);
                }
            }
        }

        root.RefuseOthers();
        return faults.Count > 0 ? new AnswersReading(null, faults) : new AnswersReading(answers, []);
    }

    private static Answer? Read(JsonFields fields, ScoringRule rule, List<Fault> faults)
    {
        if (!fields.IsObject)
        {
            return null;
        }

        var before = faults.Count;
        var answer = fields.Has("notApplicable") ? NotApplicable(fields) : ByKind(fields, rule);
        fields.RefuseOthers();
        if (faults.Count == before)
        {
            faults.AddRange(Scoring.Check(rule, answer, fields.Path));
        }

        return faults.Count == before ? answer : null;
    }

    private static Answer ByKind(JsonFields fields, ScoringRule rule) => rule switch
    {
        YesNoRule => new YesNoAnswer(fields.Flag("yes") ?? false),
        TiersRule or GrowthTiersRule => new TierAnswer(fields.Count("tier") ?? 0),
        RatioRule or BandsRule => new RatioAnswer(fields.Number("a") ?? 0, fields.Number("b") ?? 0),
        DeductionRule => new DeductionAnswer(fields.Counts("counts")),
        ChecklistRule => new ChecklistAnswer(fields.Flags("items")),
        CountStepsRule => new CountAnswer(fields.Count("count") ?? 0),
        SurveyMeanRule => Survey(fields),
        _ => new ExternalIndexAnswer(fields.Number("percent") ?? 0),
    };

    private static NotApplicableAnswer NotApplicable(JsonFields fields)
    {
        if (fields.Flag("notApplicable") == false)
        {
            fields.Add("wrong_shape", fields.At("notApplicable"), "chỉ nhận true; mục có áp dụng thì bỏ trường này");
        }

        return new NotApplicableAnswer(fields.Text("reason"));
    }

    private static SurveyAnswer Survey(JsonFields fields)
    {
        List<SurveyGroup> groups = [];
        if (fields.Any("groups") is { } element)
        {
            var byName = fields.Below(element, fields.At("groups"));
            foreach (var name in byName.Names)
            {
                var counts = byName.Below(byName.Any(name)!.Value, byName.At(name));
                groups.Add(new SurveyGroup(name, counts.Names.ToDictionary(option => option, option => counts.Count(option) ?? 0, StringComparer.Ordinal)));
            }
        }

        var pooling = fields.OptionalText("pooling");
        if (pooling is not (null or "pooled"))
        {
            fields.Add("wrong_shape", fields.At("pooling"), "chỉ nhận \"pooled\"; bỏ trống thì lấy trung bình các nhóm");
        }

        return new SurveyAnswer(groups, Pooled: pooling is not null);
    }
}
