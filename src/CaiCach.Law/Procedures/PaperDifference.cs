namespace CaiCach.Law.Procedures;

/// <summary>What changes in the papers of a procedure.</summary>
internal static class PaperDifference
{
    public static IEnumerable<Wording> Between(ProcedureVersion before, ProcedureVersion after)
    {
        foreach (var (old, now) in Pairs.Of(before.Components, after.Components, paper => paper.Name, paper => paper.Code))
        {
            switch (old, now)
            {
                case ({ } gone, null):
                    yield return ChangeWords.Removed(Wording.Given(gone.Name));
                    break;
                case (null, { } added):
                    yield return Added(after, added);
                    break;
                case ({ } from, { } to):
                    foreach (var what in Paper(before, from, after, to))
                    {
                        yield return what;
                    }

                    break;
            }
        }
    }

    private static Wording Added(ProcedureVersion version, Component paper) => Wording.Of(
        "thêm “{0}” ({1})",
        Wording.Given(paper.Name),
        paper switch
        {
            { Mandatory: true, CaseCodes.Count: > 0 } => Wording.Of("bắt buộc với trường hợp: {0}", Cases(version, paper)),
            { Mandatory: true } => Wording.Of("bắt buộc"),
            { Condition: { } condition } => Wording.Given(condition),
            _ => Wording.Of("không bắt buộc"),
        });

    private static IEnumerable<Wording> Paper(ProcedureVersion before, Component old, ProcedureVersion after, Component now)
    {
        if (!string.Equals(old.Name, now.Name, StringComparison.Ordinal))
        {
            yield return Wording.Of("“{0}” thay bằng “{1}”", Wording.Given(old.Name), Wording.Given(now.Name));
        }

        var name = Wording.Given(now.Name);
        if (old.Mandatory != now.Mandatory)
        {
            yield return Wording.Of(now.Mandatory ? "“{0}”: chuyển thành bắt buộc" : "“{0}”: không còn bắt buộc", name);
        }

        if (!string.Equals(old.FormCode, now.FormCode, StringComparison.Ordinal))
        {
            yield return Wording.Of(old.FormCode is null ? "“{0}”: có biểu mẫu điện tử" : now.FormCode is null ? "“{0}”: không còn biểu mẫu điện tử" : "“{0}”: đổi biểu mẫu điện tử", name);
        }

        if (old.Template?.Sha256 != now.Template?.Sha256)
        {
            yield return Wording.Of(old.Template is null ? "“{0}”: có tệp mẫu để tải" : now.Template is null ? "“{0}”: không còn tệp mẫu" : "“{0}”: thay tệp mẫu", name);
        }

        foreach (var what in DeclarationDifference.Between(name, old.Declaration, now.Declaration))
        {
            yield return what;
        }

        foreach (var (what, change) in new (string, Wording?)[]
        {
            ("số bản chính", ChangeWords.Number(old.Originals, now.Originals)),
            ("số bản sao", ChangeWords.Number(old.Copies, now.Copies)),
            ("điều kiện", ChangeWords.Text(old.Condition, now.Condition)),
            ("trường hợp áp dụng", ChangeWords.Text(Cases(before, old), Cases(after, now))),
            ("lý do số hóa", ChangeWords.Text(Digitise(old), Digitise(now))),
            ("tên mẫu đơn", ChangeWords.Text(old.FormName, now.FormName)),
            ("địa chỉ mẫu đơn", ChangeWords.Text(old.FormUrl, now.FormUrl)),
            ("loại tệp được nhận", ChangeWords.Text(Types(old), Types(now))),
            ("dung lượng tệp tối đa", ChangeWords.Text(Largest(old), Largest(now))),
            ("nơi cơ quan tự tra", ChangeWords.Text(old.ReuseSource, now.ReuseSource)),
            ("mã kết quả dùng lại", ChangeWords.Text(Results(old), Results(now))),
        })
        {
            if (change is not null)
            {
                yield return Wording.Of("“{0}”, {1}: {2}", name, Wording.Of(what), change);
            }
        }
    }

    private static Wording Cases(ProcedureVersion version, Component paper) => paper.CaseCodes.Count == 0
        ? Wording.Of("mọi trường hợp")
        : Wording.Given(string.Join("; ", version.Cases.Where(item => paper.CaseCodes.Contains(item.Code, StringComparer.Ordinal)).Select(item => item.Name)));

    private static string? Types(Component paper) => paper.FileTypes.Count == 0 ? null : PaperFiles.Names(PaperFiles.TypesOf(paper));

    private static Wording? Largest(Component paper) => paper.LargestFile is { } megabytes ? Wording.Of("{0} MB", ChangeWords.Plain(megabytes)) : null;

    private static string? Results(Component paper) => paper.FromResults.Count == 0 ? null : string.Join("; ", paper.FromResults);

    private static Wording? Digitise(Component paper) => paper.DigitiseClass is { } code ? Wording.Of(ProcedureNames.DigitiseClasses[code]) : null;
}
