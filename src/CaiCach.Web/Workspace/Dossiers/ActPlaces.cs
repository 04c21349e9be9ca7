using System.Globalization;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Components;
using CaiCach.Web.Workspace.Papers;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>Where a refusal of a step is told.</summary>
internal static class ActPlaces
{
    /// <summary>The field whose answer mends it; empty for none.</summary>
    public static string FieldOf(ActForm form, string code) => code switch
    {
        "fee_not_taken" when form.Asks(ActFields.Taking) => "Input.Way",
        "fee_number_missing" when form.Asks(ActFields.Taking) => "Input.Number",
        "fee_untaken_unreasoned" or "exemption_unreasoned" when form.Asks(ActFields.Taking) => "Input.Reason",
        "reason_missing" when form.Asks(ActFields.Reason) => "Input.Reason",
        "basis_missing" when form.Asks(ActFields.Basis) => "Input.LegalBasis",
        "supplement_already_asked" or "supplement_late" when form.Asks(ActFields.Exception) => "Input.Exception",
        "cause_missing" or "late_cause_missing" when form.Asks(ActFields.Cause) => "Input.Cause",
        "cause_untold" when form.Asks(ActFields.Cause) => "Input.CauseWords",
        "items_missing" when form.Asks(ActFields.Items) => "Input.Items",
        "components_unchecked" or "wrong_unexplained" when form.Asks(ActFields.Checks) => "Input.Checks[0].State",
        "number_missing" when form.Asks(ActFields.Number) => "Input.Number",
        "paid_in_future" or "paid_before_asked" when form.Asks(ActFields.Way) => "Input.PaidOn",
        "amount_missing" when form.Asks(ActFields.Amount) => "Input.Amount",
        "appointment_not_later" when form.Asks(ActFields.NewAppointment) => "Input.Date",
        "question_missing" when form.Asks(ActFields.Opinions) => "Input.Question",
        "bodies_missing" when form.Asks(ActFields.Opinions) => "Input.Bodies[0].Unit",
        "result_missing" or "draft_missing" when form.Asks(ActFields.File) => "Input.File",
        "delivery_time_missing" or "delivery_in_future" or "delivery_before_posting" or "event_in_future" or "event_before_acceptance" or "event_time_missing" or "stage_end_missing" or "stage_end_in_future" or "stage_end_before_start" or "stage_end_unchanged" when form.Asks(ActFields.Happened) => "Input.Date",
        "event_recorded_late" when form.Asks(ActFields.Exception) => "Input.Exception",
        "stage_time_left" or "stage_time_passed" when form.Asks(ActFields.Exception) => "Input.Exception",
        "items_still_missing" or "nothing_missing" when form.Asks(ActFields.There) => "Input.There",
        "copy_unstated" when form.Asks(ActFields.SignedCopy) => "Input.SignedCopy",
        "representation_ended" or "representation_out_of_scope" when form.AsksPresenter => "Input.Who",
        "identity_unchecked" when form.Asks(ActFields.Identity) => "Input.IdentityChecked",
        _ => "",
    };

    /// <summary>The field of a fault; a fault of one item or of the papers as a whole is told at the list.</summary>
    public static string Of(ActForm form, ActInputs input, string field)
    {
        if (field.StartsWith("items", StringComparison.Ordinal))
        {
            return "Input.Items";
        }

        if (field.StartsWith("checks", StringComparison.Ordinal))
        {
            return "Input.Checks" + field["checks".Length..] + ".Note";
        }

        if (form.Asks(ActFields.Filing) && FilingInputs.KeyOf(field) is { } key)
        {
            return key;
        }

        if (form.Act == DossierAct.CorrectOwner && OwnerInputs.KeyOf(field) is { } ownerKey)
        {
            return ownerKey;
        }

        if (form.Asks(ActFields.Opinions))
        {
            return OfAsking(input, field);
        }

        if (!field.StartsWith("papers", StringComparison.Ordinal))
        {
            return FaultsExtensions.InputKey(field);
        }

        var brought = input.Papers.Select((line, at) => (line, at)).Where(p => p.line.IsBrought).Select(p => p.at).ToList();
        var number = field.Split('[', ']') is [_, var text, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        return PaperLine.FieldOf(string.Create(CultureInfo.InvariantCulture, $"Input.Papers[{(number < brought.Count ? brought[number] : 0)}]"), field);
    }

    private static string OfAsking(ActInputs input, string field)
    {
        if (!field.StartsWith("bodies", StringComparison.Ordinal))
        {
            return field is "papers" ? "Input.Shared" : "Input.Question";
        }

        var asked = input.Bodies.Index().Where(b => b.Item.IsAsked).Select(b => b.Index).ToList();
        return field.Split('[', ']') is [_, var text, var name] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? string.Create(CultureInfo.InvariantCulture, $"Input.Bodies[{asked[number]}]") + (name switch { ".days" => ".Days", ".outside" => ".Outside", _ => ".Unit" })
            : "Input.Bodies[0].Unit";
    }
}
