namespace CaiCach.Law.Procedures;

/// <summary>What changes in the other lists of a procedure: cases, results, stages, fee tables.</summary>
internal static class ItemDifference
{
    public static IEnumerable<Wording> Cases(IReadOnlyList<ProcedureCase> before, IReadOnlyList<ProcedureCase> after) =>
        Items(before, after, item => item.Name, item => item.Code, (_, _) => []);

    public static IEnumerable<Wording> Results(IReadOnlyList<ResultType> before, IReadOnlyList<ResultType> after) =>
        Items(before, after, item => item.Name, item => item.Code, (old, now) =>
        [
            ("mã kết quả", ChangeWords.Text(old.Code, now.Code)),
            ("hiệu lực", ChangeWords.Text(old.Validity, now.Validity)),
            ("phạm vi có hiệu lực", ChangeWords.Text(old.Scope, now.Scope)),
            ("phải ban hành bản điện tử", YesNo(old.NeedsDocument, now.NeedsDocument)),
            ("thay thế kết quả đã cấp", YesNo(old.Supersedes, now.Supersedes)),
        ]);

    public static IEnumerable<Wording> Stages(IReadOnlyList<Stage> before, IReadOnlyList<Stage> after)
    {
        var changes = Items(before, after, item => item.Name, item => item.Code, (old, now) =>
        [
            ("thời hạn", ChangeWords.Limit(old.Limit, now.Limit, Wording.Of("không quy định"))),
            ("tính từ", ChangeWords.Text(old.CountedFrom, now.CountedFrom)),
            ("thời gian của ai", ChangeWords.Text(Wording.Of(ProcedureNames.Of(old.Owner)), Wording.Of(ProcedureNames.Of(now.Owner)))),
            ("lưu ý", ChangeWords.Text(old.Note, now.Note)),
        ]);
        var kept = Pairs.Of(before, after, item => item.Name, item => item.Code).Where(pair => pair is { Before: not null, After: not null }).Select(pair => pair.Before!).ToList();
        return kept.SequenceEqual(before.Where(kept.Contains)) ? changes : changes.Append(Wording.Of("thứ tự các giai đoạn thay đổi"));
    }

    public static IEnumerable<Wording> FeeTables(IReadOnlyList<FeeTable> before, IReadOnlyList<FeeTable> after)
    {
        foreach (var what in Items(before, after, item => item.Name, item => item.Code, (old, now) => [("lưu ý", ChangeWords.Text(old.Note, now.Note))]))
        {
            yield return what;
        }

        foreach (var (old, now) in Pairs.Of(before, after, item => item.Name, item => item.Code))
        {
            if (old is null || now is null)
            {
                continue;
            }

            var name = Wording.Given(now.Name);
            foreach (var (from, to) in Pairs.Of(old.Rows, now.Rows, row => row.Name, row => row.Name))
            {
                var what = (from, to) switch
                {
                    (null, { } added) => Wording.Of("thêm “{0}” ({1})", Wording.Given(added.Name), ChangeWords.Money(added.Amount)),
                    ({ } gone, null) => ChangeWords.Removed(Wording.Given(gone.Name)),
                    ({ } was, { } becomes) when was.Amount != becomes.Amount => Wording.Of("“{0}”: {1}", Wording.Given(was.Name), ChangeWords.Number(was.Amount, becomes.Amount, ChangeWords.Money)!),
                    _ => null,
                };
                if (what is not null)
                {
                    yield return Wording.Of("“{0}”, mức thu: {1}", name, what);
                }
            }

            if (!old.Steps.SequenceEqual(now.Steps))
            {
                yield return Wording.Of("“{0}”: các bậc theo số lượng thay đổi", name);
            }
        }
    }

    private static IEnumerable<Wording> Items<T>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> name, Func<T, string> code, Func<T, T, IReadOnlyList<(string What, Wording? Change)>> details)
        where T : class
    {
        foreach (var (old, now) in Pairs.Of(before, after, name, code))
        {
            if (now is null)
            {
                yield return ChangeWords.Removed(Wording.Given(name(old!)));
                continue;
            }

            if (old is null)
            {
                yield return ChangeWords.Added(Wording.Given(name(now)));
                continue;
            }

            if (!string.Equals(name(old), name(now), StringComparison.Ordinal))
            {
                yield return Wording.Of("“{0}” thay bằng “{1}”", Wording.Given(name(old)), Wording.Given(name(now)));
            }

            foreach (var (what, change) in details(old, now).Where(detail => detail.Change is not null))
            {
                yield return Wording.Of("“{0}”, {1}: {2}", Wording.Given(name(now)), Wording.Of(what), change!);
            }
        }
    }

    private static Wording? YesNo(bool before, bool after) => before == after ? null : ChangeWords.FromTo(ChangeWords.YesNo(before), ChangeWords.YesNo(after));
}
