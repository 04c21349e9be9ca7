using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>One block of Mẫu số 06: who handed the dossier to whom, when, and how that stood to the due date of the time.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="FromUnit">The unit that gave.</param>
/// <param name="FromPerson">The person who gave.</param>
/// <param name="To">Unit or person that received.</param>
/// <param name="Due">The due date then (UTC); null for none.</param>
/// <param name="Result">Early, on time or late: the step that ended with it, where the internal process gives it a time; else the dossier, at that moment.</param>
/// <param name="Note">The reason written.</param>
/// <param name="Step">The step of the internal process that ended with it; null for none.</param>
/// <param name="StepDue">Its due time (UTC); null when its time is not counted.</param>
public sealed record Handover(DateTime At, string FromUnit, string FromPerson, string To, DateTime? Due, Timeliness Result, string? Note, string? Step = null, DateTime? StepDue = null)
{
    /// <summary>The handovers of a dossier, oldest first.</summary>
    public static IReadOnlyList<Handover> Of(Dossier dossier, IReadOnlyList<EventRow> history, ReferenceSnapshot reference, IReadOnlyDictionary<Guid, string> names)
    {
        var organisation = reference.Organisation;
        var reception = organisation.ReceptionOf(dossier.CounterId);
        var lines = new List<Handover>();
        var holder = NameOf(reception.Id);
        DateTime? due = null;
        foreach (var row in history)
        {
            var data = DossierEventData.Parse(row.Data);
            due = data.Due ?? due;
            var from = holder;
            holder = row.Type switch
            {
                "dossier.transferred" or "dossier.forwarded" => NameOf(data.ToUnit),
                "dossier.issued" => NameOf(reception.Id),
                _ => holder,
            };
            var to = row.Type switch
            {
                "dossier.transferred" or "dossier.forwarded" or "dossier.issued" => holder,
                "dossier.assigned" or DossierEvents.HandedOver => data.ToOfficer is { } officer ? names.GetValueOrDefault(officer, "") : "",
                "dossier.proposed" => RoleTexts.Of(Role.AgencyHead),
                "dossier.step_returned" => RoleTexts.Of(Role.Specialist),
                "dossier.granted" or "dossier.refused" => RoleTexts.Of(Role.Clerk),
                "dossier.delivered" => row.Reason ?? dossier.SubmitterName ?? dossier.OwnerName,
                _ => null,
            };
            if (to is not null)
            {
                var result = Timelinesses.Of(VietnamTime.ToLocal(row.At), due is { } then ? VietnamTime.ToLocal(then) : null);
                lines.Add(new(row.At, from, row.ActorName, to, due, data.StepTimeliness ?? data.Timeliness ?? result, row.Reason, data.StepEnded, data.StepEndedDue));
            }
        }

        return lines;

        // Between two bodies a unit alone does not say whose it is.
        string NameOf(Guid? unit) => dossier.ReceivedForOther ? organisation.NameWithBody(unit) : organisation.NameOf(unit);
    }
}
