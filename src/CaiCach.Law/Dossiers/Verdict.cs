namespace CaiCach.Law.Dossiers;

/// <summary>Why an act is not allowed: a stable code, a sentence for people and the clause behind it.</summary>
public sealed record Refusal(string Code, string Text, string Clause);

/// <summary>The answer of the law to an act: allowed or refused, never silent.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>The act is allowed and leads to <paramref name="To"/>.</summary>
    public sealed record Allowed(TransitionRule Rule, BusinessState To) : Verdict;

    /// <summary>The act is refused, for every reason named.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : Verdict;
}
