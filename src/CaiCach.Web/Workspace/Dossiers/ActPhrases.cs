using CaiCach.Data.Reference;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>Ready sentences of the phrase bank, put into what is typed.</summary>
internal static class ActPhrases
{
    /// <summary>Puts a ready sentence where it belongs and keeps what is there; names the fields it changed.</summary>
    public static IReadOnlyList<string> Insert(this ActInputs input, Phrase phrase, ActFields fields)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(phrase);
        var changed = new List<string>();
        if (fields.HasFlag(ActFields.Items) && string.Equals(phrase.Purpose, "supplement", StringComparison.Ordinal))
        {
            input.Items = Joined(input.Items, phrase.Text);
            changed.Add(nameof(ActInputs.Items));
        }
        else
        {
            input.Reason = Joined(input.Reason, phrase.Text);
            changed.Add(nameof(ActInputs.Reason));
        }

        if (fields.HasFlag(ActFields.Basis) && phrase.LegalBasis is { } basis && !(input.LegalBasis ?? "").Contains(basis, StringComparison.Ordinal))
        {
            input.LegalBasis = string.IsNullOrWhiteSpace(input.LegalBasis) ? basis : $"{input.LegalBasis.TrimEnd()}; {basis}";
            changed.Add(nameof(ActInputs.LegalBasis));
        }

        return changed;
    }

    private static string Joined(string? before, string text) => string.IsNullOrWhiteSpace(before) ? text : before.TrimEnd() + "\n" + text;
}
