using CaiCach.Application.Reference;
using CaiCach.Data.Reference;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>Ready sentences of the phrase bank, put into what is typed.</summary>
internal static class ActPhrases
{
    /// <summary>Puts the chosen sentence of those a step offers where it belongs; none chosen is told at its field.</summary>
    public static void Insert(this ActInputs input, ActForm form, ReferenceSnapshot reference, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(state);
        if (reference.Phrases.FirstOrDefault(p => string.Equals(p.Code, input.Phrase, StringComparison.Ordinal) && form.Phrases.Contains(p.Purpose, StringComparer.Ordinal)) is not { } phrase)
        {
            state.AddModelError("Input.Phrase", "Chọn câu mẫu cần chèn.");
            return;
        }

        foreach (var field in input.Insert(phrase, form.Fields))
        {
            state.Remove("Input." + field);
        }
    }

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
