using System.Globalization;

namespace CaiCach.Law.Procedures;

/// <summary>A Vietnamese text that can be said in another language: a sentence with places for its parts, a term, or a given text that stays as it is.</summary>
public sealed class Wording
{
    private readonly IReadOnlyList<Wording> parts;
    private readonly string text;
    private readonly bool isGiven;

    private Wording(string text, bool isGiven, IReadOnlyList<Wording> parts) => (this.text, this.isGiven, this.parts) = (text, isGiven, parts);

    /// <summary>The terms and sentences in it, parts included: what another language has to know.</summary>
    public IEnumerable<string> Terms => (isGiven ? [] : new[] { text }).Concat(parts.SelectMany(part => part.Terms));

    /// <summary>A text that is the same in every language: a name, a number, what somebody wrote.</summary>
    /// <param name="text">The text.</param>
    public static Wording Given(string text) => new(text, isGiven: true, []);

    /// <summary>A term, or a sentence with places <c>{0}</c>, <c>{1}</c> for its parts.</summary>
    /// <param name="sentence">The Vietnamese text.</param>
    /// <param name="parts">What stands at its places.</param>
    public static Wording Of(string sentence, params IReadOnlyList<Wording> parts) => new(sentence, isGiven: false, parts);

    /// <summary>The text in a language.</summary>
    /// <param name="inLanguage">Gives a Vietnamese term or sentence in that language, places kept.</param>
    public string Say(Func<string, string> inLanguage)
    {
        ArgumentNullException.ThrowIfNull(inLanguage);
        if (isGiven)
        {
            return text;
        }

        return parts.Count == 0 ? inLanguage(text) : string.Format(CultureInfo.InvariantCulture, inLanguage(text), [.. parts.Select(part => part.Say(inLanguage))]);
    }

    /// <summary>The text in Vietnamese.</summary>
    public override string ToString() => Say(term => term);
}
