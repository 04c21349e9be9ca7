using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaiCach.Application.Drafts;

/// <summary>
/// The answers of a draft as typed, right or wrong. Each knows the save that brought it, so that two pages open on one draft can be told apart:
/// what a page did not touch it does not overwrite, and what two pages changed both stays.
/// </summary>
public sealed class DraftAnswers
{
    private const int LongestValue = 10_000;
    private const int MostReplaced = 50;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An answer.</summary>
    /// <param name="Value">As typed.</param>
    /// <param name="Save">The number of the save that brought it.</param>
    /// <param name="Page">The page that brought it.</param>
    /// <param name="Before">What stood there before that page.</param>
    /// <param name="Order">When that page sent it, as the page counts; 0 where it does not say.</param>
    public sealed record Answer(string Value, int Save, string Page, string Before, long Order = 0);

    /// <summary>An answer from elsewhere that a later save replaced.</summary>
    public sealed record Replaced(string Field, string Value, DateTime At);

    /// <summary>The answers by field.</summary>
    public Dictionary<string, Answer> Fields { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What was replaced and not yet looked at, oldest first.</summary>
    public List<Replaced> ReplacedAnswers { get; init; } = [];

    /// <summary>The answer to a field; empty when there is none.</summary>
    public string this[string field] => Fields.GetValueOrDefault(field)?.Value ?? "";

    /// <summary>From the stored text.</summary>
    public static DraftAnswers Parse(string json) => JsonSerializer.Deserialize<DraftAnswers>(json, Json) ?? new();

    /// <summary>As stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Takes in what a page sends.</summary>
    /// <param name="answers">Values by field.</param>
    /// <param name="seen">The save the page was made from.</param>
    /// <param name="page">The page.</param>
    /// <param name="save">The number of this save.</param>
    /// <param name="now">When.</param>
    /// <param name="order">When the page sent it, as the page counts, so that of two sends of one page the later counts whichever comes in first; 0 where it does not say.</param>
    public void Merge(IReadOnlyDictionary<string, string> answers, int seen, string page, int save, DateTime now, long order = 0)
    {
        foreach (var (field, typed) in answers)
        {
            var value = Cut(typed);
            var stored = Fields.GetValueOrDefault(field) ?? new("", 0, "", "");
            // A field of a declaration that was emptied is an answer: it does not begin anew with what the applicant's facts say.
            if (value == stored.Value && (value.Length > 0 || Fields.ContainsKey(field) || !DraftFields.IsDeclared(field)))
            {
                continue;
            }

            var isOwn = stored.Page == page && page.Length > 0;
            if (isOwn && order < stored.Order)
            {
                continue;
            }

            var isFresh = isOwn || stored.Save <= seen;
            if (!isFresh && value == stored.Before)
            {
                continue;
            }

            if (!isFresh && stored.Value.Length > 0)
            {
                ReplacedAnswers.Add(new(field, stored.Value, now));
            }

            Fields[field] = new(value, save, page, isOwn ? stored.Before : stored.Value, order);
        }

        if (ReplacedAnswers.Count > MostReplaced)
        {
            ReplacedAnswers.RemoveRange(0, ReplacedAnswers.Count - MostReplaced);
        }
    }

    private static string Cut(string value)
    {
        var clean = value.Replace("\0", "", StringComparison.Ordinal);
        return clean.Length <= LongestValue ? clean : clean[..LongestValue];
    }
}
