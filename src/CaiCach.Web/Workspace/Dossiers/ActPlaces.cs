using CaiCach.Law.Dossiers;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>Where a refusal of a step is told.</summary>
internal static class ActPlaces
{
    /// <summary>The field whose answer mends it; empty for none.</summary>
    public static string FieldOf(ActForm form, string code) => code switch
    {
        "reason_missing" when form.Asks(ActFields.Reason) => "Input.Reason",
        "basis_missing" when form.Asks(ActFields.Basis) => "Input.LegalBasis",
        "supplement_already_asked" when form.Asks(ActFields.Exception) => "Input.Exception",
        "cause_missing" or "late_cause_missing" when form.Asks(ActFields.Cause) => "Input.Cause",
        "cause_untold" when form.Asks(ActFields.Cause) => "Input.CauseWords",
        "items_missing" when form.Asks(ActFields.Items) => "Input.Items",
        "number_missing" when form.Asks(ActFields.Number) => "Input.Number",
        "amount_missing" when form.Asks(ActFields.Amount) => "Input.Amount",
        "appointment_not_later" when form.Asks(ActFields.NewAppointment) => "Input.Date",
        "question_missing" when form.Asks(ActFields.Opinions) => "Input.Question",
        "bodies_missing" when form.Asks(ActFields.Opinions) => "Input.Bodies[0].Unit",
        "result_missing" or "draft_missing" when form.Asks(ActFields.File) => "Input.File",
        "event_in_future" or "event_before_acceptance" or "event_time_missing" when form.Asks(ActFields.Happened) => "Input.Date",
        "event_recorded_late" when form.Asks(ActFields.Exception) => "Input.Exception",
        "stage_time_left" when form.Asks(ActFields.Exception) => "Input.Exception",
        "items_still_missing" or "nothing_missing" when form.Asks(ActFields.There) => "Input.There",
        "copy_unstated" when form.Asks(ActFields.SignedCopy) => "Input.SignedCopy",
        "representation_ended" or "representation_out_of_scope" when form.AsksPresenter => "Input.Who",
        "identity_unchecked" when form.Asks(ActFields.Identity) => "Input.IdentityChecked",
        _ => "",
    };
}
