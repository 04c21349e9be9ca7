namespace CaiCach.Law.Index;

/// <summary>What is declared, counted or decided for one item; which one fits is told by the item's rule.</summary>
public abstract record Answer
{
    private protected Answer()
    {
    }
}

/// <summary>For <see cref="YesNoRule"/>.</summary>
/// <param name="Yes">Whether the condition holds.</param>
public sealed record YesNoAnswer(bool Yes) : Answer;

/// <summary>For <see cref="TiersRule"/> and <see cref="GrowthTiersRule"/>.</summary>
/// <param name="Tier">The index, from 0, of the first condition that holds.</param>
public sealed record TierAnswer(long Tier) : Answer;

/// <summary>For <see cref="RatioRule"/> and <see cref="BandsRule"/>: b of a.</summary>
/// <param name="A">The whole, from 0 to a million millions, with four decimals at most.</param>
/// <param name="B">The part, within the same bounds.</param>
public sealed record RatioAnswer(decimal A, decimal B) : Answer;

/// <summary>For <see cref="DeductionRule"/>.</summary>
/// <param name="Counts">How often each event happened, in the order of the rule, 0 or above.</param>
public sealed record DeductionAnswer(IReadOnlyList<long> Counts) : Answer;

/// <summary>For <see cref="ChecklistRule"/>.</summary>
/// <param name="Items">Whether each part holds, in the order of the rule.</param>
public sealed record ChecklistAnswer(IReadOnlyList<bool> Items) : Answer;

/// <summary>For <see cref="CountStepsRule"/>.</summary>
/// <param name="Count">The number, 0 or above.</param>
public sealed record CountAnswer(long Count) : Answer;

/// <summary>The answers of one group of respondents.</summary>
/// <param name="Name">The group.</param>
/// <param name="Counts">How many chose each option, 0 or above; an option left out counts 0.</param>
public sealed record SurveyGroup(string Name, IReadOnlyDictionary<string, long> Counts);

/// <summary>For <see cref="SurveyMeanRule"/>. Groups without answers are left out; one at least has some.</summary>
/// <param name="Groups">The groups.</param>
/// <param name="Pooled">Whether all answers are counted together; if not, the mean of the groups' means.</param>
public sealed record SurveyAnswer(IReadOnlyList<SurveyGroup> Groups, bool Pooled = false) : Answer;

/// <summary>For <see cref="ExternalIndexRule"/>.</summary>
/// <param name="Percent">The index in percent, 0 to 100.</param>
public sealed record ExternalIndexAnswer(decimal Percent) : Answer;

/// <summary>For any rule: the unit has no such duty, so the item leaves both points and maximum.</summary>
/// <param name="Reason">Why; not blank.</param>
public sealed record NotApplicableAnswer(string Reason) : Answer;
