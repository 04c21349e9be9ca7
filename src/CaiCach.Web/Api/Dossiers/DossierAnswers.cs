using System.Text.Json;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Web.Api.Dossiers;

/// <summary>A paper of a dossier; numbers of people in its declaration are masked but for their last three digits.</summary>
internal sealed record PaperAnswer(PaperKind Kind, string ComponentCode, int Originals, int Copies, string? FileName, string? MediaType, long? Size, string? Sha256, DateTime AddedAt, IReadOnlyDictionary<string, string>? Answers, int? AnswersVersion, ReusedAnswer? Reused);

/// <summary>Where a paper comes from that was not handed in anew.</summary>
/// <param name="DossierCode">The earlier dossier of the same owner.</param>
/// <param name="Kind">What it is there: its result, or a paper that was handed in.</param>
/// <param name="On">The day of that result, or of the acceptance that checked that paper.</param>
internal sealed record ReusedAnswer(string DossierCode, PaperKind Kind, DateOnly On);

/// <summary>The owner, with the number masked but for its last three digits.</summary>
internal sealed record OwnerAnswer(ApplicantKind Kind, string Name, string IdNumber, string? Nationality);

/// <summary>The time limit and how it stands.</summary>
internal sealed record ClockAnswer(
    DateTime? IntakeDueAt, DateTime? AcceptedAt, int? LimitValue, LimitUnit? LimitUnit, DateTime? DueOriginalAt, DateTime? DueAt, DateTime? AppointmentAt, DateTime? PausedAt, DateTime? FinishedAt, Timeliness? Timeliness);

/// <summary>The other system that handles the dossier or is to handle it, and the status it reported last.</summary>
/// <param name="Name">The system; null where this one handles it.</param>
/// <param name="Since">Since when it does.</param>
/// <param name="Code">The code there.</param>
/// <param name="OfferedTo">The system that a handover waits for; null for none.</param>
/// <param name="OfferedAt">Since when a handover, there or back, waits for its answer; null for none.</param>
/// <param name="Status">The status, 1 to 10.</param>
/// <param name="StatusAt">When it came to be so there.</param>
internal sealed record OtherSystemAnswer(string? Name, DateTime? Since, string? Code, string? OfferedTo, DateTime? OfferedAt, int? Status, DateTime? StatusAt);

