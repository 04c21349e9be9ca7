using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>Ready sentences of the phrase bank, put into what is typed.</summary>
internal static class ActPhrases
{
    /// <summary>Puts the chosen sentence of those a step offers where it belongs; none chosen is told at its field.</summary>
    public static void Insert(this ActInputs input, ActForm form, IReadOnlyList<Phrase> offered, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(offered);
        ArgumentNullException.ThrowIfNull(state);
        if (offered.FirstOrDefault(p => string.Equals(p.Code, input.Phrase, StringComparison.Ordinal)) is not { } phrase)
        {
            state.AddModelError("Input.Phrase", "Chọn câu mẫu cần chèn.");
            return;
        }

        foreach (var field in input.Insert(phrase, form.Fields))
        {
            state.Remove("Input." + field);
        }
    }

    private const string MissingAtIntake = "supplement.01";
    private const string RefusedForMissing = "refuse_intake.09";

    /// <summary>Starts a step with what is known: what the specialist proposed; and at the intake of a dossier that lacks papers, these, with the sentence that says so; and of a result that is corrected, its type.</summary>
    public static void Begin(this ActInputs input, ActForm form, Dossier dossier, ReferenceSnapshot reference)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(dossier);
        input.Prefill(form, dossier);
        input.Way = form.Act == DossierAct.AddPaper ? ActForm.ToCounter : input.Way;
        input.ResultCode = form.Act == DossierAct.CorrectResult ? IssueResult.TypeIssued(dossier) : null;
        var code = form.Act switch { DossierAct.AskIntakeSupplement => MissingAtIntake, DossierAct.RejectIntake => RefusedForMissing, _ => null };
        if (code is null || dossier.State != BusinessState.IntakeReview || DossierFactsReader.MissingOf(dossier, reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)) is not { Count: > 0 } missing)
        {
            return;
        }

        input.Checks = form.Asks(ActFields.Checks) ? [.. missing.Select(c => new CheckLine { Code = c.Code, State = nameof(ComponentState.Missing) })] : [];
        if (reference.Phrases.FirstOrDefault(p => p.Code == code) is { } phrase)
        {
            var names = string.Join("; ", missing.Select(c => c.Name + Sheets(c)));
            (input.Phrase, input.Reason, input.LegalBasis) = (code, phrase.Text.Replace("[tên giấy tờ]", names, StringComparison.Ordinal).Replace("[số lượng] bản ", "", StringComparison.Ordinal), phrase.LegalBasis);
        }
    }

    private static string Sheets(Component paper) => (paper.Originals, paper.Copies) switch
    {
        (0, 0) => "",
        (var originals, 0) => $" ({originals} bản chính)",
        (0, var copies) => $" ({copies} bản sao)",
        var (originals, copies) => $" ({originals} bản chính, {copies} bản sao)",
    };

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
