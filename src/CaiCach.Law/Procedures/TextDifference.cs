using System.Globalization;

namespace CaiCach.Law.Procedures;

/// <summary>What changes in the steps and the legal documents of a procedure. An item whose text changes is another one.</summary>
internal static class TextDifference
{
    public static IEnumerable<Wording> Steps(IReadOnlyList<ProcedureStep> before, IReadOnlyList<ProcedureStep> after) => Between(before, after, step => step.Text, step => step.Told, (old, now) =>
    [
        ("người thực hiện", ChangeWords.Text(old.Actor, now.Actor)),
        ("thời gian dự kiến", ChangeWords.Text(old.Time, now.Time)),
    ]);

    public static IEnumerable<Wording> Documents(IReadOnlyList<LegalDocument> before, IReadOnlyList<LegalDocument> after) => Between(before, after, document => document.Text, document => document.Text, (old, now) =>
    [
        ("ngày ban hành", ChangeWords.Text(Day(old.IssuedOn), Day(now.IssuedOn))),
        ("hiệu lực từ ngày", ChangeWords.Text(Day(old.EffectiveFrom), Day(now.EffectiveFrom))),
        ("hiệu lực đến hết ngày", ChangeWords.Text(Day(old.EffectiveTo), Day(now.EffectiveTo))),
        ("cơ quan ban hành", ChangeWords.Text(old.Issuer, now.Issuer)),
        ("địa chỉ", ChangeWords.Text(old.Url, now.Url)),
    ]);

    private static IEnumerable<Wording> Between<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> text, Func<T, string> told, Func<T, T, IReadOnlyList<(string What, Wording? Change)>> details)
        where T : class
    {
        var pairs = Pairs.Of(before, after, text, text);
        return pairs.Where(pair => pair.After is null).Select(pair => ChangeWords.Removed(Wording.Given(told(pair.Before!))))
            .Concat(pairs.Where(pair => pair.Before is null).Select(pair => ChangeWords.Added(Wording.Given(told(pair.After!)))))
            .Concat(pairs.Where(pair => pair is { Before: not null, After: not null })
                .SelectMany(pair => details(pair.Before!, pair.After!).Where(detail => detail.Change is not null).Select(detail => Wording.Of("“{0}”, {1}: {2}", Wording.Given(text(pair.After!)), Wording.Of(detail.What), detail.Change!))));
    }

    private static string? Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