/// <summary>A dossier as a client sees it; <paramref name="Way"/> and <paramref name="NoiNopHoSo"/> (1 the National Portal, 2 a system of a ministry or locality) are null where the way is not known beyond the channel.</summary>
/// <param name="NationalProcedureCode">The procedure's code in the national database, where that is another than its own.</param>
/// <param name="ResultCode">The type of the result, among those of the procedure version; null before it is issued, for a refusal, and where it is not known.</param>
/// <param name="NationalStatus">The status of the national exchange that the state stands for, 1 to 10; null for a draft. Where another system handles the dossier, what that one reported stands in <paramref name="OtherSystem"/>.</param>
internal sealed record DossierAnswer(
    Guid Id, int Version, string RequestNumber, string? Code, string ProcedureCode, string NationalProcedureCode, int ProcedureVersion, string? CaseCode, string Agency, string HolderUnit,
    BusinessState State, int? NationalStatus, PaymentState Payment, DeliveryState Delivery, Channel Channel, FilingWay? Way, int? NoiNopHoSo, Desk Desk, DateTime SubmittedAt, OwnerAnswer Owner, ClockAnswer Clock,
    string? Notice, string? ResultNumber, DateOnly? ResultDate, string? ResultCode, long FeeAmount, string? FeePayer, long FeePaid, long FeeExempted, long FeeOwed, long? DutyAmount, long DutyOwed, IReadOnlyList<PaperAnswer> Papers, IReadOnlyList<string> Acts, OtherSystemAnswer? OtherSystem)
{
    public static DossierAnswer Of(ReadDossier.View view, ReferenceSnapshot reference)
    {
        var (d, units) = (view.Dossier, reference.Organisation);
        return new(
            d.Id, d.Version, d.RequestNumber, d.Code, d.ProcedureCode, LocalCode.NationalOf(d.ProcedureCode), d.ProcedureVersion, d.CaseCode, CodeOf(units, d.AgencyId), CodeOf(units, d.HolderUnitId),
            d.State, d.State.NationalCode(d.StateBefore), d.Payment, d.Delivery, d.Channel, d.Way, d.Way?.PlaceCode(), d.Desk, d.SubmittedAt,
            new(d.ApplicantKind, d.OwnerName, Masked(d.OwnerIdNumber), d.OwnerNationality),
            new(d.IntakeDueAt, d.AcceptedAt, d.LimitValue, d.LimitUnit is { } unit ? Enum.Parse<LimitUnit>(unit) : null, d.DueOriginalAt, d.DueAt, d.AppointmentAt, d.PausedAt, d.FinishedAt, d.Timeliness),
            d.NoticeText, d.ResultNumber, d.ResultDate, IssueResult.TypeIssued(d), d.FeeAmount, d.FeePayer, d.FeePaid, d.FeeExempted, d.FeeOwed, d.DutyAmount, d.DutyOwed,
            [.. d.Papers.Where(p => p.Kind is not (PaperKind.Draft or PaperKind.DeliveryProof or PaperKind.Reply or PaperKind.Consent or PaperKind.Withdrawal)).OrderBy(p => p.AddedAt).ThenBy(p => p.Id).Select(p => Of(p, DeclaredAnswers.DeclarationOf(reference, d.ProcedureCode, p)))],
            [.. view.Acts.Where(ClientActs.IsForClients).Select(ClientActs.NameOf)],
            d.MasterName is null && d.RouteAskedAt is null ? null : new(d.MasterName, d.MasterName is null ? null : d.MasteredAt, d.OutsideCode, d.RouteName, d.RouteAskedAt, d.ReportedStatus, d.ReportedAt));
    }

    internal static string CodeOf(OrganisationTree units, Guid id) => units.Find(id)?.Code ?? "";

    internal static string Masked(string number) => number.Length <= 3 ? number : new string('*', number.Length - 3) + number[^3..];

    private static PaperAnswer Of(DossierPaper paper, Declaration? declaration)
    {
        var answers = declaration is null ? null : DeclaredAnswers.Parse(paper.Answers!)
            .ToDictionary(a => a.Key, a => declaration.Field(a.Key)?.Source is AnswerSource.OwnerIdNumber or AnswerSource.SubmitterIdNumber ? Masked(a.Value) : a.Value, StringComparer.Ordinal);
        var reused = paper is { ReusedCode: { } code, ReusedKind: { } kind, ReusedOn: { } day } ? new ReusedAnswer(code, kind, day) : null;
        return paper.Sha256 is null
            ? new(paper.Kind, paper.ComponentCode, paper.Originals, paper.Copies, null, null, null, null, paper.AddedAt, answers, paper.AnswersVersion, reused)
            : new(paper.Kind, paper.ComponentCode, paper.Originals, paper.Copies, paper.FileName, paper.MediaType, paper.Size, paper.Sha256, paper.AddedAt, answers, paper.AnswersVersion, reused);
    }
}

/// <summary>A row of a worklist.</summary>
internal sealed record DossierRow(
    Guid Id, int Version, string RequestNumber, string? Code, string ProcedureCode, string NationalProcedureCode, int ProcedureVersion, string OwnerName, BusinessState State, int? NationalStatus, string HolderUnit, DateTime? DeskDueAt, DateTime? DueAt, DateTime? AppointmentAt, DateTime SubmittedAt)
{
    public static DossierRow Of(ListWork.Row row, OrganisationTree units) => new(
        row.Id, row.Version, row.RequestNumber, row.Code, row.ProcedureCode, LocalCode.NationalOf(row.ProcedureCode), row.ProcedureVersion, row.OwnerName, row.State, row.State.NationalCode(row.StateBefore), DossierAnswer.CodeOf(units, row.HolderUnitId),
        row.DeskDueAt == DossierWork.NoDue ? null : row.DeskDueAt, row.DueAt, row.AppointmentAt, row.SubmittedAt);
}

/// <summary>A page of a worklist; <paramref name="Next"/> goes into <c>after</c>, and is left out on the last page.</summary>
internal sealed record DossierPage(IReadOnlyList<DossierRow> Items, string? Next);

/// <summary>One change in the history of a dossier.</summary>
internal sealed record EventAnswer(int Version, string Type, DateTime At, string Actor, string Process, string? Reason, JsonElement Data)
{
    public static EventAnswer Of(EventRow row) => new(row.Version, row.Type, row.At, row.ActorName, row.Process, row.Reason, JsonElement.Parse(DossierEvents.DataForPrograms(row)));
}

/// <summary>What came of an act.</summary>
internal sealed record ActAnswer(Guid Id, int Version, BusinessState State, string? Code);
