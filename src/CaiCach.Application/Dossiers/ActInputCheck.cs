using CaiCach.Application.Acting;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Faults of what an actor wrote for an act: texts too long, or with characters that cannot be kept.</summary>
internal static class ActInputCheck
{
    private const int LongestReason = 4000;
    private const int LongestBasis = 1000;
    private const int LongestItem = 1000;
    private const int LongestNote = 500;
    private const int LongestNumber = 100;
    private const int MostItems = 100;

    public static IEnumerable<FieldFault> Of(ActInput input)
    {
        var items = input.Items ?? [];
        if (items.Count > MostItems)
        {
            return [new("items", "too_many_items", "Một phiếu có tối đa 100 mục cần bổ sung.")];
        }

        return items.Select((item, i) => TypedText.Check($"items[{i}]", "item", item, LongestItem))
            .Concat((input.Checks ?? []).Select((check, i) => TypedText.Check($"checks[{i}]", "note", check.Note, LongestNote)))
            .Prepend(TypedText.Check("number", "number", input.Number?.Trim(), LongestNumber))
            .Prepend(TypedText.Check("exception", "exception", input.Exception, LongestBasis))
            .Prepend(TypedText.Check("legalBasis", "basis", input.LegalBasis, LongestBasis))
            .Prepend(TypedText.Check("opinion", "opinion", input.Opinion, LongestReason))
            .Prepend(TypedText.Check("question", "question", input.Question, LongestReason))
            .Prepend(TypedText.Check("causeWords", "causeWords", input.CauseWords, LongestBasis))
            .Prepend(TypedText.Check("skipReason", "reason", input.Course?.SkipReason, LongestBasis))
            .Prepend(TypedText.Check("reason", "reason", input.Reason, LongestReason))
            .OfType<FieldFault>();
    }
}
