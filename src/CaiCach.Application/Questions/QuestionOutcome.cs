using CaiCach.Application.Acting;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Questions;

/// <summary>What came of an act on a question or on an answer of the bank: a closed set.</summary>
public abstract record QuestionOutcome
{
    private QuestionOutcome()
    {
    }

    /// <summary>Done; the record is now at <paramref name="Version"/>.</summary>
    /// <param name="Id">The record.</param>
    /// <param name="Code">What the asker looks a question up by; empty for an answer of the bank.</param>
    /// <param name="Version">Its version.</param>
    public sealed record Done(Guid Id, string Code, int Version) : QuestionOutcome;

    /// <summary>Not allowed, for every reason named.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : QuestionOutcome;

    /// <summary>The input has faults; nothing was changed.</summary>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : QuestionOutcome;

    /// <summary>Somebody was faster.</summary>
    public sealed record Stale(int CurrentVersion) : QuestionOutcome;

    /// <summary>No such record, as far as this actor may see.</summary>
    public sealed record NotFound : QuestionOutcome;
}
