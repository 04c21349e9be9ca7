using CaiCach.Law.Calendar;

namespace CaiCach.Law.Procedures;

/// <summary>What changes in the ways to file: the channels, their limits, fees and notes. The same change of several channels is told once.</summary>
internal static class MeansDifference
{
    public static IEnumerable<ProcedureChange> Between(ProcedureVersion before, ProcedureVersion after)
    {
        var changes = before.Means.Where(old => after.MeansFor(old.Channel) is null).OrderBy(old => old.Channel)
            .Select(old => new ProcedureChange(ProcedurePart.Means, [], Wording.Of("bỏ hình thức {0}", Channel(old))))
            .Concat(after.Means.Where(now => before.MeansFor(now.Channel) is null).OrderBy(now => now.Channel)
                .Select(now => new ProcedureChange(ProcedurePart.Means, [], Wording.Of("thêm hình thức {0} (thời hạn: {1})", Channel(now), now.Limit is { } limit ? ChangeWords.Of(limit) : Without(after)))))
            .ToList();

        var both = after.Means.OrderBy(now => now.Channel).Where(now => before.MeansFor(now.Channel) is not null).Select(now => (Old: before.MeansFor(now.Channel)!, Now: now)).ToList();
        Tell(ProcedurePart.TimeLimit, pair => Limit(before, after, pair.Old, pair.Now) is { } what ? [what] : []);
        Tell(ProcedurePart.TimeLimit, pair => CaseLimits(before, after, pair.Old, pair.Now));
        Tell(ProcedurePart.TimeLimit, pair => OtherLimits(pair.Old, pair.Now));
        Tell(ProcedurePart.Means, pair => ChangeWords.Text(pair.Old.Note, pair.Now.Note) is { } what ? [Wording.Of("ghi chú: {0}", what)] : []);
        Tell(ProcedurePart.Fees, pair => Fees(before, pair.Old.Fees, after, pair.Now.Fees));
        return changes;

        void Tell(ProcedurePart part, Func<(Means Old, Means Now), IEnumerable<Wording>> of)
        {
            foreach (var same in both.SelectMany(pair => of(pair).Select(what => (pair.Now.Channel, What: what))).GroupBy(told => told.What.ToString(), StringComparer.Ordinal))
            {
                var channels = same.Select(told => told.Channel).Distinct().ToList();
                changes.Add(new(part, channels.Count == both.Count && both.Count == after.Means.Count && both.Count > 1 ? [] : channels, same.First().What));
            }
        }
    }

    private static Wording? Limit(ProcedureVersion before, ProcedureVersion after, Means old, Means now)
    {
        if (old.Limit is null && now.Limit is null)
        {
            return ChangeWords.Text(Without(before), Without(after));
        }

        return old.Limit == now.Limit ? null : ChangeWords.Limit(old.Limit, now.Limit, Without(old.Limit is null ? before : after));
    }

    /// <summary>The limits of cases, by the name of the case: one that has none of its own has that of the channel.</summary>
    private static IEnumerable<Wording> CaseLimits(ProcedureVersion before, ProcedureVersion after, Means old, Means now)
    {
        static CaseLimit? Own(ProcedureVersion version, Means means, string name) =>
            version.Cases.FirstOrDefault(item => item.Name == name) is { } known ? means.CaseLimits.FirstOrDefault(l => l.CaseCodes.Contains(known.Code, StringComparer.Ordinal)) : null;

        foreach (var name in before.Cases.Concat(after.Cases).Select(item => item.Name).Distinct(StringComparer.Ordinal))
        {
            var (was, becomes) = (Own(before, old, name), Own(after, now, name));
            if (ChangeWords.Limit(was?.Limit, becomes?.Limit, Wording.Of("thời hạn chung")) is { } what)
            {
                yield return Wording.Of("trường hợp “{0}”: {1}", Wording.Given(name), what);
            }

            if (ChangeWords.Text(Given(was?.Note), Given(becomes?.Note)) is { } note)
            {
                yield return Wording.Of("trường hợp “{0}”: {1}", Wording.Given(name), Wording.Of("ghi chú: {0}", note));
            }
        }

        static string? Given(string? note) => string.IsNullOrEmpty(note) ? null : note;
    }

    /// <summary>The further limits, by what they say of when they hold.</summary>
    private static IEnumerable<Wording> OtherLimits(Means old, Means now) => Pairs.Of(old.OtherLimits, now.OtherLimits, other => other.Note, other => other.Note).Select(pair => pair switch
    {
        ({ } gone, null) => Wording.Of("bỏ thời hạn khác “{0}”", Wording.Given(ProcedureTexts.Other(gone))),
        (null, { } added) => Wording.Of("thêm thời hạn khác “{0}”", Wording.Given(ProcedureTexts.Other(added))),
        ({ } was, { } becomes) => ChangeWords.Limit(was.Limit, becomes.Limit, Wording.Of("không quy định")) is { } what ? Wording.Of("thời hạn khác “{0}”: {1}", Wording.Given(becomes.Note), what) : null,
        _ => null,
    }).OfType<Wording>();

