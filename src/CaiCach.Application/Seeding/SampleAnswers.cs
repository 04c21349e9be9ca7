using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Seeding;

/// <summary>Answers that a sample applicant gives to any declaration.</summary>
internal static class SampleAnswers
{
    public static IReadOnlyDictionary<string, string?> Of(Declaration declaration, ApplicantInput applicant)
    {
        var own = DeclarationRules.Prefill(declaration, source => DeclaredAnswers.FactOf(applicant, source));
        return declaration.Fields.Where(field => field.Required || own.ContainsKey(field.Key)).ToDictionary(
            field => field.Key,
            field => own.GetValueOrDefault(field.Key) ?? field.Kind switch
            {
                AnswerKind.Number or AnswerKind.Money => Math.Max(1, field.Least ?? 1).ToString(CultureInfo.InvariantCulture),
                AnswerKind.Date => "01/01/2025",
                AnswerKind.Choice => field.Choices[0],
                AnswerKind.YesNo => DeclarationRules.No,
                _ => (string?)"Minh họa",
            },
            StringComparer.Ordinal);
    }
}
