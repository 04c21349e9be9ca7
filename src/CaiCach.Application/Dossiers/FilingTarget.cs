using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>Where a dossier goes that is filed: under which procedure, to whom, by whose counter.</summary>
internal static class FilingTarget
{
    /// <summary>The procedure, who is competent and who receives; null, with a fault at its field, where there is none.</summary>
    /// <param name="snapshot">Reference data.</param>
    /// <param name="request">What is filed.</param>
    /// <param name="unit">The unit that asks under an internal procedure; null for a citizen or organisation.</param>
    /// <param name="today">The local date.</param>
    /// <param name="filed">The local date by whose version of the procedure it goes: today, or the day on which the counter received it on paper.</param>
    /// <param name="faults">Takes the faults.</param>
    public static (ProcedureVersion? Procedure, Unit? Agency, Unit? Receiver) Check(ReferenceSnapshot snapshot, SubmitDossier.Request request, Unit? unit, DateOnly today, DateOnly filed, List<FieldFault> faults)
    {
        var procedure = snapshot.ProcedureInForce(request.ProcedureCode, filed) ?? snapshot.LatestProcedure(request.ProcedureCode);
        if (procedure is null)
        {
            faults.Add(new("procedureCode", "procedure_unknown", "Không có thủ tục với mã này."));
            return (null, null, null);
        }

        var caseCode = request.CaseCode;
        if (caseCode is null ? procedure.Cases.Count > 1 : procedure.CaseOf(caseCode) is null)
        {
            faults.Add(new("caseCode", "case_unknown", "Chọn trường hợp của thủ tục."));
        }

        var agency = snapshot.Organisation.Find(request.AgencyCode);
        // A body that has not received the procedure since still takes in what it received on paper.
        var competent = agency is null ? null : snapshot.ReceiverOf(agency.Id, procedure.Code, today)
            ?? (snapshot.ReceiverOf(agency.Id, procedure.Code, filed) is { } then && !snapshot.Organisation.HasEnded(then.Id) ? then : null);
        if (competent is null)
        {
            faults.Add(NotCompetent(snapshot, agency, procedure.Code, today));
        }

        if ((unit is null ? procedure.WhyNotOpenForFiling(filed, request.Channel) : competent is null ? null : AskInside.WhyNot(procedure, unit, competent, today)) is { } refusal)
        {
            faults.Insert(0, new("procedureCode", refusal.Code.Replace('.', '_').Replace('-', '_'), refusal.Text));
        }

        if (competent is null)
        {
            return (procedure, null, null);
        }

        var receiver = request.ReceiverCode is { } code ? snapshot.Organisation.Find(code) : competent;
        if (receiver is null || receiver.AgencyId != receiver.Id || receiver.EndedById is not null)
        {
            faults.Add(new("receiverCode", "receiver_unknown", "Không có cơ quan tiếp nhận với mã này."));
        }
        else if (snapshot.WhyNotReceivedBy(receiver, competent, procedure.Code, today) is { } closed)
        {
            faults.Add(new("receiverCode", closed.Code, closed.Text));
        }

        return (procedure, competent, receiver);
    }

    /// <summary>That an agency does not receive a procedure, and who does.</summary>
    public static FieldFault NotCompetent(ReferenceSnapshot snapshot, Unit? agency, string procedure, DateOnly today)
    {
        if (agency is null || !snapshot.Organisation.HasEnded(agency.Id))
        {
            return new("agencyCode", "agency_not_competent", "Cơ quan đã chọn không tiếp nhận thủ tục này.");
        }

        var others = string.Join(", ", snapshot.AgenciesFor(procedure, today).Select(a => a.Name));
        return new("agencyCode", "agency_ended", others.Length > 0
            ? $"{agency.Name} đã kết thúc hoạt động. Thủ tục này nay nộp đến: {others}."
            : $"{agency.Name} đã kết thúc hoạt động và chưa có cơ quan khác tiếp nhận thủ tục này.");
    }
}
