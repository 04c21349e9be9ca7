namespace CaiCach.Law.Procedures;

/// <summary>What changes in the electronic declaration of a paper.</summary>
internal static class DeclarationDifference
{
    public static IEnumerable<Wording> Between(Wording paper, Declaration? before, Declaration? after)
    {
        if (before is null || after is null)
        {
            return before == after ? [] : [Wording.Of(before is null ? "“{0}”: có tờ khai điện tử" : "“{0}”: không còn tờ khai điện tử", paper)];
        }

        return Fields(before, after).Select(change => Wording.Of("“{0}”, tờ khai điện tử: {1}", paper, change));
    }

    private static IEnumerable<Wording> Fields(Declaration before, Declaration after)
    {
        foreach (var (old, now) in Pairs.Of(before.Fields, after.Fields, field => field.Key, field => field.Key))
        {
            switch (old, now)
            {
                case ({ } gone, null):
                    yield return ChangeWords.Removed(Wording.Given(gone.Label));
                    break;
                case (null, { } added):
                    yield return Wording.Of(added.Required ? "thêm “{0}” (bắt buộc)" : "thêm “{0}” (không bắt buộc)", Wording.Given(added.Label));
                    break;
                case ({ } from, { } to):
                    foreach (var what in Field(before, from, after, to))
                    {
                        yield return what;
                    }

                    break;
            }
        }

        if (!before.Fields.Select(field => field.Key).Where(key => after.Field(key) is not null).SequenceEqual(after.Fields.Select(field => field.Key).Where(key => before.Field(key) is not null), StringComparer.Ordinal))
        {
            yield return Wording.Of("thứ tự các mục thay đổi");
        }
    }

    private static IEnumerable<Wording> Field(Declaration before, DeclarationField old, Declaration after, DeclarationField now)
    {
        if (!string.Equals(old.Label, now.Label, StringComparison.Ordinal))
        {
            yield return Wording.Of("“{0}” thay bằng “{1}”", Wording.Given(old.Label), Wording.Given(now.Label));
        }

        var label = Wording.Given(now.Label);
        if (old.Required != now.Required)
        {
            yield return Wording.Of(now.Required ? "“{0}”: chuyển thành bắt buộc" : "“{0}”: không còn bắt buộc", label);
        }

        foreach (var (what, change) in new (string, Wording?)[]
        {
            ("loại trả lời", ChangeWords.Text(Wording.Of(ProcedureNames.Of(old.Kind)), Wording.Of(ProcedureNames.Of(now.Kind)))),
            ("hướng dẫn", ChangeWords.Text(old.Hint, now.Hint)),
            ("nhỏ nhất", ChangeWords.Text(Number(old.Least), Number(now.Least))),
            ("lớn nhất", ChangeWords.Text(Number(old.Most), Number(now.Most))),
            ("danh sách chọn", ChangeWords.Text(string.Join("; ", old.Choices), string.Join("; ", now.Choices))),
            ("lấy từ", ChangeWords.Text(Source(old), Source(now))),
            ("chỉ khai khi", ChangeWords.Text(When(before, old), When(after, now))),
        })
        {
            if (change is not null)
            {
                yield return Wording.Of("“{0}”, {1}: {2}", label, Wording.Of(what), change);
            }
        }
    }

    private static Wording? Number(long? number) => number is { } given ? ChangeWords.Plain(given) : null;

    private static Wording? Source(DeclarationField field) => field.Source is { } source ? Wording.Of(ProcedureNames.Of(source)) : null;

    private static string? When(Declaration declaration, DeclarationField field) => DeclarationRules.WhenAsked(declaration, field) is var (label, answer) ? $"{label}: {answer}" : null;
}
