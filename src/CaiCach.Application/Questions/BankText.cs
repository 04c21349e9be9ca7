using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Questions;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;
using CaiCach.Law.Questions;

namespace CaiCach.Application.Questions;

/// <summary>The text of an answer of the bank: how it is checked, published and found.</summary>
internal static class BankText
{
    /// <summary>What is wrong with the typed texts.</summary>
    public static IEnumerable<FieldFault> Check(string? question, string? text) =>
        new[] { TypedText.Check("public", "public", question, AskQuestion.LongestText), TypedText.Check("text", "text", text, AskQuestion.LongestText) }.OfType<FieldFault>();

    /// <summary>The version that a reader goes by; null for an unknown procedure.</summary>
    public static ProcedureVersion? InForce(ReferenceSnapshot snapshot, string code, DateTime now) => snapshot.ProcedureInForce(code, VietnamTime.DayOf(now)) ?? snapshot.LatestProcedure(code);

    /// <summary>The number a text has to be written for: that of the newest public version, and one more from the day the procedure is abolished, since that is a change too. Null for an unknown procedure.</summary>
    public static int? NumberOf(ReferenceSnapshot snapshot, string code, DateTime now) => snapshot.LatestProcedure(code) is { } newest ? NumberOf(newest, now) : null;

    /// <summary>The number of a version a reader goes by; one more where the procedure is abolished and over.</summary>
    public static int NumberOf(ProcedureVersion version, DateTime now) => IsOver(version, now) ? version.Version + 1 : version.Version;

    /// <summary>Whether the procedure is abolished and its last day is past.</summary>
    public static bool IsOver(ProcedureVersion version, DateTime now) => version.State == PublicationState.Abolished && version.EffectiveTo < VietnamTime.DayOf(now);

    /// <summary>Puts a text in place, for a version; where a newer one is public it has to be looked at at once.</summary>
    public static void Publish(BankAnswer answer, ReferenceSnapshot snapshot, string question, string text, int version, DateTime now)
    {
        (answer.Question, answer.Answer, answer.ProcedureVersion) = (question, text, version);
        var newest = snapshot.LatestProcedure(answer.ProcedureCode);
        answer.ReviewVersion = newest is not null && NumberOf(newest, now) is var number && BankRules.IsOutdated(version, number) ? number : null;
        answer.SearchKey = SearchKey.Of($"{question} {text} {answer.ProcedureCode} {newest?.Name} {newest?.FieldName}");
    }

    /// <summary>The facts of an event.</summary>
    public static BankEventData Facts(BankAnswer answer, string? question = null, string? text = null) =>
        new(answer.AgencyId, answer.State, answer.ProcedureCode, answer.ProcedureVersion, question, text, answer.ReviewVersion);

    /// <summary>The answer as the law sees it.</summary>
    public static BankFacts FactsOf(BankAnswer answer) => new(answer.State, answer.DraftVersion is not null, answer.DraftNote is not null, answer.ReviewVersion is not null);
}