    private static IEnumerable<Wording> Fees(ProcedureVersion before, IReadOnlyList<FeeLine> charged, ProcedureVersion after, IReadOnlyList<FeeLine> charging)
    {
        foreach (var (old, now) in Pairs.Of(charged, charging, fee => fee.Name, fee => fee.Name))
        {
            switch (old, now)
            {
                case ({ } gone, null):
                    yield return Wording.Of("bỏ khoản “{0}” ({1})", Wording.Given(gone.Name), ChangeWords.Of(gone));
                    break;
                case (null, { } added):
                    yield return Wording.Of("thêm khoản “{0}” ({1})", Wording.Given(added.Name), ChangeWords.Of(added));
                    break;
                case ({ } from, { } to):
                    foreach (var what in Fee(from, to).Concat(FeeCases(before, from, after, to)))
                    {
                        yield return what;
                    }

                    break;
            }
        }
    }

    private static IEnumerable<Wording> FeeCases(ProcedureVersion before, FeeLine old, ProcedureVersion after, FeeLine now)
    {
        static Wording Of(ProcedureVersion version, FeeLine fee) => fee.CaseCodes.Count == 0 ? Wording.Of("mọi trường hợp") : Wording.Given(ProcedureTexts.Cases(version, fee.CaseCodes));
        return ChangeWords.Text(Of(before, old), Of(after, now)) is { } what ? [Wording.Of("“{0}”, {1}: {2}", Wording.Given(now.Name), Wording.Of("trường hợp áp dụng"), what)] : [];
    }

    private static IEnumerable<Wording> Fee(FeeLine before, FeeLine after)
    {
        var name = Wording.Given(after.Name);
        var amounts = before is { Formula: null, Amount: > 0 } && after is { Formula: null, Amount: > 0 } && before.Per == after.Per;
        var sum = amounts ? ChangeWords.Number(before.Amount!.Value, after.Amount!.Value, ChangeWords.Money) : ChangeWords.Text(ChangeWords.Of(before), ChangeWords.Of(after));
        if (sum is not null)
        {
            yield return Wording.Of("“{0}”: {1}", name, sum);
        }

        if (ChangeWords.Text(Wording.Of(ProcedureNames.Of(before.Kind)), Wording.Of(ProcedureNames.Of(after.Kind))) is { } kind)
        {
            yield return Wording.Of("“{0}”, {1}: {2}", name, Wording.Of("loại khoản thu"), kind);
        }

        if (ChangeWords.Text(Wording.Of(ProcedureNames.Of(before.When)), Wording.Of(ProcedureNames.Of(after.When))) is { } when)
        {
            yield return Wording.Of("“{0}”, {1}: {2}", name, Wording.Of("thời điểm nộp"), when);
        }

        if (ChangeWords.Text(before.Code, after.Code) is { } code)
        {
            yield return Wording.Of("“{0}”, {1}: {2}", name, Wording.Of("mã khoản thu"), code);
        }

        if (ChangeWords.Text(before.LimitNote, after.LimitNote) is { } limit)
        {
            yield return Wording.Of("“{0}”, {1}: {2}", name, Wording.Of("thu cùng thời hạn"), limit);
        }

        if (ChangeWords.Text(before.Basis, after.Basis) is { } basis)
        {
            yield return Wording.Of("“{0}”, {1}: {2}", name, Wording.Of("căn cứ thu"), basis);
        }

        foreach (var what in before.Reliefs.Except(after.Reliefs).Select(gone => ChangeWords.Removed(Wording.Given(gone.Text))).Concat(after.Reliefs.Except(before.Reliefs).Select(added => ChangeWords.Added(Wording.Given(added.Text)))))
        {
            yield return Wording.Of("“{0}”, {1}: {2}", name, Wording.Of("miễn, giảm"), what);
        }

        if (ChangeWords.Text(before.Note, after.Note) is { } note)
        {
            yield return Wording.Of("“{0}”, {1}: {2}", name, Wording.Of("lưu ý"), note);
        }
    }

    private static Wording Without(ProcedureVersion version) => Wording.Of(version.Stages.Count > 0 ? "theo từng giai đoạn" : "không quy định");

    private static Wording Channel(Means means) => Wording.Of(ProcedureNames.Of(means.Channel).ToLowerInvariant());
}
