using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 7: accepts. Gives the official code, starts the authority's clock and promises the due date (Mẫu 01).</summary>
public sealed class AcceptDossier(DossierWork work)
{
    /// <summary>Accepts.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.Accept, new(context.Now), async change =>
        {
            var dossier = change.Dossier;
            var procedure = change.Reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)!;
            var means = procedure.MeansFor(dossier.Channel);
            if (change.Reference.CurrentCalendar is not { } calendar)
            {
                return change.Refuse(DossierChange.NoCalendar);
            }

            dossier.AcceptedAt = context.Now;
            dossier.CalendarVersion = calendar.Version;
            if (means?.Limit is { } limit)
            {
                dossier.LimitValue = limit.Value;
                dossier.LimitUnit = limit.Unit.ToString();
                if (change.Deadline(limit) is not { } due)
                {
                    return new();
                }

                dossier.DueAt = due;
                dossier.DueOriginalAt = due;
            }

            var fee = procedure.TotalFee(dossier.Channel) ?? 0;
            dossier.FeeAmount = fee;
            dossier.Payment = fee > 0 ? PaymentState.Due : PaymentState.None;
            var day = VietnamTime.DayOf(context.Now);
            var agency = change.Reference.Organisation.Find(dossier.AgencyId)!;
            dossier.Code = DossierCodes.Next(agency, day, await change.NextAsync(agency.Id, $"dossier:{day:yyyy-MM-dd}"));
            if (change.Deadline(TimeLimit.Transfer) is not { } transferDue)
            {
                return new();
            }

            dossier.AssigneeId = null;
            change.PutOn(Desk.Transfer, change.Reference.Organisation.ReceptionOf(agency.Id).Id, transferDue);
            return new()
            {
                Channel = dossier.Channel,
                ProcedureVersion = dossier.ProcedureVersion,
                Code = dossier.Code,
                Due = dossier.DueAt,
                Calendar = dossier.CalendarVersion,
                Payment = dossier.Payment,
                Amount = fee > 0 ? fee : null,
            };
        }, cancel: cancel);
}
